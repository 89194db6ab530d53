"""CSV files: the encoding and the separator are found out, the structure is read strictly.

Nothing is typed here: automatic typing turns "1.043" into 1.043 and "00118" into 118.
"""

import csv
from io import StringIO
from itertools import islice

from openpyxl.utils import get_column_letter

from campaign.report.contract import Sheet
from campaign.report.headers import HEADER_ROWS, find_header, sheet_of_file, sheet_of_headers
from campaign.report.problem import Problem
from campaign.report.raw import RawFile, RawTable
from campaign.report.rules_read import found
from campaign.report.source import SourceFile
from campaign.settings import ReadLimits

SEPARATORS = (";", ",", "\t")
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_SEPARATOR_LINE = "sep="  # Excel's own first line that names the separator
_PROBE_CHARS = 20_000


def csv_file(file: SourceFile, limits: ReadLimits) -> RawFile:
    """The only table of a CSV file, or the problem for which it has none."""
    text = _decoded(file)
    if isinstance(text, Problem):
        return RawFile(problems=[text])
    text, separator = _without_separator_line(text)
    sheet = sheet_of_file(file.name)
    separators = (separator,) if separator else SEPARATORS
    probes = {mark: _probe(text, mark) for mark in separators}
    best = max(separators, key=lambda mark: _fit(sheet, probes[mark]))
    sheet = sheet or sheet_of_headers(probes[best])
    if sheet is None:
        return RawFile(problems=[found("read-csv-sheet", file.name)])
    rows = _rows(file, text, best, limits)
    if isinstance(rows, Problem):
        return RawFile(problems=[rows])
    return RawFile([RawTable(file.name, sheet.name, rows, sheet=sheet.name, is_csv=True)])


def _decoded(file: SourceFile) -> str | Problem:
    encoding = next((name for bom, name in _BOMS if file.content.startswith(bom)), None)
    if encoding is None:
        encoding = _encoding_without_bom(file.content[:2_000])
    try:
        text = file.content.decode(encoding)
    except UnicodeDecodeError:
        return found("read-file-encoding", file.name)
    return found("read-file-unknown", file.name) if "\x00" in text else text


def _encoding_without_bom(head: bytes) -> str:
    # Separators and digits have a zero byte in UTF-16 and never in UTF-8.
    if head[1::2].count(0) > len(head) // 4:
        return "utf-16-le"
    return "utf-16-be" if head[0::2].count(0) > len(head) // 4 else "utf-8"


def _without_separator_line(text: str) -> tuple[str, str | None]:
    first, _, rest = text.partition("\n")
    mark = first.strip('\r" ').removeprefix(_SEPARATOR_LINE)
    is_line = first.lstrip('"').startswith(_SEPARATOR_LINE) and mark in SEPARATORS
    return (rest, mark) if is_line else (text, None)


def _probe(text: str, separator: str) -> list[list[object]]:
    """The first rows read leniently: enough to recognise the header row."""
    lines = StringIO(text[:_PROBE_CHARS], newline="")
    reader = csv.reader(lines, delimiter=separator)
    rows: list[list[object]] = []
    try:
        for row in reader:
            rows.append(list(row))
            if len(rows) == HEADER_ROWS:
                break
    except csv.Error:
        return rows or [[]]  # the strict reading names the fault
    return rows or [[]]


def _fit(sheet: Sheet | None, rows: list[list[object]]) -> int:
    wanted = sheet or sheet_of_headers(rows)
    header = find_header(wanted, rows) if wanted else None
    return len(header.columns) if header else 0


def _rows(
    file: SourceFile, text: str, separator: str, limits: ReadLimits
) -> list[tuple[int, list[object]]] | Problem:
    rows: list[tuple[int, list[object]]] = []
    row_no = cell_count = 0
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        for row_no, row in enumerate(reader, 1):
            if not any(row):
                continue
            cell_count += len(row)
            rows.append((row_no, list(row)))
            problem = _too_wide(file, row_no, row, limits) or _too_long(file, row_no, row, limits)
            if problem:
                return problem
            if len(rows) > limits.row_count:
                return found("read-limit-rows", file.name, limit=limits.row_count)
            if cell_count > limits.cell_count:
                return found("read-limit-cells", file.name, limit=limits.cell_count)
    except csv.Error:
        return _fault(file, text, reader.line_num, row_no, limits)
    return rows


def _too_wide(file: SourceFile, row_no: int, row: list[str], limits: ReadLimits) -> Problem | None:
    for column, value in enumerate(row[limits.column_count :], limits.column_count + 1):
        if value.strip():
            cell = f"{get_column_letter(column)}{row_no}"
            return found("read-limit-columns", file.name, cell=cell, limit=limits.column_count)
    return None


def _too_long(file: SourceFile, row_no: int, row: list[str], limits: ReadLimits) -> Problem | None:
    if max(map(len, row)) <= limits.text_length:
        return None
    column = next(i for i, value in enumerate(row, 1) if len(value) > limits.text_length)
    cell = f"{get_column_letter(column)}{row_no}"
    return found("read-limit-text", file.name, cell=cell, limit=limits.text_length)


def _fault(
    file: SourceFile, text: str, line_no: int, rows_read: int, limits: ReadLimits
) -> Problem:
    """The problem of a row that the strict reading gave up; it began after `rows_read` rows."""
    lines = StringIO(text, newline="")
    line = next(islice(lines, line_no - 1, None), "")
    cell = f"A{rows_read + 1}"
    # The reader gives up very long fields too; those without a quotation mark are just that.
    if len(line) > limits.text_length and '"' not in line:
        return found("read-limit-text", file.name, cell=cell, limit=limits.text_length)
    # line_no counts text lines; with line breaks inside quotes the fault began further up.
    return found("read-csv-quote", file.name, line=line_no, cell=cell)
