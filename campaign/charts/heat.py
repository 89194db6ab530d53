"""The ward × day picture of volunteer turns: classes in colour, zero and "not reported" apart.

Rows are sorted by former district and ward. Few wards are named one by one; all 126 are too many
names to read, so then the districts are named and the wards are in the hover and in the table.
"""

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from campaign.charts import palette, theme
from campaign.formats import number
from campaign.labels import text
from campaign.spelling import plain_words

# Lower bounds of the classes (lượt): 0 is a class of its own.
BOUNDS = (0, 1, 10, 20, 40)
NAMED_ROWS = 40
DAY_MILLISECONDS = 86_400_000
ABOVE_TICKS = 28  # pixels


def volunteer_heat(frame: pd.DataFrame, lang: str, *, is_demo: bool) -> go.Figure:
    """Heat map of mart volunteer_heat (present_turns, null = not reported)."""
    grid = _grid(frame)
    days = [day.date() for day in pd.to_datetime(grid.columns)]
    names = [f"{ward} ({district})" for district, ward, _code in grid.index]
    values = grid.to_numpy(dtype=float)
    cells, missing = _cells(values, days, names, lang), _missing(values, days, names, lang)
    is_named = len(grid) <= NAMED_ROWS
    plot_height = (20 if is_named else 10) * len(grid)
    fig = theme.figure(
        lang,
        [cells, missing, *_legend(lang)],
        is_demo=is_demo,
        height=140 + plot_height,
        hovermode="closest",
        legend={
            "traceorder": "normal",
            "itemclick": False,
            "itemdoubleclick": False,
            "y": 1 + ABOVE_TICKS / plot_height,
        },
        xaxis=theme.day_axis(days, side="top", ticks="", range=_span(days)),
        yaxis=_rows_axis(grid, is_named),
        margin={"t": 64, "b": 26},
        shapes=_district_lines(grid),
    )
    return theme.place_mark(fig, "below")


def class_name(lang: str, number_of_class: int) -> str:
    """The legend's words for a class, e.g. "1–9 lượt"."""
    low = BOUNDS[number_of_class]
    if number_of_class == len(BOUNDS) - 1:
        return text(lang, "volunteers-heat-from", low=number(lang, low))
    high = BOUNDS[number_of_class + 1] - 1
    span = number(lang, low) if low == high else f"{number(lang, low)}–{number(lang, high)}"
    return text(lang, "volunteers-heat-class", span=span)


def _grid(frame: pd.DataFrame) -> pd.DataFrame:
    keys = ["former_district", "ward_name", "ward_code", "report_date"]
    turns = frame.set_index(keys)["present_turns"]
    # unstack, because pivot_table drops wards without a value or multiplies the name levels
    grid = turns.unstack("report_date")  # noqa: PD010
    return grid.iloc[sorted(range(len(grid)), key=lambda row: _place(grid.index[row]))]


def _place(names: Any) -> list[tuple[str, str]]:
    """Sorts as Vietnamese readers expect: Đ beside D, not after Z."""
    return [(plain_words(name), name) for name in names]


def _classes(values: Any) -> list[list[int | None]]:
    found = np.digitize(np.nan_to_num(values, nan=-1.0), BOUNDS) - 1
    return [[None if place < 0 else int(place) for place in row] for row in found]


def _cells(values: Any, days: list[Any], names: list[str], lang: str) -> go.Heatmap:
    return go.Heatmap(
        z=_classes(values),
        # a start and a step, because a single date has no width
        x0=days[0].isoformat(),
        dx=DAY_MILLISECONDS,
        y=names,
        text=_words(values, lang),
        hovertemplate="<b>%{y}</b><br>%{x|%d/%m/%Y}: %{text}<extra></extra>",
        colorscale=_steps(),
        zmin=-0.5,
        zmax=len(BOUNDS) - 0.5,
        showscale=False,
        xgap=1,
        ygap=1,
        hoverongaps=True,
    )


def _rows_axis(grid: pd.DataFrame, is_named: bool) -> dict[str, Any]:
    return {
        "type": "category",
        "autorange": False,
        "range": [len(grid) - 0.5, -0.5],
        "showgrid": False,
        **(_ward_ticks(grid) if is_named else _district_ticks(grid)),
    }


def _steps() -> list[tuple[float, str]]:
    """A plotly colour scale without blends: each class keeps its colour over its whole share."""
    share = 1 / len(BOUNDS)
    return [
        (place, color)
        for number_of_class, color in enumerate(palette.COUNT_CLASSES)
        for place in (number_of_class * share, (number_of_class + 1) * share)
    ]


def _words(values: Any, lang: str) -> list[list[str]]:
    """What the hover says of each cell; the place and the day come from the axes (payload)."""
    missing = text(lang, "volunteers-heat-missing")
    counts = np.unique(values[~np.isnan(values)])
    words = {
        turns: text(lang, "volunteers-heat-class", span=number(lang, turns)) for turns in counts
    }
    return [[words.get(turns, missing) for turns in row] for row in values]


def _missing(values: Any, days: list[Any], names: list[str], lang: str) -> go.Scatter:
    rows, columns = np.nonzero(np.isnan(values))
    return go.Scatter(
        # an empty list would take the class out of the legend
        x=[days[column] for column in columns] if len(columns) else [None],
        y=[names[row] for row in rows] if len(rows) else [None],
        mode="markers",
        name=text(lang, "volunteers-heat-missing"),
        marker={"symbol": "x-thin-open", "size": 5, "color": palette.EXPECTED_LINE},
        hoverinfo="skip",
    )


def _legend(lang: str) -> list[go.Scatter]:
    """A heat map has no legend of its own: empty square marks carry the classes."""
    return [
        go.Scatter(
            x=[None],
            y=[None],
            mode="markers",
            name=class_name(lang, number_of_class),
            marker={
                "symbol": "square",
                "size": 12,
                "color": color,
                "line": {"width": 1, "color": palette.EXPECTED_LINE},
            },
        )
        for number_of_class, color in enumerate(palette.COUNT_CLASSES)
    ]


def _span(days: list[Any]) -> list[str]:
    half_day = pd.Timedelta(hours=12)
    ends = (pd.Timestamp(days[0]) - half_day, pd.Timestamp(days[-1]) + half_day)
    return [end.isoformat() for end in ends]


def _ward_ticks(grid: pd.DataFrame) -> dict[str, Any]:
    names = [ward for _district, ward, _code in grid.index]
    return {"tickvals": list(range(len(names))), "ticktext": names}


def _district_ticks(grid: pd.DataFrame) -> dict[str, Any]:
    districts = pd.Series([district for district, _ward, _code in grid.index])
    middles = pd.Series(range(len(districts))).groupby(districts).mean()
    return {"tickvals": list(middles), "ticktext": list(middles.index), "tickfont": {"size": 11}}


def _district_lines(grid: pd.DataFrame) -> list[dict[str, Any]]:
    districts = [district for district, _ward, _code in grid.index]
    starts = [n for n in range(1, len(districts)) if districts[n] != districts[n - 1]]
    line = {"color": palette.EXPECTED_LINE, "width": 1}
    return [
        {
            "type": "line",
            "xref": "paper",
            "x0": 0,
            "x1": 1,
            "y0": n - 0.5,
            "y1": n - 0.5,
            "line": line,
        }
        for n in starts
    ]
