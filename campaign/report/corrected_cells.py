"""Changing the format of single cells in a worksheet part, cells that do not exist yet included."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import NamedTuple

from openpyxl.utils import column_index_from_string, get_column_letter

from campaign.report.corrected_xml import (
    RELATIONS,
    Edit,
    Element,
    NotEditable,
    appended,
    at,
    elements,
    only,
    prefix,
    quoted,
    retagged,
    spliced,
)

_SHEET_DATA = "/worksheet/sheetData"
_ROW, _CELL, _COLUMN = f"{_SHEET_DATA}/row", f"{_SHEET_DATA}/row/c", "/worksheet/cols/col"
_VIEWS = ("/worksheet/sheetViews/sheetView", "/chartsheet/sheetViews/sheetView")
# What may stand after <legacyDrawing> in a worksheet, besides elements of other namespaces.
_AFTER_DRAWING = frozenset(
    {"legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls"}
    | {"webPublishItems", "tableParts", "extLst"}
)
_ROWS_START = re.compile(rb"<(?:[\w.-]+:)?sheetData(?:\s[^>]*)?(?<!/)>")
_ROWS_EMPTY = re.compile(rb"<(?:[\w.-]+:)?sheetData(?:\s[^>]*)?/>")
_ROWS_END = re.compile(rb"</(?:[\w.-]+:)?sheetData\s*>")


class Cell(NamedTuple):
    """A place on a sheet; row and column count from 1, so that cells sort as they are read."""

    row: int
    column: int

    @property
    def address(self) -> str:
        """The A1 address."""
        return f"{get_column_letter(self.column)}{self.row}"


NewStyle = Callable[[Cell, int], int]


def has_style(data: bytes, styles: Collection[str]) -> bool:
    """Whether some cell of a worksheet may have one of these formats: a quick look."""
    numbers = "|".join(map(re.escape, styles))
    return bool(re.search(rf"""\ss\s*=\s*["'](?:{numbers})["']""".encode(), data))


class _Scan:
    """Which elements of a worksheet to keep, and the places of those rows and cells.

    Rows and cells may leave out their numbers; then they follow the one before.
    """

    def __init__(self, wanted: Iterable[Cell], marks: Collection[str]) -> None:
        self.wanted_rows = {cell.row for cell in wanted}
        self._marks = marks
        self._waiting = sorted(self.wanted_rows, reverse=True)
        self._row, self._column = 0, 0
        self.places: list[Cell | None] = []  # of the kept elements; a row is column 0

    def keep(self, path: str, attributes: Mapping[str, str]) -> bool:
        """Whether the element matters; its place is noted then."""
        place: Cell | None = None
        if path == _CELL:
            address = attributes.get("r")
            self._column = _column_of(address) if address else self._column + 1
            is_kept = self._row in self.wanted_rows or attributes.get("s") in self._marks
            place = Cell(self._row, self._column)
        elif path == _ROW:
            self._row, self._column = int(attributes.get("r", self._row + 1)), 0
            is_kept = self._row in self.wanted_rows or self._is_first_after()
            place = Cell(self._row, 0)
        else:
            is_kept = path in (_SHEET_DATA, _COLUMN)
        if is_kept:
            self.places.append(place)
        return is_kept

    def _is_first_after(self) -> bool:
        is_first = False
        while self._waiting and self._waiting[-1] <= self._row:
            is_first = self._waiting.pop() < self._row or is_first
        return is_first


def restyled(
    data: bytes, cells: Collection[Cell], new_style: NewStyle, marks: Collection[str] = ()
) -> bytes:
    """The worksheet with the format `new_style(cell, format so far)` in each of `cells`.

    Cells whose format is one of `marks` are given a new one as well.
    """
    scan = _Scan(cells, marks)
    found = elements(data, scan.keep)
    rows: dict[int, Element] = {}
    known: dict[int, dict[int, Element]] = defaultdict(dict)
    for element, place in zip(found, scan.places, strict=True):
        if place and place.column:
            known[place.row][place.column] = element
        elif place:
            rows[place.row] = element
    sheet = _Sheet(only(found, _SHEET_DATA), rows, known, new_style)
    sheet.columns = [element for element in found if element.path == _COLUMN]
    return spliced(data, sheet.edits(set(cells), marks))


class _Sheet:
    """The elements that matter of one worksheet, and the edits that follow from them."""

    def __init__(
        self,
        sheet_data: Element,
        rows: Mapping[int, Element],
        known: Mapping[int, Mapping[int, Element]],
        new_style: NewStyle,
    ) -> None:
        self._sheet_data, self._rows, self._known = sheet_data, rows, known
        self._new_style = new_style
        self._prefix = prefix(sheet_data)
        self.columns: list[Element] = []

    def edits(self, cells: set[Cell], marks: Collection[str]) -> Iterable[Edit]:
        """Every change: formats of cells that exist, new cells, rows for new cells."""
        missing: dict[int, list[Cell]] = defaultdict(list)
        for cell in sorted(cells):
            if cell.column not in self._known.get(cell.row, {}):
                missing[cell.row].append(cell)
        for row_no, row in self._known.items():
            for column, element in row.items():
                cell, style = Cell(row_no, column), element.attributes.get("s", "0")
                if cell in cells or style in marks:
                    yield retagged(element, s=str(self._new_style(cell, int(style))))
        last_rows, numbers = "", sorted(self._rows)
        for row_no, new in missing.items():
            position = bisect_left(numbers, row_no)
            after = numbers[position] if position < len(numbers) else None
            if after == row_no:
                yield from self._new_cells(self._rows[row_no], row_no, new)
            elif after is None:
                last_rows += self._row(row_no, new)
            else:
                place = self._rows[after].start
                yield (place, place, self._row(row_no, new).encode())
        if last_rows:
            yield from appended(self._sheet_data, last_rows)

    def _new_cells(self, row: Element, row_no: int, new: list[Cell]) -> Iterable[Edit]:
        later = sorted((column, e.start) for column, e in self._known.get(row_no, {}).items())
        by_place: dict[int | None, str] = defaultdict(str)
        for cell in new:
            place = next((start for column, start in later if column > cell.column), None)
            by_place[place] += self._cell(cell, row)
        # The row says which columns it spans only to be read faster; that would now be untrue.
        yield from appended(row, by_place[None], spans=None)
        for place, content in by_place.items():
            if place is not None:
                yield (place, place, content.encode())

    def _row(self, row_no: int, new: list[Cell]) -> str:
        p = self._prefix
        cells = "".join(self._cell(cell, None) for cell in new)
        return f'<{p}row r="{row_no}">{cells}</{p}row>'

    def _cell(self, cell: Cell, row: Element | None) -> str:
        style = self._new_style(cell, self._inherited(cell, row))
        return f'<{self._prefix}c r="{cell.address}" s="{style}"/>'

    def _inherited(self, cell: Cell, row: Element | None) -> int:
        """The format that a cell shows which is not in the file: its row's, else its column's."""
        if row and row.attributes.get("customFormat") in ("1", "true"):
            return int(row.attributes.get("s", 0))
        for column in self.columns:
            first, last = int(column.attributes["min"]), int(column.attributes["max"])
            if first <= cell.column <= last:
                return int(column.attributes.get("style", 0))
        return 0


def deselected(data: bytes) -> bytes:
    """The sheet without its mark as chosen: two chosen sheets would be typed into together."""
    views = elements(data, at(*_VIEWS), until=_SHEET_DATA)
    chosen = [view for view in views if "tabSelected" in view.attributes]
    return spliced(data, [retagged(view, tabSelected=None) for view in chosen])


def merged_ranges(data: bytes) -> list[str]:
    """The merged ranges of a worksheet ('C5:C9')."""
    found = elements(b"".join(_outline(data)), at("/worksheet/mergeCells/mergeCell"))
    return [element.attributes["ref"] for element in found]


def legacy_drawing(data: bytes) -> str | None:
    """The relationship id of the drawing that holds a worksheet's comment boxes, or None."""
    found = elements(b"".join(_outline(data)), at("/worksheet/legacyDrawing"))
    return found[0].attributes.get(f"{RELATIONS} id") if found else None


def with_legacy_drawing(data: bytes, relation_id: str) -> bytes:
    """The worksheet with a drawing for comment boxes, at the place where the format wants it."""
    head, tail = _outline(data)
    found = elements(head + tail, lambda path, _: path.count("/") <= 2)
    root = only(found, "/worksheet")
    names = ((e, e.path.rpartition("/")[2]) for e in found[1:] if e.start >= len(head))
    later = [e for e, name in names if name in _AFTER_DRAWING or " " in name]
    place = (later[0].start if later else root.inner_end) + len(data) - len(head + tail)
    new = f"<{prefix(root)}legacyDrawing xmlns:r={quoted(RELATIONS)} r:id={quoted(relation_id)}/>"
    return spliced(data, [(place, place, new.encode())])


def _outline(data: bytes) -> tuple[bytes, bytes]:
    """The worksheet without its rows, cut in two where they were: most of it is rows."""
    start = _ROWS_START.search(data)
    ends = [match.start() for match in _ROWS_END.finditer(data)]
    if start is None or not ends:  # no rows at all
        start = start or _ROWS_EMPTY.search(data)
        if start is None:
            raise NotEditable("a worksheet has no place for rows")
        return data[: start.end()], data[start.end() :]
    return data[: start.end()], data[ends[-1] :]


def _column_of(address: str) -> int:
    letters = address.rstrip("0123456789")
    try:
        return column_index_from_string(letters)
    except ValueError as error:
        raise NotEditable(f"a cell is called {address!r}") from error
