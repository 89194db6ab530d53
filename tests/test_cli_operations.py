"""backup, restore, verify and export-originals as an operator types them."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from campaign.cli import cli
from campaign.report.source import SourceFile
from campaign.store import connection, ingest, open_store
from campaign.store.export_originals import safe_name
from tests.store.files import csv_file, daily, summary

WARD, OTHER = "00118", "00004"
DAY = "2025-08-12"


@pytest.fixture(autouse=True)
def _close_stores() -> Iterator[None]:
    yield
    close_stores()


def close_stores() -> None:
    for store in list(connection._open_stores.values()):
        store.close()


def run(*args: object) -> Result:
    return CliRunner().invoke(cli, [str(arg) for arg in args])


@pytest.fixture
def db(tmp_path: Path) -> Path:
    path = tmp_path / "store" / "campaign.duckdb"
    store = open_store(path, kind="real")
    both = csv_file("1_TongHop", summary(WARD, "2025-08-13"), summary(OTHER, "2025-08-13"))
    ingest(store, [daily(WARD, DAY)], channel="cli")
    ingest(store, [both], channel="cli")
    ingest(store, [SourceFile("=cmd|' /c calc'!A0.png", b"\x89PNG" + bytes(9))], channel="cli")
    store.close()
    return path


def test_backup_restore_verify(db: Path, tmp_path: Path) -> None:
    saved, restored = tmp_path / "saved", tmp_path / "new" / "campaign.duckdb"
    result = run("backup", saved, "--db", db)
    assert result.exit_code == 0, result.output
    assert "4 báo cáo, 3 tệp gốc" in result.stderr
    assert list((db.parent / "copies").iterdir()) == []
    close_stores()
    assert run("restore", saved, "--db", restored).exit_code == 0
    close_stores()
    checked = run("--lang", "en", "verify", "--db", restored)
    assert checked.exit_code == 0
    assert "Checked 3 accepted and 1 refused reports, 3 originals, 10 audit" in checked.stdout
    assert checked.stdout.endswith("Everything is in order.\n")
    again = run("restore", saved, "--db", restored)
    assert again.exit_code == 1
    assert "Không ghi đè gì" in again.stderr
    assert "Nothing is overwritten" in again.stderr
    assert run("backup", saved, "--db", db).exit_code == 1


def test_verify_names_what_is_wrong(db: Path) -> None:
    for path in (db.parent / "originals").glob("*/*"):
        path.unlink()
    result = run("verify", "--db", db)
    assert result.exit_code == 1
    assert "Có 3 điều sai" in result.stdout
    assert result.stdout.count("is missing; restore it from a backup") == 3
    found = json.loads(run("verify", "--json", "--db", db).stdout)
    assert (found["is_clean"], len(found["findings"])) == (False, 3)
    assert {finding["code"] for finding in found["findings"]} == {"original-missing"}
    assert all(finding["message_vi"].startswith("Thiếu tệp") for finding in found["findings"])


def test_verify_makes_no_store_at_a_mistyped_path(tmp_path: Path) -> None:
    assert run("verify", "--db", tmp_path / "nothing.duckdb").exit_code == 2
    assert list(tmp_path.glob("*.duckdb")) == []


def test_originals_are_exported_by_ward_and_day(db: Path, tmp_path: Path) -> None:
    target = tmp_path / "out"
    result = run("export-originals", target, "--db", db)
    assert result.exit_code == 0, result.output
    with (target / "index.csv").open(encoding="utf-8-sig", newline="") as file:
        index = list(csv.DictReader(file))
    files = sorted(str(p.relative_to(target)) for p in target.rglob("*") if p.is_file())
    receipt = next(row["receipt_no"] for row in index if row["report_date"] == DAY)
    assert f"{WARD}/{DAY}/{receipt}_1_TongHop.csv" in files
    assert (target / f"{WARD}/{DAY}/{receipt}_1_TongHop.csv").read_bytes() == daily(
        WARD, DAY
    ).content
    assert sorted({row["path"] for row in index} | {"index.csv"}) == files
    assert [row["status"] for row in index] == ["accepted", "accepted", "accepted", "refused"]
    shared = {row["path"] for row in index if row["report_date"] == "2025-08-13"}
    assert len(shared) == 1
    assert index[-1]["file_name"].startswith("'=cmd")
    assert index[-1]["path"].startswith("khong-ro/khong-ro/TC-")


def test_a_missing_original_does_not_stop_the_export(db: Path, tmp_path: Path) -> None:
    next((db.parent / "originals").glob("*/*")).unlink()
    result = run("export-originals", tmp_path / "out", "--db", db)
    assert result.exit_code == 1
    assert "Copied 2 files" in result.stderr


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("báo cáo.xlsx", "báo cáo.xlsx"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\a.csv", "a.csv"),
        ("..", "_"),
        ("", "_"),
        ("a\x00b<c>.csv", "a_b_c_.csv"),
        ("dài" * 100 + ".xlsx", ("dài" * 100)[:76] + ".xlsx"),
    ],
)
def test_names_of_files_are_made_safe(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_restore_tells_of_tokens_that_are_good_again(db: Path, tmp_path: Path) -> None:
    saved, restored = tmp_path / "saved", tmp_path / "new" / "campaign.duckdb"
    for ward_code in (WARD, OTHER):
        assert run("token", "issue", "--ward", ward_code, "--db", db).exit_code == 0
    assert run("token", "revoke", "2", "--db", db).exit_code == 0
    assert run("backup", saved, "--db", db).exit_code == 0
    assert run("token", "revoke", "1", "--db", db).exit_code == 0
    close_stores()
    result = run("--lang", "en", "restore", saved, "--db", restored)
    assert "One access token is valid now, also what was revoked after the backup" in result.stderr
