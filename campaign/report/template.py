"""The ward's prefilled workbook for one day, generated from the contract.

Header rows hold the Vietnamese texts; ward, name and day are filled in and locked, everything else
of the prefilled rows is open. There is no password: the lock only prevents slips of the hand.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from campaign import labels
from campaign.report.contract import CONTRACT_VERSION, Sheet, contract
from campaign.report.template_cells import (
    FORMATS,
    add_validation,
    lay_out,
    style_header,
    style_input,
    write_lists,
)
from campaign.report.template_notes import write_notes
from campaign.wards import Ward
from campaign.windows import windows

# Rows that are prepared for typing; the contract allows at most 50 sessions a day.
ROW_COUNTS = {
    "0_NenTang": 2,
    "1_TongHop": 1,
    "2_DiemLuuDong": 30,
    "3_TapHuan": 30,
    "4_LucLuong": 80,
    "5_KhoKhan": 30,
}
LOCKED = ("report_date", "ward_code", "ward_name")
NUMBERED = ("session_no", "issue_no")


@dataclass(frozen=True)
class Stamp:
    """What a template says about itself, as custom properties and on its notes sheet."""

    ward: Ward
    report_date: date
    is_demo: bool
    start_date: date

    def properties(self) -> dict[str, str]:
        """The custom document properties, all text."""
        return {
            "contract_version": CONTRACT_VERSION,
            "ward_code": self.ward.ward_code,
            "report_date": self.report_date.isoformat(),
            "is_demo": "true" if self.is_demo else "false",
        }


def build_template(
    ward: Ward,
    report_date: date,
    baseline: Mapping[str, Any] | None = None,
    *,
    is_demo: bool = False,
    start_date: date | None = None,
) -> bytes:
    """The XLSX for `ward` and `report_date`.

    baseline: the row of ward_baseline known so far (field name -> value), carried over into
    0_NenTang. is_demo marks every sheet as simulated data. start_date: the ward's first campaign
    day as a store knows it, by default that of the campaign's files.
    """
    start = start_date or windows()[ward.ward_code].start_date
    stamp = Stamp(ward, report_date, is_demo, start)
    book = Workbook()
    book.remove(book.worksheets[0])
    sheets = [(sheet, book.create_sheet(sheet.name)) for sheet in contract().sheets]
    ranges = write_lists(book)
    for sheet, worksheet in sheets:
        rows = list(_prefilled_rows(sheet, stamp, baseline))
        _fill(worksheet, sheet, rows, ranges)
        lay_out(worksheet, sheet, _footer(stamp))
    write_notes(book, stamp.ward.full_name, report_date, is_demo=is_demo)
    book.active = book.sheetnames.index("1_TongHop")
    _stamp(book, stamp)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _prefilled_rows(
    sheet: Sheet, stamp: Stamp, baseline: Mapping[str, Any] | None
) -> Iterator[dict[str, Any]]:
    keys = {"ward_code": stamp.ward.ward_code, "ward_name": stamp.ward.full_name}
    if sheet.name == "0_NenTang":
        known = {f.name: baseline.get(f.name) for f in sheet.stored_fields} if baseline else {}
        yield {"effective_date": stamp.start_date} | known | keys
        yield keys
        return
    for number in range(1, ROW_COUNTS[sheet.name] + 1):
        yield keys | {"report_date": stamp.report_date} | dict.fromkeys(NUMBERED, number)


def _fill(
    worksheet: Worksheet, sheet: Sheet, rows: list[dict[str, Any]], ranges: Mapping[str, str]
) -> None:
    last_row = len(rows) + 1
    for column, field in enumerate(sheet.fields, start=1):
        header = worksheet.cell(1, column, field.header_vi)
        style_header(header, field, is_locked=field.name in LOCKED)
        for row_no, row in enumerate(rows, start=2):
            value = _cell_value(row.get(field.name))
            cell = worksheet.cell(row_no, column, value)
            cell.number_format = FORMATS[field.type]
            style_input(cell, is_locked=field.name in LOCKED)
        if field.name not in LOCKED:
            letter = get_column_letter(column)
            add_validation(worksheet, field, f"{letter}2:{letter}{last_row}", ranges)


def _cell_value(value: Any) -> Any:
    """Booleans as the officer chooses them; everything else as it is."""
    if isinstance(value, bool):
        return "Có" if value else "Không"
    return value


def _footer(stamp: Stamp) -> str:
    day = stamp.report_date.strftime("%d/%m/%Y")
    footer = labels.text("vi", "template-footer", ward=stamp.ward.full_name, day=day)
    return f"{labels.text('vi', 'demo-mark-both')} · {footer}" if stamp.is_demo else footer


def _stamp(book: Workbook, stamp: Stamp) -> None:
    for name, value in stamp.properties().items():
        book.custom_doc_props.append(  # type: ignore[attr-defined]
            StringProperty(name=name, value=value)
        )
    day = stamp.report_date.strftime("%d/%m/%Y")
    title = labels.text("vi", "template-title", ward=stamp.ward.full_name, day=day)
    book.properties.title = f"{_mark(stamp)}{title}"
    book.properties.language = "vi-VN"
    book.properties.creator = labels.text("vi", "app-title")


def _mark(stamp: Stamp) -> str:
    return f"{labels.text('vi', 'demo-mark-both')} · " if stamp.is_demo else ""
