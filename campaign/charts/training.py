"""Training pictures: completion against the d/45 line, formats, audiences, platforms, wards behind.

Frames of the marts in, figures out. Completions are counted per course; people trained (unique)
come from the cumulative fields of the daily summary and are never mixed with completions.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from campaign.charts import palette, theme
from campaign.charts.inside_bars import Series, inside_bars
from campaign.formats import number, percent, signed
from campaign.labels import term, text

GROUPS: dict[str, str] = {
    "officials": palette.CATEGORIES[0],
    "cdt_members": palette.CATEGORIES[1],
}
FORMATS: dict[str, str] = dict(
    zip(("trực tuyến", "trực tiếp", "cầm tay chỉ việc"), palette.CATEGORIES, strict=False)
)
# What a report says when people were trained on no platform.
NO_PLATFORM = "không"
BARS = 20  # wards in `behind`, those furthest behind
_SYMBOLS = {"officials": "circle", "cdt_members": "square"}
_DASHES = {"trực tuyến": "solid", "trực tiếp": "dash", "cầm tay chỉ việc": "dot"}


def platform_names(values: pd.Series, lang: str) -> list[str]:
    """The platforms' names in a picture; empty and "none" need more words than in a table."""
    special = {NO_PLATFORM: text(lang, "training-platform-none")}
    return [
        text(lang, "training-platform-empty")
        if pd.isna(value)
        else special.get(value) or term(lang, "platform", value)
        for value in values
    ]


def trend(
    frame: pd.DataFrame,
    lang: str,
    *,
    last_day: date,
    n_days: int,
    open_day: date | None,
    is_demo: bool,
) -> go.Figure:
    """Completion of officials and team members by day with the expected line to `last_day`.

    `frame` is mart training_trend; the mark of `open_day` (still being reported) is hollow.
    """
    days = _days(frame)
    lines = [_group_line(frame, days, lang, group, open_day) for group in GROUPS]
    fig = theme.figure(
        lang,
        [_expected(frame, days, lang, last_day, n_days), *lines],
        is_demo=is_demo,
        height=440,
        legend={"yanchor": "top", "y": -0.12, "traceorder": "normal"},
        xaxis=theme.dates_axis(range=[days[0].isoformat(), last_day.isoformat()] if days else None),
        yaxis=theme.percent_axis(range=[0, 104]),
    )
    return theme.place_mark(fig, "above")


def by_format(frame: pd.DataFrame, lang: str, measure: str, *, is_demo: bool) -> go.Figure:
    """One line per format: completed_cum (since the start) or completed_count (of the day)."""
    traces = []
    for name, color in FORMATS.items():
        rows = frame[frame["format"] == name]
        if rows.empty:
            continue
        label = term(lang, "format", name)
        traces.append(
            go.Scatter(
                x=_days(rows),
                y=rows[measure],
                name=label,
                mode="lines+markers",
                marker={"size": 5},
                connectgaps=False,
                line={"color": color, "width": 2.5, "dash": _DASHES[name]},
                hovertemplate=f"{label}: %{{y:,d}}<extra></extra>",
            )
        )
    fig = theme.figure(
        lang,
        traces,
        is_demo=is_demo,
        height=380,
        legend={"yanchor": "top", "y": -0.14, "traceorder": "normal"},
        xaxis=theme.day_axis(_days(frame)),
        yaxis={
            "title": text(lang, "training-unit-completions"),
            "tickformat": ",d",
            "rangemode": "tozero",
        },
    )
    return theme.place_mark(fig, "above")


def enrolled_completed(
    frame: pd.DataFrame, lang: str, labels: Sequence[str], *, is_demo: bool
) -> go.Figure:
    """Per row (audience or platform) completed (dark) inside enrolled (light), with the share."""
    enrolled = Series(text(lang, "training-enrolled"), list(frame["enrolled_count"]))
    completed = Series(text(lang, "training-completed"), list(frame["completed_count"]))
    counts = zip(completed.values, enrolled.values, frame["completion_pct"], strict=True)
    shares = [
        f"{percent(lang, share)}<br>{number(lang, done)}/{number(lang, of)}"
        for done, of, share in counts
    ]
    return inside_bars(lang, labels, enrolled, completed, shares, room=2.3, is_demo=is_demo)


def behind(frame: pd.DataFrame, lang: str, column: str, *, is_demo: bool) -> go.Figure:
    """Bars of the given wards (first on top) of `column`, days ahead (+) or behind (−)."""
    values = frame[column]
    bars = go.Bar(
        x=values,
        y=frame["ward_name"],
        orientation="h",
        marker={"color": [palette.DIVERGING[1] if v < 0 else palette.DIVERGING[4] for v in values]},
        text=[signed(lang, value) for value in values],
        textposition="outside",
        cliponaxis=False,
        customdata=frame["former_district"],
        hovertemplate="<b>%{y}</b> (%{customdata}): %{text}<extra></extra>",
    )
    low, high = min(0.0, float(values.min())), max(0.0, float(values.max()))
    room = 0.18 * max(high - low, 1)
    fig = theme.figure(
        lang,
        [bars],
        is_demo=is_demo,
        height=90 + 24 * len(frame),
        hovermode="closest",
        xaxis={
            "title": text(lang, "training-behind-axis"),
            "range": [low - (room if low else 0), high + (room if high else 0)],
            "zeroline": True,
            "showgrid": True,
        },
        yaxis={"autorange": "reversed", "dtick": 1},
    )
    return theme.place_mark(fig, "above")


def _group_line(
    frame: pd.DataFrame, days: list[date], lang: str, group: str, open_day: date | None
) -> go.Scatter:
    name, symbol = text(lang, f"training-group-{group}"), _SYMBOLS[group]
    hovers = [
        text(
            lang,
            "training-trend-hover",
            name=name,
            pct=percent(lang, row[f"{group}_trained_pct"]),
            count=number(lang, row[f"{group}_trained_count"]),
            total=number(lang, row[f"{group}_total"]),
        )
        for row in frame.to_dict("records")
    ]
    return go.Scatter(
        x=days,
        y=frame[f"{group}_trained_pct"],
        name=name,
        mode="lines+markers",
        line={"color": GROUPS[group], "width": 2.5},
        marker={
            "size": [9 if day == open_day or len(days) < 3 else 5 for day in days],
            "symbol": [f"{symbol}-open" if day == open_day else symbol for day in days],
        },
        cliponaxis=False,
        text=hovers,
        hovertemplate="%{text}<extra></extra>",
    )


def _expected(
    frame: pd.DataFrame, days: list[date], lang: str, last_day: date, n_days: int
) -> go.Scatter:
    """The expected share up to the newest day and on to the last day, 1/45 a day, at most 100."""
    values: list[Any] = list(frame["expected_pct"])
    ahead = (last_day - days[-1]).days if days else 0
    if ahead > 0 and pd.notna(values[-1]):
        days = [*days, last_day]
        values = [*values, min(100.0, values[-1] + 100.0 * ahead / n_days)]
    return go.Scatter(
        x=days,
        y=values,
        name=text(lang, "training-expected"),
        mode="lines",
        line={"color": palette.EXPECTED_LINE, "width": 2, "dash": "dash"},
        hovertemplate=f"{text(lang, 'training-expected-short')}: %{{y:.1f}}%<extra></extra>",
    )


def _days(frame: pd.DataFrame) -> list[date]:
    return list(pd.to_datetime(frame["report_date"]).dt.date)
