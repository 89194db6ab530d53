"""Numbers as Vietnamese people write them: "1.043", "57,05"; refused where they are ambiguous.

A text is read twice, as Vietnamese ("." groups, "," decimals) and as English (the other way
round), both strictly. Only what has one meaning is accepted.
"""

import math
import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from babel.numbers import NumberFormatError, format_decimal, parse_decimal

from campaign.report.cell_result import BLANK, Parsed, Reason, Result, refuse
from campaign.spelling import trim

_NUMERAL = re.compile(r"-?[0-9]+(?:[.,][0-9]+)*")
_SPACED = re.compile(r"-?[0-9]+(?:[ \u00a0\u202f][0-9]{3})+(?:[.,][0-9]+)?")
_MAX_LENGTH = 24  # a longer text is no count, and the strict reading is slow on long texts
_GROUP_DIGITS = 3
_MAX_SIZE = 10**15  # from here on Excel no longer keeps every digit


def parse_int(raw: object, is_vietnamese_sheet: bool) -> Result:
    """A whole number (int), possibly negative; the range is a rule's business."""
    if isinstance(raw, str):
        return _int_of_text(trim(raw), is_vietnamese_sheet)
    wrong = _wrong_kind(raw)
    if wrong:
        return wrong
    assert isinstance(raw, int | float | Decimal)
    return _whole(Decimal(repr(raw)) if isinstance(raw, float) else Decimal(raw), raw)


def parse_number(raw: object) -> Result:
    """A decimal number (float)."""
    if isinstance(raw, str):
        text = trim(raw)
        found = _read(text, prefers_grouping=False) if text else BLANK
        return Parsed(float(found)) if isinstance(found, Decimal) else found
    wrong = _wrong_kind(raw)
    if wrong:
        return wrong
    assert isinstance(raw, int | float | Decimal)
    return Parsed(float(raw))


def _int_of_text(text: str, is_vietnamese_sheet: bool) -> Result:
    # The fast path: of 800,000 cells of a bulk file nearly all are plain digits.
    if text.isdigit() and text.isascii() and len(text) < len(str(_MAX_SIZE)):
        return Parsed(int(text))
    if not text:
        return BLANK
    found = _read(text, is_vietnamese_sheet)
    return _whole(found, text) if isinstance(found, Decimal) else found


def _read(text: str, prefers_grouping: bool) -> Decimal | Reason:
    numeral = text.replace("\u2212", "-")
    if len(numeral) > _MAX_LENGTH or not _NUMERAL.fullmatch(numeral):
        return refuse("read-number-spaced" if _SPACED.fullmatch(text) else "read-number-text", text)
    vi, en = _strict(numeral, "vi"), _strict(numeral, "en")
    if vi is None and en is None:
        return refuse("read-number-grouping", text)
    if vi is None or en is None or vi == en:
        return vi if vi is not None else en  # type: ignore[return-value]
    # "1.043" in a Vietnamese sheet of counts is 1043; "1,043" there would be a fraction.
    if prefers_grouping and vi == vi.to_integral_value():
        return vi
    return refuse("read-number-ambiguous", text, vi=_shown(vi), en=_shown(en))


def _strict(numeral: str, locale: str) -> Decimal | None:
    try:
        return parse_decimal(numeral, locale=locale, strict=True)
    except NumberFormatError:
        return None


def _whole(number: Decimal, raw: object) -> Result:
    if number == number.to_integral_value():
        if abs(number) >= _MAX_SIZE:
            return refuse("read-number-large", raw)
        return Parsed(int(number))
    # A cell that holds 1.043 was most likely meant as "1.043", one thousand and forty-three.
    if isinstance(raw, float) and number.as_tuple().exponent == -_GROUP_DIGITS:
        return refuse(
            "read-number-thousands", raw, thousands=str(int(number.scaleb(_GROUP_DIGITS)))
        )
    return refuse("read-number-fraction", raw)


def _wrong_kind(raw: object) -> Reason | None:
    if isinstance(raw, bool):
        return refuse("read-number-bool", str(raw).upper())
    if isinstance(raw, datetime | date | time | timedelta):
        return refuse("read-number-date", raw)
    if not isinstance(raw, int | float | Decimal) or not math.isfinite(raw):
        return refuse("read-number-text", raw)
    return None


def _shown(number: Decimal) -> str:
    # Written without grouping, so that the two readings cannot be taken for each other.
    return str(format_decimal(number, format="0.######", locale="vi"))
