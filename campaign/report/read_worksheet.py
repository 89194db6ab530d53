"""One worksheet, row by row: values with their faults, within what is left of the limits."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import IO, Any

from openpyxl.utils import get_column_letter, range_boundaries

from campaign.report.problem import Problem
from campaign.report.raw import CellFault
from campaign.report.rules_read import found
from campaign.report.sheet_faults import broken_cell
from campaign.report.sheet_xml import LAST_ROW, CellsOutOfOrder, Marks, marks_of
from campaign.report.source import SourceFile
from campaign.settings import ReadLimits

# How the format writes characters that XML cannot hold (a carriage return is _x000D_).
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_MERGE_LIMIT = 2_000
_LAST_COLUMN = 16_384
_SHOWN_ROWS = 10  # so many row numbers are named in a message
_SHOWN_LENGTH = 60
# Blank cells that a far-away formatted cell makes openpyxl invent; beyond this it is an attack.
_PADDING_LIMIT = 20_000_000


class Refused(Exception):
    """Carries the problem that ends the reading of a workbook."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message_en)
        self.problem = problem


@dataclass
class Count:
    """What the workbook has used up so far of its limits."""

    rows: int = 0
    cells: int = 0
    padding: int = 0


def _unescaped(text: str) -> str:
    """`text` with the characters that the format had to write as _x000D_."""
    return _ESCAPE.sub(_character, text) if "_x" in text else text


def _character(escape: re.Match[str]) -> str:
    character = chr(int(escape[1], 16))
    # Half of a surrogate pair is no character and could not be stored.
    return escape[0] if "\ud800" <= character <= "\udfff" else character


def _box(ref: str) -> tuple[int, int, int, int]:
    left, top, right, bottom = range_boundaries(ref)  # None where a whole column or row is meant
    return left or 1, top or 1, right or _LAST_COLUMN, bottom or LAST_ROW


@dataclass
class SheetReader:
    """Reads one worksheet row by row within what is left of the limits."""

    file: SourceFile
    worksheet: Any
    limits: ReadLimits
    count: Count
    marks: Marks = field(default_factory=Marks)
    ranges: list[tuple[int, int, int, int]] = field(default_factory=list)
    merged_with_value: set[tuple[int, int, int, int]] = field(default_factory=set)

    def all_rows(self) -> list[tuple[int, list[object]]]:
        """Row number and values from column A on, blank rows left out.

        Raises Refused for what can be named, else what openpyxl or expat raise for a broken part.
        """
        try:
            return list(self._rows())
        except CellsOutOfOrder as fault:
            raise self._refused("read-cell-order", cell=fault.address[:_SHOWN_LENGTH]) from fault
        except (ValueError, IndexError, OverflowError):
            with self._part() as source:
                broken = broken_cell(source, len(self.worksheet._shared_strings))
            if broken is None:
                raise
            cell, value = broken.address[:_SHOWN_LENGTH], broken.value[:_SHOWN_LENGTH]
            raise self._refused("read-cell-broken", cell=cell, value=value) from broken

    def hidden_rows(self, rows: Sequence[tuple[int, list[object]]]) -> list[Problem]:
        """The warning that some of `rows` are hidden and were read all the same."""
        hidden = [str(row_no) for row_no, _ in rows if row_no in self.marks.hidden_rows]
        if not hidden:
            return []
        shown = ", ".join(hidden[:_SHOWN_ROWS]) + " …" * (len(hidden) > _SHOWN_ROWS)
        sheet, cell = self.worksheet.title, f"A{hidden[0]}"
        return [found("read-row-hidden", self.file.name, sheet=sheet, cell=cell, rows=shown)]

    def _part(self) -> IO[bytes]:
        part: IO[bytes] = self.worksheet.parent._archive.open(self.worksheet._worksheet_path)
        return part

    def _rows(self) -> Iterator[tuple[int, list[object]]]:
        with self._part() as source:
            self.marks = marks_of(source)
        if len(self.marks.merged) > _MERGE_LIMIT:
            raise self._refused("read-limit-merges", limit=_MERGE_LIMIT)
        self.ranges = [_box(ref) for ref in self.marks.merged]
        self.worksheet.reset_dimensions()  # the size a file states is often wrong
        for row_no, cells in enumerate(self.worksheet.iter_rows(), 1):
            if not cells:  # one cell at the far end makes a million of these
                continue
            values = self._values(row_no, cells)
            if any(value is not None for value in values):
                self.count.rows += 1
                self.count.cells += len(values)
                self._check_limits()
                yield row_no, self._with_merges(row_no, values)

    def _values(self, row_no: int, cells: Sequence[Any]) -> list[object]:
        width = self.limits.column_count
        if len(cells) > width:
            self._check_width(row_no, cells)
        values: list[object] = [None] * min(len(cells), width)
        for i, cell in enumerate(cells[:width]):
            value = cell.value
            if value is None:
                if (
                    self.marks.open_formulas
                    and self._address(i, row_no) in self.marks.open_formulas
                ):
                    values[i] = CellFault("read-cell-formula", "=")
            elif cell.data_type == "e":
                values[i] = CellFault("read-cell-error", str(value))
            elif isinstance(value, str) and len(value) > self.limits.text_length:
                raise self._refused(
                    "read-limit-text",
                    cell=self._address(i, row_no),
                    limit=self.limits.text_length,
                )
            elif value != "":
                values[i] = _unescaped(value) if isinstance(value, str) else value
        return values

    def _with_merges(self, row_no: int, values: list[object]) -> list[object]:
        for box in self.ranges:
            left, top, right, bottom = box
            if not top <= row_no <= bottom or left > len(values):
                continue
            if row_no == top and values[left - 1] is not None:
                self.merged_with_value.add(box)
            if box in self.merged_with_value:
                fault = CellFault("read-cell-merged", self._range(box))
                for i in range(left - 1, min(right, len(values))):
                    if (row_no, i) != (top, left - 1) and values[i] is None:
                        values[i] = fault
        return values

    def _check_width(self, row_no: int, cells: Sequence[Any]) -> None:
        self.count.padding += len(cells)
        if self.count.padding > _PADDING_LIMIT:
            raise self._refused("read-limit-cells", limit=self.limits.cell_count)
        for i in range(self.limits.column_count, len(cells)):
            if cells[i].value is not None:
                raise self._refused(
                    "read-limit-columns",
                    cell=self._address(i, row_no),
                    limit=self.limits.column_count,
                )

    def _check_limits(self) -> None:
        if self.count.rows > self.limits.row_count:
            raise self._refused("read-limit-rows", limit=self.limits.row_count)
        if self.count.cells > self.limits.cell_count:
            raise self._refused("read-limit-cells", limit=self.limits.cell_count)

    def _refused(self, key: str, **variables: Any) -> Refused:
        return Refused(found(key, self.file.name, sheet=self.worksheet.title, **variables))

    @staticmethod
    def _address(index: int, row_no: int) -> str:
        return f"{get_column_letter(index + 1)}{row_no}"

    @staticmethod
    def _range(box: tuple[int, int, int, int]) -> str:
        left, top, right, bottom = box
        return f"{get_column_letter(left)}{top}:{get_column_letter(right)}{bottom}"
