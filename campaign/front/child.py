"""A process behind the front: started, waited for, started again when it ends, and stopped."""

import asyncio
import logging
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from campaign.front.backends import LOOPBACK, Backend

START_SECONDS = 120.0
LOOK_SECONDS = 0.1
# Waiting time before a process that ended is started again, doubled each time up to the largest.
FIRST_PAUSE, LARGEST_PAUSE = 0.5, 30.0
# A process that ran for this long had started well; the next pause is the first one again.
STEADY_SECONDS = 60.0
log = logging.getLogger(__name__)


class NeverStarted(RuntimeError):
    """The process ended, or did not answer in time, before it had served anything."""


@dataclass(frozen=True)
class Recipe:
    """How a process is started (a module and its arguments) and asked whether it is ready."""

    arguments: Sequence[str]
    environment: Mapping[str, str]
    folder: Path
    ready_path: str
    stop_seconds: float


class Child:
    """Keeps the process of `backend` running; `backend.is_up` says whether it serves."""

    def __init__(self, backend: Backend, recipe: Recipe) -> None:
        """Nothing runs before `start`."""
        self.backend = backend
        self._recipe = recipe
        self._process: Process | None = None
        self._keeper: asyncio.Task[None] | None = None
        backend.is_up = False

    @property
    def pid(self) -> int | None:
        """The id of the process, as long as it runs."""
        is_running = self._process is not None and self._process.returncode is None
        return self._process.pid if self._process and is_running else None

    async def start(self) -> None:
        """Start the process and return once it serves. Raises NeverStarted."""
        await self._launch()
        self._keeper = asyncio.get_running_loop().create_task(self._keep())

    async def stop(self) -> None:
        """Ask the process to end, make it end when it does not, and start it no more."""
        self.backend.is_up = False
        if self._keeper is not None:
            self._keeper.cancel()
            with suppress(asyncio.CancelledError):
                await self._keeper
        await self._end()

    async def _keep(self) -> None:
        pause = FIRST_PAUSE
        loop = asyncio.get_running_loop()
        while True:
            assert self._process is not None
            since = loop.time()
            code = await self._process.wait()
            self.backend.is_up = False
            pause = FIRST_PAUSE if loop.time() - since > STEADY_SECONDS else pause
            log.error(
                "process_ended",
                extra={"worker": self.backend.name, "exit_code": code, "again_in": pause},
            )
            await asyncio.sleep(pause)
            pause = min(pause * 2, LARGEST_PAUSE)
            try:
                await self._launch()
            except NeverStarted as error:
                log.error("process_did_not_start: %s", error)
                await self._end()

    async def _launch(self) -> None:
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "campaign.front.leashed",
            *self._recipe.arguments,
            # Never written to: its end tells the process that the supervisor is gone.
            stdin=PIPE,
            stdout=DEVNULL,
            cwd=self._recipe.folder,
            env=dict(self._recipe.environment),
            # Ctrl-C at the terminal is for the supervisor, which stops its processes in order.
            # No session of its own: Linux shares the processor evenly between sessions
            # (autogroup), and the niceness of the pages would not count beside the writer.
            process_group=0,
        )
        deadline = asyncio.get_running_loop().time() + START_SECONDS
        while not await self._is_ready():
            if self._process.returncode is not None:
                raise NeverStarted(f"{self.backend.name} ended: {self._process.returncode}")
            if asyncio.get_running_loop().time() > deadline:
                await self._end()
                raise NeverStarted(f"{self.backend.name} does not answer")
            await asyncio.sleep(LOOK_SECONDS)
        self.backend.is_up = True
        log.info("process_ready", extra={"worker": self.backend.name, "pid": self._process.pid})

    async def _is_ready(self) -> bool:
        """Whether the process answers over HTTP at all; what it answers is for others to judge."""
        request = f"GET {self._recipe.ready_path} HTTP/1.0\r\nHost: {LOOPBACK}\r\n\r\n"
        try:
            async with asyncio.timeout(5):
                reader, writer = await asyncio.open_connection(LOOPBACK, self.backend.port)
                writer.write(request.encode())
                status_line = await reader.readline()
                writer.close()
        except (OSError, TimeoutError):
            return False
        return status_line.startswith(b"HTTP/")

    async def _end(self) -> None:
        process = self._process
        if process is None or process.returncode is not None:
            return
        with suppress(ProcessLookupError):
            process.send_signal(signal.SIGTERM)
        try:
            async with asyncio.timeout(self._recipe.stop_seconds):
                await process.wait()
        except TimeoutError:
            log.warning("process_killed", extra={"worker": self.backend.name})
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()
