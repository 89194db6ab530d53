"""What a set of targets must be to make an index: weights of 100, values in range, sane paths."""

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from campaign.store.errors import WordedError

Row = Mapping[str, Any]

WEIGHT_SUM = 100.0
# Named constants of the index, by indicator: least and most, both allowed.
CONSTANTS = {
    "concurrent_officer_credit": (0.0, 1.0),
    "late_report_credit": (0.0, 1.0),
    "on_time_floor": (0.0, 99.9),
    "unknown_points_limit": (0.0, 100.0),
}
LEAST_TARGET, MOST_TARGET, MOST_PCT = 0.01, 1_000_000.0, 100.0
MOST_STEPS = 366


class ChangeRefused(WordedError):
    """A change of the reference data that cannot be; the label says why."""


def checked_targets(rows: Sequence[Row], n_days: int) -> None:
    """Raises ChangeRefused for the first thing that is wrong with `rows`."""
    for row in rows:
        _check_value(row)
        if row["weight"] is not None:
            _check_weight(row)
            parsed_path(row["path_points"] or "", n_days)
    total = math.fsum(row["weight"] or 0.0 for row in rows)
    if round(total, 9) != WEIGHT_SUM:
        raise ChangeRefused("change-weights", total=total)
    values = {row["indicator"]: row["target_value"] for row in rows}
    on_time = [row["target_value"] for row in rows if row["component_code"] == "D3"]
    if max(on_time, default=0.0) <= values.get("on_time_floor", 0.0):
        raise ChangeRefused("change-on-time")


def parsed_path(text: str, n_days: int) -> list[tuple[float, float]]:
    """The points of an expected path, '0:0|7:1|end:1'; `end` is day n_days.

    Raises ChangeRefused unless it begins at 0, goes on to later days and stays within 0 and 1.
    """
    try:
        pairs = [point.split(":") for point in text.split("|")]
        points = [(float(n_days if x.strip() == "end" else x), float(y)) for x, y in pairs]
    except ValueError as error:
        raise ChangeRefused("change-path", path=text) from error
    steps = [x for x, _ in points]
    is_ordered = all(before < after for before, after in pairwise(steps))
    is_within = all(0 <= y <= 1 for _, y in points) and steps[-1] <= MOST_STEPS
    if steps[0] != 0 or not is_ordered or not is_within:
        raise ChangeRefused("change-path", path=text)
    return points


def _check_value(row: Row) -> None:
    value = row["target_value"]
    most = MOST_PCT if row["unit"] == "%" else MOST_TARGET
    low, high = CONSTANTS.get(row["indicator"], (LEAST_TARGET, most))
    if value is None or not low <= value <= high:
        raise ChangeRefused("change-target", name=row["name_vi"], low=low, high=high)


def _check_weight(row: Row) -> None:
    if not 0 <= row["weight"] <= WEIGHT_SUM:
        raise ChangeRefused("change-weight", name=row["name_vi"])
