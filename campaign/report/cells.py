"""Reading the cells of a row: type, range, list and required, one precomputed reader per column.

A bulk file has some 800,000 cells, most of them the same few texts, so each column remembers what
it has already judged.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as attribute
from datetime import date, time
from functools import cache
from typing import Any, NamedTuple

from campaign.report.contract import Field, contract
from campaign.report.findings import Place, cell_problem
from campaign.report.problem import Problem
from campaign.report.raw import CellFault as UnusableCell
from campaign.report.raw import RawRow, RowCells
from campaign.report.rule import Rule
from campaign.report.rules import by_key
from campaign.report.rules_read import rule_of
from campaign.report.values import Reason, parse

WARD_FIELDS = ("ward_code", "ward_name")
TEXT_LENGTH = {"hamlet_name": 60, "note": 200}
TEXT_LENGTH_OTHER = 200
_MEMO_SIZE = 20_000


class CellFault(NamedTuple):
    """Why a cell is refused: the label of the rule (or a reading reason) and its variables."""

    rule: Rule
    key: str
    variables: Mapping[str, object]


Cell = tuple[Any, CellFault | None]


@dataclass
class Column:
    """The judge of one column: raw value in, (typed value, fault) out."""

    field: Field
    low: Any = None
    high: Any = None
    _memo: dict[tuple[str, bool], Cell] = attribute(default_factory=dict)

    def read(self, value: object, row: RawRow) -> Cell:
        """The cell's typed value (None when blank or refused) and its fault, if any."""
        if type(value) is not str:
            return self._judge(value, row)
        key = (value, row.is_vietnamese_sheet)
        known = self._memo.get(key)
        if known is None:
            known = self._judge(value, row)
            if len(self._memo) < _MEMO_SIZE:
                self._memo[key] = known
        return known

    def _judge(self, value: object, row: RawRow) -> Cell:
        result = parse(
            self.field, value, is_vietnamese_sheet=row.is_vietnamese_sheet, epoch=row.epoch
        )
        if isinstance(result, Reason):
            return None, _reading_fault(result)
        fault = None if result.value is None else self._range_fault(result.value)
        return (None, fault) if fault else (result.value, None)

    def _range_fault(self, value: Any) -> CellFault | None:
        if isinstance(value, str):
            limit = TEXT_LENGTH.get(self.field.name, TEXT_LENGTH_OTHER)
            if self.field.type != "text" or len(value) <= limit:
                return None
            return _fault("rule-F04-long", length=len(value), limit=limit)
        if (self.low is None or value >= self.low) and (self.high is None or value <= self.high):
            return None
        if not isinstance(value, time) and value < 0:
            return _fault("rule-R03")
        return _fault("rule-F02", low=_shown(self.low), high=_shown(self.high))


def _fault(key: str, **variables: object) -> CellFault:
    return CellFault(by_key()[key], key, variables)


def _reading_fault(reason: Reason) -> CellFault:
    reasons = {"reason_vi": reason.message("vi"), "reason_en": reason.message("en")}
    return CellFault(rule_of(reason.key), "rule-cell", reasons)


def _shown(bound: Any) -> object:
    return bound.strftime("%H:%M") if isinstance(bound, time) else bound


def _bound(field: Field, text: str) -> Any:
    if not text:
        return None
    readers = {"int": int, "decimal": float, "time": time.fromisoformat, "date": date.fromisoformat}
    return readers[field.type](text)  # type: ignore[operator]


@cache
def columns(sheet: str) -> tuple[Column, ...]:
    """The judges of the stored columns of `sheet`, except the ward (ward_days.py judges that)."""
    fields = (f for f in contract().sheet(sheet).fields if f.name not in WARD_FIELDS)
    return tuple(Column(f, _bound(f, f.min), _bound(f, f.max)) for f in fields)


def raw_values(row: RawRow) -> dict[str, object]:
    """The row's values as read, by field name; blank ones are None or a text of blanks."""
    if isinstance(row.cells, RowCells):
        return row.cells.plain()  # three times as fast as cell by cell
    return {name: cell.value for name, cell in row.cells.items()}


def read_cells(place: Place, written: Mapping[str, object]) -> tuple[dict[str, Any], list[Problem]]:
    """Values by field name (None when blank or refused) and the problems of the cells.

    `written` are the row's raw_values.
    """
    raw, problems = place.raw, []
    values: dict[str, Any] = {}
    for column in columns(raw.sheet):
        name = column.field.name
        value, fault = written.get(name), None
        if value is not None:
            value, fault = column.read(value, raw)
        values[name] = value
        if fault is not None:
            told = fault.variables
            problems.append(
                cell_problem(fault.rule, place, column.field, key=fault.key, variables=told)
            )
        elif value is None and column.field.required != "no":
            problems.append(missing_problem(place, column.field))
    return values, problems


def ward_fault(place: Place, written: Mapping[str, object]) -> Problem | None:
    """The problem of a ward's code or name that holds no value at all (an error, a merged cell)."""
    for name in WARD_FIELDS:
        if isinstance(written.get(name), UnusableCell):
            to_mend = contract().sheet(place.raw.sheet).field(name)
            reason = parse(to_mend, written[name])
            assert isinstance(reason, Reason)
            fault = _reading_fault(reason)
            return cell_problem(
                fault.rule, place, to_mend, key=fault.key, variables=fault.variables
            )
    return None


def missing_problem(place: Place, missing: Field) -> Problem:
    """The problem of a blank cell: an error where it is required, else the report is incomplete."""
    if missing.required == "complete":
        return cell_problem(by_key()["rule-F01-complete"], place, missing)
    key = "rule-F01" if missing.name in place.raw.cells else "rule-F01-column"
    can_be_zero = missing.type in ("int", "decimal") and missing.min in ("", "0")
    zero = "yes" if can_be_zero else "no"
    return cell_problem(by_key()["rule-F01"], place, missing, key=key, zero=zero)


def is_blank(value: object) -> bool:
    """Whether a raw value is "not reported": nothing, or nothing but blanks."""
    return value is None or (isinstance(value, str) and not value.strip())
