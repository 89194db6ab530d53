"""One simulated day of one ward: the summary row, from its profile and what happened before."""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from campaign.demo.profile import PROCEDURES_ANNOUNCED, DemoWard

Row = dict[str, Any]

# 30/8–02/9/2025 was the National Day break: reports are due, counters are closed.
HOLIDAY = (date(2025, 8, 30), date(2025, 9, 2))
ONLINE_ONLY_FROM = date(2025, 9, 3)  # Decision 4445/QĐ-UBND: all dossiers received online
DOSSIERS_COUNTED_FROM = date(2025, 7, 1)


@dataclass
class WardState:
    """What a ward carries from one day to the next."""

    received_cum: int = 0
    online_cum: int = 0
    officials_trained: int = 0
    members_trained: int = 0
    by_format: dict[str, int] = field(default_factory=dict)
    pending: int = 0
    support_open: int = 0
    hamlets_reached: set[int] = field(default_factory=set)


def is_working_day(day: date) -> bool:
    """Whether the counters are open: Monday to Friday outside the National Day break."""
    return day.weekday() < 5 and not HOLIDAY[0] <= day <= HOLIDAY[1]


def opening_state(ward: DemoWard, rng: random.Random) -> WardState:
    """The cumulative dossiers a ward brings along from 1 July to its first campaign day."""
    days = (DOSSIERS_COUNTED_FROM + timedelta(n) for n in range(62))
    open_days = sum(is_working_day(d) for d in days if d < ward.start_date)
    received = round(open_days * ward.dossiers_mean * rng.uniform(0.85, 1.0))
    return WardState(
        received_cum=received,
        online_cum=round(received * ward.online_share_start * rng.uniform(0.96, 1.02)),
        pending=round(ward.dossiers_mean * rng.uniform(0.8, 2.2)),
    )


def _online_share(ward: DemoWard, day: date, day_no: int, rng: random.Random) -> float:
    if day >= ONLINE_ONLY_FROM:
        return rng.uniform(0.955, 0.995)
    rise = min(1.0, day_no / 38)
    share = ward.online_share_start + (ward.online_share_end - ward.online_share_start) * rise
    return min(0.98, max(0.15, rng.gauss(share, 0.035)))


def dossiers(ward: DemoWard, state: WardState, day: date, day_no: int, rng: random.Random) -> Row:
    """Part A: dossiers received and resolved, consistent with rules R04 to R09 and R23."""
    volume = rng.gauss(1.0, 0.16) if is_working_day(day) else abs(rng.gauss(0.0, 0.025))
    received = max(0, round(ward.dossiers_mean * volume))
    online = round(received * _online_share(ward, day, day_no, rng))
    postal = 1 if received - online > 3 and rng.random() < 0.08 else 0
    full = round(online * min(0.6, max(0.04, rng.gauss(0.15 + 0.003 * day_no, 0.03))))
    available = state.pending + received
    resolved = min(available, round(received * rng.uniform(0.88, 1.08)))
    late = 1 if resolved > 10 and rng.random() < 0.08 else 0
    e_share = min(1.0, 0.80 + 0.15 * ward.diligence + 0.0035 * day_no + rng.uniform(0, 0.04))
    state.pending = available - resolved
    state.received_cum += received
    state.online_cum += online
    return {
        "dossiers_received": received,
        "dossiers_online": online,
        "dossiers_online_full": full,
        "dossiers_direct": received - online - postal,
        "dossiers_postal": postal,
        "dossiers_resolved": resolved,
        "resolved_on_time": resolved - late,
        "resolved_late": late,
        "dossiers_pending": state.pending,
        "results_electronic": min(resolved, round(resolved * e_share)),
        "paid_online": round(online * rng.uniform(0.5, 0.8)),
        "dossiers_received_cum": state.received_cum,
        "dossiers_online_cum": state.online_cum,
        "counter_visits": received - online + round(received * rng.uniform(0.7, 1.9)),
    }


def staffing(ward: DemoWard, day: date, day_no: int, rng: random.Random) -> Row:
    """Parts A (states), B and D: people, teams, infrastructure."""
    teams = round(
        ward.hamlets_total * min(1.0, day_no / (9 + 24 * (1 - ward.diligence) ** 1.5) + 0.08)
    )
    contract = int(ward.contract_day_no is not None and day_no >= ward.contract_day_no)
    points = ward.service_points_total
    open_days = max(1, day_no - 3)
    weekend = 0.4 if not is_working_day(day) else 1.0
    broadband_days = 14 + 50 * (1 - ward.diligence)
    absent = rng.random() > 0.84 + 0.1 * ward.diligence
    return {
        "procedures_configured": min(
            PROCEDURES_ANNOUNCED, 360 + round(open_days * (4 + 9 * ward.diligence))
        ),
        "payment_account_open": day_no >= 4,
        "einvoice_live": day_no >= 6 + round(10 * (1 - ward.diligence)),
        "it_officer_degree": ward.it_officer_degree,
        "it_officer_concurrent": 1,
        "it_contract_hired": contract,
        "tech_support_telecom": 0 if absent else round(ward.telecom_count * weekend),
        "tech_support_student": 0
        if absent and rng.random() < 0.5
        else round(ward.student_count * weekend),
        "cdt_teams_formed": min(ward.hamlets_total, teams),
        "rescue_team_formed": day_no >= ward.rescue_day_no,
        "officials_with_signature": round(ward.officials_total * min(0.95, 0.3 + 0.016 * day_no)),
        "points_broadband": min(points, max(1, round(points * day_no / broadband_days))),
        "points_5g": min(points, round(points * day_no / (broadband_days + 14))),
        "ai_units": 1 if ward.diligence > 0.8 and day_no > 7 else 0,
        "outage_minutes": rng.choice((15, 30, 45, 90)) if rng.random() < 0.02 else 0,
    }


def support(ward: DemoWard, state: WardState, received: int, rng: random.Random) -> Row:
    """Parts D to F: requests, residents helped, installs, communication."""
    requests = rng.randint(0, 5) + received // 40
    solvable = state.support_open + requests
    solved = sum(rng.random() < 0.78 + 0.2 * ward.diligence for _ in range(solvable))
    state.support_open = solvable - solved
    helped = round(received * rng.uniform(0.5, 1.1)) + rng.randint(2, 12)
    elderly = round(helped * rng.uniform(0.18, 0.34))
    return {
        "support_requests": requests,
        "support_resolved": solved,
        "citizens_supported": helped,
        "of_elderly": elderly,
        "of_disabled": round(helped * rng.uniform(0.0, 0.04)),
        "of_poor_near_poor": round(helped * rng.uniform(0.0, 0.06)),
        "of_other_vulnerable": round(helped * rng.uniform(0.0, 0.03)),
        "installs_vneid": round(helped * rng.uniform(0.1, 0.35)),
        "installs_dvcqg": round(helped * rng.uniform(0.1, 0.4)),
        "installs_ihanoi": round(helped * rng.uniform(0.1, 0.45)),
        "installs_ehealth": round(helped * rng.uniform(0.05, 0.2)),
        "installs_cashless": round(helped * rng.uniform(0.05, 0.2)),
        "households_visited": rng.randint(0, 18),
        "news_items": rng.randint(0, 4),
        "broadcasts": rng.randint(0, 5),
        "social_posts": rng.randint(0, 6),
    }
