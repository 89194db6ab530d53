"""`review` and `lock` at the command line: what is done, listed and refused."""

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from campaign import clock
from campaign.cli import cli
from campaign.store import connection
from tests.store.files import daily
from tests.store.test_answers import asking

WARD, DAY = "00118", "2025-08-12"
REASON = "Đã công bố số liệu"


@pytest.fixture(autouse=True)
def _close_stores() -> Iterator[None]:
    yield
    for store in list(connection._open_stores.values()):
        store.close()


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, words)


def hand_in(folder: Path, *options: str, **cells: object) -> Result:
    file = daily(WARD, DAY, **cells)
    (folder / file.name).write_bytes(file.content)
    return run("ingest", str(folder / file.name), *options)


def number(result: Result) -> str:
    return re.search(r"BC-[\w-]+", result.stdout)[0]


def test_a_report_is_returned_listed_and_the_receipt_says_so(tmp_path: Path) -> None:
    receipt_no = number(hand_in(tmp_path))
    done = run("review", "return", receipt_no, "--question", "Vì sao giảm?")
    assert done.exit_code == 0, done.output
    assert "Đã trả lại 1 báo cáo." in done.stderr
    listed = run("--lang", "en", "review", "list", "--date", DAY, "--state", "returned")
    assert listed.stdout.split("\t") == [
        receipt_no,
        WARD,
        "Bồ Đề",
        "v1",
        "Returned with a question",
        "0/0",
        "Vì sao giảm?\n",
    ]
    again = hand_in(tmp_path)
    assert "Duyệt: Trả lại kèm câu hỏi: Vì sao giảm?" in again.stdout
    (record,) = json.loads(hand_in(tmp_path, "--json").stdout)
    approval = record["reports"][0]["approval"]
    assert (approval["state"], approval["note"]) == ("returned", "Vì sao giảm?")


def test_a_later_version_says_whose_acceptance_it_dropped(tmp_path: Path) -> None:
    first = number(hand_in(tmp_path))
    assert run("review", "accept", first).exit_code == 0
    hand_in(tmp_path, dossiers_received=25)
    listed = run("--lang", "en", "review", "list", "--date", DAY)
    assert "v2\tReceived, not checked" in listed.stdout
    assert "replaces version 1, which operator had accepted at" in listed.stdout
    refused = run("review", "accept", first)
    assert refused.exit_code == 1
    assert "đã được thay bằng phiên bản 2" in refused.stderr


def test_open_questions_are_counted(tmp_path: Path) -> None:
    for file in asking():
        (tmp_path / file.name).write_bytes(file.content)
    handed_in = run("ingest", *(str(tmp_path / file.name) for file in asking()))
    assert run("review", "check", number(handed_in)).exit_code == 0
    listed = run("review", "list", "--date", "12/08/2025", "--state", "checked")
    assert "Đã kiểm tra\t1/1" in listed.stdout


def test_an_empty_list_says_so(tmp_path: Path) -> None:
    hand_in(tmp_path)
    listed = run("review", "list", "--date", "2025-08-13")
    assert (listed.exit_code, listed.stdout) == (0, "")
    assert "13/08/2025" in listed.stderr


def test_a_day_is_locked_one_ward_allowed_and_unlocked(tmp_path: Path) -> None:
    hand_in(tmp_path)
    assert run("lock", "day", DAY, "--reason", REASON).exit_code == 0
    refused = hand_in(tmp_path, dossiers_received=25)
    assert refused.exit_code == 1
    assert "[Lỗi F13]" in refused.stdout
    until = (clock.now() + timedelta(days=2)).isoformat()
    allowed = run("lock", "allow", DAY, "--ward", "Bồ Đề", "--until", until, "--reason", "Mất điện")
    assert allowed.exit_code == 0, allowed.output
    listed = run("lock", "list").stdout.splitlines()
    assert [line.split("\t")[0] for line in listed] == [DAY, DAY]
    assert listed[0].endswith(REASON)
    assert listed[1].endswith("Mất điện")
    assert hand_in(tmp_path, dossiers_received=25).exit_code == 0
    assert run("lock", "undo", DAY, "--reason", "Khóa nhầm").exit_code == 0
    assert run("lock", "undo", DAY, "--reason", "Khóa nhầm").exit_code == 1


def test_filling_in_the_past_obeys_the_lock(tmp_path: Path) -> None:
    hand_in(tmp_path)
    run("lock", "day", DAY, "--reason", REASON)
    late = hand_in(tmp_path, "--received-at", f"{DAY} 15:00", dossiers_received=25)
    assert late.exit_code == 1
    assert "[Lỗi F13]" in late.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("review", "return", "BC-1", "--question", " "), "câu hỏi"),
        (("lock", "day", "2025-01-01", "--reason", REASON), "không thuộc chiến dịch"),
        (("lock", "allow", DAY, "--ward", WARD, "--until", "2025-08-12", "--reason", "x"), "ngắn"),
    ],
)
def test_what_is_refused_is_told(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    hand_in(tmp_path)
    refused = run(*words)
    assert refused.exit_code == 1
    assert said in refused.stderr
