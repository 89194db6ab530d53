"""Asking the ledger as it was at some point of its own, whatever was entered since.

`known_at` alone does not say it: the operator may enter a report today that arrived last week, and
a report that is being read while an edition is published arrived before it. An edition therefore
also notes how far the ledger had got, and is worked out again from no more than that.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any, TypeVar

import duckdb
import pandas as pd

from campaign.store.connection import Store
from campaign.store.questions import load
from campaign.store.sql import fetch_dicts, only, statement

Result = TypeVar("Result")


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
    """Asks marts with one cursor that sees the ledger up to a cut."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        """`cursor` was prepared by `asking`."""
        self._cursor = cursor

    def keep(self, as_of: date, known_at: datetime) -> None:
        """Work out once what several marts share; from now on only these two times are asked."""
        values = {"as_of": as_of, "known_at": known_at}
        _execute_all(self._cursor, "keep_figures", values)

    def ask(self, name: str, /, **params: Any) -> pd.DataFrame:
        """As campaign.store.questions.ask; the same errors."""
        query = load(name)
        return self._cursor.execute(query.sql, query.bind(params)).df()


def newest_cut(store: Store, known_at: datetime) -> tuple[Cut, Reference]:
    """How far the ledger has got, and the reference data in force at `known_at`."""
    found = store.recovering(
        lambda cursor: fetch_dicts(cursor, "newest_cut", {"known_at": known_at})
    )
    row = found[0]
    cut = Cut(row.pop("submission_no"), row.pop("answer_no"), row.pop("act_no"))
    return cut, Reference(**row)


def at_cut(store: Store, cut: Cut, work: Callable[[CutQuestions], Result]) -> Result:
    """What `work` gives when it asks the ledger up to `cut`."""

    def asked(cursor: duckdb.DuckDBPyConnection) -> Result:
        with _cut_off(cursor, cut):
            return work(CutQuestions(cursor))

    return store.recovering(asked)


@contextmanager
def _cut_off(cursor: duckdb.DuckDBPyConnection, cut: Cut) -> Iterator[None]:
    """Temporary tables of this cursor stand in front of the ledger; they end with the cursor."""
    cursor.begin()
    try:
        _execute_all(cursor, "begin_cut", asdict(cut))
        yield
    finally:
        cursor.rollback()


def _execute_all(cursor: duckdb.DuckDBPyConnection, name: str, values: Mapping[str, Any]) -> None:
    for found in duckdb.extract_statements(statement(name)):
        cursor.execute(found.query, only(found.query, values))
