"""Which days the counters are open, for the rule that doubts a working day without any activity."""

import csv
from datetime import date
from functools import lru_cache

from campaign.settings import settings

SATURDAY = 5


@lru_cache(maxsize=1)
def _holidays() -> frozenset[date]:
    path = settings().data_dir / "holidays.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return frozenset(date.fromisoformat(row["holiday_date"]) for row in csv.DictReader(file))


def is_working_day(day: date) -> bool:
    """Whether `day` is a Monday to Friday that is not in data/holidays.csv."""
    return day.weekday() < SATURDAY and day not in _holidays()
