"""How often something was committed to a store in this process, and when."""

import math
import threading
import time
from collections import deque

TIMES_KEPT = 10_000


class Moves:
    """Counts the commits of one store; whoever has seen a count can ask what came after it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._times: deque[float] = deque(maxlen=TIMES_KEPT)
        self.count = 0

    def note(self) -> None:
        """Something may have been committed just now."""
        with self._lock:
            self._times.append(time.monotonic())
            self.count += 1

    def seconds_since(self, count: int) -> float:
        """How long ago the first commit after the first `count` was; 0: there was none.

        Infinite when that is too long ago to be remembered.
        """
        with self._lock:
            back = self.count - count
            if back > len(self._times):
                return math.inf
            return time.monotonic() - self._times[-back] if back else 0.0
