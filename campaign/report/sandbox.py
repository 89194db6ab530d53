"""Parsing, and marking, foreign files in child processes that the operating system limits.

One clean process ("zygote", sandbox_child.py) is started when the first file arrives; it forks a
child for every file. This process never interprets a byte of the file, so the worst that a file
can do is to have its own child ended. The multiprocessing module is not used: its children run
the main module again, and under Streamlit that is whatever script a page has put in its place.
"""

import atexit
import json
import logging
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import asdict, dataclass, field
from types import MappingProxyType

from campaign import metrics
from campaign.report.file_kind import FileKind
from campaign.report.parse import Parsed, refused
from campaign.report.problem import Problem
from campaign.report.rules_read import found
from campaign.report.sandbox_wire import PID, BadReply, Channel, Reply, decode, reply_bytes
from campaign.report.source import SourceFile
from campaign.settings import ReadLimits, settings

START_SECONDS = 60  # a busy machine may need long to start the zygote; no file's fault
_GRACE_SECONDS = 2  # the child's own alarm comes first
_ATTEMPTS = 2
# What is told to the sender: the file costs too much. Whatever else a child says, it is broken.
_EFFORT = ("memory", "cpu", "reply", "wall time", "ended")
_log = logging.getLogger("campaign.sandbox")


class SandboxUnavailable(RuntimeError):
    """The machine cannot start parsing children; this says nothing about any file."""


@dataclass
class _Zygote:
    """The process that forks, and this end of its control socket."""

    process: subprocess.Popen[bytes]
    control: socket.socket
    lock: threading.Lock = field(default_factory=threading.Lock)

    def hand_over(self, job: socket.socket) -> None:
        """Have a child forked that serves `job`."""
        with self.lock:
            socket.send_fds(self.control, [b"+"], [job.fileno()])

    def end(self, *, with_children: bool) -> None:
        """End the process; its children, if they are not meant, finish their jobs alone."""
        if with_children:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
        else:
            self.process.kill()
        self.control.close()
        self.process.wait()


class Sandbox:
    """At most `parse_count` parsing children at a time; other callers wait, at no file's cost."""

    def __init__(self, parse_count: int) -> None:
        self._slots = threading.BoundedSemaphore(parse_count)
        self._lock = threading.Lock()
        self._zygote: _Zygote | None = None

    def parse(self, file: SourceFile, limits: ReadLimits) -> Parsed:
        """What `parse.parse` gives for `file`, made in a child process.

        A file that exceeds a limit or ends its child is refused with one problem. Raises
        SandboxUnavailable when no child can be started.
        """
        reply = self._done(file, limits, {})
        return reply.parsed or _refused(file, limits, reply.over or "nothing read")

    def mark(
        self, file: SourceFile, problems: Sequence[Problem], lang: str, limits: ReadLimits
    ) -> bytes | None:
        """What `corrected_marks.marked_workbook` gives for `file`, made in a child process.

        None also for a file that exceeds a limit or ends its child. Raises SandboxUnavailable
        when no child can be started.
        """
        order = {"mark": [problem.as_dict() for problem in problems], "lang": lang}
        reply = self._done(file, limits, order)
        if reply.over:
            _log.info("could not mark %s: %s", file.sha256, reply.over)
        return reply.marked

    def close(self) -> None:
        """End the zygote and its children; the next file starts another."""
        with self._lock:
            zygote, self._zygote = self._zygote, None
        if zygote:
            zygote.end(with_children=True)

    @property
    def pid(self) -> int | None:
        """The process id of the zygote, None when there is none."""
        zygote = self._zygote
        return zygote.process.pid if zygote else None

    def _done(self, file: SourceFile, limits: ReadLimits, order: Mapping[str, object]) -> Reply:
        with self._slots:
            try:
                reply = self._reply(file, limits, order)
            except OSError as error:
                raise SandboxUnavailable("no process can be started to read files") from error
        for note in reply.notes:
            _log.warning("parsing %s: %s", file.sha256, note)
        return reply

    def _reply(self, file: SourceFile, limits: ReadLimits, order: Mapping[str, object]) -> Reply:
        failure: Exception | None = None
        for _ in range(_ATTEMPTS):
            zygote = self._running()
            ours, theirs = socket.socketpair()
            with ours:
                try:
                    with theirs:
                        zygote.hand_over(theirs)
                    pid = _pid(ours)
                except (OSError, EOFError) as error:
                    _log.warning("the parsing process has gone, starting another: %r", error)
                    failure = error
                    self._discard(zygote)
                else:
                    return _converse(ours, pid, file, limits, order)
        raise SandboxUnavailable("no process that reads files stays alive") from failure

    def _running(self) -> _Zygote:
        with self._lock:
            if self._zygote is None:
                self._zygote = _start()
            return self._zygote

    def _discard(self, zygote: _Zygote) -> None:
        """End a zygote that does not answer; another thread may have done so already."""
        with self._lock:
            if self._zygote is not zygote:
                return
            self._zygote = None
        # Its children may be at work for other threads and are able to finish.
        zygote.end(with_children=False)


def _start() -> _Zygote:
    ours, theirs = socket.socketpair()
    with ExitStack() as failed, theirs:
        failed.callback(ours.close)
        process = subprocess.Popen(  # noqa: S603 - this interpreter, a module of this product
            [sys.executable, "-m", "campaign.report.sandbox_child", str(theirs.fileno())],
            cwd=settings().root,
            pass_fds=(theirs.fileno(),),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C is for the server, which then ends this process
        )
        failed.pop_all()
    return _Zygote(process, ours)


def _pid(job: socket.socket) -> int:
    """The process id of the child; sent before it has seen a byte of the file."""
    (pid,) = PID.unpack(Channel(job, time.monotonic() + START_SECONDS).exactly(PID.size))
    return int(pid)


def _converse(
    job: socket.socket,
    pid: int,
    file: SourceFile,
    limits: ReadLimits,
    order: Mapping[str, object] = MappingProxyType({}),
) -> Reply:
    time_up = time.monotonic() + limits.wall_seconds
    channel = Channel(job, time_up + _GRACE_SECONDS)
    head = {"name": file.name, "limits": asdict(limits), **order}
    try:
        channel.send(json.dumps(head).encode("ascii"))
        channel.send(file.content)
        return decode(channel.receive(reply_bytes(limits)))
    except (OSError, EOFError):
        reply = Reply(over="wall time" if time.monotonic() >= time_up else "ended")
    except BadReply as error:
        reply = Reply(over="bad reply", notes=[f"not a reply: {error}"])
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
    return reply


def _refused(file: SourceFile, limits: ReadLimits, reason: str) -> Parsed:
    _log.info("refused %s: %s", file.sha256, reason)
    metrics.PARSE_KILLED.labels(reason if reason in _EFFORT else "broken").inc()
    if reason not in _EFFORT:
        return refused(found("read-file-broken", file.name))
    # Of what can cost much, only a ZIP or a workbook begins like this; the rest is text, and loose
    # CSV files stand or fall together.
    kind = None if file.content.startswith(b"PK") else FileKind.TEXT
    seconds, memory = limits.cpu_seconds, limits.memory_mb
    problem = found("read-limit-effort", file.name, memory=memory, seconds=seconds)
    return refused(problem, kind)


_shared: Sandbox | None = None
_shared_lock = threading.Lock()


def parse_apart(file: SourceFile, limits: ReadLimits) -> Parsed:
    """`Sandbox.parse` with the sandbox of this process, which is made at the first call."""
    return _own_sandbox().parse(file, limits)


def mark_apart(
    file: SourceFile, problems: Sequence[Problem], lang: str, limits: ReadLimits
) -> bytes | None:
    """`Sandbox.mark` with the sandbox of this process."""
    return _own_sandbox().mark(file, problems, lang, limits)


def _own_sandbox() -> Sandbox:
    global _shared
    with _shared_lock:
        if _shared is None:
            _shared = Sandbox(settings().parse_count)
        return _shared


def close() -> None:
    """End the parsing processes of this process; the next file starts them again."""
    if _shared:
        _shared.close()


def _forget() -> None:
    """A fork of this process must not end the parsing processes of its parent."""
    global _shared, _shared_lock
    _shared, _shared_lock = None, threading.Lock()


atexit.register(close)
os.register_at_fork(after_in_child=_forget)
