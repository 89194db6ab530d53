"""Days as reports are judged by them: each ward's campaign window and the public holidays."""

import csv
from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from campaign.settings import settings

SATURDAY = 5


class Window(NamedTuple):
    """A ward's first and last campaign day, both included."""

    start_date: date
    end_date: date


def _rows(file_name: str) -> list[dict[str, str]]:
    with (settings().data_dir / file_name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@lru_cache(maxsize=1)
def own_windows() -> Mapping[str, Window]:
    """ward_code -> window, for the wards of data/ward_windows.csv (others: the city's window)."""
    n_days = settings().campaign.n_days
    windows = {}
    for row in _rows("ward_windows.csv"):
        start = date.fromisoformat(row["start_date"])
        last = start + timedelta(days=n_days - 1)
        end = date.fromisoformat(row["end_date"]) if row["end_date"] else last
        windows[row["ward_code"]] = Window(start, end)
    return windows


def window_of(ward_code: str, windows: Mapping[str, Window] | None = None) -> Window:
    """The campaign window of a ward; `windows` replaces data/ward_windows.csv (for tests)."""
    campaign = settings().campaign
    known = own_windows() if windows is None else windows
    return known.get(ward_code) or Window(campaign.start_date, campaign.end_date)


@lru_cache(maxsize=1)
def _holidays() -> frozenset[date]:
    return frozenset(date.fromisoformat(row["holiday_date"]) for row in _rows("holidays.csv"))


def is_working_day(day: date) -> bool:
    """Whether the counters are open: Monday to Friday outside data/holidays.csv."""
    return day.weekday() < SATURDAY and day not in _holidays()
