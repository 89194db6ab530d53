"""Sorting the rows of a package into reports: one per ward and day, one per lone baseline row.

Rows whose ward or day cannot be told join the only report they can belong to; what then still has
no home becomes a refused report without ward or day, so that every row is accounted for.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from campaign.report.cells import columns, is_blank, raw_values, read_cells, ward_fault
from campaign.report.contract import contract
from campaign.report.findings import Place, as_written, cell_problem, finding_problem, row_problem
from campaign.report.free_text import masked
from campaign.report.problem import Problem
from campaign.report.raw import RawRow
from campaign.report.rule import Rule
from campaign.report.rules import by_key, row_rules
from campaign.wards import WardQuestion, register

BASELINE, SUMMARY = "0_NenTang", "1_TongHop"
DAILY_KIND, BASELINE_KIND = "daily", "baseline"
# What the template fills in by itself: a row with nothing else in it says nothing.
PREFILLED = frozenset(
    ("report_date", "effective_date", "ward_code", "ward_name", "session_no", "issue_no")
)
GroupKey = tuple[str, str | None, date | None]


@dataclass(slots=True)
class JudgedRow:
    """A row after its own rules: typed values (None where blank or refused) and problems."""

    place: Place
    values: dict[str, Any]
    problems: list[Problem]

    @property
    def sheet(self) -> str:
        """The contract's name of the row's sheet."""
        return self.place.raw.sheet

    @property
    def is_refused(self) -> bool:
        """Whether an error touches the row."""
        return any(found.is_error for found in self.problems)

    @property
    def has_key(self) -> bool:
        """Whether ward and day are both known."""
        return self.place.ward_code is not None and self.place.day is not None


@dataclass
class WardDay:
    """The rows of one report: kind 'daily' or 'baseline', ward and day as far as known."""

    kind: str
    ward_code: str | None
    day: date | None
    rows: list[JudgedRow] = field(default_factory=list)

    @property
    def summaries(self) -> list[JudgedRow]:
        """The rows of 1_TongHop (one, unless something is wrong)."""
        return [row for row in self.rows if row.sheet == SUMMARY]


def judge_rows(rows: Iterable[RawRow]) -> tuple[list[JudgedRow], int]:
    """The rows that say something, each judged by itself, and the number of those that do not."""
    judged, ignored_count = [], 0
    for raw in rows:
        written = raw_values(raw)
        is_empty = all(is_blank(value) for name, value in written.items() if name not in PREFILLED)
        is_keyed = is_empty and not all(is_blank(value) for value in written.values())
        if is_empty and not raw.problems and not (raw.sheet == SUMMARY and is_keyed):
            ignored_count += 1
        else:
            judged.append(_judge_row(raw, written, is_empty=is_empty))
    _refuse_duplicates(judged)
    return judged, ignored_count


def _judge_row(raw: RawRow, written: Mapping[str, object], *, is_empty: bool) -> JudgedRow:
    ward_code, question = _ward(written)
    place = Place(raw, ward_code, _day(raw, written))
    problems = [*raw.problems]
    unusable = ward_fault(place, written)
    if unusable:
        problems.append(unusable)
    elif question:
        problems.append(_ward_problem(place, question))
    values, cell_problems = read_cells(place, written)
    values["ward_code"] = ward_code
    if is_empty and raw.sheet == SUMMARY:
        keys = [found for found in cell_problems if found.field in PREFILLED]
        return JudgedRow(place, values, [*problems, *keys, row_problem(_rule("rule-F06"), place)])
    problems += cell_problems
    for rule in row_rules(raw.sheet):
        if rule.check_row:
            problems += [finding_problem(rule, place, found) for found in rule.check_row(values)]
    return JudgedRow(place, values, problems)


def _rule(key: str) -> Rule:
    return by_key()[key]


def _ward(written: Mapping[str, object]) -> tuple[str | None, WardQuestion | None]:
    found = register().resolve(written.get("ward_code"), written.get("ward_name"))
    return (None, found) if isinstance(found, WardQuestion) else (found.ward_code, None)


def _ward_problem(place: Place, question: WardQuestion) -> Problem:
    to_mend = contract().sheet(place.raw.sheet).field(question.field)
    # The message quotes what was written, and is kept (rule R21).
    shown = replace(question, code=masked(question.code), name=masked(question.name))
    reasons = {"reason_vi": shown.message("vi"), "reason_en": shown.message("en")}
    return cell_problem(_rule("rule-R01"), place, to_mend, variables=reasons)


def _day(raw: RawRow, written: Mapping[str, object]) -> date | None:
    name = "effective_date" if raw.sheet == BASELINE else "report_date"
    column = next(column for column in columns(raw.sheet) if column.field.name == name)
    day: date | None = column.read(written.get(name), raw)[0]
    return day


def _refuse_duplicates(rows: list[JudgedRow]) -> None:
    """Two rows with one key: nobody can tell which is meant, so both are refused (F05)."""
    by_row_key: dict[tuple[object, ...], list[JudgedRow]] = defaultdict(list)
    names = {
        sheet.name: [f.name for f in sheet.key_fields if f.name != "ward_name"]
        for sheet in contract().sheets
    }
    for row in rows:
        key = tuple(row.values[name] for name in names[row.sheet])
        if None not in key:
            by_row_key[(row.sheet, *key)].append(row)
    for same in by_row_key.values():
        if len(same) > 1:
            for row in same:
                row.problems.append(_duplicate_problem(row, same, names[row.sheet]))


def _duplicate_problem(row: JudgedRow, same: list[JudgedRow], names: list[str]) -> Problem:
    others = [other for other in same if other is not row]
    shown = ", ".join(_row_text(other, row) for other in others[:5])
    own = [name for name in names if name not in ("ward_code", "report_date")]
    field_name = own[0] if own else "report_date"
    key_field = contract().sheet(row.sheet).field(field_name)
    written = " · ".join(as_written(row.values[name]) or "" for name in own or ["report_date"])
    return cell_problem(_rule("rule-F05"), row.place, key_field, rows=shown, written=written)


def _row_text(other: JudgedRow, row: JudgedRow) -> str:
    number, file_name = other.place.raw.row_no, other.place.raw.file_name
    return str(number) if file_name == row.place.raw.file_name else f"{number} ({file_name})"


def group(rows: list[JudgedRow]) -> list[WardDay]:
    """The reports that `rows` make up, baselines first, then by day and ward."""
    groups: dict[GroupKey, WardDay] = {}

    def put(row: JudgedRow, key: GroupKey) -> None:
        groups.setdefault(key, WardDay(*key)).rows.append(row)

    homes = _Homes(rows)
    for row in rows:
        put(row, homes.key_of(row))
    return sorted(
        groups.values(),
        key=lambda g: (g.kind != BASELINE_KIND, g.day or date.min, g.ward_code or ""),
    )


class _Homes:
    """Which report a row belongs to, known from all summary rows of the package."""

    def __init__(self, rows: list[JudgedRow]) -> None:
        summaries = [row for row in rows if row.sheet == SUMMARY]
        self._keyed = {_daily_key(row) for row in summaries if row.has_key}
        self._broken = {_daily_key(row) for row in summaries if not row.has_key}
        self._by_ward: dict[str | None, list[GroupKey]] = defaultdict(list)
        for key in self._keyed:
            self._by_ward[key[1]].append(key)

    def key_of(self, row: JudgedRow) -> GroupKey:
        """The group of `row`."""
        if row.sheet == SUMMARY:
            return _daily_key(row)
        if row.sheet == BASELINE:
            return self._only_report(row) or (BASELINE_KIND, row.place.ward_code, row.place.day)
        if not row.has_key:
            return self._only_report(row) or (DAILY_KIND, None, None)
        key = _daily_key(row)
        return key if key in self._keyed else self._broken_report(row) or key

    def _only_report(self, row: JudgedRow) -> GroupKey | None:
        """The only report of the row's ward, or of the package when the ward is unknown."""
        ward = row.place.ward_code
        keys = self._by_ward.get(ward, []) if ward else list(self._keyed)
        return keys[0] if len(keys) == 1 else self._broken_report(row)

    def _broken_report(self, row: JudgedRow) -> GroupKey | None:
        """The only report with an unreadable key to which this row can belong."""
        ward, day = row.place.ward_code, row.place.day
        fitting = [
            key
            for key in self._broken
            if (ward is None or key[1] in (None, ward)) and (day is None or key[2] in (None, day))
        ]
        return fitting[0] if len(fitting) == 1 else None


def _daily_key(row: JudgedRow) -> GroupKey:
    return DAILY_KIND, row.place.ward_code, row.place.day
