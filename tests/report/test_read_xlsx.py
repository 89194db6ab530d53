"""Workbooks as spreadsheet programs really save them, and what people do inside them.

files/libreoffice.xlsx is `odd_workbook()` opened and saved again by LibreOffice 7.4, so that the
test of its quirks runs everywhere; where LibreOffice is installed it is asked again.
"""

from datetime import date, time
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from campaign.report.contract import contract
from campaign.report.raw import EPOCH_1904, CellFault
from campaign.report.values import Parsed, parse
from tests.report.factory import DAY
from tests.report.uploads import DEFAULTS, found, grid, read_one, values, workbook, zipped
from tests.report.workbook import SOFFICE, saved_by_libreoffice

FILES = Path(__file__).parent / "files"
SUMMARY = "1_TongHop"


def odd_workbook() -> bytes:
    """Titles above the header, formulas, a text number, merges, unknown and hidden sheets."""
    rows = grid(
        SUMMARY,
        {"cutoff_time": time(15, 30), "dossiers_direct": "1.043", "einvoice_live": True},
        {"ward_code": "00004", "ward_name": "Ba Đình"},
    )
    rows = [["BÁO CÁO NGÀY"], [None, "Phường Bồ Đề"], [], *rows]

    def change(book: Workbook) -> None:
        sheet = book[SUMMARY]
        sheet.merge_cells("A1:F1")
        sheet["G5"], sheet["K5"] = "=F5-20", "=1/0"
        sheet.merge_cells("L5:M5")
        book["Bí mật"].sheet_state = "hidden"

    return workbook({"Bí mật": [["x"]], SUMMARY: rows, "Nháp": [["y"]]}, change)


def assert_odd(content: bytes) -> None:
    package = read_one(content, "odd.xlsx")
    assert [(p.rule_id, p.sheet) for p in package.problems] == [("T04", "Bí mật"), ("T04", "Nháp")]
    assert [row.row_no for row in package.rows] == [5, 6]
    row = values(package)
    assert (row["report_date"].date(), row["cutoff_time"], row["ward_code"]) == (
        DAY,
        time(15, 30),
        "00118",
    )
    assert (row["dossiers_received"], row["dossiers_online"]) == (60, 40)
    assert (row["dossiers_direct"], row["einvoice_live"]) == ("1.043", True)
    assert row["dossiers_resolved"] == CellFault("read-cell-error", "#DIV/0!")
    assert row["resolved_late"] == CellFault("read-cell-merged", "L5:M5")
    assert package.rows[0].cells["dossiers_online"].address == "G5"


def test_a_workbook_saved_by_libreoffice() -> None:
    assert_odd((FILES / "libreoffice.xlsx").read_bytes())


@pytest.mark.skipif(SOFFICE is None, reason="files/libreoffice.xlsx is tested instead")
def test_a_workbook_that_libreoffice_saves_now(tmp_path: Path) -> None:
    assert_odd(saved_by_libreoffice(odd_workbook(), tmp_path))


def test_formulas_that_no_program_has_calculated_are_refused_not_blank() -> None:
    row = values(read_one(odd_workbook()))
    assert row["dossiers_online"] == CellFault("read-cell-formula", "=")
    assert row["dossiers_resolved"] == CellFault("read-cell-formula", "=")


def test_dates_counted_from_1904_are_the_same_days() -> None:
    def change(book: Workbook) -> None:
        book.epoch = CALENDAR_MAC_1904
        book[SUMMARY]["A3"] = (DAY - EPOCH_1904.date()).days  # a number that nobody formatted

    package = read_one(workbook({SUMMARY: grid(SUMMARY, {}, {})}, change))
    field = contract().sheet(SUMMARY).field("report_date")
    days = [parse(field, row.cells["report_date"], epoch=row.epoch) for row in package.rows]
    assert days == [Parsed(DAY), Parsed(DAY)]
    assert {row.epoch for row in package.rows} == {EPOCH_1904}


def test_one_workbook_with_many_wards_and_days() -> None:
    wards = [("00118", "Bồ Đề"), ("00004", "Ba Đình")]
    rows = [
        {"ward_code": code, "ward_name": name, "report_date": date(2025, 8, day)}
        for code, name in wards
        for day in (11, 12, 13)
    ]
    package = read_one(workbook({SUMMARY: grid(SUMMARY, *rows)}))
    assert len(package.rows) == 6
    assert package.problems == []


@pytest.mark.parametrize("depth", [0, 3, 10])
def test_the_header_may_stand_below_title_rows(depth: int) -> None:
    rows = [[f"dòng {n}"] for n in range(depth)] + grid(SUMMARY)
    package = read_one(workbook({SUMMARY: rows}))
    assert [row.row_no for row in package.rows] == [depth + 2]


def test_a_header_too_far_down_is_no_header() -> None:
    package = read_one(workbook({SUMMARY: [["x"]] * 11 + grid(SUMMARY)}))
    assert (package.rows, found(package)) == ([], [("T05", "error", None)])


def test_columns_in_any_order_with_units_and_a_second_header_row() -> None:
    header, row = (list(reversed(line)) for line in grid(SUMMARY))
    names = list(reversed(grid(SUMMARY, headers="snake")[0]))
    shown = [f"{name} (hồ sơ) *".upper() for name in header]
    package = read_one(workbook({"1. Tổng hợp": [shown, names, row]}))
    assert package.problems == []
    assert [r.row_no for r in package.rows] == [3]
    assert values(package)["dossiers_received"] == 60
    assert package.rows[0].is_vietnamese_sheet


def test_blank_rows_and_rows_of_blanks_are_no_rows() -> None:
    header, row = grid(SUMMARY)
    package = read_one(workbook({SUMMARY: [header, [], ["  "] * len(header), row]}))
    assert [r.row_no for r in package.rows] == [4]


def test_cells_covered_by_a_merge_are_refused_where_the_merge_shows_something() -> None:
    rows = grid("4_LucLuong", {}, {"ward_code": None, "shift": "chiều"})

    def change(book: Workbook) -> None:
        book["4_LucLuong"].merge_cells("B2:B3")
        book["4_LucLuong"].merge_cells("L2:M3")  # a blank merge beside the table says nothing

    package = read_one(workbook({"4_LucLuong": rows}, change))
    codes = [row.cells["ward_code"].value for row in package.rows]
    assert codes == ["00118", CellFault("read-cell-merged", "B2:B3")]
    assert package.problems == []


@pytest.mark.parametrize(
    ("header", "cell"),
    [("Hồ sơ trực tuyến", "F1"), ("dossiers_received", "G1")],
)
def test_a_column_that_appears_twice_refuses_the_workbook(header: str, cell: str) -> None:
    rows = grid(SUMMARY)
    rows[0][5 if cell == "F1" else 6] = header
    package = read_one(workbook({SUMMARY: rows, "4_LucLuong": grid("4_LucLuong")}))
    assert (package.rows, package.has_errors) == ([], True)
    assert [p.rule_id for p in package.problems] == ["T05"]


def test_a_missing_key_column_is_named() -> None:
    rows = [line[1:] for line in grid(SUMMARY)]
    (problem,) = read_one(workbook({SUMMARY: rows})).problems
    assert problem.rule_id == "T05"
    assert "Ngày báo cáo" in problem.message_vi


def test_the_same_sheet_twice_is_refused() -> None:
    package = read_one(workbook({SUMMARY: grid(SUMMARY), "Tổng hợp": grid(SUMMARY)}))
    assert (package.rows, found(package)) == ([], [("T04", "error", None)])


def test_a_hidden_contract_sheet_is_named_and_not_read() -> None:
    def hide(book: Workbook) -> None:
        book["4_LucLuong"].sheet_state = "veryHidden"

    sheets = {SUMMARY: grid(SUMMARY), "4_LucLuong": grid("4_LucLuong")}
    package = read_one(workbook(sheets, hide))
    assert [row.sheet for row in package.rows] == [SUMMARY]
    assert found(package) == [("T04", "warning", None)]


def test_a_workbook_without_contract_sheets_is_refused() -> None:
    package = read_one(workbook({"Sheet1": grid(SUMMARY)}))
    assert (package.rows, package.has_errors) == ([], True)


def test_an_empty_contract_sheet_is_no_problem() -> None:
    package = read_one(workbook({SUMMARY: grid(SUMMARY), "5_KhoKhan": []}))
    assert package.problems == []


def test_a_workbook_written_by_hand_without_addresses_or_styles() -> None:
    """Some exporters write inline texts, a prefix on every element and no cell addresses."""
    cells = "".join(
        f"<x:row>{''.join(_inline(value) for value in line)}</x:row>" for line in grid(SUMMARY)
    )
    package = read_one(_bare_workbook(f"<x:sheetData>{cells}</x:sheetData>"))
    assert package.problems == []
    assert values(package)["dossiers_received"] == "60"
    assert package.rows[0].cells["dossiers_received"].address == "F2"


@pytest.mark.parametrize(
    "rows",
    [
        '<x:row r="2"/><x:row r="1"/>',
        '<x:row r="1"><x:c r="B1"/><x:c r="A1"/></x:row>',
        '<x:row r="1"><x:c r="A1"/><x:c r="A1"/></x:row>',
        "<x:row",
    ],
)
def test_rows_and_cells_out_of_order_are_refused_because_some_would_be_lost(rows: str) -> None:
    package = read_one(_bare_workbook(f"<x:sheetData>{rows}</x:sheetData>"))
    assert [p.rule_id for p in package.problems] == ["T01"]


def _inline(value: object) -> str:
    if value is None:
        return "<x:c/>"
    shown = value.strftime("%d/%m/%Y") if isinstance(value, date) else value
    return f'<x:c t="inlineStr"><x:is><x:t>{shown}</x:t></x:is></x:c>'


def _bare_workbook(sheet_data: str) -> bytes:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    package = "http://schemas.openxmlformats.org/package/2006"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/a.xml" ContentType="{kind}.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
        f'Type="{rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<x:workbook xmlns:x="{main}" xmlns:r="{rel}"><x:sheets>'
        f'<x:sheet name="{SUMMARY}" sheetId="1" r:id="r1"/></x:sheets></x:workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{rel}/worksheet" Target="a.xml"/></Relationships>',
        "xl/a.xml": f'<x:worksheet xmlns:x="{main}">{sheet_data}</x:worksheet>',
    }
    return zipped({name: text.encode() for name, text in parts.items()})


def test_every_default_row_survives_a_round_trip() -> None:
    package = read_one(workbook({sheet: grid(sheet) for sheet in DEFAULTS}))
    assert [row.sheet for row in package.rows] == sorted(DEFAULTS)
    assert package.problems == []
