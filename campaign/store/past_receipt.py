"""Receipts given earlier, read back from the ledger."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import duckdb

from campaign.report.problem import Problem, Severity, problem
from campaign.store.receipt import ACCEPTED, UNCHANGED, ReportReceipt
from campaign.store.sql import fetch_dicts

Row = dict[str, Any]
Key = tuple[str, str | None, date | None]


@dataclass(frozen=True)
class PastFile:
    """What an identical file brought earlier; empty when there was none."""

    rows: list[Row] = field(default_factory=list)
    problems: tuple[Problem, ...] = ()

    @property
    def is_wholly_accepted(self) -> bool:
        """Whether nothing of it was refused, so that judging it again would change nothing."""
        return bool(self.rows) and all(row["status"] == ACCEPTED for row in self.rows)

    @property
    def receipts(self) -> dict[Key, ReportReceipt]:
        """The receipts that were given, by kind, ward and day; an accepted one wins."""
        ordered = sorted(self.rows, key=lambda row: row["status"] == ACCEPTED)
        return {
            (row["report_kind"], row["ward_code"], row["report_date"]): as_receipt(row)
            for row in ordered
        }


def past_file(cursor: duckdb.DuckDBPyConnection, sha256: str) -> PastFile:
    """What the file with this hash brought when it was handed in before."""
    rows = fetch_dicts(cursor, "submissions_of_file", {"sha256": sha256})
    accepted = [row for row in rows if row["status"] == ACCEPTED]
    replaced = [_superseded(row) for row in accepted if row["is_superseded"]]
    return PastFile(rows, (*past_problems(cursor, accepted), *replaced))


def past_problems(cursor: duckdb.DuckDBPyConnection, rows: Iterable[Row]) -> tuple[Problem, ...]:
    """The problems kept with these rows of `submission`."""
    numbers = {"submission_nos": [row["submission_no"] for row in rows]}
    found = fetch_dicts(cursor, "problems_of_submissions", numbers)
    return tuple(Problem(**row | {"severity": Severity(row["severity"])}) for row in found)


def as_receipt(row: Row) -> ReportReceipt:
    """A row of `submission` as the receipt given again; an accepted one says `unchanged`."""
    values = {name: row[name] for name in ReportReceipt.__dataclass_fields__}
    status = UNCHANGED if row["status"] == ACCEPTED else row["status"]
    return ReportReceipt(**values | {"status": status})


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
