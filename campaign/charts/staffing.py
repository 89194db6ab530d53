"""Staffing pictures: two technical helpers per ward, the shortfall by day, the checklist of duties.

Unknown is never drawn as zero: it has a class, a shape and a row of its own.
"""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from campaign.charts import palette, theme
from campaign.formats import date_text, number
from campaign.labels import text

# Class of a ward by its newest known number of helpers; in reading order.
SUPPORT_MARKS: dict[str, palette.Mark] = {
    "none": palette.Mark("#98141F", "#FFFFFF", "diamond"),
    "one": palette.Mark("#EE8A4A", palette.INK, "triangle-down"),
    "enough": palette.Mark("#2B7BBA", "#FFFFFF", "circle"),
    "unknown": palette.Mark(palette.ON_BOTH, palette.INK, "x-thin-open"),
}
DOTS_PER_ROW = 21
DUTIES = ("has_it_officer", "rescue_team_formed", "cdt_teams_complete")
_ANSWERS = {"met": "#2B7BBA", "unmet": "#EE8A4A", "unknown": "#C9D1D8"}


def support_class(people: float | None, target: int) -> str:
    """Which class of SUPPORT_MARKS a ward with `people` helpers belongs to."""
    if people is None or pd.isna(people):
        return "unknown"
    if people >= target:
        return "enough"
    return "none" if people == 0 else "one"


def support_strip(frame: pd.DataFrame, lang: str, *, is_demo: bool) -> go.Figure:
    """One dot per ward in rows by class of helpers present; mart tech_support_gap."""
    classes = [
        support_class(people, target)
        for people, target in zip(frame["tech_support_people"], frame["target_people"], strict=True)
    ]
    traces, ticks, names, top = [], [], [], 0.0
    for name, mark in SUPPORT_MARKS.items():
        rows = frame[[found == name for found in classes]]
        count = number(lang, len(rows))
        lines = max(1, -(-len(rows) // DOTS_PER_ROW))
        ticks.append(top + (lines - 1) / 2)
        names.append(text(lang, f"volunteers-support-{name}", count=count))
        traces.append(_support_dots(rows, lang, mark, top))
        top += lines + 0.6
    fig = theme.figure(
        lang,
        traces,
        is_demo=is_demo,
        height=int(70 + 30 * top),
        hovermode="closest",
        showlegend=False,
        xaxis={"visible": False, "range": [-0.8, DOTS_PER_ROW - 0.2]},
        yaxis={
            "range": [top - 0.4, -0.9],
            "tickvals": ticks,
            "ticktext": names,
            "showgrid": False,
        },
    )
    return theme.place_mark(fig, "above")


def shortfall(frame: pd.DataFrame, lang: str, *, open_day: Any, is_demo: bool) -> go.Figure:
    """Helpers missing in the city by day (mart city_trend), today hollow while it is open."""
    days = list(pd.to_datetime(frame["as_of_date"]).dt.date)
    name = text(lang, "volunteers-short-line")
    symbols = ["circle-open" if day == open_day else "circle" for day in days]
    line = go.Scatter(
        x=days,
        y=frame["tech_support_short_count"],
        mode="lines+markers",
        name=name,
        line={"color": palette.TARGET_LINE, "width": 2},
        marker={"size": 6, "symbol": symbols},
        hovertemplate="%{y:,d}<extra></extra>",
    )
    fig = theme.figure(
        lang,
        [line],
        is_demo=is_demo,
        height=260,
        xaxis=theme.day_axis(days),
        yaxis={"title": text(lang, "volunteers-unit-people"), "rangemode": "tozero"},
    )
    return theme.place_mark(fig, "above")


def with_duties(frame: pd.DataFrame) -> pd.DataFrame:
    """Mart staffing_gaps with cdt_teams_complete and unmet_count (duties known to be unmet)."""
    rows = frame.copy()
    both = rows["cdt_teams_formed"].notna() & rows["hamlets_total"].notna()
    enough = rows["cdt_teams_formed"].astype("Float64") >= rows["hamlets_total"].astype("Float64")
    rows["cdt_teams_complete"] = enough.astype("boolean").where(both)
    answers = rows[list(DUTIES)].astype("boolean")
    rows["unmet_count"] = (answers == False).fillna(False).sum(axis=1)  # noqa: E712  three-valued
    return rows


def checklist_counts(rows: pd.DataFrame) -> pd.DataFrame:
    """Per duty how many wards meet it, do not, or are unknown (frame of `with_duties`)."""
    found = {duty: rows[duty].astype("boolean") for duty in DUTIES}
    return pd.DataFrame(
        {
            "duty": list(DUTIES),
            "met": [int((answer == True).sum()) for answer in found.values()],  # noqa: E712
            "unmet": [int((answer == False).sum()) for answer in found.values()],  # noqa: E712
            "unknown": [int(answer.isna().sum()) for answer in found.values()],
        }
    )


def checklist(counts: pd.DataFrame, lang: str, *, is_demo: bool) -> go.Figure:
    """One bar per duty: wards that meet it, do not, or are unknown (`checklist_counts`)."""
    labels = [text(lang, f"volunteers-duty-{duty}") for duty in counts["duty"]]
    traces = [
        go.Bar(
            x=counts[answer],
            y=labels,
            orientation="h",
            name=text(lang, f"volunteers-answer-{answer}"),
            marker={"color": color, "pattern": {"shape": "/" if answer == "unknown" else ""}},
            text=[number(lang, count) if count else "" for count in counts[answer]],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            hovertemplate="%{x:,d}<extra></extra>",
        )
        for answer, color in _ANSWERS.items()
    ]
    fig = theme.figure(
        lang,
        traces,
        is_demo=is_demo,
        height=130 + 56 * len(labels),
        margin={"b": 26},
        barmode="stack",
        hovermode="closest",
        legend={"traceorder": "normal", "y": 1.0},
        xaxis={"visible": False},
        yaxis={"autorange": "reversed"},
    )
    return theme.place_mark(fig, "below")


def _support_dots(rows: pd.DataFrame, lang: str, mark: palette.Mark, top: float) -> go.Scatter:
    places = range(len(rows))
    hovers = [_support_hover(row, lang) for row in rows.to_dict("records")]
    return go.Scatter(
        x=[place % DOTS_PER_ROW for place in places],
        y=[top + place // DOTS_PER_ROW for place in places],
        mode="markers",
        text=hovers,
        hovertemplate="%{text}<extra></extra>",
        marker={
            "color": mark.color,
            "symbol": mark.glyph,
            "size": 9,
            "line": {"width": 1, "color": palette.EXPECTED_LINE},
        },
    )


def _support_hover(row: Mapping[Hashable, Any], lang: str) -> str:
    if pd.isna(row["tech_support_people"]):
        return text(lang, "volunteers-support-hover-unknown", ward=row["ward_name"])
    return text(
        lang,
        "volunteers-support-hover",
        ward=row["ward_name"],
        people=number(lang, row["tech_support_people"]),
        day=date_text(lang, row["support_date"]),
    )
