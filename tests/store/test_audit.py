"""The audit: one entry per act, chained; it begins with what a store already holds."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from campaign.store import Store, acts, audit, ingest, open_store
from campaign.store.audit import Entry, Sender
from campaign.store.verify import verify
from tests.store.conftest import SetClock
from tests.store.files import daily

WARD, OTHER = "00118", "00004"
DAY = "2025-08-12"
# What every store begins with, after the first entry.
REFERENCE = ["campaign", "windows", "targets"]


def audited(store: Store) -> list[dict[str, Any]]:
    with store.cursor() as cursor:
        return audit.read_all(cursor)


def test_every_submission_has_its_entry(store: Store, set_clock: SetClock) -> None:
    at = set_clock(f"{DAY} 15:30")
    file = daily(WARD, DAY)
    ingest(store, [file], channel="api", actor="ward:00118/token:3")
    refused = ingest(store, [daily(WARD, DAY, dossiers_online=99)], channel="upload")[0]
    ingest(store, [daily(WARD, DAY, dossiers_received=43)], channel="upload")
    ingest(store, [file], channel="upload")
    begun, *reference, first, second, third = audited(store)
    assert [row["act"] for row in reference] == REFERENCE
    assert (begun["act"], json.loads(begun["detail"])["submission_count"]) == ("audit_begun", 0)
    assert (first["act"], first["actor"], first["channel"]) == (
        "intake",
        "ward:00118/token:3",
        "api",
    )
    assert first["recorded_at"] == at
    detail = json.loads(first["detail"])
    content_sha256 = detail.pop("content_sha256")
    assert len(content_sha256) == 64
    assert detail == {
        "submission_no": 1,
        "receipt_no": first["subject"],
        "report_kind": "daily",
        "ward_code": WARD,
        "report_date": DAY,
        "version": 1,
        "status": "accepted",
        "received_at": "2025-08-12T08:30:00+00:00",
        "file_sha256": file.sha256,
    }
    assert (second["act"], second["subject"], second["actor"]) == (
        "intake",
        refused.receipt_no,
        "upload",
    )
    assert (third["act"], json.loads(third["detail"])["corrects_version"]) == ("correction", 1)
    assert third["subject"] == f"BC-20250812-{WARD}-02-{third['subject'][-4:]}"


def test_entries_are_chained_by_hash(store: Store, set_clock: SetClock) -> None:
    set_clock(f"{DAY} 15:30")
    ingest(store, [daily(WARD, DAY)], channel="cli")
    sender = Sender("cli", "operator")
    with store.write_lock, store.cursor() as cursor:
        acts = [Entry(audit.ANSWER, "BC-1", {"day": date(2025, 8, 12), "vì": "mưa"}, sender)] * 2
        audit.append(cursor, acts)
        head = audit.head(cursor)
    rows = audited(store)
    assert [row["entry_no"] for row in rows] == list(range(1, 8))
    hashes = [row["entry_sha256"] for row in rows]
    assert [row["previous_sha256"] for row in rows] == [audit.NO_ENTRY, *hashes[:-1]]
    assert len(set(hashes)) == 7
    assert (head.entry_no, head.entry_sha256) == (7, hashes[-1])
    assert rows[-1]["detail"] == '{"day":"2025-08-12","vì":"mưa"}'


def test_what_is_rolled_back_leaves_no_entry(store: Store) -> None:
    with store.cursor() as cursor:
        cursor.begin()
        audit.append(cursor, [Entry(audit.ANSWER, "x", {}, audit.SYSTEM)])
        cursor.rollback()
    ingest(store, [daily(WARD, DAY)], channel="cli", dry_run=True)
    assert [row["act"] for row in audited(store)] == ["audit_begun", *REFERENCE]


@pytest.fixture
def older_store(tmp_path: Path) -> Path:
    """A store with two reports from before there was an audit."""
    path = tmp_path / "campaign.duckdb"
    store = open_store(path, kind="real")
    ingest(store, [daily(WARD, DAY), daily(OTHER, DAY)], channel="cli")
    store.close()
    with duckdb.connect(path) as connection:
        connection.execute("drop table audit_entry")
        # acts are younger than the audit
        for table in ("act", *acts.TABLES, "reference_load"):
            connection.execute(f"delete from {table}")
        connection.execute("delete from schema_migration where migration = '0006_audit.sql'")
        connection.execute("checkpoint")
    return path


def test_the_audit_of_an_older_store_begins_with_what_is_there(older_store: Path) -> None:
    store = open_store(older_store)
    ingest(store, [daily(WARD, DAY, dossiers_received=43)], channel="cli")
    begun, *reference, correction = audited(store)
    detail = json.loads(begun["detail"])
    assert (detail["submission_count"], detail["last_submission_no"]) == (2, 2)
    assert correction["act"] == "correction"
    found = verify(store)
    assert (found.findings, found.counts["accepted"]) == ((), 3)
    with store.cursor() as cursor:
        cursor.execute("update daily_summary set dossiers_received = 1 where submission_no = 1")
    assert [finding.code for finding in verify(store).findings] == ["before-audit"]
    store.close()
    reopened = open_store(older_store)
    assert len(audited(reopened)) == len(reference) + 2
    reopened.close()
