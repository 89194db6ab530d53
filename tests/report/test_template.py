"""The template goes out prefilled and comes back, filled in, as an accepted complete report."""

from collections.abc import Mapping
from datetime import date, time
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from campaign.report.contract import contract
from campaign.report.history import WardHistory, hamlet_key
from campaign.report.raw import Package
from campaign.report.read import read
from campaign.report.source import SourceFile
from campaign.report.template import build_template
from campaign.report.validate import ValidatedPackage, validate
from campaign.wards import register
from tests.report.factory import (
    BASELINE,
    CODE,
    COURSE,
    DAY,
    KEYS,
    RECEIVED,
    SESSION,
    SHIFT,
    SUMMARY,
)
from tests.report.workbook import SOFFICE, column_of, fill, saved_by_libreoffice

WARD = register().by_code[CODE]
PREFILLED = {*KEYS, "session_no", "effective_date"}


def typed(values: Mapping[str, Any]) -> dict[str, Any]:
    """What an officer types: everything but the prefilled cells; times as times."""
    names = [name for name in ("cutoff_time", "start_time", "end_time") if name in values]
    times = {name: time.fromisoformat(values[name]) for name in names}
    return {k: v for k, v in (values | times).items() if k not in PREFILLED}


ENTRIES = {
    ("0_NenTang", 2): typed(BASELINE),
    ("1_TongHop", 2): typed(SUMMARY) | {"rescue_team_formed": "Có"},
    ("2_DiemLuuDong", 2): typed(SESSION),
    ("3_TapHuan", 2): typed(COURSE) | {"hours": 2.5},
    ("4_LucLuong", 2): typed(SHIFT),
    ("4_LucLuong", 3): typed(SHIFT | {"force_type": "luật sư"}),
}


@pytest.fixture(scope="module")
def filled() -> bytes:
    return fill(build_template(WARD, DAY), ENTRIES)


def read_one(content: bytes) -> Package:
    (package,) = read([SourceFile("bao-cao.xlsx", content)])
    return package


def judged(content: bytes) -> ValidatedPackage:
    history = {CODE: WardHistory(hamlets={hamlet_key("Tổ 5")})}
    return validate(read_one(content), history, RECEIVED)


def assert_accepted(result: ValidatedPackage) -> None:
    assert result.problems == []
    (report,) = result.reports
    assert (report.status, report.completeness) == ("accepted", "complete")
    assert (report.ward_code, report.report_date) == (CODE, DAY)
    counts = {table: len(rows) for table, rows in report.rows.items()}
    assert list(counts.values()) == [1, 1, 1, 1, 2, 0]
    assert report.rows["daily_summary"][0]["cutoff_time"] == time(15, 30)
    assert report.rows["daily_summary"][0]["rescue_team_formed"] is True
    assert report.rows["training_sessions"][0]["hours"] == 2.5
    assert report.rows["ward_baseline"][0]["effective_date"] == date(2025, 7, 24)


def test_a_filled_in_template_is_accepted_complete(filled: bytes) -> None:
    assert_accepted(judged(filled))


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_it_is_accepted_after_libreoffice_saved_it(filled: bytes, tmp_path: Path) -> None:
    content = saved_by_libreoffice(filled, tmp_path)
    assert_accepted(judged(content))
    assert read_one(content).contract_version == contract().version


def test_an_untouched_template_stores_nothing() -> None:
    result = judged(build_template(WARD, DAY))
    assert [(p.rule_id, p.sheet) for p in result.problems] == [("F06", "1_TongHop")]
    assert [report.status for report in result.reports] == ["refused"]


def test_the_stamp_is_in_the_custom_properties() -> None:
    book = openpyxl.load_workbook(BytesIO(build_template(WARD, DAY, is_demo=True)))
    stamped = {prop.name: prop.value for prop in book.custom_doc_props.props}
    assert stamped == {
        "contract_version": contract().version,
        "ward_code": CODE,
        "report_date": "2025-08-12",
        "is_demo": "true",
    }
    assert book["Ghi chú"]["A1"].value == "Dữ liệu mô phỏng / Simulated data"
    assert "Simulated data" in book["1_TongHop"].oddFooter.left.text


def test_headers_are_the_contracts_and_only_the_given_cells_are_locked() -> None:
    book = openpyxl.load_workbook(BytesIO(build_template(WARD, DAY)))
    for sheet in contract().sheets:
        worksheet = book[sheet.name]
        assert [cell.value for cell in worksheet[1]] == [f.header_vi for f in sheet.fields]
        assert worksheet.protection.sheet
        assert worksheet.protection.password is None
        locked = {
            f.name
            for f, cell in zip(sheet.fields, worksheet[2], strict=True)
            if cell.protection.locked
        }
        assert locked == {"report_date", "ward_code", "ward_name"} & {f.name for f in sheet.fields}
    code = book["1_TongHop"].cell(2, column_of(book["1_TongHop"], "Mã xã, phường"))
    assert (code.value, code.number_format) == (CODE, "@")


def test_lists_and_ranges_are_checked_while_typing() -> None:
    book = openpyxl.load_workbook(BytesIO(build_template(WARD, DAY)))
    checks = book["4_LucLuong"].data_validations.dataValidation
    shifts = {str(check.sqref): check for check in checks}
    forces = contract().sheet("4_LucLuong").field("force_type")
    sheet_name, cells = shifts["D2:D81"].formula1.split("!")
    listed = book[sheet_name.strip("'")][cells.replace("$", "")]
    assert tuple(cell.value for (cell,) in listed) == forces.enum
    planned = shifts["H2:H81"]
    assert (planned.type, planned.formula1, planned.formula2) == ("whole", "0", "500")
    assert "Số người phân công" in planned.error


def test_messages_fit_what_spreadsheet_programs_show() -> None:
    book = openpyxl.load_workbook(BytesIO(build_template(WARD, DAY)))
    for sheet in contract().sheets:
        for check in book[sheet.name].data_validations.dataValidation:
            assert len(check.errorTitle) <= 32
            assert len(check.promptTitle) <= 32
            assert max(len(check.error), len(check.prompt)) <= 255


def test_the_known_baseline_is_carried_over() -> None:
    known = {**BASELINE, "effective_date": date(2025, 8, 1), "submission_no": 7}
    (report,) = judged(
        fill(build_template(WARD, DAY, known), {("1_TongHop", 2): typed(SUMMARY)})
    ).reports
    (row,) = report.rows["ward_baseline"]
    assert (row["effective_date"], row["officials_total"]) == (date(2025, 8, 1), 110)
