"""Administrative acts: what people decide (reference data, editions, reviews), with its time.

An act is one row of `act`, the rows that it writes into other tables (each carries its number) and
one entry of the audit, in one transaction. To add a kind: its name here, its tables in TABLES and
in the next file of queries/schema/, each with a column act_no.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import duckdb

from campaign import clock
from campaign.store import audit
from campaign.store.audit import Sender
from campaign.store.content import canonical_json, content_sha256
from campaign.store.sql import append_rows, statement

CAMPAIGN, WINDOWS, TARGETS = "campaign", "windows", "targets"
CAMPAIGN_ADDED, PEOPLE = "campaign-added", "people"
REVIEW = "review"
EDITION_PUBLISHED = "edition-published"
EDITION_CORRECTED, EDITION_WITHDRAWN = "edition-corrected", "edition-withdrawn"
DAY_LOCKED, DAY_UNLOCKED, LATE_ALLOWED = "day-locked", "day-unlocked", "late-allowed"
# Reasons of acts that nobody decided; labels act-reason-… say them in words.
STORE_BEGINS, FILE_CHANGED = "store-begins", "file-changed"
# The time of what a store begins with: known at any known_at.
BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
# Every table whose rows carry act_no; page processes are told of their new rows.
TABLES = (
    "campaign_row",
    "ward_window_row",
    "target_row",
    "target_path_row",
    "review",
    "day_lock",
    "lock_exception",
    "edition",
    "edition_figure",
    "edition_dataset",
    "edition_notice",
    "definition_text",
    "edition_definition",
)

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Act:
    """What is done (`kind`), to what (`subject`) and why; `acted_at` None means now."""

    kind: str
    subject: str
    reason: str
    acted_at: datetime | None = None


def enact(
    cursor: duckdb.DuckDBPyConnection,
    act: Act,
    sender: Sender,
    rows: Mapping[str, Sequence[Row]],
    detail: Mapping[str, Any] | None = None,
) -> int:
    """Write the act, its `rows` by table and its entry of the audit; its number.

    Inside the caller's transaction, under the store's write lock. `detail` (JSON-ready, dates
    allowed) joins the audit's entry, which also holds the hash of the rows.
    """
    found = cursor.execute(statement("next_act_no")).fetchone()
    act_no = int(found[0]) if found else 1
    head = {
        "act_no": act_no,
        "kind": act.kind,
        "subject": act.subject,
        "acted_at": act.acted_at or clock.now(),
        "actor": sender.actor,
        "reason": act.reason,
    }
    append_rows(cursor, "act", [head])
    for name, given in rows.items():
        append_rows(cursor, name, [{**row, "act_no": act_no} for row in given])
    told = {"act_no": act_no, "reason": act.reason, **(detail or {})}
    told["rows_sha256"] = rows_sha256(cursor, act_no)
    audit.append(cursor, [audit.Entry(act.kind, act.subject, told, sender)])
    return act_no


def rows_sha256(cursor: duckdb.DuckDBPyConnection, act_no: int) -> str:
    """The hash of the act itself and of all rows that it wrote, as they are stored."""
    tables = {}
    for name in ("act", *TABLES):
        relation = cursor.table(name).filter(f"act_no = {act_no:d}")
        rows = [dict(zip(relation.columns, row, strict=True)) for row in relation.fetchall()]
        tables[name] = sorted(rows, key=canonical_json)
    return content_sha256(tables)


def act_numbers(cursor: duckdb.DuckDBPyConnection) -> set[int]:
    """The number of every act, and every number of an act that rows of TABLES name."""
    found: set[int] = set()
    for name in ("act", *TABLES):
        rows = cursor.table(name).project("act_no").distinct().fetchall()
        found |= {int(row[0]) for row in rows}
    return found
