"""One reader of the pages: a real Streamlit websocket session without a browser.

It sends what a browser sends and reads what the server answers, and parses only the small messages:
the end of a run, an error shown to the reader and the freshness line are small, charts are not.
"""

import asyncio
import http.cookies
import re
import time
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.util import calc_hash
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException
from websockets.typing import Subprotocol

from tests.load.plain_http import Answer, request

# A chart or a table is larger; what ends a run or tells of an error is far smaller.
PARSED_BYTES = 20_000
PATIENCE_SECONDS = 120
_VERSION = re.compile(r"\b[0-9a-f]{8}-(\d+)-[0-9a-f]{8}\b")


class ReaderFault(RuntimeError):
    """The session cannot go on: no connection, closed by the server, or no end of a run."""


@dataclass
class Run:
    """What one act brought: seconds until the run had ended, bytes, errors shown to the reader."""

    seconds: float
    byte_count: int
    faults: list[str] = field(default_factory=list)
    data_number: int | None = None


class Reader:
    """A session at `address` (http://host:port); `open` it first."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.cookies: dict[str, str] = {}
        self.page_id = ""
        self.query = ""
        self.home: dict[str, str] = {}
        self._socket: ClientConnection | None = None

    async def open(self) -> None:
        """Fetch the page as a browser does, then connect; ReaderFault when that fails."""
        await self.close()
        answer = await self._get("/")
        if answer.status != 200:
            raise ReaderFault(f"GET / answered {answer.status}")
        await self._get("/_stcore/health")
        parts = urlsplit(self.address)
        headers = {"Cookie": self._cookie_header()} if self.cookies else {}
        try:
            self._socket = await connect(
                f"ws://{parts.netloc}/_stcore/stream",
                origin=self.address,  # type: ignore[arg-type]
                subprotocols=[Subprotocol("streamlit"), Subprotocol(self._xsrf())],
                additional_headers=headers,
                compression=None,
                max_size=None,
                open_timeout=PATIENCE_SECONDS,
                ping_interval=None,
                user_agent_header=None,
            )
        except (OSError, WebSocketException, TimeoutError) as error:
            raise ReaderFault(f"connecting: {type(error).__name__}: {error}") from error
        self.page_id = ""

    async def close(self) -> None:
        """Leave."""
        if self._socket is not None:
            await self._socket.close()
            self._socket = None

    async def show(self, page_id: str, query: str = "") -> Run:
        """Run `page_id` with `query` as its address says and wait for the end of the run."""
        if self._socket is None:
            raise ReaderFault("not connected")
        message = self._message(page_id, query)
        self.page_id, self.query = page_id, query
        start = time.perf_counter()
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                await self._socket.send(message)
                return await self._until_finished(start)
        except TimeoutError as error:
            raise ReaderFault(f"{page_id}: no end after {PATIENCE_SECONDS} s") from error
        except WebSocketException as error:
            raise ReaderFault(f"{page_id}: {type(error).__name__}: {error}") from error

    async def _until_finished(self, start: float) -> Run:
        assert self._socket is not None
        run = Run(0.0, 0)
        has_started = False
        while True:
            data = await self._socket.recv(decode=False)
            run.byte_count += len(data)
            if len(data) > PARSED_BYTES:
                continue
            message = ForwardMsg.FromString(data)
            kind = message.WhichOneof("type")
            if kind == "new_session":
                has_started = True
            elif kind == "script_finished" and has_started:
                if message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                    continue
                if message.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
                    run.faults.append(f"script_finished {message.script_finished}")
                run.seconds = time.perf_counter() - start
                return run
            else:
                _note(run, message, kind)

    def _message(self, page_id: str, query: str) -> bytes:
        message = BackMsg()
        state = message.rerun_script
        state.query_string = query
        state.page_script_hash = calc_hash(page_id) if self.page_id else ""
        state.page_name = "" if self.page_id or page_id == "overview" else page_id
        context = state.context_info
        context.timezone, context.timezone_offset = "Asia/Ho_Chi_Minh", -420
        context.locale, context.url = "vi-VN", f"{self.address}/{page_id}"
        context.color_scheme = "light"
        return message.SerializeToString()

    async def _get(self, path: str) -> Answer:
        headers = {"Cookie": self._cookie_header()} if self.cookies else {}
        try:
            answer = await request(self.address, "GET", path, headers)
        except (OSError, ValueError, TimeoutError) as error:
            raise ReaderFault(f"GET {path}: {type(error).__name__}: {error}") from error
        for line in answer.all_values("set-cookie"):
            for name, morsel in http.cookies.SimpleCookie(line).items():
                self.cookies[name] = morsel.value
        return answer

    def _cookie_header(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def _xsrf(self) -> str:
        # An empty entry is not a legal protocol name; without a token the server reads no login.
        return re.sub(r"[^!#$%&'*+.^_`|~0-9A-Za-z-]", "", self.cookies.get("_streamlit_xsrf", "-"))


def _note(run: Run, message: ForwardMsg, kind: str | None) -> None:
    """Keep what tells of an error, and the number of the data version in the freshness line."""
    if kind == "session_event":
        if message.session_event.HasField("script_compilation_exception"):
            run.faults.append(message.session_event.script_compilation_exception.message)
    elif kind == "page_not_found":
        run.faults.append(f"page not found: {message.page_not_found.page_name}")
    elif kind == "delta" and message.delta.HasField("new_element"):
        element = message.delta.new_element
        shown = element.WhichOneof("type")
        if shown == "exception":
            run.faults.append(f"{element.exception.type}: {element.exception.message}")
        elif shown == "alert" and element.alert.format == Alert.ERROR:
            run.faults.append(element.alert.body)
        elif shown == "markdown" and (found := _VERSION.search(element.markdown.body)):
            run.data_number = int(found[1])
