"""data/local/signed_out.json: sign-ins that people ended before their time was over.

A sign-in is a signed cookie, which goes on being good for whoever copied it. Therefore signing out
notes the sign-in here, and no process believes its cookie any more. Only hashes are kept, and only
until the sign-in would have ended by itself.
"""

import fcntl
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from campaign import clock
from campaign.access.private_file import draft_of
from campaign.settings import settings

FILE_NAME = "signed_out.json"
# A provider's clock may run a little before ours.
CLOCK_SKEW = timedelta(minutes=5)


class SignedOutFault(ValueError):
    """signed_out.json cannot be read, so that nobody can be believed to be signed in."""


@dataclass(frozen=True)
class SignedOut:
    """The sign-in of a subject (hashed) at `issued_at`; `is_all`: and every earlier one."""

    subject_sha256: str
    issued_at: float
    is_all: bool

    def covers(self, subject_sha256: str, issued_at: float) -> bool:
        """Whether it ends the sign-in of that subject at that time (`iat`, seconds)."""
        is_earlier = self.is_all and issued_at < self.issued_at
        is_meant = is_earlier or issued_at == self.issued_at
        return self.subject_sha256 == subject_sha256 and is_meant


def is_signed_out(subject: str, issued_at: float) -> bool:
    """Whether that sign-in was ended. Raises SignedOutFault."""
    hashed = _hashed(subject)
    return any(entry.covers(hashed, issued_at) for entry in _entries())


def sign_out(subject: str, issued_at: float, *, everywhere: bool) -> None:
    """End one sign-in, or all of that subject until now. Raises SignedOutFault or OSError."""
    until = max(clock.now().timestamp(), issued_at) if everywhere else issued_at
    with _locked():
        entries = {*_still_needed(), SignedOut(_hashed(subject), until, everywhere)}
        rows = [[e.subject_sha256, e.issued_at, e.is_all] for e in entries]
        draft_of(_path(), json.dumps(sorted(rows))).replace(_path())


def _still_needed() -> Iterator[SignedOut]:
    longest = timedelta(hours=settings().access.session_hours) + CLOCK_SKEW
    oldest = (clock.now() - longest).timestamp()
    return (entry for entry in _entries() if entry.issued_at >= oldest)


def _path() -> Path:
    return settings().local_dir / FILE_NAME


def _entries() -> tuple[SignedOut, ...]:
    path = _path()
    try:
        stat = path.stat()
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise SignedOutFault(f"{FILE_NAME}: {error.strerror}") from error
    return _read(path, (stat.st_mtime_ns, stat.st_size, stat.st_ino))


@lru_cache(maxsize=4)
def _read(path: Path, _version: tuple[int, ...]) -> tuple[SignedOut, ...]:
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        return tuple(SignedOut(str(name), float(at), bool(is_all)) for name, at, is_all in rows)
    except (OSError, ValueError, TypeError) as error:
        raise SignedOutFault(f"{FILE_NAME} cannot be read: {error}") from error


@contextmanager
def _locked() -> Iterator[None]:
    """Alone among all processes: what two write at a time must not lose one of them."""
    path = _path()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.with_suffix(".lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _hashed(subject: str) -> str:
    return sha256(subject.encode()).hexdigest()
