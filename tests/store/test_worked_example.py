"""The worked example of the progress index, from reports that went through the real intake.

Source: progress-index.md 4.2. A ward on day 20 with 19 reports due: 15 on time, 3 late, 1
missing; P 70.5, E 76.6, pace 0.92, "Chậm nhẹ". Each given figure is small enough to check.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from campaign.report.source import SourceFile
from campaign.settings import settings
from campaign.store import Store, ingest
from campaign.store.questions import answer
from tests.store.files import baseline, csv_file, row, summary

WARD, START = "00118", date(2025, 7, 24)
AS_OF, KNOWN_AT = date(2025, 8, 12), "2025-08-12T15:30"
MISSING, LATE = date(2025, 8, 8), (date(2025, 7, 27), date(2025, 7, 31), date(2025, 8, 2))
# Of the 7 days 6-12/8 five were reported: 8 helpers in all, 1.6 on average.
HELPERS = {6: 1, 7: 1, 9: 1, 10: 0, 11: 0}
FULLY_ONLINE = {6: 112, 7: 112, 9: 112, 10: 112, 11: 113}  # 561 of 3,300, 17 %

GIVEN = {
    "it_officer_degree": 0,
    "it_contract_hired": 0,
    "it_officer_concurrent": 1,
    "cdt_teams_formed": 40,
    "rescue_team_formed": "Có",
    "officials_trained_cum": 62,
    "cdt_members_trained_cum": 180,
    "dossiers_received": 1000,
    "dossiers_online": 660,
    "dossiers_resolved": 1000,
    "resolved_on_time": 997,
    "results_electronic": 920,
    "points_broadband": 2,
    "points_5g": 1,
    "procedures_configured": 400,
    "tech_support_telecom": 1,
}


def report(day: date, **cells: Any) -> list[SourceFile]:
    is_week = day > date(2025, 8, 5)
    requests = (10, 9) if is_week else (0, 0)
    given = GIVEN | {
        "dossiers_online_full": FULLY_ONLINE[day.day] if is_week else 100,
        "tech_support_student": HELPERS[day.day] if is_week else 0,
        "support_requests": requests[0],
        "support_resolved": requests[1],
    }
    files = [csv_file("1_TongHop", summary(WARD, day.isoformat(), **(given | cells)))]
    return files if day != START else [*files, *first_day()]


def first_day() -> Iterator[SourceFile]:
    yield baseline(
        WARD,
        START.isoformat(),
        officials_total=110,
        hamlets_total=50,
        cdt_members_total=400,
        service_points_total=3,
        procedures_announced=400,
    )
    point: dict[str, Any] = {"venue_type": "chợ", "service_type": "cả hai", "staff_count": 3}
    point |= {"start_time": "08:00", "end_time": "11:00", "citizens_supported": 30}
    day = START.isoformat()
    points = [row(WARD, day, session_no=n, hamlet_name=f"Tổ {n}", **point) for n in range(1, 23)]
    yield csv_file("2_DiemLuuDong", *points)


def send(store: Store, files: list[SourceFile], received_at: datetime) -> None:
    for receipt in ingest(store, files, channel="cli", received_at=received_at):
        assert (receipt.status, receipt.completeness) == ("accepted", "complete")


def index(store: Store, known_at: str) -> dict[str, Any]:
    asked = {"as_of": AS_OF, "known_at": known_at, "ward_codes": WARD}
    columns, rows = answer(store, "ward_index", **asked)
    found = dict(zip(columns, rows[0], strict=True))
    return {name: found[name] for name in ("day_no", "progress", "expected", "pace", "band")}


def test_the_worked_example_and_its_return_after_a_correction(store: Store) -> None:
    zone = settings().campaign.timezone
    for number in range(19):
        day = START + timedelta(days=number)
        if day != MISSING:
            at = time(16) if day in LATE else time(15, 59, 59)
            send(store, report(day), datetime.combine(day, at, zone))
    example = {"day_no": 20, "progress": 70.5, "expected": 76.6, "pace": 0.92, "band": "Chậm nhẹ"}
    assert index(store, KNOWN_AT) == example
    corrected = report(date(2025, 8, 11), it_officer_degree=1)
    send(store, corrected, datetime(2025, 8, 13, 9, tzinfo=zone))
    assert index(store, KNOWN_AT) == example
    # N1 is 1 and not 0.5 (+3.0); the report of 12/8 never came, 16.5 of 20 and not of 19 (-0.4).
    after = {"progress": 73.1, "expected": 76.6, "pace": 0.95, "band": "Đúng tiến độ"}
    assert index(store, "2025-08-13T09:00") == {"day_no": 20} | after
