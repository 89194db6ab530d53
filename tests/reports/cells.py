"""What stands in the cells: formulas, errors, dates and numbers of all habits, personal data."""

import unicodedata
from datetime import date, datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.report.factory import DAY
from tests.report.uploads import grid, workbook
from tests.reports.build import SUMMARY, Case, accepted, changed, filled

_ISSUES = "5_KhoKhan"


def _cell(name: str, field: str, written: Any, key: str, says: str, **where: str) -> Case:
    """A summary row refused for one cell."""
    return Case(name, filled(**{field: written}), key, says, sheet=SUMMARY, **where)


def _received(name: str, written: Any, key: str, says: str = "", **where: str) -> Case:
    return _cell(name, "dossiers_received", written, key, says, cell="F2", **where)


def _day(name: str, written: Any, key: str, says: str, **where: str) -> Case:
    return _cell(name, "report_date", written, key, says, cell="A2", **where)


def _note(name: str, text: str, value: str | None = None) -> Case:
    sheets = {SUMMARY: grid(SUMMARY, {"paid_online": 30}), _ISSUES: grid(_ISSUES, {"note": text})}
    return Case(
        name,
        workbook(sheets),
        "rule-R21",
        "thông tin cá nhân",
        sheet=_ISSUES,
        value=value,
        status="partly_accepted",
    )


def _formula(book: Workbook) -> None:
    book[SUMMARY]["F2"] = "=SUM(G2:H2)"


def _error(code: str, cell: str = "F2") -> Case:
    def change(book: Workbook) -> None:
        book[SUMMARY][cell] = code

    return Case(
        f"the error {code}",
        changed(change),
        "read-cell-error",
        code,
        sheet=SUMMARY,
        cell=cell,
        value=code,
    )


def _since_1904(book: Workbook) -> None:
    book.epoch = CALENDAR_MAC_1904


def injected() -> bytes:
    """A report whose notes are texts that a spreadsheet would take for formulas."""
    notes = ['=HYPERLINK("http://x.vn","Bấm")', "+cmd|'/C calc'!A0", "@SUM(1+1)", "-2+3"]
    issues = grid(_ISSUES, *({"issue_no": n, "note": note} for n, note in enumerate(notes, 1)))

    def as_text(book: Workbook) -> None:
        for row in book[_ISSUES].iter_rows(min_row=2):
            for cell in row:
                if isinstance(cell.value, str):
                    cell.data_type = "s"

    return workbook({SUMMARY: grid(SUMMARY, {"paid_online": 31}), _ISSUES: issues}, as_text)


CASES = [
    Case(
        "a formula that was never calculated",
        changed(_formula),
        "read-cell-formula",
        "chưa có kết quả",
        sheet=SUMMARY,
        cell="F2",
    ),
    *[_error(code) for code in ("#REF!", "#N/A", "#DIV/0!")],
    _error("#VALUE!", "A2"),
    _received("a negative number", -5, "rule-R03", "không thể âm", value="-5"),
    _received("a number without bounds", 1e308, "read-number-large", "quá lớn"),
    _received("more than a ward can receive", 99_999, "rule-F02", "từ 0 đến 2.000", value="99999"),
    _received("a truth value for a number", True, "read-number-bool", "TRUE", value="TRUE"),
    _received("a date for a number", datetime(2025, 8, 12), "read-number-date", "12/08/2025"),  # noqa: DTZ001
    _received("a word for a number", "sáu mươi", "read-number-text", "sáu mươi", value="sáu mươi"),
    _received("an English thousand", "1,043", "read-number-ambiguous", "1,043", value="1,043"),
    _received("a thousand with a blank", "1 043", "read-number-spaced", "dấu cách", value="1 043"),
    _received("full-width digits", "６０", "read-number-text", "６０", value="６０"),
    _received("a thousand that Excel made a fraction", 1.043, "read-number-thousands", "gõ 1043"),
    _received("points out of place", "1.04.3", "read-number-grouping", "sai chỗ", value="1.04.3"),
    _received("a telephone number for a count", "gọi 0912345678", "read-number-text", "••••••••"),
    accepted(
        "a Vietnamese thousand",
        filled(dossiers_received="1.043", dossiers_direct="1.003"),
        row={"dossiers_received": 1043, "dossiers_direct": 1003},
    ),
    _day("a day that has not come", date(2025, 8, 13), "rule-R02-future", "chưa đến"),
    _day("a day before the campaign", date(2025, 7, 1), "rule-R02-window", "24/07/2025"),
    _day("the month before the day", "08/13/2025", "read-date-month-first", "viết tháng trước"),
    _day("a year of two digits", "12/08/25", "read-date-short-year", "viết đủ", value="12/08/25"),
    _day("a day that no month has", "31/06/2025", "read-date-impossible", "31/06/2025"),
    _day("words for a day", "hôm nay", "read-date-text", "ngày/tháng/năm", value="hôm nay"),
    _day("a number for a day", 20_250_812, "read-date-number", "20250812"),
    _day("no day", None, "rule-F01", "đang để trống"),
    accepted("a day as text", filled(report_date="12/08/2025", paid_online=32)),
    accepted("a day as on a server", filled(report_date="2025-08-12", paid_online=33)),
    accepted(
        "a workbook that counts days from 1904",
        changed(_since_1904, paid_online=34),
        row={"report_date": DAY, "paid_online": 34},
    ),
    accepted(
        "a ward's name in another normal form",
        filled(ward_name=unicodedata.normalize("NFD", "Bồ Đề"), paid_online=35),
        row={"paid_online": 35},
    ),
    accepted(
        "a ward code that lost its zeros",
        filled(ward_code=118, paid_online=36),
        row={"ward_code": "00118"},
    ),
    _cell("a ward of the old map", "ward_name", "Ngọc Lâm", "rule-R01", "Ngọc Lâm", cell="C2"),
    _cell("code and name of two wards", "ward_name", "Ba Đình", "rule-R01", "00004", cell="B2"),
    _cell("a ward in TCVN3", "ward_name", "Bå §Ò", "rule-R01", "Bå §Ò", cell="C2"),
    _cell("a value of no list", "reporting_unit", "Bếp ăn", "read-enum", "Bếp ăn", value="Bếp ăn"),
    _cell("a time that no clock has", "cutoff_time", "25:00", "read-time-impossible", "25:00"),
    _cell("a time after the deadline", "cutoff_time", "17:30", "rule-F02", "17:30", cell="D2"),
    _note("a telephone number in a note", "gọi 0912 345 678", "gọi •••• ••• •••"),
    _note("a citizen's number in a note", "CCCD 001085012345", "CCCD ••••••••••••"),
    _note("an e-mail address in a note", "gửi a.b@hanoi.vn", "gửi •@•"),
    _note("a house number in a note", "bà Lan, số nhà 12"),
    accepted("formulas that are only text", injected()),
]
