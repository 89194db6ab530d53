"""What storing some files would change, before anybody decides to store them.

The receipts come from the intake itself (a dry run, rolled back), so a preview can never promise
what the intake would not do. The figures beside them are read once more from the same files.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any

from campaign import clock
from campaign.report.read import read
from campaign.report.source import SourceFile
from campaign.settings import settings
from campaign.store.connection import Store
from campaign.store.history import Histories
from campaign.store.intake import ingest
from campaign.store.judge import Reception, judge
from campaign.store.ledger import DAILY, Entry
from campaign.store.locks import is_late
from campaign.store.receipt import UNCHANGED, Receipt, ReportReceipt
from campaign.store.row_json import row_as_json, row_from_json
from campaign.store.sql import fetch_dicts

Row = Mapping[str, Any]
Key = tuple[str, str, str | None, date | None]  # file name, report kind, ward code, day

SUMMARY = "daily_summary"
_ROWS = ("summary", "stored", "day_before")


@dataclass(frozen=True)
class ReportPreview:
    """One report of a file: what would become of it, its figures and those it stands beside.

    `row_counts`: table -> rows that would be stored. `summary`, `stored` and `day_before` are rows
    of 1_TongHop: in the file, in the version current now, and of the day before (from the same
    file when it holds that day, otherwise the current version).
    """

    receipt: ReportReceipt
    row_counts: Mapping[str, int]
    summary: Row | None = None
    stored: Row | None = None
    day_before: Row | None = None

    def as_dict(self) -> dict[str, Any]:
        """JSON-ready values, from which `from_dict` makes the same preview again."""
        rows = {name: row_as_json(getattr(self, name)) for name in _ROWS}
        return {"receipt": self.receipt.as_dict(), "row_counts": dict(self.row_counts), **rows}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> "ReportPreview":
        """The preview that `as_dict` wrote."""
        rows = {name: row_from_json(values[name]) for name in _ROWS}
        return cls(ReportReceipt.from_dict(values["receipt"]), values["row_counts"], **rows)


@dataclass(frozen=True)
class FilePreview:
    """One file: the receipt that it would get (without a number) and its reports."""

    receipt: Receipt
    reports: tuple[ReportPreview, ...]

    def as_dict(self) -> dict[str, Any]:
        """JSON-ready values, from which `from_dict` makes the same preview again."""
        reports = [report.as_dict() for report in self.reports]
        return {"receipt": self.receipt.as_dict(), "reports": reports}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> "FilePreview":
        """The preview that `as_dict` wrote."""
        reports = tuple(map(ReportPreview.from_dict, values["reports"]))
        return cls(Receipt.from_dict(values["receipt"]), reports)


def preview(
    store: Store, files: Sequence[SourceFile], *, channel: str, for_ward: str | None = None
) -> list[FilePreview]:
    """One FilePreview per file, in the order given; stores nothing.

    for_ward: the only ward that the sender may report for; nothing stored is told of any other.
    Never raises for what is in the files; the errors of `ingest` otherwise.
    """
    receipts = ingest(store, files, channel=channel, dry_run=True, for_ward=for_ward)
    if all(receipt.status == UNCHANGED for receipt in receipts):
        figures: dict[Key, ReportPreview] = {}
    else:
        figures = dict(_figures(store, files, receipts, for_ward))
    return [_file_preview(receipt, figures) for receipt in receipts]


def reported_since(store: Store, after_no: int, ward_codes: Iterable[str]) -> tuple[int, bool]:
    """The newest submission number, and whether one of the wards has one after `after_no`.

    Only then can a preview that was made at `after_no` say something else now.
    """
    values = {"after_no": after_no, "ward_codes": sorted(ward_codes)}
    with store.cursor() as cursor:
        row = fetch_dicts(cursor, "wards_reported_since", values)[0]
    return row["newest_no"], row["has_reported"]


def known_baseline(store: Store, ward_code: str, day: date) -> Row | None:
    """The ward's baseline in force on `day`, to be carried over into its template."""
    with store.cursor() as cursor:
        return Histories(cursor, clock.now())[ward_code].baseline_on(day)


def _file_preview(receipt: Receipt, figures: Mapping[Key, ReportPreview]) -> FilePreview:
    reports = tuple(
        figures.get(_key(receipt.file_name, report), ReportPreview(report, {}))
        for report in receipt.reports
    )
    return FilePreview(receipt, reports)


def _key(file_name: str, report: ReportReceipt | Entry) -> Key:
    return file_name, report.report_kind, report.ward_code, report.report_date


def _figures(
    store: Store,
    files: Sequence[SourceFile],
    receipts: Sequence[Receipt],
    for_ward: str | None,
) -> Iterator[tuple[Key, ReportPreview]]:
    judged = {_key(r.file_name, report): report for r in receipts for report in r.reports}
    now = clock.now()
    reception = Reception(now, is_backfilled=False, received_for={}, for_ward=for_ward)
    with store.cursor() as cursor:
        histories = Histories(cursor, now)
        for package in read(files, settings().limits):
            entries = judge(package, histories, reception, partial(is_late, cursor, reception))
            own = {(entry.ward_code, entry.report_date): _summary(entry) for entry in entries}
            for entry in entries:
                for file in package.files:
                    key = _key(file.name, entry)
                    if key in judged and for_ward in (None, entry.ward_code):
                        yield key, _beside(judged[key], entry, own, histories)


def _beside(
    receipt: ReportReceipt,
    entry: Entry,
    own: Mapping[tuple[str | None, date | None], Row | None],
    histories: Histories,
) -> ReportPreview:
    row_counts = {table: len(rows) for table, rows in entry.rows.items() if rows}
    ward_code, day = entry.ward_code, entry.report_date
    if entry.report_kind != DAILY or ward_code is None or day is None:
        return ReportPreview(receipt, row_counts)
    history = histories[ward_code]
    return ReportPreview(
        receipt,
        row_counts,
        summary=_summary(entry),
        stored=history.summaries.get(day),
        day_before=own.get((ward_code, day - timedelta(days=1))) or history.yesterday(day),
    )


def _summary(entry: Entry) -> Row | None:
    rows = entry.rows.get(SUMMARY)
    return rows[0] if rows else None
