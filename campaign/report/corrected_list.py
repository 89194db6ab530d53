"""The first sheet of a marked workbook: what to mend, with a link to each cell.

Every text is an inline string: what an officer wrote can never become a formula. A hidden column
keeps the format that each marked cell had, as the format of a cell of its own, so that it stays
right when another program saves the workbook and numbers its formats anew.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.utils.cell import coordinate_to_tuple

from campaign import labels
from campaign.report.corrected_cells import Cell
from campaign.report.corrected_styles import MARK_COLOURS, Styles
from campaign.report.corrected_xml import MAIN, at, content, elements, quoted
from campaign.report.headers import sheet_of_title
from campaign.report.problem import Problem

TITLES = ("Cần sửa", "Cần sửa 2")  # the second one when the officer has a sheet of that name
_STAMP = 45_20250724  # the number in the hidden column's first cell says whose sheet this is
_COLUMNS = {"no": 6, "sheet": 18, "cell": 9, "header": 30, "value": 22, "todo": 80, "severity": 12}
_HIDDEN = get_column_letter(len(_COLUMNS) + 1)
_HEADER_ROW = 4
_VALUE_LENGTH, _TEXT_LENGTH = 200, 4_000
_LINE_HEIGHT, _MOST_LINES = 15, 20  # points; a row can be 409 points high
_ROW, _CELL = "/worksheet/sheetData/row", "/worksheet/sheetData/row/c"
_LINK, _VALUE = "/worksheet/hyperlinks/hyperlink", f"{_CELL}/v"
_LOCATION = re.compile(r"#?(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Z]{1,3})\$?([0-9]{1,7})")


@dataclass(frozen=True)
class Line:
    """One problem on the list; `sheet` and `cell` say where its link leads, if anywhere.

    `base` is the format that the cell had before it was marked.
    """

    problem: Problem
    sheet: str | None = None
    cell: Cell | None = None
    base: int = 0


def list_sheet(lines: Sequence[Line], left_out: int, styles: Styles, lang: str) -> bytes:
    """The worksheet part; `left_out` problems were too many to be listed."""
    looks = _looks(styles)
    rows = [*_head(lines, left_out, looks, lang)]
    rows += [
        _row(number, line, looks, lang) for number, line in enumerate(lines, start=_HEADER_ROW + 1)
    ]
    widths = "".join(
        f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>'
        for n, width in enumerate(_COLUMNS.values(), start=1)
    )
    last = len(_COLUMNS) + 1
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<worksheet xmlns="{MAIN}"><sheetPr><tabColor rgb="FFC00000"/><pageSetUpPr fitToPage="1"/>'
        '</sheetPr><sheetViews><sheetView showGridLines="0" tabSelected="1" workbookViewId="0">'
        f'<pane ySplit="{_HEADER_ROW}" topLeftCell="A{_HEADER_ROW + 1}" activePane="bottomLeft" '
        f'state="frozen"/><selection pane="bottomLeft" activeCell="C{_HEADER_ROW + 1}" '
        f'sqref="C{_HEADER_ROW + 1}"/></sheetView></sheetViews><sheetFormatPr '
        f'defaultRowHeight="15"/><cols>{widths}<col min="{last}" max="{last}" width="4" '
        f'hidden="1" customWidth="1"/></cols><sheetData>{"".join(rows)}</sheetData>'
        '<sheetProtection sheet="1" formatColumns="0" formatRows="0"/>'
        f"{_links(lines)}<pageMargins left="
        '"0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    ).encode()


def is_ours(data: bytes) -> bool:
    """Whether a worksheet is a list of an earlier marking."""
    for element in elements(data, at(_VALUE)):
        value = data[element.inner : element.inner_end].strip()
        try:
            if float(value) == _STAMP:
                return True
        except ValueError:
            continue
    return False


def listed_styles(data: bytes) -> dict[tuple[str, Cell], int]:
    """The formats that the marked cells had, by (sheet title, cell), from an earlier list."""
    styles: dict[int, int] = {}
    links: dict[int, tuple[str, Cell]] = {}
    for element in elements(data, at(_CELL, _LINK)):
        given = element.attributes
        if element.path == _CELL and given.get("r", "").startswith(_HIDDEN):
            row_no = coordinate_to_tuple(given["r"])[0]
            styles[row_no] = int(given.get("s", 0))
        elif element.path == _LINK:
            match = _LOCATION.fullmatch(given.get("location", ""))
            if match:
                title = match[1].replace("''", "'") if match[1] else match[2]
                row_no = coordinate_to_tuple(given["ref"].partition(":")[0])[0]
                links[row_no] = (title, Cell(*coordinate_to_tuple(match[3] + match[4])))
    return {links[row_no]: style for row_no, style in styles.items() if row_no in links}


def header_of(problem: Problem, lang: str) -> str:
    """The header of the column that a problem is about; empty when it is about none."""
    sheet = sheet_of_title(problem.sheet) if problem.sheet else None
    fields = {field.name: field for field in sheet.fields} if sheet else {}
    if problem.field is None:
        return ""
    known = fields.get(problem.field)
    return known.header(lang) if known else problem.field


def _looks(styles: Styles) -> dict[str, int]:
    """The formats of the list by name."""
    family = '<{0}name val="Calibri"/><{0}family val="2"/></{0}font>'
    bold = styles.add("fonts", f'<{{0}}font><{{0}}b/><{{0}}sz val="11"/>{family}')
    title = styles.add("fonts", f'<{{0}}font><{{0}}b/><{{0}}sz val="14"/>{family}')
    normal = styles.add("fonts", f'<{{0}}font><{{0}}sz val="11"/>{family}')
    blue = '<{0}font><{0}u/><{0}sz val="11"/><{0}color rgb="FF0563C1"/>'
    link = styles.add("fonts", f"{blue}{family}")
    thin = "".join(
        f'<{{0}}{side} style="thin"><{{0}}color rgb="FFBFBFBF"/></{{0}}{side}>'
        for side in ("left", "right", "top", "bottom")
    )
    box = styles.add("borders", f"<{{0}}border>{thin}</{{0}}border>")

    def look(font: int, *, fill: int = 0, border: int = 0, wrap: int = 1, text: int = 1) -> int:
        side = "left" if text else "center"
        return styles.add(
            "cellXfs",
            f'<{{0}}xf numFmtId="0" fontId="{font}" fillId="{fill}" borderId="{border}" '
            f'quotePrefix="{text}" applyFont="1" applyFill="1" applyBorder="1" '
            'applyAlignment="1">'
            f'<{{0}}alignment horizontal="{side}" vertical="top" wrapText="{wrap}"/></{{0}}xf>',
        )

    marks = {
        str(severity): look(bold, fill=styles.fill(colour), border=box)
        for severity, colour in MARK_COLOURS.items()
    }
    return marks | {
        "title": look(title, wrap=0),
        "note": look(normal, wrap=0),
        "head": look(bold, fill=styles.fill("FFDDEBF7"), border=box),
        "text": look(normal, border=box),
        "link": look(link, border=box),
        "number": look(normal, border=box, text=0),
    }


def _head(
    lines: Sequence[Line], left_out: int, looks: Mapping[str, int], lang: str
) -> Iterator[str]:
    errors = sum(line.problem.is_error for line in lines)
    counts = {"errors": errors, "warnings": len(lines) - errors, "rest": left_out}
    words = "corrected-count-some" if left_out else "corrected-count"
    stamp = f'<c r="{_HIDDEN}1"><v>{_STAMP}</v></c>'
    title = _text("A1", labels.text(lang, "corrected-title"), looks["title"])
    yield f'<row r="1" ht="24" customHeight="1">{title}{stamp}</row>'
    for row_no, key in enumerate((words, "corrected-how"), start=2):
        text = labels.text(lang, key, **(counts if row_no == 2 else {}))
        cell = _text(f"A{row_no}", text, looks["note"])
        yield f'<row r="{row_no}" ht="20" customHeight="1">{cell}</row>'
    names = (labels.text(lang, f"corrected-column-{name}") for name in _COLUMNS)
    cells = (
        _text(f"{'ABCDEFG'[n]}{_HEADER_ROW}", name, looks["head"]) for n, name in enumerate(names)
    )
    yield f'<row r="{_HEADER_ROW}">{"".join(cells)}</row>'


def _row(row_no: int, line: Line, looks: Mapping[str, int], lang: str) -> str:
    problem = line.problem
    texts = {
        "sheet": line.sheet or problem.sheet or "",
        "cell": problem.cell or "",
        "header": header_of(problem, lang),
        "value": (problem.value or "")[:_VALUE_LENGTH],
        "todo": problem.message(lang),
        "severity": labels.term(lang, "problem_severity", problem.kind),
    }
    cells = [f'<c r="A{row_no}" s="{looks["number"]}"><v>{row_no - _HEADER_ROW}</v></c>']
    for number, (name, text) in enumerate(texts.items(), start=2):
        look = "link" if name == "cell" and line.cell else "text"
        look = str(problem.severity) if name == "severity" else look
        cells.append(_text(f"{get_column_letter(number)}{row_no}", text, looks[look]))
    if line.cell:
        cells.append(f'<c r="{_HIDDEN}{row_no}" s="{line.base}"><v>1</v></c>')
    height = _LINE_HEIGHT * _line_count(texts)
    return f'<row r="{row_no}" ht="{height}" customHeight="1">{"".join(cells)}</row>'


def _line_count(texts: Mapping[str, str]) -> int:
    """How many lines the row needs; not every program finds that out by itself."""
    needed = (
        sum(1 + len(line) // _COLUMNS[name] for line in text.splitlines())
        for name, text in texts.items()
    )
    return min(max(needed), _MOST_LINES)


def _text(address: str, text: str, style: int) -> str:
    said = content(text, _TEXT_LENGTH)
    inside = f'<is><t xml:space="preserve">{said}</t></is>'
    return f'<c r="{address}" s="{style}" t="inlineStr">{inside}</c>'


def _links(lines: Sequence[Line]) -> str:
    links = "".join(
        f'<hyperlink ref="C{row_no}" '
        f"location={quoted(f'{quote_sheetname(line.sheet)}!{line.cell.address}')}/>"
        for row_no, line in enumerate(lines, start=_HEADER_ROW + 1)
        if line.sheet and line.cell
    )
    return f"<hyperlinks>{links}</hyperlinks>" if links else ""
