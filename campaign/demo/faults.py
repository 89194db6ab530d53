"""How simulated reports go wrong: late, missing, incomplete, corrected, copied, mistyped."""

import random
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from campaign.demo.profile import SILENT_DAYS, DemoWard
from campaign.settings import settings

Row = dict[str, Any]


class Fault(StrEnum):
    """What is wrong with the report of one ward and day."""

    NONE = "none"
    MISSING = "missing"
    LATE = "late"
    VERY_LATE = "very_late"
    INCOMPLETE = "incomplete"
    CORRECTED = "corrected"
    COPIED = "copied"
    OUTLIER = "outlier"
    IMPOSSIBLE = "impossible"
    MISTYPED = "mistyped"


_BLANKS = ("results_electronic", "support_resolved", "cutoff_time", "tech_support_student")
# What each fault weighs for a ward of no diligence; a diligent ward makes a fifth of it.
_WEIGHTS = {
    Fault.MISSING: 0.075,
    Fault.LATE: 0.085,
    Fault.VERY_LATE: 0.03,
    Fault.INCOMPLETE: 0.05,
    Fault.CORRECTED: 0.03,
    Fault.COPIED: 0.025,
    Fault.OUTLIER: 0.012,
    Fault.IMPOSSIBLE: 0.02,
    Fault.MISTYPED: 0.02,
}


def draw_fault(ward: DemoWard, day_no: int, rng: random.Random) -> Fault:
    """The fault of the day: rarer in diligent wards and after the first week."""
    if ward.silent_from_day_no is not None and is_silent(ward.silent_from_day_no, day_no):
        return Fault.MISSING
    care = 0.2 + 1.3 * (1 - ward.diligence)
    care *= 1.5 if day_no <= 5 else 1.0
    point = rng.random()
    for fault, weight in _WEIGHTS.items():
        point -= weight * care
        if point < 0:
            return fault if day_no > 1 or fault is not Fault.COPIED else Fault.NONE
    return Fault.NONE


def is_silent(from_day_no: int, day_no: int) -> bool:
    """Whether `day_no` lies in a ward's days of silence."""
    return from_day_no <= day_no < from_day_no + SILENT_DAYS


def received_at(day: date, fault: Fault, rng: random.Random) -> datetime:
    """When the first version arrived: most reports come between 15:00 and 15:59."""
    zone = settings().campaign.timezone
    if fault is Fault.LATE:
        minutes = 16 * 60 + rng.choice((0, 2, 5, 9, 20, 45, 90, 180))
    elif fault is Fault.VERY_LATE:
        return datetime.combine(day + timedelta(days=rng.randint(1, 3)), time(9, 12), zone)
    else:
        minutes = 15 * 60 + 59 - round(min(170, rng.expovariate(1 / 28)))
    clock = time(minutes // 60, minutes % 60, rng.randint(0, 59))
    return datetime.combine(day, clock, zone)


def spoil(fault: Fault, summary: Row, yesterday: Row | None, rng: random.Random) -> Row:
    """The first version of the summary row as the ward sent it."""
    row = dict(summary)
    if fault is Fault.INCOMPLETE:
        row[rng.choice(_BLANKS)] = None
    elif fault is Fault.CORRECTED:
        row["support_requests"] += rng.randint(3, 9)
        row["citizens_supported"] += rng.randint(15, 60)
    elif fault is Fault.COPIED and yesterday is not None:
        row |= {key: value for key, value in yesterday.items() if key != "report_date"}
    elif fault is Fault.OUTLIER and row["citizens_supported"] % 2:
        row["citizens_supported"] = min(5000, row["citizens_supported"] * 10 + 400)
    elif fault is Fault.OUTLIER:
        row["dossiers_pending"] *= 10  # a digit too many
    elif fault is Fault.IMPOSSIBLE:
        row["dossiers_online"] = row["dossiers_received"] + rng.randint(3, 12)
    elif fault is Fault.MISTYPED:
        row["counter_visits"] = f"{row['counter_visits']} lượt"
    return row


def corrected_at(fault: Fault, first: datetime, rng: random.Random) -> datetime | None:
    """When the right version followed; None when it never did."""
    if fault in (Fault.IMPOSSIBLE, Fault.MISTYPED):
        return None if rng.random() < 0.2 else first + timedelta(minutes=rng.randint(6, 240))
    if fault in (Fault.CORRECTED, Fault.OUTLIER):
        return first + timedelta(hours=rng.randint(2, 40))
    if fault is Fault.INCOMPLETE and rng.random() < 0.4:
        return first + timedelta(hours=rng.randint(1, 30))
    return None
