"""The daily report's contract, read once from data/report_fields.csv.

The template workbook, the reader, the validator, the labels and docs/report-contract.md are all
generated from here. To add a field: one row in the CSV, one column in a new migration.
"""

import csv
from dataclasses import dataclass
from functools import cached_property, lru_cache

from campaign.settings import settings

CONTRACT_VERSION = "2025.1"

# sheet name -> (table, Vietnamese title, English title)
_SHEETS = {
    "0_NenTang": ("ward_baseline", "Số liệu nền", "Baseline"),
    "1_TongHop": ("daily_summary", "Tổng hợp trong ngày", "Daily summary"),
    "2_DiemLuuDong": ("mobile_points", "Điểm lưu động", "Mobile points"),
    "3_TapHuan": ("training_sessions", "Tập huấn", "Training sessions"),
    "4_LucLuong": ("volunteer_shifts", "Lực lượng hỗ trợ", "Volunteer shifts"),
    "5_KhoKhan": ("issues", "Khó khăn, vướng mắc", "Issues"),
}


@dataclass(frozen=True)
class Field:
    """One column of a sheet (source: reference daily-report, sections 3.2 to 3.7).

    `type` is int, decimal, text, code, date, time, bool or enum; `kind` key, stock, daily,
    cumulative, state, dimension or meta; `required` key (identifies a row), complete (must be
    filled for a complete report), yes (must be filled in its row) or no. `min` and `max` are
    written as in the contract and include their bounds.
    """

    sheet: str
    name: str
    header_vi: str
    header_en: str
    type: str
    kind: str
    min: str
    max: str
    required: str
    unit: str
    enum: tuple[str, ...]
    note_vi: str
    note_en: str

    @property
    def is_key(self) -> bool:
        """Whether the field is part of what identifies its row."""
        return self.required == "key"

    def header(self, lang: str) -> str:
        """The column header in `lang` ('vi' or 'en')."""
        return self.header_vi if lang == "vi" else self.header_en


@dataclass(frozen=True)
class Sheet:
    """One sheet of the workbook, stored in the table `table`."""

    name: str
    table: str
    title_vi: str
    title_en: str
    fields: tuple[Field, ...]

    @cached_property
    def _by_name(self) -> dict[str, Field]:
        return {field.name: field for field in self.fields}

    def field(self, name: str) -> Field:
        """The field called `name`; KeyError when the sheet has none."""
        return self._by_name[name]

    @property
    def key_fields(self) -> tuple[Field, ...]:
        """The fields that identify a row of this sheet."""
        return tuple(field for field in self.fields if field.is_key)

    @property
    def stored_fields(self) -> tuple[Field, ...]:
        """The fields that are stored; the ward's name is only a cross-check of its code."""
        return tuple(field for field in self.fields if field.name != "ward_name")

    def title(self, lang: str) -> str:
        """The sheet's title in `lang` ('vi' or 'en')."""
        return self.title_vi if lang == "vi" else self.title_en


@dataclass(frozen=True)
class Contract:
    """All sheets of the daily report, in their order."""

    version: str
    sheets: tuple[Sheet, ...]

    def sheet(self, name: str) -> Sheet:
        """The sheet called `name` (e.g. '1_TongHop') or stored in the table `name`."""
        for sheet in self.sheets:
            if name in (sheet.name, sheet.table):
                return sheet
        raise KeyError(name)

    @property
    def complete_fields(self) -> tuple[Field, ...]:
        """The fields without which a report is incomplete (progress-index, section 4.4)."""
        return tuple(f for s in self.sheets for f in s.fields if f.required == "complete")


def _field(row: dict[str, str]) -> Field:
    name, choices = row.pop("field"), row.pop("enum")
    return Field(name=name, enum=tuple(choices.split("|")) if choices else (), **row)


@lru_cache(maxsize=1)
def contract() -> Contract:
    """The contract of data/report_fields.csv."""
    path = settings().data_dir / "report_fields.csv"
    with path.open(encoding="utf-8", newline="") as file:
        fields = [_field({k: v or "" for k, v in row.items()}) for row in csv.DictReader(file)]
    sheets = tuple(
        Sheet(name, *titles, tuple(f for f in fields if f.sheet == name))
        for name, titles in _SHEETS.items()
    )
    return Contract(CONTRACT_VERSION, sheets)
