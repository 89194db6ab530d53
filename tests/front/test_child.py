"""Processes behind the front: started again when they end, stopped with their supervisor."""

import asyncio
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from campaign.front.backends import Backend
from campaign.front.child import Child, NeverStarted, Recipe
from campaign.front.supervise import free_ports
from campaign.settings import child_environment, settings
from tests.coroutines import run


def stub(port: int, *options: str) -> Child:
    """A child that is the stub server."""
    recipe = Recipe(
        arguments=["tests.front.stub_server", str(port), *options],
        environment=child_environment("page", "page-1", "http://127.0.0.1:1"),
        folder=settings().root,
        ready_path="/",
        stop_seconds=1.0,
    )
    return Child(Backend("page-1", port), recipe)


def asked(port: int) -> int:
    """The process id that the stub server answers."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5) as reply:
        return int(reply.read())


def is_gone(pid: int) -> bool:
    """Whether no process `pid` runs (a zombie does not run)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    except FileNotFoundError:
        return True


def comes_true(condition: Callable[[], bool], seconds: float = 30) -> bool:
    """Whether `condition` holds within `seconds`."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.05)
    return condition()


async def until(condition: Callable[[], bool]) -> None:
    """Wait for `condition` while the loop goes on."""
    async with asyncio.timeout(30):
        while not condition():
            await asyncio.sleep(0.05)


def test_a_process_that_is_killed_is_started_again_on_its_port() -> None:
    async def story() -> None:
        (port,) = free_ports(1)
        child = stub(port)
        await child.start()
        first = child.pid
        assert first is not None
        assert child.backend.is_up
        assert await asyncio.to_thread(asked, port) == first
        os.kill(first, signal.SIGKILL)
        await until(lambda: not child.backend.is_up)
        await until(lambda: child.backend.is_up)
        second = child.pid
        assert second not in (None, first)
        assert await asyncio.to_thread(asked, port) == second
        await child.stop()
        assert child.pid is None
        assert not child.backend.is_up

    run(story())


def test_a_process_shares_the_session_so_that_niceness_counts_but_gets_no_ctrl_c() -> None:
    """Linux gives each session an equal part of the processor, whatever its niceness."""

    async def story() -> None:
        child = stub(*free_ports(1))
        await child.start()
        pid = child.pid
        assert pid is not None
        sessions, group = {os.getsid(pid), os.getsid(0)}, os.getpgid(pid)
        await child.stop()
        assert len(sessions) == 1
        assert group == pid

    run(story())


def test_a_process_that_does_not_listen_to_sigterm_is_stopped_all_the_same() -> None:
    async def story() -> None:
        child = stub(*free_ports(1), "--deaf")
        await child.start()
        pid = child.pid
        assert pid is not None
        await child.stop()
        assert is_gone(pid)

    run(story())


def test_a_process_that_ends_at_its_start_is_told() -> None:
    async def story() -> None:
        child = stub(*free_ports(1), "--fragile")
        with pytest.raises(NeverStarted, match="page-1 ended: 7"):
            await child.start()
        assert not child.backend.is_up

    run(story())


def test_a_process_ends_with_its_supervisor_even_when_that_is_killed() -> None:
    (port,) = free_ports(1)
    supervisor = subprocess.Popen(
        [sys.executable, "-m", "tests.front.stub_supervisor", str(port)],
        cwd=settings().root,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert supervisor.stdout is not None
    pid = int(supervisor.stdout.readline())
    assert asked(port) == pid
    supervisor.kill()
    supervisor.communicate()
    assert comes_true(lambda: is_gone(pid))


def test_a_deaf_process_ends_as_well_when_its_supervisor_is_gone() -> None:
    code = (
        "import signal, sys; import campaign.front.leashed as leashed; leashed.GRACE_SECONDS = 0.5;"
        "signal.signal(signal.SIGTERM, signal.SIG_IGN); leashed.main()"
    )
    (port,) = free_ports(1)
    process = subprocess.Popen(
        [sys.executable, "-c", code, "tests.front.stub_server", str(port)],
        cwd=settings().root,
        stdin=subprocess.PIPE,
    )

    def answers() -> bool:
        try:
            return asked(port) == process.pid
        except OSError:
            return False

    assert comes_true(answers)
    assert process.stdin is not None
    process.stdin.close()
    assert process.wait(30) == 1
