"""From a grid to contract rows: the header row is found, columns get their fields."""

from collections.abc import Iterator, Sequence

from openpyxl.utils import get_column_letter

from campaign.report.contract import Field, Sheet, contract
from campaign.report.headers import (
    HEADER_ROWS,
    HeaderRow,
    find_header,
    is_header_again,
    missing_keys,
)
from campaign.report.legacy_text import is_legacy
from campaign.report.problem import Problem
from campaign.report.raw import CellFault, RawRow, RawTable, RowCells
from campaign.report.rules_read import found

_SHOWN_LENGTH = 60


def rows_of(table: RawTable) -> tuple[list[RawRow], list[Problem]]:
    """The contract rows of a table and the problems of its form.

    An error among the problems means that the table cannot be understood: no row is given then.
    """
    if not table.rows or table.sheet is None:
        return [], []
    sheet = contract().sheet(table.sheet)
    top = [row for row_no, row in table.rows if row_no <= HEADER_ROWS]
    header = find_header(sheet, top) if top else None
    if header is None:
        return [], [_without_header(table)]
    problems = [*_column_errors(table, sheet, header), *_column_warnings(table, header)]
    if any(problem.is_error for problem in problems):
        return [], problems
    return list(_rows(table, sheet, header)), problems


def _without_header(table: RawTable) -> Problem:
    """Why no header row was found: there is none, or it is written in characters of old fonts."""
    for row_no, row in table.rows:
        for i, value in enumerate(row):
            if row_no <= HEADER_ROWS and isinstance(value, str) and is_legacy(value):
                cell = f"{get_column_letter(i + 1)}{row_no}"
                return found(
                    "read-sheet-legacy",
                    table.file_name,
                    sheet=table.title,
                    cell=cell,
                    value=value[:_SHOWN_LENGTH],
                )
    return found("read-header-none", table.file_name, sheet=table.title)


def _column_errors(table: RawTable, sheet: Sheet, header: HeaderRow) -> Iterator[Problem]:
    row_no = table.rows[header.index][0]
    first: dict[Field, str] = {}
    for i, field in header.columns.items():
        cell = f"{get_column_letter(i + 1)}{row_no}"
        if field in first:
            yield found(
                "read-header-twice",
                table.file_name,
                sheet=table.title,
                cell=cell,
                field=field.name,
                header=field.header_vi,
                first=first[field],
            )
        first.setdefault(field, cell)
    missing = missing_keys(sheet, header)
    if missing:
        headers = ", ".join(f"“{field.header_vi}”" for field in missing)
        yield found(
            "read-header-missing",
            table.file_name,
            sheet=table.title,
            cell=f"A{row_no}",
            headers=headers,
        )


def _column_warnings(table: RawTable, header: HeaderRow) -> Iterator[Problem]:
    row_no, names = table.rows[header.index]
    for i in range(max(len(row) for _, row in table.rows)):
        if i in header.columns:
            continue
        cell = f"{get_column_letter(i + 1)}{row_no}"
        name = names[i] if i < len(names) else None
        if isinstance(name, str) and name.strip():
            yield found(
                "read-header-unknown", table.file_name, sheet=table.title, cell=cell, value=name
            )
        elif _has_content(table, header, i):
            yield found("read-header-blank", table.file_name, sheet=table.title, cell=cell)


def _has_content(table: RawTable, header: HeaderRow, column: int) -> bool:
    # A CSV row that is longer than the header is a fault of the row, not of the column.
    if table.is_csv and column >= _width(table, header):
        return False
    below = table.rows[header.index + 1 :]
    return any(column < len(row) and not _is_blank(row[column]) for _, row in below)


def _rows(table: RawTable, sheet: Sheet, header: HeaderRow) -> Iterator[RawRow]:
    columns = {field.name: (i, get_column_letter(i + 1)) for i, field in header.columns.items()}
    width = _width(table, header)
    is_vietnamese = header.is_vietnamese
    for position, (row_no, values) in enumerate(table.rows[header.index + 1 :]):
        problems: tuple[Problem, ...] = ()
        if len(values) != width:
            if table.is_csv:
                problems = _shape_problems(table, row_no, values, width)
            if len(values) < width:
                values = [*values, *[None] * (width - len(values))]
        if position < HEADER_ROWS and is_header_again(sheet, header, values):
            continue
        if problems or any(_shows(values[i]) for i in header.columns):
            yield RawRow(
                sheet.name,
                table.file_name,
                table.title,
                row_no,
                RowCells(columns, row_no, values),
                is_vietnamese,
                table.epoch,
                problems,
            )


def _width(table: RawTable, header: HeaderRow) -> int:
    names = table.rows[header.index][1]
    return max(i for i, name in enumerate(names) if not _is_blank(name)) + 1


def _shape_problems(
    table: RawTable, row_no: int, values: Sequence[object], width: int
) -> tuple[Problem, ...]:
    """The problem of a CSV row with too many or too few cells; blank extra cells are harmless."""
    too_long = any(not _is_blank(value) for value in values[width:])
    if len(values) > width and not too_long:
        return ()
    return (
        found(
            "read-row-long" if too_long else "read-row-short",
            table.file_name,
            sheet=table.title,
            cell=f"A{row_no}",
            row=row_no,
            count=len(values),
            width=width,
        ),
    )


def _is_blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _shows(value: object) -> bool:
    # The covered cells of a merged range alone do not make a row.
    is_covered = isinstance(value, CellFault) and value.key == "read-cell-merged"
    return not is_covered and not _is_blank(value)
