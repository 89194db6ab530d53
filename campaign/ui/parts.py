"""What pages made of several parts share: the switch between parts, the open day, whole counts.

A page shows one part at a time and computes nothing for the others (tabs would compute them all).
"""

from collections.abc import Callable, Mapping
from datetime import date

import pandas as pd

from campaign.settings import settings
from campaign.ui import filters
from campaign.ui.view import View


def show_part(view: View, parts: Mapping[str, Callable[[View], None]]) -> None:
    """Draw the switch of `parts` (?part=, the first is the default) and the chosen part."""
    parts[segments(view, "part", tuple(parts), f"{view.page_id}-part")](view)


def segments(view: View, param: str, options: tuple[str, ...], key: str) -> str:
    """A switch kept in ?param=; option names are the labels <key>-<option>."""
    return filters.choice(
        view,
        param,
        options,
        default=options[0],
        label=view.t(key),
        name=lambda option: view.t(f"{key}-{option}"),
        style="segments",
        required=True,
    )


def open_day(view: View) -> date | None:
    """The shown day while its reports may still come in on time, else None."""
    return settings().campaign.open_day(view.as_of, view.known_at)


def whole(frame: pd.DataFrame) -> pd.DataFrame:
    """Counts that became floats because of missing values as whole numbers again."""
    return frame.convert_dtypes()
