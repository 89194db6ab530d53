"""Answers to questions of reports that are stored already: the door for every sender of them."""

from collections.abc import Mapping, Sequence
from functools import partial

import duckdb

from campaign import clock
from campaign.report.problem import Problem
from campaign.store.audit import Sender
from campaign.store.connection import Store
from campaign.store.errors import WordedError
from campaign.store.past_receipt import past_problems
from campaign.store.reasons import Given, answered, checked_reason, give
from campaign.store.receipt import ACCEPTED
from campaign.store.sql import fetch_dicts
from campaign.store.transaction import in_transaction


class AnswerRefused(WordedError):
    """An answer to something that is no question of an accepted report."""


class UnknownReceipt(AnswerRefused):
    """No accepted report has this receipt, or the sender may not know of it."""


def answer(
    store: Store,
    receipt_no: str,
    answers: Mapping[int, str],
    *,
    channel: str,
    actor: str | None = None,
    for_ward: str | None = None,
) -> list[Problem]:
    """Store reasons for questions of one receipt; all problems of it, with their answers, return.

    answers: number of the problem in its receipt -> reason. for_ward: the only ward that the
    sender may answer for. All are stored or none. Raises ReasonRefused, UnknownReceipt,
    AnswerRefused (no such question), StoreNotWritable.
    """
    reasons = {number: checked_reason(text) for number, text in answers.items()}
    sender = Sender(channel, actor or channel)
    work = partial(_answer, receipt_no, reasons, sender, for_ward)
    with store.write_lock:
        return in_transaction(store, work)


def give_all(
    store: Store, given: Sequence[Given], *, channel: str, actor: str | None = None
) -> None:
    """Store many reasons at once, each with its own time: for filling in the past."""
    sender = Sender(channel, actor or channel)
    with store.write_lock:
        in_transaction(store, lambda cursor: give(cursor, given, sender))


def _answer(
    receipt_no: str,
    reasons: Mapping[int, str],
    sender: Sender,
    for_ward: str | None,
    cursor: duckdb.DuckDBPyConnection,
) -> list[Problem]:
    rows = fetch_dicts(cursor, "submission_of_receipt", {"receipt_no": receipt_no})
    known = [row for row in rows if row["status"] == ACCEPTED]
    if not known or for_ward not in (None, known[0]["ward_code"]):
        raise UnknownReceipt("answer-receipt-unknown", receipt_no=receipt_no)
    problems = list(past_problems(cursor, known))
    questions = {found.problem_no: found for found in problems if found.is_question}
    unknown = [str(number) for number in reasons if number not in questions]
    if unknown:
        raise AnswerRefused("answer-not-a-question", problems=", ".join(unknown))
    now = clock.now()
    given = [Given(questions[number], reason, now) for number, reason in reasons.items()]
    give(cursor, given, sender)
    told = {one.question.problem_no: answered(one) for one in given}
    return [told.get(found.problem_no, found) for found in problems]
