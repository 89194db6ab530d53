"""From one raw cell to a typed value, or to the reason why it is refused. Nothing is guessed.

Blank is None, never zero. A blank, a value and a refusal are all results; nothing raises for
what a person wrote. For many rows take `parser_for` once per column.
"""

from collections.abc import Callable
from datetime import datetime

from campaign.report.cell_moment import parse_date, parse_time
from campaign.report.cell_number import parse_int, parse_number
from campaign.report.cell_result import BLANK, Parsed, Parser, Reason, Result, refuse
from campaign.report.cell_word import (
    choices_by_key,
    parse_bool,
    parse_code,
    parse_enum,
    parse_text,
    written,
)
from campaign.report.contract import Field
from campaign.report.raw import EPOCH_1900, CellFault, RawCell

__all__ = ["Parsed", "Reason", "Result", "parse", "parser_for", "written"]

# Short texts repeat (counts, days, list values); the bounds keep memory small for any file.
_MEMO_SIZE = 20_000
_MEMO_LENGTH = 60
_PARSERS_SIZE = 2_000
_parsers: dict[tuple[int, bool, datetime], tuple[Field, Parser]] = {}


def parse(
    field: Field,
    raw: object,
    *,
    is_vietnamese_sheet: bool = True,
    epoch: datetime = EPOCH_1900,
) -> Result:
    """Read `raw` (a RawCell or its value) as `field`.

    Gives Parsed with int, float, str, bool, date, time or None (blank), or the Reason of the
    refusal. `epoch` is day 0 of the workbook's serial dates (raw.EPOCH_1900 or EPOCH_1904).
    """
    value = raw.value if isinstance(raw, RawCell) else raw
    return parser_for(field, is_vietnamese_sheet=is_vietnamese_sheet, epoch=epoch)(value)


def parser_for(
    field: Field, *, is_vietnamese_sheet: bool = True, epoch: datetime = EPOCH_1900
) -> Parser:
    """The function that reads the cells of one column: value in, Parsed or Reason out."""
    # Keyed by identity, because hashing a whole Field for each of a million cells is too slow;
    # the entry holds the field, so its id cannot be given to another one meanwhile.
    key = (id(field), is_vietnamese_sheet, epoch)
    known = _parsers.get(key)
    if known is None:
        if len(_parsers) >= _PARSERS_SIZE:
            _parsers.clear()
        parser = _remembering(_plain_parser(field, is_vietnamese_sheet, epoch))
        known = _parsers[key] = (field, parser)
    return known[1]


def _plain_parser(field: Field, is_vietnamese_sheet: bool, epoch: datetime) -> Parser:
    by_key = choices_by_key(field.enum) if field.type == "enum" else {}
    parsers: dict[str, Parser] = {
        "int": lambda raw: parse_int(raw, is_vietnamese_sheet),
        "decimal": parse_number,
        "text": parse_text,
        "code": parse_code,
        "date": lambda raw: parse_date(raw, epoch),
        "time": lambda raw: parse_time(raw, epoch),
        "bool": parse_bool,
        "enum": lambda raw: parse_enum(raw, by_key),
    }
    return parsers[field.type]


def _remembering(read: Callable[[object], Result]) -> Parser:
    """`read` with blanks and faults taken out first, remembering the texts it has seen."""
    memo: dict[str, Result] = {}

    def parse_cell(value: object) -> Result:
        if value is None:
            return BLANK
        if type(value) is str:
            known = memo.get(value)
            if known is None:
                known = read(value)
                if len(memo) < _MEMO_SIZE and len(value) <= _MEMO_LENGTH:
                    memo[value] = known
            return known
        if isinstance(value, CellFault):
            return refuse(value.key, value.detail)
        return read(value)

    return parse_cell
