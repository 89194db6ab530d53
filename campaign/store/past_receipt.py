"""Receipts given earlier, read back from the ledger."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import duckdb

from campaign.report.problem import Problem, Severity, problem
from campaign.report.question import Answer
from campaign.store.ledger import DAILY
from campaign.store.receipt import (
    ACCEPTED,
    UNCHANGED,
    Approval,
    Receipt,
    ReportReceipt,
    file_status,
)
from campaign.store.sql import fetch_dicts

Row = dict[str, Any]
Key = tuple[str, str | None, date | None]


@dataclass(frozen=True)
class PastFile:
    """What an identical file brought earlier; empty when there was none.

    `is_whole` is False when some of it is kept from the sender.
    """

    rows: list[Row] = field(default_factory=list)
    problems: tuple[Problem, ...] = ()
    is_whole: bool = True

    @property
    def is_wholly_accepted(self) -> bool:
        """Whether nothing of it was refused, so that judging it again would change nothing."""
        are_accepted = all(row["status"] == ACCEPTED for row in self.rows)
        return self.is_whole and bool(self.rows) and are_accepted

    @property
    def receipts(self) -> dict[Key, ReportReceipt]:
        """The receipts that were given, by kind, ward and day; an accepted one wins."""
        ordered = sorted(self.rows, key=lambda row: row["status"] == ACCEPTED)
        return {
            (row["report_kind"], row["ward_code"], row["report_date"]): as_receipt(row)
            for row in ordered
        }

    def told_to(self, ward_code: str | None) -> "PastFile":
        """What a sender of that ward may be told: no other ward's receipts and problems.

        A sender for all wards (None) is told every receipt but those of files that a ward's sender
        handed in for another, or without any: they are that sender's.
        """
        rows = [row for row in self.rows if row["told_ward"] == (ward_code or row["ward_code"])]
        problems = tuple(found for found in self.problems if ward_code in (None, found.ward_code))
        return PastFile(rows, problems, is_whole=len(rows) == len(self.rows))


def past_file(cursor: duckdb.DuckDBPyConnection, sha256: str) -> PastFile:
    """What the file with this hash brought when it was handed in before."""
    rows = _with_told_ward(cursor, fetch_dicts(cursor, "submissions_of_file", {"sha256": sha256}))
    accepted = [row for row in rows if row["status"] == ACCEPTED]
    replaced = [_superseded(row) for row in accepted if row["is_superseded"]]
    return PastFile(rows, (*past_problems(cursor, accepted), *replaced))


def receipt_of(
    cursor: duckdb.DuckDBPyConnection, receipt_no: str, is_demo: bool, for_ward: str | None = None
) -> Receipt | None:
    """The receipt with this number as it was given, for the one report that it is about.

    for_ward: the only ward whose receipts may be told; None for all. What a sender handed in for
    another ward is told to the sender, not to the ward that the file names.
    """
    found = fetch_dicts(cursor, "submission_of_receipt", {"receipt_no": receipt_no})
    rows = _with_told_ward(cursor, found)
    if not rows or for_ward not in (None, rows[0]["told_ward"]):
        return None
    (row,) = rows
    report = replace(as_receipt(row), status=row["status"])
    problems = past_problems(cursor, rows)
    return Receipt(
        file_name=row["file_name"],
        status=file_status((report,), problems),
        sha256=row["file_sha256"],
        received_at=report.received_at,
        is_demo=is_demo,
        is_backfilled=row["is_backfilled"],
        reports=(report,),
        problems=problems,
    )


def _with_told_ward(cursor: duckdb.DuckDBPyConnection, rows: Iterable[Row]) -> list[Row]:
    """The rows of `submission`, each with `told_ward`: the ward that may read its receipt.

    Of an accepted report that is its own ward; who sent a refused one has to be looked up.
    """
    known = list(rows)
    refused = [row["submission_no"] for row in known if row["status"] != ACCEPTED]
    found = fetch_dicts(cursor, "told_wards", {"submission_nos": refused}) if refused else []
    told = {row["submission_no"]: row["ward_code"] for row in found}
    return [row | {"told_ward": told.get(row["submission_no"], row["ward_code"])} for row in known]


def past_problems(cursor: duckdb.DuckDBPyConnection, rows: Iterable[Row]) -> tuple[Problem, ...]:
    """The problems kept with these rows of `submission`, questions with their answers."""
    numbers = {"submission_nos": [row["submission_no"] for row in rows]}
    found = fetch_dicts(cursor, "problems_of_submissions", numbers)
    return tuple(map(_problem, found))


def _problem(row: Row) -> Problem:
    reason, answered_at = row.pop("reason"), row.pop("answered_at")
    answer = Answer(reason, answered_at) if reason is not None else None
    return Problem(**row | {"severity": Severity(row["severity"]), "answer": answer})


def as_receipt(row: Row) -> ReportReceipt:
    """A row of `submission` as the receipt given again; an accepted one says `unchanged`."""
    names = ReportReceipt.__dataclass_fields__.keys() - {"approval"}
    values = {name: row[name] for name in names}
    status = UNCHANGED if row["status"] == ACCEPTED else row["status"]
    return ReportReceipt(**values | {"status": status}, approval=_approval(row))


def _approval(row: Row) -> Approval | None:
    """How far the report is now; None for one that nobody reviews."""
    if row["status"] != ACCEPTED or row["report_kind"] != DAILY:
        return None
    return Approval(
        row["review_state"], row["review_note"], row["reviewed_at"], row["newest_version"]
    )


def _superseded(row: Row) -> Problem:
    """Sending an older file again does not bring its figures back; say so, and say what does."""
    return problem(
        Severity.WARNING,
        "R22",
        "receipt-older-file-again",
        file_name=row["file_name"],
        ward_code=row["ward_code"],
        report_date=row["report_date"],
        version=str(row["version"]),
        newest=str(row["newest_version"]),
    )
