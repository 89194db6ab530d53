"""From a package that was read to entries for the ledger: the rules judge, this module sorts."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from campaign.report.problem import Problem
from campaign.report.question import AnswerKey
from campaign.report.raw import Package
from campaign.report.validate import IsLate, ValidatedPackage, ValidatedReport, validate
from campaign.store.history import Histories
from campaign.store.ledger import DAILY, Entry
from campaign.store.receipt import REFUSED

HOMELESS = (DAILY, None, None)


@dataclass(frozen=True)
class Reception:
    """When things arrived: one time for all, or, when filling in the past, one per report.

    for_ward: the only ward that the sender may report for; None for a sender who may for all.
    answers: reasons that the sender gave for questions about these files. obeys_locks: False for
    the simulated campaign, which is filled in when all its days are long past.
    """

    received_at: datetime
    is_backfilled: bool
    received_for: Mapping[tuple[str, date], datetime]
    for_ward: str | None = None
    answers: Mapping[AnswerKey, str] = field(default_factory=dict)
    obeys_locks: bool = True

    def at(self, ward_code: str | None, report_date: date | None) -> datetime:
        """When the report of that ward and day arrived."""
        if ward_code is None or report_date is None:
            return self.received_at
        return self.received_for.get((ward_code, report_date), self.received_at)

    @property
    def known_at(self) -> datetime:
        """The moment up to which earlier reports count when these are judged."""
        return max(self.received_for.values(), default=self.received_at)


def judge(
    package: Package, histories: Histories, reception: Reception, is_late: IsLate | None = None
) -> list[Entry]:
    """One entry per report of the package, and one for faults that belong to none of them.

    is_late: whether the day of a report is locked for its ward (campaign.store.locks).

    Every package yields at least one entry, so whatever was handed in leaves a trace.
    """
    validated = validate(
        package,
        histories,
        reception.at,
        windows=histories.windows,
        for_ward=reception.for_ward,
        is_late=is_late,
    )
    entries = [_entry(report, reception) for report in validated.reports]
    stray = _stray_problems(validated)
    if not stray:
        return entries
    homeless = next((entry for entry in entries if entry.key == HOMELESS), None)
    if homeless is None and any(found.is_error for found in stray):
        return [*entries, _stray_entry(stray, reception)]
    home = homeless or entries[0]
    noted = replace(home, problems=(*home.problems, *stray))
    return [noted if entry is home else entry for entry in entries]


def _entry(report: ValidatedReport, reception: Reception) -> Entry:
    return Entry(
        report_kind=report.report_kind,
        ward_code=report.ward_code,
        report_date=report.report_date,
        status=report.status,
        completeness=report.completeness,
        rows=report.rows,
        refused_row_count=report.refused_row_count,
        problems=tuple(report.problems),
        received_at=reception.at(report.ward_code, report.report_date),
        is_backfilled=reception.is_backfilled,
    )


def _stray_problems(validated: ValidatedPackage) -> tuple[Problem, ...]:
    """Problems of a file as a whole; the validator finds at least one when there is no report."""
    owned = {id(found) for report in validated.reports for found in report.problems}
    return tuple(found for found in validated.problems if id(found) not in owned)


def _stray_entry(problems: tuple[Problem, ...], reception: Reception) -> Entry:
    return Entry(
        report_kind=DAILY,
        ward_code=None,
        report_date=None,
        status=REFUSED,
        completeness=None,
        rows={},
        refused_row_count=0,
        problems=problems,
        received_at=reception.received_at,
        is_backfilled=reception.is_backfilled,
    )
