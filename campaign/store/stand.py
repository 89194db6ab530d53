"""What is the newest that counts for a day: until it changes, figures of that day stay as they are.

Only a stored report, an answer, an act or a deadline can change what is shown of a day, so all
readers between two such events share their figures; those of some wards are left as they are by
the reports of others.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

import duckdb

from campaign import clock
from campaign.settings import settings
from campaign.store.moves import Moves
from campaign.store.sql import live_text
from campaign.store.stand_table import Numbers, StandTable, read_table

DEADLINES_KEPT = 1000
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
class Seen:
    """How many commits of a store were seen, and the minute of looking."""

    move_count: int
    minute: datetime


class Stands:
    """The stands of one store: one look at the ledger per commit tells all of them.

    `cursor` gives a fresh cursor of its database, `moves` counts what was committed to it.
    """

    def __init__(self, cursor: Callable[[], duckdb.DuckDBPyConnection], moves: Moves) -> None:
        self._cursor = cursor
        self._moves = moves
        self._lock = threading.Lock()
        self._newest: tuple[int, StandTable] | None = None
        self._asked: StandTable | None = None
        self._deadlines: dict[tuple[int, date], _Deadline] = {}

    def of(self, as_of: date, ward_codes: WardCodes | None = None) -> Stand:
        """What counts now for the days up to `as_of` (of these wards alone).

        Whoever asks after a commit finds it: the number of commits is taken before looking.
        """
        count = self._moves.count
        with self._lock:  # one of all who ask after a commit looks
            if self._newest is None or self._newest[0] < count:
                with self._cursor() as own:
                    own.begin()  # one snapshot; closing the cursor ends it
                    self._newest = count, read_table(own)
            table = self._newest[1]
        return self._stand(table, as_of, clock.now(), ward_codes)

    def at(
        self, own: duckdb.DuckDBPyConnection, upto: Numbers, as_of: date, now: datetime
    ) -> Stand:
        """What counts at `now` of the ledger up to these numbers, as `own` sees it."""
        known = (self._newest[1] if self._newest else None, self._asked)
        table = next((found for found in known if found and found.numbers == upto), None)
        if table is None:
            table = self._asked = read_table(own, upto)
        return self._stand(table, as_of, now)

    def seen(self) -> Seen:
        """While this stays, nothing was committed here and no deadline has passed."""
        return Seen(self._moves.count, minute(clock.now()))

    def behind_seconds(self, seen: Seen) -> float:
        """How long ago the first commit or deadline after `seen` was; 0 when there was none."""
        overdue = clock.now() - settings().campaign.next_deadline(seen.minute)
        return max(self._moves.seconds_since(seen.move_count), overdue.total_seconds(), 0.0)

    def _stand(
        self, table: StandTable, as_of: date, now: datetime, ward_codes: WardCodes | None = None
    ) -> Stand:
        newest = table.newest(as_of, now, ward_codes)
        passed_at = self._deadline(newest.act_no, as_of, now).passed_at
        moments = [moment for moment in (newest.at, passed_at) if moment is not None]
        known_at = max(moments, default=None)
        return Stand(newest.submission_no, newest.answer_no, newest.act_no, known_at)

    def _deadline(self, act_no: int, as_of: date, now: datetime) -> _Deadline:
        """Looked up once until the next one, or until an act may have moved it."""
        found = self._deadlines.get((act_no, as_of))
        if found is None or not found.is_right(now):
            with self._cursor() as own:
                row = own.execute(
                    live_text("stand_deadline"), {"as_of": as_of, "now": now}
                ).fetchone()
            assert row is not None
            if len(self._deadlines) >= DEADLINES_KEPT:
                self._deadlines = {}
            found = self._deadlines[act_no, as_of] = _Deadline(now, *row)
        return found


def minute(now: datetime) -> datetime:
    """Deadlines lie on whole minutes, so within one minute nothing falls due."""
    return now.replace(second=0, microsecond=0)
