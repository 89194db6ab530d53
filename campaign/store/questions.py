"""Questions to the store: every mart of queries/marts/ with its declared header.

The header grammar is described in queries/README.md; an example:
    -- One row per ward: progress, pace and band.
    -- params: as_of date, known_at timestamptz, ward_codes varchar[] = null
    -- used by: pages/ward_map.py, pages/overview.py
"""

import re
import warnings
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

import duckdb
import pandas as pd

from campaign.settings import settings
from campaign.store.connection import Store
from campaign.store.errors import BadHeader, MissingParameter, UnknownParameter, UnknownQuery
from campaign.store.parameters import TYPES, convert
from campaign.store.sql import statement

# DuckDB's own conversion to pandas uses an argument that pandas 3 deprecates; nothing to mend here.
warnings.filterwarnings("ignore", message="The inplace keyword in DataFrame.drop")

Result = TypeVar("Result")
_FIGURES = re.compile(r"\b(?:\w+_on|report_day|missing_streak)\(")
_PARAM = re.compile(r"^(?P<name>\w+) (?P<type>\w+(?:\[\])?)(?: = (?P<default>.+))?$")


@dataclass(frozen=True)
class Param:
    """One declared parameter; `default` is a Python value, used when it is not given."""

    name: str
    type: str
    default: Any = None
    is_optional: bool = False


@dataclass(frozen=True)
class Query:
    """One file of queries/marts/: its name, what one row is, and what it must be told."""

    name: str
    grain: str
    params: tuple[Param, ...]
    used_by: tuple[str, ...]
    sql: str

    @cached_property
    def needs_figures(self) -> bool:
        """Whether it calls a macro that live.py keeps, itself or through another (…_on, …)."""
        return _FIGURES.search(self.sql) is not None

    @property
    def page_ids(self) -> tuple[str, ...]:
        """The pages that use it; the command line counts as one that nobody can open."""
        return tuple(PurePosixPath(user).stem for user in self.used_by)

    def bind(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """The complete bind parameters: given values converted, defaults filled in.

        Raises UnknownParameter, MissingParameter or BadParameter.
        """
        names = [param.name for param in self.params]
        unknown = sorted(set(given) - set(names))
        if unknown:
            raise UnknownParameter(f"{self.name} does not take {unknown}; it takes {names}")
        missing = [p.name for p in self.params if not p.is_optional and p.name not in given]
        if missing:
            raise MissingParameter(f"{self.name} needs {missing} as well")
        return {p.name: convert(p.name, p.type, given.get(p.name, p.default)) for p in self.params}


@cache
def load(name: str) -> Query:
    """The query queries/marts/NAME.sql. Raises UnknownQuery or BadHeader."""
    path = settings().queries_dir / "marts" / f"{name}.sql"
    if not re.fullmatch(r"\w+", name) or not path.exists():
        raise UnknownQuery(f"there is no query {name!r}; `query --list` names them all")
    return parse(name, path.read_text(encoding="utf-8"))


def all_queries() -> tuple[Query, ...]:
    """Every query of queries/marts/, by name."""
    folder: Path = settings().queries_dir / "marts"
    return tuple(load(path.stem) for path in sorted(folder.glob("*.sql")))


def parse(name: str, sql: str) -> Query:
    """Read the header of a query and check that it declares exactly what the SQL uses."""
    lines = [line.removeprefix("--").strip() for line in sql.splitlines() if line.startswith("--")]
    if not lines or not lines[0].endswith("."):
        raise BadHeader(f"{name}: line 1 must be the grain, a sentence that ends in a period")
    params = _declared_params(name, _entry(name, lines, "params"))
    used_by = tuple(page.strip() for page in _entry(name, lines, "used by").split(","))
    _compare(name, {param.name for param in params}, _used_params(name, sql))
    return Query(name, lines[0], params, used_by, sql)


def ask(source: Store | duckdb.DuckDBPyConnection, name: str, /, **params: Any) -> pd.DataFrame:
    """The rows that answer the question NAME, one DataFrame, columns as the mart names them.

    Raises UnknownQuery, UnknownParameter, MissingParameter, BadParameter.
    """
    query = load(name)
    values = query.bind(params)
    return _asked(source, query, values, lambda cursor: cursor.execute(query.sql, values).df())


def answer(
    source: Store | duckdb.DuckDBPyConnection, name: str, /, **params: Any
) -> tuple[list[str], list[tuple[Any, ...]]]:
    """The same answer as `ask` as column names and rows of plain Python values."""
    query = load(name)
    values = query.bind(params)

    def work(cursor: duckdb.DuckDBPyConnection) -> tuple[list[str], list[tuple[Any, ...]]]:
        rows = cursor.execute(query.sql, values).fetchall()
        return [column[0] for column in cursor.description or ()], rows

    return _asked(source, query, values, work)


def records(
    source: Store | duckdb.DuckDBPyConnection, name: str, /, **params: Any
) -> list[dict[str, Any]]:
    """The same answer as `ask` as one dict per row, of plain Python values."""
    columns, rows = answer(source, name, **params)
    return [dict(zip(columns, row, strict=True)) for row in rows]


def _asked(
    source: Store | duckdb.DuckDBPyConnection,
    query: Query,
    values: Mapping[str, Any],
    work: Callable[[duckdb.DuckDBPyConnection], Result],
) -> Result:
    """What `work` gives; asked again when the database had to be opened anew (a full disk)."""
    try:
        with _cursor(source, query, values) as cursor:
            return work(cursor)
    except duckdb.FatalException:
        if not isinstance(source, Store):
            raise
        source.reopen()
    with _cursor(source, query, values) as cursor:
        return work(cursor)


def _cursor(
    source: Store | duckdb.DuckDBPyConnection, query: Query, values: Mapping[str, Any]
) -> AbstractContextManager[duckdb.DuckDBPyConnection]:
    """A cursor to ask with: of the kept figures of now, if the question needs any of them."""
    if isinstance(source, Store) and query.needs_figures:
        return source.live.asking(values)
    return source.cursor()


def newest_report_date(source: Store | duckdb.DuckDBPyConnection) -> date | None:
    """The newest day of which a report was accepted; None while there is none."""
    with source.cursor() as cursor:
        row = cursor.execute(statement("newest_report_date")).fetchone()
    return row[0] if row else None


def _entry(name: str, lines: list[str], key: str) -> str:
    found = [line.removeprefix(f"{key}:").strip() for line in lines if line.startswith(f"{key}:")]
    if len(found) != 1 or not found[0]:
        raise BadHeader(f"{name}: the header needs exactly one line `-- {key}: …`")
    return found[0]


def _declared_params(name: str, text: str) -> tuple[Param, ...]:
    params: list[Param] = []
    for part in text.split(","):
        match = _PARAM.match(part.strip())
        if match is None or match["type"] not in TYPES:
            raise BadHeader(
                f"{name}: `{part.strip()}` is not `name type` or `name type = default` "
                f"with a type of {sorted(TYPES)}"
            )
        default = match["default"]
        value = (
            None if default in (None, "null") else convert(match["name"], match["type"], default)
        )
        params.append(Param(match["name"], match["type"], value, default is not None))
    return tuple(params)


def _used_params(name: str, sql: str) -> set[str]:
    statements = duckdb.extract_statements(sql)
    if len(statements) != 1:
        raise BadHeader(f"{name}: a query file holds exactly one statement")
    return set(statements[0].named_parameters)


def _compare(name: str, declared: set[str], used: set[str]) -> None:
    if declared != used:
        raise BadHeader(
            f"{name}: declared but not used {sorted(declared - used)}, "
            f"used but not declared {sorted(used - declared)}"
        )
