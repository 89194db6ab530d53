"""The wards as coordinate lists for deck.gl, computed once per process.

Coordinates have four decimals (11 m): less than a pixel in the city view, half the bytes.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import shapely
from shapely.geometry import mapping

from campaign.ward_shapes import city_geometry, hatch_lines


@lru_cache(maxsize=1)
def polygons() -> dict[str, list[Any]]:
    """Ward code -> its parts, each a list of rings."""
    return {str(code): _rings(shape) for code, shape in city_geometry().geometry.items()}


def _rings(shape: Any) -> list[Any]:
    parts = getattr(shape, "geoms", [shape])
    return [[_rounded(ring) for ring in mapping(part)["coordinates"]] for part in parts]


def _rounded(points: Sequence[Any]) -> list[list[float]]:
    return [[round(x, 4), round(y, 4)] for x, y in points]


@lru_cache(maxsize=1)
def hatch_paths() -> dict[str, list[Any]]:
    """Ward code -> the diagonal lines that say "no report"."""
    lines = hatch_lines().geometry
    return {str(code): [_rounded(p.coords) for p in line.geoms] for code, line in lines.items()}


@lru_cache(maxsize=1)
def centres() -> dict[str, list[float]]:
    """Ward code -> [longitude, latitude] well inside the ward."""
    frame = city_geometry()
    columns = zip(frame["ward_code"], frame["label_lon"], frame["label_lat"], strict=True)
    return {str(code): [lon, lat] for code, lon, lat in columns}


@lru_cache(maxsize=1)
def border_lines() -> list[Any]:
    """The coverage's borders, each once: half of what the polygons' outlines would be."""
    lines = shapely.line_merge(shapely.union_all(city_geometry().geometry.boundary.values))
    return [_rounded(line.coords) for line in shapely.get_parts(lines)]


@lru_cache(maxsize=1)
def city_edge() -> list[Any]:
    """The outer ring of the whole city."""
    return [part[0] for part in _rings(city_geometry().geometry.union_all())]
