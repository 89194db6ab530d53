"""Filling in a template as an officer does: by header and row, then saving it again."""

import shutil
import subprocess
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from campaign.report.contract import contract

SOFFICE = shutil.which("soffice")


def column_of(worksheet: Worksheet, header: str) -> int:
    """The number of the column with `header` in row 1."""
    return next(cell.column for cell in worksheet[1] if cell.value == header)


def fill(content: bytes, entries: Mapping[tuple[str, int], Mapping[str, Any]]) -> bytes:
    """Write `entries` ((sheet, row) -> field name -> value) into a template."""
    book = openpyxl.load_workbook(BytesIO(content))
    for (sheet, row_no), values in entries.items():
        worksheet = book[sheet]
        for name, value in values.items():
            header = contract().sheet(sheet).field(name).header_vi
            worksheet.cell(row_no, column_of(worksheet, header), value)
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


def saved_by_libreoffice(content: bytes, folder: Path) -> bytes:
    """The same workbook after LibreOffice opened and saved it."""
    assert SOFFICE is not None
    (folder / "in.xlsx").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    outdir = folder / "out"
    command = [SOFFICE, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(outdir)]
    subprocess.run(
        [*command, str(folder / "in.xlsx")], check=True, capture_output=True, timeout=180
    )
    return (outdir / "in.xlsx").read_bytes()
