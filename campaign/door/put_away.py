"""Where a file of the watched folder goes once it has its answer, and the answer beside it.

The answer is on the disk before the file moves. Killed in between, the next scan hands the same
file in again, gets the same receipt, finds the answer written and moves the file.
"""

import errno
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from campaign.door.arrivals import DONE, REFUSED, Arrival, safe_name
from campaign.store import disk
from campaign.store.receipt import REFUSED as REFUSED_STATUS

ANSWER = ".receipt.json"


@dataclass(frozen=True)
class PutAway:
    """A file in its final place, as it was when it was taken, to be looked at once more."""

    source: Path
    target: Path
    byte_count: int
    modified_ns: int
    moved_at: datetime

    def is_due(self, now: datetime, patience: timedelta) -> bool:
        """Whether the file has lain there for `patience`."""
        return now - self.moved_at >= patience


def put_away(
    inbox: Path, arrival: Arrival, label: str, answer: Mapping[str, Any], now: datetime
) -> PutAway:
    """Write `answer` and move `arrival` beside it: done/DAY/LABEL_NAME or refused/DAY/LABEL_NAME.

    answer: the receipt as the command line prints it. Nothing that lies there is ever replaced.
    Raises OSError, with the file where it was.
    """
    kind = REFUSED if answer["status"] == REFUSED_STATUS else DONE
    folder = inbox / kind / now.date().isoformat()
    target = _free_place(folder, label, safe_name(arrival.path.name))
    beside = target.with_name(target.name + ANSWER)
    if not beside.exists():
        text = json.dumps(answer, ensure_ascii=False, indent=1)
        disk.write_durably(beside, text.encode())
    _move(arrival.path, target)
    return PutAway(arrival.path, target, arrival.byte_count, arrival.modified_ns, now)


def is_still_written_to(moved: PutAway) -> bool:
    """Whether somebody wrote to the file after it was taken: then the answer is not about it."""
    try:
        seen = moved.target.lstat()
    except FileNotFoundError:
        return False  # cleared away by the operator
    return (seen.st_size, seen.st_mtime_ns) != (moved.byte_count, moved.modified_ns)


def put_back(moved: PutAway) -> None:
    """Return such a file to the watched folder as a new arrival. Raises OSError."""
    place = moved.source
    for n in count(2):
        if not os.path.lexists(place):
            break
        place = moved.source.with_name(f"{n}-{moved.source.name}")
    _move(moved.target, place)


def _free_place(folder: Path, label: str, name: str) -> Path:
    for n in count(1):
        place = folder / (f"{label}_{name}" if n == 1 else f"{label}-{n}_{name}")
        if not os.path.lexists(place):
            return place
    raise AssertionError("counting never ends")


def _move(source: Path, target: Path) -> None:
    try:
        source.rename(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        # A ward's folder may be a file system of its own.
        seen = source.lstat()
        disk.copy_durably(source, target)
        os.utime(target, ns=(seen.st_atime_ns, seen.st_mtime_ns))
        source.unlink()
    disk.sync_folder(target.parent)
    disk.sync_folder(source.parent)
