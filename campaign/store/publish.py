"""The writer's side of publishing: after each batch of reports a segment for the page processes."""

import logging
import shutil
import threading
import time
from datetime import date
from pathlib import Path
from uuid import uuid4

import duckdb

from campaign import clock, metrics
from campaign.store import acts
from campaign.store.connection import Store
from campaign.store.live import Change, State
from campaign.store.segment import Head, Segment, read_head, write_segment
from campaign.store.sql import fetch_dicts, only, statement

# In the order of queries/store/replicate.sql.
LEDGER_TABLES = (
    "submission",
    "problem",
    "ward_baseline",
    "daily_summary",
    "mobile_points",
    "training_sessions",
    "volunteer_shifts",
    "issues",
    "question_answer",
)
LOOK_SECONDS = 0.1
log = logging.getLogger(__name__)


class Publisher:
    """Publishes one store into `folder`; `start` does so until `stop`."""

    def __init__(self, store: Store, folder: Path, pause_seconds: float) -> None:
        """`pause_seconds` lie at least between two publications: reports of that time share one."""
        self._store = store
        self._folder = folder
        self._pause = pause_seconds
        self._epoch = uuid4().hex
        self._segment_no = 0
        self._after: State | None = None
        self._whole_at = time.monotonic()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="publisher", daemon=True)

    def start(self) -> None:
        """Publish everything, then go on in a thread of its own."""
        self.publish()
        self._forget_older_epochs()
        self._thread.start()

    def stop(self) -> None:
        """Publish what is new and end the thread."""
        self._stop.set()
        self._thread.join()

    def publish(self) -> bool:
        """Publish what has changed since the last time; whether anything had."""
        live = self._store.live
        if self._segment_no and not live.is_stale():
            return False
        change = live.refresh()
        state = live.state()
        if state is None:
            return False
        segment = self._segment(state, change)
        self._segment_no += 1
        head = Head(self._epoch, self._segment_no, clock.now())
        write_segment(self._folder, head, segment)
        self._after = state
        return True

    def _segment(self, state: State, change: Change | None) -> Segment:
        if self._segment_no == 0:
            change = Change(date.min, None)
        numbers = {
            "after_no": self._after.submission_no if self._after else 0,
            "upto_no": state.submission_no,
            "after_answer_no": self._after.answer_no if self._after else 0,
            "upto_answer_no": state.answer_no,
        }
        with self._store.cursor() as cursor:
            store = fetch_dicts(cursor, "store_identity", {})[0]
            statements = duckdb.extract_statements(statement("replicate"))
            ledger = {
                name: cursor.execute(found.query, only(found.query, numbers)).to_arrow_table()
                for name, found in zip(LEDGER_TABLES, statements, strict=True)
            }
            after_no = self._after.act_no if self._after else 0
            acted = f"act_no > {after_no:d} and act_no <= {state.act_no:d}"
            for name in ("act", *acts.TABLES):
                ledger[name] = cursor.table(name).filter(acted).to_arrow_table()
        figures = self._store.live.rows(change) if change else {}
        return Segment(store, state, change, ledger, figures)

    def _run(self) -> None:
        while not self._stop.wait(LOOK_SECONDS):
            if self._tried():
                self._stop.wait(self._pause)
        self._tried()

    def _tried(self) -> bool:
        """Publish, and keep the gauge of how far pages lie behind; whether there was anything."""
        try:
            has_published = self.publish()
        except (duckdb.Error, OSError):
            # Readers keep the state before; the next round tries again.
            log.exception("publishing failed")
            metrics.PUBLISHED_AGE.set(time.monotonic() - self._whole_at)
            return True
        self._whole_at = time.monotonic()
        metrics.PUBLISHED_AGE.set(0)
        return has_published

    def _forget_older_epochs(self) -> None:
        head = read_head(self._folder)
        for folder in self._folder.iterdir():
            if folder.is_dir() and head is not None and folder.name != head.epoch:
                shutil.rmtree(folder)
