"""Where a completion trend leads: a straight line through the last seven days.

Said only with a value on each of the seven days (progress-index.md, 4.2). It describes what
happens if nothing changes; it is not a forecast with a margin of error.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from typing import Any

import pandas as pd

WINDOW_DAYS = 7
FULL_PCT = 100.0


@dataclass(frozen=True)
class Projection:
    """`kind`: done | reached | late (full_date after the end) | over | flat | unknown.

    `end_pct` is where the line stands on the last day, at most 100; None unless it rises.
    """

    kind: str
    full_date: date | None = None
    end_pct: float | None = None
    per_day_pct: float | None = None


def project(trend: pd.DataFrame, column: str, end_date: date) -> Projection:
    """Project `column` (0–100) of a frame with one row per report_date, the newest last."""
    last = trend.tail(WINDOW_DAYS)
    values = [None if pd.isna(value) else float(value) for value in last[column]]
    if values and values[-1] is not None and values[-1] >= FULL_PCT:
        return Projection("done", full_date=_as_date(last["report_date"].iloc[-1]))
    known = [value for value in values if value is not None]
    if len(last) and _as_date(last["report_date"].iloc[-1]) >= end_date and known:
        return Projection("over")
    if len(known) < WINDOW_DAYS:
        return Projection("unknown")
    newest = _as_date(last["report_date"].iloc[-1])
    slope = _slope(known)
    if slope <= 0:
        return Projection("flat", per_day_pct=slope)
    days_left = max(0, (end_date - newest).days)
    full_date = newest + timedelta(days=ceil((FULL_PCT - known[-1]) / slope))
    return Projection(
        "reached" if full_date <= end_date else "late",
        full_date=full_date,
        end_pct=min(FULL_PCT, known[-1] + slope * days_left),
        per_day_pct=slope,
    )


def _slope(values: list[float]) -> float:
    """Least squares over equally spaced days."""
    middle = (len(values) - 1) / 2
    mean = sum(values) / len(values)
    covariance = sum((day - middle) * (value - mean) for day, value in enumerate(values))
    return covariance / sum((day - middle) ** 2 for day in range(len(values)))


def _as_date(value: Any) -> date:
    return pd.Timestamp(value).date()
