"""How often somebody may ask: a moving window of a minute, in this process's memory."""

import math
import time

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from campaign.door.refusal import Refusal


class Throttle:
    """Counts requests by a key, for instance the number of a token."""

    def __init__(self, per_minute: int) -> None:
        """Allow `per_minute` requests of each key in any minute."""
        self._item = RateLimitItemPerMinute(per_minute)
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def count(self, key: str) -> None:
        """Count one request. Raises Refusal (429, Retry-After) when it is one too many."""
        if self._limiter.hit(self._item, key):
            return
        reset_at = self._limiter.get_window_stats(self._item, key).reset_time
        seconds = max(1, math.ceil(reset_at - time.time()))
        retry = {"retry-after": str(seconds)}
        raise Refusal(429, "too-often", headers=retry, limit=self._item.amount, seconds=seconds)
