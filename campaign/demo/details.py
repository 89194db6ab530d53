"""The simulated detail rows of one ward and day: sessions, courses, shifts, difficulties."""

import random
from datetime import date
from typing import Any

from campaign.demo.day import WardState, is_working_day
from campaign.demo.profile import DemoWard

Row = dict[str, Any]

_VENUES = ("nhà văn hóa", "nhà văn hóa", "trường học", "trạm y tế", "chợ", "UBND")
_SERVICES = ("bình dân học vụ số", "bình dân học vụ số", "dịch vụ công lưu động", "cả hai")
_STARTS = ("07:30", "08:00", "14:00", "19:00", "19:30")
_ENDS = {"07:30": "10:30", "08:00": "11:00", "14:00": "16:30", "19:00": "21:00", "19:30": "21:30"}
_FORMATS = ("trực tuyến", "trực tiếp", "cầm tay chỉ việc")
_FORMAT_FIELDS = {
    "trực tuyến": "officials_trained_online_cum",
    "trực tiếp": "officials_trained_inperson_cum",
    "cầm tay chỉ việc": "officials_trained_handson_cum",
}
_TOPICS = ("Cổng DVC quốc gia", "iHanoi", "Hệ thống TTHC", "Phần mềm dùng chung", "AI", "VNeID")
_STUDENT_ORGS = ("ĐHQGHN", "ĐH Bách khoa", "CĐ Nghề Hà Nội")
_FIRM_ORGS = ("Viettel", "VNPT", "MobiFone", "FPT")
_CATEGORIES = ("phần mềm", "phần mềm", "đường truyền", "thiết bị", "nhân lực", "chữ ký số")
_ESCALATED = ("TTPVHCC", "Sở KH&CN", "doanh nghiệp viễn thông", "Sở Nội vụ")


def mobile_points(ward: DemoWard, state: WardState, rng: random.Random) -> list[Row]:
    """Mobile sessions of the day; diligent wards go to hamlets they have not reached yet."""
    count = min(4, int(rng.expovariate(1 / ward.sessions_per_day) + 0.25))
    return [_mobile_point(ward, state, number, rng) for number in range(1, count + 1)]


def _mobile_point(ward: DemoWard, state: WardState, number: int, rng: random.Random) -> Row:
    unreached = sorted(set(range(1, ward.hamlets_total + 1)) - state.hamlets_reached)
    is_new = bool(unreached) and rng.random() < 0.35 + 0.6 * ward.diligence
    hamlet = unreached[0] if is_new else rng.randint(1, ward.hamlets_total)
    state.hamlets_reached.add(hamlet)
    start = rng.choice(_STARTS)
    helped = max(3, round(rng.gauss(32, 14)))
    return {
        "session_no": number,
        "hamlet_name": ward.hamlet(hamlet),
        "venue_type": rng.choice(_VENUES),
        "service_type": rng.choice(_SERVICES),
        "announced": rng.random() < 0.8,
        "start_time": start,
        "end_time": _ENDS[start],
        "staff_count": rng.randint(2, 7),
        "device_count": rng.randint(0, 6),
        "has_5g": rng.random() < 0.55,
        "has_broadband": rng.random() < 0.8,
        "citizens_supported": helped,
        "of_elderly": round(helped * rng.uniform(0.3, 0.6)),
        "of_disabled": rng.choice((0, 0, 0, 1, 2)),
        "of_poor_near_poor": rng.choice((0, 0, 1, 2, 3)),
        "of_other_vulnerable": rng.choice((0, 0, 0, 1)),
        "dossiers_submitted": rng.randint(0, 9),
    }


def training(
    ward: DemoWard, state: WardState, day: date, day_no: int, rng: random.Random
) -> list[Row]:
    """Courses of the day; first-time completions add up to the cumulative counts (rule R13)."""
    due = min(1.0, day_no / ward.training_days)
    rows: list[Row] = []
    if is_working_day(day) and rng.random() < 0.62:
        gap = round(ward.officials_total * due) - state.officials_trained
        rows += _course("CB, CC, VC", gap, ward.officials_total - state.officials_trained, rng)
        for row in rows:
            state.officials_trained += row["completed_first_time"]
            key = _FORMAT_FIELDS[row["format"]]
            state.by_format[key] = state.by_format.get(key, 0) + row["completed_first_time"]
    if rng.random() < 0.34:
        gap = round(ward.cdt_members_total * due * 0.97) - state.members_trained
        left = ward.cdt_members_total - state.members_trained
        courses = _course("Tổ CĐS cộng đồng", gap, left, rng)
        state.members_trained += sum(row["completed_first_time"] for row in courses)
        rows += courses
    if rng.random() < 0.16:
        audience = rng.choice(("Người dân", "Học sinh, sinh viên", "Người lao động doanh nghiệp"))
        rows += _course(audience, rng.randint(15, 70), 200, rng)
    return [{"session_no": number, **row} for number, row in enumerate(rows, start=1)]


def _course(audience: str, gap: int, left: int, rng: random.Random) -> list[Row]:
    first_time = min(left, max(0, round(gap * rng.uniform(0.7, 1.15))))
    if first_time == 0:
        return []
    completed = first_time + rng.randint(0, 4)
    course_format = rng.choices(_FORMATS, (30, 45, 25))[0]
    is_online = course_format == "trực tuyến"
    return [
        {
            "audience": audience,
            "format": course_format,
            "platform": rng.choice(("Bình dân học vụ số", "OneTouch")) if is_online else "không",
            "topic": rng.choice(_TOPICS),
            "hours": rng.choice((1.5, 2.0, 2.5, 3.0, 4.0)),
            "enrolled": completed + round(completed * rng.uniform(0.04, 0.18)),
            "completed": completed,
            "completed_first_time": first_time,
            "trainer_unit": rng.choice(("Sở KH&CN", "TTPVHCC", "Đoàn Thanh niên", "tự tổ chức")),
        }
    ]


def shifts(ward: DemoWard, day: date, summary: Row, rng: random.Random) -> list[Row]:
    """Shifts of the day; helpers agree with the summary's technical support (rule R16)."""
    org = _STUDENT_ORGS[int(ward.ward_code) % len(_STUDENT_ORGS)]
    firm = _FIRM_ORGS[int(ward.ward_code) % len(_FIRM_ORGS)]
    forces = [
        ("sinh viên CNTT", org, ward.student_count, summary["tech_support_student"]),
        (
            "doanh nghiệp viễn thông, CNTT",
            firm,
            ward.telecom_count,
            summary["tech_support_telecom"],
        ),
    ]
    rows = []
    is_open = is_working_day(day)
    for force, sender, planned, present in forces:
        if planned:
            rows += _two_shifts(force, sender, planned, present, rng)
    if is_open or rng.random() < 0.35:
        came = [round(ward.youth_count * rng.uniform(0.6, 1.15)) for _ in range(2)]
        for shift, present in zip(("sáng", "chiều"), came, strict=True):
            place = ("đoàn viên thanh niên", shift, "Điểm PVHCC", "Thành đoàn")
            rows.append(_shift(*place, ward.youth_count, present, 3.5))
    if rng.random() < 0.3 + 0.3 * ward.diligence:
        present = rng.randint(2, 9)
        rows.append(_shift("Tổ CĐS cộng đồng", "tối", "điểm lưu động", "khác", 6, present, 2.0))
    if is_open and rng.random() < 0.07:
        rows.append(_shift("luật sư", "sáng", "Điểm PVHCC", "khác", 1, 1, 3.0))
    return rows


def _two_shifts(
    force: str, sender: str, planned: int, present: int, rng: random.Random
) -> list[Row]:
    afternoon = present if rng.random() < 0.75 else max(0, present - 1)
    counts = (("sáng", present), ("chiều", afternoon))
    return [
        _shift(force, shift, "Điểm PVHCC", sender, planned, count, 3.5) for shift, count in counts
    ]


def _shift(
    force: str, shift: str, place: str, sender: str, planned: int, present: int, hours: float
) -> Row:
    return {
        "force_type": force,
        "shift": shift,
        "location_type": place,
        "sending_org": sender,
        "planned_people": planned,
        "present_people": min(present, round(planned * 1.5)),
        "hours_per_person": hours,
    }


def issues(day: date, rng: random.Random) -> list[Row]:
    """Difficulties reported on the day, without any free text about people."""
    if rng.random() > 0.22:
        return []
    status = rng.choice(("mới", "đang xử lý", "đã xử lý", "kiến nghị"))
    return [
        {
            "issue_no": 1,
            "category": rng.choice(_CATEGORIES),
            "severity": rng.randint(1, 3),
            "occurrences": rng.randint(1, 6),
            "status": status,
            "escalated_to": rng.choice(_ESCALATED) if status == "kiến nghị" else None,
            "resolved_date": day if status == "đã xử lý" else None,
            "note": None,
        }
    ]
