"""When each ward's campaign starts and ends: data/ward_windows.csv, otherwise the city's window."""

import csv
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from campaign.settings import settings
from campaign.wards import register


class WindowFault(ValueError):
    """data/ward_windows.csv names a ward that the register does not have."""


@dataclass(frozen=True)
class Window:
    """One ward's campaign days, both bounds included, and where they were stated."""

    ward_code: str
    start_date: date
    end_date: date
    source: str


@lru_cache(maxsize=1)
def windows() -> dict[str, Window]:
    """The window of every ward of the register, by ward code.

    A row without an end lasts as many days as the campaign. Raises WindowFault for a code that
    is not in the register.
    """
    campaign = settings().campaign
    found = {
        ward.ward_code: Window(
            ward.ward_code, campaign.start_date, campaign.end_date, campaign.directive
        )
        for ward in register().wards
    }
    path = settings().data_dir / "ward_windows.csv"
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            code, start = row["ward_code"], date.fromisoformat(row["start_date"])
            if code not in found:
                raise WindowFault(f"{path.name}: ward {code!r} is not in the register")
            default_end = start + timedelta(days=campaign.n_days - 1)
            end = date.fromisoformat(row["end_date"]) if row["end_date"] else default_end
            found[code] = Window(code, start, end, row["source"])
    return found
