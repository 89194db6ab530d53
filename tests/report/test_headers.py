"""Titles and headers: what people and programs do to them, and what must never match."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaign.report.contract import Field, Sheet, contract
from campaign.report.headers import (
    field_of_header,
    find_header,
    sheet_of_file,
    sheet_of_headers,
    sheet_of_title,
)
from campaign.spelling import plain_words

SUMMARY = contract().sheet("1_TongHop")
COLUMNS = [(sheet, field) for sheet in contract().sheets for field in sheet.fields]
ANY_COLUMN = st.sampled_from(COLUMNS)
DISGUISES = st.sampled_from(
    [
        str,
        str.upper,
        str.lower,
        plain_words,
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.replace(" ", "\n"),
        lambda text: text.replace("Đ", "\u00d0"),
        lambda text: f"  {text} * ",
        lambda text: f"{text} (người)",
        lambda text: f"{text} [hồ sơ] *",
        lambda text: f"{text}:",
    ]
)


@given(ANY_COLUMN, DISGUISES)
def test_a_vietnamese_header_is_known_in_every_disguise(
    column: tuple[Sheet, Field], disguise: object
) -> None:
    sheet, field = column
    assert callable(disguise)
    assert field_of_header(sheet, disguise(field.header_vi)) == (field, True)


@given(ANY_COLUMN, st.sampled_from([str, str.upper, lambda t: t.replace("_", " ")]))
def test_a_snake_case_header_is_known(column: tuple[Sheet, Field], disguise: object) -> None:
    sheet, field = column
    assert callable(disguise)
    assert field_of_header(sheet, disguise(field.name)) == (field, False)


@pytest.mark.parametrize("header", ["", "  ", "Ghi chú", "Tổng", "hồ sơ", "x" * 10_000])
def test_other_headers_are_unknown(header: str) -> None:
    assert field_of_header(SUMMARY, header) is None


@given(st.text(max_size=60))
def test_any_text_is_a_header_or_not(header: str) -> None:
    match = field_of_header(SUMMARY, header)
    assert match is None or match[0] in SUMMARY.fields


@pytest.mark.parametrize(
    "title",
    ["1_TongHop", "1_tonghop", "1. Tổng hợp", "TONG HOP", "Tổng hợp trong ngày", "daily_summary"],
)
def test_sheet_titles_match_whatever_their_spelling(title: str) -> None:
    assert sheet_of_title(title) is SUMMARY


@pytest.mark.parametrize("title", ["Sheet1", "1_TongHop (2)", "TongHop2024", "", "Ghi chú"])
def test_other_titles_are_unknown(title: str) -> None:
    assert sheet_of_title(title) is None


@pytest.mark.parametrize(
    ("file_name", "sheet"),
    [
        ("1_TongHop.csv", "1_TongHop"),
        ("bao-cao 00118 - 4_LucLuong.csv", "4_LucLuong"),
        ("zip.zip/thu muc/volunteer_shifts.csv", "4_LucLuong"),
        ("du-lieu.csv", None),
        ("1_TongHop va 4_LucLuong.csv", None),
    ],
)
def test_a_csv_file_is_a_sheet_by_its_name(file_name: str, sheet: str | None) -> None:
    match = sheet_of_file(file_name)
    assert (match.name if match else None) == sheet


@pytest.mark.parametrize("sheet", contract().sheets, ids=lambda s: s.name)
def test_a_csv_file_is_a_sheet_by_its_headers(sheet: Sheet) -> None:
    headers: list[object] = [field.header_vi for field in sheet.fields]
    assert sheet_of_headers([headers]) is sheet


def test_a_sheet_that_lacks_a_key_column_does_not_pass_for_another() -> None:
    shifts = contract().sheet("4_LucLuong")
    headers: list[object] = [field.header_vi for field in shifts.fields if field.name != "shift"]
    assert sheet_of_headers([headers]) is None


def test_of_two_header_rows_the_vietnamese_one_counts() -> None:
    names: list[object] = [field.name for field in SUMMARY.fields]
    headers: list[object] = [field.header_vi for field in SUMMARY.fields]
    header = find_header(SUMMARY, [names, headers])
    assert header is not None
    assert (header.index, header.is_vietnamese) == (1, True)
