"""The audit against itself and against the ledger: nothing changed, added or removed unseen."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from campaign.store import audit
from campaign.store.content import PROBLEM, SUBMISSION, Tables, total_sha256
from campaign.store.verified import Finding

Row = Mapping[str, Any]

TOKEN_FACTS = ("ward_code", "label", "token_sha256")
INTAKES = (audit.INTAKE, audit.CORRECTION)


def chain(entries: Sequence[Row]) -> Iterator[Finding]:
    """Entries that are missing, changed, or not the ones that later entries follow."""
    if not entries:
        yield Finding("audit-none")
    number, previous = 0, audit.NO_ENTRY
    for row in entries:
        if row["entry_no"] != number + 1:
            values = {"first": str(number + 1), "last": str(row["entry_no"] - 1)}
            yield Finding("audit-gap", values)
        elif row["previous_sha256"] != previous:
            yield Finding("audit-link", {"number": str(row["entry_no"])})
        if audit.entry_sha256(row) != row["entry_sha256"]:
            yield Finding("audit-entry", {"number": str(row["entry_no"])})
        number, previous = row["entry_no"], row["entry_sha256"]


def submissions(
    entries: Sequence[Row],
    stored: Mapping[int, Tables],
    hashes: Mapping[int, str],
    told: set[int],
) -> Iterator[Finding]:
    """Submissions that are gone, changed, or were never handed in; `told` are known as changed."""
    begun = _details(entries, audit.AUDIT_BEGUN)
    last_before = max((detail["last_submission_no"] for _, detail in begun), default=0)
    before = {number: content for number, content in hashes.items() if number <= last_before}
    if any(detail["content_sha256"] != total_sha256(before) for _, detail in begun):
        yield Finding("before-audit", {"number": str(last_before)})
    known = {detail["submission_no"]: detail for _, detail in _details(entries, *INTAKES)}
    for number, detail in known.items():
        if number not in stored:
            yield Finding("submission-gone", {"receipt": detail["receipt_no"]})
        elif number not in told and hashes[number] != detail["content_sha256"]:
            yield Finding(_change(stored[number]), {"receipt": detail["receipt_no"]})
    for number, tables in stored.items():
        if number > last_before and number not in known:
            yield Finding("unaudited", {"receipt": tables[SUBMISSION][0]["receipt_no"]})


def answers(entries: Sequence[Row], stored: Sequence[Row]) -> Iterator[Finding]:
    """Reasons for questions that differ from those that the audit has seen given."""
    given = Counter(
        (receipt, int(problem_no), reason)
        for receipt, detail in _details(entries, audit.ANSWER)
        for problem_no, reason in detail["reasons"].items()
    )
    found = Counter((row["receipt_no"], row["problem_no"], row["reason"]) for row in stored)
    for receipt, _, _ in sorted({*(given - found), *(found - given)}):
        yield Finding("answers", {"receipt": receipt})


def tokens(entries: Sequence[Row], stored: Sequence[Row]) -> Iterator[Finding]:
    """Access tokens that differ from those that the audit has seen issued and revoked."""
    revoked = {number for number, _ in _details(entries, audit.TOKEN_REVOKED)}
    issued = {
        (number, *(detail[name] for name in TOKEN_FACTS), _token_end(detail), number in revoked)
        for number, detail in _details(entries, audit.TOKEN_ISSUED)
    }
    found = {
        (
            str(row["token_no"]),
            *(row[name] for name in TOKEN_FACTS),
            row["expires_at"],
            row["is_revoked"],
        )
        for row in stored
    }
    for number in sorted({number for number, *_ in issued ^ found}):
        yield Finding("token", {"number": number})


def _token_end(detail: Row) -> datetime | None:
    """When a token ends; None for one that was issued before its end was stored."""
    text = detail.get("expires_at")
    return datetime.fromisoformat(text) if text else None


def acts(entries: Sequence[Row], hashes: Mapping[int, str]) -> Iterator[Finding]:
    """Administrative acts whose rows are gone, changed or were never entered.

    `hashes`: acts.rows_sha256 by number of act.
    """
    told = {
        detail["act_no"]: detail["rows_sha256"]
        for detail in (json.loads(row["detail"]) for row in entries)
        if "rows_sha256" in detail
    }
    for number in sorted(told.keys() | hashes.keys()):
        if told.get(number) != hashes.get(number):
            yield Finding("act", {"number": str(number)})


def _change(tables: Tables) -> str:
    row_count = sum(
        len(rows) for table, rows in tables.items() if table not in (SUBMISSION, PROBLEM)
    )
    return "content" if row_count == tables[SUBMISSION][0]["row_count"] else "rows-missing"


def _details(entries: Sequence[Row], *acts: str) -> list[tuple[str, dict[str, Any]]]:
    """Subject and detail of every entry about one of `acts`."""
    return [(row["subject"], json.loads(row["detail"])) for row in entries if row["act"] in acts]
