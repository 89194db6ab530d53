"""Builders for the table of hostile and broken files: a right workbook, and ways to spoil it."""

import re
import struct
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from tests.report.uploads import csv_text, grid, workbook, zipped

SUMMARY = "1_TongHop"
FILES = Path(__file__).parent / "files"
# A right report as LibreOffice saves it: shared texts, styles, relative links.
GOOD = (FILES / "libreoffice.xlsx").read_bytes()
GOOD_CSV = csv_text(grid(SUMMARY)).encode()
SHEET_PART, TEXTS_PART = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
Content = bytes | Callable[[], bytes]


@dataclass(frozen=True)
class Case:
    """One file and what the sender is told.

    `key` is the label of the expected message (None: no error at all), `says` words that its
    Vietnamese text must hold, `sheet`, `cell` and `value` where it points. `row` are values that
    the accepted summary row must have.
    """

    name: str
    content: Content
    key: str | None
    says: str = ""
    file_name: str = "báo cáo.xlsx"
    sheet: str | None = None
    cell: str | None = None
    value: str | None = None
    status: str = "refused"
    row: Mapping[str, Any] = field(default_factory=dict)

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        return self.content if isinstance(self.content, bytes) else self.content()


def accepted(name: str, content: Content, key: str | None = None, **more: Any) -> Case:
    """A file that looks odd and is right; `key` may name a warning."""
    return Case(name, content, key, status="accepted", **more)


def parts_of(content: bytes) -> dict[str, bytes]:
    """The parts of a ZIP by name."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_parts(changes: Mapping[str, bytes | None], base: bytes = GOOD) -> bytes:
    """`base` with parts replaced, added or (None) left out."""
    parts: dict[str, bytes | None] = {**parts_of(base), **changes}
    return zipped({name: data for name, data in parts.items() if data is not None})


def with_replaced(part: str, old: str, new: str, base: bytes = GOOD) -> bytes:
    """`base` with `old` replaced by `new` in one part; AssertionError when `old` is not there."""
    text = parts_of(base)[part].decode()
    assert old in text, f"{old!r} is not in {part}"
    return with_parts({part: text.replace(old, new, 1).encode()}, base)


def with_cell(address: str, xml: str) -> bytes:
    """GOOD with the element of one cell replaced."""
    text = parts_of(GOOD)[SHEET_PART].decode()
    changed_text, count = re.subn(
        rf'<c r="{address}"[^>]*?(?:/>|>.*?</c>)', lambda _: xml, text, count=1
    )
    assert count == 1, f"there is no cell {address}"
    return with_parts({SHEET_PART: changed_text.encode()})


def with_end(xml: str, base: bytes = GOOD) -> bytes:
    """GOOD with more rows after its last one."""
    return with_replaced(SHEET_PART, "</sheetData>", f"{xml}</sheetData>", base)


def changed(change: Callable[[Workbook], None], **cells: Any) -> bytes:
    """The good workbook with cells of its summary row set and anything else done to it."""
    return workbook({SUMMARY: grid(SUMMARY, cells)}, change)


def filled(**cells: Any) -> bytes:
    """The good workbook with other values in its summary row."""
    return workbook({SUMMARY: grid(SUMMARY, cells)})


def text_file(**cells: Any) -> bytes:
    """The good CSV file with other values in its summary row."""
    return csv_text(grid(SUMMARY, cells)).encode()


def in_csv(old: str, new: str) -> bytes:
    """The good CSV file with a piece of its text replaced."""
    text = GOOD_CSV.decode()
    assert old in text
    return text.replace(old, new, 1).encode()


def patched(content: bytes, signature: bytes, offset: int, layout: str, value: int) -> bytes:
    """`content` with a number written over, `offset` bytes after the first `signature`."""
    data = bytearray(content)
    struct.pack_into(layout, data, data.index(signature) + offset, value)
    return bytes(data)
