"""A browser's session without a browser that keeps every byte it was sent, downloads included."""

import base64
import json
import re
import struct
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from google.protobuf.message import Message
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from tests.load.reader import Reader, ReaderFault, Run

USER_COOKIE = "_streamlit_user"


@dataclass
class Seen:
    """All that one show of a page sent to its browser."""

    data: bytes = b""
    pieces: list[bytes] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    deferred: list[str] = field(default_factory=list)
    urls: list[str] = field(default_factory=list)
    has_uploader: bool = False
    titles: list[str] = field(default_factory=list)

    def take(self, data: bytes) -> ForwardMsg:
        """Keep a message, and what is packed inside it (base64 in JSON) as well."""
        message = ForwardMsg.FromString(data)
        self.pieces.append(data)
        for text in _strings(message):
            self.texts.append(text)
            if "bdata" in text:
                self.pieces += _packed(json.loads(text))
        for element in _elements(message):
            self._note(element)
        return message

    def _note(self, element: Message) -> None:
        kind = element.WhichOneof("type")  # type: ignore[arg-type]
        if kind == "download_button":
            button = element.download_button  # type: ignore[attr-defined]
            if button.deferred_file_id:
                self.deferred.append(button.deferred_file_id)
            if button.url:
                self.urls.append(button.url)
        elif kind == "file_uploader":
            self.has_uploader = True
        elif kind == "heading":
            self.titles.append(element.heading.body)  # type: ignore[attr-defined]

    @property
    def blob(self) -> bytes:
        """Everything, to be searched."""
        return b"\n".join(self.pieces)

    @property
    def words(self) -> str:
        """Every text of every message."""
        return "\n".join(self.texts)


def _packed(value: Any) -> Iterator[bytes]:
    """The typed arrays of a plotly figure."""
    if isinstance(value, dict):
        if "bdata" in value:
            yield base64.b64decode(value["bdata"])
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _packed(one)


def _strings(message: Message) -> Iterator[str]:
    for descriptor, value in message.ListFields():
        values = value if _is_many(descriptor, value) else [value]
        for one in values:
            if isinstance(one, str):
                yield one
            elif isinstance(one, Message):
                yield from _strings(one)


def _is_many(descriptor: Any, value: Any) -> bool:
    return not isinstance(value, str | bytes | Message | int | float | bool) and descriptor


def _elements(message: ForwardMsg) -> Iterator[Message]:
    if message.WhichOneof("type") == "delta" and message.delta.HasField("new_element"):
        yield message.delta.new_element


def shows_number(blob: bytes, number: int) -> bool:
    """Whether `number` is in `blob` in any form: digits, with a separator, or in binary."""
    plain = str(number)
    grouped = f"{number:,}"
    forms = {plain, grouped, grouped.replace(",", "."), grouped.replace(",", "\u00a0")}
    digits = b"|".join(re.escape(form.encode()) for form in forms)
    if re.search(rb"(?<![0-9.,])(?:" + digits + rb")(?![0-9])", blob):
        return True
    packed = (struct.pack("<q", number), struct.pack("<d", float(number)))
    return any(form in blob for form in packed)


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
                seen.pieces.append(answer.body)
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
