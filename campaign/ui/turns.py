"""One new view at a time: what readers are shown while the newest figures are being worked out.

After a report nearly every view is new, and at 16:00 reports come every second. If every reader
waited for the newest figures, all would wait for each other. So only one run of a process works
out a new view at a time, and a few wait a little for theirs; whoever asks meanwhile for a view that
was shown a while ago gets that one whole, with its own times and version, and is told so. Nobody is
shown figures when newer ones came more than `most_seconds` ago, and alone on a server nobody waits
or looks back at all.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any, Protocol

from campaign.ui.view import View

PATIENCE_SECONDS = 60
# So long one waits before one is shown the figures before, and only behind fewer than so many.
LITTLE_SECONDS = 1
FEW = 2
# How long one turn may keep the next publication from being taken over.
HELD_SECONDS = 2
VIEWS_KEPT = 2000


class Ledger(Protocol):
    """What views are made of (campaign/store/live.py)."""

    def seen(self) -> Any:
        """What stays while nothing is stored and no deadline passes."""

    def behind_seconds(self, seen: Any) -> float:
        """How long ago the first thing came that was not there at `seen`."""


@dataclass(frozen=True)
class Shown:
    """A view whose page was drawn whole, and the state of the ledger it was the newest of."""

    view: View
    ledger: Ledger
    seen: Any

    @property
    def behind_seconds(self) -> float:
        """How long ago the first thing came that may have made it old."""
        return self.ledger.behind_seconds(self.seen)


@dataclass
class Run:
    """One run of a page: what it works out, and whether it is the one whose turn it is."""

    has_turn: bool = False
    key: Hashable = None
    shown: Shown | None = None


class Turns:
    """The turns of one process, and the views that its pages have shown."""

    def __init__(self, most_seconds: float) -> None:
        """`most_seconds`: how long figures may be shown after newer ones are known; 0: not."""
        self._most_seconds = most_seconds
        self._free = threading.Condition()
        self._is_taken = False
        self._is_changing = False
        self._waiting_count = 0
        self._shown: OrderedDict[Hashable, Shown] = OrderedDict()
        self._mine = threading.local()

    @contextmanager
    def running(self) -> Iterator[None]:
        """Around the run of a page; what it has worked out counts once it has come to its end."""
        run = self._mine.run = Run()
        try:
            yield
            if run.shown is not None:
                self._keep(run.key, run.shown)
        finally:
            self._mine.run = None
            self._let_go(run)

    @contextmanager
    def between(self) -> Iterator[None]:
        """Around a change of the ledger: before the next turn, and not in the middle of one.

        In the middle a view would ask for figures that are no longer the kept ones of now
        (campaign/store/live.py), and working them out anew takes many times as long.
        """
        with self._free:
            self._is_changing = True
            self._free.wait_for(lambda: not self._is_taken, HELD_SECONDS)
        try:
            yield
        finally:
            with self._free:
                self._is_changing = False
                self._free.notify_all()

    def view(self, key: Hashable, ledger: Ledger, newest: Callable[[], View]) -> View:
        """The newest view, or the one shown under `key` before if it is not this run's turn.

        `key` is all that decides a view but the ledger; `newest()` gives the newest view.
        Outside `running` the view is always the newest.
        """
        run: Run | None = getattr(self._mine, "run", None)
        if run is None:
            return newest()
        shown, is_drawn = self._newest(key, ledger, newest)
        if is_drawn:
            return shown.view
        with self._free:
            if self._is_taken or self._waiting_count:
                if self._waiting_count >= FEW or not self._wait(LITTLE_SECONDS):
                    if before := self._before(key, ledger):
                        return replace(before.view, is_behind=before.behind_seconds > 0)
                    self._wait(PATIENCE_SECONDS)
            elif self._is_changing:
                self._wait(PATIENCE_SECONDS)
            # Whoever has waited long enough goes on beside the one whose turn it is.
            run.has_turn, self._is_taken = not self._is_taken, True
        # Meanwhile another may have worked it out, or more may have come in.
        shown, is_drawn = self._newest(key, ledger, newest, known=shown)
        if is_drawn:
            self._let_go(run)
        else:
            run.key, run.shown = key, shown
        return shown.view

    def _newest(
        self,
        key: Hashable,
        ledger: Ledger,
        newest: Callable[[], View],
        known: Shown | None = None,
    ) -> tuple[Shown, bool]:
        """The newest view (`known`, if it is), and whether its like was drawn whole before."""
        seen = ledger.seen()
        with self._free:
            before = self._shown.get(key)
        if before and before.ledger is ledger and before.seen == seen:
            return before, True
        is_known = known is not None and known.seen == seen
        shown = known if known and is_known else Shown(newest(), ledger, seen)
        is_drawn = before is not None and before.view.looks_key == shown.view.looks_key
        if is_drawn:
            self._keep(key, shown)
        return shown, is_drawn

    def _before(self, key: Hashable, ledger: Ledger) -> Shown | None:
        """What was shown under `key` before, if it may be shown again."""
        before = self._shown.get(key)
        if before is None or before.ledger is not ledger:
            return None
        return before if before.behind_seconds <= self._most_seconds else None

    def _wait(self, seconds: float) -> bool:
        """Until the turn is free, or so long; whether it is."""
        self._waiting_count += 1
        try:
            is_free = self._free.wait_for
            return is_free(lambda: not (self._is_taken or self._is_changing), seconds)
        finally:
            self._waiting_count -= 1

    def _keep(self, key: Hashable, shown: Shown) -> None:
        with self._free:
            self._shown[key] = shown
            self._shown.move_to_end(key)
            if len(self._shown) > VIEWS_KEPT:
                self._shown.popitem(last=False)

    def _let_go(self, run: Run) -> None:
        if not run.has_turn:
            return
        with self._free:
            run.has_turn, self._is_taken = False, False
            self._free.notify_all()
