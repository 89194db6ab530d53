"""The one door through which reports enter the store, whoever sends them.

Order of an intake: read the files, keep the originals on disk, judge and write each package in a
transaction of its own, and only then give receipts. Whoever holds a receipt holds a stored report.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from typing import TypeVar

import duckdb

from campaign import clock
from campaign.report.problem import Problem
from campaign.report.raw import Package
from campaign.report.read import read
from campaign.report.source import SourceFile
from campaign.settings import ReadLimits, settings
from campaign.store import ledger
from campaign.store.connection import Store
from campaign.store.errors import StoreError, StoreNotWritable
from campaign.store.history import Histories
from campaign.store.judge import Reception, judge
from campaign.store.ledger import Book, Entry, Key
from campaign.store.originals import KeptOriginal, keep
from campaign.store.past_receipt import PastFile, past_file
from campaign.store.receipt import REFUSED, UNCHANGED, Receipt, ReportReceipt, file_status
from campaign.wards import register

ATTEMPTS = 5
PRELOAD_ROWS = 200

ReceivedFor = Mapping[tuple[str, date], datetime]
Result = TypeVar("Result")


class ReceivedInFuture(StoreError):
    """A time of receipt was given that has not come yet."""


def ingest(
    store: Store,
    files: Sequence[SourceFile],
    *,
    channel: str,
    received_at: datetime | None = None,
    received_for: ReceivedFor | None = None,
    limits: ReadLimits | None = None,
    dry_run: bool = False,
) -> list[Receipt]:
    """Judge and store `files`; one receipt per file, in the order given.

    channel: where the files came from ('cli', 'upload', …). received_at and received_for
    (ward code and day -> time) are for filling in the past and recorded as such; normally the
    server's clock decides. dry_run: judge only; the receipts say what would be, without numbers.
    Never raises for what is in the files. Raises ReceivedInFuture, and StoreNotWritable when a
    package could not be stored (disk full); packages before it are stored, and sending all files
    again gives their receipts as `unchanged`.
    """
    reception = _reception(received_at, received_for)
    packages = read(files, limits or settings().limits)
    kept = [] if dry_run else [keep(store, file) for file in files]

    # A dry run takes all packages together, so that the second file of a ward's day is seen as
    # its next version; what is stored has a transaction per package.
    groups = [packages] if dry_run else [[package] for package in packages]
    receipts: list[Receipt] = []
    with store.write_lock:
        for group in groups:
            work = partial(_take_group, store, group, kept, reception, channel)
            receipts += _in_transaction(store, work, commit=not dry_run)
    if dry_run:
        receipts = [_unnumbered(receipt) for receipt in receipts]
    place = {(file.name, file.sha256): index for index, file in enumerate(files)}
    return sorted(receipts, key=lambda receipt: place[receipt.file_name, receipt.sha256])


def _take_group(
    store: Store,
    group: Sequence[Package],
    kept: Sequence[KeptOriginal],
    reception: Reception,
    channel: str,
    cursor: duckdb.DuckDBPyConnection,
) -> list[Receipt]:
    """Judge and write some packages with one cursor, that is in one transaction."""
    book = Book.open(cursor, store.is_demo)
    receipts = [_take_in(cursor, book, package, reception, channel) for package in group]
    own = {file.sha256 for package in group for file in package.files}
    ledger.write_files(cursor, group, [file for file in kept if file.sha256 in own])
    return [receipt for found in receipts for receipt in found]


def _unnumbered(receipt: Receipt) -> Receipt:
    """The same receipt without numbers that nobody may quote, for a dry run."""
    reports = tuple(
        report if report.status == UNCHANGED else replace(report, receipt_no=None)
        for report in receipt.reports
    )
    return replace(receipt, reports=reports)


def _reception(received_at: datetime | None, received_for: ReceivedFor | None) -> Reception:
    zone = settings().campaign.timezone
    given = {key: _aware(moment) for key, moment in (received_for or {}).items()}
    at = _aware(received_at) if received_at else clock.now()
    ahead = [moment for moment in (at, *given.values()) if ledger.is_future(moment)]
    if ahead:
        raise ReceivedInFuture(
            f"a report cannot have been received at {ahead[0].astimezone(zone).isoformat()}: "
            f"it is only {clock.now().isoformat(timespec='seconds')} now"
        )
    return Reception(at, received_at is not None or bool(given), given)


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=settings().campaign.timezone)


def _in_transaction(
    store: Store, work: Callable[[duckdb.DuckDBPyConnection], Result], *, commit: bool
) -> Result:
    """Run `work` in one transaction, again after a conflict; all of it is stored or nothing."""
    for attempt in range(1, ATTEMPTS + 1):
        with store.cursor() as cursor:
            cursor.begin()
            try:
                result = work(cursor)
                cursor.commit() if commit else cursor.rollback()
                return result
            except duckdb.Error as error:
                _roll_back(cursor)
                if not _is_conflict(error) or attempt == ATTEMPTS:
                    raise _explained(error) from error
            except BaseException:
                _roll_back(cursor)
                raise
    raise AssertionError("the last attempt returns or raises")


def _roll_back(cursor: duckdb.DuckDBPyConnection) -> None:
    # A failed commit has rolled back by itself; then there is nothing left to roll back.
    with suppress(duckdb.Error):
        cursor.rollback()


def _is_conflict(error: duckdb.Error) -> bool:
    return isinstance(error, duckdb.ConstraintException) or "onflict" in str(error)


def _explained(error: duckdb.Error) -> Exception:
    places = (duckdb.IOException, duckdb.TransactionException, duckdb.FatalException)
    if isinstance(error, (*places, duckdb.OutOfMemoryException)):
        return StoreNotWritable(
            f"nothing was stored ({error}); earlier reports are safe: "
            "see that the disk has space, then send the files again"
        )
    return error


def _take_in(
    cursor: duckdb.DuckDBPyConnection,
    book: Book,
    package: Package,
    reception: Reception,
    channel: str,
) -> list[Receipt]:
    """Judge and write one package; one receipt per file of it."""
    past = past_file(cursor, package.sha256)
    if past.is_wholly_accepted:
        reports = tuple(past.receipts.values())
        is_backfilled = any(row["is_backfilled"] for row in past.rows)
        return _receipts(package, reports, past.problems, is_backfilled, book.is_demo)
    histories = Histories(cursor, reception.known_at)
    if len(package.rows) > PRELOAD_ROWS:
        histories.preload(register().by_code)
    entries = judge(package, histories, reception)
    already = _given_again(past, entries)
    fresh = [entry for entry in entries if entry.key not in already]
    receipts = ledger.write(cursor, book, package, fresh, channel)
    given = already | {entry.key: receipt for entry, receipt in zip(fresh, receipts, strict=True)}
    reports = tuple(given[entry.key] for entry in entries)
    judged = [entry for entry in entries if given[entry.key].status != UNCHANGED]
    problems = [*past.problems, *(found for entry in judged for found in entry.problems)]
    return _receipts(package, reports, tuple(problems), reception.is_backfilled, book.is_demo)


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
