"""The one door through which reports enter the store, whoever sends them.

Order of an intake: read the files, keep the originals on disk, judge and write each package in a
transaction of its own, and only then give receipts. Whoever holds a receipt holds a stored report.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial

import duckdb

from campaign import clock
from campaign.report.problem import Problem
from campaign.report.question import AnswerKey
from campaign.report.raw import Package
from campaign.report.read import read
from campaign.report.source import SourceFile
from campaign.settings import ReadLimits, settings
from campaign.store import intake_log, ledger
from campaign.store.audit import Sender
from campaign.store.connection import Store
from campaign.store.disk import ensure_space
from campaign.store.errors import StoreError
from campaign.store.history import Histories
from campaign.store.judge import Reception, judge
from campaign.store.ledger import Book, Entry, Key
from campaign.store.locks import is_late
from campaign.store.originals import KeptOriginal, keep
from campaign.store.past_receipt import PastFile, past_file
from campaign.store.reasons import checked_answers, given_with_files, numbered, unnumbered
from campaign.store.receipt import REFUSED, UNCHANGED, Receipt, ReportReceipt, file_status
from campaign.store.reviews import with_automatic
from campaign.store.transaction import in_transaction
from campaign.wards import register

PRELOAD_ROWS = 200

ReceivedFor = Mapping[tuple[str, date], datetime]


class ReceivedInFuture(StoreError):
    """A time of receipt was given that has not come yet."""


@intake_log.recorded
def ingest(
    store: Store,
    files: Sequence[SourceFile],
    *,
    channel: str,
    received_at: datetime | None = None,
    received_for: ReceivedFor | None = None,
    limits: ReadLimits | None = None,
    apart: bool = True,
    dry_run: bool = False,
    for_ward: str | None = None,
    arrived_at: datetime | None = None,
    actor: str | None = None,
    answers: Mapping[AnswerKey, str] | None = None,
    obeys_locks: bool = True,
) -> list[Receipt]:
    """Judge and store `files`; one receipt per file, in the order given.

    channel: the door ('cli', 'upload', …); actor: who, for the audit ("ward:00118/token:3").
    received_at, received_for (ward code and day -> time): to fill in the past, recorded as such;
    normally the clock decides, now or at `arrived_at` when the files had to wait for their turn.
    dry_run: judge only. apart=False: read in this process, obeys_locks=False: whatever the lock
    of the day, both for files of our own making only.
    for_ward: the only ward the sender may report for, others are refused (F12). answers: reasons
    for questions about these files. Never raises for what is in the files. Raises ReceivedInFuture
    and ReasonRefused before anything is stored, StoreNotWritable when a package could not be
    (StoreFull: no space); those before it are stored: sent again, they come back `unchanged`.
    """
    if not dry_run:
        ensure_space(store.folder, sum(len(file.content) for file in files))
    reception = _reception(received_at, received_for, arrived_at, for_ward)
    reception = replace(reception, answers=checked_answers(answers), obeys_locks=obeys_locks)
    packages = read(files, limits or settings().limits, apart=apart)
    intake_log.parsed()
    kept = [] if dry_run else [keep(store, file) for file in files]
    sender = Sender(channel, actor or (f"ward:{for_ward}" if for_ward else channel))
    receipts = _take_all(store, packages, kept, reception, sender, dry_run=dry_run)
    place = {(file.name, file.sha256): index for index, file in enumerate(files)}
    return sorted(receipts, key=lambda receipt: place[receipt.file_name, receipt.sha256])


def _take_all(
    store: Store,
    packages: Sequence[Package],
    kept: Sequence[KeptOriginal],
    reception: Reception,
    sender: Sender,
    *,
    dry_run: bool,
) -> list[Receipt]:
    # A dry run takes all packages together, so that the second file of a ward's day is seen as
    # its next version; what is stored has a transaction per package.
    groups = [packages] if dry_run else [[package] for package in packages]
    receipts: list[Receipt] = []
    with store.write_lock:
        for group in groups:
            work = partial(_take_group, store, group, kept, reception, sender)
            receipts += in_transaction(store, work, commit=not dry_run)
    return [_unnumbered(receipt) for receipt in receipts] if dry_run else receipts


def _take_group(
    store: Store,
    group: Sequence[Package],
    kept: Sequence[KeptOriginal],
    reception: Reception,
    sender: Sender,
    cursor: duckdb.DuckDBPyConnection,
) -> list[Receipt]:
    """Judge and write some packages with one cursor, that is in one transaction."""
    book = Book.open(cursor, store.is_demo)
    receipts = [_take_in(cursor, book, package, reception, sender) for package in group]
    own = {file.sha256 for package in group for file in package.files}
    ledger.write_files(cursor, group, [file for file in kept if file.sha256 in own])
    return [receipt for found in receipts for receipt in found]


def _unnumbered(receipt: Receipt) -> Receipt:
    """The same receipt without numbers that nobody may quote, for a dry run."""
    reports = tuple(
        report if report.status == UNCHANGED else replace(report, receipt_no=None, approval=None)
        for report in receipt.reports
    )
    return replace(receipt, reports=reports, problems=unnumbered(receipt))


def _reception(
    received_at: datetime | None,
    received_for: ReceivedFor | None,
    arrived_at: datetime | None,
    for_ward: str | None,
) -> Reception:
    zone = settings().campaign.timezone
    given = {key: _aware(moment) for key, moment in (received_for or {}).items()}
    at = _aware(received_at or arrived_at or clock.now())
    ahead = [moment for moment in (at, *given.values()) if ledger.is_future(moment)]
    if ahead:
        raise ReceivedInFuture(
            f"a report cannot have been received at {ahead[0].astimezone(zone).isoformat()}: "
            f"it is only {clock.now().isoformat(timespec='seconds')} now"
        )
    return Reception(at, received_at is not None or bool(given), given, for_ward)


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=settings().campaign.timezone)


def _take_in(
    cursor: duckdb.DuckDBPyConnection,
    book: Book,
    package: Package,
    reception: Reception,
    sender: Sender,
) -> list[Receipt]:
    """Judge and write one package; one receipt per file of it."""
    past = past_file(cursor, package.sha256).told_to(reception.for_ward)
    if past.is_wholly_accepted:
        reports = tuple(past.receipts.values())
        is_backfilled = any(row["is_backfilled"] for row in past.rows)
        told = given_with_files(cursor, past.problems, reception, sender)
        return _receipts(package, reports, told, is_backfilled, book.is_demo)
    histories = Histories(cursor, reception.known_at)
    if len(package.rows) > PRELOAD_ROWS:
        histories.preload(register().by_code)
    entries = judge(package, histories, reception, partial(is_late, cursor, reception))
    already = _given_again(past, entries)
    fresh = [entry for entry in entries if entry.key not in already]
    receipts = ledger.write(cursor, book, package, fresh, sender)
    receipts = with_automatic(cursor, fresh, receipts)
    given = already | {entry.key: receipt for entry, receipt in zip(fresh, receipts, strict=True)}
    reports = tuple(given[entry.key] for entry in entries)
    judged = [entry for entry in entries if given[entry.key].status != UNCHANGED]
    news = (found for entry in judged for found in numbered(entry.problems, given[entry.key]))
    problems = given_with_files(cursor, (*past.problems, *news), reception, sender)
    return _receipts(package, reports, problems, reception.is_backfilled, book.is_demo)


def _given_again(past: PastFile, entries: Sequence[Entry]) -> dict[Key, ReportReceipt]:
    """Receipts that an identical file already got: sending it twice must not count twice."""
    given = past.receipts
    return {
        entry.key: given[entry.key]
        for entry in entries
        if entry.key in given and (entry.status == REFUSED or given[entry.key].status == UNCHANGED)
    }


def _receipts(
    package: Package,
    reports: tuple[ReportReceipt, ...],
    problems: tuple[Problem, ...],
    is_backfilled: bool,
    is_demo: bool,
) -> list[Receipt]:
    """One receipt per file; of loose files given together each carries its own problems."""
    names = {file.name for file in package.files}
    receipts = []
    for file in package.files:
        own = tuple(
            p for p in problems if len(names) == 1 or p.file_name not in names - {file.name}
        )
        receipts.append(
            Receipt(
                file_name=file.name,
                status=file_status(reports, own),
                sha256=file.sha256,
                received_at=max(report.received_at for report in reports),
                is_demo=is_demo,
                is_backfilled=is_backfilled,
                reports=reports,
                problems=own,
            )
        )
    return receipts
