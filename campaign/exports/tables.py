"""A table on the screen as a file: CSV for machines and Excel, XLSX for people.

Both hold exactly the rows on screen. CSV: UTF-8 with BOM (Excel shows Vietnamese), comma, ISO
dates, decimal point, the column names of the query. XLSX: column titles in the reader's language,
codes as text, and a sheet that says where the figures come from.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from campaign.settings import settings

# A text cell that begins like this would run as a formula when a spreadsheet opens the CSV.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def csv_bytes(frame: pd.DataFrame, stamp: Mapping[str, str]) -> bytes:
    """`frame` as CSV; every row ends with the `stamp` columns (as_of, known_at, demo mark)."""
    # Whole numbers with gaps stay whole; mapped cell by cell they would become 12.0.
    plain = frame.map(_csv_cell).assign(**frame.select_dtypes("Int64"))
    stamped = plain.assign(**{name: value for name, value in stamp.items() if value})
    return b"\xef\xbb\xbf" + stamped.to_csv(index=False, lineterminator="\r\n").encode()


def xlsx_bytes(frame: pd.DataFrame, titles: Sequence[str], notes: Mapping[str, str]) -> bytes:
    """`frame` as a workbook: sheet 1 the rows under `titles`, sheet 2 the notes."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Data"
    _write_row(sheet, 1, titles)
    for number, row in enumerate(frame.itertuples(index=False), start=2):
        _write_row(sheet, number, row)
    for number, title in enumerate(titles, start=1):
        sheet.cell(1, number).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(number)].width = min(36, max(10, len(title) + 2))
    sheet.freeze_panes = "A2"
    about = book.create_sheet("Notes")
    for number, pair in enumerate(notes.items(), start=1):
        _write_row(about, number, pair)
    about.column_dimensions["A"].width, about.column_dimensions["B"].width = 28, 90
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _write_row(sheet: Any, number: int, values: Sequence[Any]) -> None:
    for column, value in enumerate(values, start=1):
        cell = sheet.cell(number, column)
        cell.value = _xlsx_cell(value)
        if isinstance(value, str):
            cell.data_type = "s"


def _is_missing(value: Any) -> bool:
    return bool(pd.api.types.is_scalar(value) and pd.isna(value))


def _csv_cell(value: Any) -> Any:
    if _is_missing(value):
        return None
    if isinstance(value, datetime):
        local = _local(value)
        is_day = local.tzinfo is None and local.time() == datetime.min.time()
        return local.date().isoformat() if is_day else local.isoformat(timespec="seconds")
    if isinstance(value, str) and value.startswith(_FORMULA_STARTS):
        return "'" + value
    return value


def _xlsx_cell(value: Any) -> Any:
    if _is_missing(value):
        return None
    if isinstance(value, datetime):
        local = _local(value).replace(tzinfo=None)
        return local.date() if local.time() == datetime.min.time() else local
    if isinstance(value, str):
        return ILLEGAL_CHARACTERS_RE.sub("", value)
    if isinstance(value, (int, float, bool, date)):
        return value
    return value.item() if hasattr(value, "item") else str(value)


def _local(value: datetime) -> datetime:
    moment = value.to_pydatetime() if isinstance(value, pd.Timestamp) else value
    return moment.astimezone(settings().campaign.timezone) if moment.tzinfo else moment
