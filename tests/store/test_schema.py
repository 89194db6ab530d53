"""The schema: equal to the contract, applied once, never changed afterwards."""

import shutil
from pathlib import Path

import duckdb
import pytest

from campaign.report.contract import Sheet, contract
from campaign.settings import settings
from campaign.store import Store, open_store
from campaign.store.errors import MigrationChanged, StagingFault
from campaign.store.migrations import load_staging, migrate

TYPES = {
    "int": "BIGINT",
    "decimal": "DOUBLE",
    "bool": "BOOLEAN",
    "date": "DATE",
    "time": "TIME",
    "text": "VARCHAR",
    "enum": "VARCHAR",
    "code": "VARCHAR",
}


@pytest.mark.parametrize("sheet", contract().sheets, ids=lambda sheet: sheet.table)
def test_a_table_has_exactly_the_fields_of_its_sheet(store: Store, sheet: Sheet) -> None:
    with store.cursor() as cursor:
        found = cursor.execute(f"describe {sheet.table}").fetchall()
    columns = [(row[0], row[1]) for row in found]
    fields = [(field.name, TYPES[field.type]) for field in sheet.stored_fields]
    assert columns == [("submission_no", "BIGINT"), ("row_no", "INTEGER"), *fields]


@pytest.fixture
def schema_dir(tmp_path: Path) -> Path:
    return Path(shutil.copytree(settings().queries_dir / "schema", tmp_path / "schema"))


def test_migrations_run_in_order_and_once(schema_dir: Path) -> None:
    with duckdb.connect() as connection:
        names = migrate(connection, schema_dir)
        assert names == sorted(path.name for path in schema_dir.glob("*.sql"))
        assert migrate(connection, schema_dir) == []
        (schema_dir / "9000_note.sql").write_text("create table note (body varchar);")
        assert migrate(connection, schema_dir) == ["9000_note.sql"]


def test_an_edited_migration_is_an_error(schema_dir: Path) -> None:
    with duckdb.connect() as connection:
        migrate(connection, schema_dir)
        first = schema_dir / "0001_ledger.sql"
        first.write_text(first.read_text() + "-- one more thought\n")
        with pytest.raises(MigrationChanged, match=r"0001_ledger\.sql was changed.*new numbered"):
            migrate(connection, schema_dir)


def test_a_removed_migration_is_an_error(schema_dir: Path) -> None:
    with duckdb.connect() as connection:
        migrate(connection, schema_dir)
        (schema_dir / "0002_reference.sql").unlink()
        with pytest.raises(MigrationChanged, match=r"0002_reference\.sql was applied .* is gone"):
            migrate(connection, schema_dir)


def test_a_failing_migration_leaves_nothing(schema_dir: Path) -> None:
    (schema_dir / "9000_bad.sql").write_text(
        "create table half (x int); create table half (x int);"
    )
    with duckdb.connect() as connection:
        with pytest.raises(duckdb.CatalogException):
            migrate(connection, schema_dir)
        assert ("half",) not in connection.execute("show tables").fetchall()


def test_macros_may_call_macros_of_later_files(schema_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "a.sql").write_text("create or replace macro a() as table select * from b();")
    (tmp_path / "b.sql").write_text("create or replace macro b() as table select 1 as x;")
    with duckdb.connect() as connection:
        migrate(connection, schema_dir)
        load_staging(connection, tmp_path)
        assert connection.execute("from a()").fetchall() == [(1,)]
        (tmp_path / "c.sql").write_text("create or replace macro c() as table select * from d();")
        with pytest.raises(StagingFault, match=r"queries/staging/c\.sql: .*d does not exist"):
            load_staging(connection, tmp_path)


def test_a_reopened_store_changes_nothing(tmp_path: Path) -> None:
    first = open_store(tmp_path / "campaign.duckdb")
    version = first.data_version
    first.close()
    second = open_store(tmp_path / "campaign.duckdb")
    assert second.data_version == version
    second.close()
