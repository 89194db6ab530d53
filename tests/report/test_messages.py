"""What a problem says and where it points: never to the wrong cell, never something untrue."""

from dataclasses import replace
from datetime import datetime, time
from io import BytesIO

import openpyxl
import pytest

from campaign.report.history import WardHistory
from campaign.report.read import read
from campaign.report.source import SourceFile
from tests.report.factory import BASELINE, DAY, SUMMARY, broken, judge, row, summary


def test_a_refused_report_is_not_said_to_replace_the_version_before() -> None:
    again = WardHistory(summaries={DAY: {"report_date": DAY}})
    assert broken(judge([summary()], again), "R22") == [("warning", "report_date")]
    refused = judge([summary(dossiers_online=99)], again)
    assert [report.status for report in refused.reports] == ["refused"]
    assert broken(refused, "R22") == []


@pytest.mark.parametrize(
    ("code", "name", "field", "cell"),
    [
        ("00118", "Kim Liên", "ward_code", "B2"),
        ("99999", "Bồ Đề", "ward_code", "B2"),
        (None, "Bồ Đề", "ward_code", "B2"),
        ("00118", None, "ward_name", "C2"),
        ("00118", "Bồ Dề", "ward_name", "C2"),
        ("00118", "Xã Bồ Đề", "ward_name", "C2"),
    ],
)
def test_a_ward_problem_points_to_the_cell_to_mend(
    code: str | None, name: str | None, field: str, cell: str
) -> None:
    result = judge([summary(ward_code=code, ward_name=name)])
    (found,) = [problem for problem in result.problems if problem.rule_id == "R01"]
    written = {"ward_code": code, "ward_name": name}[field]
    assert (found.field, found.cell, found.value) == (field, cell, written)


def test_a_duplicate_in_another_file_is_named_with_its_file() -> None:
    other = replace(summary(), file_name="b.csv")
    first, second = judge([summary(), other]).problems
    assert "với dòng 2 (b.csv) (" in first.message_vi
    assert "row 2 (a.xlsx) (" in second.message_en
    same = judge([summary(), row("1_TongHop", 3)]).problems
    assert "với dòng 3 (“" in same[0].message_vi


@pytest.mark.parametrize(
    ("sheet", "field", "is_zero_right"),
    [
        ("4_LucLuong", "planned_people", True),
        ("2_DiemLuuDong", "staff_count", False),
        ("1_TongHop", "report_date", False),
        ("3_TapHuan", "format", False),
    ],
)
def test_a_zero_is_only_suggested_where_it_can_be(
    sheet: str, field: str, is_zero_right: bool
) -> None:
    rows = [summary()] if sheet != "1_TongHop" else []
    result = judge([*rows, row(sheet, **{field: None})])
    (found,) = [problem for problem in result.problems if problem.rule_id == "F01"]
    assert ("ghi 0" in found.message_vi) is is_zero_right
    assert ("write 0" in found.message_en) is is_zero_right


@pytest.mark.parametrize(
    ("cells", "value", "said"),
    [
        ({"cutoff_time": time(16, 0, 1)}, "16:00:01", "ghi 16:00:01,"),
        ({"cutoff_time": time(16, 30)}, "16:30", "ghi 16:30,"),
        ({"dossiers_pending": datetime(2025, 1, 4)}, "04/01/2025", "(04/01/2025)"),  # noqa: DTZ001
        ({"support_requests": datetime(2025, 1, 4, 7, 5)}, "04/01/2025 07:05", "07:05)"),  # noqa: DTZ001
    ],
)
def test_moments_are_shown_as_people_write_them(
    cells: dict[str, object], value: str, said: str
) -> None:
    (found,) = judge([summary(**cells)]).problems
    assert found.value == value
    assert said in found.message_vi


def test_a_renamed_sheet_of_the_template_refuses_the_file() -> None:
    book = openpyxl.Workbook()
    book.active.title = "Sheet1"
    book.active.append(list(SUMMARY))
    book.active.append([str(value) for value in SUMMARY.values()])
    baseline = book.create_sheet("0_NenTang")
    baseline.append(list(BASELINE))
    baseline.append([str(value) for value in BASELINE.values()])
    book.create_sheet("Nháp").append(["Ngày báo cáo", "ghi chú riêng"])
    target = BytesIO()
    book.save(target)
    (package,) = read([SourceFile("a.xlsx", target.getvalue())])
    assert package.rows == []
    found = [(p.rule_id, p.sheet, str(p.severity)) for p in package.problems]
    assert found == [("T04", "Sheet1", "error"), ("T04", "Nháp", "warning")]
    assert "tên sheet thành 1_TongHop" in package.problems[0].message_vi
