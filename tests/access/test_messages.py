"""What anybody can say over a page's websocket: real messages to a real server."""

import asyncio

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed

from campaign.access import Role
from campaign.ui.messages import KINDS, OPERATION, OPERATIONS, refused_kind
from tests.access.house import House
from tests.access.test_log import logged
from tests.access.test_matrix import REFUSED
from tests.access.visitor import Visitor
from tests.coroutines import run

HEARTBEAT = BackMsg(app_heartbeat=True)
SIMPLE = ("clear_cache", "set_run_on_save", "load_git_info", "debug_shutdown_runtime")
NOT_FOR_READERS = [*SIMPLE, "install_skills", "dismiss_skills_nudge"]
TOO_LARGE, NO_MESSAGE = 1009, 1002


def message(kind: str) -> BackMsg:
    """A message of that kind as a browser would build it."""
    if kind in SIMPLE:
        return BackMsg(**{kind: True})
    told = BackMsg()
    told.backend_operation_request.request_id = "1"
    getattr(told.backend_operation_request, kind).SetInParent()
    return told


async def opened(house: House, role: Role, page_id: str = "overview") -> Visitor:
    visitor = house.visitor(role)
    await visitor.open()
    await visitor.run(page_id)
    while await answers(visitor) != ["heartbeat_ack"]:
        await asyncio.sleep(0.2)  # the end of a run is told a little later than the run ends
    return visitor


async def answers(visitor: Visitor, *told: BackMsg) -> list[str | None]:
    """The kinds of everything that was sent between `told` and the answer to a heartbeat after."""
    before = len(visitor.seen.pieces)
    assert visitor._socket is not None
    for one in told:
        await visitor._socket.send(one.SerializeToString())
    await visitor.ask(HEARTBEAT, "heartbeat_ack")
    sent = visitor.seen.pieces[before:]
    return [ForwardMsg.FromString(piece).WhichOneof("type") for piece in sent]


@pytest.mark.parametrize("kind", NOT_FOR_READERS)
@pytest.mark.parametrize("role", [Role.PUBLIC, Role.ADMINISTRATOR])
def test_what_no_reader_needs_is_not_even_heard(house: House, role: Role, kind: str) -> None:
    """Streamlit would say that its status changed, or answer; the session goes on as it was."""
    before = len(logged(house, "message_refused"))

    async def told() -> list[str | None]:
        visitor = await opened(house, role)
        try:
            return await answers(visitor, message(kind), message(kind))
        finally:
            await visitor.close()

    assert run(told()) == ["heartbeat_ack"]
    (line,) = logged(house, "message_refused")[before:]
    assert line["kind"] in (kind, f"{OPERATION}:{kind}")


def test_every_kind_of_message_is_judged() -> None:
    """A kind that a new Streamlit brings is refused until somebody needs it."""
    kinds = {field.name for field in BackMsg.DESCRIPTOR.oneofs_by_name["type"].fields}
    operations = BackMsg().backend_operation_request.DESCRIPTOR.oneofs_by_name["payload"].fields
    assert kinds - KINDS == {
        "clear_cache",
        "set_run_on_save",
        "load_git_info",
        "debug_disconnect_websocket",
        "debug_shutdown_runtime",
    }
    assert {field.name for field in operations} - OPERATIONS == {
        "install_skills",
        "dismiss_skills_nudge",
    }
    empty = {"type": "websocket.receive", "bytes": b""}
    assert (refused_kind(empty), refused_kind({"type": "websocket.connect"})) == ("None", None)


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"\xff" * 20, NO_MESSAGE), (b"\0" * 1_000_001, TOO_LARGE), ("text", 1006)],
    ids=["no message", "too large", "text"],
)
def test_what_is_no_message_ends_the_connection(house: House, data: bytes | str, code: int) -> None:
    async def ended() -> int:
        visitor = await opened(house, Role.PUBLIC)
        assert visitor._socket is not None
        await visitor._socket.send(data)
        try:
            async with asyncio.timeout(30):
                while True:
                    await visitor._socket.recv()
        except ConnectionClosed:
            return visitor._socket.close_code or 1006

    assert run(ended()) == code


@pytest.mark.parametrize("page_name", ["administration", "../pages/administration", "pages/upload"])
def test_the_page_that_a_client_names_is_guarded(house: House, page_name: str) -> None:
    """By name, by hash, and by what is no page at all: the default page, or the refusal."""

    async def shown() -> list[str]:
        visitor = house.visitor(Role.PUBLIC)
        await visitor.open()
        await visitor.run(page_name)
        await visitor.run(page_name)  # now by its hash
        await visitor.close()
        return visitor.seen.titles + [words for words in REFUSED if words in visitor.seen.words]

    told = run(shown())
    assert "Quản trị" not in told
    assert set(told) & {"Tổng quan", *REFUSED}


def test_a_fragment_of_another_session_is_not_run(house: House) -> None:
    """The countdown of a monitor's page, asked for by somebody who may not open that page."""

    async def told() -> tuple[int, list[str | None]]:
        monitor = await opened(house, Role.MONITOR, "reporting")
        fragments = {
            ForwardMsg.FromString(piece).delta.fragment_id for piece in monitor.seen.pieces
        } - {""}
        public = await opened(house, Role.PUBLIC)
        heard: list[str | None] = []
        for fragment in fragments:
            wish = BackMsg()
            wish.rerun_script.fragment_id = fragment
            heard += await answers(public, wish)
        await monitor.close()
        await public.close()
        return len(fragments), heard

    count, heard = run(told())
    assert (count, heard) == (1, ["heartbeat_ack"])
