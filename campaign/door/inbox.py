"""The watched folder: reports that arrive as files, by SFTP or by any other copying.

The folder is looked through every few seconds. Notifications of the operating system are not
used: on network file systems they stay silent about what other machines write, and each system
has its own, while looking costs a few milliseconds and is right everywhere.

A file is never lost: the intake keeps the original before it judges, the answer is written before
the file moves, and whatever goes wrong in between leaves the file where it is, for the next look.
File names can name people; the log has wards, counts and receipts instead.
"""

import hashlib
import logging
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from campaign import clock, metrics
from campaign.door.arrivals import (
    Arrival,
    StillArriving,
    content_of,
    look_through,
    looks_whole,
)
from campaign.door.bundles import MEGABYTE, Bundle, in_turn, ready
from campaign.door.put_away import PutAway, is_still_written_to, put_away, put_back
from campaign.report.rules_read import found
from campaign.report.source import SourceFile
from campaign.settings import settings
from campaign.store import Store, disk, ingest
from campaign.store.errors import StoreNotWritable
from campaign.store.receipt import REFUSED, Receipt

CHANNEL = "inbox"
# After so many bundles the folders are looked through again, so that new ones get their turn.
TURNS = 50
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=5), timedelta(minutes=5)
IGNORED_KEPT = 10_000
log = logging.getLogger(__name__)


class Inbox:
    """The watched folder of one store; only the process that owns the store may watch."""

    def __init__(self, store: Store, folder: Path, stop: threading.Event | None = None) -> None:
        """Watch `folder` for `store`, until `stop`; creates the folder."""
        self.store, self.folder = store, folder
        self.stop = stop or threading.Event()
        self._first_seen: dict[tuple[int, ...], datetime] = {}
        self._ignored: set[tuple[int, int]] = set()
        self._put_away: list[PutAway] = []
        self._retry: dict[tuple[int, ...], tuple[datetime, timedelta]] = {}
        self._paused_until: datetime | None = None
        self._pause = FIRST_PAUSE
        folder.mkdir(parents=True, exist_ok=True)

    def scan_once(self, now: datetime | None = None) -> int:
        """Look once and hand in what is complete; how many files got their answer.

        Never raises for what lies in the folder. Raises OSError when the folder itself cannot
        be listed.
        """
        now = now or clock.now()
        self._look_after(now)
        folders = look_through(self.folder, self._ignore)
        arrivals = [arrival for folder in folders for arrival in folder.arrivals]
        self._remember(arrivals, now)
        metrics.INBOX_WAITING.set(len(arrivals))
        queues = [ready(folder, lambda a: self._is_settled(a, now), now) for folder in folders]
        answered = 0
        for bundle in in_turn(queues)[:TURNS]:
            is_paused = self._paused_until is not None and now < self._paused_until
            if is_paused or self.stop.is_set():
                break
            answered += self._take(bundle, now)
        metrics.INBOX_WAITING.set(len(arrivals) - answered)
        metrics.INBOX_LAST_SCAN.set(clock.now().timestamp())
        return answered

    def _remember(self, arrivals: list[Arrival], now: datetime) -> None:
        states = {arrival.state for arrival in arrivals}
        self._first_seen = {state: self._first_seen.get(state, now) for state in states}
        self._retry = {state: due for state, due in self._retry.items() if state in states}

    def _is_settled(self, arrival: Arrival, now: datetime) -> bool:
        """Unchanged for long enough, and for longer when its end seems to be missing."""
        seconds = settings().inbox
        still_for = now - self._first_seen[arrival.state]
        if still_for < timedelta(seconds=seconds.settle_seconds):
            return False
        due, _ = self._retry.get(arrival.state, (now, FIRST_PAUSE))
        if now < due:
            return False
        if still_for >= timedelta(seconds=seconds.stalled_seconds):
            return True
        try:
            return looks_whole(arrival)
        except OSError as error:
            self._postpone(arrival, now, error)
            return False

    def _take(self, bundle: Bundle, now: datetime) -> int:
        """Hand in one bundle and put its files away; how many files got their answer."""
        try:
            count = sum(self._answer(bundle, now))
        except StillArriving:
            return 0
        except Exception as error:  # noqa: BLE001  one bad file must never stop the loop
            if isinstance(error, StoreNotWritable) or _is_disk_full(error):
                self._wait(now, error)
            else:
                for arrival in bundle.arrivals:
                    self._postpone(arrival, now, error)
            return 0
        self._paused_until, self._pause = None, FIRST_PAUSE
        return count

    def _answer(self, bundle: Bundle, now: datetime) -> Iterator[int]:
        limit = settings().limits.raw_mb * MEGABYTE
        fitting = [arrival for arrival in bundle.arrivals if arrival.byte_count <= limit]
        for arrival in bundle.arrivals:
            if arrival not in fitting:
                yield self._refuse_large(arrival, now)
        if not fitting:
            return
        files = [SourceFile(_told(arrival), content_of(arrival)) for arrival in fitting]
        ward_code = bundle.ward_code
        receipts = ingest(
            self.store,
            files,
            channel=CHANNEL,
            actor=f"{CHANNEL}:{ward_code}" if ward_code else CHANNEL,
            for_ward=ward_code,
            arrived_at=Bundle(tuple(fitting)).arrived_at(now),
        )
        for arrival, file, receipt in zip(fitting, files, receipts, strict=True):
            label = receipt.receipt_no or file.sha256[:12]
            self._put_away.append(put_away(self.folder, arrival, label, receipt.as_dict(), now))
            yield 1

    def _refuse_large(self, arrival: Arrival, now: datetime) -> int:
        """A file over the limit is not read at all, so there is no hash and no receipt number."""
        limit = settings().limits.raw_mb
        size = f"{arrival.byte_count / MEGABYTE:.1f}"
        problem = found("read-limit-raw", _told(arrival), size=size, limit=limit)
        at = arrival.arrived_at(now)
        receipt = Receipt(
            file_name=_told(arrival),
            status=REFUSED,
            sha256="",
            received_at=at,
            is_demo=self.store.is_demo,
            is_backfilled=False,
            reports=(),
            problems=(problem,),
        )
        answer: dict[str, Any] = receipt.as_dict() | {"sha256": None}
        label = f"{at:%H%M%S}-{hashlib.sha256(repr(arrival.state).encode()).hexdigest()[:8]}"
        self._put_away.append(put_away(self.folder, arrival, label, answer, now))
        metrics.INTAKE_REFUSED.labels("size").inc()
        log.warning("inbox_refused", extra=_place(arrival) | {"bytes": arrival.byte_count})
        return 1

    def _look_after(self, now: datetime) -> None:
        """Take files back that were written to after they had been taken (a stalled transfer)."""
        patience = timedelta(seconds=settings().inbox.stalled_seconds)
        kept = []
        for moved in self._put_away:
            if is_still_written_to(moved):
                put_back(moved)
                log.warning("inbox_taken_too_early")
            elif not moved.is_due(now, patience):
                kept.append(moved)
        self._put_away = kept

    def _postpone(self, arrival: Arrival, now: datetime, error: Exception) -> None:
        """Leave one file for later, after a longer time with each failure."""
        _, last = self._retry.get(arrival.state, (now, FIRST_PAUSE / 2))
        pause = min(last * 2, LONGEST_PAUSE)
        self._retry[arrival.state] = now + pause, pause
        told = _place(arrival) | {"seconds": pause.total_seconds()}
        log.error("inbox_postponed", extra=told, exc_info=error)

    def _wait(self, now: datetime, error: Exception) -> None:
        """Nothing can be stored at present: leave everything where it is and try again later."""
        self._paused_until = now + self._pause
        told = {"reason": type(error).__name__, "seconds": self._pause.total_seconds()}
        log.warning("inbox_paused", extra=told)
        self._pause = min(self._pause * 2, LONGEST_PAUSE)

    def _ignore(self, entry: os.DirEntry[str], why: str) -> None:
        """Say once that something in the folder is no report."""
        identity = entry.inode(), hash(entry.path)
        if identity not in self._ignored and len(self._ignored) < IGNORED_KEPT:
            self._ignored.add(identity)
            place = Path(entry.path).parent.relative_to(self.folder).as_posix()
            log.warning("inbox_ignored", extra={"place": place, "reason": why})


@contextmanager
def watching(store: Store | None) -> Iterator[Inbox | None]:
    """Watch the inbox of this installation in a thread of its own for the time of the block.

    Not for a demo store, unless a demo was asked for by name: real files must not disappear into
    a rehearsal. Not without a store.
    """
    folder = settings().inbox.folder
    if store is None or (store.is_demo and settings().store_choice != "demo"):
        why = "there is no store" if store is None else "the open store is a demo"
        log.warning("inbox_not_watched", extra={"reason": why})
        yield None
        return
    inbox = Inbox(store, folder)
    thread = watch(inbox)
    try:
        yield inbox
    finally:
        # What has been begun is finished; what waits, waits for the next start.
        inbox.stop.set()
        thread.join()


def watch(inbox: Inbox) -> threading.Thread:
    """Start to look through `inbox` again and again until its `stop` is set."""
    thread = threading.Thread(target=_run, args=(inbox,), name="inbox", daemon=True)
    thread.start()
    log.info("inbox_watched", extra={"store_kind": inbox.store.kind})
    return thread


def _run(inbox: Inbox) -> None:
    while not inbox.stop.is_set():
        try:
            answered = inbox.scan_once()
        except Exception:  # the folder may come back; a dead watcher would not
            log.exception("inbox_scan_failed")
            answered = 0
        if not answered:
            inbox.stop.wait(settings().inbox.poll_seconds)


def _is_disk_full(error: Exception) -> bool:
    return isinstance(error, OSError) and disk.is_full(error)


def _told(arrival: Arrival) -> str:
    """The file's name as text that can be stored, whatever bytes it is made of."""
    return os.fsencode(arrival.path.name).decode("utf-8", "replace")


def _place(arrival: Arrival) -> dict[str, Any]:
    return {"ward_code": arrival.ward_code}
