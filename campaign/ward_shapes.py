"""The shapes of the wards: the simplified city coverage, neighbours, and hatch lines.

Lengths are measured in VN-2000 / UTM 48N (metres); what leaves this module is in degrees
(EPSG:4326), as map libraries want it. Everything is computed once per process.
"""

from functools import lru_cache

import geopandas as gpd
import numpy as np
import shapely

from campaign.settings import settings
from campaign.wards import register

METRIC_CRS = "EPSG:3405"
DEGREES_CRS = "EPSG:4326"
# Visvalingam tolerance in metres: halves the vertices, moves no ward's area by more than 0.5 %.
CITY_TOLERANCE_M = 60.0
# A ward shows about this many hatch lines whatever its size, so that "no report" reads the same
# in a ward of the old quarter and in a mountain commune.
_HATCH_LINES = 6
_HATCH_SPACING_M = (90.0, 900.0)
_DEGREE_DIGITS = 5  # about one metre


class WardGeometryMismatch(ValueError):
    """data/hanoi_wards.geojson and data/hanoi_wards.csv do not hold the same wards."""


@lru_cache(maxsize=1)
def full_geometry() -> gpd.GeoDataFrame:
    """The boundaries as shipped: index ward_code, the register's columns and geometry.

    Raises WardGeometryMismatch unless every ward of the register has exactly one polygon.
    """
    frame = gpd.read_file(settings().data_dir / "hanoi_wards.geojson").drop(columns="id")
    codes = [str(code) for code in frame["ward_code"]]
    registered = [ward.ward_code for ward in register().wards]
    if sorted(codes) != sorted(registered):
        odd = sorted(set(codes) ^ set(registered))
        raise WardGeometryMismatch(f"polygons and register differ; codes in one only: {odd}")
    return frame.set_index("ward_code", drop=False).loc[registered]


@lru_cache(maxsize=1)
def city_geometry() -> gpd.GeoDataFrame:
    """`full_geometry` simplified as a coverage for the city view: shared borders stay shared."""
    frame = full_geometry()
    simple = frame.geometry.to_crs(METRIC_CRS).simplify_coverage(CITY_TOLERANCE_M)
    return frame.set_geometry(_rounded(simple.to_crs(DEGREES_CRS)))


@lru_cache(maxsize=1)
def neighbours() -> dict[str, tuple[str, ...]]:
    """For each ward_code the codes of the wards that share a piece of border with it, sorted."""
    shapes = full_geometry().geometry
    codes = [str(code) for code in shapes.index]
    found: dict[str, list[str]] = {code: [] for code in codes}
    for i, j in shapes.sindex.query(shapes.values, predicate="touches").T:
        # Two wards that meet in a point only are not neighbours on the ground.
        if shapes.iloc[i].intersection(shapes.iloc[j]).length > 0:
            found[codes[i]].append(codes[j])
    return {code: tuple(sorted(others)) for code, others in found.items()}


@lru_cache(maxsize=1)
def hatch_lines() -> gpd.GeoDataFrame:
    """Diagonal lines clipped to each ward of the city view: the look of "no report".

    Index and column ward_code, geometry MultiLineString in degrees.
    """
    shapes = city_geometry().geometry
    lines = [_hatch(shape) for shape in shapes.to_crs(METRIC_CRS)]
    series = gpd.GeoSeries(lines, index=shapes.index, crs=METRIC_CRS).to_crs(DEGREES_CRS)
    return gpd.GeoDataFrame({"ward_code": shapes.index}, shapes.index, geometry=_rounded(series))


def _hatch(shape: shapely.Geometry) -> shapely.MultiLineString:
    spacing = float(np.clip(np.sqrt(shape.area) / _HATCH_LINES, *_HATCH_SPACING_M))
    min_x, min_y, max_x, max_y = shape.bounds
    height = max_y - min_y
    starts = np.arange(min_x - height + spacing / 2, max_x, spacing)
    ends = [[(x, min_y), (x + height, max_y)] for x in starts]
    clipped = shapely.intersection(shapely.multilinestrings([shapely.linestrings(ends)])[0], shape)
    parts = [part for part in shapely.get_parts(clipped) if part.geom_type == "LineString"]
    return shapely.MultiLineString(parts)


def _rounded(series: gpd.GeoSeries) -> gpd.GeoSeries:
    # Vertices are rounded one by one: a shared vertex stays the same in all its wards.
    shapes = shapely.transform(series.values, lambda xy: np.round(xy, _DEGREE_DIGITS))
    return gpd.GeoSeries(shapes, index=series.index, crs=series.crs)
