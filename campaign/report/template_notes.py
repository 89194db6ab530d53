"""The template's notes sheet: what every field means, generated from the contract."""

from datetime import date

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from campaign import labels
from campaign.report.cells import TEXT_LENGTH, TEXT_LENGTH_OTHER
from campaign.report.contract import CONTRACT_VERSION, Field, contract
from campaign.report.template_cells import HEADER_FILL, YES_NO, set_up_print

NOTES_SHEET = "Ghi chú"
_COLUMNS = ("sheet", "field", "english", "meaning", "unit", "required", "range", "choices", "note")
_WIDTHS = (16, 38, 34, 34, 12, 22, 18, 46, 40)
_HOW_TO = ("file", "grey", "yellow", "blank", "numbers", "dates", "deadline", "privacy")


def write_notes(book: Workbook, ward: str, report_date: date, *, is_demo: bool) -> None:
    """Add the sheet 'Ghi chú' with the stamp, how to fill in, and one row per field."""
    worksheet = book.create_sheet(NOTES_SHEET)
    day = report_date.strftime("%d/%m/%Y")
    if is_demo:
        _line(worksheet, labels.text("vi", "demo-mark-both"), is_bold=True)
    _line(worksheet, labels.text("vi", "template-title", ward=ward, day=day), is_bold=True)
    _line(worksheet, labels.text("vi", "template-version", version=CONTRACT_VERSION))
    for name in _HOW_TO:
        _line(worksheet, labels.text("vi", f"template-how-{name}"))
    worksheet.append([])
    worksheet.append([labels.text("vi", f"template-notes-{name}") for name in _COLUMNS])
    header_row = worksheet.max_row
    for sheet in contract().sheets:
        for field in sheet.fields:
            worksheet.append(_field_row(field, f"{sheet.name} – {sheet.title_vi}"))
    _lay_out(worksheet, header_row)


def _line(worksheet: Worksheet, text: str, *, is_bold: bool = False) -> None:
    worksheet.append([text])
    worksheet.cell(worksheet.max_row, 1).font = Font(bold=is_bold)


def _field_row(field: Field, sheet_title: str) -> list[str]:
    return [
        sheet_title,
        field.header_vi,
        field.header_en,
        labels.text("vi", f"template-kind-{field.kind}"),
        field.unit,
        labels.text("vi", f"template-required-{field.required}"),
        value_range(field, "vi"),
        ", ".join(f"“{value}”" for value in _choices(field)),
        field.note_vi,
    ]


def _choices(field: Field) -> tuple[str, ...]:
    return YES_NO if field.type == "bool" else field.enum


def value_range(field: Field, lang: str) -> str:
    """The allowed values of a field in words, e.g. "0–2000" or "dd/mm/yyyy"."""
    if field.min and field.max:
        return f"{field.min}–{field.max}"
    if field.type == "text":
        limit = TEXT_LENGTH.get(field.name, TEXT_LENGTH_OTHER)
        return labels.text(lang, "template-range-text", limit=limit)
    return labels.text(lang, f"template-range-{field.type}")


def _lay_out(worksheet: Worksheet, header_row: int) -> None:
    for number, width in enumerate(_WIDTHS):
        worksheet.column_dimensions["ABCDEFGHI"[number]].width = width
    for cell in worksheet[header_row]:
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", start_color=HEADER_FILL)
    for row in worksheet.iter_rows(min_row=header_row):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    worksheet.protection.sheet = True
    set_up_print(worksheet, header_row)
