"""A browser's session without a browser that keeps every byte it was sent, downloads included."""

import base64
import json
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from typing import Any
from urllib.parse import quote
from zipfile import ZipFile, is_zipfile

import numpy as np
import pyarrow.ipc
from google.protobuf.message import Message
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from tests.load.reader import Reader, ReaderFault, Run

USER_COOKIE = "_streamlit_user"
# How a table travels (Arrow's stream begins like this).
ARROW = b"\xff\xff\xff\xff"


@dataclass
class Seen:
    """All that one show of a page sent to its browser: as bytes, as texts and as numbers."""

    pieces: list[bytes] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    numbers: set[float] = field(default_factory=set)
    deferred: list[str] = field(default_factory=list)
    urls: list[str] = field(default_factory=list)
    has_uploader: bool = False
    titles: list[str] = field(default_factory=list)

    def take(self, data: bytes) -> ForwardMsg:
        """Keep a message and what is packed inside it."""
        message = ForwardMsg.FromString(data)
        self.pieces.append(data)
        for value in _values(message):
            if isinstance(value, bytes):
                self._take_table(value)
                continue
            self.texts.append(value)
            if "bdata" in value:
                for array in _arrays(json.loads(value)):
                    self.numbers |= set(array.tolist())
        if message.WhichOneof("type") == "delta" and message.delta.HasField("new_element"):
            self._note(message.delta.new_element)
        return message

    def take_file(self, content: bytes) -> None:
        """Keep a downloaded file; a workbook is looked into."""
        self.pieces.append(content)
        if is_zipfile(BytesIO(content)):
            with ZipFile(BytesIO(content)) as book:
                self.texts += [
                    book.read(name).decode("utf-8", "replace") for name in book.namelist()
                ]
        else:
            self.texts.append(content.decode("utf-8", "replace"))

    def shows(self, number: int) -> bool:
        """Whether `number` was sent in any form: as a value, or in digits with or without signs."""
        if number in self.numbers:
            return True
        grouped = f"{number:,}"
        forms = {str(number), grouped, grouped.replace(",", "."), grouped.replace(",", "\u00a0")}
        digits = "|".join(map(re.escape, forms))
        return re.search(rf"(?<![\w.,])(?:{digits})(?!\w)", self.words) is not None

    def holds(self, text: str) -> bool:
        """Whether `text` was sent, in a message or in a file."""
        return text in self.words or any(text.encode() in piece for piece in self.pieces)

    @cached_property
    def words(self) -> str:
        """Every text of every message and file."""
        return "\n".join(self.texts)

    def _take_table(self, data: bytes) -> None:
        if not data.startswith(ARROW):
            return
        table = pyarrow.ipc.open_stream(data).read_all()
        for name, column in zip(table.column_names, table.columns, strict=True):
            if name.startswith("__index_level"):
                continue
            for value in column.to_pylist():
                if isinstance(value, int | float):
                    self.numbers.add(value)
                else:
                    self.texts.append(str(value))

    def _note(self, element: Any) -> None:
        kind = element.WhichOneof("type")
        if kind == "download_button":
            button = element.download_button
            self.deferred += [button.deferred_file_id] if button.deferred_file_id else []
            self.urls += [button.url] if button.url else []
        elif kind == "file_uploader":
            self.has_uploader = True
        elif kind == "heading":
            self.titles.append(element.heading.body)


def _values(message: Message) -> Iterator[str | bytes]:
    """Every text and every bytes field of a message, however deep."""
    for _, value in message.ListFields():
        if isinstance(value, str | bytes):
            yield value
        elif isinstance(value, Message):
            yield from _values(value)
        elif not isinstance(value, int | float):
            for one in value.values() if hasattr(value, "values") else value:
                if isinstance(one, Message):
                    yield from _values(one)
                elif isinstance(one, str | bytes):
                    yield one


def _arrays(value: Any) -> Iterator[np.ndarray]:
    """The typed arrays of a plotly figure."""
    if isinstance(value, dict):
        if "bdata" in value:
            yield np.frombuffer(base64.b64decode(value["bdata"]), dtype=value["dtype"])
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _arrays(one)


class Visitor(Reader):
    """One reader, signed in with `claims` (None: nobody) at the address of `redirect_uri`."""

    def __init__(
        self, address: str, claims: dict[str, Any] | None = None, secret: str = ""
    ) -> None:
        super().__init__(address)
        self.seen = Seen()
        self._session_id = ""
        if claims is not None:
            self.cookies[USER_COOKIE] = user_cookie(address, claims, secret)

    async def visit(self, page_id: str, query: str = "") -> Seen:
        """A session of its own for one page: everything it was sent, and what it can download."""
        await self.open()
        try:
            self.seen = Seen()
            await self.show(page_id, query)
            seen = self.seen
            for file_id in list(seen.deferred):
                seen.urls.append(await self._made(file_id))
            for url in seen.urls:
                answer = await self._get(quote(url))
                if answer.status != 200:
                    raise ReaderFault(f"GET {url} answered {answer.status}")
                seen.take_file(answer.body)
            return seen
        finally:
            await self.close()

    async def _made(self, file_id: str) -> str:
        """The address of a file that is made when it is asked for."""
        message = BackMsg()
        wish = message.backend_operation_request
        wish.request_id, wish.session_id = file_id, self._session_id
        wish.deferred_file.file_id = file_id
        assert self._socket is not None
        await self._socket.send(message.SerializeToString())
        while True:
            data = await self._socket.recv(decode=False)
            found = self.seen.take(data)
            if found.WhichOneof("type") == "backend_operation_response":
                told = found.backend_operation_response
                if told.error_msg:
                    raise ReaderFault(told.error_msg)
                return told.deferred_file.url

    async def _until_finished(self, start: float) -> Run:
        assert self._socket is not None
        run, has_started = Run(0.0, 0), False
        while True:
            data = await self._socket.recv(decode=False)
            run.byte_count += len(data)
            message = self.seen.take(data)
            kind = message.WhichOneof("type")
            if kind == "new_session":
                has_started = True
                self._session_id = message.new_session.initialize.session_id
            elif kind == "script_finished" and has_started:
                if message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                    continue
                if message.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
                    raise ReaderFault(f"script_finished {message.script_finished}")
                run.seconds = time.perf_counter() - start
                return run


def user_cookie(address: str, claims: dict[str, Any], secret: str) -> str:
    """The cookie that a finished sign-in leaves, for tests of what comes after it."""
    content = {"origin": address, "is_logged_in": True, "provider": "default", **claims}
    return create_signed_value(secret, USER_COOKIE, json.dumps(content)).decode()
