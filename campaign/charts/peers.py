"""Peer groups: how progress spreads within former districts and ward types. No ranks."""

import pandas as pd
import plotly.graph_objects as go

from campaign.charts import theme
from campaign.charts.palette import ACCENT, EXPECTED_LINE, SEQUENTIAL
from campaign.labels import text


def spread(
    groups: pd.DataFrame, wards: pd.DataFrame, group_column: str, lang: str, *, is_demo: bool
) -> go.Figure:
    """A box per group (mart peer_groups: quartiles) with one dot per ward (mart ward_index).

    `group_column` is the wards' column that holds the group's shown name.
    """
    ordered = groups.sort_values(["progress_median", "group_label"])
    boxes = go.Box(
        y=ordered["group_label"],
        q1=ordered["progress_q1"],
        median=ordered["progress_median"],
        q3=ordered["progress_q3"],
        lowerfence=ordered["progress_q1"],
        upperfence=ordered["progress_q3"],
        orientation="h",
        name=text(lang, "map-peer-box"),
        fillcolor=SEQUENTIAL[1],
        line={"color": ACCENT, "width": 1.5},
        hoverinfo="skip",
    )
    fig = theme.figure(
        lang,
        [boxes, _dots(wards, group_column, lang)],
        is_demo=is_demo,
        height=90 + 26 * max(len(ordered), 2),
        hovermode="closest",
        xaxis={"title": text(lang, "col-progress")},
        yaxis={"categoryorder": "array", "categoryarray": list(ordered["group_label"])},
    )
    return theme.place_mark(fig, "above")


def _dots(wards: pd.DataFrame, group_column: str, lang: str) -> go.Scatter:
    known = wards.dropna(subset=["progress"])
    return go.Scatter(
        y=known[group_column],
        x=known["progress"],
        mode="markers",
        name=text(lang, "map-peer-ward"),
        marker={"color": EXPECTED_LINE, "size": 6, "opacity": 0.8},
        customdata=known["ward_name"],
        hovertemplate="%{customdata}: %{x:.1f}<extra></extra>",
    )
