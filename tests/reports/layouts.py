"""Sheets, headers, rows and columns as people rearrange them: read rightly, or refused by name."""

from datetime import date

from openpyxl import Workbook

from tests.report.uploads import Grid, grid, workbook
from tests.reports.build import SUMMARY, Case, accepted, changed

_FORCE = "4_LucLuong"
_ROWS = grid(SUMMARY)
_MERGED = "read-cell-merged"


def _sheet(rows: Grid, title: str = SUMMARY) -> bytes:
    return workbook({title: rows})


def _two_sheets(state: str, paid_online: int) -> bytes:
    def hide(book: Workbook) -> None:
        book[_FORCE].sheet_state = state

    return workbook(
        {SUMMARY: grid(SUMMARY, {"paid_online": paid_online}), _FORCE: grid(_FORCE)}, hide
    )


def _hidden_row(book: Workbook) -> None:
    book[SUMMARY].row_dimensions[2].hidden = True


def _hidden_column(book: Workbook) -> None:
    book[SUMMARY].column_dimensions["F"].hidden = True


def _merged_header(book: Workbook) -> None:
    book[SUMMARY].insert_rows(1)
    book[SUMMARY]["A1"] = "BÁO CÁO NGÀY"
    book[SUMMARY].merge_cells("A1:H1")


def _merged_keys(book: Workbook) -> None:
    book[SUMMARY].merge_cells("A2:B2")


def _merged_data(book: Workbook) -> None:
    book[SUMMARY].merge_cells("F2:G2")


def _without(*columns: int) -> Grid:
    return [[cell for i, cell in enumerate(row) if i not in columns] for row in _ROWS]


def _swapped() -> Grid:
    rows = [list(row) for row in grid(SUMMARY, {"paid_online": 23})]
    for row in rows:
        row[5], row[6] = row[6], row[5]
    return rows


def _swapped_values() -> Grid:
    """The figures of two columns changed places, their headers did not."""
    header, row = (list(line) for line in _ROWS)
    row[5], row[6] = row[6], row[5]
    return [header, row]


def _header_twice() -> Grid:
    header, row = (list(line) for line in _ROWS)
    header[6] = header[5]
    return [header, row]


_TWO_WARDS = grid(
    SUMMARY,
    {"report_date": date(2025, 8, 11)},
    {"report_date": date(2025, 8, 11), "ward_code": "00004", "ward_name": "Ba Đình"},
)

CASES = [
    accepted(
        "a hidden sheet of the template",
        _two_sheets("hidden", 20),
        "read-sheet-hidden",
        says="đang ẩn",
        sheet=_FORCE,
    ),
    accepted(
        "a sheet hidden even from the menu",
        _two_sheets("veryHidden", 29),
        "read-sheet-hidden",
        says="đang ẩn",
        sheet=_FORCE,
    ),
    accepted(
        "a hidden row with data",
        changed(_hidden_row, paid_online=21),
        "read-row-hidden",
        says="dòng 2",
        sheet=SUMMARY,
        cell="A2",
        row={"paid_online": 21},
    ),
    accepted("a hidden column", changed(_hidden_column, paid_online=22), row={"paid_online": 22}),
    accepted("swapped columns", _sheet(_swapped()), row={"dossiers_received": 60}),
    Case(
        "swapped figures",
        _sheet(_swapped_values()),
        "rule-R04",
        "lớn hơn",
        sheet=SUMMARY,
    ),
    accepted(
        "title rows above the header",
        _sheet([["BÁO CÁO NGÀY"], [], ["Phường Bồ Đề"], *grid(SUMMARY, {"paid_online": 24})]),
        row={"paid_online": 24},
    ),
    accepted(
        "the header once more",
        _sheet([_ROWS[0], *grid(SUMMARY, {"paid_online": 25})]),
        row={"paid_online": 25},
    ),
    accepted("a merged title above the header", changed(_merged_header, paid_online=26)),
    Case(
        "a header in row 12",
        _sheet([*[["x"]] * 11, *_ROWS]),
        "read-header-none",
        "11 dòng đầu",
        sheet=SUMMARY,
    ),
    Case("data without a header", _sheet(_ROWS[1:]), "read-header-none", sheet=SUMMARY),
    Case(
        "merged cells in the key",
        changed(_merged_keys),
        _MERGED,
        "A2:B2",
        sheet=SUMMARY,
        cell="B2",
    ),
    Case(
        "merged cells in the data",
        changed(_merged_data),
        _MERGED,
        "bỏ gộp",
        sheet=SUMMARY,
        cell="G2",
        value="F2:G2",
    ),
    Case(
        "a renamed sheet",
        workbook({"Sheet1": _ROWS, "0_NenTang": grid("0_NenTang")}),
        "read-sheet-renamed",
        "thành 1_TongHop",
        sheet="Sheet1",
    ),
    Case(
        "one sheet twice",
        workbook({SUMMARY: _ROWS, "Tổng hợp": _ROWS}),
        "read-sheet-twice",
        "giữ lại một sheet",
    ),
    Case("one column twice", _sheet(_header_twice()), "read-header-twice", "F1", cell="G1"),
    Case("no column of the day", _sheet(_without(0)), "read-header-missing", "Ngày báo cáo"),
    Case("no columns of the ward", _sheet(_without(1, 2)), "read-header-missing", "Mã xã"),
    accepted(
        "a column of one's own",
        _sheet([[*_ROWS[0], "Người lập"], [*grid(SUMMARY, {"paid_online": 27})[1], "x"]]),
        "read-header-unknown",
        says="Người lập",
    ),
    accepted(
        "a column without a name",
        _sheet([[*_ROWS[0], None], [*grid(SUMMARY, {"paid_online": 28})[1], 5]]),
        "read-header-blank",
        says="ô tiêu đề",
    ),
    accepted("two wards in the city's own file", _sheet(_TWO_WARDS)),
    Case(
        "one row twice",
        _sheet([*_ROWS, _ROWS[1]]),
        "rule-F05",
        "trùng khóa với dòng 3",
        sheet=SUMMARY,
        cell="A2",
    ),
    Case(
        "details without a summary",
        workbook({_FORCE: grid(_FORCE, {"report_date": date(2025, 8, 1)})}),
        "rule-F07",
        "không có dòng tổng hợp",
        sheet=_FORCE,
    ),
]
