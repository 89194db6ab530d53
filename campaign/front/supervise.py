"""`serve --workers N`: one process that owns the store, N that draw pages, and the front here.

`python -m campaign.front.supervise --port 8501 --workers 2`, which the command line becomes once
the store is prepared, so that no chart library and no database weigh on it. This process holds the
public address and passes bytes on; it starts the others, starts them again when they end, and takes
them along when it ends itself.
"""

import argparse
import asyncio
import logging
import resource
import secrets
import signal
import socket
import sys
from dataclasses import dataclass

from campaign import labels, logs
from campaign.front.backends import LOOPBACK, Backend, Backends
from campaign.front.child import Child, NeverStarted, Recipe
from campaign.front.server import Front
from campaign.settings import child_environment, settings

# The writer finishes what has wholly arrived (door/writer.py); a page only has sessions to close.
WRITER_STOP_SECONDS, PAGE_STOP_SECONDS = 35.0, 10.0
FINISH_SECONDS = 25.0
ANY_ADDRESS = ("", "0.0.0.0", "::")  # noqa: S104  compared with, not bound to
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Plan:
    """Where the outside finds the dashboard, and on how many page processes it runs."""

    host: str
    port: int
    worker_count: int


class House:
    """The writer, the page processes and the front, opened and closed in order."""

    def __init__(self, plan: Plan) -> None:
        """Choose ports of this machine; nothing runs before `open`."""
        self._plan = plan
        writer_port, *page_ports = free_ports(plan.worker_count + 1)
        # All page processes sign cookies alike: a reader may be handed to another one.
        self._cookie_secret = secrets.token_hex(32)
        self.writer = Child(Backend("writer", writer_port), _writer_recipe(writer_port))
        self.pages = [
            Child(Backend(f"page-{number}", port), self._page_recipe(f"page-{number}", port))
            for number, port in enumerate(page_ports, start=1)
        ]
        pages = [page.backend for page in self.pages]
        self.front = Front(Backends(self.writer.backend, pages))

    async def open(self) -> None:
        """Start everything; the public address answers last. Raises NeverStarted, OSError."""
        await self.writer.start()
        loop = asyncio.get_running_loop()
        starting = [loop.create_task(page.start()) for page in self.pages]
        try:
            await asyncio.gather(*starting)
        finally:
            for task in starting:
                task.cancel()
            await asyncio.gather(*starting, return_exceptions=True)
        await self.front.open(self._plan.host, self._plan.port)

    async def close(self) -> None:
        """First nobody comes in, then the pages end, then the store is let go of."""
        await self.front.close(FINISH_SECONDS)
        await asyncio.gather(*(page.stop() for page in self.pages))
        await self.writer.stop()

    def _page_recipe(self, name: str, port: int) -> Recipe:
        plan = self._plan
        options = {
            "server.address": LOOPBACK,
            "server.port": str(port),
            "server.headless": "true",
            # The code does not change while it serves; looking for that costs every process.
            "server.fileWatcherType": "none",
            "browser.gatherUsageStats": "false",
            "browser.serverPort": str(plan.port),
        }
        if plan.host not in ANY_ADDRESS:
            options["browser.serverAddress"] = plan.host
        flags = [part for option in options.items() for part in (f"--{option[0]}", option[1])]
        writer_address = f"http://{LOOPBACK}:{self.writer.backend.port}"
        environment = child_environment("page", name, writer_address, plan.host)
        environment["STREAMLIT_SERVER_COOKIE_SECRET"] = self._cookie_secret
        return Recipe(
            ["streamlit", "run", "dashboard.py", *flags],
            environment,
            settings().root,
            "/_stcore/health",
            PAGE_STOP_SECONDS,
        )


def _writer_recipe(port: int) -> Recipe:
    arguments = ["campaign.door.writer", "--host", LOOPBACK, "--port", str(port)]
    environment = child_environment("writer", "writer", None)
    return Recipe(arguments, environment, settings().root, "/health", WRITER_STOP_SECONDS)


def free_ports(count: int) -> list[int]:
    """So many ports of this machine on which nobody listens."""
    probes = [socket.socket() for _ in range(count)]
    try:
        for probe in probes:
            probe.bind((LOOPBACK, 0))
        return [int(probe.getsockname()[1]) for probe in probes]
    finally:
        for probe in probes:
            probe.close()


def main(arguments: list[str] | None = None) -> int:
    """Serve until SIGTERM or SIGINT. The exit code is 1 when something did not start."""
    parser = argparse.ArgumentParser(prog="python -m campaign.front.supervise")
    parser.add_argument("--host", default=LOOPBACK)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--workers", type=int, required=True)
    given = parser.parse_args(arguments)
    logs.configure()
    _raise_file_limit()
    return asyncio.run(_serve(Plan(given.host, given.port, given.workers)))


def _raise_file_limit() -> None:
    """Two descriptors a reader; the usual 1,024 would end at 500 readers."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


async def _serve(plan: Plan) -> int:
    house = House(plan)
    loop = asyncio.get_running_loop()
    opening = loop.create_task(house.open())
    asked = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, _ask_to_stop, asked, opening)
    code = 0
    try:
        await opening
        _tell_address(plan)
        await asked.wait()
    except asyncio.CancelledError:
        log.info("stopped_while_starting")
    except (NeverStarted, OSError) as error:
        log.error("could_not_start: %s", error)
        code = 1
    await house.close()
    return code


def _ask_to_stop(asked: asyncio.Event, opening: "asyncio.Task[None]") -> None:
    asked.set()
    opening.cancel()


def _tell_address(plan: Plan) -> None:
    address = f"http://{plan.host}:{plan.port}"
    lines = [labels.text(lang, "cli-serve-address", address=address) for lang in labels.LANGUAGES]
    sys.stdout.write("\n".join([*lines, ""]))
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
