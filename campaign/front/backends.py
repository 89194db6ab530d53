"""The processes behind the front, and which of them a request goes to."""

import asyncio
import posixpath
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from campaign.front.head import Head

LOOPBACK = "127.0.0.1"
CONNECT_SECONDS = 3.0
RETRY_SECONDS = 0.2
# Longer than a process takes to start again: a hand-in that arrives meanwhile waits.
PATIENCE_SECONDS = 30.0
WRITER_PATHS = ("/api", "/health", "/metrics")
# What everybody may read is read from what is published to the pages; the writer is left in peace.
PUBLIC_PATH = "/api/editions"
# Of the operator on this machine, who asks the writer itself.
HIDDEN_PATH = "/api/operator"

Connection = TypeVar("Connection", bound=asyncio.BaseProtocol)


class Unreachable(ConnectionError):
    """No process took the connection in time."""


class Hidden(LookupError):
    """Such an address is not served to the outside."""


@dataclass
class Backend:
    """One process on a port of this machine; `is_up` is what its supervisor knows."""

    name: str
    port: int
    is_up: bool = True
    open_count: int = 0
    chosen_no: int = 0


@dataclass
class Backends:
    """The writer and the page processes."""

    writer: Backend
    pages: list[Backend]
    patience_seconds: float = PATIENCE_SECONDS
    _chosen_count: int = field(default=0, init=False)

    def candidates(self, head: Head) -> list[Backend]:
        """Who may answer, best first; empty while nobody can. Raises Hidden.

        A reader stays with the page process of the cookie, because the session lives there. Without
        one, or when that process is gone, the process with the fewest connections comes first.
        """
        if is_for_writer(head.path):
            return [self.writer] if self.writer.is_up else []
        running = [page for page in self.pages if page.is_up]
        worker = head.worker
        return sorted(running, key=lambda p: (p.name != worker, p.open_count, p.chosen_no))

    async def connect(
        self, head: Head, factory: Callable[[], Connection]
    ) -> tuple[Backend, Connection]:
        """A connection to the best candidate that takes it. Raises Unreachable, Hidden."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + self.patience_seconds
        while True:
            candidates = self.candidates(head)
            for backend in candidates:
                connection = await _connected(factory, backend.port)
                if connection is not None:
                    self._chosen_count += 1
                    backend.chosen_no = self._chosen_count
                    return backend, connection
            if loop.time() >= deadline:
                raise Unreachable(", ".join(_names(candidates)) or "nobody is up")
            await asyncio.sleep(RETRY_SECONDS)


def is_for_writer(path: str) -> bool:
    """Whether the writer answers `path` (decoded). Raises Hidden for what is not served here."""
    # Nothing behind the front folds these, but a hidden address must stay hidden if one ever does.
    folded = posixpath.normpath("/" + path.lstrip("/")).casefold()
    if _lies_under(path.casefold(), HIDDEN_PATH) or _lies_under(folded, HIDDEN_PATH):
        raise Hidden(path)
    is_public = _lies_under(path, PUBLIC_PATH)
    return not is_public and any(_lies_under(path, prefix) for prefix in WRITER_PATHS)


def _lies_under(path: str, prefix: str) -> bool:
    return path == prefix or path.startswith(f"{prefix}/")


async def _connected(factory: Callable[[], Connection], port: int) -> Connection | None:
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(CONNECT_SECONDS):
            _, connection = await loop.create_connection(factory, LOOPBACK, port)
    except (OSError, TimeoutError):
        return None  # the caller tries the next one, or again
    return connection


def _names(backends: Iterable[Backend]) -> list[str]:
    return [backend.name for backend in backends]
