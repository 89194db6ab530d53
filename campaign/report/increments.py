"""Rule R25 [design]: an increment unlike the ward's own increments of the last four weeks.

Robust on purpose: the median and the median absolute deviation (MAD) do not follow the very value
that is asked about. Modified z-score and its threshold of 3.5: Iglewicz and Hoaglin, How to Detect
and Handle Outliers, 1993.

Two things keep the rule quiet. Days that added nothing are no increments, because courses come
every few days and each of them would be an outlier among zeros. An increment between nothing and
the median is never unusual (weekends, holidays); a fall is.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from statistics import median

from campaign.report.contract import contract
from campaign.report.history import WardHistory
from campaign.report.rule import Finding, Findings, ReportContext

SUMMARY, KINDS = "1_TongHop", ("cumulative", "stock")
DAYS, INCREMENTS_MIN = 28, 7
SCORE_MAX, SCORE_FACTOR = 3.5, 0.6745
MAD_MIN = 1.0
INCREMENT_MIN = 20  # fewer people, dossiers or procedures a day are not worth a question


@cache
def increment_fields() -> tuple[str, ...]:
    """The counts of 1_TongHop that carry over from day to day: cumulative figures and stocks."""
    fields = contract().sheet(SUMMARY).fields
    return tuple(field.name for field in fields if field.type == "int" and field.kind in KINDS)


def robust_score(value: float, past: Sequence[float]) -> float | None:
    """The modified z-score of `value` among `past`: 0 at their median, negative below it.

    The MAD counts as at least MAD_MIN, so that a field that grows evenly can be scored. None when
    fewer than INCREMENTS_MIN values are known.
    """
    if len(past) < INCREMENTS_MIN:
        return None
    middle = median(past)
    deviation = median([abs(known - middle) for known in past])
    return SCORE_FACTOR * (value - middle) / max(deviation, MAD_MIN)


def unusual_increments(ctx: ReportContext) -> Findings:
    """The fields whose increment of the day stands out among the ward's own."""
    found = []
    for name in increment_fields():
        now, last = ctx.summary[name], ctx.history.last_filled(ctx.day, name)
        if now is None or last is None:
            continue
        added = (now - last[1]) / (ctx.day - last[0]).days
        if abs(added) < INCREMENT_MIN:
            continue
        past = past_increments(ctx.history, ctx.day, name)
        score = robust_score(added, past)
        if score is None or abs(score) <= SCORE_MAX or 0 <= added <= median(past):
            continue
        values = {
            "number": now,
            "before": last[1],
            "added": abs(now - last[1]),
            "direction": "up" if added > 0 else "down",
            "median": round(median(past)),
        }
        found.append(Finding(name, None, values))
    return found


def past_increments(history: WardHistory, day: date, name: str) -> list[float]:
    """What each filled day of the 28 before `day` added to the filled day before it, if anything.

    After days without a figure the increment is shared out over them.
    """
    found: list[float] = []
    last: tuple[int, int] | None = None
    for back in range(DAYS + 1, 0, -1):
        row = history.summaries.get(day - timedelta(days=back))
        value = row.get(name) if row is not None else None
        if value is None:
            continue
        if last is not None and value != last[1]:
            found.append((value - last[1]) / (last[0] - back))
        last = (back, value)
    return found
