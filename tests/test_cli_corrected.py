"""`ingest --corrected FOLDER` writes marked copies of the workbooks that have problems."""

from pathlib import Path

import openpyxl

from tests.report.uploads import grid, workbook
from tests.store.files import daily
from tests.test_cli import _close_stores, run  # noqa: F401 - a fixture for every test

WRONG = {"dossiers_online": 99}


def test_wrong_workbooks_are_written_marked_and_nothing_is_overwritten(tmp_path: Path) -> None:
    given = tmp_path / "given"
    given.mkdir()
    (given / "sai.xlsx").write_bytes(workbook({"1_TongHop": grid("1_TongHop", WRONG)}))
    (given / "sai.csv").write_bytes(daily("00004", "2025-08-12", dossiers_online=99).content)
    target = tmp_path / "marked" / "today"
    result = run("ingest", given, "--dry-run", "--corrected", target)
    assert result.exit_code == 1
    assert [path.name for path in target.iterdir()] == ["sai_can-sua.xlsx"]
    assert "sai_can-sua.xlsx" in result.stderr
    marked = target / "sai_can-sua.xlsx"
    assert openpyxl.load_workbook(marked)["1_TongHop"]["G2"].comment is not None
    before = marked.read_bytes()
    run("ingest", marked, "--corrected", target)
    names = sorted(path.name for path in target.iterdir())
    assert names == ["sai_can-sua-2.xlsx", "sai_can-sua.xlsx"]
    assert marked.read_bytes() == before


def test_right_files_leave_the_folder_empty(tmp_path: Path) -> None:
    book = tmp_path / "đúng.xlsx"
    book.write_bytes(workbook({"1_TongHop": grid("1_TongHop", {"paid_online": 1})}))
    run("ingest", book, "--corrected", tmp_path / "marked")
    assert list((tmp_path / "marked").iterdir()) == []
