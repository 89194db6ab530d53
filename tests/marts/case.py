"""One case file of tests/marts: its parts, and the comparison of expected with actual rows."""

import tomllib
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from campaign.store.parameters import as_timestamp

Row = dict[str, Any]

# TOML has no null, and missing is not zero.
NULL = "<null>"
PARTS = {"description", "params", "given_from", "given", "expect"}
SHARED = Path(__file__).parent / "_given"
EXPECT_PARTS = {"rows", "row_count", "is_ordered", "every"}


@dataclass(frozen=True)
class Case:
    """A mart's test: the rows given, the parameters asked with, the rows expected."""

    mart: str
    name: str
    params: Row
    given: dict[str, list[Row]] = field(default_factory=dict)
    expect: Row = field(default_factory=dict)


def read_case(path: Path) -> Case:
    """Read tests/marts/<mart>/<case>.toml; a part the grammar does not know is an error."""
    parts = tomllib.loads(path.read_text(encoding="utf-8"))
    unknown = (set(parts) - PARTS) | (set(parts["expect"]) - EXPECT_PARTS)
    if unknown or "description" not in parts:
        raise ValueError(f"{path}: unknown parts {sorted(unknown)}, or no description")
    given: dict[str, list[Row]] = {}
    shared = read_given(parts["given_from"]) if "given_from" in parts else {}
    for source in (shared, parts.get("given", {})):
        for table, rows in source.items():
            given.setdefault(table, []).extend(rows)
    return Case(path.parent.name, path.stem, parts["params"], given, parts["expect"])


def read_given(name: str) -> dict[str, list[Row]]:
    """The rows of tests/marts/_given/NAME.toml, shared by several cases."""
    given: dict[str, list[Row]] = tomllib.loads(
        (SHARED / f"{name}.toml").read_text(encoding="utf-8")
    )["given"]
    return given


def compare(actual: list[Row], expect: Row) -> None:
    """Assert that the rows are the expected ones, in the columns that the case names."""
    rows: list[Row] = expect.get("rows", [])
    count = expect.get("row_count", len(rows))
    assert len(actual) == count, f"{len(actual)} rows, expected {count}: {actual[:5]}"
    for row in actual:
        _assert_same(row, expect.get("every", {}))
    if count == len(rows) and expect.get("is_ordered", True):
        for found, wanted in zip(actual, rows, strict=True):
            _assert_same(found, wanted)
        return
    remaining = list(actual)
    for wanted in rows:
        match = next((row for row in remaining if _is_same(row, wanted)), None)
        assert match is not None, f"no row {wanted}\n" + _nearest(remaining, wanted)
        remaining.remove(match)


def _assert_same(row: Row, wanted: Row) -> None:
    assert {name: row.get(name, "<no such column>") for name in wanted} == {
        name: _expected(row.get(name), value) for name, value in wanted.items()
    }


def _is_same(row: Row, wanted: Row) -> bool:
    return all(
        name in row and row[name] == _expected(row[name], value) for name, value in wanted.items()
    )


def _expected(found: Any, value: Any) -> Any:
    if value == NULL:
        return None
    if isinstance(value, datetime):
        return as_timestamp(value)
    if isinstance(value, int | float) and isinstance(found, float):
        return pytest.approx(value, abs=1e-6)
    return value


def _nearest(rows: list[Row], wanted: Row) -> str:
    key = next(iter(wanted))
    near = [row for row in rows if row.get(key) == wanted[key]]
    return f"rows with the same {key}: {near or 'none'}"
