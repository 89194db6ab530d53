"""Small multiples as one HTML grid of SVG pictures: thirty plots would cost the browser seconds.

Every panel shares the same axes (0–100 %, the whole campaign); the expected line is muted, the
panel's own line in colour. The grid folds from six columns to two on a phone. SVG pictures are
embedded as data addresses, because Streamlit's HTML cleaner removes inline SVG.
"""

import html
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from campaign.charts import palette

# Whoever shows a grid puts this style sheet into the page.
STYLE_FILE = Path(__file__).with_suffix(".css")
_ALONE = ".small-multiples{grid-template-columns:minmax(0,22rem)}"
WIDTH, HEIGHT, EDGE = 160.0, 88.0, 4.0


@dataclass(frozen=True)
class Panel:
    """One small picture: `values` and `expected` per day (0–100, None = unknown), same length."""

    title: str
    note: str
    detail: str
    alt_text: str
    values: Sequence[float | None]
    expected: Sequence[float | None]
    is_behind: bool


def grid(
    panels: Sequence[Panel], day_count: int, *, is_last_open: bool, mark: str | None = None
) -> str:
    """The panels in the order given, as HTML; `day_count` days span the shared x axis.

    `mark` is drawn inside each picture (the words that say that the data is simulated).
    """
    figures = "".join(_figure(panel, day_count, is_last_open, mark) for panel in panels)
    return f'<div class="small-multiples">{figures}</div>'


def style(panel_count: int) -> str:
    """The style sheet for a page that shows nothing else; a panel alone is larger."""
    return STYLE_FILE.read_text(encoding="utf-8") + (_ALONE if panel_count == 1 else "")


def panel_svg(panel: Panel, day_count: int, *, is_last_open: bool, mark: str | None = None) -> str:
    """One panel's picture: frame, expected line (dashed grey), own line and its newest point."""
    color = palette.TARGET_LINE if panel.is_behind else palette.ACCENT
    known = [day for day, value in enumerate(panel.values) if value is not None]
    lines = [
        f'<line x1="0" y1="{y:g}" x2="{WIDTH:g}" y2="{y:g}" stroke="{palette.EXPECTED_LINE}" '
        f'stroke-opacity="0.35"/>'
        for y in (_y(0), _y(50), _y(100))
    ]
    dashed = 'stroke-width="1.5" stroke-dasharray="4 3"'
    lines += _polylines(panel.expected, day_count, palette.EXPECTED_LINE, dashed)
    lines += _polylines(panel.values, day_count, color, 'stroke-width="2.5"')
    if known:
        x, y = _x(known[-1], day_count), _y(panel.values[known[-1]] or 0.0)
        fill = "#FFFFFF" if is_last_open else color
        lines.append(
            f'<circle cx="{x:g}" cy="{y:g}" r="3.5" fill="{fill}" stroke="{color}" '
            'stroke-width="1.5"/>'
        )
    if mark is not None:
        lines.append(_mark(mark))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {HEIGHT:g}">'
        f"{''.join(lines)}</svg>"
    )


def _mark(words: str) -> str:
    return (
        f'<text x="{WIDTH - EDGE:g}" y="{_y(0) - EDGE:g}" text-anchor="end" font-size="8" '
        f'font-family="sans-serif" fill="{palette.EXPECTED_LINE}">{html.escape(words)}</text>'
    )


def _figure(panel: Panel, day_count: int, is_last_open: bool, mark: str | None) -> str:
    svg = panel_svg(panel, day_count, is_last_open=is_last_open, mark=mark)
    address = "data:image/svg+xml," + quote(svg)
    return (
        f"<figure><figcaption><b>{html.escape(panel.title)}</b><br>{html.escape(panel.note)}"
        f"<br>{html.escape(panel.detail)}"
        f'</figcaption><img src="{address}" alt="{html.escape(panel.alt_text)}"></figure>'
    )


def _polylines(
    values: Sequence[float | None], day_count: int, color: str, stroke: str
) -> list[str]:
    """The line broken where a day is unknown: a gap stays a gap."""
    runs: list[list[str]] = [[]]
    for day, value in enumerate(values):
        if value is None:
            runs.append([])
        else:
            runs[-1].append(f"{_x(day, day_count):.1f},{_y(value):.1f}")
    return [
        f'<polyline points="{" ".join(points)}" fill="none" stroke="{color}" {stroke}/>'
        for points in runs
        if points
    ]


def _x(day: int, day_count: int) -> float:
    return round(EDGE + (WIDTH - 2 * EDGE) * day / max(1, day_count - 1), 1)


def _y(value: float) -> float:
    return round(EDGE + (HEIGHT - 2 * EDGE) * (1 - min(max(value, 0.0), 100.0) / 100), 1)
