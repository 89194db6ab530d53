"""The head of a request: read strictly, so that no process behind the front reads it otherwise.

Whatever two HTTP readers could understand differently (folded lines, bare line feeds, two lengths,
a length beside chunks) is refused instead of mended: that is how requests are smuggled past a
front.
"""

import re
from dataclasses import dataclass
from urllib.parse import unquote

MAX_BYTES = 32 * 1024
END = b"\r\n\r\n"
WEBSOCKET_PATH = "/_stcore/stream"
WORKER_COOKIE = "campaign_worker"

_REQUEST_LINE = re.compile(r"([A-Z]{1,20}) (/[\x21-\x7e]*) HTTP/1\.([01])")
_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
# A tab and what can be seen; bytes above 127 stay as they are.
_VALUE = re.compile(r"[\t\x20-\x7e\x80-\xff]*")
_STRAY_LINE_END = re.compile(rb"(?<!\r)\n|\r(?!\n)")
# What concerns one connection only, and what only the front may say about the client.
_DROPPED = {"connection", "keep-alive", "proxy-connection", "upgrade", "te"}
_DROPPED |= {"forwarded", "x-real-ip", "x-forwarded-for", "x-forwarded-proto"}
_DROPPED |= {"x-forwarded-host", "x-forwarded-port", "x-forwarded-prefix"}


class BadHead(ValueError):
    """Not a request that is passed on; `status` is the answer to it."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status


@dataclass(frozen=True)
class Head:
    """A request's head as it was sent; header names keep their case."""

    method: str
    target: str
    minor_version: str
    headers: tuple[tuple[str, str], ...]

    def values(self, name: str) -> list[str]:
        """The values of every header `name` (in lower case)."""
        return [value for key, value in self.headers if key.lower() == name]

    @property
    def path(self) -> str:
        """The path as the processes read it, with signs in place of %xx."""
        return unquote(self.target.partition("?")[0], encoding="utf-8", errors="replace")

    @property
    def content_length(self) -> int:
        """How many bytes follow the head, when they are not sent in chunks."""
        return int(next(iter(self.values("content-length")), "0"))

    @property
    def is_chunked(self) -> bool:
        """Whether the body is sent in chunks."""
        return bool(self.values("transfer-encoding"))

    @property
    def is_websocket(self) -> bool:
        """Whether it asks for the one websocket that there is."""
        upgrade = [value.strip().lower() for value in self.values("upgrade")]
        options = ",".join(self.values("connection")).lower().split(",")
        return (
            upgrade == ["websocket"]
            and "upgrade" in (option.strip() for option in options)
            and self.method == "GET"
            and self.path == WEBSOCKET_PATH
            and not (self.content_length or self.is_chunked)
        )

    @property
    def worker(self) -> str | None:
        """The page process named by the client's cookie."""
        for header in self.values("cookie"):
            for pair in header.split(";"):
                name, _, value = pair.strip().partition("=")
                if name == WORKER_COOKIE:
                    return value
        return None


def has_stray_line_end(data: bytes) -> bool:
    """Whether `data` holds a line feed or a carriage return that stands alone."""
    return _STRAY_LINE_END.search(data) is not None


def parse(data: bytes) -> Head:
    """The head in `data`, which ends with the empty line. Raises BadHead."""
    if has_stray_line_end(data):
        raise BadHead(400, "a line end that is not CR LF")
    first, *lines = data.removesuffix(END).decode("latin-1").split("\r\n")
    request_line = _REQUEST_LINE.fullmatch(first)
    if request_line is None:
        raise BadHead(400, "the request line")
    method, target, minor_version = request_line.groups()
    head = Head(method, target, minor_version, tuple(map(_header, lines)))
    _check_framing(head)
    return head


def _header(line: str) -> tuple[str, str]:
    name, colon, value = line.partition(":")
    if not colon or not _NAME.fullmatch(name) or not _VALUE.fullmatch(value):
        raise BadHead(400, "a header line")
    return name, value.strip(" \t")


def _check_framing(head: Head) -> None:
    hosts, lengths = head.values("host"), head.values("content-length")
    codings = head.values("transfer-encoding")
    if len(hosts) > 1 or (not hosts and head.minor_version == "1"):
        raise BadHead(400, "not exactly one Host")
    if len(lengths) > 1 or not all(re.fullmatch(r"[0-9]{1,15}", length) for length in lengths):
        raise BadHead(400, "Content-Length")
    if codings and (lengths or head.minor_version == "0"):
        raise BadHead(400, "Transfer-Encoding beside Content-Length, or in HTTP/1.0")
    if codings and [coding.lower() for coding in codings] != ["chunked"]:
        raise BadHead(501, "Transfer-Encoding")


def rewritten(head: Head, client: str, scheme: str) -> bytes:
    """The head as it goes to a process: about the client it says what the front knows.

    `Connection: close` because the process is chosen for each request anew; a connection that is
    a websocket from then on keeps its upgrade.
    """
    kept = [(name, value) for name, value in head.headers if name.lower() not in _DROPPED]
    kept += [("X-Forwarded-For", client), ("X-Forwarded-Proto", scheme)] if client else []
    if head.is_websocket:
        kept += [("Connection", "Upgrade"), ("Upgrade", "websocket")]
    else:
        kept.append(("Connection", "close"))
    first = f"{head.method} {head.target} HTTP/1.{head.minor_version}"
    lines = [first, *(f"{name}: {value}" for name, value in kept), "", ""]
    return "\r\n".join(lines).encode("latin-1")
