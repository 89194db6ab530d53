"""HTTP/1.1 on an asyncio stream: one request, one connection; nothing that costs CPU."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

PATIENCE_SECONDS = 120


@dataclass(frozen=True)
class Answer:
    """An answer; header names are in lower case."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def all_values(self, name: str) -> list[str]:
        """Every value of the header `name`."""
        return [value for key, value in self.headers if key == name]


async def request(
    address: str,
    method: str,
    path: str,
    headers: Mapping[str, str] | None = None,
    body: bytes = b"",
) -> Answer:
    """Send one request to `address` (http://host:port) and read the whole answer.

    Raises OSError when the connection fails, ValueError for an answer that is not HTTP.
    """
    parts = urlsplit(address)
    async with asyncio.timeout(PATIENCE_SECONDS):
        reader, writer = await asyncio.open_connection(parts.hostname, parts.port, limit=1 << 20)
        try:
            lines = [f"{method} {path} HTTP/1.1", f"Host: {parts.netloc}", "Connection: close"]
            lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
            if body:
                lines.append(f"Content-Length: {len(body)}")
            writer.write("\r\n".join([*lines, "", ""]).encode("latin-1") + body)
            await writer.drain()
            return await _answer(reader)
        finally:
            writer.close()


async def _answer(reader: asyncio.StreamReader) -> Answer:
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError as error:
        raise ConnectionError(f"closed before the answer: {error.partial[:80]!r}") from error
    status_line, *lines = head.decode("latin-1").split("\r\n")[:-2]
    pairs = (line.partition(":") for line in lines)
    headers = tuple((name.strip().lower(), value.strip()) for name, _, value in pairs)
    given = dict(headers)
    if given.get("transfer-encoding") == "chunked":
        body = await _chunks(reader)
    elif "content-length" in given:
        body = await reader.readexactly(int(given["content-length"]))
    else:
        body = await reader.read()
    return Answer(int(status_line.split(" ", 2)[1]), headers, body)


async def _chunks(reader: asyncio.StreamReader) -> bytes:
    parts = []
    while size := int((await reader.readline()).split(b";")[0], 16):
        parts.append(await reader.readexactly(size))
        await reader.readline()
    return b"".join(parts)
