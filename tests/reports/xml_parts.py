"""Workbooks whose XML is hostile, broken or incomplete, and odd ones that are right anyway."""

from openpyxl import Workbook
from openpyxl.comments import Comment

from tests.report.uploads import grid, workbook
from tests.reports.build import (
    GOOD,
    SHEET_PART,
    SUMMARY,
    TEXTS_PART,
    Case,
    accepted,
    changed,
    parts_of,
    with_cell,
    with_end,
    with_parts,
    with_replaced,
)

_LAUGHS = '<!ENTITY l0 "haha">' + "".join(
    f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10)
)
_BOMB = f"<!DOCTYPE x [{_LAUGHS}]>"
_OUTSIDE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
_WORKBOOK, _STYLES = "xl/workbook.xml", "xl/styles.xml"
_RELS = "xl/_rels/workbook.xml.rels"
_ENTITIES, _BROKEN, _ORDER = "read-file-entities", "read-file-broken", "read-cell-order"
_CELL = "read-cell-broken"
_TARGET = 'Target="worksheets/sheet1.xml"'


def _declaring(part: str, declaration: str, encoding: str = "utf-8", before: str = "") -> bytes:
    """GOOD with a document type in one part."""
    text = parts_of(GOOD)[part].decode()
    body = text.partition("?>")[2] if text.startswith("<?xml") else text
    xml = f'<?xml version="1.0" encoding="{encoding}"?>{before}{declaration}{body}'
    return with_parts({part: xml.encode(encoding)})


def _entity(name: str, part: str, **how: str) -> Case:
    content = _declaring(part, how.pop("declaration", _BOMB), **how)
    return Case(name, content, _ENTITIES, part)


def _row(xml: str, cell: str, name: str) -> Case:
    return Case(name, with_end(xml), _ORDER, "sai thứ tự", sheet=SUMMARY, cell=cell)


def _value(name: str, xml: str, value: str) -> Case:
    return Case(name, with_cell("F2", xml), _CELL, "F2", sheet=SUMMARY, cell="F2", value=value)


def _merged(book: Workbook) -> None:
    for row in range(10, 2_100):
        book[SUMMARY].merge_cells(f"A{row}:B{row}")


def _far_corner(book: Workbook) -> None:
    book[SUMMARY]["XFD1048576"] = 1


def _beyond_the_columns(book: Workbook) -> None:
    book[SUMMARY].cell(2, 121, "x")


def _too_many_rows() -> bytes:
    return workbook({SUMMARY: [*grid(SUMMARY), *[[n] for n in range(2_001)]]})


def _commented(book: Workbook) -> None:
    book[SUMMARY]["F2"].comment = Comment("Số liệu lấy lúc 15:30", "cán bộ")
    book[SUMMARY].protection.sheet = True
    book[SUMMARY].protection.password = "1234"


_LINKED = with_parts(
    {
        "xl/externalLinks/externalLink1.xml": b"<externalLink/>",
        "xl/connections.xml": b'<connections><connection id="1" type="5"/></connections>',
        "xl/media/image1.png": b"\x89PNG\r\n",
        "xl/drawings/vmlDrawing1.vml": b"<xml/>",
    },
    changed(lambda book: None, paid_online=10),
)
_DDE = "<c r=\"F2\"><f>cmd|'/C calc'!A0</f><v>61</v></c>"

CASES = [
    _entity("a billion laughs in a sheet", SHEET_PART),
    _entity("a billion laughs in the shared texts", TEXTS_PART),
    _entity("a billion laughs in the workbook", _WORKBOOK),
    _entity("a billion laughs in the styles", _STYLES),
    _entity("a document type in UTF-16", TEXTS_PART, encoding="utf-16"),
    _entity("an entity from outside", TEXTS_PART, declaration=_OUTSIDE),
    _entity("an entity from outside in the links", _RELS, declaration=_OUTSIDE),
    _entity("a document type far down", TEXTS_PART, before=f"<!--{' ' * 9_000}-->"),
    Case("no workbook part", with_parts({_WORKBOOK: None}), _BROKEN, "cấu trúc sai"),
    Case("no part of the sheet", with_parts({SHEET_PART: None}), "read-sheet-lost", SUMMARY),
    Case("no content types", with_parts({"[Content_Types].xml": b"<Types/>"}), _BROKEN),
    Case("links that are no XML", with_parts({_RELS: b"<Relationships><"}), _BROKEN),
    Case(
        "a link out of the archive",
        with_replaced(_RELS, _TARGET, 'Target="../../../etc/passwd"'),
        "read-sheet-lost",
        SUMMARY,
    ),
    Case(
        "a link to another machine",
        with_replaced(_RELS, _TARGET, 'Target="http://10.0.0.1/x.xml" TargetMode="External"'),
        "read-sheet-lost",
        SUMMARY,
    ),
    Case(
        "a sheet without a link",
        with_replaced(_WORKBOOK, 'r:id="rId2"', 'r:id=""'),
        "read-sheet-lost",
        SUMMARY,
    ),
    Case("a sheet that breaks off", with_replaced(SHEET_PART, "</sheetData>", ""), _BROKEN),
    Case("XML without end in depth", with_parts({_STYLES: b"<a>" * 200_000}), _BROKEN),
    Case(
        "no shared texts",
        with_parts({TEXTS_PART: b"<sst/>"}),
        _CELL,
        "A1",
        sheet=SUMMARY,
        cell="A1",
    ),
    _value("a shared text that is not there", '<c r="F2" t="s"><v>99999</v></c>', "99999"),
    _value("a shared text before the first", '<c r="F2" t="s"><v>-1</v></c>', "-1"),
    _value("a number that is none", '<c r="F2"><v>NaN</v></c>', "NaN"),
    _value("an infinite number", '<c r="F2"><v>Infinity</v></c>', "Infinity"),
    _value("a truth value that is none", '<c r="F2" t="b"><v>maybe</v></c>', "maybe"),
    _value("a date that is none", '<c r="F2" t="d"><v>2025-13-45</v></c>', "2025-13-45"),
    _row('<row r="-5"><c r="A-5"/></row>', "-5", "a row number below zero"),
    _row('<row r="0"/>', "0", "row zero"),
    _row('<row r="4294967296"><c><v>1</v></c></row>', "4294967296", "a row beyond the sheet"),
    _row('<row r="3"/><row r="2"/>', "2", "rows out of order"),
    _row('<row r="3"><c r="B3"/><c r="A3"/></row>', "A3", "cells out of order"),
    _row('<row r="3"><c r="A3"/><c r="A3"/></row>', "A3", "a cell twice"),
    _row('<row r="3"><c r="A9"/></row>', "A9", "a cell of another row"),
    _row('<row r="3"><c r="A0"/></row>', "A0", "the cell A0"),
    Case(
        "a column beyond ZZZ",
        with_end('<row r="3"><c r="ZZZZ3"><v>1</v></c></row>'),
        _CELL,
        "ZZZZ3",
        sheet=SUMMARY,
        cell="ZZZZ3",
    ),
    Case("the far corner", changed(_far_corner), "read-limit-columns", "XFD1048576"),
    Case("a column too many", changed(_beyond_the_columns), "read-limit-columns", "DQ2"),
    Case("rows too many", _too_many_rows, "read-limit-rows", "2000"),
    Case("merged ranges too many", changed(_merged), "read-limit-merges", "2000"),
    Case(
        "a text too long",
        with_cell("C2", f'<c r="C2" t="inlineStr"><is><t>{"x" * 40_000}</t></is></c>'),
        "read-limit-text",
        "C2",
        sheet=SUMMARY,
        cell="C2",
    ),
    accepted("comments and a protected sheet", changed(_commented, paid_online=11)),
    accepted("links, data connections and pictures inside", _LINKED, row={"paid_online": 10}),
    accepted("a DDE formula with its result", with_cell("F2", _DDE), row={"dossiers_received": 61}),
    accepted(
        "a size stated far too large",
        with_replaced(SHEET_PART, '<dimension ref="A1:BC2"/>', '<dimension ref="A1:XFD1048576"/>'),
    ),
    accepted("a blank cell far down", with_end('<row r="1048576"><c r="A1048576"/></row>')),
    accepted(
        "numbers in exponent form",
        with_cell("F2", '<c r="F2"><v>6.2E1</v></c>'),
        row={"dossiers_received": 62},
    ),
]
