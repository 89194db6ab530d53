"""What is the newest that counts for a day: until it changes, figures of that day stay as they are.

Only a stored report, an answer, an act or a deadline can change what is shown of a day, so all
readers between two such events share their figures; those of some wards are left as they are by
the reports of others.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

import duckdb

from campaign import clock
from campaign.settings import settings
from campaign.store.moves import Moves
from campaign.store.stand_table import Newest, StandTable, read_table

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
class _Deadline:
    """The deadlines around the moment `now`: the last that has passed, and the next."""

    now: datetime
    passed_at: datetime | None
    next_at: datetime | None

    def is_right(self, now: datetime) -> bool:
        """Whether nothing has fallen due in between."""
        return now >= self.now and (self.next_at is None or now < self.next_at)


@dataclass(frozen=True)
class _Kept:
    """A stand, which is what counts until a deadline as long as nothing is committed."""

    stand: Stand
    due: _Deadline


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
        self._deadlines: dict[tuple[int, date], _Deadline] = {}
        self._table: tuple[int, StandTable] | None = None
        self._table_lock = threading.Lock()

    def of(self, as_of: date, ward_codes: WardCodes | None = None) -> Stand:
        """What counts now for the days up to `as_of` (of these wards alone), from memory if known.

        Whoever asks after a commit finds it: the number of commits is taken before looking.
        """
        now, count = clock.now(), self._moves.count
        key = (count, as_of, ward_codes)
        if found := self._found(key, now):
            return found
        newest = self._newest_table(count).newest(as_of, now, ward_codes)
        return self._keep(key, self._of(newest, as_of, now))

    def at(
        self, own: duckdb.DuckDBPyConnection, upto: Numbers, as_of: date, now: datetime
    ) -> Stand:
        """What counts at `now` of the ledger up to these numbers, as `own` sees it."""
        key = (upto, as_of)
        if found := self._found(key, now):
            return found
        table = self._table[1] if self._table else None
        if table is not None and table.numbers == upto:
            newest = table.newest(as_of, now, None)
        else:
            newest = _read(own, as_of, now, upto)
        return self._keep(key, self._of(newest, as_of, now))

    def seen(self) -> Seen:
        """While this stays, nothing was committed here and no deadline has passed."""
        return Seen(self._moves.count, minute(clock.now()))

    def behind_seconds(self, seen: Seen) -> float:
        """How long ago the first commit or deadline after `seen` was; 0 when there was none."""
        overdue = clock.now() - settings().campaign.next_deadline(seen.minute)
        return max(self._moves.seconds_since(seen.move_count), overdue.total_seconds(), 0.0)

    def _newest_table(self, count: int) -> StandTable:
        """The table of the ledger after `count` commits or more, read by one of all who ask."""
        with self._table_lock:
            if self._table is None or self._table[0] < count:
                with self._cursor() as own:
                    self._table = count, read_table(own)
            return self._table[1]

    def _of(self, newest: Newest, as_of: date, now: datetime) -> _Kept:
        due = self._deadline(newest.act_no, as_of, now)
        moments = [moment for moment in (newest.at, due.passed_at) if moment is not None]
        numbers = newest.submission_no, newest.answer_no, newest.act_no
        return _Kept(Stand(*numbers, max(moments, default=None)), due)

    def _deadline(self, act_no: int, as_of: date, now: datetime) -> _Deadline:
        found = self._deadlines.get((act_no, as_of))
        if found is None or not found.is_right(now):
            with self._cursor() as own:
                row = own.execute(_text("stand_deadline"), {"as_of": as_of, "now": now}).fetchone()
            assert row is not None
            if len(self._deadlines) >= STANDS_KEPT:
                self._deadlines = {}
            found = self._deadlines[act_no, as_of] = _Deadline(now, *row)
        return found

    def _found(self, key: tuple[Any, ...], now: datetime) -> Stand | None:
        kept = self._kept.get(key)
        return kept.stand if kept is not None and kept.due.is_right(now) else None

    def _keep(self, key: tuple[Any, ...], kept: _Kept) -> Stand:
        if len(self._kept) >= STANDS_KEPT:
            self._kept = {}
        self._kept[key] = kept
        return kept.stand


def minute(now: datetime) -> datetime:
    """Deadlines lie on whole minutes, so within one minute nothing falls due."""
    return now.replace(second=0, microsecond=0)


def _read(own: duckdb.DuckDBPyConnection, as_of: date, now: datetime, upto: Numbers) -> Newest:
    submission_no, answer_no, act_no = upto
    values = {
        "as_of": as_of,
        "now": now,
        "upto_submission_no": submission_no,
        "upto_answer_no": answer_no,
        "upto_act_no": act_no,
    }
    row = own.execute(_text("stand"), values).fetchone()
    assert row is not None
    return Newest(*row)


@cache
def _text(name: str) -> str:
    return (settings().queries_dir / "live" / f"{name}.sql").read_text(encoding="utf-8")
