"""Answers to questions: with the report or later, always added, never changed, in the audit."""

import json
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from campaign.report.problem import Problem
from campaign.report.question import QUESTION_RULES, AnswerKey
from campaign.report.rules import RULES
from campaign.store import Store
from campaign.store.answers import AnswerRefused, UnknownReceipt, answer
from campaign.store.intake import ingest
from campaign.store.preview import preview
from campaign.store.questions import ask
from campaign.store.reasons import ReasonRefused
from campaign.store.receipt import Receipt
from tests.store.files import daily
from tests.store.files import nine_hours as nine_hours_of

SetClock = Callable[[str], datetime]
WARD, DAY = "00118", "2025-08-12"
REASON = "Ngày hội chuyển đổi số, đông người dân đến"


@pytest.fixture(autouse=True)
def _afternoon(set_clock: SetClock) -> None:
    set_clock(f"{DAY} 15:30")


def asking(**cells: Any) -> list:
    """A report with one question: nine hours a shift (R18)."""
    return nine_hours_of(WARD, DAY, **cells)


def questions(receipts: list[Receipt]) -> list[Problem]:
    return [p for receipt in receipts for p in receipt.problems if p.is_question]


def hand_in(store: Store, **more: Any) -> Problem:
    (found,) = questions(ingest(store, asking(), channel="test", **more))
    return found


def rows(store: Store, text: str) -> list[tuple]:
    with store.cursor() as cursor:
        return cursor.execute(text).fetchall()


def stored(store: Store) -> list[tuple]:
    return rows(
        store,
        "select answer_no, problem_no, reason, actor, channel from question_answer order by all",
    )


def test_a_stored_question_is_answered_by_its_numbers(store: Store, set_clock: SetClock) -> None:
    found = hand_in(store)
    assert (found.rule_id, found.answer) == ("R18", None)
    later = set_clock(f"{DAY} 17:00")
    told = answer(store, found.receipt_no, {found.problem_no: f" {REASON} "}, channel="cli")
    (again,) = [p for p in told if p.is_question]
    assert (again.answer.reason, again.answer.answered_at) == (REASON, later)
    assert stored(store) == [(1, found.problem_no, REASON, "cli", "cli")]


def test_the_newest_answer_counts_and_the_older_is_kept(store: Store, set_clock: SetClock) -> None:
    found = hand_in(store)
    for hour, reason in (("16:00", "Ca kéo dài"), ("17:00", "Ca tối nối ca chiều")):
        set_clock(f"{DAY} {hour}")
        answer(store, found.receipt_no, {found.problem_no: reason}, channel="test", actor="an")
    assert [entry[2] for entry in stored(store)] == ["Ca kéo dài", "Ca tối nối ca chiều"]
    (again,) = questions(ingest(store, asking(), channel="test"))
    assert again.answer.reason == "Ca tối nối ca chiều"


def test_the_same_reason_twice_is_one_answer(store: Store, set_clock: SetClock) -> None:
    found = hand_in(store)
    first = set_clock(f"{DAY} 16:00")
    for hour in ("16:00", "17:00"):
        set_clock(f"{DAY} {hour}")
        told = answer(store, found.receipt_no, {found.problem_no: REASON}, channel="test")
    assert len(stored(store)) == 1
    assert [p.answer.answered_at for p in told if p.is_question] == [first]


def test_a_reason_is_given_together_with_the_report(store: Store) -> None:
    (seen,) = questions([file.receipt for file in preview(store, asking(), channel="test")])
    assert (seen.receipt_no, seen.problem_no) == (None, None)
    receipts = ingest(store, asking(), channel="test", answers={seen.answer_key: REASON})
    (found,) = questions(receipts)
    assert found.answer.reason == REASON
    assert found.answer.answered_at == receipts[0].received_at
    assert stored(store) == [(1, found.problem_no, REASON, "test", "test")]
    (record,) = [p for r in receipts for p in r.as_dict()["problems"] if p["is_question"]]
    assert record["answer"] == {
        "reason": REASON,
        "answered_at": receipts[0].received_at.isoformat(),
    }


def test_a_dry_run_stores_no_reason(store: Store) -> None:
    found = hand_in(store, dry_run=True)
    assert found.receipt_no is None
    hand_in(store, dry_run=True, answers={found.answer_key: REASON})
    assert stored(store) == []


def test_sending_the_file_again_with_a_reason_answers_the_stored_question(store: Store) -> None:
    found = hand_in(store)
    again = hand_in(store, answers={found.answer_key: REASON})
    assert (again.receipt_no, again.problem_no) == (found.receipt_no, found.problem_no)
    assert again.answer.reason == REASON
    hand_in(store, answers={found.answer_key: REASON})
    assert len(stored(store)) == 1


def test_reasons_for_something_else_are_left_aside(store: Store) -> None:
    key = AnswerKey("4_LucLuong.csv", WARD, date.fromisoformat(DAY), "R18", "4_LucLuong", "Z9")
    assert hand_in(store, answers={key: REASON}).answer is None
    assert stored(store) == []


def test_a_blank_reason_is_none(store: Store) -> None:
    key = hand_in(store, dry_run=True).answer_key
    assert hand_in(store, answers={key: "  "}).answer is None


@pytest.mark.parametrize("reason", ["x", "a" * 301, "gọi 0912345678", "hai\ndòng"])
def test_a_bad_reason_is_refused_before_anything_is_stored(store: Store, reason: str) -> None:
    key = hand_in(store, dry_run=True).answer_key
    with pytest.raises(ReasonRefused):
        ingest(store, asking(), channel="test", answers={key: reason})
    assert rows(store, "select count(*) from submission") == [(0,)]
    found = hand_in(store)
    with pytest.raises(ReasonRefused) as refused:
        answer(store, found.receipt_no, {found.problem_no: reason}, channel="test")
    assert "Lý do" in refused.value.message("vi")
    assert stored(store) == []


def test_all_reasons_of_a_call_are_stored_or_none(store: Store) -> None:
    found = hand_in(store)
    with pytest.raises(AnswerRefused, match="99"):
        answer(store, found.receipt_no, {found.problem_no: REASON, 99: REASON}, channel="test")
    assert stored(store) == []


def test_only_questions_can_be_answered(store: Store) -> None:
    (receipt,) = ingest(store, [daily(WARD, DAY, dossiers_received=25)], channel="test")
    ingest(store, [daily(WARD, DAY)], channel="test")
    (told,) = ingest(store, [daily(WARD, DAY, dossiers_received=26)], channel="test")
    assert [p.rule_id for p in told.problems] == ["R22"]
    with pytest.raises(AnswerRefused):
        answer(store, told.receipt_no, {1: REASON}, channel="test")
    assert receipt.problems == ()


def test_unknown_receipts_refused_reports_and_other_wards(store: Store) -> None:
    found = hand_in(store)
    (bad,) = ingest(store, [daily("00004", DAY, dossiers_online=99)], channel="test")
    for receipt_no in ("BC-00000000-00000-01-0000", bad.receipt_no):
        with pytest.raises(UnknownReceipt):
            answer(store, receipt_no, {1: REASON}, channel="test")
    with pytest.raises(UnknownReceipt):
        answer(store, found.receipt_no, {1: REASON}, channel="api", for_ward="00004")
    own = answer(store, found.receipt_no, {found.problem_no: REASON}, channel="api", for_ward=WARD)
    assert [p.answer.reason for p in own if p.is_question] == [REASON]


def test_refused_reports_have_no_numbers_to_answer(store: Store) -> None:
    found = questions(ingest(store, asking(dossiers_online=99), channel="test"))
    assert [p.problem_no for p in found] == [None] * len(found)


def test_an_answer_is_a_new_state_of_the_store(store: Store) -> None:
    found = hand_in(store)
    before = store.data_version
    answer(store, found.receipt_no, {found.problem_no: REASON}, channel="test")
    assert store.data_version != before


def test_an_answer_is_in_the_audit(store: Store) -> None:
    found = hand_in(store)
    reasons = {found.problem_no: REASON}
    answer(store, found.receipt_no, reasons, channel="api", actor="ward:00118/token:3")
    (entry,) = rows(
        store, "select subject, actor, channel, detail from audit_entry where act = 'answer'"
    )
    assert entry[:3] == (found.receipt_no, "ward:00118/token:3", "api")
    assert json.loads(entry[3]) == {"reasons": {str(found.problem_no): REASON}}


def test_marts_show_a_reason_from_its_time_on(store: Store, set_clock: SetClock) -> None:
    found = hand_in(store)
    at = set_clock(f"{DAY} 17:00")
    answer(store, found.receipt_no, {found.problem_no: REASON}, channel="test")
    day = date.fromisoformat(DAY)
    before = ask(store, "question_list", as_of=day, known_at=f"{DAY}T16:59")
    after = ask(store, "question_list", as_of=day, known_at=at)
    assert before["reason"].isna().tolist() == [True]
    assert after["reason"].tolist() == [REASON]


def test_the_database_knows_the_same_question_rules(store: Store) -> None:
    asks = {
        rule_id
        for rule_id in {rule.rule_id for rule in RULES}
        if rows(store, f"select is_question('warning', '{rule_id}')") == [(True,)]
    }
    assert asks == QUESTION_RULES
    assert rows(store, "select is_question('error', 'R19')") == [(False,)]
