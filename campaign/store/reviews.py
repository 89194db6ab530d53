"""Approval of reports: received -> checked -> accepted, or returned to the ward with a question.

A review is about one submission, so a later version of the report begins anew. It changes no
figure (docs/adr/0014-acceptance-changes-no-figure.md). Every step is an act: kept, dated, audited.
Nobody reviews what they handed in themselves.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any

import duckdb

from campaign import clock, labels
from campaign.settings import settings
from campaign.store import acts
from campaign.store.audit import SYSTEM, Sender
from campaign.store.connection import Store
from campaign.store.errors import WordedError
from campaign.store.judge import Entry
from campaign.store.ledger import DAILY
from campaign.store.reasons import checked_reason
from campaign.store.receipt import ACCEPTED as STORED
from campaign.store.receipt import Approval, ReportReceipt
from campaign.store.sql import fetch_dicts, statement
from campaign.store.transaction import in_transaction

RECEIVED, CHECKED, ACCEPTED, RETURNED = "received", "checked", "accepted", "returned"
STATES = (RECEIVED, CHECKED, ACCEPTED, RETURNED)
STEPS = (CHECKED, ACCEPTED, RETURNED)
AUTOMATIC = "automatic-acceptance"

Row = dict[str, Any]


class ReviewRefused(WordedError):
    """A step that cannot be taken, for a reason that has nothing to do with a single report."""


@dataclass(frozen=True)
class Skipped:
    """A report that a review left as it was; `key` and `values` are the label that says why."""

    receipt_no: str
    key: str
    values: Mapping[str, str]

    def as_dict(self) -> dict[str, str]:
        """JSON-ready values: the receipt and why, in both languages."""
        told = {f"message_{lang}": self.message(lang) for lang in labels.LANGUAGES}
        return {"receipt_no": self.receipt_no, **told}

    def message(self, lang: str) -> str:
        """Why it was left, in `lang`."""
        return labels.text(lang, self.key, receipt_no=self.receipt_no, **self.values)


@dataclass(frozen=True)
class Reviewed:
    """What a review did: `act_no` is None when nothing was left to do."""

    act_no: int | None
    done: tuple[str, ...]
    skipped: tuple[Skipped, ...]

    def as_dict(self) -> dict[str, Any]:
        """JSON-ready values."""
        skipped = [report.as_dict() for report in self.skipped]
        return {"act_no": self.act_no, "done": list(self.done), "skipped": skipped}


def review(
    store: Store,
    receipt_nos: Sequence[str],
    step: str,
    note: str = "",
    *,
    sender: Sender,
    reviewed_at: datetime | None = None,
) -> Reviewed:
    """Take `step` for the reports of these receipts, in one act.

    note: the question to the ward when `step` is 'returned', else a remark or ''. A report that
    was replaced meanwhile, is there already, or was handed in by the sender is skipped and told.
    reviewed_at: only for the demo, whose reviews are as old as its reports. Raises ReviewRefused
    (no such step, no question), ReasonRefused (a note that cannot be kept), StoreNotWritable.
    """
    if step not in STEPS:
        raise ReviewRefused("review-no-such-step", step=step, steps=", ".join(STEPS))
    if step == RETURNED and not note.strip():
        raise ReviewRefused("review-no-question")
    kept = checked_reason(note) if note.strip() else None
    wanted = tuple(dict.fromkeys(receipt_nos))
    with store.write_lock:
        return in_transaction(store, partial(_review, wanted, step, kept, sender, reviewed_at))


def with_automatic(
    cursor: duckdb.DuckDBPyConnection, entries: Sequence[Entry], receipts: Sequence[ReportReceipt]
) -> list[ReportReceipt]:
    """The receipts of reports just written, with how far their approval is.

    When the setting says so, those that leave nothing to ask are accepted at once: in the intake's
    transaction and dated by the receipt, so that such a report is never seen waiting. What answers
    a monitor's question is left to the monitor.
    """
    waiting = [
        replace(receipt, approval=Approval(RECEIVED, newest_version=receipt.version))
        if receipt.status == STORED and receipt.report_kind == DAILY
        else receipt
        for receipt in receipts
    ]
    if not settings().approval.automatic:
        return waiting
    clean = {
        str(receipt.receipt_no): receipt
        for entry, receipt in zip(entries, waiting, strict=True)
        if receipt.approval and _is_clean(entry)
    }
    asked = fetch_dicts(cursor, "asked_by_monitor", {"receipt_nos": sorted(clean)})
    for row in asked:
        del clean[row["receipt_no"]]
    if not clean:
        return waiting
    rows = fetch_dicts(cursor, "submission_nos", {"receipt_nos": sorted(clean)})
    steps = [
        (row["submission_no"], (CHECKED, ACCEPTED), clean[row["receipt_no"]].received_at)
        for row in rows
    ]
    act = acts.Act(acts.REVIEW, " ".join(sorted(clean)), AUTOMATIC)
    _write(cursor, act, steps, None, SYSTEM)
    return [_accepted(receipt) if receipt.receipt_no in clean else receipt for receipt in waiting]


def _accepted(receipt: ReportReceipt) -> ReportReceipt:
    approval = Approval(ACCEPTED, None, receipt.received_at, receipt.version)
    return replace(receipt, approval=approval)


def _is_clean(entry: Entry) -> bool:
    """Without errors, refused rows and questions."""
    has_open = any(found.is_error or found.is_question for found in entry.problems)
    return not entry.refused_row_count and not has_open


def _review(
    receipt_nos: Sequence[str],
    step: str,
    note: str | None,
    sender: Sender,
    reviewed_at: datetime | None,
    cursor: duckdb.DuckDBPyConnection,
) -> Reviewed:
    asked = {"receipt_nos": list(receipt_nos), "looked_at": reviewed_at or "infinity"}
    rows = fetch_dicts(cursor, "reviewable", asked)
    known = {row["receipt_no"]: row for row in rows}
    decided = [_skipped(no, known.get(no), step, sender) for no in receipt_nos]
    skipped = [left for left in decided if left]
    left_out = {report.receipt_no for report in skipped}
    done = tuple(no for no in receipt_nos if no not in left_out)
    if not done:
        return Reviewed(None, (), tuple(skipped))
    now = reviewed_at or clock.now()
    steps = [(known[no]["submission_no"], _path(known[no], step), now) for no in done]
    act = acts.Act(acts.REVIEW, " ".join(done), note or "", now)
    return Reviewed(_write(cursor, act, steps, note, sender), done, tuple(skipped))


def _path(report: Row, step: str) -> tuple[str, ...]:
    """The steps to write: whoever decides about an unchecked report has checked it by that."""
    is_unchecked = report["review_state"] == RECEIVED and step != CHECKED
    return (CHECKED, step) if is_unchecked else (step,)


def _is_own(report: Row, sender: Sender) -> bool:
    """Whether the reviewer handed the report in, whatever role each was done in.

    In a demo one visitor plays every role: there another role is another person. The operator of
    the machine is nobody in particular.
    """
    person = _subject(sender.actor)
    if not person or report["is_demo"]:
        return bool(person) and report["handed_in_by"] == sender.actor
    return _subject(report["handed_in_by"] or "") == person


def _subject(actor: str) -> str:
    """The provider's id of a person in Identity.actor: "ward:00118/ID", "monitor:ID"."""
    role, _, rest = actor.partition(":")
    return rest.partition("/")[2] if role == "ward" else rest


def _skipped(receipt_no: str, report: Row | None, step: str, sender: Sender) -> Skipped | None:
    """Why the step cannot be taken for this report; None when it can."""
    if report is None:
        return Skipped(receipt_no, "review-unknown", {})
    if report["version"] < report["newest_version"]:
        versions = {"version": str(report["version"]), "newest": str(report["newest_version"])}
        return Skipped(receipt_no, "review-replaced", versions)
    if _is_own(report, sender):
        return Skipped(receipt_no, "review-own", {})
    state = report["review_state"]
    # A question may be put again in other words; everything else is said once.
    is_there = state == step != RETURNED
    if is_there or (step == CHECKED and state != RECEIVED):
        return Skipped(receipt_no, f"review-already-{state}", {})
    return None


def _write(
    cursor: duckdb.DuckDBPyConnection,
    act: acts.Act,
    steps: Sequence[tuple[int, tuple[str, ...], datetime]],
    note: str | None,
    sender: Sender,
) -> int:
    """One row per step of every report; the note belongs to the last of its steps."""
    first = cursor.execute(statement("next_review_no")).fetchone()
    assert first is not None
    rows: list[Row] = [
        {
            "submission_no": submission_no,
            "step": step,
            "note": note if step == path[-1] else None,
            "reviewed_at": at,
            "reviewer": sender.actor,
        }
        for submission_no, path, at in steps
        for step in path
    ]
    for review_no, row in enumerate(rows, start=first[0]):
        row["review_no"] = review_no
    step = steps[0][1][-1]
    return acts.enact(cursor, act, sender, {"review": rows}, {"step": step})
