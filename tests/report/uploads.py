"""Real files for the reader's tests: workbooks and CSV files, built row by row."""

import csv
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO, StringIO
from typing import Any

from openpyxl import Workbook

from campaign.report.contract import contract
from campaign.report.raw import Package
from campaign.report.read import read
from campaign.report.source import SourceFile
from tests.report.factory import DEFAULTS

Grid = list[list[Any]]


def grid(sheet: str, *changes: Mapping[str, Any], headers: str = "vi") -> Grid:
    """The header row and one correct row per mapping of changes (one row when there is none)."""
    fields = contract().sheet(sheet).fields
    names = [f.header_vi if headers == "vi" else f.name for f in fields]
    rows = [{**DEFAULTS[sheet], **change} for change in changes or ({},)]
    return [names, *([row.get(f.name) for f in fields] for row in rows)]


def workbook(sheets: Mapping[str, Grid], change: Callable[[Workbook], None] | None = None) -> bytes:
    """An XLSX with these sheets; `change` may do anything to it before it is saved."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        worksheet = book.create_sheet(title)
        for row in rows:
            worksheet.append(row)
    if change:
        change(book)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def csv_text(rows: Grid, separator: str = ";") -> str:
    """The rows as CSV, dates as dd/mm/yyyy."""
    out = StringIO()
    writer = csv.writer(out, delimiter=separator)
    for row in rows:
        writer.writerow([v.strftime("%d/%m/%Y") if hasattr(v, "strftime") else v for v in row])
    return out.getvalue()


def zipped(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP of these files."""
    content = BytesIO()
    with zipfile.ZipFile(content, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return content.getvalue()


def read_one(content: bytes | str, name: str = "a.xlsx", **how: Any) -> Package:
    """The package of a single file."""
    data = content.encode() if isinstance(content, str) else content
    (package,) = read([SourceFile(name, data)], **how)
    return package


def found(package: Package) -> list[tuple[str, str, str | None]]:
    """(rule, severity, cell) of each problem, in order."""
    return [(p.rule_id, str(p.severity), p.cell) for p in package.problems]


def values(package: Package, sheet: str = "1_TongHop", row: int = 0) -> dict[str, Any]:
    """The filled raw values of the row-th row of a sheet."""
    rows = [raw for raw in package.rows if raw.sheet == sheet]
    return {name: c.value for name, c in rows[row].cells.items() if c.value is not None}
