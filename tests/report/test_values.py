"""Reading single cells: every accepted spelling, every refusal, and nothing in between.

To add a case: one line in the table of its type; a refusal is given by the key of its reason.
"""

# ruff: noqa: DTZ001 - a spreadsheet's moments have no time zone

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from babel.numbers import format_decimal
from hypothesis import given, settings
from hypothesis import strategies as st

from campaign.report.contract import Field, contract
from campaign.report.raw import EPOCH_1900, EPOCH_1904, CellFault, RawCell
from campaign.report.rules_read import READ_RULES
from campaign.report.values import Parsed, Reason, parse
from campaign.spelling import plain_words

INT = contract().sheet("1_TongHop").field("dossiers_received")
DECIMAL = contract().sheet("3_TapHuan").field("hours")
TEXT = contract().sheet("5_KhoKhan").field("note")
CODE = contract().sheet("1_TongHop").field("ward_code")
DATE = contract().sheet("1_TongHop").field("report_date")
TIME = contract().sheet("1_TongHop").field("cutoff_time")
BOOL = contract().sheet("1_TongHop").field("einvoice_live")
AUDIENCE = contract().sheet("3_TapHuan").field("audience")
ENUMS = [field for sheet in contract().sheets for field in sheet.fields if field.type == "enum"]


def outcome(field: Field, raw: object, **how: Any) -> object:
    """The parsed value, or the key of the refusal."""
    result = parse(field, raw, **how)
    if isinstance(result, Reason):
        assert result.message("vi") != result.message("en")
        return result.key
    return result.value


@pytest.mark.parametrize("field", [INT, DECIMAL, TEXT, CODE, DATE, TIME, BOOL, AUDIENCE])
@pytest.mark.parametrize("blank", [None, "", "  ", "\u00a0", "\u200b", RawCell(None, "A1")])
def test_blank_is_not_reported_and_not_zero(field: Field, blank: object) -> None:
    assert parse(field, blank) == Parsed(None)


@pytest.mark.parametrize(
    ("raw", "vietnamese", "other"),
    [
        ("0", 0, 0),
        ("1043", 1043, 1043),
        (" 12 ", 12, 12),
        ("007", 7, 7),
        ("-5", -5, -5),
        ("\u22125", -5, -5),
        ("1.043", 1043, "read-number-ambiguous"),
        ("12.345.678", 12345678, 12345678),
        ("1,043", "read-number-ambiguous", "read-number-ambiguous"),
        ("1,234,567", 1234567, 1234567),
        ("57,05", "read-number-fraction", "read-number-fraction"),
        ("1043,00", 1043, 1043),
        ("1.5", "read-number-fraction", "read-number-fraction"),
        ("1.04.3", "read-number-grouping", "read-number-grouping"),
        ("1 043", "read-number-spaced", "read-number-spaced"),
        ("12 người", "read-number-text", "read-number-text"),
        ("-", "read-number-text", "read-number-text"),
        ("1e3", "read-number-text", "read-number-text"),
        ("5.", "read-number-text", "read-number-text"),
        ("50%", "read-number-text", "read-number-text"),
        ("=1+1", "read-number-text", "read-number-text"),
        ("\u0661\u0662", "read-number-text", "read-number-text"),
        ("9" * 40, "read-number-text", "read-number-text"),
        ("9" * 20, "read-number-large", "read-number-large"),
        (1043, 1043, 1043),
        (1043.0, 1043, 1043),
        (1.043, "read-number-thousands", "read-number-thousands"),
        (1.5, "read-number-fraction", "read-number-fraction"),
        (57.12345, "read-number-fraction", "read-number-fraction"),
        (1e300, "read-number-large", "read-number-large"),
        (float("nan"), "read-number-text", "read-number-text"),
        (float("inf"), "read-number-text", "read-number-text"),
        (True, "read-number-bool", "read-number-bool"),
        (datetime(2025, 8, 12), "read-number-date", "read-number-date"),
        (time(1, 2), "read-number-date", "read-number-date"),
    ],
)
def test_whole_numbers(raw: object, vietnamese: object, other: object) -> None:
    assert outcome(INT, raw, is_vietnamese_sheet=True) == vietnamese
    assert outcome(INT, raw, is_vietnamese_sheet=False) == other


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("57,05", 57.05),
        ("57.05", 57.05),
        ("1,5", 1.5),
        ("8", 8.0),
        ("1.043,5", 1043.5),
        ("1,043.5", 1043.5),
        ("0,500", 0.5),
        ("1.043", "read-number-ambiguous"),
        ("1,043", "read-number-ambiguous"),
        (2, 2.0),
        (1.043, 1.043),
        ("hai", "read-number-text"),
    ],
)
def test_decimal_numbers(raw: object, expected: object) -> None:
    assert outcome(DECIMAL, raw, is_vietnamese_sheet=True) == expected


def test_an_ambiguous_number_names_both_readings() -> None:
    reason = parse(INT, "1.043", is_vietnamese_sheet=False)
    assert isinstance(reason, Reason)
    assert reason.rule_id == "R03"
    assert "1043" in reason.message_vi
    assert "1,043" in reason.message_vi
    hint = parse(INT, 1.043)
    assert isinstance(hint, Reason)
    assert "1043" in hint.message_en


@given(st.integers(-(10**14), 10**14))
def test_every_way_of_writing_a_count_is_that_count_or_refused(number: int) -> None:
    for text in (str(number), format_decimal(number, locale="vi")):
        assert outcome(INT, text, is_vietnamese_sheet=True) == number
    english = format_decimal(number, locale="en")
    assert outcome(INT, english, is_vietnamese_sheet=False) in (number, "read-number-ambiguous")
    assert outcome(INT, float(number)) == number


@settings(max_examples=500)
@given(st.from_regex(r"-?[0-9.,]{1,12}", fullmatch=True), st.booleans())
def test_an_accepted_number_is_one_of_its_two_readings(text: str, is_vietnamese: bool) -> None:
    result = parse(DECIMAL, text, is_vietnamese_sheet=is_vietnamese)
    readings = {float(r) for r in (_reading(text, ".", ","), _reading(text, ",", ".")) if r}
    if isinstance(result, Parsed):
        assert readings == {result.value}
    else:
        assert len(readings) != 1 or result.key == "read-number-text"


def _reading(text: str, group: str, point: str) -> str | None:
    """What `text` means when `group` separates thousands; None when it is not written so."""
    sign, digits = ("-", text[1:]) if text.startswith("-") else ("", text)
    whole, _, fraction = digits.partition(point)
    blocks = whole.split(group)
    is_grouped = len(blocks) > 1
    if group in fraction or point in fraction or not all(b.isdigit() for b in blocks):
        return None
    if (point in digits and not fraction) or text[-1] in ".,":
        return None
    if is_grouped and (
        any(len(b) != 3 for b in blocks[1:]) or len(blocks[0]) > 3 or blocks[0].startswith("0")
    ):
        return None
    return f"{sign}{''.join(blocks)}.{fraction or 0}"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("12/08/2025", date(2025, 8, 12)),
        ("1/8/2025", date(2025, 8, 1)),
        ("12-08-2025", date(2025, 8, 12)),
        ("12.8.2025", date(2025, 8, 12)),
        ("2025-08-12", date(2025, 8, 12)),
        ("2025-08-12T00:00:00", date(2025, 8, 12)),
        ("2025-08-12 00:00:00", date(2025, 8, 12)),
        (date(2025, 8, 12), date(2025, 8, 12)),
        (datetime(2025, 8, 12), date(2025, 8, 12)),
        (45881, date(2025, 8, 12)),
        (45881.0, date(2025, 8, 12)),
        ("08/13/2025", "read-date-month-first"),
        ("31/02/2025", "read-date-impossible"),
        ("2025-02-31", "read-date-impossible"),
        ("13/13/2025", "read-date-impossible"),
        ("12/08/25", "read-date-short-year"),
        ("12/08-2025", "read-date-text"),
        ("2025/08/12", "read-date-text"),
        ("2025-08-12T16:00:00", "read-date-text"),
        ("12 tháng 8", "read-date-text"),
        ("45881", "read-date-text"),
        (12, "read-date-number"),
        (1e300, "read-date-number"),
        (float("nan"), "read-date-number"),
        (True, "read-date-text"),
        (time(1, 2), "read-date-text"),
    ],
)
def test_dates(raw: object, expected: object) -> None:
    assert outcome(DATE, raw) == expected


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_way_of_writing_a_day_is_that_day(day: date) -> None:
    texts = (f"{day:%d/%m/%Y}", f"{day.day}/{day.month}/{day.year}", f"{day:%d-%m-%Y}", f"{day}")
    assert [outcome(DATE, text) for text in texts] == [day] * len(texts)
    for epoch in (EPOCH_1900, EPOCH_1904):
        assert outcome(DATE, (day - epoch.date()).days, epoch=epoch) == day


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_month_first_is_never_read(day: date) -> None:
    found = outcome(DATE, f"{day:%m/%d/%Y}")
    if day.day > 12:
        assert found == "read-date-month-first"
    else:
        assert found == date(day.year, day.day, day.month)  # read day first, as always


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("15:30", time(15, 30)),
        ("15:30:10", time(15, 30, 10)),
        ("15h30", time(15, 30)),
        ("15H30", time(15, 30)),
        ("15h", time(15)),
        ("15 giờ 30", time(15, 30)),
        ("8g05", time(8, 5)),
        (time(15, 30), time(15, 30)),
        (time(15, 29, 59, 999_999), time(15, 30)),
        (datetime(1899, 12, 30, 15, 30), time(15, 30)),
        (timedelta(hours=15, minutes=30), time(15, 30)),
        (0.6458333333, time(15, 30)),
        (datetime(2025, 8, 12, 15, 30), "read-time-date"),
        (timedelta(hours=30), "read-time-impossible"),
        (timedelta(hours=-1), "read-time-impossible"),
        ("25:00", "read-time-impossible"),
        ("24:00", "read-time-impossible"),
        ("3:30 PM", "read-time-text"),
        ("15.30", "read-time-text"),
        ("15", "read-time-text"),
        (15, "read-time-text"),
        (0, "read-time-text"),
        (15.5, "read-time-text"),
        (True, "read-time-text"),
    ],
)
def test_times(raw: object, expected: object) -> None:
    assert outcome(TIME, raw) == expected


@given(st.times().map(lambda t: t.replace(microsecond=0, second=0)))
def test_every_way_of_writing_a_time_is_that_time(moment: time) -> None:
    fraction = (moment.hour * 60 + moment.minute) / 1440
    raws: list[object] = [f"{moment:%H:%M}", f"{moment:%Hh%M}", moment]
    raws += [fraction] if fraction else []
    assert [outcome(TIME, raw) for raw in raws] == [moment] * len(raws)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        *[(yes, True) for yes in ("Có", "có", "CO", "TRUE", "true", "1", True, 1, 1.0)],
        *[(no, False) for no in ("Không", "khong", "FALSE", "0", False, 0, 0.0)],
        *[(odd, "read-bool") for odd in ("x", "rồi", "2", 2, 0.5, "Có không", "Có" * 99)],
    ],
)
def test_yes_and_no(raw: object, expected: object) -> None:
    assert outcome(BOOL, raw) == expected


@pytest.mark.parametrize("field", ENUMS, ids=lambda f: f"{f.sheet}.{f.name}")
def test_a_listed_value_is_found_whatever_its_case_and_diacritics(field: Field) -> None:
    for value in field.enum:
        for written in (value, value.upper(), plain_words(value), f"  {value} "):
            assert outcome(field, written) == value


def test_an_unlisted_value_is_refused_with_the_choices() -> None:
    reason = parse(AUDIENCE, "Cán bộ")
    assert isinstance(reason, Reason)
    assert reason.key == "read-enum"
    assert all(choice in reason.message_vi for choice in AUDIENCE.enum)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (" Thôn Đông\n", "Thôn Đông"),
        ("Ho\u0300a", "Hòa"),
        (5, "5"),
        (5.0, "5"),
        (5.5, "5.5"),
        ("a\u0000b", "read-text-control"),
        (date(2025, 8, 12), "read-text-date"),
    ],
)
def test_text(raw: object, expected: object) -> None:
    assert outcome(TEXT, raw) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        *[(raw, "00118") for raw in ("00118", "118", 118, 118.0, "'00118", "118.0")],
        *[(raw, "read-code") for raw in ("0011x", "001180", -118, 118.5, True, date.max)],
    ],
)
def test_codes(raw: object, expected: object) -> None:
    assert outcome(CODE, raw) == expected


@pytest.mark.parametrize("key", ["read-cell-error", "read-cell-formula", "read-cell-merged"])
@pytest.mark.parametrize("field", [INT, DECIMAL, TEXT, CODE, DATE, TIME, BOOL, AUDIENCE])
def test_a_cell_without_a_usable_value_is_refused_in_every_column(field: Field, key: str) -> None:
    assert outcome(field, CellFault(key, "#REF!")) == key


@settings(max_examples=300)
@given(
    st.sampled_from([INT, DECIMAL, TEXT, CODE, DATE, TIME, BOOL, AUDIENCE]),
    st.one_of(
        st.text(),
        st.integers(),
        st.floats(),
        st.booleans(),
        st.dates(),
        st.times(),
        st.datetimes(),
        st.timedeltas(),
    ),
)
def test_nothing_that_a_cell_can_hold_raises(field: Field, raw: object) -> None:
    result = parse(field, raw)
    assert isinstance(result, Parsed) or result.message("vi")


def test_every_message_exists_in_both_languages() -> None:
    from campaign import labels

    keys = {rule.key for rule in READ_RULES}
    missing = [
        (lang, key) for lang in ("vi", "en") for key in keys if not labels.has_text(lang, key)
    ]
    assert missing == []
