"""The command line as scripts see it: stdout, exit codes, stores."""

import csv
import io
import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from campaign.cli import cli
from campaign.settings import settings
from campaign.store import connection, open_store
from tests.oidc_secrets import sign_in_environment
from tests.store.files import baseline, daily, summary
from tests.store.files import csv_file as csv_source

WARD = "00118"
DAY = "2025-08-12"


@pytest.fixture(autouse=True)
def _close_stores() -> Iterator[None]:
    yield
    for store in list(connection._open_stores.values()):
        store.close()


def run(*args: object) -> Result:
    return CliRunner().invoke(cli, [str(arg) for arg in args])


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "báo cáo.csv"
    path.write_bytes(daily(WARD, DAY).content)
    return path


def test_ingest_prints_one_json_receipt_per_file(report: Path) -> None:
    result = run("ingest", report, "--json")
    (receipt,) = json.loads(result.stdout)
    assert result.exit_code == 0
    contract = {"status": "accepted", "ward_code": WARD, "report_date": DAY, "version": 1}
    contract |= {"completeness": "complete", "timeliness": "late_after_day", "problems": []}
    contract |= {"sha256": daily(WARD, DAY).sha256, "is_backfilled": False, "is_demo": False}
    assert {key: receipt[key] for key in contract} == contract
    assert receipt["file_name"] == "báo cáo.csv"
    assert open_store().kind == "real"
    again = run("ingest", report, "--json")
    assert (again.exit_code, json.loads(again.stdout)[0]["status"]) == (0, "unchanged")


def test_received_at_fills_in_the_past(report: Path) -> None:
    result = run("ingest", report, "--json", "--received-at", f"{DAY}T15:59")
    (receipt,) = json.loads(result.stdout)
    assert receipt["received_at"] == "2025-08-12T15:59:00+07:00"
    assert (receipt["timeliness"], receipt["is_backfilled"]) == ("on_time", True)


def test_a_refused_file_is_exit_code_1_and_says_why(tmp_path: Path) -> None:
    path = tmp_path / "1_TongHop.csv"
    path.write_bytes(daily(WARD, DAY, dossiers_online=99).content)
    result = run("ingest", path)
    assert result.exit_code == 1
    assert "Bị từ chối · " in result.stdout
    assert "Refused · " in result.stdout
    assert "[Lỗi R04] 1_TongHop!" in result.stdout
    english = run("--lang", "en", "ingest", path)
    assert "Refused · " in english.stdout
    assert "Bị từ chối" not in english.stdout


def test_a_dry_run_stores_nothing(report: Path) -> None:
    result = run("ingest", report, "--dry-run")
    assert result.exit_code == 0
    assert "(chạy thử, chưa lưu)" in result.stdout
    assert json.loads(run("ingest", report, "--json").stdout)[0]["status"] == "accepted"


def test_a_folder_means_all_files_in_it(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "sub").mkdir(parents=True)
    (folder / "1_TongHop.csv").write_bytes(csv_source("1_TongHop", summary(WARD, DAY)).content)
    (folder / "sub" / "other.csv").write_bytes(daily("00004", DAY).content)
    (folder / ".hidden").write_bytes(b"x")
    receipts = json.loads(run("ingest", folder, "--json").stdout)
    assert [receipt["file_name"] for receipt in receipts] == ["1_TongHop.csv", "sub/other.csv"]
    assert {report["ward_code"] for report in receipts[0]["reports"]} == {WARD, "00004"}


@pytest.mark.parametrize(
    "args",
    [
        ("ingest",),
        ("ingest", "no-such-file.xlsx"),
        ("query", "no_such_mart"),
        ("query",),
        ("query", "city_kpis", "--as-of", "08/13/2025"),
        ("query", "city_kpis", "--param", "wards"),
        ("query", "city_kpis", "--param", "wards=1"),
        ("query", "city_kpis", "--db", "no-such-store.duckdb"),
        ("template", "--ward", "Phường Láng Hạ", "--date", DAY),
        ("serve", "--store", "other"),
    ],
)
def test_wrong_usage_is_exit_code_2(args: tuple[str, ...]) -> None:
    result = run(*args)
    assert result.exit_code == 2, result.output
    assert result.stdout == ""


def test_a_time_of_receipt_in_the_future_is_wrong_usage(report: Path) -> None:
    result = run("ingest", report, "--received-at", "2999-01-01")
    assert result.exit_code == 2
    assert "cannot have been received at 2999-01-01" in result.stderr


def test_query_prints_csv_and_json(report: Path, tmp_path: Path) -> None:
    db = tmp_path / "other.duckdb"
    run("--db", db, "ingest", report)
    as_csv = run("query", "submission_today", "--db", db, "--param", f"ward_codes={WARD}")
    (row,) = csv.DictReader(io.StringIO(as_csv.stdout))
    assert (row["ward_code"], row["report_status"], row["version"]) == (WARD, "late", "1")
    as_json = run(
        "query", "submission_today", "--db", db, "--param", f"ward_codes={WARD}", "--format", "json"
    )
    (record,) = json.loads(as_json.stdout)
    assert (record["ward_code"], record["version"]) == (WARD, 1)
    known_at = ("--known-at", "2025-08-12 16:30", "--as-of", "12/08/2025")
    before = run("query", "freshness", "--db", db, "--format", "json", *known_at)
    assert json.loads(before.stdout)[0]["reported_count"] == 0


def test_query_list_names_every_mart() -> None:
    listed = run("query", "--list").stdout.splitlines()
    marts = [path.stem for path in sorted((settings().queries_dir / "marts").glob("*.sql"))]
    assert listed[0::3] == marts
    assert "as_of date" in listed[2]


def test_wards_are_found_without_diacritics() -> None:
    assert len(run("wards").stdout.splitlines()) == 126
    line, *_ = run("wards", "--search", "van mieu").stdout.splitlines()
    assert line == "00226\tPhường Văn Miếu - Quốc Tử Giám\tQuận Đống Đa"


def test_template_carries_the_known_baseline(tmp_path: Path) -> None:
    path, known = tmp_path / "mau.xlsx", tmp_path / "0_NenTang.csv"
    asked = ("template", "--ward", WARD, "--date", DAY, "-o", path)
    without = run(*asked)
    assert without.exit_code == 0, without.output
    assert "0_NenTang" in without.stderr
    known.write_bytes(baseline(WARD, "2025-08-01", officials_total=61).content)
    assert run("ingest", known).exit_code == 0
    assert "0_NenTang" not in run(*asked).stderr
    sheet = openpyxl.load_workbook(path)["0_NenTang"]
    assert [row[3] for row in sheet.iter_rows(min_row=2, values_only=True) if row[3]] == [61]


def test_another_owner_is_exit_code_1(report: Path, tmp_path: Path) -> None:
    db = tmp_path / "busy.duckdb"
    code = "import sys, duckdb; c = duckdb.connect(sys.argv[1]); print(flush=True); input()"
    owner = subprocess.Popen(
        [sys.executable, "-c", code, str(db)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert owner.stdout is not None
    owner.stdout.readline()
    result = run("ingest", report, "--db", db)
    owner.communicate(b"\n")
    assert result.exit_code == 1
    assert f"(PID {owner.pid})" in result.stderr
    assert "Hãy dừng chương trình đó" in result.stderr


def test_demo_answers_and_is_not_doubled(demo_dir: Path) -> None:
    first = run("query", "freshness", "--format", "json")
    assert run("demo").exit_code == 0
    assert json.loads(run("query", "freshness", "--format", "json").stdout) == json.loads(
        first.stdout
    )
    assert open_store().path == demo_dir / "demo" / "campaign.duckdb"
    kpis = json.loads(run("query", "city_kpis", "--format", "json").stdout)
    assert kpis[0]["as_of"] == date(2025, 9, 6).isoformat()


def test_serve_answers_on_its_port(tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = os.environ | {"CAMPAIGN_LOCAL_DIR": str(tmp_path), "PYTHONUTF8": "1"}
    environment |= sign_in_environment(tmp_path)
    command = [sys.executable, "-m", "campaign", "serve", "--port", str(port), "--store", "real"]
    server = subprocess.Popen(
        command, cwd=settings().root, env=environment, stdout=subprocess.PIPE, text=True
    )
    try:
        assert server.stdout is not None
        assert server.stdout.readline() == f"Bảng điều khiển: http://127.0.0.1:{port}\n"
        assert _answer(f"http://127.0.0.1:{port}/_stcore/health") == b"ok"
    finally:
        server.terminate()
        server.wait(20)


def _answer(address: str) -> bytes:
    for _ in range(150):
        try:
            with urllib.request.urlopen(address, timeout=5) as reply:
                return bytes(reply.read())
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"{address} does not answer")


def test_a_taken_port_is_told() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = run("serve", "--port", port)
    assert result.exit_code == 1
    assert f"--port {port + 1}" in result.stderr


def test_a_demo_that_readers_would_reach_from_outside_is_refused_before_it_starts(
    monkeypatch: pytest.MonkeyPatch, demo_dir: Path
) -> None:
    assert demo_dir.exists()
    monkeypatch.setenv("CAMPAIGN_PUBLIC_URL", "https://bang.hanoi.example")
    settings.cache_clear()
    result = run("serve", "--store", "demo", "--port", "0")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "bang.hanoi.example mở ra ngoài máy này" in result.stderr
    assert "the address bang.hanoi.example is open beyond this machine" in result.stderr
