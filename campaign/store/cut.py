"""Asking the ledger as it was at some point of its own, whatever was entered since.

`known_at` alone does not say it: the operator may enter a report today that arrived last week, and
a report that is being read while an edition is published arrived before it. An edition therefore
also notes how far the ledger had got, and is worked out again from no more than that.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any, TypeVar

import duckdb
import pandas as pd

from campaign.store.connection import Store
from campaign.store.definitions import KEEP, PastDefinitions
from campaign.store.errors import DefinitionLost, QueryError
from campaign.store.questions import Query, load
from campaign.store.sql import fetch_dicts, only, statement

Result = TypeVar("Result")
# How wards were named at some time: for each of WARD_NAMES a list, all in step.
WardNames = Mapping[str, Sequence[str]]
WARD_NAMES = ("ward_code", "ward_name", "ward_type", "former_district")


@dataclass(frozen=True)
class Cut:
    """The newest submission, answer and act that count."""

    submission_no: int
    answer_no: int
    act_no: int


@dataclass(frozen=True)
class Reference:
    """The acts whose reference data are in force at some moment: campaign, windows, targets."""

    campaign_act_no: int
    windows_act_no: int
    targets_act_no: int


class CutQuestions:
    """Asks marts with one cursor that sees the ledger up to a cut, by the definitions of `past`."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, past: PastDefinitions | None) -> None:
        """`cursor` was prepared by `at_cut`; past None: the definitions in force."""
        self._cursor = cursor
        self._past = past

    def keep(self, as_of: date, known_at: datetime) -> None:
        """Work out once what several marts share; from now on only these two times are asked."""
        text = statement(KEEP) if self._past is None else self._past.keep()
        with self._by_definition(KEEP):
            _execute_all(self._cursor, text, {"as_of": as_of, "known_at": known_at})

    def ask(self, name: str, /, **params: Any) -> pd.DataFrame:
        """As campaign.store.questions.ask; the same errors.

        Raises DefinitionLost where past definitions do not have the mart, do not know a parameter,
        or cannot run any more.
        """
        query = self._query(name)
        with self._by_definition(name):
            return self._cursor.execute(query.sql, query.bind(params)).df()

    def columns(self, name: str, as_of: date, known_at: datetime) -> list[str]:
        """The columns of the mart; any other parameter that it needs is null. Raises as `ask`."""
        given = {param.name: None for param in self._query(name).params if not param.is_optional}
        return list(self.ask(name, **{**given, "as_of": as_of, "known_at": known_at}).columns)

    def _query(self, name: str) -> Query:
        return load(name) if self._past is None else self._past.query(name)

    @contextmanager
    def _by_definition(self, name: str) -> Iterator[None]:
        """What goes wrong with past definitions is their loss, with present ones a mistake."""
        try:
            yield
        except (duckdb.ProgrammingError, duckdb.DataError, QueryError) as error:
            if self._past is None:
                raise
            raise DefinitionLost("definition-lost-sql", mart=name) from error


def newest_cut(store: Store, known_at: datetime) -> tuple[Cut, Reference]:
    """How far the ledger has got, and the reference data in force at `known_at`."""
    found = store.recovering(
        lambda cursor: fetch_dicts(cursor, "newest_cut", {"known_at": known_at})
    )
    row = found[0]
    cut = Cut(row.pop("submission_no"), row.pop("answer_no"), row.pop("act_no"))
    return cut, Reference(**row)


def at_cut(
    store: Store,
    cut: Cut,
    work: Callable[[CutQuestions], Result],
    past: PastDefinitions | None = None,
    wards: WardNames | None = None,
) -> Result:
    """What `work` gives when it asks the ledger up to `cut`, by the definitions of `past`.

    past None: by those in force; wards None: as the register names them now. Raises DefinitionLost
    when the past ones do not run any more.
    """

    def asked(cursor: duckdb.DuckDBPyConnection) -> Result:
        if past is not None:
            past.install(cursor)
        with _cut_off(cursor, cut, wards):
            return work(CutQuestions(cursor, past))

    return store.recovering(asked)


@contextmanager
def _cut_off(
    cursor: duckdb.DuckDBPyConnection, cut: Cut, wards: WardNames | None
) -> Iterator[None]:
    """Temporary tables of this cursor stand in front of the ledger; they end with the cursor."""
    cursor.begin()
    try:
        _execute_all(cursor, statement("begin_cut"), asdict(cut))
        if wards is not None:
            cursor.execute(statement("name_wards"), dict(wards))
        yield
    finally:
        cursor.rollback()


def _execute_all(cursor: duckdb.DuckDBPyConnection, text: str, values: Mapping[str, Any]) -> None:
    for found in duckdb.extract_statements(text):
        cursor.execute(found.query, only(found.query, values))
