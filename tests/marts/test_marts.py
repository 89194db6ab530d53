"""Every mart gives exactly the rows its cases expect.

To add a case: write tests/marts/<mart>/<what_it_shows>.toml (grammar: README.md beside this file).
"""

from pathlib import Path

import duckdb
import pytest

from campaign.settings import settings
from campaign.store.questions import load
from tests.marts.case import Row, compare, read_case
from tests.marts.given import Ledger

FOLDER = Path(__file__).parent
CASES = sorted(FOLDER.glob("[!_]*/*.toml"))


def rows_of(cursor: duckdb.DuckDBPyConnection, mart: str, params: Row) -> list[Row]:
    query = load(mart)
    answer = cursor.execute(query.sql, query.bind(params))
    names = [column[0] for column in answer.description]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_case(path: Path, cursor: duckdb.DuckDBPyConnection) -> None:
    case = read_case(path)
    Ledger(cursor).store(case.given)
    compare(rows_of(cursor, case.mart, case.params), case.expect)


def test_every_mart_has_a_case() -> None:
    marts = {path.stem for path in (settings().queries_dir / "marts").glob("*.sql")}
    tested = {path.parent.name for path in CASES}
    assert marts == tested, "each queries/marts/NAME.sql needs tests/marts/NAME/*.toml"
