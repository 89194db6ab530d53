"""Rows of typed cells as JSON and back: what JSON cannot say carries the name of its type."""

import math
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any

from campaign.settings import settings

Row = Mapping[str, Any]


def _moment(text: str) -> datetime:
    """In the campaign's time zone, as everywhere; without a zone when it was written without."""
    moment = datetime.fromisoformat(text)
    return moment.astimezone(settings().campaign.timezone) if moment.tzinfo else moment


_READ: dict[str, Callable[[str], Any]] = {
    "datetime": _moment,
    "date": date.fromisoformat,
    "time": time.fromisoformat,
    "float": float,
}


def row_as_json(row: Row | None) -> dict[str, Any] | None:
    """The row with JSON-ready cells; a date becomes {"date": "2025-08-12"} and so on."""
    return None if row is None else {name: _written(value) for name, value in row.items()}


def row_from_json(row: Row | None) -> dict[str, Any] | None:
    """The row that `row_as_json` wrote. Raises ValueError for a cell of another shape."""
    return None if row is None else {name: _read(value) for name, value in row.items()}


def _written(value: Any) -> Any:
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else {"float": str(value)}
    if isinstance(value, datetime):  # before date: every datetime is a date, too
        return {"datetime": value.isoformat()}
    if isinstance(value, (date, time)):
        return {type(value).__name__: value.isoformat()}
    raise TypeError(f"a cell cannot hold {type(value).__name__}")


def _read(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    ((kind, text),) = value.items()
    if kind not in _READ:
        raise ValueError(f"{kind!r} is not a kind of cell")
    return _READ[kind](text)
