"""Judging a package: which reports are in it, what is wrong, what is accepted.

Nothing raises for what a person wrote and nothing is mended silently. An error refuses its row;
an error in the row of 1_TongHop, or in its ward or date, refuses the whole report. Every row ends
up accepted, refused or ignored (blank but for what the template fills in).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from campaign.report.contract import contract
from campaign.report.dates import DATED_SHEETS, date_problems
from campaign.report.findings import day_text, file_problem, finding_problem, row_problem
from campaign.report.history import WardHistory
from campaign.report.problem import Problem
from campaign.report.raw import Package
from campaign.report.rule import ReportContext
from campaign.report.rules import by_key
from campaign.report.rules_history import REPORT_RULES
from campaign.report.ward_days import BASELINE_KIND, JudgedRow, WardDay, group, judge_rows
from campaign.report.working_days import is_working_day
from campaign.wards import Ward, register
from campaign.windows import Window
from campaign.windows import windows as all_windows

ACCEPTED, REFUSED = "accepted", "refused"
COMPLETE, INCOMPLETE = "complete", "incomplete"

Rows = dict[str, list[dict[str, Any]]]
IsLate = Callable[[str, date], bool]
ReceivedAt = datetime | Callable[[str | None, date | None], datetime]


@dataclass
class ValidatedReport:
    """One judged report of the package.

    report_kind: 'daily' or 'baseline'; ward_code and report_date are None when they could not be
    told (then the report is refused). rows: table -> accepted rows with all stored fields, empty
    when refused. row_count counts the rows handed in, refused_row_count those of them refused.
    completeness: 'complete' or 'incomplete', None when refused or a baseline.
    """

    report_kind: str
    ward_code: str | None
    report_date: date | None
    status: str
    completeness: str | None
    rows: Rows
    problems: list[Problem]
    row_count: int
    refused_row_count: int

    @property
    def accepted_row_count(self) -> int:
        """Rows that reach the figures."""
        return self.row_count - self.refused_row_count


@dataclass
class ValidatedPackage:
    """All reports of a package, and all its problems (those that belong to no report first)."""

    package: Package
    reports: list[ValidatedReport] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    ignored_row_count: int = 0


def validate(
    package: Package,
    history: Mapping[str, WardHistory],
    received_at: ReceivedAt,
    *,
    windows: Mapping[str, Window] | None = None,
    for_ward: str | None = None,
    is_late: IsLate | None = None,
) -> ValidatedPackage:
    """Judge every row of `package`.

    history: what is known of each ward (ward_code -> WardHistory; a ward without one has none);
    it is not changed. received_at: when the package arrived, or a function of ward and day for
    back-filling. windows: campaign days per ward, by default those of data/ward_windows.csv.
    for_ward: the only ward that the sender may report for; a report of another is refused (F12).
    is_late: whether the report of a ward and day is no longer taken, because the day is locked
    (F13); by default none is.
    """
    rows, ignored_count = judge_rows(package.rows)
    judge = _Judge(package, history, received_at, windows or all_windows(), for_ward, is_late)
    reports = [judge.report(ward_day) for ward_day in group(rows)]
    problems = [*package.problems, *_package_problems(package, reports)]
    problems += [found for report in reports for found in report.problems]
    return ValidatedPackage(package, reports, problems, ignored_count)


def _package_problems(package: Package, reports: list[ValidatedReport]) -> list[Problem]:
    found = []
    if not reports and not package.has_errors:
        found.append(file_problem(by_key()["rule-F06-file"], package.name))
    if package.contract_version not in (None, contract().version):
        written = str(package.contract_version)[:40]
        rule, expected = by_key()["rule-F08"], contract().version
        found.append(file_problem(rule, package.name, written=written, expected=expected))
    return found


class _Judge:
    """Judges the reports of one package in date order, so that each day knows the one before."""

    def __init__(
        self,
        package: Package,
        history: Mapping[str, WardHistory],
        received_at: ReceivedAt,
        windows: Mapping[str, Window],
        for_ward: str | None,
        is_late: IsLate | None,
    ) -> None:
        self._package = package
        self._past = history
        self._grown: dict[str, WardHistory] = {}
        self._received_at = received_at
        self._windows = windows
        self._for_ward = for_ward
        self._is_late = is_late

    def report(self, ward_day: WardDay) -> ValidatedReport:
        """The judged report of `ward_day`."""
        ward, day = ward_day.ward_code, ward_day.day
        self._judge_dates(ward_day)
        if ward is not None and self._for_ward not in (None, ward):
            # Before its history is looked at: no message may tell a sender another ward's figures.
            self._tell_other_ward(ward_day, ward)
            return self._refused(ward_day)
        if ward is None or day is None:
            return self._refused(ward_day)
        if ward_day.kind == BASELINE_KIND:
            return self._baseline(ward_day, self._history(ward))
        if not ward_day.summaries:
            self._tell_missing_summary(ward_day)
            return self._refused(ward_day)
        if self._is_late is not None and self._is_late(ward, day):
            self._tell_locked(ward_day, ward, day)
            return self._refused(ward_day)
        return self._daily(ward_day, ward, day)

    def _history(self, ward_code: str) -> WardHistory:
        if ward_code not in self._grown:
            past = self._past.get(ward_code)
            self._grown[ward_code] = past.copy() if past else WardHistory()
        return self._grown[ward_code]

    def _daily(self, ward_day: WardDay, ward: str, day: date) -> ValidatedReport:
        history = self._history(ward)
        summaries = ward_day.summaries
        # On a day that cannot be, comparisons with other days would only mislead.
        if len(summaries) == 1 and not any(p.rule_id == "R02" for p in summaries[0].problems):
            self._judge_report(ward_day, ward, day, history)
        if any(row.is_refused for row in summaries):
            _withdraw_replacement(summaries)
            return self._refused(ward_day)
        rows = _accepted_rows(ward_day.rows)
        refused_count = sum(row.is_refused for row in ward_day.rows)
        summary = rows["daily_summary"][0]
        is_filled = all(summary[f.name] is not None for f in contract().complete_fields)
        is_complete = is_filled and not refused_count and not self._package.has_errors
        history.remember(day, rows)
        completeness = COMPLETE if is_complete else INCOMPLETE
        return _report(ward_day, ACCEPTED, completeness, rows, refused_count)

    def _judge_report(self, ward_day: WardDay, ward: str, day: date, history: WardHistory) -> None:
        summary = ward_day.summaries[0]
        accepted = [row for row in ward_day.rows if row is summary or not row.is_refused]
        rows: Rows = {sheet.table: [] for sheet in contract().sheets}
        places: dict[str, list[JudgedRow]] = {sheet.name: [] for sheet in contract().sheets}
        for row in accepted:
            rows[contract().sheet(row.sheet).table].append(row.values)
            places[row.sheet].append(row)
        known = history.with_baselines(rows["ward_baseline"])
        refused = (row.sheet for row in ward_day.rows if row.is_refused)
        context = ReportContext(
            day=day,
            start_date=self._windows[ward].start_date,
            rows=rows,
            history=known,
            baseline=known.baseline_on(day),
            refused=frozenset(contract().sheet(sheet).table for sheet in refused),
            is_working_day=is_working_day(day),
        )
        for rule in REPORT_RULES:
            for found in rule.check_report(context) if rule.check_report else ():
                row = places[rule.sheets[0]][found.row]
                row.problems.append(finding_problem(rule, row.place, found))

    def _baseline(self, ward_day: WardDay, history: WardHistory) -> ValidatedReport:
        refused_count = sum(row.is_refused for row in ward_day.rows)
        if refused_count:
            return self._refused(ward_day)
        rows = _accepted_rows(ward_day.rows)
        history.baselines.extend(rows["ward_baseline"])
        return _report(ward_day, ACCEPTED, None, rows, 0)

    def _refused(self, ward_day: WardDay) -> ValidatedReport:
        rows: Rows = {sheet.table: [] for sheet in contract().sheets}
        return _report(ward_day, REFUSED, None, rows, len(ward_day.rows))

    def _tell_missing_summary(self, ward_day: WardDay) -> None:
        first, code = ward_day.rows[0], ward_day.ward_code
        assert code is not None
        assert ward_day.day is not None
        ward = register().by_code[code]
        first.problems.append(
            row_problem(
                by_key()["rule-F07"],
                first.place,
                sheet_name=first.sheet,
                ward=ward.full_name,
                day=day_text(ward_day.day),
            )
        )

    def _tell_other_ward(self, ward_day: WardDay, ward: str) -> None:
        assert self._for_ward is not None
        first, known = ward_day.rows[0], register().by_code
        first.problems.append(
            row_problem(
                by_key()["rule-F12"],
                first.place,
                ward=_named(known[ward]),
                sender=_named(known[self._for_ward]),
            )
        )

    def _tell_locked(self, ward_day: WardDay, ward: str, day: date) -> None:
        told = {"ward": _named(register().by_code[ward]), "day": day_text(day)}
        rule, summary = by_key()["rule-F13"], ward_day.summaries[0]
        summary.problems.append(row_problem(rule, summary.place, **told))

    def _judge_dates(self, ward_day: WardDay) -> None:
        """R02 for the rows whose date decides something: summaries and baselines."""
        for row in ward_day.rows:
            if not row.has_key or row.sheet not in DATED_SHEETS:
                continue
            at = self._received_at
            moment = at(row.place.ward_code, row.place.day) if callable(at) else at
            row.problems += date_problems(row.place, self._windows, moment)


def _named(ward: Ward) -> str:
    return f"{ward.full_name} ({ward.ward_code})"


def _withdraw_replacement(summaries: list[JudgedRow]) -> None:
    """A refused report replaces nothing: the version before stays, so R22 would be untrue."""
    for row in summaries:
        row.problems = [found for found in row.problems if found.rule_id != "R22"]


def _accepted_rows(rows: list[JudgedRow]) -> Rows:
    accepted: Rows = {sheet.table: [] for sheet in contract().sheets}
    for row in rows:
        if not row.is_refused:
            accepted[contract().sheet(row.sheet).table].append(row.values)
    return accepted


def _report(
    ward_day: WardDay, status: str, completeness: str | None, rows: Rows, refused_count: int
) -> ValidatedReport:
    return ValidatedReport(
        report_kind=ward_day.kind,
        ward_code=ward_day.ward_code,
        report_date=ward_day.day,
        status=status,
        completeness=completeness,
        rows=rows,
        problems=[found for row in ward_day.rows for found in row.problems],
        row_count=len(ward_day.rows),
        refused_row_count=refused_count,
    )
