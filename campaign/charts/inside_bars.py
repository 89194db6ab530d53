"""Bars inside bars: what came of what was meant, e.g. present of planned, completed of enrolled."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import plotly.graph_objects as go

from campaign.charts import palette, theme

UNDER_TICKS = 24  # pixels


class Series(NamedTuple):
    """One of the two series: its name in the legend, its counts from the first row on."""

    name: str
    values: Sequence[float]


def inside_bars(
    lang: str,
    labels: Sequence[str],
    outer: Series,
    inner: Series,
    notes: Sequence[str],
    *,
    room: float,
    is_demo: bool,
) -> go.Figure:
    """Dark `inner` inside light `outer`, a note beside each, the first row on top.

    `room`: length of the axis in lengths of the longest bar, so that the notes fit on a phone.
    """
    ends = [max(pair) for pair in zip(outer.values, inner.values, strict=True)]
    traces = [
        _bars(outer, labels, palette.SEQUENTIAL[1], 0.8),
        _bars(inner, labels, palette.SEQUENTIAL[4], 0.4),
        _notes(ends, labels, notes),
    ]
    fig = theme.figure(
        lang,
        traces,
        is_demo=is_demo,
        height=150 + 40 * len(labels),
        margin={"b": 44},
        barmode="overlay",
        hovermode="y unified",
        legend={"y": 1.0, "traceorder": "normal"},
        xaxis={
            **theme.whole_ticks(max(ends, default=1)),
            "range": [0, room * max(ends, default=1)],
            "showgrid": True,
        },
        yaxis={"autorange": "reversed", "type": "category"},
    )
    return theme.place_mark(fig, "below", UNDER_TICKS)


def _bars(series: Series, labels: Sequence[str], color: str, width: float) -> go.Bar:
    return go.Bar(
        x=list(series.values),
        y=list(labels),
        orientation="h",
        name=series.name,
        width=width,
        marker={"color": color},
        hovertemplate=f"{series.name}: %{{x:,d}}<extra></extra>",
    )


def _notes(ends: Sequence[Any], labels: Sequence[str], notes: Sequence[str]) -> go.Scatter:
    """Notes right of the longer bar, with a little room before each of their lines."""
    indented = ["<br>".join(f"\u00a0{line}" for line in note.split("<br>")) for note in notes]
    return go.Scatter(
        x=list(ends),
        y=list(labels),
        mode="text",
        text=indented,
        textposition="middle right",
        textfont={"size": 11},
        hoverinfo="skip",
        showlegend=False,
        cliponaxis=False,
    )
