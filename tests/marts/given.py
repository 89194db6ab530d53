"""The `given` part of a case: a few interesting fields in, complete ledger rows out.

Boundary: this writes the tables directly, so that a case can state what reading and validation
would never let through. How a report becomes rows is tested in tests/store.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

import duckdb

from campaign.settings import settings
from campaign.store.sql import append_rows

Row = dict[str, Any]

# Keys that need a value in the schema and that most cases do not care about.
DETAIL_DEFAULTS: dict[str, Row] = {
    "mobile_points": {},
    "training_sessions": {},
    "volunteer_shifts": {
        "force_type": "sinh viên CNTT",
        "shift": "sáng",
        "location_type": "Điểm PVHCC",
        "sending_org": "khác",
    },
    "issues": {},
}
NUMBERED = {"mobile_points": "session_no", "training_sessions": "session_no", "issues": "issue_no"}
REPLACED = ("ward_window",)
AFTERWARDS = ("problem", "question_answer", "review", "day_lock", "lock_exception")


class Ledger:
    """Writes given rows through one cursor; every ward-day numbers its own versions."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        """`cursor` is inside a transaction that the test rolls back."""
        self.cursor = cursor
        self.submission_fields = set(cursor.table("submission").columns)
        self.newest: dict[tuple[str, date], Row] = {}
        self.submissions: list[Row] = []
        self.tables: dict[str, list[Row]] = {}

    def store(self, given: Mapping[str, list[Row]]) -> None:
        """Insert the given rows: reports first, then what hangs on them."""
        for table in REPLACED:
            for row in given.get(table, []):
                self._replace_window(row)
        for kind in ("daily_summary", "submission", "ward_baseline", *DETAIL_DEFAULTS, *AFTERWARDS):
            for row in given.get(kind, []):
                for day_row in each_day(row):
                    getattr(self, f"_add_{kind}", self._add_detail)(kind, day_row)
        append_rows(self.cursor, "submission", self.submissions)
        for table, rows in self.tables.items():
            append_rows(self.cursor, table, rows)

    def _add_daily_summary(self, table: str, row: Row) -> None:
        submission = self._submit("daily", row)
        if submission["status"] == "accepted":
            keys = self.submission_fields - {"ward_code", "report_date"}
            self._put(table, submission, {k: v for k, v in row.items() if k not in keys})

    def _add_submission(self, _table: str, row: Row) -> None:
        self._submit(row.get("report_kind", "daily"), row)

    def _add_ward_baseline(self, table: str, row: Row) -> None:
        fields = {"effective_date": settings().campaign.start_date} | row
        moment = fields.pop("received_at", None)
        day = fields["effective_date"]
        submission = self._submit(
            "baseline",
            {
                "ward_code": fields["ward_code"],
                "report_date": day,
                "received_at": moment or datetime.combine(day, time(8)),
                "status": fields.pop("status", "accepted"),
            },
        )
        if submission["status"] == "accepted":
            self._put(table, submission, fields)

    def _add_detail(self, table: str, row: Row) -> None:
        key = (row["ward_code"], row["report_date"])
        if key not in self.newest:
            self._add_daily_summary("daily_summary", {"ward_code": key[0], "report_date": key[1]})
        owner = self._owner(key, row)
        self._put(table, owner, DETAIL_DEFAULTS[table] | row)

    def _owner(self, key: tuple[str, date], row: Row) -> Row:
        """The submission a row hangs on: of the `version` it names, else the newest."""
        version = row.pop("version", None)
        return next(
            s
            for s in (self.newest[key], *self.submissions)
            if (s["ward_code"], s["report_date"]) == key and version in (None, s["version"])
        )

    def _add_problem(self, table: str, row: Row) -> None:
        submission = self._owner((row.pop("ward_code"), row.pop("report_date")), row)
        rows = self.tables.setdefault(table, [])
        number = sum(r["submission_no"] == submission["submission_no"] for r in rows) + 1
        defaults = {"severity": "error", "message_vi": "Sai", "message_en": "Wrong"}
        ids = {"submission_no": submission["submission_no"], "problem_no": number}
        rows.append(ids | defaults | row)

    def _add_question_answer(self, table: str, row: Row) -> None:
        submission = self._owner((row.pop("ward_code"), row.pop("report_date")), row)
        rows = self.tables.setdefault(table, [])
        defaults = {"problem_no": 1, "actor": "test", "channel": "test"}
        ids = {"answer_no": len(rows) + 1, "submission_no": submission["submission_no"]}
        rows.append(ids | defaults | row | {"answered_at": _local(row["answered_at"])})

    def _add_review(self, table: str, row: Row) -> None:
        submission = self._owner((row.pop("ward_code"), row.pop("report_date")), row)
        number = len(self.tables.setdefault(table, [])) + 1
        ids = {"act_no": number, "review_no": number, "submission_no": submission["submission_no"]}
        moment = {"reviewed_at": _local(row["reviewed_at"])}
        self.tables[table].append({"reviewer": "monitor:an"} | ids | row | moment)

    def _add_day_lock(self, table: str, row: Row) -> None:
        rows = self.tables.setdefault(table, [])
        defaults = {"act_no": len(rows) + 1, "is_locked": True, "reason": "Đã công bố"}
        rows.append(
            {"actor": "monitor:an"} | defaults | row | {"locked_at": _local(row["locked_at"])}
        )

    def _add_lock_exception(self, table: str, row: Row) -> None:
        rows = self.tables.setdefault(table, [])
        # Acts are numbered together; those of exceptions come after those of locks.
        number = len(self.tables.get("day_lock", [])) + len(rows) + 1
        defaults = {"act_no": number, "reason": "Mất điện", "granted_by": "monitor:an"}
        moments = {name: _local(row[name]) for name in ("granted_at", "expires_at")}
        rows.append(defaults | row | moments)

    def _submit(self, kind: str, row: Row) -> Row:
        number = len(self.submissions) + 1
        moment = _local(row.get("received_at", datetime.combine(row["report_date"], time(15))))
        is_accepted = row.get("status", "accepted") == "accepted"
        defaults = {
            "submission_no": number,
            "receipt_no": f"R-{number:05d}",
            "report_kind": kind,
            "version": self._next_version(kind, row) if is_accepted else None,
            "status": "accepted",
            "file_sha256": f"{number:064x}",
            "file_name": f"report-{number}.xlsx",
            "channel": "test",
            "recorded_at": moment,
            "is_backfilled": False,
            "timeliness": timeliness(row["report_date"], moment) if kind == "daily" else None,
            "completeness": "complete" if kind == "daily" else None,
            "contract_version": "1",
            "row_count": 1,
            "refused_row_count": 0,
            "error_count": 0,
            "warning_count": 0,
        }
        own = {k: v for k, v in row.items() if k in self.submission_fields}
        submission = defaults | own | {"received_at": moment}
        self.submissions.append(submission)
        if kind == "daily":
            self.newest[row["ward_code"], row["report_date"]] = submission
        return submission

    def _next_version(self, kind: str, row: Row) -> int:
        key = (kind, row["ward_code"], row["report_date"])
        return 1 + sum(
            (s["report_kind"], s["ward_code"], s["report_date"]) == key
            and s["status"] == "accepted"
            for s in self.submissions
        )

    def _put(self, table: str, submission: Row, row: Row) -> None:
        rows = self.tables.setdefault(table, [])
        number = sum(r["submission_no"] == submission["submission_no"] for r in rows) + 1
        numbered = {NUMBERED[table]: number} if table in NUMBERED else {}
        rows.append(
            {"submission_no": submission["submission_no"], "row_no": number} | numbered | row
        )

    def _replace_window(self, row: Row) -> None:
        self.cursor.execute(
            "update ward_window_row set start_date = $start_date, end_date = $end_date "
            "where ward_code = $ward_code",
            row,
        )


def each_day(row: Row) -> Iterator[Row]:
    """The row once for every day of its `report_dates` ('2025-07-24..2025-08-12' or a list)."""
    if "report_dates" not in row:
        yield dict(row)
        return
    for day in _days(row["report_dates"]):
        yield {k: v for k, v in row.items() if k != "report_dates"} | {"report_date": day}


def _days(report_dates: str | list[date]) -> Iterator[date]:
    if not isinstance(report_dates, str):
        yield from report_dates
        return
    first, last = (date.fromisoformat(part) for part in report_dates.split(".."))
    yield from (first + timedelta(days=n) for n in range((last - first).days + 1))


def timeliness(day: date, received_at: datetime) -> str:
    """How timely a report for `day` is that was received at `received_at`."""
    if received_at < settings().campaign.deadline_at(day):
        return "on_time"
    return "late_same_day" if received_at.date() == day else "late_after_day"


def _local(moment: datetime | time) -> datetime:
    assert isinstance(moment, datetime)
    zone = settings().campaign.timezone
    return moment.astimezone(zone) if moment.tzinfo else moment.replace(tzinfo=zone)
