"""Runs the simulated campaign: every ward, every day of its window, in waves of versions.

A wave is what one bulk file holds: at most one version of each ward and day. The first wave has
the first versions, the second the corrections.
"""

import random
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from campaign.demo import day as demo_day
from campaign.demo import details, faults
from campaign.demo.faults import Fault
from campaign.demo.profile import PROCEDURES_ANNOUNCED, SEED, DemoWard, draw
from campaign.settings import settings
from campaign.wards import register
from campaign.windows import windows

Row = dict[str, Any]
BASELINE_CHANGE_DATE = date(2025, 8, 15)


@dataclass
class Wave:
    """Rows per sheet and the instant at which each ward's day was received."""

    rows: dict[str, list[Row]] = field(default_factory=dict)
    received_for: dict[tuple[str, date], datetime] = field(default_factory=dict)

    def add(
        self, ward: DemoWard, day: date, received: datetime, sheets: dict[str, list[Row]]
    ) -> None:
        """Add one version of one ward's day."""
        self.received_for[(ward.ward_code, day)] = received
        for sheet, rows in sheets.items():
            keys = {"report_date": day, "ward_code": ward.ward_code, "ward_name": ward.ward_name}
            self.rows.setdefault(sheet, []).extend({**row, **keys} for row in rows)


def simulate(last_day: date | None = None) -> list[Wave]:
    """The two waves of the whole campaign up to `last_day` (the campaign's last day)."""
    campaign = settings().campaign
    waves = [Wave(), Wave()]
    for ward in register().wards:
        start = windows()[ward.ward_code].start_date
        profile = draw(ward.ward_code, ward.ward_name, ward.ward_type, ward.population, start)
        _simulate_ward(profile, last_day or campaign.end_date, waves)
    return waves


def _simulate_ward(ward: DemoWard, last_day: date, waves: list[Wave]) -> None:
    rng = random.Random(f"{SEED}:{ward.ward_code}:days")  # noqa: S311 - simulation
    state = demo_day.opening_state(ward, rng)
    waves[0].rows.setdefault("0_NenTang", []).extend(_baselines(ward))
    yesterday: Row | None = None
    for offset in range((last_day - ward.start_date).days + 1):
        day = ward.start_date + timedelta(days=offset)
        fault = faults.draw_fault(ward, offset + 1, rng)
        if fault is Fault.MISSING:
            yesterday = None
            continue
        sheets = _day_sheets(ward, state, day, offset + 1, rng)
        summary = sheets["1_TongHop"][0]
        received = faults.received_at(day, fault, rng)
        first = faults.spoil(fault, summary, yesterday, rng)
        waves[0].add(ward, day, received, {**sheets, "1_TongHop": [first]})
        corrected = faults.corrected_at(fault, received, rng)
        if corrected is not None:
            waves[1].add(ward, day, corrected, sheets)
        yesterday = summary


def _day_sheets(
    ward: DemoWard, state: demo_day.WardState, day: date, day_no: int, rng: random.Random
) -> dict[str, list[Row]]:
    summary: Row = {
        "cutoff_time": rng.choice(("15:00", "15:30", "15:30")),
        "reporting_unit": rng.choice(("Điểm PVHCC", "Điểm PVHCC", "Phòng VH-XH", "Văn phòng")),
    }
    summary |= demo_day.dossiers(ward, state, day, day_no, rng)
    summary |= demo_day.staffing(ward, day, day_no, rng)
    summary |= demo_day.support(ward, state, summary["dossiers_received"], rng)
    courses = details.training(ward, state, day, day_no, rng)
    summary |= {
        "officials_trained_cum": state.officials_trained,
        "officials_trained_online_cum": state.by_format.get("officials_trained_online_cum", 0),
        "officials_trained_inperson_cum": state.by_format.get("officials_trained_inperson_cum", 0),
        "officials_trained_handson_cum": state.by_format.get("officials_trained_handson_cum", 0),
        "cdt_members_trained_cum": state.members_trained,
    }
    return {
        "1_TongHop": [summary],
        "2_DiemLuuDong": details.mobile_points(ward, state, rng),
        "3_TapHuan": courses,
        "4_LucLuong": details.shifts(ward, day, summary, rng),
        "5_KhoKhan": details.issues(day, rng),
    }


def _baselines(ward: DemoWard) -> list[Row]:
    rng = random.Random(f"{SEED}:{ward.ward_code}:baseline")  # noqa: S311 - simulation
    first: Row = {
        "effective_date": ward.start_date,
        "ward_code": ward.ward_code,
        "ward_name": ward.ward_name,
        "officials_total": ward.officials_total,
        "hamlets_total": ward.hamlets_total,
        "cdt_members_total": ward.cdt_members_total,
        "service_points_total": ward.service_points_total,
        "procedures_announced": PROCEDURES_ANNOUNCED,
        "households_total": ward.households_total,
        "officials_scope": "UBND",
        "elderly_total": round(ward.households_total * rng.uniform(0.35, 0.5)),
        "disabled_total": round(ward.households_total * rng.uniform(0.02, 0.05)),
        "poor_near_poor_households": round(ward.households_total * rng.uniform(0.0, 0.02)),
    }
    if rng.random() > 0.06:
        return [first]
    more_members = ward.cdt_members_total + rng.randint(4, 20)
    return [
        first,
        {**first, "effective_date": BASELINE_CHANGE_DATE, "cdt_members_total": more_members},
    ]
