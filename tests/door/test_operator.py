"""The operator's door and the command line beside a running server: real processes, real HTTP."""

import json
import logging
import os
import shutil
import stat
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import requests
from click.testing import CliRunner, Result

from campaign import clock
from campaign.cli import cli
from campaign.door import running
from campaign.door.desk import LocalDesk
from campaign.door.remote import DeskUnreachable, RemoteDesk
from campaign.report.question import AnswerKey
from campaign.report.source import SourceFile
from campaign.settings import settings
from campaign.store import StoreBusy, connection, open_store
from campaign.store.answers import UnknownReceipt
from campaign.store.intake import ReceivedInFuture
from campaign.store.reasons import ReasonRefused
from campaign.store.tokens import UnknownToken, UnknownWard
from campaign.wards import register
from tests.door.writer_process import Writer
from tests.store.files import baseline, csv_file, daily, row, summary

DAY = "2025-08-12"
WARDS = (found.ward_code for found in register().wards[60:])


@pytest.fixture
def ward() -> str:
    return next(WARDS)


@pytest.fixture(autouse=True)
def _close_stores() -> Iterator[None]:
    yield
    for store in list(connection._open_stores.values()):
        store.close()


def run(*args: object) -> Result:
    return CliRunner().invoke(cli, [str(arg) for arg in args])


def server_file(writer: Writer) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((writer.folder / running.FILE_NAME).read_text())
    return found


def timeless(receipts: Any) -> Any:
    """The receipts without the moment at which they were given."""
    for receipt in receipts:
        for part in (receipt, *receipt["reports"]):
            part["received_at"] = None
    return receipts


def test_where_the_server_is_found_only_its_owner_can_read(writer: Writer) -> None:
    path = writer.folder / running.FILE_NAME
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert server_file(writer)["pid"] == writer.process.pid
    assert server_file(writer)["address"] == writer.url


def test_both_desks_say_the_same(writer: Writer, ward: str) -> None:
    local = LocalDesk(open_store(":memory:"))
    first = baseline(ward, "2025-08-01")
    second = csv_file("1_TongHop", summary(ward, DAY), summary(ward, "2025-08-13", note="x"))
    named = replace(second, name='sub/"tháng 8" \\ a.csv')
    at = datetime(2025, 8, 13, 15, tzinfo=settings().campaign.timezone)
    for files in ([first], [named], [named]):
        shown = [desk.preview(files, channel="upload") for desk in (local, writer.desk)]
        as_dicts = [[timeless([file.as_dict()["receipt"]]) for file in found] for found in shown]
        assert as_dicts[0] == as_dicts[1]
        assert [[r.summary for r in f.reports] for f in shown[0]] == [
            [r.summary for r in f.reports] for f in shown[1]
        ]
        given = [
            desk.ingest(
                files, channel="cli", received_at=at, limits=settings().bulk_limits, actor="test"
            )
            for desk in (local, writer.desk)
        ]
        assert given[0] == given[1]
        number = given[0][0].reports[0].receipt_no
        assert number is not None
        assert local.receipt(number) == writer.desk.receipt(number) is not None
    assert writer.desk.receipt("BC/../x") is None
    copy = writer.desk.copy()
    with open_store(copy).cursor() as cursor:
        sql = "select distinct actor from audit_entry where subject = $number"
        assert cursor.execute(sql, {"number": number}).fetchall() == [("test",)]
    shutil.rmtree(copy.parent)


def test_the_errors_of_the_store_come_through(writer: Writer, ward: str) -> None:
    desk, file = writer.desk, daily(ward, DAY)
    with pytest.raises(ReceivedInFuture, match="cannot have been received"):
        desk.ingest([file], channel="cli", received_at=clock.now() + timedelta(days=1))
    key = AnswerKey("1_TongHop.csv", ward, None, "R19", "1_TongHop", "A2")
    with pytest.raises(ReasonRefused) as refused:
        desk.ingest([file], channel="cli", answers={key: "?"})
    assert "quá ngắn" in refused.value.message("vi")
    with pytest.raises(UnknownWard):
        desk.issue_token("99999", "")
    with pytest.raises(UnknownToken):
        desk.revoke_token(99_999)
    with pytest.raises(UnknownReceipt):
        desk.answer("BC-1", {1: "một lý do"}, channel="upload")
    assert desk.ingest([file], channel="cli")[0].version == 1


def test_a_question_is_answered_by_its_ward_only(writer: Writer, ward: str) -> None:
    shift = row(
        ward,
        DAY,
        force_type="sinh viên CNTT",
        shift="sáng",
        location_type="Điểm PVHCC",
        sending_org="ĐHQGHN",
        planned_people=2,
        present_people=9,
    )
    files = [daily(ward, DAY, tech_support_student=8), csv_file("4_LucLuong", shift)]
    token = writer.token(ward)
    found = writer.post(token, *[(file.name, file.content) for file in files]).json()
    number = found[0]["receipt_no"]
    asked = [problem for receipt in found for problem in receipt["problems"]]
    question = next(p for p in asked if p["is_question"])
    answer = [{"problem_no": question["problem_no"], "reason": "Ngày hội chuyển đổi số"}]

    def send(text: str, given: Any) -> requests.Response:
        headers = {"authorization": f"Bearer {text}"}
        url = f"{writer.url}/api/reports/{number}/answers"
        return requests.post(url, json=given, headers=headers, timeout=60)

    told = send(token, answer)
    assert told.status_code == 200, told.text
    reasons = {p["problem_no"]: (p["answer"] or {}).get("reason") for p in told.json()}
    assert reasons[question["problem_no"]] == "Ngày hội chuyển đổi số"
    assert send(writer.token("00004"), answer).status_code == 404
    assert send(token, [{"problem_no": 99, "reason": "không có"}]).status_code == 400
    assert send(token, [{"problem_no": 1}]).status_code == 400
    assert send(token, "x" * 300_000).status_code == 413


def test_the_operators_door_opens_to_the_operator_only(writer: Writer) -> None:
    secret, url = server_file(writer)["operator_token"], f"{writer.url}/api/operator/tokens"
    right = {"authorization": f"Bearer {secret}"}
    assert requests.get(url, headers=right, timeout=60).status_code == 200
    for name in ("x-forwarded-for", "forwarded", "x-real-ip"):
        answer = requests.get(url, headers=right | {name: "127.0.0.1"}, timeout=60)
        assert answer.status_code == 403, name
    for wrong in ({}, {"authorization": "Bearer x"}, {"authorization": f"Bearer {secret}x"}):
        assert requests.get(url, headers=wrong, timeout=60).status_code == 401
    with pytest.raises(DeskUnreachable):
        RemoteDesk(writer.url, "wrong").tokens()


def test_a_server_that_is_gone_is_not_found(tmp_path: Path, writer: Writer) -> None:
    assert running.operator_for(tmp_path) is None
    (tmp_path / running.FILE_NAME).write_text("{")
    assert running.operator_for(tmp_path) is None
    ended = os.spawnlp(os.P_NOWAIT, "true", "true")
    os.waitpid(ended, 0)
    gone = server_file(writer) | {"pid": ended}
    (tmp_path / running.FILE_NAME).write_text(json.dumps(gone))
    assert running.operator_for(tmp_path) is None
    running.announce(tmp_path, "http://127.0.0.1:1", "x")
    desk = running.operator_for(tmp_path)
    assert desk is not None
    with pytest.raises(DeskUnreachable):
        desk.tokens()
    running.withdraw(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:85"),
        ("0.0.0.0", "http://127.0.0.1:85"),
        (None, "http://127.0.0.1:85"),
        ("::", "http://[::1]:85"),
        ("10.1.2.3", "http://10.1.2.3:85"),
    ],
)
def test_the_address_is_one_that_this_machine_reaches(host: str | None, address: str) -> None:
    assert running.address_of(host, 85) == address


def test_ingest_beside_a_running_server_prints_the_same(
    writer: Writer, ward: str, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.csv").write_bytes(daily(ward, DAY).content)
    (folder / "b.zip").write_bytes(b"PK\x03\x04 broken")
    with pytest.raises(StoreBusy):
        open_store(writer.db)
    alone = tmp_path / "alone.duckdb"
    for more in (("--dry-run",), ("--received-at", f"{DAY}T15:00"), ()):
        beside = run("ingest", folder, "--json", "--db", writer.db, *more)
        direct = run("ingest", folder, "--json", "--db", alone, *more)
        assert beside.exit_code == direct.exit_code == 1, beside.output
        found, wanted = json.loads(beside.stdout), json.loads(direct.stdout)
        # Refused files are counted by the store, and the two stores have seen different ones.
        for receipts in (found, wanted):
            receipts[1]["receipt_no"] = receipts[1]["reports"][0]["receipt_no"] = None
            for problem in receipts[1]["problems"]:
                problem["receipt_no"] = None
        assert timeless(found) == timeless(wanted)
    words = run("ingest", folder / "a.csv", "--db", writer.db)
    assert words.stdout == run("ingest", folder / "a.csv", "--db", alone).stdout
    future = run("ingest", folder, "--db", writer.db, "--received-at", "2999-01-01")
    assert (future.exit_code, future.stdout) == (2, "")
    assert "Thời điểm nhận này chưa đến" in future.stderr


def test_questions_and_templates_beside_a_running_server(
    writer: Writer, ward: str, tmp_path: Path
) -> None:
    writer.desk.ingest([baseline(ward, "2025-08-01", officials_total=61)], channel="cli")
    writer.desk.ingest([daily(ward, DAY)], channel="cli")
    asked = ("query", "submission_today", "--db", writer.db, "--as-of", DAY, "--format", "json")
    answer = run(*asked, "--param", f"ward_codes={ward}")
    assert answer.exit_code == 0, answer.output
    (record,) = json.loads(answer.stdout)
    assert (record["ward_code"], record["version"]) == (ward, 1)
    path = tmp_path / "mau.xlsx"
    made = run("template", "--ward", ward, "--date", DAY, "-o", path, "--db", writer.db)
    assert made.exit_code == 0, made.output
    sheet = openpyxl.load_workbook(path)["0_NenTang"]
    assert [cells[3] for cells in sheet.iter_rows(min_row=2, values_only=True) if cells[3]] == [61]
    assert list((writer.folder / "copies").iterdir()) == []


def test_tokens_at_the_command_line(writer: Writer, ward: str) -> None:
    issued = run("token", "issue", "--ward", ward, "--label", " phần mềm ", "--db", writer.db)
    text = issued.stdout.strip()
    assert (issued.exit_code, text[:4]) == (0, "hcd_")
    assert text not in issued.stderr
    assert writer.get(text, "/api/reports/x").status_code == 404
    listed = run("token", "list", "--db", writer.db).stdout
    (line,) = [line for line in listed.splitlines() if "phần mềm" in line]
    number, code, _name, label, _issued_at, _expires_at, revoked_at = line.split("\t")
    assert (code, label, revoked_at) == (ward, "phần mềm", "–")
    assert text not in listed
    assert run("token", "revoke", number, "--db", writer.db).exit_code == 0
    assert writer.get(text, "/api/reports/x").status_code == 401
    unknown = run("token", "revoke", "99999", "--db", writer.db)
    assert unknown.exit_code == 1
    assert "Không có mã mang số này" in unknown.stderr


def test_tokens_are_never_logged(writer: Writer, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    token = writer.token("00004")
    file = SourceFile("x.csv", b"\x00")
    writer.post(token, (file.name, file.content))
    headers = {"authorization": f"Bearer {token}", "x-forwarded-for": "192.0.2.99"}
    requests.post(f"{writer.url}/api/reports", data=b"?", headers=headers, timeout=60)
    log = writer.log.read_text()
    assert '"path": "/api/reports"' in log
    assert "hcd_" not in log
    assert server_file(writer)["operator_token"] not in log
    assert token not in caplog.text
