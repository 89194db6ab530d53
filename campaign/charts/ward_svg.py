"""The wards as SVG: paths for the small map of the overview, and the map as a saved picture.

The picture carries everything a reader needs who finds it elsewhere: title, both times, legend
with counts, the index's caveat and, for simulated data, the demo mark.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from itertools import pairwise
from typing import Any

import pandas as pd

from campaign import labels
from campaign.charts.measures import Measure, legend
from campaign.charts.palette import BANDS, INK, OUTLINE, ink_on
from campaign.charts.theme import FONT
from campaign.frames import each
from campaign.ward_shapes import METRIC_CRS, city_geometry

WIDTH = 1000
# The small map is about 420 pixels wide: 150 m is half a pixel there.
_SMALL_TOLERANCE_M = 150.0
_HATCH = (
    '<pattern id="hatch{number}" width="9" height="9" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><line y2="9" stroke="{ink}" stroke-width="2.4"/></pattern>'
)
# A sign over a ward is dark on light fills and white on dark ones.
_INKS = (INK, "#FFFFFF")


@dataclass(frozen=True)
class WardPaths:
    """SVG path data per ward code, and the height that belongs to WIDTH."""

    paths: Mapping[str, str]
    centres: Mapping[str, tuple[int, int]]
    height: int


@lru_cache(maxsize=2)
def ward_paths(tolerance_m: float = _SMALL_TOLERANCE_M) -> WardPaths:
    """The city's coverage in a 1000-wide drawing (shared borders stay shared), north up."""
    shapes = city_geometry().geometry.to_crs(METRIC_CRS)
    if tolerance_m:
        shapes = shapes.simplify_coverage(tolerance_m)
    west, south, east, north = shapes.total_bounds
    scale = (WIDTH - 8) / (east - west)

    def place(point: Sequence[float]) -> tuple[int, int]:
        return round(4 + (point[0] - west) * scale), round(4 + (north - point[1]) * scale)

    paths, centres = {}, {}
    for code, shape in shapes.items():
        parts = getattr(shape, "geoms", [shape])
        paths[str(code)] = "".join(_ring(part.exterior.coords, place) for part in parts)
        inside = shape.representative_point()
        centres[str(code)] = place((inside.x, inside.y))
    return WardPaths(paths, centres, round((north - south) * scale) + 8)


def _ring(points: Sequence[Any], place: Any) -> str:
    """One closed ring in relative whole units, without repeated points."""
    drawn: list[tuple[int, int]] = []
    for point in points:
        spot = place(point)
        if not drawn or spot != drawn[-1]:
            drawn.append(spot)
    steps = [f"{x - a} {y - b}" for (a, b), (x, y) in pairwise(drawn)]
    return f"M{drawn[0][0]} {drawn[0][1]}l{' '.join(steps)}z"


def small_map(frame: pd.DataFrame, lang: str) -> list[dict[str, str]]:
    """For each row of mart ward_index: code, fill, look and the text that screen readers say."""
    return [
        {
            "code": row.ward_code,
            "fill": BANDS[row.band].color,
            "ink": ink_on(BANDS[row.band].color),
            "look": row.report_status,
            "label": labels.text(
                lang,
                "map-ward-label",
                ward=row.ward_name,
                band=labels.term(lang, "band", row.band),
                status=labels.term(lang, "report_status", row.report_status),
            ),
        }
        for row in each(frame)
    ]


def picture(
    frame: pd.DataFrame, measure: Measure, lang: str, *, title: str, lines: Sequence[str]
) -> bytes:
    """The map as an SVG file; `lines` are printed below it (times, scope, caveat, demo mark)."""
    drawn, top = ward_paths(0.0), 70
    rows = [f'<g transform="translate(0,{top})">', *_wards(frame, drawn), "</g>"]
    side = _legend(frame, measure, lang, top + 20)
    foot = top + drawn.height + 24
    notes = [
        f'<text x="16" y="{foot + 20 * index}" font-size="14">{escape(line)}</text>'
        for index, line in enumerate(lines)
    ]
    height = foot + 20 * len(lines)
    hatches = "".join(_HATCH.format(number=n, ink=ink) for n, ink in enumerate(_INKS))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1320 {height}" width="1320" '
        f'height="{height}" font-family="{FONT}" fill="{INK}" role="img" '
        f'aria-label="{escape(title)}"><defs>{hatches}</defs>'
        f'<rect width="1320" height="{height}" fill="#fff"/>'
        f'<text x="16" y="40" font-size="24" font-weight="600">{escape(title)}</text>'
        + "".join([*rows, *side, *notes])
        + "</svg>"
    ).encode()


def _wards(frame: pd.DataFrame, drawn: WardPaths) -> list[str]:
    shapes, marks = [], []
    outline = f'stroke="{OUTLINE}" stroke-width="0.8"'
    rows = {row.ward_code: row for row in each(frame)}
    for code, path in drawn.paths.items():
        row = rows.get(code)
        fill = "none" if row is None else row.color
        name = "" if row is None else f"<title>{escape(row.ward_name)}</title>"
        shapes.append(f'<path d="{path}" fill="{fill}" {outline}>{name}</path>')
        if row is not None:
            marks.append(_mark(row.report_status, path, drawn.centres[code], row.color))
    return shapes + marks


def _mark(status: str, path: str, centre: tuple[int, int], fill: str) -> str:
    x, y = centre
    ink = ink_on(fill)
    if status == "missing":
        return f'<path d="{path}" fill="url(#hatch{_INKS.index(ink)})"/>'
    if status == "late":
        return f'<circle cx="{x}" cy="{y}" r="3.5" fill="{ink}"/>'
    if status == "incomplete":
        return f'<circle cx="{x}" cy="{y}" r="4" fill="none" stroke="{ink}" stroke-width="2"/>'
    return ""


def _legend(frame: pd.DataFrame, measure: Measure, lang: str, top: int) -> list[str]:
    rows = []
    for index, (map_class, count) in enumerate(legend(frame, measure)):
        y = top + 28 * index
        words = f"{map_class.glyph} {measure.class_text(lang, map_class)}: {count}"
        rows.append(
            f'<rect x="1020" y="{y}" width="22" height="18" fill="{map_class.color}" '
            f'stroke="{OUTLINE}"/><text x="1052" y="{y + 14}" font-size="15">{escape(words)}</text>'
        )
    return rows
