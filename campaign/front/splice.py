"""One client's connection: its head is read, a process is chosen, then bytes go both ways.

A side that cannot take more stops the other side's reading, so nothing piles up here. Each
connection carries one request to one process: the process of the next request may be another.
"""

import asyncio
import logging
from typing import TYPE_CHECKING, cast

from campaign.front.answers import answer
from campaign.front.backends import RETRY_SECONDS, Backend, Hidden, Unreachable
from campaign.front.body import BadBody, Body, Chunked, Endless, Sized
from campaign.front.head import END, MAX_BYTES, BadHead, Head, has_stray_line_end, parse, rewritten
from campaign.front.peer import forwarded_for, forwarded_scheme

if TYPE_CHECKING:
    from campaign.front.server import Front

HEAD_SECONDS = 10.0
# How long what a client still sends is thrown away, so that it sees the answer before the end.
LINGER_SECONDS = 5.0
# A process that has just died may still take connections for a moment.
ATTEMPTS = 5
log = logging.getLogger(__name__)


class Visitor(asyncio.Protocol):
    """The client's side."""

    def __init__(self, front: "Front") -> None:
        """A connection of `front`."""
        self._front = front
        self._received = b""
        self._head: Head | None = None
        self._body: Body = Sized(0)
        self._upstream: Upstream | None = None
        self._search: asyncio.Task[None] | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._attempts = 0
        self._is_ending = False

    @property
    def is_websocket(self) -> bool:
        """Whether this connection lasts as long as a reader's session."""
        return isinstance(self._body, Endless)

    @property
    def is_waiting_for_head(self) -> bool:
        """Whether no request has been made yet."""
        return self._head is None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Wait for the head."""
        self.transport = cast(asyncio.Transport, transport)
        self._front.visitors.add(self)
        loop = asyncio.get_running_loop()
        self._timer = loop.call_later(HEAD_SECONDS, self._head_is_late)

    def data_received(self, data: bytes) -> None:
        """Collect the head, later pass the body on."""
        if self._is_ending:
            return
        if self._head is None:
            self._collect(data)
        elif self._upstream is None:
            self._received += data
        else:
            self._pass_on(data)

    def eof_received(self) -> bool:
        """The client sends nothing more; an answer to a whole request still goes to it."""
        is_whole = self._head is not None and self._body.is_complete
        return is_whole and not self._is_ending

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002  asyncio's signature
        """The client is gone."""
        self._front.visitors.discard(self)
        self._is_ending = True
        if self._timer:
            self._timer.cancel()
        if self._search:
            self._search.cancel()
        if self._upstream:
            self._upstream.transport.close()

    def pause_writing(self) -> None:
        """The client reads more slowly than the process writes."""
        if self._upstream:
            self._upstream.transport.pause_reading()

    def resume_writing(self) -> None:
        """The client has caught up."""
        if self._upstream:
            self._upstream.transport.resume_reading()

    def end(self, status: int | None = None) -> None:
        """Answer with `status` if one is given, then close once everything is written."""
        if self._is_ending:
            return
        self._is_ending = True
        if self._timer:
            self._timer.cancel()
        if status is not None:
            self.transport.write(self._own_answer(status))
        is_sending = not self._body.is_complete or (status is not None and self._head is None)
        if self.is_websocket or not is_sending or not self.transport.can_write_eof():
            self.transport.close()
            return
        self.transport.write_eof()
        self.transport.resume_reading()
        loop = asyncio.get_running_loop()
        self._timer = loop.call_later(LINGER_SECONDS, self.transport.abort)

    def _collect(self, data: bytes) -> None:
        known = len(self._received)
        self._received += data
        end = self._received.find(END, max(0, known - len(END) + 1))
        if end < 0:
            # A stray line feed would never end this head. A CR at the edge waits for its partner.
            start = known - self._received[:known].endswith(b"\r")
            if has_stray_line_end(self._received[start:].removesuffix(b"\r")):
                self.end(400)
            elif len(self._received) > MAX_BYTES:
                self.end(431)
            return
        end += len(END)
        try:
            if end > MAX_BYTES:
                raise BadHead(431, "too long")
            self._head = parse(self._received[:end])
        except BadHead as error:
            self.end(error.status)
            return
        self._received = self._received[end:]
        self._body = _body_of(self._head)
        if self._timer:
            self._timer.cancel()
        self._start_search(self._head)

    def _start_search(self, head: Head) -> None:
        self._upstream = None
        self._attempts += 1
        self.transport.pause_reading()
        self._search = asyncio.get_running_loop().create_task(self._find_process(head))

    async def _find_process(self, head: Head) -> None:
        try:
            if self._attempts > 1:
                await asyncio.sleep(RETRY_SECONDS)
            backend, upstream = await self._front.backends.connect(head, lambda: Upstream(self))
        except Hidden:
            self.end(404)
            return
        except Unreachable as error:
            log.warning("no process takes the request: %s", error)
            self.end(503)
            return
        if self._is_ending:
            upstream.transport.abort()
            return
        self._upstream = upstream
        self.transport.resume_reading()
        upstream.serve_for(backend)
        upstream.transport.write(self._rewritten(head))
        early, self._received = self._received, b""
        self._pass_on(early)

    def _rewritten(self, head: Head) -> bytes:
        peer = self.transport.get_extra_info("peername")[0]
        return rewritten(head, forwarded_for(head, peer), forwarded_scheme(head, peer))

    def _pass_on(self, data: bytes) -> None:
        assert self._upstream is not None
        try:
            part = self._body.take(data)
        except BadBody as error:
            log.warning("a request's body was cut off: %s", error)
            self.end(None if self._upstream.has_answered else 400)
            self._upstream.transport.abort()
            return
        if part:
            self._upstream.transport.write(part)

    def upstream_lost(self, has_answered: bool) -> None:
        """The process has closed: after its answer, or instead of one."""
        if self._is_ending:
            return
        if has_answered:
            self.end()
        elif self._head and self._attempts < ATTEMPTS and _is_repeatable(self._head):
            self._start_search(self._head)
        else:
            log.warning("a process closed the connection without an answer")
            self.end(502)

    def _head_is_late(self) -> None:
        if self._received:
            self.end(408)
        else:
            self.transport.close()  # opened ahead of need and never used

    def _own_answer(self, status: int) -> bytes:
        is_api = self._head is not None and self._head.path.startswith("/api")
        return answer(
            status, is_api=is_api, has_body=self._head is None or self._head.method != "HEAD"
        )


class Upstream(asyncio.Protocol):
    """The process's side."""

    def __init__(self, visitor: Visitor) -> None:
        """Answer `visitor`."""
        self._visitor = visitor
        self._backend: Backend | None = None
        self._is_lost = False
        self.has_answered = False

    def serve_for(self, backend: Backend) -> None:
        """Count this connection as one of `backend`; it may have ended already."""
        if self._is_lost:
            self._visitor.upstream_lost(self.has_answered)
            return
        self._backend = backend
        backend.open_count += 1

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Connected."""
        self.transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        """Pass the answer on."""
        self.has_answered = True
        self._visitor.transport.write(data)

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002  asyncio's signature
        """The process has ended the connection, or the client has."""
        self._is_lost = True
        if self._backend is not None:
            self._backend.open_count -= 1
            self._visitor.upstream_lost(self.has_answered)

    def pause_writing(self) -> None:
        """The process reads more slowly than the client writes."""
        self._visitor.transport.pause_reading()

    def resume_writing(self) -> None:
        """The process has caught up."""
        self._visitor.transport.resume_reading()


def _is_repeatable(head: Head) -> bool:
    """Whether asking twice does no harm: nothing is changed by it, and no body was on its way."""
    return head.method in ("GET", "HEAD") and not (head.content_length or head.is_chunked)


def _body_of(head: Head) -> Body:
    if head.is_websocket:
        return Endless()
    return Chunked() if head.is_chunked else Sized(head.content_length)
