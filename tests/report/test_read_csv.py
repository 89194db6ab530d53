"""CSV files as programs and people really write them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaign.report.read import read
from campaign.report.source import SourceFile
from tests.report.uploads import csv_text, found, grid, read_one, values

NAME = "1_TongHop.csv"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("headers", ["vi", "snake"])
def test_every_encoding_and_separator_gives_the_same_row(
    encoding: str, separator: str, headers: str
) -> None:
    text = csv_text(grid("1_TongHop", headers=headers), separator)
    package = read_one(text.encode(encoding), NAME)
    assert package.problems == []
    (row,) = package.rows
    assert row.cells["ward_code"] == ("00118", "B2", None)
    assert row.cells["dossiers_received"].value == "60"
    assert row.cells["paid_online"] == (None, "P2", None)
    assert (row.row_no, row.is_vietnamese_sheet) == (2, headers == "vi")


def test_nothing_is_typed() -> None:
    package = read_one(csv_text(grid("1_TongHop", {"dossiers_received": "1.043"})), NAME)
    assert values(package)["dossiers_received"] == "1.043"


def test_title_rows_blank_rows_and_the_separator_line_are_skipped() -> None:
    rows = [["BÁO CÁO NGÀY"], [], *grid("1_TongHop")]
    package = read_one("sep=;\n" + csv_text(rows) + ";;;\n\n", NAME)
    assert package.problems == []
    assert [(row.row_no, row.cells["report_date"].address) for row in package.rows] == [(4, "A4")]


@pytest.mark.parametrize("name", ["bao-cao-1_TongHop.csv", "daily_summary.tsv", "du-lieu.txt"])
def test_the_sheet_is_told_by_the_name_or_else_by_the_headers(name: str) -> None:
    assert [row.sheet for row in read_one(csv_text(grid("1_TongHop")), name).rows] == ["1_TongHop"]


def test_a_line_break_inside_quotes_stays_one_row() -> None:
    text = csv_text(grid("5_KhoKhan", {"note": "dòng một\ndòng hai"}, {"issue_no": 2}))
    package = read_one(text, "5_KhoKhan.csv")
    assert package.problems == []
    assert [row.row_no for row in package.rows] == [2, 3]
    assert values(package, "5_KhoKhan")["note"] == "dòng một\ndòng hai"


@pytest.mark.parametrize(("tail", "rule"), [(";9", "T06"), ("", None), (";;", None)])
def test_a_row_longer_than_its_header_is_refused_unless_the_rest_is_blank(
    tail: str, rule: str | None
) -> None:
    package = read_one(csv_text(grid("1_TongHop")).rstrip() + tail + "\n", NAME)
    (row,) = package.rows
    assert [p.rule_id for p in row.problems] == ([rule] if rule else [])
    assert package.problems == []


def test_a_row_shorter_than_its_header_is_refused_and_named() -> None:
    text = csv_text(grid("1_TongHop")) + "12/08/2025;00118\n"
    package = read_one(text, NAME)
    assert [len(row.problems) for row in package.rows] == [0, 1]
    (problem,) = package.rows[1].problems
    assert (problem.rule_id, problem.cell, problem.is_error) == ("T06", "A3", True)
    assert package.rows[1].cells["cutoff_time"].value is None


@pytest.mark.parametrize(
    ("content", "name", "rule"),
    [
        (csv_text(grid("1_TongHop")) + '"12/08/2025;00118', NAME, "T01"),
        (csv_text(grid("1_TongHop")).replace("60;", '"6"0;'), NAME, "T01"),
        (csv_text(grid("1_TongHop")).encode("utf-16")[:-1], NAME, "T01"),
        (b"Ng\xe0y b\xe1o c\xe1o;M\xe3 x\xe3", NAME, "T01"),
        (csv_text(grid("1_TongHop")).replace("60;", "6\x000;"), NAME, "T01"),
        ("a;b\n1;2\n", "du-lieu.csv", "T01"),
        ("a;b\n1;2\n", NAME, "T05"),
        ("Ngày báo cáo;Mã xã, phường\n12/08/2025;00118\n", NAME, "T05"),
        ("", NAME, "T01"),
        (csv_text([[*row, *row[3:4]] for row in grid("1_TongHop")]), NAME, "T05"),
    ],
)
def test_what_cannot_be_understood_is_one_problem_and_no_row(
    content: bytes | str, name: str, rule: str
) -> None:
    package = read_one(content, name)
    assert package.rows == []
    assert [(p.rule_id, p.is_error) for p in package.problems] == [(rule, True)]
    assert package.has_errors


def test_unknown_and_unnamed_columns_are_named_and_not_read() -> None:
    header, row = grid("1_TongHop")
    package = read_one(csv_text([["STT", "", *header], ["1", "x", *row]]), NAME)
    assert found(package) == [("T05", "warning", "A1"), ("T05", "warning", "B1")]
    assert package.rows[0].cells["report_date"].address == "C2"


def test_loose_csv_files_are_one_package_and_stand_or_fall_together() -> None:
    summary = SourceFile(NAME, csv_text(grid("1_TongHop")).encode())
    shifts = SourceFile("4_LucLuong.csv", csv_text(grid("4_LucLuong")).encode())
    (package,) = read([summary, shifts])
    assert [row.sheet for row in package.rows] == ["1_TongHop", "4_LucLuong"]
    assert package.sha256 == read([shifts, summary])[0].sha256
    broken = SourceFile("4_LucLuong.csv", b'"')
    (package,) = read([summary, broken])
    assert package.rows == []
    # The right one is told as well why it was not accepted.
    assert [p.file_name for p in package.problems] == ["4_LucLuong.csv", NAME]


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_raise(content: bytes) -> None:
    for name in (NAME, "a.xlsx"):
        package = read_one(content, name)
        assert package.rows == []


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_no_text_below_a_good_header_raises(tail: str) -> None:
    text = csv_text(grid("1_TongHop")) + tail
    package = read_one(text.encode("utf-8", "surrogatepass"), NAME)
    assert package.rows or package.has_errors
