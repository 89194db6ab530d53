"""The SQL files of the store itself (queries/store/), and rows into tables."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import duckdb
import pyarrow as pa

from campaign.settings import settings


@cache
def statement(name: str) -> str:
    """The text of queries/store/NAME.sql."""
    return (settings().queries_dir / "store" / f"{name}.sql").read_text(encoding="utf-8")


@cache
def live_text(name: str) -> str:
    """The text of queries/live/NAME.sql."""
    return (settings().queries_dir / "live" / f"{name}.sql").read_text(encoding="utf-8")


@cache
def check_text(name: str) -> str:
    """The text of queries/checks/NAME.sql, which gives the offending rows."""
    return (settings().queries_dir / "checks" / f"{name}.sql").read_text(encoding="utf-8")


def append_rows(
    cursor: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Mapping[str, Any]]
) -> None:
    """Insert dict rows by column name; a missing key is null, an unknown key is an error.

    Goes through Arrow with the table's own types, so nothing is guessed (a missing
    integer stays missing instead of turning the column into floats).
    """
    if not rows:
        return
    schema = cursor.table(table).limit(0).to_arrow_table().schema
    unknown = {key for row in rows for key in row} - set(schema.names)
    if unknown:
        raise ValueError(f"{table} has no column {sorted(unknown)}")
    columns = [
        pa.array([row.get(name) for row in rows], type=schema.field(name).type)
        for name in schema.names
    ]
    arrow = pa.Table.from_arrays(columns, schema=schema)
    cursor.from_arrow(arrow).insert_into(table)


def fetch_dicts(
    cursor: duckdb.DuckDBPyConnection, name: str, values: Mapping[str, Any]
) -> list[dict[str, Any]]:
    """The rows of queries/store/NAME.sql as dicts of plain Python values."""
    rows = cursor.execute(statement(name), dict(values)).fetchall()
    columns = [column[0] for column in cursor.description or ()]
    return [dict(zip(columns, row, strict=True)) for row in rows]


def only(query: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Those of `values` that `query` names; DuckDB refuses a value too many."""
    named = set(re.findall(r"\$(\w+)", query))
    return {name: value for name, value in values.items() if name in named}
