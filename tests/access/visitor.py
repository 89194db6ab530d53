"""A browser's session without a browser that keeps every byte it was sent, downloads included."""

import asyncio
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from google.protobuf.message import Message
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from tests.access.seen import Seen, name_of
from tests.load.reader import PATIENCE_SECONDS, Reader, ReaderFault, Run
from tests.oidc_secrets import USER_COOKIE, user_cookie

# Of widgets, by their ids.
States = dict[str, WidgetState]
CHOSEN_IN_ADDRESS = ("-part", "-compare", "-lang", "-edition", "-known_at")


class Visitor(Reader):
    """One reader, signed in with `claims` (None: nobody) at the address of `redirect_uri`."""

    def __init__(
        self, address: str, claims: dict[str, Any] | None = None, secret: str = ""
    ) -> None:
        super().__init__(address)
        self.seen = Seen()
        self._session_id = ""
        self._states: tuple[WidgetState, ...] = ()
        if claims is not None:
            self.cookies[USER_COOKIE] = user_cookie(address, claims, secret)

    async def visit(
        self, page_id: str, query: str = "", *, is_opened: bool = False, is_switched: bool = False
    ) -> Seen:
        """A session of its own for one page: everything it was sent, and what it can download.

        is_opened: again, until everything is open that was folded. is_switched: and the same once
        more with every other choice made.
        """
        await self.open()
        try:
            self.seen = Seen()
            opened = await self._whole(page_id, query, {}, is_opened=is_opened)
            others = self._widgets(_otherwise) if is_switched else {}
            if others:
                await self._whole(page_id, query, opened | others, is_opened=is_opened)
            return self.seen
        finally:
            await self.close()

    async def _whole(self, page_id: str, query: str, states: States, *, is_opened: bool) -> States:
        """Run the page, open what is folded, and fetch its files; the states it then has."""
        await self.run(page_id, query, *states.values())
        while is_opened and (folds := self._widgets(_opened)).keys() - states.keys():
            states = states | folds
            # The address bar as the page has left it.
            await self.run(page_id, self.query, *states.values())
        # What was opened last is the whole page, and has all its files.
        await self.download()
        return states

    def _widgets(self, state_of: Callable[[Message], WidgetState | None]) -> States:
        found = {id_: state_of(widget) for id_, widget in self.seen.operable.items()}
        return {id_: state for id_, state in found.items() if state is not None}

    async def run(self, page_id: str, query: str = "", *states: WidgetState) -> None:
        """Show the page with its widgets in `states`."""
        self._states = states
        await self.show(page_id, query)

    async def download(self) -> None:
        """Fetch every file that the page offers; those that are made at a click are made."""
        for file_id in list(self.seen.deferred):
            self.seen.urls.append(await self._made(file_id))
        for url in self.seen.urls:
            answer = await self._get(quote(url))
            if answer.status != 200:
                raise ReaderFault(f"GET {url} answered {answer.status}")
            self.seen.take_file(answer.body)

    async def ask(self, message: BackMsg, kind: str) -> ForwardMsg:
        """Send `message` and wait for an answer of `kind`."""
        assert self._socket is not None
        async with asyncio.timeout(PATIENCE_SECONDS):
            await self._socket.send(message.SerializeToString())
            while True:
                found = self.seen.take(await self._socket.recv(decode=False))
                if found.WhichOneof("type") == kind:
                    return found

    def _message(self, page_id: str, query: str) -> bytes:
        message = BackMsg.FromString(super()._message(page_id, query))
        message.rerun_script.widget_states.widgets.extend(self._states)
        return message.SerializeToString()

    async def _made(self, file_id: str) -> str:
        """The address of a file that is made when it is asked for."""
        message = BackMsg()
        wish = message.backend_operation_request
        wish.request_id, wish.session_id = file_id, self._session_id
        wish.deferred_file.file_id = file_id
        told = (await self.ask(message, "backend_operation_response")).backend_operation_response
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
            elif kind == "page_info_changed":
                self.query = message.page_info_changed.query_string
            elif kind == "script_finished" and has_started:
                if message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                    continue
                if message.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
                    raise ReaderFault(f"script_finished {message.script_finished}")
                run.seconds = time.perf_counter() - start
                return run


def _opened(widget: Any) -> WidgetState | None:
    """The state of a fold that somebody has opened; None for other widgets."""
    is_fold = widget.DESCRIPTOR.name in ("Expandable", "Popover")
    return WidgetState(id=widget.id, bool_value=True) if is_fold else None


def _otherwise(widget: Any) -> WidgetState | None:
    """Another choice than the shown one: a switch turned over, the last of several options.

    None for widgets without a choice, and where the matrix makes it in the address.
    """
    kind, options = widget.DESCRIPTOR.name, list(getattr(widget, "options", ()))
    if name_of(widget.id).endswith(CHOSEN_IN_ADDRESS):
        return None
    if kind == "Checkbox":
        is_on = widget.value if widget.set_value else widget.default
        return WidgetState(id=widget.id, bool_value=not is_on)
    if kind == "Selectbox" and options:
        return WidgetState(id=widget.id, string_value=options[-1])
    if kind == "ButtonGroup" and options:
        state = WidgetState(id=widget.id)
        state.string_array_value.data.append(options[-1].content)
        return state
    return None
