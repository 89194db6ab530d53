"""A problem found in an uploaded file: what is wrong, where, and how to mend it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from campaign import labels
from campaign.report.free_text import masked
from campaign.report.question import QUESTION_RULES, Answer, AnswerKey


class Severity(StrEnum):
    """An error refuses the row it touches; a warning is kept with the report."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Problem:
    """One finding, addressed to the officer who filled in the cell.

    `cell` is an A1 address (None when the problem is about the file or the sheet), `value` the
    text as it was written, `rule_id` a rule of docs/report-contract.md. Once stored it is known by
    `receipt_no` and `problem_no` (1 is the first of its receipt); only a question has an `answer`.
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
    receipt_no: str | None = None
    problem_no: int | None = None
    answer: Answer | None = None

    @property
    def is_error(self) -> bool:
        """Whether the problem refuses the row it touches."""
        return self.severity is Severity.ERROR

    @property
    def is_question(self) -> bool:
        """Whether it asks the officer to look again, or to answer with a reason."""
        return self.severity is Severity.WARNING and self.rule_id in QUESTION_RULES

    @property
    def kind(self) -> str:
        """How a reader is told: error, warning or question (terms of `problem_severity`)."""
        return "question" if self.is_question else str(self.severity)

    @property
    def answer_key(self) -> AnswerKey:
        """What a reason given together with the files must be addressed to."""
        day = self.report_date
        return AnswerKey(self.file_name, self.ward_code, day, self.rule_id, self.sheet, self.cell)

    def stored_as(self, receipt_no: str | None, problem_no: int | None) -> "Problem":
        """The same problem with the numbers it is known by in the ledger, or without any."""
        return replace(self, receipt_no=receipt_no, problem_no=problem_no)

    def message(self, lang: str) -> str:
        """The message in `lang` ('vi' or 'en')."""
        return self.message_vi if lang == "vi" else self.message_en

    def as_dict(self) -> dict[str, Any]:
        """The problem as JSON-ready values, one key per attribute and `is_question`."""
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
            "receipt_no": self.receipt_no,
            "problem_no": self.problem_no,
            "is_question": self.is_question,
            "answer": self.answer.as_dict() if self.answer else None,
        }

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> "Problem":
        """The problem that `as_dict` wrote."""
        given = {name: values[name] for name in cls.__dataclass_fields__}
        day, answer = given.pop("report_date"), given.pop("answer")
        severity = Severity(given.pop("severity"))
        return cls(
            **given,
            severity=severity,
            answer=Answer.from_dict(answer) if answer else None,
            report_date=date.fromisoformat(day) if day else None,
        )


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
    """Build a Problem whose two messages come from the label `key` of the catalogue.

    Texts of the file that it quotes are masked where they hold personal data: it is kept (R21).
    """
    told = {name: masked(v) if isinstance(v, str) else v for name, v in variables.items()}
    return Problem(
        severity=severity,
        rule_id=rule_id,
        message_vi=labels.text("vi", key, **told),
        message_en=labels.text("en", key, **told),
        file_name=file_name,
        sheet=sheet and masked(sheet),
        cell=cell,
        field=field,
        value=None if value is None else masked(str(value)),
        ward_code=ward_code,
        report_date=report_date,
    )
