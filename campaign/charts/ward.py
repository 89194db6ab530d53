"""One ward's pictures: its progress against what was due, and its components against the plan."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from campaign.charts import theme
from campaign.charts.palette import ACCENT, BANDS, EXPECTED_LINE
from campaign.frames import each
from campaign.labels import term, text


def trend(frame: pd.DataFrame, lang: str, *, is_demo: bool) -> go.Figure:
    """Progress and expectation by day (rows of mart ward_trend for one ward).

    Days without an index are gaps in the line, never zero.
    """
    days = frame.dropna(subset=["day_no"])
    expected = go.Scatter(
        x=days["as_of_date"],
        y=days["expected"],
        name=text(lang, "col-expected"),
        mode="lines",
        line={"color": EXPECTED_LINE, "dash": "dash", "width": 2},
    )
    reached = go.Scatter(
        x=days["as_of_date"],
        y=days["progress"],
        name=text(lang, "col-progress"),
        mode="lines+markers",
        line={"color": ACCENT, "width": 2.5},
        marker={"size": 6, "color": [BANDS[band].color for band in days["band"]]},
        connectgaps=False,
    )
    reached.marker.line = {"color": ACCENT, "width": 1}
    fig = theme.figure(
        lang,
        [expected, reached],
        is_demo=is_demo,
        height=260,
        xaxis=theme.dates_axis(),
        yaxis={"range": [0, 100]},
    )
    return theme.place_mark(fig, "above")


def components(frame: pd.DataFrame, lang: str, *, is_demo: bool) -> go.Figure:
    """Points reached and points due per component (mart ward_component for one ward).

    Bars are points, the upright line is what was due; an unknown score says so in words.
    """
    rows = frame.sort_values(["loss_points", "expected_points"])
    names = [_component(lang, row) for row in each(rows)]
    bars = go.Bar(
        y=names,
        x=rows["points"],
        orientation="h",
        name=text(lang, "col-points"),
        marker={"color": ACCENT},
        text=[_unknown(lang, value) for value in rows["score"]],
        textposition="outside",
    )
    due = go.Scatter(
        y=names,
        x=rows["expected_points"],
        mode="markers",
        name=text(lang, "col-expected_points"),
        marker={"symbol": "line-ns-open", "size": 16, "color": EXPECTED_LINE, "line": {"width": 3}},
    )
    fig = theme.figure(
        lang,
        [bars, due],
        is_demo=is_demo,
        height=460,
        hovermode="y unified",
        xaxis={"title": text(lang, "map-points-axis"), "rangemode": "tozero"},
        bargap=0.35,
    )
    # Left of the axis, under the names: on a phone its title is as wide as the plot.
    return theme.place_mark(fig, "below").update_annotations(x=0, xanchor="right", xshift=-10)


def _component(lang: str, row: Any) -> str:
    return f"{row.component_code} {term(lang, 'component', row.component_code)}"


def _unknown(lang: str, score: Any) -> str:
    return text(lang, "map-class-unknown") if pd.isna(score) else ""
