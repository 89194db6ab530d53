"""The audit: who did what to the ledger and when, each entry chained to the one before by hash.

Whoever changes the ledger appends in the same transaction, so that neither exists without the
other. To add an act: a name here, and a call of `append` with the cursor of that transaction,
under the write lock of the store:

    append(cursor, [Entry(audit.ANSWER, receipt_no, {"question": …}, Sender(channel, actor))])
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import duckdb

from campaign import clock
from campaign.store.content import canonical_json, content_sha256, stored_contents, total_sha256
from campaign.store.sql import append_rows, fetch_dicts, statement

AUDIT_BEGUN = "audit_begun"
INTAKE, CORRECTION = "intake", "correction"
ANSWER = "answer"
TOKEN_ISSUED, TOKEN_REVOKED = "token_issued", "token_revoked"
BACKUP, RESTORE = "backup", "restore"
VERIFIED = "verified"
NO_ENTRY = "0" * 64


@dataclass(frozen=True)
class Sender:
    """Who hands something in (`actor`, e.g. "ward:00118/token:3") and through which door."""

    channel: str
    actor: str


SYSTEM = Sender("system", "system")


@dataclass(frozen=True)
class Entry:
    """One act: on what (`subject`, e.g. a receipt number) and by whom.

    `detail` holds JSON-ready values, dates and times allowed.
    """

    act: str
    subject: str
    detail: Mapping[str, Any]
    sender: Sender


@dataclass(frozen=True)
class Head:
    """The newest entry; its hash stands for the whole audit before it."""

    entry_no: int
    entry_sha256: str


def append(cursor: duckdb.DuckDBPyConnection, entries: Sequence[Entry]) -> None:
    """Chain `entries` to the audit, inside the caller's transaction and under the write lock."""
    if not entries:
        return
    newest = head(cursor)
    recorded_at, rows = clock.now(), []
    for entry in entries:
        row = {
            "entry_no": newest.entry_no + 1,
            "recorded_at": recorded_at,
            "actor": entry.sender.actor,
            "channel": entry.sender.channel,
            "act": entry.act,
            "subject": entry.subject,
            "detail": canonical_json(entry.detail),
            "previous_sha256": newest.entry_sha256,
        }
        newest = Head(newest.entry_no + 1, entry_sha256(row))
        rows.append(row | {"entry_sha256": newest.entry_sha256})
    append_rows(cursor, "audit_entry", rows)


def head(cursor: duckdb.DuckDBPyConnection) -> Head:
    """The newest entry as the cursor's transaction sees it; entry 0 when there is none."""
    row = cursor.execute(statement("audit_head")).fetchone()
    return Head(*row) if row else Head(0, NO_ENTRY)


def read_all(cursor: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    """The rows of the whole audit, oldest first."""
    return fetch_dicts(cursor, "audit_entries", {})


def entry_sha256(row: Mapping[str, Any]) -> str:
    """The hash that an entry must carry: over all its fields but the hash itself."""
    fields = {name: value for name, value in row.items() if name != "entry_sha256"}
    return sha256(canonical_json(fields).encode()).hexdigest()


def begin(cursor: duckdb.DuckDBPyConnection, store_id: str) -> None:
    """The first entry of a store: what the ledger held when its audit began, mostly nothing."""
    if head(cursor).entry_no:
        return
    contents = {number: content_sha256(rows) for number, rows in stored_contents(cursor).items()}
    detail = {
        "submission_count": len(contents),
        "last_submission_no": max(contents, default=0),
        "content_sha256": total_sha256(contents),
    }
    append(cursor, [Entry(AUDIT_BEGUN, store_id, detail, SYSTEM)])
