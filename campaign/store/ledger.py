"""Rows of the ledger: numbers, versions and receipts for judged reports, written in one go.

Everything here runs inside the transaction and under the write lock of `intake.ingest`.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

import duckdb

from campaign import clock
from campaign.report.contract import contract
from campaign.report.problem import Problem, Severity
from campaign.report.raw import Package
from campaign.settings import settings
from campaign.store import audit
from campaign.store.audit import Sender
from campaign.store.content import PROBLEM, SUBMISSION, Tables, content_sha256
from campaign.store.originals import KeptOriginal
from campaign.store.receipt import ACCEPTED, ReportReceipt
from campaign.store.sql import append_rows, fetch_dicts, statement

Row = dict[str, Any]
Key = tuple[str, str | None, date | None]

# A problem says these of itself, but they are stored with its submission or its answers.
_NOT_OF_PROBLEM = {"ward_code", "report_date", "receipt_no", "is_question", "answer"}

DAILY = "daily"
INCOMPLETE = "incomplete"
AUDITED = (
    "submission_no",
    "receipt_no",
    "report_kind",
    "ward_code",
    "report_date",
    "version",
    "status",
    "received_at",
    "file_sha256",
)


@dataclass(frozen=True)
class Entry:
    """One judged report (or the part of a file that no report could be made of), to be written."""

    report_kind: str
    ward_code: str | None
    report_date: date | None
    status: str
    completeness: str | None
    rows: dict[str, list[Row]]
    refused_row_count: int
    problems: tuple[Problem, ...]
    received_at: datetime
    is_backfilled: bool

    @property
    def key(self) -> Key:
        """What its versions are counted for."""
        return self.report_kind, self.ward_code, self.report_date

    @property
    def row_count(self) -> int:
        """Rows that are stored: none of a refused report."""
        return sum(map(len, self.rows.values())) if self.status == ACCEPTED else 0


@dataclass
class Book:
    """The numbers given out so far in one transaction."""

    next_no: int
    is_demo: bool
    versions: dict[Key, int] = field(default_factory=dict)

    @classmethod
    def open(cls, cursor: duckdb.DuckDBPyConnection, is_demo: bool) -> "Book":
        """Continue after the highest number in the ledger."""
        row = cursor.execute(statement("next_submission_no")).fetchone()
        return cls(row[0] if row else 1, is_demo)

    def learn_versions(self, cursor: duckdb.DuckDBPyConnection, entries: Iterable[Entry]) -> None:
        """Read the newest version of every ward that has an entry."""
        wards = sorted({entry.ward_code for entry in entries if entry.ward_code})
        for row in fetch_dicts(cursor, "latest_versions", {"ward_codes": wards}):
            key = row["report_kind"], row["ward_code"], row["report_date"]
            self.versions[key] = row["version"]

    def number(self, entry: Entry, sha256: str) -> tuple[int, int | None, str]:
        """The next submission number, version (None if refused) and receipt number."""
        submission_no, version = self.next_no, None
        self.next_no += 1
        if entry.status == ACCEPTED:
            version = self.versions.get(entry.key, 0) + 1
            self.versions[entry.key] = version
        receipt_no = receipt_number(entry.key, submission_no, version, sha256, self.is_demo)
        return submission_no, version, receipt_no


def write(
    cursor: duckdb.DuckDBPyConnection,
    book: Book,
    package: Package,
    entries: Sequence[Entry],
    sender: Sender,
) -> list[ReportReceipt]:
    """Write the entries of one package and return their receipts, in the same order."""
    book.learn_versions(cursor, entries)
    recorded_at = clock.now()
    tables: dict[str, list[Row]] = {SUBMISSION: [], PROBLEM: []}
    tables |= {sheet.table: [] for sheet in contract().sheets}
    receipts, acts = [], []
    for entry in entries:
        submission_no, version, receipt_no = book.number(entry, package.sha256)
        receipt = _receipt(entry, version, receipt_no)
        receipts.append(receipt)
        numbers = {"submission_no": submission_no, "recorded_at": recorded_at}
        submission = _submission(entry, receipt, package) | numbers | {"channel": sender.channel}
        own = {SUBMISSION: [submission]} | _contents(entry, submission_no)
        for table, rows in own.items():
            tables[table].extend(rows)
        acts.append(_act(submission, own, sender))
    for table, rows in tables.items():
        append_rows(cursor, table, rows)
    audit.append(cursor, acts)
    return receipts


def write_files(
    cursor: duckdb.DuckDBPyConnection,
    packages: Sequence[Package],
    kept: Sequence[KeptOriginal],
) -> None:
    """Record the kept originals and which package each belongs to, once each."""
    known = {"sha256s": sorted({file.sha256 for file in kept})}
    old = {row["sha256"] for row in fetch_dicts(cursor, "known_originals", known)}
    fresh = {file.sha256: file.__dict__ for file in kept if file.sha256 not in old}
    recorded_at = clock.now()
    originals = [row | {"recorded_at": recorded_at} for row in fresh.values()]
    append_rows(cursor, "original_file", originals)
    links = {
        (package.sha256, file.sha256, file.name) for package in packages for file in package.files
    }
    hashes = {"sha256s": sorted({package.sha256 for package in packages})}
    links -= {tuple(row.values()) for row in fetch_dicts(cursor, "known_package_files", hashes)}
    columns = ("package_sha256", "file_sha256", "file_name")
    append_rows(
        cursor, "package_file", [dict(zip(columns, link, strict=True)) for link in sorted(links)]
    )


def timeliness(report_date: date | None, received_at: datetime) -> str | None:
    """on_time before the deadline of the day (exclusive), else late_same_day or late_after_day."""
    if report_date is None:
        return None
    campaign = settings().campaign
    if received_at < campaign.deadline_at(report_date):
        return "on_time"
    local_day = received_at.astimezone(campaign.timezone).date()
    return "late_same_day" if local_day <= report_date else "late_after_day"


def receipt_number(
    key: Key, submission_no: int, version: int | None, sha256: str, is_demo: bool
) -> str:
    """E.g. BC-20250812-00118-01-7F3A; TC = refused (counted by submission), NT = baseline."""
    report_kind, ward_code, report_date = key
    kind = ("BC" if report_kind == DAILY else "NT") if version else "TC"
    day = report_date.strftime("%Y%m%d") if report_date else "00000000"
    count = f"{version:02d}" if version else f"{submission_no:06d}"
    number = f"{kind}-{day}-{ward_code or '00000'}-{count}-{sha256[:4].upper()}"
    return f"{number}-MP" if is_demo else number


def _receipt(entry: Entry, version: int | None, receipt_no: str | None) -> ReportReceipt:
    severities = Counter(problem.severity for problem in entry.problems)
    is_daily = entry.report_kind == DAILY
    return ReportReceipt(
        report_kind=entry.report_kind,
        ward_code=entry.ward_code,
        report_date=entry.report_date,
        status=entry.status,
        receipt_no=receipt_no,
        version=version,
        received_at=entry.received_at,
        timeliness=timeliness(entry.report_date, entry.received_at) if is_daily else None,
        completeness=entry.completeness,
        row_count=entry.row_count,
        refused_row_count=entry.refused_row_count,
        error_count=severities[Severity.ERROR],
        warning_count=severities[Severity.WARNING],
    )


def _submission(entry: Entry, receipt: ReportReceipt, package: Package) -> Row:
    own = {name: value for name, value in receipt.__dict__.items() if name != "approval"}
    return {
        **own,
        "file_sha256": package.sha256,
        "file_name": package.name,
        "is_backfilled": entry.is_backfilled,
        "contract_version": package.contract_version or contract().version,
    }


def _contents(entry: Entry, submission_no: int) -> dict[str, list[Row]]:
    """What is stored with the submission: its problems and, when it is accepted, its rows."""
    own = {PROBLEM: _problems(entry, submission_no)}
    if entry.status == ACCEPTED:
        for table, rows in entry.rows.items():
            own[table] = _stored_rows(table, rows, submission_no)
    return own


def _act(submission: Row, own: Tables, sender: Sender) -> audit.Entry:
    """What the audit keeps of a submission: enough to notice any later change of it."""
    detail = {name: submission[name] for name in AUDITED}
    detail["content_sha256"] = content_sha256(own)
    version = submission["version"]
    if version is None or version == 1:
        return audit.Entry(audit.INTAKE, submission["receipt_no"], detail, sender)
    detail["corrects_version"] = version - 1
    return audit.Entry(audit.CORRECTION, submission["receipt_no"], detail, sender)


def _problems(entry: Entry, submission_no: int) -> list[Row]:
    rows = []
    for problem_no, problem in enumerate(entry.problems, start=1):
        row: Row = problem.as_dict() | {"submission_no": submission_no, "problem_no": problem_no}
        rows.append({name: value for name, value in row.items() if name not in _NOT_OF_PROBLEM})
    return rows


def _stored_rows(table: str, rows: Iterable[Row], submission_no: int) -> list[Row]:
    names = [field.name for field in contract().sheet(table).stored_fields]
    return [
        {"submission_no": submission_no, "row_no": row_no} | {name: row.get(name) for name in names}
        for row_no, row in enumerate(rows, start=1)
    ]


def is_future(moment: datetime) -> bool:
    """Whether `moment` lies ahead of the server's clock (a second of grace for rounding)."""
    return moment > clock.now() + timedelta(seconds=1)
