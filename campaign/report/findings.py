"""From a broken rule to the Problem that the ward's officer reads: one place for its shape."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from campaign.report.cell_result import moment_text
from campaign.report.contract import Field, contract
from campaign.report.free_text import masked
from campaign.report.problem import Problem, problem
from campaign.report.raw import RawCell, RawRow
from campaign.report.rule import Finding, Rule
from campaign.report.values import written

_VALUE_LENGTH = 200  # of a value kept in a problem record; the original file has all of it
_NO_CELL = RawCell(None, "")


class Place(NamedTuple):
    """Where a problem is: the row as read, and the ward-day it belongs to as far as known."""

    raw: RawRow
    ward_code: str | None = None
    day: date | None = None


def day_text(day: date) -> str:
    """A day as dd/mm/yyyy, as in the workbook."""
    return day.strftime("%d/%m/%Y")


def as_written(value: object) -> str | None:
    """A cell's value as a person sees it, cut to 200 characters; None when it is blank.

    Personal data in a text is masked, because problems are kept and shown (rule R21).
    """
    if value is None:
        return None
    if isinstance(value, str):
        return masked(value[:_VALUE_LENGTH].strip())
    return (moment_text(value) or written(value))[:_VALUE_LENGTH]


def cell_problem(
    rule: Rule,
    place: Place,
    field: Field,
    *,
    key: str = "",
    variables: Mapping[str, object] | None = None,
    **more: object,
) -> Problem:
    """The problem that `rule` finds in the cell of `field`; `key` replaces the rule's message."""
    cell = place.raw.cells.get(field.name, _NO_CELL)
    value = as_written(cell.value)
    told: dict[str, Any] = {
        "written": value or "",
        "row": str(place.raw.row_no),
        "header_vi": field.header_vi,
        "header_en": field.header_en,
        **(variables or {}),
        **more,
    }
    return problem(
        rule.severity,
        rule.rule_id,
        key or rule.key,
        file_name=place.raw.file_name,
        sheet=place.raw.sheet,
        cell=cell.address or None,
        field=field.name,
        value=value,
        ward_code=place.ward_code,
        report_date=place.day,
        **told,
    )


def file_problem(rule: Rule, file_name: str, **variables: Any) -> Problem:
    """The problem that `rule` finds in a file as a whole; `written` is kept as its value."""
    value = variables.get("written")
    return problem(
        rule.severity, rule.rule_id, rule.key, file_name=file_name, value=value, **variables
    )


def row_problem(rule: Rule, place: Place, **variables: Any) -> Problem:
    """The problem that `rule` finds in a whole row; its address is the row's first cell."""
    return problem(
        rule.severity,
        rule.rule_id,
        rule.key,
        file_name=place.raw.file_name,
        sheet=place.raw.sheet,
        cell=f"A{place.raw.row_no}",
        ward_code=place.ward_code,
        report_date=place.day,
        **variables,
    )


def finding_problem(rule: Rule, place: Place, finding: Finding) -> Problem:
    """The problem for a Finding of a row or report rule in the row at `place`."""
    field = contract().sheet(place.raw.sheet).field(finding.field)
    told = dict(finding.values)
    if finding.other:
        other = _other_field(rule, place.raw.sheet, finding.other)
        told |= {"other_vi": other.header_vi, "other_en": other.header_en}
    return cell_problem(rule, place, field, variables=told)


def _other_field(rule: Rule, sheet: str, name: str) -> Field:
    """The field compared with: of the same sheet, else of another sheet that the rule reads."""
    for candidate in (sheet, *rule.sheets):
        for field in contract().sheet(candidate).fields:
            if field.name == name:
                return field
    raise KeyError(f"rule {rule.rule_id} compares with {name!r}, which none of its sheets has")
