"""The time of a click: what the middleware remembers, and what a script of a real server sees."""

import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from starlette.types import Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from campaign import clock
from campaign.door import arrival
from campaign.door.arrival import HEADER, PLAUSIBLE, StampArrivals
from campaign.settings import settings
from tests.coroutines import run
from tests.door.ports import free_port

ROOT = Path(__file__).resolve().parents[2]
FORGED = "0" * 32
# A page that is slow before it looks at the time, as every page is under load.
SCRIPT = """
import time
import streamlit as st
from campaign import clock
from campaign.ui.clicked import clicked_at

time.sleep(1.0)
clicked = clicked_at()
st.text(f"{clicked.isoformat() if clicked else None} {clock.now().isoformat()}")
"""
APP = """
import streamlit as st
from starlette.middleware import Middleware
from campaign.door.arrival import StampArrivals

app = st.App("script.py", middleware=[Middleware(StampArrivals)])
"""


class Clock:
    """Stands still until a test moves it."""

    def __init__(self) -> None:
        self.now = datetime(2025, 8, 12, 15, 59, 59, tzinfo=settings().campaign.timezone)

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **time: float) -> None:
        self.now += timedelta(**time)


@pytest.fixture
def clock_(monkeypatch: pytest.MonkeyPatch) -> Clock:
    stands = Clock()
    monkeypatch.setattr(clock, "now", stands)
    return stands


def converse(app: Callable, messages: list[Message], headers: list | None = None) -> None:
    """One websocket connection that sends `messages` to StampArrivals around `app`."""
    queue = iter(messages)

    async def receive() -> Message:
        return next(queue)

    async def send(message: Message) -> None:
        raise AssertionError(f"nothing is sent here: {message}")

    scope = {"type": "websocket", "path": "/_stcore/stream", "headers": headers or []}
    run(StampArrivals(app)(scope, receive, send))


def number_of(scope: Scope) -> str:
    found = [value.decode() for name, value in scope["headers"] if name == HEADER.encode()]
    assert len(found) == 1
    return found[0]


CONNECT: Message = {"type": "websocket.connect"}
CLICK: Message = {"type": "websocket.receive", "bytes": b"click"}
GONE: Message = {"type": "websocket.disconnect", "code": 1001}


def test_the_last_message_counts_however_late_the_script_runs(clock_: Clock):
    seen = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        number = number_of(scope)
        await receive()
        seen.append(arrival.arrived_at(number))  # connected, nothing said yet
        await receive()
        clock_.pass_by(seconds=2)
        seen.append(arrival.arrived_at(number))
        await receive()
        clock_.pass_by(seconds=3)
        seen.append(arrival.arrived_at(number))

    start = clock_.now
    converse(app, [CONNECT, CLICK, CLICK])
    assert seen == [None, start, start + timedelta(seconds=2)]


def test_a_connection_is_forgotten_when_it_ends_even_by_a_fault(clock_: Clock):
    numbers = []

    async def failing(scope: Scope, receive: Receive, send: Send) -> None:
        numbers.append(number_of(scope))
        await receive()
        assert arrival.last_message_at(numbers[-1]) == clock_.now
        raise OSError("the connection broke")

    with pytest.raises(OSError, match="broke"):
        converse(failing, [CLICK])
    assert arrival.last_message_at(numbers[0]) is None


def test_a_client_cannot_choose_its_number(clock_: Clock):
    scopes = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        scopes.append(scope)

    forged = [(HEADER.encode(), FORGED.encode()), (b"host", b"here"), (HEADER.encode(), b"1")]
    converse(app, [], forged)
    converse(app, [], forged)
    run(StampArrivals(app)({"type": "http", "path": "/", "headers": forged}, None, None))
    first, second = number_of(scopes[0]), number_of(scopes[1])
    assert len({first, second, FORGED, "1"}) == 4
    assert scopes[2]["headers"] == [(b"host", b"here")]


def test_only_a_plausible_time_is_taken(clock_: Clock):
    found = {}

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        number = number_of(scope)
        await receive()
        at = clock_.now
        for name, ahead in [("edge", PLAUSIBLE), ("old", PLAUSIBLE + timedelta(seconds=1))]:
            clock_.now = at + ahead
            found[name] = arrival.arrived_at(number)
        clock_.now = at - timedelta(seconds=1)
        found["clock set back"] = arrival.arrived_at(number)

    start = clock_.now
    converse(app, [CLICK])
    assert found == {"edge": start, "old": None, "clock set back": None}
    assert arrival.arrived_at(None) is None
    assert arrival.arrived_at("unknown") is None


@pytest.fixture(scope="module")
def slow_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """A real Streamlit server whose only page takes a second; gives its port."""
    folder, port = tmp_path_factory.mktemp("slow"), free_port()
    (folder / "app.py").write_text(APP)
    (folder / "script.py").write_text(SCRIPT)
    command = [sys.executable, "-m", "streamlit", "run", str(folder / "app.py")]
    flags = ["--server.port", str(port), "--server.address", "127.0.0.1", "--server.headless=true"]
    log = (folder / "log").open("w")
    process = subprocess.Popen([*command, *flags], cwd=ROOT, stdout=log, stderr=log)
    try:
        wait_for(f"http://127.0.0.1:{port}/_stcore/health")
        yield port
    finally:
        process.terminate()
        process.wait(timeout=15)


def wait_for(address: str) -> None:
    for _ in range(150):
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"{address} does not answer")


def run_script(connection: ClientConnection) -> tuple[str, str]:
    """Ask for a run as a click does: the time of arrival and the script's own time it prints."""
    message = BackMsg()
    message.rerun_script.query_string = ""
    connection.send(message.SerializeToString())
    printed = ""
    while True:
        answer = ForwardMsg.FromString(connection.recv(timeout=30))
        if answer.delta.new_element.HasField("text"):
            printed = answer.delta.new_element.text.body
        if answer.WhichOneof("type") == "script_finished":
            clicked, now = printed.split()
            return clicked, now


def test_a_script_finds_the_time_of_its_own_click(slow_server: int):
    address = f"ws://127.0.0.1:{slow_server}/_stcore/stream"
    # A client that brings a number of its own does not read another's time with it.
    forged = {"x-campaign-connection": FORGED}
    with connect(address, subprotocols=["streamlit"], additional_headers=forged) as connection:
        for _ in range(2):
            before = clock.now()
            clicked, now = (datetime.fromisoformat(text) for text in run_script(connection))
            assert before <= clicked
            # The script slept a second before it looked: the click's time is not the script's.
            assert now - clicked >= timedelta(seconds=1)
