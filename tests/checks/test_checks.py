"""Every check finds what is planted and nothing else: it is empty on clean data.

To add a check: queries/checks/fail_<what>.sql or warn_<what>.sql, and a file of the same name
here with the SQL that plants the fault and the rows that must be found.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from campaign.settings import settings
from campaign.store import Store, open_store
from tests.marts.case import Row, compare, read_given
from tests.marts.given import Ledger

CHECKS = sorted((Path(__file__).parents[2] / "queries" / "checks").glob("*.sql"))


@pytest.fixture(scope="module")
def memory_store() -> Iterator[Store]:
    store = open_store(":memory:", kind="demo")
    yield store
    store.close()


@pytest.fixture
def cursor(memory_store: Store) -> Iterator[duckdb.DuckDBPyConnection]:
    own = memory_store.cursor()
    own.begin()
    Ledger(own).store(read_given("perfect"))
    yield own
    own.rollback()
    own.close()


def offending(cursor: duckdb.DuckDBPyConnection, check: Path) -> list[Row]:
    answer = cursor.execute(check.read_text(encoding="utf-8"))
    names = [column[0] for column in answer.description]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.stem)
def test_clean_data_passes(check: Path, cursor: duckdb.DuckDBPyConnection) -> None:
    assert offending(cursor, check) == []


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.stem)
def test_planted_fault_is_found(check: Path, cursor: duckdb.DuckDBPyConnection) -> None:
    case = tomllib.loads((Path(__file__).parent / f"{check.stem}.toml").read_text(encoding="utf-8"))
    for statement in case["plant"]:
        cursor.execute(statement)
    compare(offending(cursor, check), {"rows": case["rows"]})


def test_names_tell_the_severity() -> None:
    assert [c.stem for c in CHECKS if not c.stem.startswith(("fail_", "warn_"))] == []


def test_demo_campaign_is_healthy(demo_dir: Path) -> None:
    store = open_store(settings().store_dir("demo") / "campaign.duckdb")
    with store.cursor() as cursor:
        found = {c.stem: offending(cursor, c) for c in CHECKS if c.stem.startswith("fail_")}
    store.close()
    assert {name: rows for name, rows in found.items() if rows} == {}
