"""Whether everything that was ever received is still there, whole and unchanged.

Recomputes every hash: of the originals on the disk, of every submission's stored rows, of every
entry of the audit. There are no stored editions yet; once there are, their check joins the list in
`verify` as one more function that yields findings.

To add a check: a generator of Finding, a line in `verify`, a label verify-CODE in both languages
(data/locale/*/operations.ftl), and in tests/store/test_verify.py the damage that it must find.
"""

from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path

import duckdb

from campaign.store import audit, verify_audit
from campaign.store.acts import act_numbers, rows_sha256
from campaign.store.connection import Store
from campaign.store.content import SUBMISSION, Tables, content_sha256, stored_contents
from campaign.store.disk import DRAFT, ORIGINALS, home_of, sha256_of
from campaign.store.ledger import receipt_number
from campaign.store.receipt import ACCEPTED
from campaign.store.sql import fetch_dicts
from campaign.store.verified import Finding, Verification


def verify(store: Store) -> Verification:
    """Look at all of `store`, in one state of it; changes nothing."""
    originals = (home_of(store.path) if store.path else store.folder) / ORIGINALS
    with store.cursor() as cursor:
        cursor.begin()
        try:
            return _verified(cursor, store.is_demo, originals)
        finally:
            cursor.rollback()


def _verified(cursor: duckdb.DuckDBPyConnection, is_demo: bool, originals: Path) -> Verification:
    contents = stored_contents(cursor)
    submissions = {no: tables for no, tables in contents.items() if SUBMISSION in tables}
    hashes = {no: content_sha256(tables) for no, tables in submissions.items()}
    entries = audit.read_all(cursor)
    misnumbered = list(_receipt_numbers(submissions, is_demo))
    findings = chain(
        _originals(cursor, originals),
        _without_original(cursor),
        _version_gaps(cursor),
        (finding for _, finding in misnumbered),
        _strays(contents),
        verify_audit.chain(entries),
        verify_audit.submissions(entries, submissions, hashes, {no for no, _ in misnumbered}),
        verify_audit.answers(entries, fetch_dicts(cursor, "answers_given", {})),
        verify_audit.tokens(entries, fetch_dicts(cursor, "tokens_given", {})),
        verify_audit.acts(entries, {no: rows_sha256(cursor, no) for no in act_numbers(cursor)}),
    )
    accepted = sum(tables[SUBMISSION][0]["status"] == ACCEPTED for tables in submissions.values())
    counts = {
        "accepted": accepted,
        "refused": len(submissions) - accepted,
        "originals": len(fetch_dicts(cursor, "original_paths", {})),
        "audit_entries": len(entries),
    }
    return Verification(
        counts, audit.head(cursor), tuple(findings), tuple(_orphans(cursor, originals))
    )


def original_fault(folder: Path, row: dict[str, str]) -> str | None:
    """What is wrong with a recorded original in `folder`: missing, changed or nothing."""
    path = folder / row["stored_path"]
    if not path.is_file():
        return "original-missing"
    return None if sha256_of(path) == row["sha256"] else "original-changed"


def _originals(cursor: duckdb.DuckDBPyConnection, originals: Path) -> Iterator[Finding]:
    for row in fetch_dicts(cursor, "original_paths", {}):
        fault = original_fault(originals.parent, row)
        if fault:
            yield Finding(fault, {"name": row["file_name"], "path": row["stored_path"]})


def _orphans(cursor: duckdb.DuckDBPyConnection, originals: Path) -> Iterator[Finding]:
    """Files that were kept but never recorded: their sender got no receipt."""
    known = {row["sha256"] for row in fetch_dicts(cursor, "original_paths", {})}
    for path in sorted(originals.glob("*/*")):
        if path.name not in known and path.suffix != DRAFT:
            yield Finding("orphan", {"path": str(path.relative_to(originals.parent))})


def _without_original(cursor: duckdb.DuckDBPyConnection) -> Iterator[Finding]:
    for row in fetch_dicts(cursor, "submissions_without_original", {}):
        yield Finding("without-original", {"receipt": row["receipt_no"]})


def _version_gaps(cursor: duckdb.DuckDBPyConnection) -> Iterator[Finding]:
    for row in fetch_dicts(cursor, "version_gaps", {}):
        values = {
            "ward": row["ward_code"] or "–",
            "day": str(row["report_date"] or "–"),
            "versions": ", ".join(map(str, row["versions"])),
        }
        yield Finding("version-gap", values)


def _receipt_numbers(
    submissions: Mapping[int, Tables], is_demo: bool
) -> Iterator[tuple[int, Finding]]:
    for number, tables in submissions.items():
        row = tables[SUBMISSION][0]
        key = row["report_kind"], row["ward_code"], row["report_date"]
        right = receipt_number(key, number, row["version"], row["file_sha256"], is_demo)
        if right != row["receipt_no"]:
            values = {"number": str(number), "receipt": row["receipt_no"], "right": right}
            yield number, Finding("receipt-number", values)


def _strays(contents: Mapping[int, Tables]) -> Iterator[Finding]:
    for number, tables in contents.items():
        if SUBMISSION not in tables:
            values = {"number": str(number), "tables": ", ".join(sorted(tables))}
            yield Finding("rows-without-submission", values)
