"""The map of the wards as a deck.gl picture: areas, hatching, dots and outlines over them.

Every state has a look besides colour: no report = hatch lines, late = a dot, incomplete = a ring,
carried values = a broken inner outline. Works offline: the boundaries are ours, no base map.
Reading this module: `ward_deck` puts the layers together; each `_layer` function is one look.
"""

import json
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

import pandas as pd
import pydeck as pdk
from pydeck.bindings.json_tools import default_serialize

from campaign.charts import map_paths, palette
from campaign.charts.measures import NEUTRAL_COLOR, Measure
from campaign.charts.tooltip import TOOLTIP_HTML, TOOLTIP_STYLE, tooltip
from campaign.frames import each

WARD_LAYER = "wards"
VIEWS = {
    "city": {"longitude": 105.655, "latitude": 20.972, "zoom": 8.66},
    "inner": {"longitude": 105.825, "latitude": 21.022, "zoom": 11.35},
}
# How much further out a phone starts, so that the whole city fits its width.
PHONE_ZOOM_STEP = 0.45
# Carried values older than this many days are outlined: the reader should know.
STALE_DAYS = 2
_BUBBLE_METRES = 260.0


class CompactDeck(pdk.Deck):
    """A deck whose JSON has no indentation: a third of the bytes, written eight times as fast.

    Indenting keeps Python from using its encoder in C. It is written once, because many readers
    are shown the same deck; do not change it afterwards.
    """

    def to_json(self) -> str:
        """The deck's description as compact JSON."""
        return self._json

    @cached_property
    def _json(self) -> str:
        return json.dumps(self, sort_keys=True, default=default_serialize, separators=(",", ":"))


def ward_deck(
    frame: pd.DataFrame,
    measure: Measure,
    lang: str,
    *,
    name: str,
    view: str = "city",
    is_dark: bool = False,
    is_phone: bool = False,
    selected: str | None = None,
    has_base_map: bool = False,
) -> pdk.Deck:
    """The deck for `frame` (measured(): ward_code, ward_name, value, color, report_status …).

    `name` is the measure's name for tooltips. Wards that are not in the frame (filtered out) are
    drawn as empty outlines. The layer's id names the selected ward: a new choice makes a new
    layer, so Streamlit drops its own selection, which would fade all other wards.
    """
    tips = [tooltip(row, measure, name, lang) for row in each(frame)]
    layers = [
        _areas(frame, tips, measure, has_base_map, f"{WARD_LAYER}-{selected}"),
        *_borders(is_dark),
        *([_bubbles(frame)] if measure.is_count else []),
        _hatching(_fills(frame, measure, "missing")),
        _stale(frame, is_dark),
        _points("late", _fills(frame, measure, "late"), is_filled=True),
        _points("incomplete", _fills(frame, measure, "incomplete"), is_filled=False),
    ]
    if selected is not None:
        layers.append(_outline("selected", [selected], is_dark, 4))
    base = {"map_provider": "carto", "map_style": "dark" if is_dark else "light"}
    return CompactDeck(
        layers=layers,
        initial_view_state=_start(view, is_phone),
        tooltip={"html": TOOLTIP_HTML, "style": TOOLTIP_STYLE},
        **(base if has_base_map else {"map_provider": None}),
    )


def _start(view: str, is_phone: bool) -> pdk.ViewState:
    place = dict(VIEWS[view])
    place["zoom"] -= PHONE_ZOOM_STEP if is_phone else 0
    return pdk.ViewState(**place, min_zoom=7.5, max_zoom=15)


def _fills(frame: pd.DataFrame, measure: Measure, status: str) -> dict[str, str]:
    """Ward code -> fill colour of the wards with this report status."""
    rows = frame[frame["report_status"] == status]
    fills = [NEUTRAL_COLOR] * len(rows) if measure.is_count else rows["color"]
    return dict(zip(rows["ward_code"], fills, strict=True))


def _borders(is_dark: bool) -> list[pdk.Layer]:
    """Every border once, of all 126 wards, so that a filtered map shows where in the city it is.

    Not drawn by the areas themselves: outlines of pickable polygons make picking so slow without
    a GPU that the press is handled late and dropped (docs/performance.md).
    """
    inner = palette.BORDER_DARK if is_dark else palette.OUTLINE
    edge = palette.OUTLINE_DARK if is_dark else palette.OUTLINE
    return [
        _lines("borders", map_paths.border_lines(), palette.rgba(inner), 0.8),
        _lines("city-edge", map_paths.city_edge(), palette.rgba(edge), 1.4),
    ]


def _lines(layer_id: str, paths: Sequence[Any], color: list[int], width: float) -> pdk.Layer:
    return pdk.Layer(
        "PathLayer",
        [{"p": path} for path in paths],
        id=layer_id,
        get_path="p",
        get_color=color,
        width_min_pixels=width,
        get_width=1,
        joint_rounded=True,
    )


def _areas(
    frame: pd.DataFrame,
    tips: Sequence[Mapping[str, str]],
    measure: Measure,
    has_base_map: bool,
    layer_id: str,
) -> pdk.Layer:
    alpha = 185 if has_base_map else 255
    features = [
        {
            "type": "Feature",
            "geometry": {
                "type": "MultiPolygon",
                "coordinates": map_paths.polygons()[row.ward_code],
            },
            "properties": {
                "code": row.ward_code,
                "f": palette.rgba(NEUTRAL_COLOR if measure.is_count else row.color, alpha),
                **tip,
            },
        }
        for row, tip in zip(each(frame), tips, strict=True)
    ]
    return pdk.Layer(
        "GeoJsonLayer",
        {"type": "FeatureCollection", "features": features},
        id=layer_id,
        pickable=True,
        auto_highlight=True,
        highlight_color=[255, 255, 255, 70],
        get_fill_color="properties.f",
        stroked=False,
    )


def _hatching(fills: Mapping[str, str]) -> pdk.Layer:
    paths = [
        {"p": path, "c": palette.rgba(palette.ink_on(fill), 215)}
        for code, fill in fills.items()
        for path in map_paths.hatch_paths()[code]
    ]
    return pdk.Layer(
        "PathLayer",
        paths,
        id="no-report",
        get_path="p",
        get_color="c",
        width_min_pixels=1.1,
        get_width=1,
    )


def _stale(frame: pd.DataFrame, is_dark: bool) -> pdk.Layer:
    is_stale = frame["oldest_value_days"].fillna(0) >= STALE_DAYS
    return _outline("stale", list(frame.loc[is_stale, "ward_code"]), is_dark, 2.4)


def _outline(layer_id: str, codes: Sequence[str], is_dark: bool, width: float) -> pdk.Layer:
    rings = [part[0] for code in codes for part in map_paths.polygons().get(code, [])]
    return _lines(
        layer_id, rings, palette.rgba(palette.INK_DARK if is_dark else palette.INK), width
    )


def _points(layer_id: str, fills: Mapping[str, str], *, is_filled: bool) -> pdk.Layer:
    rows = [
        {"p": map_paths.centres()[code], "c": palette.rgba(palette.ink_on(fill))}
        for code, fill in fills.items()
    ]
    return pdk.Layer(
        "ScatterplotLayer",
        rows,
        id=layer_id,
        get_position="p",
        get_fill_color="c",
        get_line_color="c",
        filled=is_filled,
        stroked=True,
        radius_units="'pixels'",
        get_radius=3.5,
        line_width_min_pixels=1.6,
    )


def _bubbles(frame: pd.DataFrame) -> pdk.Layer:
    """One circle per ward, its area by the class: counts must not be read off the ward's size."""
    rows = [
        {
            "p": map_paths.centres()[row.ward_code],
            "c": palette.rgba(row.color),
            "r": row.class_no**0.5,
        }
        for row in each(frame)
        if row.class_id != "unknown"
    ]
    return pdk.Layer(
        "ScatterplotLayer",
        rows,
        id="counts",
        get_position="p",
        get_radius="r",
        radius_scale=_BUBBLE_METRES * 2,
        radius_min_pixels=2,
        get_fill_color="c",
        get_line_color=palette.rgba(palette.OUTLINE),
        stroked=True,
        line_width_min_pixels=0.8,
    )
