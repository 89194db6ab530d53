"""Which sheet a title means and which field a header means.

Both match whatever the case, the diacritics, their normalisation, spacing and punctuation; a
header may carry a unit in brackets or an asterisk, as the template shows them.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath

from campaign.report.contract import Field, Sheet, contract
from campaign.spelling import plain_key, trim

HEADER_ROWS = 11  # a header row may stand below as many as ten title rows
_LEAST_MATCHES = 2  # one matching cell may be chance (a title row that says "Ngày báo cáo")
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*\*?\s*$")


@dataclass(frozen=True)
class HeaderRow:
    """A header row: its index in the rows, and the field of each column index."""

    index: int
    columns: dict[int, Field]
    vietnamese_count: int

    @property
    def is_vietnamese(self) -> bool:
        """Whether most of the headers are the Vietnamese texts."""
        return 2 * self.vietnamese_count > len(self.columns)


@lru_cache(maxsize=1)
def _sheets_by_key() -> dict[str, Sheet]:
    by_key: dict[str, Sheet] = {}
    for sheet in contract().sheets:
        number, short = sheet.name.split("_")
        titles = (sheet.name, short, sheet.table, sheet.title_vi, sheet.title_en)
        for title in (*titles, f"{number} {sheet.title_vi}", f"{number} {sheet.title_en}"):
            if by_key.setdefault(plain_key(title), sheet) is not sheet:
                raise ValueError(f"sheet title {title!r} is not unique")
    return by_key


def sheet_of_title(title: str) -> Sheet | None:
    """The contract sheet with this title, or None."""
    return _sheets_by_key().get(plain_key(title[:100]))


def sheet_of_file(file_name: str) -> Sheet | None:
    """The only contract sheet whose name is (part of) a CSV file's name, or None."""
    stem = PurePosixPath(file_name.replace("\\", "/")).stem
    exact = sheet_of_title(stem)
    if exact:
        return exact
    key = plain_key(stem)
    inside = [s for s in contract().sheets if plain_key(s.name) in key or plain_key(s.table) in key]
    return inside[0] if len(inside) == 1 else None


def sheet_of_headers(rows: list[list[object]]) -> Sheet | None:
    """The only contract sheet whose headers fit best, its key columns all among them, or None."""
    scored = []
    for sheet in contract().sheets:
        header = find_header(sheet, rows)
        if header and not missing_keys(sheet, header) and _is_most(header, rows):
            scored.append((len(header.columns), sheet))
    best = max((score for score, _ in scored), default=0)
    winners = [sheet for score, sheet in scored if score == best]
    return winners[0] if len(winners) == 1 else None


def _is_most(header: HeaderRow, rows: list[list[object]]) -> bool:
    # Shifts without their column "Ca" must not pass for a summary that has ward and day only.
    filled = [value for value in rows[header.index] if isinstance(value, str) and value.strip()]
    return 2 * len(header.columns) > len(filled)


def find_header(sheet: Sheet, rows: list[list[object]]) -> HeaderRow | None:
    """The row among the first ones that matches most headers of `sheet`, or None.

    Of two equally good rows (one per language) the Vietnamese one is taken.
    """
    candidates = [_header_row(sheet, i, row) for i, row in enumerate(rows[:HEADER_ROWS])]
    if not candidates:
        return None
    best = max(candidates, key=lambda c: (len(c.columns), c.vietnamese_count, -c.index))
    return best if len(set(best.columns.values())) >= _LEAST_MATCHES else None


def missing_keys(sheet: Sheet, header: HeaderRow) -> list[Field]:
    """The key fields for which the file has no column."""
    present = {field.name for field in header.columns.values()}
    return [field for field in sheet.key_fields if field.name not in present]


def is_header_again(sheet: Sheet, header: HeaderRow, row: list[object]) -> bool:
    """Whether `row` repeats the headers (the template's second language, a copied header)."""
    again = _header_row(sheet, 0, row)
    same = [i for i, field in again.columns.items() if header.columns.get(i) == field]
    return len(same) >= _LEAST_MATCHES and 2 * len(same) > len(header.columns)


def _header_row(sheet: Sheet, index: int, row: list[object]) -> HeaderRow:
    columns: dict[int, Field] = {}
    vietnamese_count = 0
    for i, value in enumerate(row):
        match = field_of_header(sheet, value) if isinstance(value, str) else None
        if match:
            columns[i] = match[0]
            vietnamese_count += match[1]
    return HeaderRow(index, columns, vietnamese_count)


def field_of_header(sheet: Sheet, header: str) -> tuple[Field, bool] | None:
    """The field that `header` means in `sheet`, and whether it is the Vietnamese text."""
    return _field_of_header(sheet.name, header) if len(header) <= 300 else None


@lru_cache(maxsize=4_000)
def _field_of_header(sheet_name: str, header: str) -> tuple[Field, bool] | None:
    by_key = _fields_by_key(sheet_name)
    for text in (header, *header.splitlines()):
        for _ in range(3):
            known = by_key.get(plain_key(text))
            if known:
                return known
            text = _BRACKETS.sub("", trim(text))
    return None


@lru_cache(maxsize=16)
def _fields_by_key(sheet_name: str) -> dict[str, tuple[Field, bool]]:
    """Each accepted spelling of each header of a sheet; raises ValueError when two collide."""
    fields = contract().sheet(sheet_name).fields
    by_key: dict[str, tuple[Field, bool]] = {}
    for text, field, is_vietnamese in (
        *((f.header_vi, f, True) for f in fields),
        *((f.name, f, False) for f in fields),
    ):
        known = by_key.setdefault(plain_key(text), (field, is_vietnamese))
        if known[0] is not field:
            raise ValueError(f"header {text!r} of {sheet_name} is not unique")
    # Conveniences, only where they take nothing away from the two official headers.
    for text, field, is_vietnamese in (
        *((f.header_en, f, False) for f in fields),
        *((_BRACKETS.sub("", f.header_vi), f, True) for f in fields),
    ):
        by_key.setdefault(plain_key(text), (field, is_vietnamese))
    by_key.pop("", None)
    return by_key
