"""The body of a request as it comes in: counted, timed, and never waited for without end."""

import asyncio
from collections.abc import Callable
from datetime import datetime

from starlette.types import Message, Receive

from campaign import clock

DRAIN_BYTES = 32 * 1024 * 1024
DRAIN_SECONDS = 10


class BodyTooLarge(Exception):
    """More bytes came than are allowed."""


class BodyTooSlow(Exception):
    """The sender was silent for too long, or took too long altogether."""


class Body:
    """Stands in the place of a request's `receive`.

    `most_bytes`, `idle_seconds` and `most_seconds` may be set before the body is read;
    `on_last_byte` is called the moment the last byte is there, which `arrived_at` then names.
    """

    def __init__(self, receive: Receive) -> None:
        """Wrap the `receive` of an ASGI request."""
        self._receive = receive
        self._byte_count = 0
        self._deadline: float | None = None
        self.most_bytes: int | None = None
        self.idle_seconds: float | None = None
        self.most_seconds: float | None = None
        self.on_last_byte: Callable[[], None] | None = None
        self.arrived_at: datetime | None = None
        self.is_begun = False

    @property
    def is_ended(self) -> bool:
        """Whether all of it has come (or its sender has gone), so that nothing is left to read."""
        return self.arrived_at is not None

    async def __call__(self) -> Message:
        """The next message. Raises BodyTooLarge and BodyTooSlow."""
        message = await self._next()
        self._byte_count += len(message.get("body", b""))
        if self.most_bytes is not None and self._byte_count > self.most_bytes:
            raise BodyTooLarge
        if not message.get("more_body", False) and self.arrived_at is None:
            self.arrived_at = clock.now()
            if self.on_last_byte is not None and message["type"] == "http.request":
                self.on_last_byte()
        return message

    async def drain(self) -> bool:
        """Throw away what still comes, within bounds; True when the body has ended."""
        self.most_bytes = self._byte_count + DRAIN_BYTES
        self.on_last_byte = None  # the request is over; what still comes is of no account
        try:
            async with asyncio.timeout(DRAIN_SECONDS):
                while not self.is_ended:
                    await self()
        except (BodyTooLarge, BodyTooSlow, TimeoutError):
            return False
        return True

    async def _next(self) -> Message:
        loop = asyncio.get_running_loop()
        if self._deadline is None and self.most_seconds is not None:
            self._deadline = loop.time() + self.most_seconds
        ends = [self._deadline] if self._deadline is not None else []
        ends += [loop.time() + self.idle_seconds] if self.idle_seconds is not None else []
        self.is_begun = True
        try:
            async with asyncio.timeout_at(min(ends, default=None)):
                return await self._receive()
        except TimeoutError as error:
            raise BodyTooSlow from error
