"""A problem found in an uploaded file: what is wrong, where, and how to mend it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from campaign import labels


class Severity(StrEnum):
    """An error refuses the row it touches; a warning is kept with the report."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Problem:
    """One finding, addressed to the officer who filled in the cell.

    `cell` is an A1 address (None when the problem is about the file or the sheet), `value` the
    text as it was written, `rule_id` a rule of docs/report-contract.md.
    """

    severity: Severity
    rule_id: str
    message_vi: str
    message_en: str
    file_name: str
    sheet: str | None = None
    cell: str | None = None
    field: str | None = None
    value: str | None = None
    ward_code: str | None = None
    report_date: date | None = None

    @property
    def is_error(self) -> bool:
        """Whether the problem refuses the row it touches."""
        return self.severity is Severity.ERROR

    def message(self, lang: str) -> str:
        """The message in `lang` ('vi' or 'en')."""
        return self.message_vi if lang == "vi" else self.message_en

    def as_dict(self) -> dict[str, str | None]:
        """The problem as JSON-ready text values, one key per attribute."""
        day = self.report_date.isoformat() if self.report_date else None
        return {
            "severity": str(self.severity),
            "rule_id": self.rule_id,
            "file_name": self.file_name,
            "sheet": self.sheet,
            "cell": self.cell,
            "field": self.field,
            "value": self.value,
            "ward_code": self.ward_code,
            "report_date": day,
            "message_vi": self.message_vi,
            "message_en": self.message_en,
        }


def problem(
    severity: Severity,
    rule_id: str,
    key: str,
    *,
    file_name: str,
    sheet: str | None = None,
    cell: str | None = None,
    field: str | None = None,
    value: object = None,
    ward_code: str | None = None,
    report_date: date | None = None,
    **variables: object,
) -> Problem:
    """Build a Problem whose two messages come from the label `key` of the catalogue."""
    return Problem(
        severity=severity,
        rule_id=rule_id,
        message_vi=labels.text("vi", key, **variables),
        message_en=labels.text("en", key, **variables),
        file_name=file_name,
        sheet=sheet,
        cell=cell,
        field=field,
        value=None if value is None else str(value),
        ward_code=ward_code,
        report_date=report_date,
    )
