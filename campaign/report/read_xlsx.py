"""Workbooks: openpyxl in streaming mode, plus one look at the XML for what it does not tell."""

import logging
import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.workbook import Workbook

from campaign.report.archive import precheck
from campaign.report.headers import HEADER_ROWS, sheet_of_headers, sheet_of_title
from campaign.report.problem import Problem
from campaign.report.raw import CellFault, RawFile, RawTable
from campaign.report.rules_read import found
from campaign.report.sheet_xml import Marks, marks_of
from campaign.report.source import SourceFile
from campaign.settings import ReadLimits
from campaign.spelling import plain_key

VERSION_PROPERTY = "contract_version"  # the custom property that the template stamps
AUXILIARY_SHEETS = frozenset({"ghichu", "danhmuc"})  # the template's own notes and lists

_log = logging.getLogger(__name__)
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_HEAD_BYTES = 4_096
_MERGE_LIMIT = 2_000
_LAST_COLUMN, _LAST_ROW = 16_384, 1_048_576
# Blank cells that a far-away formatted cell makes openpyxl invent; beyond this it is an attack.
_PADDING_LIMIT = 20_000_000


class _Refused(Exception):
    """Carries the problem that ends the reading of a workbook."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message_en)
        self.problem = problem


@dataclass
class _Count:
    """What the workbook has used up so far of its limits."""

    rows: int = 0
    cells: int = 0
    padding: int = 0


def workbook_file(file: SourceFile, limits: ReadLimits) -> RawFile:
    """The contract sheets of a workbook, with warnings about the sheets that were not read."""
    refused = precheck(file, limits)
    if refused:
        return RawFile(problems=[refused])
    try:
        with warnings.catch_warnings():
            # openpyxl warns about styles and extensions that it does not keep; we keep none.
            warnings.simplefilter("ignore")
            return _read(file, limits)
    except _Refused as refusal:
        return RawFile(problems=[refusal.problem])
    except Exception as error:  # noqa: BLE001 - openpyxl raises nearly anything for a bad file
        _log.warning("workbook %s could not be read: %r", file.sha256, error)
        return RawFile(problems=[found("read-file-broken", file.name)])


def _read(file: SourceFile, limits: ReadLimits) -> RawFile:
    _refuse_declarations(file)
    book = openpyxl.load_workbook(
        BytesIO(file.content), read_only=True, data_only=True, keep_links=False
    )
    result = RawFile(contract_version=_version(book))
    count = _Count()
    for worksheet in book.worksheets:
        sheet = sheet_of_title(worksheet.title)
        result.problems.extend(_skipped(file, worksheet, limits, is_known=sheet is not None))
        if sheet is None or worksheet.sheet_state != "visible":
            continue
        if any(table.sheet == sheet.name for table in result.tables):
            raise _Refused(found("read-sheet-twice", file.name, sheet=worksheet.title))
        rows = list(_SheetReader(file, worksheet, limits, count).rows())
        result.tables.append(
            RawTable(file.name, worksheet.title, rows, book.epoch, sheet=sheet.name)
        )
    book.close()
    if not result.tables:
        raise _Refused(found("read-workbook-sheets", file.name, titles=_titles(book)))
    return result


def _refuse_declarations(file: SourceFile) -> None:
    with zipfile.ZipFile(BytesIO(file.content)) as archive:
        for part in archive.infolist():
            if part.filename.endswith((".xml", ".rels")):
                with archive.open(part) as source:
                    if _DECLARATION.search(source.read(_HEAD_BYTES)):
                        raise _Refused(found("read-file-broken", file.name))


def _version(book: Workbook) -> str | None:
    properties: Any = book  # the type stubs do not know custom properties
    names = {prop.name: prop.value for prop in properties.custom_doc_props.props}
    value = names.get(VERSION_PROPERTY)
    return None if value is None else str(value)


def _titles(book: Workbook) -> str:
    return ", ".join(str(title) for title in book.sheetnames[:10])


def _skipped(
    file: SourceFile, worksheet: Any, limits: ReadLimits, *, is_known: bool
) -> list[Problem]:
    """The problem of a sheet that is not read; none for the template's own notes and lists.

    A renamed sheet of the template is an error: a report without it would pass for all there is.
    """
    title = worksheet.title
    if is_known and worksheet.sheet_state == "visible":
        return []
    if plain_key(title) in AUXILIARY_SHEETS:
        return []
    if worksheet.sheet_state != "visible":
        return [found("read-sheet-hidden", file.name, sheet=title)]
    worksheet.reset_dimensions()
    top = worksheet.iter_rows(max_row=HEADER_ROWS, max_col=limits.column_count, values_only=True)
    meant = sheet_of_headers([list(row) for row in top])
    if meant:
        return [found("read-sheet-renamed", file.name, sheet=title, meant=meant.name)]
    return [found("read-sheet-unknown", file.name, sheet=title)]


def _box(ref: str) -> tuple[int, int, int, int]:
    left, top, right, bottom = range_boundaries(ref)  # None where a whole column or row is meant
    return left or 1, top or 1, right or _LAST_COLUMN, bottom or _LAST_ROW


@dataclass
class _SheetReader:
    """Reads one worksheet row by row within what is left of the limits."""

    file: SourceFile
    worksheet: Any
    limits: ReadLimits
    count: _Count
    marks: Marks = field(default_factory=Marks)
    ranges: list[tuple[int, int, int, int]] = field(default_factory=list)
    merged_with_value: set[tuple[int, int, int, int]] = field(default_factory=set)

    def rows(self) -> Iterator[tuple[int, list[object]]]:
        """Row number and values from column A on, blank rows left out."""
        with self.worksheet.parent._archive.open(self.worksheet._worksheet_path) as source:
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
                values[i] = value
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

    def _refused(self, key: str, **variables: Any) -> _Refused:
        return _Refused(found(key, self.file.name, sheet=self.worksheet.title, **variables))

    @staticmethod
    def _address(index: int, row_no: int) -> str:
        return f"{get_column_letter(index + 1)}{row_no}"

    @staticmethod
    def _range(box: tuple[int, int, int, int]) -> str:
        left, top, right, bottom = box
        return f"{get_column_letter(left)}{top}:{get_column_letter(right)}{bottom}"
