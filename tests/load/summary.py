"""Percentiles and Markdown tables of a measurement."""

import math
from collections.abc import Iterable, Sequence


def percentile(values: Iterable[float], percent: float) -> float:
    """The nearest-rank percentile of `values`; NaN when there are none."""
    ordered = sorted(values)
    if not ordered:
        return math.nan
    return ordered[max(0, math.ceil(percent / 100 * len(ordered)) - 1)]


def spread(seconds: Sequence[float]) -> dict[str, float | int | None]:
    """Count, p50, p95, p99 and the largest of `seconds`, in seconds; None when there are none."""
    found: dict[str, float | int | None] = {"count": len(seconds)}
    for percent in (50, 95, 99):
        value = percentile(seconds, percent)
        found[f"p{percent}"] = None if math.isnan(value) else round(value, 3)
    found["max"] = round(max(seconds), 3) if seconds else None
    return found


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table."""
    lines = ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    lines += ["| " + " | ".join(_shown(cell) for cell in row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def _shown(cell: object) -> str:
    if cell is None:
        return "–"
    return f"{cell:.2f}" if isinstance(cell, float) else str(cell).replace("|", "/")
