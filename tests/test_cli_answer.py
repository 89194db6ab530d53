"""`answer`: list the questions of a receipt, give a reason, and be told what is wrong with one."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from campaign.cli import cli
from campaign.store import connection
from tests.store.test_answers import REASON, asking


@pytest.fixture(autouse=True)
def _close_stores() -> Iterator[None]:
    yield
    for store in list(connection._open_stores.values()):
        store.close()


@pytest.fixture
def receipt_no(tmp_path: Path) -> str:
    """The receipt of a stored report with one question."""
    for file in asking():
        (tmp_path / file.name).write_bytes(file.content)
    handed_in = run("ingest", str(tmp_path / "1_TongHop.csv"), str(tmp_path / "4_LucLuong.csv"))
    assert handed_in.exit_code == 0, handed_in.output
    assert "[Câu hỏi R18]" in handed_in.stdout
    return re.search(r"BC-[\w-]+", handed_in.stdout)[0]


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, words)


def test_questions_are_listed_answered_and_listed_with_their_reason(receipt_no: str) -> None:
    listed = run("answer", receipt_no)
    assert listed.exit_code == 0
    number, words = listed.stdout.splitlines()[0].split("\t")
    assert words.startswith("[Câu hỏi R18] 4_LucLuong!J2: ")
    done = run("answer", receipt_no, "--problem", number, "--reason", REASON)
    assert done.exit_code == 0
    assert receipt_no in done.stderr
    assert f"Lý do: {REASON}" in run("answer", receipt_no).stdout


@pytest.mark.parametrize(
    ("problem", "reason", "said"),
    [("1", "x", "quá ngắn"), ("99", REASON, "không phải là câu hỏi"), ("1", "a" * 301, "300")],
)
def test_what_cannot_be_kept_is_said(receipt_no: str, problem: str, reason: str, said: str) -> None:
    refused = run("answer", receipt_no, "--problem", problem, "--reason", reason)
    assert refused.exit_code == 1
    assert said in refused.stderr
    assert "Lý do:" not in run("answer", receipt_no).stdout


def test_problem_and_reason_belong_together(receipt_no: str) -> None:
    assert run("answer", receipt_no, "--problem", "1").exit_code == 2


def test_an_unknown_receipt_is_said(receipt_no: str) -> None:
    refused = run("answer", "BC-1", "--problem", "1", "--reason", REASON)
    assert refused.exit_code == 1
    assert "BC-1" in refused.stderr
