"""What a rule of the daily report is. The rules themselves are declared in rules_*.py."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from campaign.report.history import WardHistory
from campaign.report.problem import Severity

Row = Mapping[str, Any]
Rows = dict[str, list[dict[str, Any]]]


class Finding(NamedTuple):
    """One cell that breaks a rule.

    `field` is the cell to mend, `other` the field it is compared with (both appear in the message
    by their headers), `values` further message variables, `row` the index of the row in the
    rule's sheet (report rules only; row rules are told their row).
    """

    field: str
    other: str | None = None
    values: Mapping[str, Any] = {}
    row: int = 0


Findings = Sequence[Finding]
NO_FINDINGS: Findings = ()


@dataclass(frozen=True)
class ReportContext:
    """Everything that a rule about a whole ward-day may look at.

    `rows` holds the accepted rows per table, `history` knows the file's own baseline rows too,
    `baseline` is the row in force on `day`, `refused` names the tables of which a row was refused
    (sums over them would be too small).
    """

    day: date
    start_date: date
    rows: Rows
    history: WardHistory
    baseline: Row | None
    refused: frozenset[str]
    is_working_day: bool

    @property
    def summary(self) -> Row:
        """The row of 1_TongHop."""
        return self.rows["daily_summary"][0]

    def has_new_baseline(self, since: date) -> bool:
        """Whether a baseline row came into force after `since`, up to this report's day."""
        return any(since < row["effective_date"] <= self.day for row in self.history.baselines)


@dataclass(frozen=True)
class Rule:
    """One declared rule; several declarations may share an id when it has several parts.

    `sheets` names the sheets it reads, `fields` the fields it judges, `key` the label of its
    message. Exactly one of `check_row` (one row at a time) and `check_report` (a whole ward-day)
    is set, or neither when the rule is part of reading cells or sorting rows (validate.py).
    """

    rule_id: str
    severity: Severity
    key: str
    sheets: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    check_row: Callable[[Row], Findings] | None = None
    check_report: Callable[[ReportContext], Findings] | None = None

    @property
    def title_key(self) -> str:
        """The label that says in one sentence what the rule demands."""
        return f"rule-title-{self.rule_id}"
