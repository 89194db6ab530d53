"""Who came first is served first: the hand-ins of one ward, in the order of their last bytes."""

import asyncio
from collections import defaultdict, deque

from campaign import metrics


class Turns:
    """The queues of all wards; used on one event loop only, so nothing has to be locked."""

    def __init__(self) -> None:
        """Nobody is waiting."""
        self._queues: dict[str, deque[Turn]] = defaultdict(deque)

    def turn(self, ward_code: str) -> "Turn":
        """A place for one hand-in, not yet in the queue."""
        return Turn(self, ward_code)

    def _join(self, turn: "Turn") -> None:
        queue = self._queues[turn.ward_code]
        queue.append(turn)
        metrics.INTAKE_WAITING.inc()
        queue[0].ready.set()

    def _leave(self, turn: "Turn") -> None:
        queue = self._queues[turn.ward_code]
        if turn in queue:
            queue.remove(turn)
            metrics.INTAKE_WAITING.dec()
        if queue:
            queue[0].ready.set()
        else:
            del self._queues[turn.ward_code]


class Turn:
    """One hand-in's place: `take` it with the last byte, `come` when it is first, then `leave`."""

    def __init__(self, turns: Turns, ward_code: str) -> None:
        """A place that is not in the queue yet; ask `Turns.turn` for it."""
        self._turns, self.ward_code = turns, ward_code
        self.ready = asyncio.Event()

    def take(self) -> None:
        """Queue up."""
        self._turns._join(self)

    async def come(self) -> None:
        """Wait until all that queued up before have left."""
        await self.ready.wait()

    def leave(self) -> None:
        """Let the next one come; also right for a turn that was never taken."""
        self._turns._leave(self)
