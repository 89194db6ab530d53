"""Reasons given for questions, as rows of the ledger: always added, never changed.

`give` runs inside a transaction and under the write lock, like everything that writes. The door
for answers to stored questions is answers.py; those given with the files come through intake.py.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import duckdb

from campaign.report.problem import Problem
from campaign.report.question import (
    REASON_MAX,
    REASON_MIN,
    Answer,
    AnswerKey,
    clean_reason,
    reason_fault,
)
from campaign.store import audit
from campaign.store.audit import Sender
from campaign.store.errors import WordedError
from campaign.store.judge import Reception
from campaign.store.receipt import ACCEPTED, UNCHANGED, Receipt, ReportReceipt
from campaign.store.sql import append_rows, fetch_dicts, statement


class ReasonRefused(WordedError):
    """A reason that cannot be kept (too short or long, hidden signs, personal data)."""

    def __init__(self, key: str) -> None:
        """`key`: the label that says what is wrong, as `reason_fault` gives it."""
        super().__init__(key, min=str(REASON_MIN), max=str(REASON_MAX))


@dataclass(frozen=True)
class Given:
    """One reason for one stored question, and when it was given."""

    question: Problem
    reason: str
    answered_at: datetime


def reason_message(lang: str, key: str) -> str:
    """What is wrong with a reason, in the words of the catalogue."""
    return ReasonRefused(key).message(lang)


def checked_reason(text: str) -> str:
    """`text` as it is kept. Raises ReasonRefused."""
    reason = clean_reason(text)
    fault = reason_fault(reason)
    if fault:
        raise ReasonRefused(fault)
    return reason


def checked_answers(answers: Mapping[AnswerKey, str] | None) -> dict[AnswerKey, str]:
    """Reasons given together with files, as they are kept; blank ones are none."""
    given = {AnswerKey(*key): text for key, text in (answers or {}).items()}
    return {key: checked_reason(text) for key, text in given.items() if clean_reason(text)}


def numbered(problems: Sequence[Problem], receipt: ReportReceipt) -> Sequence[Problem]:
    """The problems of a report with the numbers they are stored under.

    Those of a refused report stay without: it is to be sent again, and then asks again.
    """
    if receipt.status != ACCEPTED:
        return problems
    return [found.stored_as(receipt.receipt_no, no) for no, found in enumerate(problems, start=1)]


def unnumbered(receipt: Receipt) -> tuple[Problem, ...]:
    """The problems of a dry run's receipt, without numbers but for reports stored before."""
    stored = {report.receipt_no for report in receipt.reports if report.status == UNCHANGED}
    return tuple(
        found if found.receipt_no in stored else found.stored_as(None, None)
        for found in receipt.problems
    )


def given_with_files(
    cursor: duckdb.DuckDBPyConnection,
    problems: Sequence[Problem],
    reception: Reception,
    sender: Sender,
) -> tuple[Problem, ...]:
    """Write the reasons that came with the files; the same problems with their answers."""
    given = [
        Given(found, reason, reception.at(found.ward_code, found.report_date))
        for found in problems
        if found.is_question
        and found.problem_no is not None
        and (reason := reception.answers.get(found.answer_key)) is not None
    ]
    give(cursor, given, sender)
    answers = {id(one.question): answered(one) for one in given}
    return tuple(answers.get(id(found), found) for found in problems)


def give(cursor: duckdb.DuckDBPyConnection, given: Sequence[Given], sender: Sender) -> None:
    """Write the reasons with one entry in the audit per receipt.

    The same reason once more for the same question is not written again, so that sending twice
    after a lost connection does no harm.
    """
    fresh = [g for g in given if g.question.answer is None or g.question.answer.reason != g.reason]
    if not fresh:
        return
    wanted = {"receipt_nos": sorted({str(g.question.receipt_no) for g in fresh})}
    found = fetch_dicts(cursor, "submission_nos", wanted)
    numbers = {row["receipt_no"]: row["submission_no"] for row in found}
    first = cursor.execute(statement("next_answer_no")).fetchone()
    assert first is not None
    rows = [
        {
            "answer_no": answer_no,
            "submission_no": numbers[g.question.receipt_no],
            "problem_no": g.question.problem_no,
            "reason": g.reason,
            "answered_at": g.answered_at,
            "actor": sender.actor,
            "channel": sender.channel,
        }
        for answer_no, g in enumerate(fresh, start=first[0])
    ]
    append_rows(cursor, "question_answer", rows)
    audit.append(cursor, [_entry(no, fresh, sender) for no in wanted["receipt_nos"]])


def answered(given: Given) -> Problem:
    """The question with its reason; the same reason once more leaves it as it was."""
    before = given.question.answer
    if before is not None and before.reason == given.reason:
        return given.question
    return replace(given.question, answer=Answer(given.reason, given.answered_at))


def _entry(receipt_no: str, given: Sequence[Given], sender: Sender) -> audit.Entry:
    reasons = {
        str(g.question.problem_no): g.reason for g in given if g.question.receipt_no == receipt_no
    }
    return audit.Entry(audit.ANSWER, receipt_no, {"reasons": reasons}, sender)
