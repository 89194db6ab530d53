"""What people type wrongly at the command line: a message, an exit code, never a traceback."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from campaign.cli import cli
from campaign.store import connection, open_store
from tests.store.files import daily

WARD = "00118"
DAY = "2025-08-12"


@pytest.fixture(autouse=True)
def _close_stores() -> Iterator[None]:
    yield
    for store in list(connection._open_stores.values()):
        store.close()


def run(*args: object) -> Result:
    return CliRunner().invoke(cli, [str(arg) for arg in args])


def told(result: Result) -> tuple[int, str]:
    """Exit code and message; a real exception would be a traceback at a terminal."""
    assert isinstance(result.exception, SystemExit), result.exception
    assert result.stdout == ""
    return result.exit_code, result.stderr


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "1_TongHop.csv"
    path.write_bytes(daily(WARD, DAY).content)
    return path


def test_a_workbook_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    path = tmp_path / "no-folder" / "mau.xlsx"
    code, message = told(run("template", "--ward", WARD, "--date", DAY, "-o", path))
    assert code == 1
    assert "Không đọc hoặc ghi được" in message
    assert str(path) in message


def test_a_store_below_a_file_is_told(report: Path) -> None:
    code, message = told(run("ingest", report, "--db", report / "x.duckdb"))
    assert code == 1
    assert str(report) in message


@pytest.mark.parametrize(
    ("ward", "day", "window"),
    [
        (WARD, "2025-07-23", "24/07/2025"),
        (WARD, "2025-09-07", "06/09/2025"),
        ("10417", "2025-07-31", "01/08/2025"),
    ],
)
def test_a_template_is_for_a_day_that_the_ward_reports(ward: str, day: str, window: str) -> None:
    code, message = told(run("template", "--ward", ward, "--date", day))
    assert code == 2
    assert window in message


@pytest.mark.parametrize("written", ["99999", "118", "00226x"])
def test_an_unknown_code_is_called_a_code(written: str) -> None:
    code, message = told(run("template", "--ward", written, "--date", DAY))
    assert code == 2
    assert f"Không có xã, phường nào mang mã {written}" in message
    assert message.count(f"No ward has the code {written}") == 1


def test_a_wrong_name_is_asked_about_once_in_each_language() -> None:
    _, message = told(run("template", "--ward", "Kim Lien x", "--date", DAY))
    assert message.count("Tên “Kim Lien x” không khớp") == 1
    assert message.count("The name “Kim Lien x” fits none") == 1


@pytest.mark.parametrize(
    ("args", "vietnamese"),
    [
        (("query", "no_such"), "Không có câu hỏi tên này"),
        (("query", "city_kpis", "--param", "wards=1"), "không có tham số đó"),
        (("query", "version_diff"), "Còn thiếu tham số"),
        (("query", "city_kpis", "--known-at", "hôm qua"), "chưa đúng dạng"),
        (("query", "exceptions", "--param", "limit_count=x"), "chưa đúng dạng"),
        (("ingest", "no-such-file.xlsx"), "Không có tệp hoặc thư mục no-such-file.xlsx"),
    ],
)
def test_wrong_questions_are_answered_in_vietnamese_too(
    report: Path, args: tuple[str, ...], vietnamese: str
) -> None:
    assert run("ingest", report).exit_code == 0
    code, message = told(run(*args))
    assert code == 2
    assert vietnamese in message
    english = told(run("--lang", "en", *args))[1]
    assert vietnamese not in english
    assert "Error: " in english


def test_the_demo_never_enters_a_real_store(report: Path, tmp_path: Path) -> None:
    db = tmp_path / "real.duckdb"
    assert run("ingest", report, "--db", db).exit_code == 0
    code, message = told(run("demo", "--db", db))
    assert code == 1
    assert "kho thật và kho mô phỏng không bao giờ trộn lẫn" in message
    assert "the two never mix" in message


def test_a_file_that_is_no_store_is_told(report: Path, tmp_path: Path) -> None:
    db = tmp_path / "broken.duckdb"
    db.write_text("not a store")
    code, message = told(run("query", "city_kpis", "--db", db))
    assert code == 1
    assert "Không mở được kho" in message


def test_as_of_given_as_a_parameter_is_not_overridden(report: Path) -> None:
    assert run("ingest", report).exit_code == 0
    asked = ("query", "city_kpis", "--param", "as_of=2025-08-01", "--format", "csv")
    assert "2025-08-01," in run(*asked).stdout
    known = run("query", "freshness", "--param", f"known_at={DAY}").stdout.splitlines()
    assert known[1].endswith(",0,126,0")


def test_optional_parameters_are_listed_with_null() -> None:
    listed = run("query", "--list").stdout
    assert "ward_codes varchar[] = null" in listed
    assert "None" not in listed


def test_an_answer_from_a_demo_store_is_marked(tmp_path: Path) -> None:
    db = tmp_path / "demo.duckdb"
    open_store(db, kind="demo")
    result = run("query", "ward_status", "--db", db)
    assert result.stderr == "Dữ liệu mô phỏng\nSimulated data\n"
    assert result.stdout.startswith("band,")


def test_a_search_without_a_hit_says_so() -> None:
    result = run("wards", "--search", "zzz")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "zzz" in result.stderr
