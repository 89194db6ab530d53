"""What is the newest that counts for a day: until it changes, figures of that day stay as they are.

Only a stored report, an answer, an act or a deadline can change what is shown of a day, so all
readers between two such events share their figures; those of some wards are left as they are by
the reports of others.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

import duckdb

from campaign import clock
from campaign.settings import settings
from campaign.store.moves import Moves

STANDS_KEPT = 1000
Numbers = tuple[int, int, int]
WardCodes = tuple[str, ...]


@dataclass(frozen=True)
class Stand:
    """The newest of everything that counts for the days up to some day; None: nothing does yet."""

    submission_no: int
    answer_no: int
    act_no: int
    known_at: datetime | None


@dataclass(frozen=True)
class _Kept:
    """A stand, and from when to when it is what counts as long as nothing is committed."""

    stand: Stand
    since: datetime
    until: datetime | None


@dataclass(frozen=True)
class Seen:
    """How many commits of a store were seen, and the minute of looking."""

    move_count: int
    minute: datetime


class Stands:
    """The stands of one store, remembered.

    `cursor` gives a fresh cursor of its database, `moves` counts what was committed to it.
    """

    def __init__(self, cursor: Callable[[], duckdb.DuckDBPyConnection], moves: Moves) -> None:
        self._cursor = cursor
        self._moves = moves
        self._kept: dict[tuple[Any, ...], _Kept] = {}

    def of(self, as_of: date, ward_codes: WardCodes | None = None) -> Stand:
        """What counts now for the days up to `as_of` (of these wards alone), from memory if known.

        Whoever asks after a commit finds it: the number of commits is taken before looking.
        """
        now = clock.now()
        key = (self._moves.count, as_of, ward_codes)
        if found := self._found(key, now):
            return found
        with self._cursor() as own:
            return self._keep(key, _read(own, as_of, now, wards=ward_codes))

    def at(
        self, own: duckdb.DuckDBPyConnection, upto: Numbers, as_of: date, now: datetime
    ) -> Stand:
        """What counts at `now` of the ledger up to these numbers, as `own` sees it."""
        key = (upto, as_of)
        return self._found(key, now) or self._keep(key, _read(own, as_of, now, upto=upto))

    def seen(self) -> Seen:
        """While this stays, nothing was committed here and no deadline has passed."""
        return Seen(self._moves.count, minute(clock.now()))

    def behind_seconds(self, seen: Seen) -> float:
        """How long ago the first commit or deadline after `seen` was; 0 when there was none."""
        overdue = clock.now() - settings().campaign.next_deadline(seen.minute)
        return max(self._moves.seconds_since(seen.move_count), overdue.total_seconds(), 0.0)

    def _found(self, key: tuple[Any, ...], now: datetime) -> Stand | None:
        kept = self._kept.get(key)
        if kept is None or now < kept.since or (kept.until is not None and now >= kept.until):
            return None
        return kept.stand

    def _keep(self, key: tuple[Any, ...], kept: _Kept) -> Stand:
        if len(self._kept) >= STANDS_KEPT:
            self._kept = {}
        self._kept[key] = kept
        return kept.stand


def minute(now: datetime) -> datetime:
    """Deadlines lie on whole minutes, so within one minute nothing falls due."""
    return now.replace(second=0, microsecond=0)


def _read(
    own: duckdb.DuckDBPyConnection,
    as_of: date,
    now: datetime,
    *,
    wards: WardCodes | None = None,
    upto: Numbers | None = None,
) -> _Kept:
    submission_no, answer_no, act_no = upto or (None, None, None)
    values = {
        "as_of": as_of,
        "now": now,
        "ward_codes": None if wards is None else list(wards),
        "upto_submission_no": submission_no,
        "upto_answer_no": answer_no,
        "upto_act_no": act_no,
    }
    row = own.execute(_text(), values).fetchone()
    assert row is not None
    *stand, next_deadline_at = row
    return _Kept(Stand(*stand), now, next_deadline_at)


@cache
def _text() -> str:
    return (settings().queries_dir / "live" / "stand.sql").read_text(encoding="utf-8")
