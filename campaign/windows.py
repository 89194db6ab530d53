"""When each ward's campaign starts and ends: ward_windows.csv, otherwise the city's window.

This is what a store begins with. Whoever has a store asks that (campaign/store/reference_rows.py),
because a window may have been changed there since.
"""

import csv
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from campaign.campaigns import Campaign
from campaign.settings import settings
from campaign.wards import register

FILE_NAME = "ward_windows.csv"


class WindowFault(ValueError):
    """ward_windows.csv names a ward that the register does not have, or no day where one is due."""


@dataclass(frozen=True)
class Window:
    """One ward's campaign days, both bounds included, and where they were stated."""

    ward_code: str
    start_date: date
    end_date: date
    source: str


def windows() -> dict[str, Window]:
    """The window of every ward of the register, by ward code, for the campaign of the settings.

    A row without an end lasts as many days as the campaign. Raises WindowFault for a code that
    is not in the register and for what is no date.
    """
    return windows_of(settings().reference_dir / FILE_NAME, settings().campaign)


@lru_cache(maxsize=4)
def windows_of(path: Path, campaign: Campaign) -> dict[str, Window]:
    """The windows of `campaign` with those that the file at `path` sets apart."""
    found = {
        ward.ward_code: Window(
            ward.ward_code, campaign.start_date, campaign.end_date, campaign.directive
        )
        for ward in register().wards
    }
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            code = row["ward_code"]
            if code not in found:
                raise WindowFault(f"{path.name}: ward {code!r} is not in the register")
            try:
                start = date.fromisoformat(row["start_date"])
                end = date.fromisoformat(row["end_date"]) if row["end_date"] else None
            except ValueError as error:
                raise WindowFault(f"{path.name}: ward {code!r}: {error}") from error
            last = end or start + timedelta(days=campaign.n_days - 1)
            found[code] = Window(code, start, last, row["source"])
    return found
