"""The figures of now: what most marts begin with, worked out once per state of the store.

Planning the index costs a hundred times what reading its result costs, and at 16:00 every reader
asks about the same moment. Therefore the rows of the macros below are kept for one known_at, the
live moment, in tables in memory, and `asking` gives a cursor whose macros read them. They are
exactly what the macros give: a row depends on nothing but its ward, its day and known_at, so a
report changes the rows of its ward from its day on. Any other known_at is worked out as ever.
"""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from queue import Empty, SimpleQueue
from typing import Any

import duckdb
import pyarrow as pa

from campaign import clock
from campaign.store.moves import Moves
from campaign.store.sql import live_text, only
from campaign.store.stand import Seen, Stand, Stands, WardCodes
from campaign.store.stand_table import Numbers

# In the order of queries/live/*.sql, and of need.
TABLES = (
    "report_day",
    "baseline_on",
    "stock_on",
    "week_on",
    "hamlets_on",
    "training_on",
    "support_backlog_on",
    "discipline_on",
    "score_on",
    "component_on",
    "index_on",
    "ward_figure_on",
)
# The farthest that a mart looks back from as_of without being told by days_back.
LOOK_BACK_DAYS = 7
NewCursor = Callable[[], duckdb.DuckDBPyConnection]


@dataclass(frozen=True)
class State:
    """What the kept figures were worked out from: the ledger up to these numbers, `known_at`.

    Answers and most acts change no figure; they are here because the same moment covers them.
    """

    submission_no: int
    answer_no: int
    act_no: int
    known_at: datetime
    first_day: date
    last_day: date

    @property
    def numbers(self) -> Numbers:
        """The newest submission, answer and act."""
        return self.submission_no, self.answer_no, self.act_no


@dataclass(frozen=True)
class Change:
    """The rows that a refresh replaced: from `first_day` on, of these wards (None: of all)."""

    first_day: date
    ward_codes: tuple[str, ...] | None


class LiveFigures:
    """The kept figures of one store.

    `cursor` gives a fresh cursor of its database, `moves` counts what was committed to it.
    """

    def __init__(self, cursor: NewCursor, moves: Moves, *, is_apart: bool) -> None:
        """Make the empty tables: in a database of their own (is_apart), or beside the ledger.

        Beside it only when the ledger is in memory too: these rows belong on no disk.
        """
        self._cursor = cursor
        self._lock = threading.Lock()
        self._lent: SimpleQueue[duckdb.DuckDBPyConnection] = SimpleQueue()
        self._stands = Stands(cursor, moves)
        self._fresh: Seen | None = None
        with cursor() as own:
            own.execute("attach ':memory:' as live" if is_apart else "create schema live")
            own.execute(live_text("tables"))

    def stand(self, as_of: date = date.max, ward_codes: WardCodes | None = None) -> Stand:
        """What counts for the days up to `as_of`; its known_at stands for "now" there.

        With `ward_codes`: what counts for these wards' own figures.
        """
        return self._stands.of(as_of, ward_codes)

    def moment(self, as_of: date = date.max) -> datetime:
        """The known_at that stands for "now"; before anything happened it is the clock's time."""
        return self.stand(as_of).known_at or clock.now()

    def seen(self) -> Seen:
        """While this stays, nothing was committed here and no deadline has passed."""
        return self._stands.seen()

    def behind_seconds(self, seen: Seen) -> float:
        """How long ago the first thing came that was not there when `seen` was looked at."""
        return self._stands.behind_seconds(seen)

    @contextmanager
    def asking(self, values: Mapping[str, Any]) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor for a mart with these parameters, in a transaction.

        Its macros read the kept figures when they are the ones asked for; they are worked out
        first when the ledger has moved on and the question is about now.
        """
        borrowed = self._borrowed()
        try:
            is_ready = self._is_ready(borrowed, values)
            if is_ready:
                yield borrowed
        finally:
            borrowed.rollback()
            self._lent.put(borrowed)
        if not is_ready:
            with self._cursor() as plain:
                yield plain

    def _borrowed(self) -> duckdb.DuckDBPyConnection:
        """A cursor with the reading macros, in a new transaction."""
        try:
            cursor = self._lent.get_nowait()
        except Empty:
            cursor = self._cursor()
            cursor.execute(live_text("lend"))
        cursor.begin()
        return cursor

    def _is_ready(self, cursor: duckdb.DuckDBPyConnection, values: Mapping[str, Any]) -> bool:
        """Whether the kept rows are those that the mart asks for, as this transaction sees."""
        known_at, as_of = values["known_at"], values["as_of"]
        for _ in range(2):
            state, newest = _state(cursor)
            if state and known_at <= state.known_at and _has_all(cursor, state, newest, known_at):
                stand = self._stands.at(cursor, state.numbers, as_of, state.known_at)
                back = timedelta(max(LOOK_BACK_DAYS, values.get("days_back") or 0))
                has_days = state.first_day + back <= as_of <= state.last_day
                return has_days and (stand.known_at is None or stand.known_at <= known_at)
            if known_at < (self.stand(as_of).known_at or known_at) or not self.is_stale():
                return False
            cursor.rollback()
            self.refresh()  # whoever waited for the lock finds nothing left to work out
            cursor.begin()
        return False

    @property
    def lock(self) -> threading.Lock:
        """Held by whoever changes the kept figures."""
        return self._lock

    def is_stale(self) -> bool:
        """Whether the ledger or the clock has moved on since the figures were worked out."""
        seen = self._stands.seen()
        if seen == self._fresh:
            return False
        with self._cursor() as own:
            state, newest = _state(own)
            if state is None or state.numbers != newest:
                return True
            now = self._stands.at(own, newest, date.max, clock.now()).known_at
        if now is not None and now > state.known_at:
            return True
        self._fresh = seen
        return False

    def refresh(self) -> Change | None:
        """Work out what may have changed; None when nothing has."""
        with self._lock, self._cursor() as own:
            own.begin()
            try:
                change = self._fill(own, clock.now())
                own.commit()
            except BaseException:
                own.rollback()
                raise
        return change

    def state(self) -> State | None:
        """What the kept figures stand for; None before the first refresh."""
        with self._cursor() as own:
            return _state(own)[0]

    def rows(self, change: Change) -> dict[str, pa.Table]:
        """The kept rows of `change`, by table."""
        with self._cursor() as own:
            return {
                name: own.execute(query, change.__dict__).to_arrow_table()
                for name, query in zip(TABLES, _statements("rows"), strict=True)
            }

    def install(
        self,
        own: duckdb.DuckDBPyConnection,
        state: State,
        change: Change | None,
        rows: Mapping[str, pa.Table],
    ) -> None:
        """Take over rows that another process worked out, in the transaction of `own`."""
        if change is not None:
            _forget(own, change)
            for name, table in rows.items():
                own.from_arrow(table).insert_into(f"live.{name}")
        _note(own, state)

    def _fill(self, own: duckdb.DuckDBPyConnection, now: datetime) -> Change | None:
        before, newest = _state(own)
        known_at = self._stands.at(own, newest, date.max, now).known_at or now
        given = {"now": now, "look_back_days": LOOK_BACK_DAYS}
        start, last_day = own.execute(live_text("extent"), given).fetchone() or (None, None)
        if start is None or last_day is None:
            return None
        change: Change | None = Change(start, None)
        if before is not None:
            change = _changed(own, before, known_at, last_day)
        if change is not None:
            _forget(own, change)
            values = {**change.__dict__, "as_of": last_day, "known_at": known_at}
            for lend, fill in zip(_statements("lend"), _statements("fill"), strict=True):
                own.execute(fill, only(fill, values))
                own.execute(lend)
        _note(own, State(*newest, known_at, start, last_day))
        return change


def _changed(
    own: duckdb.DuckDBPyConnection, before: State, known_at: datetime, last_day: date
) -> Change | None:
    values = {
        "submission_no": before.submission_no,
        "known_before": before.known_at,
        "known_at": known_at,
        "last_day": last_day,
        "look_back_days": LOOK_BACK_DAYS,
    }
    rows = own.execute(live_text("changed"), values).fetchall()
    if last_day > before.last_day:
        rows.append((None, before.last_day))
    if not rows:
        return None
    wards = {ward_code for ward_code, _ in rows}
    first_day = min(first_day for _, first_day in rows)
    return Change(first_day, None if None in wards else tuple(sorted(wards)))


def _state(own: duckdb.DuckDBPyConnection) -> tuple[State | None, Numbers]:
    """In one snapshot: the kept state, and the newest numbers in the ledger."""
    row = own.execute(live_text("state")).fetchone()
    assert row is not None
    *kept, submission_no, answer_no, act_no = row
    return None if kept[0] is None else State(*kept), (submission_no, answer_no, act_no)


def _has_all(
    own: duckdb.DuckDBPyConnection, state: State, newest: Numbers, known_at: datetime
) -> bool:
    """Whether the kept figures hold everything that was known at `known_at` (next.sql)."""
    if state.numbers == newest:
        return True
    numbers = {"submission_no": state.submission_no, "act_no": state.act_no}
    row = own.execute(live_text("next"), numbers).fetchone()
    assert row is not None
    return row[0] is None or known_at < row[0]


def _note(own: duckdb.DuckDBPyConnection, state: State) -> None:
    for statement in _statements("note"):
        own.execute(statement, only(statement, state.__dict__))


def _forget(own: duckdb.DuckDBPyConnection, change: Change) -> None:
    for statement in _statements("forget"):
        own.execute(statement, change.__dict__)


@cache
def _statements(name: str) -> tuple[str, ...]:
    """Its statements, one by one."""
    return tuple(found.query for found in duckdb.extract_statements(live_text(name)))
