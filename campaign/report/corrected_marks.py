"""Marking what is wrong in an officer's own workbook; to be run in a limited process only.

Wrong cells become red (questions and warnings orange) and carry a comment that says how to mend
them; a first sheet lists everything with a link to each cell. Nothing else changes: the marks are
spliced into the parts of the package, so formats, formulas with their results, drop-down lists,
charts, pictures and other sheets stay byte for byte what they were. What suffers: a digital
signature of the workbook is no longer valid, and where a conditional format colours a marked cell,
its colour covers ours (the comment and the list remain).

A workbook that was marked before is freed of the old marks first.
"""

import logging
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from openpyxl.utils import range_boundaries
from openpyxl.utils.cell import coordinate_to_tuple

from campaign import labels
from campaign.report.corrected_book import Book, BookSheet
from campaign.report.corrected_cells import Cell, has_style, merged_ranges, restyled
from campaign.report.corrected_comments import add_comments, without_ours
from campaign.report.corrected_list import TITLES, Line, is_ours, list_sheet, listed_styles
from campaign.report.corrected_package import Parts
from campaign.report.corrected_styles import Styles
from campaign.report.corrected_xml import NotEditable
from campaign.report.headers import sheet_of_title
from campaign.report.problem import Problem, Severity
from campaign.report.source import SourceFile
from campaign.spelling import plain_key

MOST_PROBLEMS = 2_000  # more comments than that make a spreadsheet program slow
_ADDRESS = re.compile(r"[A-Z]{1,3}[1-9][0-9]{0,6}")
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
Box = tuple[int, int, int, int]  # first column, first row, last column, last row
_log = logging.getLogger(__name__)


def marked_workbook(file: SourceFile, problems: Sequence[Problem], lang: str) -> bytes | None:
    """`file`, an XLSX that passed `precheck`, with `problems` marked in it.

    None when no problem is about a cell of it, or when it is not built as spreadsheet programs
    build workbooks.
    """
    try:
        return _marked(file, problems, lang)
    except Exception as error:  # noqa: BLE001 - a foreign file may be wrong in nearly any way
        _log.warning("workbook %s could not be marked: %r", file.sha256, error)
        return None


def _marked(file: SourceFile, problems: Sequence[Problem], lang: str) -> bytes | None:
    parts = Parts(file.content)
    book = Book(parts)
    _unmark(parts, book)
    ordered = sorted(dict.fromkeys(problems), key=lambda problem: not problem.is_error)
    lines = _places(parts, book, ordered[:MOST_PROBLEMS])
    if not any(line.cell for line in lines):
        return None
    styles_part, styles = book.styles()
    bases: dict[tuple[str, Cell], int] = {}
    for sheet in book.sheets():
        mine = [line for line in lines if line.sheet == sheet.title]
        if mine:
            bases |= _mark(parts, sheet, mine, styles, lang)
    lines = [
        replace(line, base=bases[line.sheet, line.cell]) if line.sheet and line.cell else line
        for line in lines
    ]
    data = list_sheet(lines, len(ordered) - len(lines), styles, lang)
    parts.write(styles_part, styles.saved())
    book.add_first(_free_title(book), data)
    return parts.saved()


def _unmark(parts: Parts, book: Book) -> None:
    """Remove the list, the comments and the colours of an earlier marking."""
    listed: dict[tuple[str, Cell], int] = {}
    for sheet in book.sheets():
        if sheet.title in TITLES and is_ours(parts.read(sheet.part)):
            listed |= listed_styles(parts.read(sheet.part))
            book.remove(sheet)
    styles_part, styles = book.styles()
    for sheet in book.sheets():
        if not sheet.is_worksheet:
            continue
        without_ours(parts, sheet.part)
        if styles.marks and has_style(parts.read(sheet.part), styles.marks):
            _restore(parts, sheet, styles, listed)
    parts.write(styles_part, styles.saved())


def _restore(
    parts: Parts, sheet: BookSheet, styles: Styles, listed: Mapping[tuple[str, Cell], int]
) -> None:
    """Give marked cells the format they had; a marked cell that has moved loses its fill."""

    def before(cell: Cell, style: int) -> int:
        known = listed.get((sheet.title, cell))
        is_usable = known is not None and str(known) not in styles.marks
        return known if is_usable and known is not None else styles.plain(style)

    parts.write(sheet.part, restyled(parts.read(sheet.part), (), before, styles.marks))


def _places(parts: Parts, book: Book, problems: Sequence[Problem]) -> list[Line]:
    """Where each problem can be shown: a cell inside a merged range by the range's first cell."""
    sheets = [sheet for sheet in book.sheets() if sheet.is_worksheet]
    titles = {sheet.title: sheet.title for sheet in sheets}
    for sheet in sheets:
        meant = sheet_of_title(sheet.title) if sheet.is_visible else None
        if meant:
            titles[meant.name] = sheet.title
    parts_of = {sheet.title: sheet.part for sheet in sheets}
    merged: dict[str, list[Box]] = {}
    lines = []
    for problem in problems:
        title, cell = titles.get(problem.sheet or ""), _cell(problem.cell)
        if title is None or cell is None:
            lines.append(Line(problem))
            continue
        if title not in merged:
            merged[title] = [_box(ref) for ref in merged_ranges(parts.read(parts_of[title]))]
        lines.append(Line(problem, title, _shown(cell, merged[title])))
    return lines


def _cell(address: str | None) -> Cell | None:
    if address is None or not _ADDRESS.fullmatch(address):
        return None
    cell = Cell(*coordinate_to_tuple(address))
    return cell if cell.row <= _LAST_ROW and cell.column <= _LAST_COLUMN else None


def _box(ref: str) -> Box:
    left, top, right, bottom = range_boundaries(ref)
    return left or 1, top or 1, right or _LAST_COLUMN, bottom or _LAST_ROW


def _shown(cell: Cell, merged: Sequence[Box]) -> Cell:
    for left, top, right, bottom in merged:
        if left <= cell.column <= right and top <= cell.row <= bottom:
            return Cell(top, left)
    return cell


def _mark(
    parts: Parts, sheet: BookSheet, lines: Sequence[Line], styles: Styles, lang: str
) -> dict[tuple[str, Cell], int]:
    """Colour and comment the cells of one worksheet; gives the formats they had."""
    by_cell: dict[Cell, list[Problem]] = defaultdict(list)
    for line in lines:
        if line.cell:
            by_cell[line.cell].append(line.problem)
    bases: dict[tuple[str, Cell], int] = {}

    def mark(cell: Cell, style: int) -> int:
        bases[sheet.title, cell] = style
        is_error = any(problem.is_error for problem in by_cell[cell])
        return styles.marked(style, Severity.ERROR if is_error else Severity.WARNING)

    parts.write(sheet.part, restyled(parts.read(sheet.part), by_cell, mark))
    texts = {cell: _comment(found, lang) for cell, found in by_cell.items()}
    add_comments(parts, sheet.part, texts)
    return bases


def _comment(problems: Sequence[Problem], lang: str) -> str:
    """What is wrong in one cell and what stood there, said once."""
    messages = list(dict.fromkeys(problem.message(lang) for problem in problems))
    said = "\n".join(messages)
    written = {problem.value for problem in problems if problem.value} - {None}
    for value in sorted(str(value) for value in written if str(value) not in said):
        said += "\n" + labels.text(lang, "corrected-written", value=value)
    return said


def _free_title(book: Book) -> str:
    taken = {plain_key(sheet.title) for sheet in book.sheets()}
    free = [title for title in TITLES if plain_key(title) not in taken]
    if not free:
        raise NotEditable("the workbook has sheets of these titles already")
    return free[0]
