"""How soon readers see what was handed in: from what each of their runs showed.

Submissions are numbered in the order in which they are stored, which is (but for the answers under
way at one moment) the order of the receipts, so the k-th receipt is seen in a run whose data
version has grown by k.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile


@dataclass(frozen=True)
class Glance:
    """One run of any reader: when it began and was complete, the number in its data version."""

    began: float
    ended: float
    data_number: int


def visible(glances: Sequence[Glance], receipts: Sequence[float]) -> list[float | None]:
    """For each receipt (seconds, ascending): how long until everybody saw it; None if never.

    It is visible from the end of the first run that began after the last run that was still shown
    an older number, whichever process answered it. That is late rather than early, by the time
    until some reader acts and by its run, and one old view of one reader counts for all.
    """
    if not glances:
        return [None] * len(receipts)
    newest_first = sorted(glances, key=lambda glance: glance.began, reverse=True)
    first = min(glance.data_number for glance in glances)
    return [
        _seen_after(newest_first, ended, first + count)
        for count, ended in enumerate(receipts, start=1)
    ]


def _seen_after(newest_first: Iterable[Glance], receipt_at: float, number: int) -> float | None:
    """Seconds from `receipt_at` until every run shows `number`, as `visible` says."""
    fresh = list(takewhile(lambda glance: glance.data_number >= number, newest_first))
    if not fresh:
        return None
    return max(0.0, fresh[-1].ended - receipt_at)


def behind(glances: Sequence[Glance], receipts: Sequence[float]) -> list[float]:
    """For each run: how old, as it began, the oldest receipt was that it does not show; 0: none.

    Runs that began before the first receipt are left out: they could not be behind.
    """
    if not glances or not receipts:
        return []
    first = min(glance.data_number for glance in glances)
    found = []
    for glance in glances:
        if glance.began < receipts[0]:
            continue
        not_shown = receipts[glance.data_number - first :]
        found.append(max(0.0, glance.began - not_shown[0]) if not_shown else 0.0)
    return found
