"""Receipts: what a sender can prove afterwards about each file and each report in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from campaign.report.problem import Problem, Severity
from campaign.settings import settings

ACCEPTED = "accepted"
PARTLY_ACCEPTED = "partly_accepted"
REFUSED = "refused"
UNCHANGED = "unchanged"


@dataclass(frozen=True)
class Approval:
    """How far a stored report is: `state` is received, checked, accepted or returned.

    note: what the monitor asks (returned) or remarks; reviewed_at: when the last step was taken;
    newest_version: the version that counts now, so that a replaced report shows as such.
    """

    state: str
    note: str | None = None
    reviewed_at: datetime | None = None
    newest_version: int | None = None

    def as_dict(self) -> dict[str, Any]:
        """JSON-ready values; the time in ISO form."""
        return {**self.__dict__, "reviewed_at": _iso(self.reviewed_at)}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> "Approval":
        """The approval that `as_dict` wrote."""
        at = values["reviewed_at"]
        return cls(**{**values, "reviewed_at": _moment(at) if at else None})


@dataclass(frozen=True)
class ReportReceipt:
    """What became of one report: `status` is accepted, refused or unchanged.

    `approval` is None for what nobody reviews: a refused report, a baseline, a dry run.
    `receipt_no` and `version` are None for a dry run and, the version, for a refused report.
    """

    report_kind: str
    ward_code: str | None
    report_date: date | None
    status: str
    receipt_no: str | None
    version: int | None
    received_at: datetime
    timeliness: str | None
    completeness: str | None
    row_count: int
    refused_row_count: int
    error_count: int
    warning_count: int
    approval: Approval | None = None

    def as_dict(self) -> dict[str, Any]:
        """JSON-ready values; dates and times in ISO form."""
        return {
            **self.__dict__,
            "approval": self.approval.as_dict() if self.approval else None,
            "report_date": _iso(self.report_date),
            "received_at": _iso(self.received_at),
        }

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> "ReportReceipt":
        """The receipt that `as_dict` wrote."""
        day, approval = values["report_date"], values["approval"]
        return cls(
            **{
                **values,
                "approval": Approval.from_dict(approval) if approval else None,
                "report_date": date.fromisoformat(day) if day else None,
                "received_at": _moment(values["received_at"]),
            }
        )


@dataclass(frozen=True)
class Receipt:
    """One receipt per file that was handed in.

    `status`: accepted, partly_accepted (some rows or reports were refused), refused, unchanged
    (the identical file had been accepted before; its receipt is given again). When the file
    holds exactly one report, its figures are repeated at the top level, else they are None.
    """

    file_name: str
    status: str
    sha256: str
    received_at: datetime
    is_demo: bool
    is_backfilled: bool
    reports: tuple[ReportReceipt, ...]
    problems: tuple[Problem, ...]

    @property
    def only_report(self) -> ReportReceipt | None:
        """The report of a file that holds exactly one."""
        return self.reports[0] if len(self.reports) == 1 else None

    @property
    def receipt_no(self) -> str | None:
        """The number of the only report's receipt."""
        return self.only_report.receipt_no if self.only_report else None

    @property
    def ward_code(self) -> str | None:
        """The ward of the only report."""
        return self.only_report.ward_code if self.only_report else None

    @property
    def report_date(self) -> date | None:
        """The day of the only report."""
        return self.only_report.report_date if self.only_report else None

    @property
    def version(self) -> int | None:
        """The version of the only report; None when it was refused."""
        return self.only_report.version if self.only_report else None

    @property
    def timeliness(self) -> str | None:
        """on_time, late_same_day or late_after_day, of the only report."""
        return self.only_report.timeliness if self.only_report else None

    @property
    def completeness(self) -> str | None:
        """Complete or incomplete, of the only report."""
        return self.only_report.completeness if self.only_report else None

    @property
    def is_stored(self) -> bool:
        """True when nothing of the file was refused."""
        return self.status in (ACCEPTED, UNCHANGED)

    @property
    def error_count(self) -> int:
        """How many problems of the file are errors."""
        return sum(problem.severity is Severity.ERROR for problem in self.problems)

    def as_dict(self) -> dict[str, Any]:
        """JSON-ready values; the keys are the contract of `ingest --json`."""
        return {
            "file_name": self.file_name,
            "status": self.status,
            "receipt_no": self.receipt_no,
            "ward_code": self.ward_code,
            "report_date": _iso(self.report_date),
            "version": self.version,
            "sha256": self.sha256,
            "received_at": _iso(self.received_at),
            "timeliness": self.timeliness,
            "completeness": self.completeness,
            "is_demo": self.is_demo,
            "is_backfilled": self.is_backfilled,
            "reports": [report.as_dict() for report in self.reports],
            "problems": [problem.as_dict() for problem in self.problems],
        }

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> "Receipt":
        """The receipt that `as_dict` wrote; what it repeats of an only report is not needed."""
        own = {name: values[name] for name in cls.__dataclass_fields__}
        return cls(
            **{
                **own,
                "received_at": _moment(own["received_at"]),
                "reports": tuple(map(ReportReceipt.from_dict, own["reports"])),
                "problems": tuple(map(Problem.from_dict, own["problems"])),
            }
        )


def file_status(reports: tuple[ReportReceipt, ...], problems: tuple[Problem, ...]) -> str:
    """The status of a file from what became of its reports and from its problems."""
    statuses = {report.status for report in reports}
    if not statuses or statuses == {REFUSED}:
        return REFUSED
    if statuses == {UNCHANGED}:
        return UNCHANGED
    has_errors = any(problem.is_error for problem in problems)
    return PARTLY_ACCEPTED if REFUSED in statuses or has_errors else ACCEPTED


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(settings().campaign.timezone)


def _iso(moment: date | datetime | None) -> str | None:
    return moment.isoformat() if moment else None
