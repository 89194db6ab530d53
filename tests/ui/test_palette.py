"""The palette under simulated colour vision and in grey; distances are CIE 1976 Delta E.

The numbers are exact, so any change of a colour has to be looked at and measured again.
"""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from campaign.charts import palette


def _load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


vision = _load("color_vision")
BANDS = [mark.color for mark in palette.BANDS.values()]
STATUS = [mark.color for mark in palette.STATUS.values()]
SCALE = [*palette.SEQUENTIAL, palette.ABOVE_FULL]
MARKS = {**palette.BANDS, **palette.STATUS, **palette.SEVERITY}


def distances(colors: list[str]) -> list[float]:
    """Closest pair for normal, protanopia, deuteranopia, tritanopia, then in grey."""
    seen = [vision.closest(colors, name) for name in vision.MATRICES]
    return [*seen, vision.closest_grey(colors)]


@pytest.mark.parametrize(
    ("colors", "expected"),
    [
        pytest.param(BANDS[:5], [38.8, 35.9, 37.5, 29.8, 11.5], id="bands"),
        pytest.param(STATUS, [34.7, 22.9, 19.3, 29.9, 12.2], id="status"),
        pytest.param(SCALE, [13.2, 11.8, 13.6, 13.9, 9.7], id="sequential"),
        pytest.param(list(palette.DIVERGING), [25.8, 22.6, 26.8, 27.2, 12.7], id="diverging"),
    ],
)
def test_ordered_colours_stay_apart_for_every_eye_and_in_grey(colors, expected):
    assert distances(colors) == expected


def test_series_stay_apart_for_every_eye():
    assert distances(list(palette.CATEGORIES))[:4] == [26.2, 17.4, 15.1, 17.9]


def test_the_simulation_is_the_published_one():
    # Pure red against pure green: far apart for most, close for a deuteranope.
    assert vision.closest(["#FF0000", "#00FF00"], "normal") == 170.6
    assert vision.closest(["#FF0000", "#00FF00"], "deuteranopia") == 27.8
    assert vision.contrast("#000000", "#FFFFFF") == pytest.approx(21)


def test_text_on_a_mark_is_readable():
    worst = min(vision.contrast(mark.color, mark.ink) for mark in MARKS.values())
    assert round(worst, 2) == 4.52


def test_signs_over_a_fill_stand_out():
    fills = [*BANDS, *SCALE, *palette.DIVERGING]
    assert round(min(vision.contrast(palette.ink_on(fill), fill) for fill in fills), 2) == 4.32


def test_lines_and_series_stand_out_on_the_page():
    on_white = (*palette.CATEGORIES, palette.OUTLINE, palette.MUTED, palette.ACCENT)
    assert min(vision.contrast(color, palette.PAPER) for color in on_white) >= 3
    on_both = vision.contrast(palette.ON_BOTH, palette.PAPER)
    assert min(on_both, vision.contrast(palette.ON_BOTH, palette.PAPER_DARK)) >= 4
    on_dark = (palette.OUTLINE_DARK, palette.MUTED_DARK, palette.EXPECTED_LINE)
    assert min(vision.contrast(color, palette.PAPER_DARK) for color in on_dark) >= 3


def test_never_colour_alone():
    for family in (palette.BANDS, palette.STATUS, palette.SEVERITY):
        glyphs = [mark.glyph for mark in family.values()]
        assert len(set(glyphs)) == len(glyphs)
