"""The listening side of the front."""

import asyncio
import logging

from campaign.front.backends import Backends
from campaign.front.splice import Visitor

BACKLOG = 1024
log = logging.getLogger(__name__)


class Front:
    """Listens on the public address and hands each request to a process of `backends`."""

    def __init__(self, backends: Backends) -> None:
        """Nothing listens before `open`."""
        self.backends = backends
        self.visitors: set[Visitor] = set()
        self._server: asyncio.Server | None = None

    async def open(self, host: str, port: int) -> int:
        """Listen at host:port and return the port (0 asks for a free one). Raises OSError."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(
            lambda: Visitor(self), host, port, backlog=BACKLOG, reuse_address=True
        )
        return int(self._server.sockets[0].getsockname()[1])

    async def close(self, finish_seconds: float) -> None:
        """Listen no longer, end the sessions, and let requests under way come to their answers."""
        if self._server is None:
            return
        self._server.close()
        for visitor in list(self.visitors):
            if visitor.is_websocket or visitor.is_waiting_for_head:
                visitor.end()
        try:
            async with asyncio.timeout(finish_seconds):
                while self.visitors:
                    await asyncio.sleep(0.05)
        except TimeoutError:
            log.warning("%d requests were cut off", len(self.visitors))
        for visitor in list(self.visitors):
            visitor.transport.abort()
