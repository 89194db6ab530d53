"""The city's key figures as small lines, as in the tiles of the overview, each on its own scale."""

from typing import NamedTuple

import pandas as pd

from campaign.charts.small_multiples import Panel
from campaign.formats import number, percent
from campaign.labels import text


class Line(NamedTuple):
    """A column of mart city_trend; the label of its name; decimals; whether it is a share."""

    column: str
    label: str
    digits: int = 0
    is_share: bool = False


# The lines of the tiles of campaign/ui/overview_tiles.py, in their order.
LINES = (
    Line("reported_count", "overview-tile-reported"),
    Line("progress_median", "overview-tile-progress_median", 1),
    Line("officials_trained_pct", "overview-tile-officials_trained", 1, True),
    Line("cdt_members_trained_pct", "overview-tile-cdt_members_trained", 1, True),
    Line("hamlets_reached_pct", "overview-tile-hamlets_reached", 1, True),
    Line("online_rate_7d_pct", "overview-tile-online", 1, True),
    Line("tech_support_short_count", "overview-tile-support"),
    Line("citizens_supported", "public-line-citizens"),
)


def panels(frame: pd.DataFrame, lang: str) -> list[Panel]:
    """One panel for each of LINES (rows of mart city_trend, any order)."""
    days = frame.sort_values("as_of_date")
    return [_panel(line, [_known(value) for value in days[line.column]], lang) for line in LINES]


def _panel(line: Line, values: list[float | None], lang: str) -> Panel:
    known = [value for value in values if value is not None]
    low, high = (min(known), max(known)) if known else (0.0, 0.0)
    name = text(lang, line.label)
    words = {"low": _words(line, low, lang), "high": _words(line, high, lang)}
    newest = _words(line, values[-1] if values else None, lang)
    return Panel(
        title=name,
        note=newest,
        detail=text(lang, "public-line-range", **words) if known else "",
        alt_text=text(lang, "public-line-alt", name=name, value=newest, **words),
        values=[None if value is None else _place(value, low, high) for value in values],
        expected=[],
        is_behind=False,
    )


def _place(value: float, low: float, high: float) -> float:
    """Where the value lies between the line's lowest (0) and highest (100); level in the middle."""
    return 50.0 if high == low else 100 * (value - low) / (high - low)


def _words(line: Line, value: float | None, lang: str) -> str:
    return (percent if line.is_share else number)(lang, value, line.digits)


def _known(value: float) -> float | None:
    return None if pd.isna(value) else float(value)
