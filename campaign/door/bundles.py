"""Which settled files of the watched folder are handed in together, and in which order.

A workbook, a ZIP and anything else is on its own. Loose CSV files of one folder that
came one after the other are one bundle, because a report may be spread over them.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import zip_longest

from campaign.door.arrivals import Arrival, Folder
from campaign.settings import settings

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Bundle:
    """Files that are handed in with one call, all of one folder."""

    arrivals: tuple[Arrival, ...]

    @property
    def ward_code(self) -> str | None:
        """The ward whose folder they lie in; None at the top."""
        return self.arrivals[0].ward_code

    @property
    def byte_count(self) -> int:
        """How large they are together."""
        return sum(arrival.byte_count for arrival in self.arrivals)

    def arrived_at(self, now: datetime) -> datetime:
        """When the last byte of the last file arrived, never later than `now`."""
        return max(arrival.arrived_at(now) for arrival in self.arrivals)


def ready(folder: Folder, settled: Callable[[Arrival], bool], now: datetime) -> list[Bundle]:
    """The bundles of one folder that are complete, the oldest first.

    Loose CSV files wait while a transfer into their folder is under way, but no longer than a
    file could still come that belongs to them.
    """
    still = [arrival for arrival in folder.arrivals if settled(arrival)]
    is_busy = folder.is_busy or len(still) < len(folder.arrivals)
    found = [Bundle((arrival,)) for arrival in still if not arrival.is_text]
    gap = _gap(folder.ward_code)
    for group in _groups(sorted(filter(_is_text, still), key=_age), gap, now):
        if not is_busy or now - group.arrived_at(now) >= gap:
            found.append(group)
    return sorted(found, key=_oldest)


def in_turn(queues: Iterable[Sequence[Bundle]]) -> list[Bundle]:
    """One bundle of each folder, then the next of each: a full folder holds up nobody else's."""
    waiting = sorted((queue for queue in queues if queue), key=lambda queue: _oldest(queue[0]))
    return [bundle for turn in zip_longest(*waiting) for bundle in turn if bundle]


def _gap(ward_code: str | None) -> timedelta:
    """How far apart files may come that belong together.

    A ward's folder has one sender, who may have a slow line. At the top files of many senders
    lie side by side, and whoever comes a moment later is somebody else.
    """
    seconds = settings().inbox
    return timedelta(
        seconds=seconds.settle_seconds if ward_code is None else seconds.stalled_seconds
    )


def _groups(texts: Sequence[Arrival], gap: timedelta, now: datetime) -> list[Bundle]:
    groups: list[Bundle] = []
    for arrival in texts:
        if groups and _belongs(groups[-1], arrival, gap, now):
            groups[-1] = Bundle((*groups[-1].arrivals, arrival))
        else:
            groups.append(Bundle((arrival,)))
    return groups


def _belongs(group: Bundle, arrival: Arrival, gap: timedelta, now: datetime) -> bool:
    """Whether `arrival` continues `group`: soon after it, and in all no more than a ZIP may be."""
    limits = settings().limits
    if len(group.arrivals) >= limits.part_count:
        return False
    if group.byte_count + arrival.byte_count > limits.total_mb * MEGABYTE:
        return False
    before, after = group.arrived_at(now), arrival.arrived_at(now)
    # At the top the neighbour may be another sender: whoever was in time must not become late.
    is_one_side = arrival.ward_code is not None or _is_in_time(before) == _is_in_time(after)
    return after - before <= gap and is_one_side


def _is_in_time(moment: datetime) -> bool:
    return moment < settings().campaign.deadline_at(moment.date())


def _is_text(arrival: Arrival) -> bool:
    return arrival.is_text


def _age(arrival: Arrival) -> int:
    return arrival.changed_ns


def _oldest(bundle: Bundle) -> int:
    return min(map(_age, bundle.arrivals))
