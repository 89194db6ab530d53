"""Questions on the upload page: asked with the preview, answered with the confirmation or after it.

A question refuses nothing and needs no answer. A reason that cannot be kept is told beside its
box and left out; the report is stored all the same.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from hashlib import sha256

import streamlit as st

from campaign.report.problem import Problem
from campaign.report.question import REASON_MAX, AnswerKey, clean_reason, reason_fault
from campaign.store.reasons import reason_message
from campaign.store.receipt import ACCEPTED, UNCHANGED, Receipt
from campaign.ui import cached, upload_flow, who
from campaign.ui.present import note
from campaign.ui.upload_problems import escaped, problem_words
from campaign.ui.view import View

QUESTIONS_SHOWN = 10
ICON = ":material/help:"
StoredKey = tuple[str | None, int | None]


def reasons_step(view: View, checked: upload_flow.Checked) -> dict[AnswerKey, str]:
    """A box for a reason under each question of what would be stored; the reasons to keep."""
    receipts = [file.receipt for file in checked.files]
    for number, receipt in enumerate(receipts):
        if receipt.status == UNCHANGED:
            stored_questions(view, receipt, f"preview-{number}")
    asked = _asked(receipts)
    if not asked:
        return {}
    has_many_files = len(receipts) > 1
    with st.container(border=True, key="upload-questions"):
        st.markdown(f"**{view.t('upload-questions', count=len(asked))}**")
        note(view, "upload-questions-hint")
        shown = list(asked.items())[:QUESTIONS_SHOWN]
        typed = {key: _reason_box(view, key, found, has_many_files) for key, found in shown}
        _tell_rest(view, len(asked) - len(shown), "upload-questions-rest")
    return {key: reason for key, reason in typed.items() if reason}


def stored_questions(view: View, receipt: Receipt, key: str) -> None:
    """The questions of reports that are stored: with their reasons, or with boxes to give one."""
    questions = [p for p in receipt.problems if p.is_question and p.problem_no is not None]
    if not questions:
        return
    given = [question for question in questions if question.answer]
    waiting = [question for question in questions if not question.answer]
    st.markdown(f"**{view.t('upload-questions', count=len(questions))}**")
    for question in given[:QUESTIONS_SHOWN]:
        st.info(_with_reason(view, question), icon=ICON)
    _tell_rest(view, len(given) - QUESTIONS_SHOWN, "upload-questions-given-rest")
    if waiting:
        _answer_form(view, waiting, key)


def _answer_form(view: View, waiting: Sequence[Problem], key: str) -> None:
    with st.form(f"upload-answers-{key}"):
        note(view, "upload-answers-hint", count=len(waiting))
        typed: dict[StoredKey, str] = {}
        for question in waiting[:QUESTIONS_SHOWN]:
            stored = (question.receipt_no, question.problem_no)
            st.info(problem_words(view, question, has_many_files=False), icon=ICON)
            typed[stored] = _typed(view, f"upload-answer-{'-'.join(map(str, stored))}")
        _tell_rest(view, len(waiting) - len(typed), "upload-answers-rest")
        is_sent = st.form_submit_button(view.t("upload-answers-send"), icon=":material/send:")
    reasons = {stored: reason for stored, reason in typed.items() if reason}
    faults = {fault for reason in reasons.values() if (fault := reason_fault(reason))}
    for fault in sorted(faults):
        st.error(reason_message(view.lang, fault))
    if is_sent and reasons and not faults:
        _send(view, reasons)


def _send(view: View, reasons: Mapping[StoredKey, str]) -> None:
    """Store the reasons, receipt by receipt, and show the receipts with them."""
    for receipt_no in sorted({str(receipt_no) for receipt_no, _ in reasons}):
        own = {int(no or 0): reason for (of, no), reason in reasons.items() if of == receipt_no}
        told = upload_flow.guarded(view, partial(_answer, receipt_no, own))
        if told is None:
            return
        _renew_receipts(told)
    st.session_state.pop(upload_flow.PREVIEW, None)  # it shows the answers too
    st.rerun()


def _answer(receipt_no: str, reasons: Mapping[int, str]) -> list[Problem]:
    sender = who.identity()
    return cached.desk().answer(
        receipt_no,
        reasons,
        channel=upload_flow.CHANNEL,
        actor=sender.actor,
        for_ward=sender.ward_code,
    )


def _renew_receipts(told: Iterable[Problem]) -> None:
    """The receipts on show, with the answers that were just stored."""
    news = {(found.receipt_no, found.problem_no): found for found in told}
    st.session_state[upload_flow.RECEIPTS] = [
        replace(
            receipt,
            problems=tuple(news.get((p.receipt_no, p.problem_no), p) for p in receipt.problems),
        )
        for receipt in upload_flow.last_receipts()
    ]


def _asked(receipts: Iterable[Receipt]) -> dict[AnswerKey, list[Problem]]:
    """The questions of reports that a confirmation would store; those of one key share a box."""
    asked: dict[AnswerKey, list[Problem]] = {}
    for receipt in receipts:
        accepted = {(r.ward_code, r.report_date) for r in receipt.reports if r.status == ACCEPTED}
        for found in receipt.problems:
            if found.is_question and (found.ward_code, found.report_date) in accepted:
                same = asked.setdefault(found.answer_key, [])
                if found not in same:
                    same.append(found)
    return asked


def _reason_box(
    view: View, key: AnswerKey, questions: Sequence[Problem], has_many_files: bool
) -> str | None:
    """The question's words and a box; the reason typed, None when there is none to keep."""
    words = [problem_words(view, p, has_many_files=has_many_files) for p in questions]
    st.info("\n\n".join(words), icon=ICON)
    digest = sha256(repr(key).encode()).hexdigest()[:16]
    round_no = st.session_state.get(upload_flow.ROUND, 0)
    reason = _typed(view, f"upload-reason-{round_no}-{digest}")
    if not reason:
        return None
    fault = reason_fault(reason)
    if fault:
        st.error(f"{reason_message(view.lang, fault)} {view.t('upload-reason-left-out')}")
        return None
    return reason


def _typed(view: View, key: str) -> str:
    label = view.t("upload-reason")
    return clean_reason(st.text_input(label, key=key, max_chars=REASON_MAX) or "")


def _with_reason(view: View, question: Problem) -> str:
    words = problem_words(view, question, has_many_files=False)
    said = question.answer
    if said is None:
        return words
    moment = view.moment(said.answered_at)
    return f"{words}\n\n{view.t('upload-reason-given', reason=escaped(said.reason), time=moment)}"


def _tell_rest(view: View, rest: int, key: str) -> None:
    if rest > 0:
        note(view, key, rest=rest)
