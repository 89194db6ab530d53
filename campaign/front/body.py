"""Where a request's body ends. What a client sends after that is no part of it and goes nowhere."""

import re

MAX_LINE = 1024
MAX_TRAILER = 8 * 1024
_SIZE_LINE = re.compile(rb"([0-9A-Fa-f]{1,12})[ \t]*(;[\t\x20-\x7e]*)?")
_TRAILER_LINE = re.compile(rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+:[\t\x20-\x7e\x80-\xff]*")


class BadBody(ValueError):
    """The chunks do not follow the rules."""


class Sized:
    """A body of a known length."""

    def __init__(self, length: int) -> None:
        self._missing = length

    @property
    def is_complete(self) -> bool:
        """Whether all of it was taken."""
        return self._missing == 0

    def take(self, data: bytes) -> bytes:
        """The part of `data` that belongs to the body."""
        part = data[: self._missing]
        self._missing -= len(part)
        return part


class Endless:
    """What follows a websocket's handshake: everything until one side closes."""

    is_complete = False

    def take(self, data: bytes) -> bytes:
        """All of it."""
        return data


class Chunked:
    """A body in chunks, passed on as it is once its framing was understood."""

    def __init__(self) -> None:
        self._missing = 0  # bytes of the present chunk
        self._line = b""
        self._understand = self._size
        self._trailer_bytes = 0
        self.is_complete = False

    def take(self, data: bytes) -> bytes:
        """The part of `data` that belongs to the body. Raises BadBody."""
        position = 0
        while position < len(data) and not self.is_complete:
            if self._missing:
                step = min(self._missing, len(data) - position)
                self._missing -= step
                position += step
            else:
                position = self._read_line(data, position)
        return data[:position]

    def _read_line(self, data: bytes, position: int) -> int:
        end = data.find(b"\n", position)
        stop = len(data) if end < 0 else end + 1
        self._line += data[position:stop]
        if len(self._line) > MAX_LINE:
            raise BadBody("an endless line")
        if end >= 0:
            line, self._line = self._line, b""
            if not line.endswith(b"\r\n"):
                raise BadBody("a line end that is not CR LF")
            self._understand(line[:-2])
        return stop

    def _size(self, line: bytes) -> None:
        size = _SIZE_LINE.fullmatch(line)
        if size is None:
            raise BadBody("a chunk's size")
        self._missing = int(size[1], 16)
        self._understand = self._chunk_end if self._missing else self._trailer

    def _chunk_end(self, line: bytes) -> None:
        if line:
            raise BadBody("a chunk is longer than it says")
        self._understand = self._size

    def _trailer(self, line: bytes) -> None:
        self._trailer_bytes += len(line)
        if line and (not _TRAILER_LINE.fullmatch(line) or self._trailer_bytes > MAX_TRAILER):
            raise BadBody("the trailer")
        self.is_complete = not line


Body = Sized | Endless | Chunked
