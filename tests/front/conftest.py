"""A front with real processes' servers behind it: uvicorn on loopback ports, as in production."""

import asyncio
import hashlib
import json
import socket
import threading
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from campaign.front import Backend, Backends, Front

METHODS = ["GET", "POST", "PUT", "HEAD"]


def application(name: str) -> Starlette:
    """Says who answers and what it was sent."""

    async def told(request: Request) -> Response:
        digest = hashlib.sha256()
        size = 0
        async for part in request.stream():
            digest.update(part)
            size += len(part)
        seen = {
            "by": name,
            "path": request.url.path,
            "query": request.url.query,
            "headers": [[key, value] for key, value in request.headers.items()],
            "size": size,
            "sha256": digest.hexdigest(),
        }
        return JSONResponse(seen)

    async def download(request: Request) -> Response:
        count = int(request.query_params["megabytes"])

        async def parts() -> AsyncIterator[bytes]:
            for number in range(count):
                yield bytes([number % 251]) * 2**20

        return StreamingResponse(parts())

    async def echo(websocket: WebSocket) -> None:
        await websocket.accept(subprotocol="streamlit")
        await websocket.send_text(name)
        async for data in websocket.iter_bytes():
            await websocket.send_bytes(data)

    return Starlette(
        routes=[
            Route("/download", download),
            WebSocketRoute("/_stcore/stream", echo),
            Route("/{path:path}", told, methods=METHODS),
        ]
    )


class Running:
    """A uvicorn server in a thread; `start` may be called again after `stop`."""

    def __init__(self, name: str) -> None:
        self.name = name
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])

    def start(self) -> None:
        self._server = uvicorn.Server(
            uvicorn.Config(
                application(self.name),
                host="127.0.0.1",
                port=self.port,
                log_level="error",
                proxy_headers=False,
                timeout_graceful_shutdown=1,
                ws="websockets-sansio",
            )
        )
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        while not self._server.started:
            assert self._thread.is_alive()

    def stop(self) -> None:
        self._server.should_exit = True
        self._thread.join()


@dataclass
class House:
    """The front's port, its backends, and the servers behind them by name."""

    port: int
    backends: Backends
    servers: dict[str, Running]
    front: Front
    loop: asyncio.AbstractEventLoop

    def connect(self) -> socket.socket:
        """A connection to the front."""
        return socket.create_connection(("127.0.0.1", self.port), timeout=20)

    def session(self, cookie: str = "") -> ClientConnection:
        """A websocket session through the front, as the pages open it."""
        return connect(
            f"ws://127.0.0.1:{self.port}/_stcore/stream",
            subprotocols=[Subprotocol("streamlit"), Subprotocol("token")],
            additional_headers={"Cookie": cookie},
            compression=None,
            max_size=None,
        )

    def exchange(self, data: bytes, *more: bytes) -> bytes:
        """Send raw bytes and read until the front closes."""
        with self.connect() as client:
            client.sendall(data)
            for part in more:
                client.sendall(part)
            return read_all(client)

    def get(self, path: str, *headers: str) -> tuple[int, dict]:
        """The status and the JSON body of a GET."""
        lines = [f"GET {path} HTTP/1.1", "Host: test", *headers, "", ""]
        return answered(self.exchange("\r\n".join(lines).encode("latin-1")))


def read_all(client: socket.socket) -> bytes:
    """Everything until the other side closes."""
    parts = []
    while part := client.recv(1 << 16):
        parts.append(part)
    return b"".join(parts)


def answered(raw: bytes) -> tuple[int, dict]:
    """Status and JSON body of a raw answer ({} when the body is not JSON)."""
    head, _, body = raw.partition(b"\r\n\r\n")
    is_json = b"json" in head.lower()
    return int(head.split()[1]), json.loads(body) if is_json else {"text": body.decode()}


@pytest.fixture(scope="module")
def servers() -> Iterator[dict[str, Running]]:
    """A writer and two page processes."""
    running = {name: Running(name) for name in ("writer", "p1", "p2")}
    for server in running.values():
        server.start()
    yield running
    for server in running.values():
        server.stop()


@pytest.fixture
def house(servers: dict[str, Running]) -> Iterator[House]:
    """A front before these servers, listening on a free port."""
    pages = [Backend(name, servers[name].port) for name in ("p1", "p2")]
    backends = Backends(Backend("writer", servers["writer"].port), pages, patience_seconds=0.5)
    front = Front(backends)
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()

    opening = asyncio.run_coroutine_threadsafe(front.open("127.0.0.1", 0), loop)
    yield House(opening.result(10), backends, servers, front, loop)
    asyncio.run_coroutine_threadsafe(front.close(0.1), loop).result(10)
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()
