"""Small report files for these tests: one CSV per sheet, snake_case headers, few filled cells."""

from typing import Any

from campaign.report.contract import contract
from campaign.report.source import SourceFile
from campaign.wards import register

COMPLETE: dict[str, Any] = {
    "cutoff_time": "15:30",
    "reporting_unit": "Văn phòng",
    "dossiers_received": 20,
    "dossiers_online": 12,
    "dossiers_online_full": 8,
    "dossiers_resolved": 15,
    "resolved_on_time": 15,
    "results_electronic": 10,
    "it_officer_degree": 1,
    "it_contract_hired": 0,
    "tech_support_telecom": 1,
    "tech_support_student": 1,
    "officials_trained_cum": 20,
    "cdt_members_trained_cum": 30,
    "support_requests": 3,
    "support_resolved": 3,
}


def summary(ward_code: str, day: str, **cells: Any) -> dict[str, Any]:
    """A complete row of 1_TongHop; `cells` replaces or, with None, empties cells."""
    keys = {"report_date": day, "ward_code": ward_code}
    return keys | {"ward_name": register().by_code[ward_code].ward_name} | COMPLETE | cells


def row(ward_code: str, day: str, **cells: Any) -> dict[str, Any]:
    """A row of another sheet: its keys and `cells`."""
    name = register().by_code[ward_code].ward_name
    return {"report_date": day, "ward_code": ward_code, "ward_name": name} | cells


def csv_file(sheet_name: str, *rows: dict[str, Any], name: str | None = None) -> SourceFile:
    """The rows as a CSV file of that sheet."""
    fields = [field.name for field in contract().sheet(sheet_name).fields]
    lines = [";".join(fields)]
    for cells in rows:
        values = [cells.get(field) for field in fields]
        lines.append(";".join("" if value is None else str(value) for value in values))
    return SourceFile(name or f"{sheet_name}.csv", "\n".join(lines).encode())


def daily(ward_code: str, day: str, **cells: Any) -> SourceFile:
    """A complete report of one ward and day, as one CSV file."""
    return csv_file("1_TongHop", summary(ward_code, day, **cells))


BASELINE: dict[str, Any] = {
    "officials_total": 60,
    "hamlets_total": 20,
    "cdt_members_total": 100,
    "service_points_total": 2,
    "procedures_announced": 400,
}


def baseline(ward_code: str, day: str, **cells: Any) -> SourceFile:
    """A baseline of one ward in force from `day`, as one CSV file."""
    return csv_file("0_NenTang", row(ward_code, day, effective_date=day, **(BASELINE | cells)))


def nine_hours(ward_code: str, day: str, **cells: Any) -> list[SourceFile]:
    """A report with one question: a shift of nine hours (R18)."""
    shift = row(
        ward_code,
        day,
        force_type="sinh viên CNTT",
        shift="sáng",
        location_type="Điểm PVHCC",
        sending_org="ĐHQGHN",
        planned_people=2,
        present_people=2,
        hours_per_person=9,
    )
    return [csv_file("1_TongHop", summary(ward_code, day, **cells)), csv_file("4_LucLuong", shift)]
