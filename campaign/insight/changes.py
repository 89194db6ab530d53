"""What changed since the day before, in sentences written by rules from two marts.

Each rule looks at one thing and stays silent when it has nothing to say, so the list is short on
a quiet day. No rule explains: it says what moved, from where to where.
"""

from collections.abc import Callable
from typing import Any

import pandas as pd

from campaign import formats, labels
from campaign.frames import each

# Bands from best to worst; the two without an index are not a place on this ladder.
LADDER = labels.vocabulary("band")[:5]
NAMED_WARDS = 4
# Smaller movements of the city's figures are noise of rounding.
WORTH_SAYING_POINTS = 0.05


def sentences(
    change: pd.DataFrame, trend: pd.DataFrame, lang: str, *, is_day_open: bool = False
) -> list[str]:
    """Sentences from `index_change` (days_back = 1) and `city_trend` up to the same day.

    `is_day_open`: reports of the day may still come in, so their number says nothing yet.
    """
    days = trend.sort_values("as_of_date")
    found: list[str] = []
    if len(days) >= 2:
        now, before = days.iloc[-1], days.iloc[-2]
        rules = [rule for rule in _CITY_RULES if not (is_day_open and rule is _reported)]
        found += [line for rule in rules if (line := rule(now, before, lang))]
    return [*found, *_moved(change, lang), *_largest(change, lang)]


def _reported(now: Any, before: Any, lang: str) -> str | None:
    difference = int(now.on_time_count - before.on_time_count)
    key = "same" if difference == 0 else "more" if difference > 0 else "fewer"
    return labels.text(
        lang,
        f"change-on-time-{key}",
        count=formats.number(lang, now.on_time_count),
        before=formats.number(lang, before.on_time_count),
        difference=formats.number(lang, abs(difference)),
    )


def _difference(now: Any, before: Any, column: str) -> float | None:
    known = not (pd.isna(now[column]) or pd.isna(before[column]))
    return float(now[column] - before[column]) if known else None


def _city_pace(now: Any, before: Any, lang: str) -> str | None:
    gained = _difference(now, before, "progress_median")
    due = _difference(now, before, "expected_median")
    if gained is None or due is None:
        return None
    key = "ahead" if gained >= due else "behind"
    return labels.text(
        lang,
        f"change-city-{key}",
        gained=formats.signed(lang, gained),
        due=formats.signed(lang, due),
    )


def _share(column: str, key: str) -> Callable[[Any, Any, str], str | None]:
    def rule(now: Any, before: Any, lang: str) -> str | None:
        difference = _difference(now, before, column)
        if difference is None or abs(difference) < WORTH_SAYING_POINTS:
            return None
        return labels.text(
            lang,
            key,
            now=formats.percent(lang, now[column]),
            change=formats.signed(lang, difference),
        )

    return rule


def _support(now: Any, before: Any, lang: str) -> str | None:
    difference = _difference(now, before, "tech_support_short_count")
    if not difference:
        return None
    return labels.text(
        lang,
        "change-support-more" if difference > 0 else "change-support-fewer",
        now=formats.number(lang, now.tech_support_short_count),
        before=formats.number(lang, before.tech_support_short_count),
    )


_CITY_RULES: tuple[Callable[[Any, Any, str], str | None], ...] = (
    _reported,
    _city_pace,
    _share("officials_trained_pct", "change-officials"),
    _share("online_rate_7d_pct", "change-online"),
    _support,
)


def _moved(change: pd.DataFrame, lang: str) -> list[str]:
    """Wards that fell or rose a band."""
    places = {band: place for place, band in enumerate(LADDER)}
    on_ladder = change[change["band_now"].isin(LADDER) & change["band_then"].isin(LADDER)]
    if on_ladder.empty:
        return []
    step = on_ladder["band_now"].map(places) - on_ladder["band_then"].map(places)
    groups = (("change-fell", on_ladder[step > 0]), ("change-rose", on_ladder[step < 0]))
    return [_band_sentence(key, rows, lang) for key, rows in groups if len(rows)]


def _band_sentence(key: str, rows: pd.DataFrame, lang: str) -> str:
    worst_first = rows.sort_values("progress_change", ascending=key == "change-fell")
    named = [
        labels.text(lang, "change-ward-band", ward=row.ward_name, band=_band(lang, row.band_now))
        for row in each(worst_first.head(NAMED_WARDS))
    ]
    more = len(rows) - len(named)
    tail = labels.text(lang, "change-and-more", count=more) if more else ""
    return labels.text(lang, key, count=len(rows), wards="; ".join(named)) + tail


def _band(lang: str, band: Any) -> str:
    return labels.term(lang, "band", str(band))


def _largest(change: pd.DataFrame, lang: str) -> list[str]:
    """The ward that gained and the ward that lost most, when they did."""
    known = change.dropna(subset=["progress_change"]).sort_values("progress_change")
    if known.empty:
        return []
    down, up = known.iloc[0], known.iloc[-1]
    picks = (("change-most-up", up, 1), ("change-most-down", down, -1))
    return [
        labels.text(lang, key, ward=row.ward_name, change=formats.signed(lang, row.progress_change))
        for key, row, sign in picks
        if row.progress_change * sign >= WORTH_SAYING_POINTS
    ]
