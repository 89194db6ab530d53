"""Volunteer pictures: turns by day, planned against present, load, and where IT students are.

Frames of the marts of the same names in, figures out. Units stay apart: turns (lượt), people
deployed on one day (người) and hours (giờ) are three measures, never added to each other.
"""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from campaign.charts import palette, theme
from campaign.charts.inside_bars import UNDER_TICKS, Series, inside_bars
from campaign.formats import number, percent
from campaign.labels import term, text

MEASURES = ("present_turns", "deployed_people", "person_hours")
_FAMILIES: dict[str, Mapping[str, str]] = {
    "force_type": palette.FORCES,
    "sending_org": palette.SENDING_ORGS,
}
# Planned against present can be told apart by these.
FILL_BY: dict[str, tuple[str, ...]] = {
    "shift": ("shift", "location_type"),
    "force": ("force_type",),
}
MOST_NAMES = 3  # more names than this would lie on top of each other on a phone
LEGEND_BELOW = {"orientation": "h", "yanchor": "top", "y": -0.16, "x": 0, "traceorder": "normal"}


def by_day(
    frame: pd.DataFrame, lang: str, group: str, measure: str, *, open_day: Any, is_demo: bool
) -> go.Figure:
    """Bars per day, stacked by `group` (force_type or sending_org) of `measure`.

    `frame` is mart volunteer_daily or volunteer_by_org; `open_day` is the day that is still being
    reported (hatched) or None.
    """
    unit = text(lang, f"volunteers-unit-{measure}")
    traces = []
    for value, color in _FAMILIES[group].items():
        rows = frame[frame[group] == value]
        if rows.empty:
            continue
        name = term(lang, group, value)
        hatch = ["/" if day == open_day else "" for day in _days(rows)]
        traces.append(
            go.Bar(
                x=_days(rows),
                y=rows[measure],
                name=name,
                marker={"color": color, "pattern": {"shape": hatch, "fgopacity": 0.5}},
                hovertemplate=f"{name}: %{{y:,.0f}} {unit}<extra></extra>",
            )
        )
    fig = theme.figure(
        lang,
        traces,
        is_demo=is_demo,
        height=460,
        barmode="stack",
        bargap=0.12,
        legend=LEGEND_BELOW,
        xaxis=theme.day_axis(_days(frame)),
        yaxis={"title": unit, "tickformat": ",d", "rangemode": "tozero"},
    )
    return theme.place_mark(fig, "above")


def as_turns(frame: pd.DataFrame) -> pd.DataFrame:
    """People summed over days or shifts are turns: planned_, present_, gap_people renamed so."""
    names = {f"{part}_people": f"{part}_turns" for part in ("planned", "present", "gap")}
    return frame.rename(columns=names)


def fill_summary(frame: pd.DataFrame, by: tuple[str, ...]) -> pd.DataFrame:
    """Mart shift_fill summed over all but `by`: planned_turns, present_turns, gap_turns, fill_pct.

    gap_turns adds up the groups that were short, without setting off others' surplus.
    """
    columns = ["planned_turns", "present_turns", "gap_turns"]
    # Taken by their own names: what an old edition's mart does not have is told by the mart's.
    counts = as_turns(frame[[*by, "planned_people", "present_people", "gap_people"]])
    rows = counts.groupby(list(by), as_index=False, sort=False)[columns].sum()
    planned = rows["planned_turns"].where(rows["planned_turns"] > 0)
    rows["fill_pct"] = 100 * rows["present_turns"] / planned
    return rows.sort_values("gap_turns", ascending=False, kind="stable", ignore_index=True)


def fill(rows: pd.DataFrame, lang: str, by: tuple[str, ...], *, is_demo: bool) -> go.Figure:
    """Present (dark) inside planned (light) per row of `fill_summary`, the largest gap on top."""
    records = rows.to_dict("records")
    labels = [
        " · ".join(term(lang, column, row[column]) for column in by).replace(", ", ",<br>")
        for row in records
    ]
    notes = [
        text(
            lang,
            "volunteers-fill-note",
            pct=percent(lang, row["fill_pct"], 0),
            gap=number(lang, row["gap_turns"]),
        )
        for row in records
    ]
    planned = Series(text(lang, "volunteers-fill-planned"), list(rows["planned_turns"]))
    present = Series(text(lang, "volunteers-fill-present"), list(rows["present_turns"]))
    return inside_bars(lang, labels, planned, present, notes, room=1.45, is_demo=is_demo)


def load(frame: pd.DataFrame, lang: str, *, is_demo: bool) -> go.Figure:
    """One dot per ward: dossiers (x) against volunteer hours (y) of 7 days, with the median ratio.

    Wards under half the median hours per 100 dossiers stand out; `frame` is mart volunteer_load
    without unknown ratios.
    """
    median = float(frame["hours_per_100_dossiers"].median())
    is_thin = frame["hours_per_100_dossiers"] < median / 2
    traces = [
        _load_dots(frame[~is_thin], lang, "volunteers-load-usual", palette.ACCENT, "circle"),
        _load_dots(frame[is_thin], lang, "volunteers-load-thin", palette.TARGET_LINE, "diamond"),
    ]
    right = float(frame["dossiers_received_7d"].max())
    name = text(lang, "volunteers-load-median", hours=number(lang, median, 1))
    traces.append(
        go.Scatter(
            x=[0, right],
            y=[0, right * median / 100],
            mode="lines",
            name=name,
            line={"color": palette.EXPECTED_LINE, "dash": "dash", "width": 2},
            hoverinfo="skip",
        )
    )
    fig = theme.figure(
        lang,
        traces,
        is_demo=is_demo,
        height=460,
        hovermode="closest",
        legend=LEGEND_BELOW | {"y": -0.2},
        xaxis={"title": text(lang, "volunteers-load-x"), "tickformat": ",d", "rangemode": "tozero"},
        yaxis={"title": text(lang, "volunteers-load-y"), "tickformat": ",d", "rangemode": "tozero"},
    )
    return theme.place_mark(fig, "above")


def student_districts(frame: pd.DataFrame) -> pd.DataFrame:
    """Mart student_deployment per former district and sending_org: students present that day."""
    rows = frame.groupby(["former_district", "sending_org"], as_index=False)["deployed_people_day"]
    return rows.sum().query("deployed_people_day > 0")


def students(rows: pd.DataFrame, lang: str, *, is_demo: bool) -> go.Figure:
    """Bars per former district of IT students present that day, stacked by who sent them."""
    totals = rows.groupby("former_district")["deployed_people_day"].sum()
    order = list(totals.sort_values(ascending=True, kind="stable").index)
    unit = text(lang, "volunteers-unit-deployed_people")
    traces = []
    for org, color in palette.SENDING_ORGS.items():
        part = rows[rows["sending_org"] == org]
        if part.empty:
            continue
        name = term(lang, "sending_org", org)
        traces.append(
            go.Bar(
                x=part["deployed_people_day"],
                y=part["former_district"],
                orientation="h",
                name=name,
                marker={"color": color},
                hovertemplate=f"{name}: %{{x:,d}} {unit}<extra></extra>",
            )
        )
    fig = theme.figure(
        lang,
        traces,
        is_demo=is_demo,
        height=140 + 22 * len(order),
        margin={"b": 44},
        barmode="stack",
        hovermode="y unified",
        legend={"traceorder": "normal"},
        xaxis={**theme.whole_ticks(totals.max()), "showgrid": True, "side": "bottom"},
        yaxis={"categoryorder": "array", "categoryarray": order, "dtick": 1},
    )
    return theme.place_mark(fig, "below", UNDER_TICKS)


def _days(rows: pd.DataFrame) -> list[Any]:
    return list(pd.to_datetime(rows["report_date"]).dt.date)


def _load_dots(rows: pd.DataFrame, lang: str, key: str, color: str, symbol: str) -> go.Scatter:
    """Dots with the ward in the hover; of the thin ones the lowest few are named as well."""
    ratios = rows["hours_per_100_dossiers"]
    hovers = [
        f"<b>{ward}</b><br>{text(lang, 'volunteers-load-ratio', hours=number(lang, ratio, 1))}"
        for ward, ratio in zip(rows["ward_name"], ratios, strict=True)
    ]
    is_named = (ratios.rank(method="first") <= MOST_NAMES) & (symbol == "diamond")
    return go.Scatter(
        x=rows["dossiers_received_7d"],
        y=rows["person_hours_7d"],
        mode="markers+text",
        name=text(lang, key, count=number(lang, len(rows))),
        marker={"color": color, "symbol": symbol, "size": 9, "opacity": 0.85},
        text=list(rows["ward_name"].where(is_named, "")),
        textposition="bottom center",
        textfont={"size": 11},
        cliponaxis=False,
        customdata=hovers,
        hovertemplate="%{customdata}<extra></extra>",
    )
