"""Files to start from: right ones of every kind, and a few that are wrong in instructive ways."""

from collections.abc import Iterator
from datetime import time
from pathlib import Path

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Protection
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from campaign.report.contract import contract
from campaign.report.template import build_template
from campaign.wards import register
from tests.report.factory import CODE, DAY, DEFAULTS
from tests.report.uploads import csv_text, grid, workbook, zipped
from tests.report.workbook import fill

SUMMARY = "1_TongHop"


def seeds() -> Iterator[tuple[str, bytes]]:
    """Name and content of each seed."""
    yield from _workbooks()
    yield from _texts()
    # Shared texts and other habits of a real program.
    for path in sorted((Path(__file__).parents[1] / "reports" / "files").iterdir()):
        yield path.name, path.read_bytes()
    everything = workbook({sheet: grid(sheet) for sheet in DEFAULTS})
    csvs = {f"{sheet}.csv": csv_text(grid(sheet)).encode() for sheet in DEFAULTS}
    yield "workbooks.zip", zipped({"a.xlsx": everything, "b/b.xlsx": everything})
    yield "csvs.zip", zipped(csvs)
    yield "nested.zip", zipped({"a.zip": zipped(csvs), "ảnh.png": b"\x89PNG\r\n\x1a\n"})
    yield "old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100
    yield "calc.ods", zipped({"mimetype": b"x", "content.xml": b"<x/>"})


def _workbooks() -> Iterator[tuple[str, bytes]]:
    yield "all.xlsx", workbook({sheet: grid(sheet) for sheet in DEFAULTS})
    yield "summary.xlsx", workbook({SUMMARY: grid(SUMMARY)})
    yield "snake.xlsx", workbook({SUMMARY: grid(SUMMARY, headers="snake")})
    yield "odd.xlsx", workbook({"Nháp": [["x"]], SUMMARY: [["BÁO CÁO"], *grid(SUMMARY)]}, _odd)
    template = build_template(register().by_code[CODE], DAY)
    yield "template.xlsx", template
    values = {name: value for name, value in DEFAULTS[SUMMARY].items() if name != "report_date"}
    yield "filled.xlsx", fill(template, {(SUMMARY, 2): values})
    for sheet in contract().sheets:
        yield f"{sheet.table}.xlsx", workbook({sheet.name: grid(sheet.name)})


def _odd(book: Workbook) -> None:
    sheet = book[SUMMARY]
    sheet.merge_cells("A1:C1")
    sheet["F3"], sheet["G3"], sheet["H3"] = "=1+1", "#REF!", time(15, 30)
    sheet["I3"], sheet["J3"] = True, 1.043
    sheet["K3"].comment = Comment("ghi chú", "x")
    sheet.row_dimensions[3].hidden = True
    sheet.protection.sheet = True
    sheet["A3"].protection = Protection(locked=True)
    book.create_sheet("ẩn").sheet_state = "veryHidden"
    book.epoch = CALENDAR_MAC_1904


def _texts() -> Iterator[tuple[str, bytes]]:
    rows = grid(SUMMARY, {"cutoff_time": "15:30"})
    for separator, name in ((";", "semicolon"), (",", "comma"), ("\t", "tab")):
        yield f"{name}.csv", csv_text(rows, separator).encode()
    text = csv_text(rows)
    for encoding in ("utf-8-sig", "utf-16", "utf-16-be"):
        yield f"{encoding}.csv", text.encode(encoding)
    yield "cp1258.csv", text.encode("cp1258", "replace")
    yield "separator line.csv", b"sep=;\r\n" + text.encode()
    yield "quotes.csv", csv_text(grid("5_KhoKhan", {"note": 'a "b"\nc;d'})).encode()
    yield "details.csv", csv_text(grid("4_LucLuong", {}, {"shift": "chiều"})).encode()
    yield "page.html", b"<html><table><tr><td>1</td></tr></table></html>"
    yield "scan.pdf", b"%PDF-1.7\n1 0 obj"
