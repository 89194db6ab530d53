"""Pictures of reporting discipline: daily rates and counts, repeated faults, data problems.

Frames come from the marts compliance_daily, compliance_ward and validation_summary. Statuses are
told apart by glyph or pattern as well as by colour.
"""

import textwrap
from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from campaign import spelling
from campaign.charts import theme
from campaign.charts.palette import CATEGORIES, SEVERITY, STATUS, Mark
from campaign.labels import term, text

STATUSES = tuple(STATUS)
# "Nothing due" must recede on light and on dark paper alike, so it is only a veil.
LOOKS = STATUS | {"not_due": Mark("rgba(122,136,148,0.22)", "inherit", STATUS["not_due"].glyph)}
FAULTS = ("late", "incomplete", "missing")
# The second cue beside the colour; also told apart on a grey printer.
PATTERNS = {"on_time": "", "late": "/", "incomplete": "x", "missing": ".", "not_due": ""}
SEVERITY_PATTERNS = {"error": "", "warning": "/", "question": "."}

DAY = "report_date"

_BAR_PX = 24
_NAME_LINES, _NAME_WIDTH = 2, 30
# Under the right end of the x axis, where no bar and no legend can be.
_BELOW = {"y": 0, "yanchor": "top", "yshift": -26}
_BOTTOM = {"b": 46}
_LEGEND = {"traceorder": "normal"}


def daily_rates(daily: pd.DataFrame, lang: str, *, is_demo: bool = False) -> go.Figure:
    """On-time share of the due reports and complete share of the received ones, by day."""
    lines = [
        ("reporting-rates-on-time", "on_time_pct", CATEGORIES[0], "solid", "circle"),
        ("reporting-rates-complete", "completeness_pct", CATEGORIES[1], "dot", "diamond"),
    ]
    traces = [
        go.Scatter(
            x=daily[DAY],
            y=daily[column],
            name=text(lang, key),
            mode="lines+markers",
            line={"color": color, "dash": dash, "width": 2},
            marker={"symbol": symbol, "size": 6},
            hovertemplate="%{y:.1f}%",
        )
        for key, column, color, dash, symbol in lines
    ]
    fig = theme.figure(
        lang,
        traces,
        height=330,
        margin=_BOTTOM,
        legend=_LEGEND,
        xaxis=_days_axis(daily),
        yaxis=theme.percent_axis(range=[0, 102]),
    )
    return demo(fig, lang, is_demo)


def daily_counts(daily: pd.DataFrame, lang: str, *, is_demo: bool = False) -> go.Figure:
    """Stacked columns: reports due each day by status (wards)."""
    traces = [
        go.Bar(
            x=daily[DAY],
            y=daily[f"{status}_count"],
            name=named(lang, "report_status", status),
            marker=_fill(STATUS[status].color, STATUS[status].ink, PATTERNS[status]),
            hovertemplate="%{y}",
        )
        for status in STATUSES
        if status != "not_due"
    ]
    fig = theme.figure(
        lang,
        traces,
        height=330,
        margin=_BOTTOM,
        legend=_LEGEND,
        barmode="stack",
        bargap=0.12,
        xaxis=_days_axis(daily),
        yaxis={"title": text(lang, "reporting-counts-axis"), "rangemode": "tozero"},
    )
    return demo(fig, lang, is_demo)


def fault_bars(wards: pd.DataFrame, lang: str, *, is_demo: bool = False) -> go.Figure:
    """Horizontal bars of faults by kind, one per ward, in the order of the frame."""
    traces = [
        go.Bar(
            y=wards["ward_name"],
            x=wards[f"{status}_count"],
            name=named(lang, "report_status", status),
            orientation="h",
            marker=_fill(STATUS[status].color, STATUS[status].ink, PATTERNS[status]),
            hovertemplate="%{x}",
        )
        for status in FAULTS
    ]
    return _bars(lang, traces, len(wards), "reporting-faults-axis", is_demo)


def problem_bars(
    problems: pd.DataFrame, lang: str, names: Mapping[str, str], *, is_demo: bool = False
) -> go.Figure:
    """Horizontal bars of errors, warnings and questions by rule; `names` are the rules' words."""
    totals = problems.groupby("rule_id")["problem_count"].sum()
    rules = list(totals.sort_values(ascending=False, kind="stable").index)
    traces = []
    for severity, mark in SEVERITY.items():
        counts = problems[problems["severity"] == severity].set_index("rule_id")["problem_count"]
        traces.append(
            go.Bar(
                y=[_two_lines(names[rule]) for rule in rules],
                x=[int(counts.get(rule, 0)) for rule in rules],
                name=named(lang, "problem_severity", severity),
                orientation="h",
                marker=_fill(mark.color, mark.ink, SEVERITY_PATTERNS[severity]),
                hovertemplate="%{x}",
            )
        )
    row_px = _NAME_LINES * _BAR_PX
    return _bars(lang, traces, len(rules), "reporting-problems-axis", is_demo, row_px=row_px)


def _bars(
    lang: str,
    traces: list[go.Bar],
    rows: int,
    x_key: str,
    is_demo: bool,
    *,
    row_px: int = _BAR_PX,
) -> go.Figure:
    fig = theme.figure(
        lang,
        traces,
        height=row_px * rows + 138,
        margin={"b": 84},
        legend=_LEGEND,
        barmode="stack",
        hovermode="y unified",
        xaxis={
            "title": text(lang, x_key),
            "rangemode": "tozero",
            "tickformat": ",d",
            "tickangle": 0,
            "nticks": 4,  # on a phone more would run into each other
        },
        yaxis={"autorange": "reversed", "dtick": 1, "ticksuffix": " "},
    )
    return demo(fig, lang, is_demo, yshift=-62)


def demo(fig: go.Figure, lang: str, is_demo: bool, **place: Any) -> go.Figure:
    """Mark the picture as simulated, below it; `place` moves the mark (annotation properties)."""
    if is_demo:
        theme.mark_demo(fig, lang)
        fig.layout.annotations[-1].update(_BELOW | place)
    return fig


def named(lang: str, vocabulary: str, value: str) -> str:
    """The glyph and the words of a report status or of a problem's severity."""
    marks = STATUS if vocabulary == "report_status" else SEVERITY
    return f"{marks[value].glyph} {term(lang, vocabulary, value)}"


def _days_axis(daily: pd.DataFrame) -> dict[str, Any]:
    """At least a week wide, so that the first days are neither a wall nor a row of half-days."""
    first, last = (pd.Timestamp(edge) for edge in (min(daily[DAY]), max(daily[DAY])))
    last = max(last, first + pd.Timedelta(days=6))
    edge = pd.Timedelta(hours=12)
    is_short = (last - first).days < 10
    step = {"dtick": 24 * 3_600_000} if is_short else {}
    return theme.dates_axis(range=[first - edge, last + edge], **step)


def _two_lines(words: str) -> str:
    """An axis label that leaves room for the bars on a phone; the table has all the words."""
    lines = textwrap.wrap(words, _NAME_WIDTH, max_lines=_NAME_LINES, placeholder="…")
    return "<br>".join(lines)


def _fill(color: str, ink: str, pattern: str) -> dict[str, Any]:
    shape = {
        "shape": pattern,
        "fillmode": "overlay",
        "fgcolor": ink,
        "fgopacity": 0.8,
        "size": 6,
        "solidity": 0.2,
    }
    return {"color": color, "pattern": shape, "line": {"width": 0}}


def alphabetic(column: pd.Series) -> pd.Series:
    """Sort key: names as a Vietnamese list has them (Đa Phúc under D), other values as they are."""
    if not pd.api.types.is_string_dtype(column):
        return column
    return column.map(spelling.plain_words)
