"""The strip: one cell per ward and campaign day, from the mart compliance_history.

Five looks that survive a grey printer: plain blue (on time), a glyph on its own colour (late,
incomplete, missing) and pale grey (nothing due).
"""

from datetime import date, timedelta
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from campaign.charts import theme
from campaign.charts.palette import MUTED, STATUS
from campaign.charts.reporting import FAULTS, LOOKS, STATUSES, alphabetic, demo, named
from campaign.labels import text
from campaign.settings import settings

ORDERS = ("faults", "district")
SHORT_DAYS = 14
_ROW_PX = 13
_HALF_DAY = timedelta(hours=12)


def strip_order(history: pd.DataFrame, order: str) -> list[str]:
    """The ward codes from top to bottom: most faults first, or by former district and name."""
    wards = history.drop_duplicates("ward_code").set_index("ward_code")
    faults = history["report_status"].isin(FAULTS).groupby(history["ward_code"]).sum()
    wards = wards.assign(fault_count=faults)
    by = {
        "faults": (["fault_count", "ward_name"], [False, True]),
        "district": (["former_district", "ward_name"], [True, True]),
    }[order]
    return list(wards.sort_values(by[0], ascending=by[1], key=alphabetic).index)


def report_strip(
    history: pd.DataFrame, lang: str, *, as_of: date, order: str = "faults", is_demo: bool = False
) -> go.Figure:
    """One cell per ward (row) and campaign day (column), from compliance_history."""
    codes = strip_order(history, order)
    names = _row_names(history, codes, with_district=order == "district")
    status = _grid(history, "report_status")
    status = status.loc[codes]
    days = [pd.Timestamp(day).date() for day in status.columns]
    cells = _cells(status, days, names, _hover_texts(history, lang).loc[codes])
    fig = theme.figure(
        lang,
        [cells, *_glyphs(status, days, names)],
        height=_ROW_PX * len(codes) + 76,
        hovermode="closest",
        showlegend=False,
        margin={"t": 36, "b": 24},
        xaxis=theme.dates_axis(
            side="top",
            **_ticks(days),
            tickangle=0,
            range=[pd.Timestamp(days[0]) - _HALF_DAY, pd.Timestamp(days[-1]) + _HALF_DAY],
            fixedrange=True,
        ),
        yaxis={
            "range": [len(codes) - 0.5, -0.5],
            "tickfont": {"size": 10},
            "dtick": 1,
            "showgrid": False,
        },
        shapes=[_day_frame(as_of)],
    )
    return demo(fig, lang, is_demo, x=0, xanchor="left", y=0, yanchor="top", yshift=-2)


def _cells(
    status: pd.DataFrame, days: list[date], names: list[str], hover: pd.DataFrame
) -> go.Heatmap:
    return go.Heatmap(
        x=days,
        y=names,
        z=status.map(STATUSES.index).to_numpy(dtype="int8"),
        text=hover.to_numpy(),
        hovertemplate="<b>%{y}</b><br>%{x|%d/%m/%Y}: %{text}<extra></extra>",
        colorscale=_steps([LOOKS[name].color for name in STATUSES]),
        zmin=-0.5,
        zmax=len(STATUSES) - 0.5,
        showscale=False,
        xgap=1,
        ygap=1,
    )


def _ticks(days: list[date]) -> dict[str, list[Any]]:
    """Weeks, of two weeks or less every second day; every second tick is named, for a phone."""
    ticks = days[:: 7 if len(days) > SHORT_DAYS else 2]
    names = ["" if index % 2 else f"{day:%d/%m}" for index, day in enumerate(ticks)]
    return {"tickvals": ticks, "ticktext": names}


def _steps(colors: list[str]) -> list[list[Any]]:
    """A colour scale without gradients: one band of equal width per colour."""
    edges = [index / len(colors) for index in range(len(colors) + 1)]
    return [
        [edge, color]
        for index, color in enumerate(colors)
        for edge in (edges[index], edges[index + 1])
    ]


def _row_names(history: pd.DataFrame, codes: list[str], *, with_district: bool) -> list[str]:
    wards = history.drop_duplicates("ward_code").set_index("ward_code").loc[codes]
    if not with_district:
        return list(wards["ward_name"])
    return list(wards["former_district"] + " · " + wards["ward_name"])


def _hover_texts(history: pd.DataFrame, lang: str) -> pd.DataFrame:
    """What the pointer shows in a cell: status, and when which version came in.

    Column-wise, because formatting 5,670 cells one by one takes longer than all of the page.
    """
    zone = settings().campaign.timezone
    names = {status: named(lang, "report_status", status) for status in STATUSES}
    moments = pd.to_datetime(history["received_at"], utc=True).dt.tz_convert(zone)
    version = text(lang, "reporting-strip-version") + history["version"].map("{:.0f}".format)
    came_in = moments.dt.strftime(f" · {text(lang, 'reporting-strip-received')} %H:%M %d/%m · ")
    words = history["report_status"].map(names) + (came_in + version).fillna("")
    return _grid(history.assign(words=words), "words")


def _glyphs(status: pd.DataFrame, days: list[date], names: list[str]) -> list[go.Scatter]:
    """The faults' glyphs over their cells; the two quiet statuses stay plain."""
    traces = []
    for fault in FAULTS:
        rows, columns = (status == fault).to_numpy().nonzero()
        traces.append(
            go.Scatter(
                x=[days[column] for column in columns],
                y=[names[row] for row in rows],
                mode="text",
                text=STATUS[fault].glyph,
                textfont={"size": 8, "color": STATUS[fault].ink},
                hoverinfo="skip",
            )
        )
    return traces


def _day_frame(day: date) -> dict[str, Any]:
    """A frame around the column of `day`, over the whole height."""
    midnight = pd.Timestamp(day)
    return {
        "type": "rect",
        "x0": midnight - _HALF_DAY,
        "x1": midnight + _HALF_DAY,
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "line": {"color": MUTED, "width": 1.5},
    }


def _grid(frame: pd.DataFrame, values: str) -> pd.DataFrame:
    """Ward × day; each pair occurs once, so "first" only carries the value over."""
    return frame.pivot_table(
        index="ward_code", columns="report_date", values=values, aggfunc="first"
    )
