"""The files that lie in the watched folder: which ones, since when, whole or still arriving.

A folder named by a ward code is that ward's own account; the top is for anybody. Everything else
(links, devices, other folders) is no arrival. Names that begin with a dot or end as programs name
a transfer in progress are not arrivals yet.
"""

import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from campaign.settings import settings
from campaign.wards import register

DONE, REFUSED = "done", "refused"
TEXT_ENDINGS = (".csv", ".tsv", ".txt")
_UNFINISHED_ENDINGS = (".part", ".filepart", ".tmp", ".partial", ".crdownload")
_UNFINISHED_BEGINNINGS = (".", "~$")
# The end of a ZIP (and so of a workbook): its directory's last record, and a comment at most.
_ZIP_BEGIN, _ZIP_END, _ZIP_TAIL = b"PK", b"PK\x05\x06", 65_557

Ignored = Callable[[os.DirEntry[str], str], None]


class StillArriving(Exception):
    """The file is not what it was when the folder was looked through."""


@dataclass(frozen=True)
class Arrival:
    """A regular file with a finished name, as the folder showed it."""

    path: Path
    ward_code: str | None
    device: int
    inode: int
    byte_count: int
    modified_ns: int
    changed_ns: int

    @property
    def state(self) -> tuple[int, int, int, int, int]:
        """What differs as soon as somebody has written to the file or replaced it."""
        return self.device, self.inode, self.byte_count, self.modified_ns, self.changed_ns

    @property
    def is_text(self) -> bool:
        """Whether the name says that it is a loose CSV file."""
        return self.path.name.lower().endswith(TEXT_ENDINGS)

    def arrived_at(self, now: datetime) -> datetime:
        """When the last byte arrived, never later than `now`.

        The time of change (ctime) is set by the server's own clock at each write, and no sender
        can choose it; the time of modification (mtime) comes from the sender when the transfer
        keeps times. A rename or a change of rights moves it later, nothing moves it earlier.
        """
        moment = datetime.fromtimestamp(self.changed_ns / 1e9, tz=settings().campaign.timezone)
        return min(moment, now)


@dataclass(frozen=True)
class Folder:
    """One folder of arrivals; `is_busy` says that a transfer into it is under way."""

    ward_code: str | None
    arrivals: tuple[Arrival, ...]
    is_busy: bool


def look_through(inbox: Path, ignored: Ignored) -> list[Folder]:
    """The top of `inbox` and its ward folders; `ignored` is told of whatever does not belong.

    Raises OSError when the inbox itself cannot be listed; a ward's folder that cannot be listed
    is told to `ignored`.
    """
    wards, folders = register().by_code, [_folder(inbox, None, ignored)]
    for entry in _sorted(inbox):
        if not entry.is_dir(follow_symlinks=False) or entry.name in (DONE, REFUSED):
            continue
        if entry.name not in wards:
            if not entry.name.startswith("."):
                ignored(entry, "no ward has this code")
            continue
        try:
            folders.append(_folder(Path(entry.path), entry.name, ignored))
        except OSError as error:
            ignored(entry, error.strerror or "cannot be listed")
    return folders


def content_of(arrival: Arrival) -> bytes:
    """The bytes of `arrival`. Raises StillArriving when it is not that file any more, OSError."""
    # Never through a link, and never waiting for the other end of a pipe put in its place.
    descriptor = os.open(arrival.path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    with os.fdopen(descriptor, "rb") as file:
        if _described(arrival.path, arrival.ward_code, os.fstat(descriptor)) != arrival:
            raise StillArriving(arrival.path.name)
        content = file.read(arrival.byte_count + 1)
        is_same = _described(arrival.path, arrival.ward_code, os.fstat(descriptor)) == arrival
    if not is_same or len(content) != arrival.byte_count:
        raise StillArriving(arrival.path.name)
    return content


def looks_whole(arrival: Arrival) -> bool:
    """Whether the end of the file looks like an end: a ZIP's directory, or the end of a line.

    A transfer that stalls on a bad line leaves a file that does not change; its last bytes tell.
    """
    with arrival.path.open("rb") as file:
        begin = file.read(2)
        file.seek(max(0, arrival.byte_count - _ZIP_TAIL))
        tail = file.read(_ZIP_TAIL)
    if begin == _ZIP_BEGIN:
        return _ZIP_END in tail
    return not arrival.is_text or tail.endswith((b"\n", b"\r", b"\x00"))


def safe_name(name: str, length: int = 60) -> str:
    """`name` as a name that is harmless in any folder and not longer than `length` letters."""
    kept = "".join(letter if letter.isalnum() or letter in "._-" else "_" for letter in name)
    stem, dot, ending = kept.lstrip(".").rpartition(".")
    if not stem or len(ending) > 8:
        return kept.lstrip(".")[:length] or "_"
    return f"{stem[: length - len(ending) - 1]}{dot}{ending}"


def _folder(path: Path, ward_code: str | None, ignored: Ignored) -> Folder:
    found, is_busy = [], False
    for entry in _sorted(path):
        if entry.is_dir(follow_symlinks=False):
            if ward_code is not None and not entry.name.startswith("."):
                ignored(entry, "a folder inside a ward's folder")
        elif _is_unfinished(entry.name):
            is_busy = True
        elif (seen := _seen(entry)) is None:
            continue
        elif stat.S_ISREG(seen.st_mode):
            found.append(_described(Path(entry.path), ward_code, seen))
        else:
            ignored(entry, "a link" if entry.is_symlink() else "not a file")
    return Folder(ward_code, tuple(found), is_busy)


def _sorted(path: Path) -> Iterator[os.DirEntry[str]]:
    with os.scandir(path) as entries:
        yield from sorted(entries, key=lambda entry: entry.name)


def _seen(entry: os.DirEntry[str]) -> os.stat_result | None:
    try:
        return entry.stat(follow_symlinks=False)
    except FileNotFoundError:
        return None  # taken back by its sender since the folder was listed


def _is_unfinished(name: str) -> bool:
    lower = name.lower()
    return lower.startswith(_UNFINISHED_BEGINNINGS) or lower.endswith(_UNFINISHED_ENDINGS)


def _described(path: Path, ward_code: str | None, seen: os.stat_result) -> Arrival:
    return Arrival(
        path,
        ward_code,
        seen.st_dev,
        seen.st_ino,
        seen.st_size,
        seen.st_mtime_ns,
        seen.st_ctime_ns,
    )
