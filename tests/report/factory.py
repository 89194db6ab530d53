"""Packages for the rules' tests, built cell by cell: a correct report from which one cell differs.

`summary(dossiers_online=99)` is a correct 1_TongHop row but for that cell; `judge(rows)` gives the
validated package. Every number below is small enough to check by eye.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from openpyxl.utils import get_column_letter

from campaign.report.contract import contract
from campaign.report.history import WardHistory
from campaign.report.raw import Package, RawCell, RawRow
from campaign.report.validate import ValidatedPackage, validate

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
CODE, NAME = "00118", "Bồ Đề"
DAY = date(2025, 8, 12)
RECEIVED = datetime(2025, 8, 12, 15, 30, tzinfo=ZONE)

KEYS = {"report_date": DAY, "ward_code": CODE, "ward_name": NAME}
BASELINE = {
    "effective_date": date(2025, 7, 24),
    "ward_code": CODE,
    "ward_name": NAME,
    "officials_total": 110,
    "hamlets_total": 50,
    "cdt_members_total": 400,
    "service_points_total": 3,
    "procedures_announced": 400,
}
SUMMARY = {
    **KEYS,
    "cutoff_time": "15:30",
    "reporting_unit": "Điểm PVHCC",
    "dossiers_received": 60,
    "dossiers_online": 40,
    "dossiers_online_full": 8,
    "dossiers_direct": 20,
    "dossiers_postal": 0,
    "dossiers_resolved": 55,
    "resolved_on_time": 54,
    "resolved_late": 1,
    "results_electronic": 50,
    "it_officer_degree": 0,
    "it_contract_hired": 1,
    "tech_support_telecom": 1,
    "tech_support_student": 1,
    "officials_trained_cum": 62,
    "cdt_members_trained_cum": 180,
    "support_requests": 4,
    "support_resolved": 4,
}
SESSION = {
    **KEYS,
    "session_no": 1,
    "hamlet_name": "Tổ 5",
    "venue_type": "chợ",
    "service_type": "cả hai",
    "start_time": "08:00",
    "end_time": "11:00",
    "staff_count": 3,
    "citizens_supported": 30,
}
COURSE = {
    **KEYS,
    "session_no": 1,
    "audience": "Người dân",
    "format": "trực tiếp",
    "enrolled": 20,
    "completed": 18,
    "completed_first_time": 15,
}
SHIFT = {
    **KEYS,
    "force_type": "sinh viên CNTT",
    "shift": "sáng",
    "location_type": "Điểm PVHCC",
    "sending_org": "ĐHQGHN",
    "planned_people": 2,
    "present_people": 2,
    "hours_per_person": 4,
}
ISSUE = {**KEYS, "issue_no": 1, "category": "thiết bị", "severity": 2, "status": "mới"}
DEFAULTS = {
    "0_NenTang": BASELINE,
    "1_TongHop": SUMMARY,
    "2_DiemLuuDong": SESSION,
    "3_TapHuan": COURSE,
    "4_LucLuong": SHIFT,
    "5_KhoKhan": ISSUE,
}


def row(sheet: str, row_no: int = 2, **changes: Any) -> RawRow:
    """A correct row of `sheet` with `changes`; every contract column is there."""
    values = {**DEFAULTS[sheet], **changes}
    cells = {
        field.name: RawCell(values.get(field.name), f"{get_column_letter(number)}{row_no}")
        for number, field in enumerate(contract().sheet(sheet).fields, start=1)
    }
    return RawRow(sheet, "a.xlsx", sheet, row_no, cells, is_vietnamese_sheet=True)


def summary(**changes: Any) -> RawRow:
    """A correct row of 1_TongHop with `changes`."""
    return row("1_TongHop", **changes)


def judge(
    rows: Iterable[RawRow],
    history: WardHistory | Mapping[str, WardHistory] | None = None,
    received_at: datetime = RECEIVED,
    **package: Any,
) -> ValidatedPackage:
    """The validated package of `rows`; `history` is that of the ward CODE."""
    known = {CODE: history} if isinstance(history, WardHistory) else history or {}
    return validate(Package("a.xlsx", "0" * 64, (), list(rows), **package), known, received_at)


def rule_cells(result: ValidatedPackage) -> list[tuple[str, str, str | None]]:
    """(rule, severity, field) of every problem, sorted."""
    return sorted((p.rule_id, str(p.severity), p.field) for p in result.problems)


def broken(result: ValidatedPackage, rule_id: str) -> list[tuple[str, str | None]]:
    """(severity, field) of the problems of one rule, sorted."""
    return sorted((str(p.severity), p.field) for p in result.problems if p.rule_id == rule_id)
