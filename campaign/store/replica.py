"""The page processes' side of publishing: a store in memory that repeats what the writer publishes.

Whoever asks `Replica.store` gets a whole published state. A segment is taken over in one
transaction; a new epoch (the writer was started again) is built beside the old store and then
takes its place, so pages never wait for either.
"""

import logging
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import duckdb

from campaign.store.connection import Store
from campaign.store.errors import StoreError
from campaign.store.segment import Head, Segment, read_head, read_segment, segment_path
from campaign.store.sql import only, statement

LOOK_SECONDS = 0.1
PATIENCE_SECONDS = 60.0
Between = Callable[[], AbstractContextManager[None]]
log = logging.getLogger(__name__)


class NothingPublished(StoreError):
    """No process has published a store into the folder yet."""


class Replica:
    """Follows the store published in `folder` until `stop`."""

    def __init__(self, folder: Path, between: Between = nullcontext) -> None:
        """Wait for the first publication. Raises NothingPublished after PATIENCE_SECONDS.

        `between`: what to be in while a segment is taken over, so that it comes at a good moment.
        """
        self._folder = folder
        self._between = between
        self._seen: Head | None = None
        self._stop = threading.Event()
        self._store = self._first()
        self._thread = threading.Thread(target=self._run, name="replica", daemon=True)
        self._thread.start()

    @property
    def store(self) -> Store:
        """The store in its newest published state."""
        return self._store

    def stop(self) -> None:
        """Follow no longer."""
        self._stop.set()
        self._thread.join()

    def catch_up(self) -> None:
        """Take over what has been published since the last time."""
        head = read_head(self._folder)
        if head is None or head == self._seen:
            return
        seen = self._seen
        if seen is None or seen.epoch != head.epoch:
            self._store = _built(self._folder, head)
        else:
            for number in range(seen.segment_no + 1, head.segment_no + 1):
                segment = read_segment(segment_path(self._folder, head.epoch, number))
                with self._between():
                    _take_over(self._store, segment)
        self._seen = head

    def _first(self) -> Store:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while (head := read_head(self._folder)) is None:
            if time.monotonic() > deadline:
                raise NothingPublished(f"nothing is published in {self._folder}: is it served?")
            time.sleep(LOOK_SECONDS)
        self._seen = head
        return _built(self._folder, head)

    def _run(self) -> None:
        while not self._stop.wait(LOOK_SECONDS):
            try:
                self.catch_up()
            except (duckdb.Error, OSError, ValueError):
                # Pages go on with the state before and say how old it is; the next look retries.
                log.exception("a published segment could not be taken over")


def _built(folder: Path, head: Head) -> Store:
    first = read_segment(segment_path(folder, head.epoch, 1))
    store = Store(None, str(first.store["store_kind"]))
    with store.cursor() as cursor:
        # Many small questions at a time on few cores: sharing out each costs more than it saves.
        cursor.execute("set global threads = 1")
        for text in duckdb.extract_statements(statement("adopt_identity")):
            cursor.execute(text.query, only(text.query, first.store))
    _take_over(store, first)
    for number in range(2, head.segment_no + 1):
        _take_over(store, read_segment(segment_path(folder, head.epoch, number)))
    return store


def _take_over(store: Store, segment: Segment) -> None:
    with store.live.lock, store.cursor() as cursor:
        cursor.begin()
        try:
            for name, rows in segment.ledger.items():
                cursor.from_arrow(rows).insert_into(name)
            store.live.install(cursor, segment.state, segment.change, segment.figures)
            cursor.commit()
        except BaseException:
            cursor.rollback()
            raise
        store.moved()
