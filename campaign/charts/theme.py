"""The base of every plotly figure: type, grid, numbers in the reader's notation, the demo mark.

Backgrounds stay transparent and text colours unset, because Streamlit fills both in for the
reader's light or dark theme. Build figures with graph_objects through `figure`.
"""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from campaign.charts.palette import CATEGORIES, ON_BOTH
from campaign.labels import text

# What a page is handed; it shows figures and never builds one.
Figure = go.Figure

FONT = "Be Vietnam Pro, Segoe UI, Roboto, sans-serif"
# plotly's own words, for the few of its buttons that stay visible.
_MODEBAR_KEYS = {
    "Download plot as a PNG": "chart-save",
    "Download plot as a png": "chart-save",
    "Download plot as PNG": "chart-save",
}


def figure(
    lang: str,
    traces: Sequence[Any] = (),
    *,
    x_title: str | None = None,
    y_title: str | None = None,
    is_demo: bool = False,
    height: int = 340,
    **layout: Any,
) -> go.Figure:
    """A figure with the house layout; `layout` overrides it (plotly layout properties)."""
    base: dict[str, Any] = {
        "height": height,
        "margin": {"l": 8, "r": 12, "t": 28, "b": 8, "autoexpand": True},
        "font": {"family": FONT, "size": 13},
        "separators": ",." if lang == "vi" else ".,",
        "colorway": list(CATEGORIES),
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "hovermode": "x unified",
        "legend": {"orientation": "h", "yanchor": "bottom", "y": 1.02, "x": 0, "title": None},
        "xaxis": {"title": x_title, "automargin": True, "showgrid": False, "fixedrange": True},
        "yaxis": {"title": y_title, "automargin": True, "zeroline": False, "fixedrange": True},
    }
    fig = go.Figure(data=list(traces), layout=_merged(base, layout))
    if is_demo:
        mark_demo(fig, lang)
    return fig


def mark_demo(fig: go.Figure, lang: str) -> None:
    """Write "simulated data" into the picture itself, so that a saved copy carries it too."""
    fig.add_annotation(
        text=text(lang, "demo-mark"),
        xref="paper",
        yref="paper",
        x=1,
        y=1,
        xanchor="right",
        yanchor="top",
        showarrow=False,
        font={"size": 11, "color": ON_BOTH},
    )


def place_mark(fig: go.Figure, where: str, shift: int = 0) -> go.Figure:
    """Move the demo mark out of the plot area: "above" (no legend there) or "below".

    `shift`: pixels further down, to pass the tick labels of an x axis.
    """
    spot = {"y": 1, "yanchor": "bottom"} if where == "above" else {"y": 0, "yanchor": "top"}
    return fig.update_annotations(yshift=-shift, **spot)


def dates_axis(**extra: Any) -> dict[str, Any]:
    """An x axis of days, ticks as dd/MM (no month names, so it needs no plotly locale)."""
    return {"tickformat": "%d/%m", "hoverformat": "%d/%m/%Y", "showgrid": False, **extra}


def day_axis(days: Sequence[Any], **extra: Any) -> dict[str, Any]:
    """`dates_axis` that also reads well for a campaign of one or a few days."""
    ticks = {"tickvals": list(days)} if len(set(days)) <= 7 else {}
    return dates_axis(**ticks, **extra)


def whole_ticks(largest: float) -> dict[str, Any]:
    """Axis settings for counts: whole numbers only, each once, also when the counts are small."""
    return {"tickformat": ",d", "tickangle": 0, **({"dtick": 1} if largest <= 5 else {"nticks": 3})}


def percent_axis(title: str | None = None, **extra: Any) -> dict[str, Any]:
    """A y axis for 0–100 shares, from zero."""
    return {"title": title, "ticksuffix": "%", "rangemode": "tozero", "zeroline": False, **extra}


def config(lang: str, file_stem: str) -> dict[str, Any]:
    """plotly.js settings: only the save button, in the reader's language, and no logo."""
    words = {word: text(lang, key) for word, key in _MODEBAR_KEYS.items()}
    return {
        "displaylogo": False,
        "modeBarButtons": [["toImage"]],
        "toImageButtonOptions": {"filename": file_stem, "scale": 2},
        "locale": lang,
        "locales": {lang: {"dictionary": words, "format": {}}},
    }


def _merged(base: dict[str, Any], extra: dict[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in extra.items():
        both = isinstance(value, dict) and isinstance(base.get(key), dict)
        merged[key] = {**base[key], **value} if both else value
    return merged
