"""What reading delivers before anything is judged: cells with their addresses, rows, packages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from campaign.report.problem import Problem
from campaign.report.source import SourceFile

# Day 0 of Excel's serial dates; workbooks made on old Macs count from 1904 instead.
EPOCH_1900 = datetime(1899, 12, 30)  # noqa: DTZ001 - a calendar origin, not an instant
EPOCH_1904 = datetime(1904, 1, 1)  # noqa: DTZ001 - a calendar origin, not an instant


class RawCell(NamedTuple):
    """One cell as read: `value` as the file holds it, `address` its real A1 address.

    A value is None (blank), str, int, float, bool, date, datetime, time, timedelta or a CellFault.
    """

    value: object
    address: str
    number_format: str | None = None


class RowCells(Mapping[str, RawCell]):
    """The cells of one row by field name, made when asked for.

    A bulk file has a million cells; holding an object for each of them costs more than reading
    them. `columns` (field name to column index and letter) is shared by all rows of a table.
    """

    __slots__ = ("_columns", "_row_no", "_values")

    def __init__(
        self, columns: dict[str, tuple[int, str]], row_no: int, values: list[object]
    ) -> None:
        self._columns, self._row_no, self._values = columns, row_no, values

    def __getitem__(self, name: str) -> RawCell:
        index, letter = self._columns[name]
        value = self._values[index]
        return RawCell(None if value == "" else value, f"{letter}{self._row_no}")

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)

    def plain(self) -> dict[str, object]:
        """The values alone by field name (blank ones as None or ""), for code that reads all."""
        values = self._values
        return {name: values[index] for name, (index, _) in self._columns.items()}


@dataclass(frozen=True)
class CellFault:
    """A cell that shows something but holds no usable value; `values.parse` refuses it.

    `key` is the label of the reason (read-cell-error, read-cell-formula, read-cell-merged),
    `detail` what the cell shows (the error code, the formula, the merged range).
    """

    key: str
    detail: str

    def __str__(self) -> str:
        return self.detail


@dataclass
class RawTable:
    """One sheet or CSV file as a grid: what comes out of bytes before any header is understood.

    `rows` are (row number as a spreadsheet program shows it, values from column A on), without
    blank rows. `sheet` is the contract's sheet when the title alone says it.
    """

    file_name: str
    title: str
    rows: list[tuple[int, list[object]]]
    epoch: datetime = EPOCH_1900
    sheet: str | None = None
    is_csv: bool = False


@dataclass
class RawFile:
    """The tables of one file, or the problems for which it has none.

    Plain data, so that it can be made in another process than the one that uses it.
    """

    tables: list[RawTable] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    contract_version: str | None = None


@dataclass
class RawRow:
    """One row of a contract sheet.

    `sheet` is the contract's sheet name, `sheet_title` the title in the file, `row_no` the row
    number a spreadsheet program shows. `cells` holds one RawCell for each contract column that
    the file has (blank ones too, with value None); columns the file lacks are absent.
    `problems` are faults of the whole row (e.g. too many cells): an error there refuses the row.
    """

    sheet: str
    file_name: str
    sheet_title: str
    row_no: int
    cells: Mapping[str, RawCell]
    is_vietnamese_sheet: bool
    epoch: datetime = EPOCH_1900
    problems: tuple[Problem, ...] = ()


@dataclass
class Package:
    """Everything that was handed in together: a workbook, loose CSV files, or a ZIP.

    `problems` are those of reading alone. `has_errors` says that a file (or a sheet of it) could
    not be read at all; then no row of that file is delivered.
    """

    name: str
    sha256: str
    files: tuple[SourceFile, ...]
    rows: list[RawRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    contract_version: str | None = None

    @property
    def has_errors(self) -> bool:
        """Whether some file of the package could not be read."""
        return any(problem.is_error for problem in self.problems)
