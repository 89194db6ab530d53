"""The look and the cell checks of the template: fills, formats, drop-down lists, validation.

Spreadsheet programs check while typing, so the ward learns of a slip before it sends the file;
the server checks everything again (validate.py).
"""

from collections.abc import Mapping

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from campaign import labels
from campaign.report.cells import TEXT_LENGTH, TEXT_LENGTH_OTHER
from campaign.report.contract import Field, Sheet, contract
from campaign.settings import settings

LISTS_SHEET = "DanhMuc"
YES_NO = ("Có", "Không")
FORMATS = {
    "int": "0",
    "decimal": "0.0",
    "text": "@",
    "code": "@",
    "date": "dd/mm/yyyy",
    "time": "hh:mm",
    "bool": "@",
    "enum": "@",
}
# Fills of the header by how much the field is needed; the notes sheet explains them.
HEADER_FILL, _NEEDED_FILL, _GIVEN_FILL = "DDEBF7", "FFD966", "D9D9D9"
_LOCKED_FILL = "F2F2F2"
_LINE = Side(style="thin", color="BFBFBF")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_WIDTHS = {"text": 30, "enum": 22, "date": 13, "time": 11, "code": 12, "bool": 12}
_WIDTH = 14
_TITLE_MAX, _TEXT_MAX = 32, 255  # what Excel shows of a message; a longer one breaks the file
_HEADER_HEIGHT = 75
_COLUMNS_PER_PAGE = 16


def style_header(cell: Cell, field: Field, *, is_locked: bool) -> None:
    """Bold, wrapped, filled by how much the field is needed."""
    wanted = HEADER_FILL if field.required == "no" else _NEEDED_FILL
    colour = _GIVEN_FILL if is_locked else wanted
    cell.fill = PatternFill("solid", start_color=colour)
    cell.font = Font(bold=True)
    cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
    cell.border = _BORDER


def style_input(cell: Cell, *, is_locked: bool) -> None:
    """An open cell, or a greyed locked one."""
    cell.protection = Protection(locked=is_locked)
    cell.border = _BORDER
    if is_locked:
        cell.fill = PatternFill("solid", start_color=_LOCKED_FILL)


def lay_out(worksheet: Worksheet, sheet: Sheet, footer: str) -> None:
    """Widths, frozen header and ward columns, protection without password, print set-up."""
    for column, field in enumerate(sheet.fields, start=1):
        worksheet.column_dimensions[get_column_letter(column)].width = _width(field)
    worksheet.row_dimensions[1].height = _HEADER_HEIGHT
    worksheet.freeze_panes = "D2"
    worksheet.protection.sheet = True
    worksheet.protection.formatColumns = False
    worksheet.protection.formatRows = False
    set_up_print(worksheet, header_row=1)
    worksheet.print_title_cols = "A:C"
    left, right = _HeaderFooterPart(text=footer), _HeaderFooterPart(text="&P/&N")
    worksheet.oddFooter = HeaderFooterItem(left=left, right=right)


def set_up_print(worksheet: Worksheet, header_row: int) -> None:
    """A4 across, a readable number of columns on each page, the header on every page."""
    worksheet.page_setup.orientation = "landscape"
    worksheet.page_setup.paperSize = worksheet.PAPERSIZE_A4
    worksheet.page_setup.fitToWidth = max(1, round(worksheet.max_column / _COLUMNS_PER_PAGE))
    worksheet.page_setup.fitToHeight = 0
    worksheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    worksheet.print_title_rows = f"{header_row}:{header_row}"


def _width(field: Field) -> int:
    return 24 if field.name == "ward_name" else _WIDTHS.get(field.type, _WIDTH)


def write_lists(book: Workbook) -> dict[str, str]:
    """Write the lists of values onto a hidden sheet; field name -> the range that holds them.

    A list inside a validation may neither hold commas ("CB, CC, VC") nor exceed 255 characters.
    """
    worksheet = book.create_sheet(LISTS_SHEET)
    worksheet.sheet_state = "hidden"
    ranges: dict[str, str] = {}
    for sheet in contract().sheets:
        for field in sheet.fields:
            values = YES_NO if field.type == "bool" else field.enum
            if values:
                column = len(ranges) + 1
                letter = get_column_letter(column)
                for row_no, value in enumerate((field.header_vi, *values), start=1):
                    worksheet.cell(row_no, column, value)
                cells = f"${letter}$2:${letter}${len(values) + 1}"
                ranges[range_key(field)] = f"{quote_sheetname(LISTS_SHEET)}!{cells}"
    return ranges


def range_key(field: Field) -> str:
    """The key of a field's list: the same name has other values on another sheet."""
    return f"{field.sheet}.{field.name}"


def add_validation(
    worksheet: Worksheet, field: Field, cells: str, ranges: Mapping[str, str]
) -> None:
    """Let the spreadsheet program check `cells` as `field`, with Vietnamese messages."""
    validation = _validation(field, ranges)
    if validation is None:
        return
    validation.allow_blank = True
    validation.showErrorMessage = True
    validation.showInputMessage = True
    validation.errorTitle = labels.text("vi", "template-error-title")[:_TITLE_MAX]
    validation.error = _error(field)[:_TEXT_MAX]
    validation.promptTitle = _cut(field.header_vi, _TITLE_MAX)
    validation.prompt = _cut(prompt(field), _TEXT_MAX)
    validation.add(cells)
    worksheet.add_data_validation(validation)


def _validation(field: Field, ranges: Mapping[str, str]) -> DataValidation | None:
    if field.type in ("enum", "bool"):
        return DataValidation(type="list", formula1=ranges[range_key(field)])
    if field.type in ("int", "decimal"):
        low, high = field.min or None, field.max or None
        if field.type == "int":
            return DataValidation(type="whole", operator="between", formula1=low, formula2=high)
        return DataValidation(type="decimal", operator="between", formula1=low, formula2=high)
    if field.type == "time":
        low, high = _day_share(field.min or "00:00"), _day_share(field.max or "23:59")
        return DataValidation(type="time", operator="between", formula1=low, formula2=high)
    if field.type == "date":
        year = settings().campaign.start_date.year
        first, last = f"DATE({year},1,1)", f"DATE({year + 1},12,31)"
        return DataValidation(type="date", operator="between", formula1=first, formula2=last)
    limit = str(TEXT_LENGTH.get(field.name, TEXT_LENGTH_OTHER))
    return DataValidation(type="textLength", operator="lessThanOrEqual", formula1=limit)


def _day_share(clock_time: str) -> str:
    """A time of day as the fraction of a day that spreadsheets store."""
    hour, minute = clock_time.split(":")
    return repr((int(hour) * 60 + int(minute)) / 1440)


def _error(field: Field) -> str:
    limit = TEXT_LENGTH.get(field.name, TEXT_LENGTH_OTHER)
    low, high = field.min or "00:00", field.max or "23:59"
    key = f"template-error-{field.type}"
    return labels.text("vi", key, header=field.header_vi, low=low, high=high, limit=limit)


def prompt(field: Field) -> str:
    """What the spreadsheet shows when the cell is chosen: need, unit and note."""
    parts = [labels.text("vi", f"template-required-{field.required}")]
    if field.unit:
        parts.append(labels.text("vi", "template-unit", unit=field.unit))
    if field.note_vi:
        parts.append(field.note_vi)
    return "\n".join(parts)


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"
