"""What the map can show: measures with classes that are the same on all 45 days.

A class has a half-open range [lower, upper) of the value as it is printed, so the colour never
contradicts the figure. Exactly zero, above 100 % and unknown are classes of their own.
To add a measure: a column of a mart, a row in MEASURES, labels map-m-<id> in both languages.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from typing import Any

import pandas as pd

from campaign import labels
from campaign.charts.palette import ABOVE_FULL, BANDS, DIVERGING, SEQUENTIAL
from campaign.formats import number

UNKNOWN = "unknown"
UNKNOWN_COLOR, ZERO_COLOR, NEUTRAL_COLOR = "#DADFE4", "#FBFBF3", "#EEF1F4"
# Edges of "exactly zero" and "up to and including 100"; values arrive rounded.
JUST_OVER_ZERO, FULL, JUST_OVER_FULL = 1e-9, 100.0, 100.0000001
_NAMED = ("zero", UNKNOWN, "yes", "no")


@dataclass(frozen=True)
class MapClass:
    """One class: values in [lower, upper), or exactly the text `term` (a band)."""

    class_id: str
    color: str
    lower: float = -inf
    upper: float = inf
    term: str | None = None
    glyph: str = ""

    @property
    def kind(self) -> str:
        """Which sentence describes the range: the label map-class-<kind>."""
        if self.lower == -inf:
            return "below"
        if self.upper == inf:
            return "over" if self.lower == JUST_OVER_FULL else "above"
        if self.upper == JUST_OVER_FULL:
            return "top"
        return "first" if self.lower == JUST_OVER_ZERO else "between"

    def holds(self, value: Any) -> bool:
        """Whether the printed value belongs to this class."""
        if self.term is not None:
            return bool(value == self.term)
        return isinstance(value, (int, float)) and self.lower <= value < self.upper


@dataclass(frozen=True)
class Measure:
    """A column of a mart on the map.

    Values are multiplied by `factor` and rounded to `digits` before they are classed and printed.
    `is_count` draws bubbles instead of colouring areas, because wards differ in size.
    """

    measure_id: str
    group: str
    mart: str
    column: str
    classes: tuple[MapClass, ...]
    unit: str = ""
    digits: int = 1
    edge_digits: int = 0
    factor: float = 1.0
    is_count: bool = False

    def printed(self, value: Any) -> Any:
        """The value as it is printed and classed; None when unknown."""
        if pd.isna(value):
            return None
        if isinstance(value, (str, bool)):
            return value
        return round(float(value) * self.factor, self.digits)

    def class_of(self, value: Any) -> MapClass:
        """The class of a printed value; unknown when it fits none."""
        for map_class in self.classes:
            if value is not None and map_class.holds(value):
                return map_class
        return UNKNOWN_CLASS

    def value_text(self, lang: str, value: Any) -> str:
        """A printed value for a tooltip or a table."""
        if value is None:
            return labels.text(lang, "map-class-unknown")
        if isinstance(value, str):
            return labels.term(lang, "band", value)
        return number(lang, value, self.digits) + self.unit

    def class_text(self, lang: str, map_class: MapClass) -> str:
        """The class in words, both edges included ("từ 60 đến dưới 80%")."""
        if map_class.class_id in _NAMED:
            return labels.text(lang, f"map-class-{map_class.class_id}")
        if map_class.term is not None:
            return labels.term(lang, "band", map_class.term)
        low, high = map_class.lower, map_class.upper
        key = map_class.kind
        edges = {
            "low": number(lang, None if low == -inf else low, self.edge_digits),
            "high": number(lang, None if high == inf else high, self.edge_digits),
        }
        return labels.text(lang, f"map-class-{key}", unit=self.unit, **edges)


UNKNOWN_CLASS = MapClass(UNKNOWN, UNKNOWN_COLOR, term="\0", glyph="?")
_ZERO = MapClass("zero", ZERO_COLOR, 0, JUST_OVER_ZERO, glyph="0")
_BAND_CLASSES = tuple(
    MapClass(f"band{number_}", mark.color, term=name, glyph=mark.glyph)
    for number_, (name, mark) in enumerate(BANDS.items())
)


def _steps(edges: Sequence[float], colors: Sequence[str], *, ends: bool = True) -> list[MapClass]:
    """Classes between `edges`; with `ends` also below the first and from the last on."""
    bounds = [-inf, *edges, inf] if ends else list(edges)
    pairs = zip(pairwise(bounds), colors, strict=True)
    return [MapClass(f"c{i}", color, low, high) for i, ((low, high), color) in enumerate(pairs)]


_SHARE = (
    _ZERO,
    *_steps((JUST_OVER_ZERO, 20, 40, 60, 80), SEQUENTIAL[:4], ends=False),
    MapClass("top", SEQUENTIAL[4], 80, JUST_OVER_FULL),
    MapClass("over", ABOVE_FULL, JUST_OVER_FULL),
)
_PACE = tuple(
    MapClass(step.class_id, step.color, step.lower, step.upper, glyph=mark.glyph)
    for step, mark in zip(
        reversed(_steps((0.6, 0.8, 0.95, 1.05), [m.color for m in list(BANDS.values())[4::-1]])),
        BANDS.values(),
        strict=False,
    )
)
_CHANGE = tuple(reversed(_steps((-5, -1, 1, 5), DIVERGING)))


def _counts(*edges: float) -> tuple[MapClass, ...]:
    return (_ZERO, *_steps((JUST_OVER_ZERO, *edges, inf), SEQUENTIAL[: len(edges) + 1], ends=False))


def _share(measure_id: str, group: str, column: str | None = None) -> Measure:
    name = column or f"{measure_id}_pct"
    return Measure(measure_id, group, "ward_metric", name, _SHARE, unit="%")


def _component(code: str) -> Measure:
    return Measure(code, "component", "ward_index", code, _SHARE, unit="%", factor=100)


COMPONENTS = (
    "n1",
    "n2",
    "n3",
    "n4",
    "t1",
    "t2",
    "d1",
    "d2",
    "d3",
    "d4",
    "c1",
    "h1",
    "h2",
    "h3",
    "r1",
)
MEASURES: tuple[Measure, ...] = (
    Measure("band", "index", "ward_index", "band", _BAND_CLASSES),
    Measure("pace", "index", "ward_index", "pace", _PACE, digits=2, edge_digits=2),
    Measure("progress", "index", "ward_index", "progress", _SHARE),
    Measure("change", "index", "ward_metric", "progress_change_7d", _CHANGE),
    Measure(
        "commendation",
        "index",
        "commendation",
        "is_commended",
        (MapClass("yes", SEQUENTIAL[3], 1, 2, glyph="★"), MapClass("no", NEUTRAL_COLOR, 0, 1)),
        digits=0,
    ),
    *(_component(code) for code in COMPONENTS),
    *(
        _share(measure_id, "rate")
        for measure_id in (
            "online_rate",
            "full_process",
            "on_time",
            "e_result",
            "officials_trained",
            "cdt_members_trained",
            "hamlets_reached",
            "procedures_configured",
        )
    ),
    Measure(
        "tech_support_people", "count", "ward_metric", "tech_support_people",
        _counts(2, 4, 8), digits=0, is_count=True,
    ),
    Measure(
        "volunteer_turns_7d", "count", "ward_metric", "volunteer_turns_7d",
        _counts(50, 100, 200, 400), digits=0, is_count=True,
    ),
    Measure(
        "citizens_supported_7d", "count", "ward_metric", "citizens_supported_7d",
        _counts(200, 500, 1000, 2000), digits=0, is_count=True,
    ),
    Measure(
        "oldest_value_days", "count", "ward_metric", "oldest_value_days",
        (MapClass("c0", SEQUENTIAL[0], 0, 1), *_steps((1, 2, 3, 4), SEQUENTIAL[1:4], ends=False)),
        digits=0,
    ),
)  # fmt: skip
BY_ID = {measure.measure_id: measure for measure in MEASURES}


def measured(frame: pd.DataFrame, measure: Measure) -> pd.DataFrame:
    """`frame` (ward_code and the measure's column) with value, class_id, class_no, color.

    class_no is the class's place in the legend; unknown comes last.
    """
    values = [measure.printed(value) for value in frame[measure.column]]
    classes = [measure.class_of(value) for value in values]
    order = {c.class_id: place for place, c in enumerate((*measure.classes, UNKNOWN_CLASS))}
    return frame.assign(
        value=pd.Series(values, index=frame.index, dtype=object),
        class_id=[c.class_id for c in classes],
        class_no=[order[c.class_id] for c in classes],
        color=[c.color for c in classes],
    )


def legend(frame: pd.DataFrame, measure: Measure) -> list[tuple[MapClass, int]]:
    """Every class with its number of wards (also 0), unknown last and only when it occurs."""
    counts = frame["class_id"].value_counts()
    rows = [(c, int(counts.get(c.class_id, 0))) for c in measure.classes]
    unknown = int(counts.get(UNKNOWN, 0))
    return [*rows, (UNKNOWN_CLASS, unknown)] if unknown else rows
