"""The clean process from which the parsing children are forked, and what such a child does.

Started by sandbox.py as `python -m campaign.report.sandbox_child FD`, never imported by the server.
It imports the reader once and then forks for every job, so that a job costs milliseconds and a
child holds nothing of the server: no store, no other upload. It ends with all its children when
the server closes the control socket, also by being killed.

A child may use `memory_mb` of address space, `cpu_seconds` and `wall_seconds`, write no file,
start no process and leave no core dump. macOS does not enforce the limit of address space; there
a greedy file is stopped by the time limits alone.
"""

import gc
import io
import logging
import os
import resource
import signal
import socket
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

# openpyxl takes these when it finds them. Reading needs neither; they would double this process's
# memory, start threads (which a fork does not survive), read XML by other rules, and give hostile
# bytes more code to reach.
_UNNEEDED = ("numpy", "PIL", "lxml")
_OPEN_FILES = 16
_SWITCH = 1  # a control message is one byte; what matters is the socket that comes with it


class _OverTime(BaseException):
    """The processor time is used up. A BaseException: parsers catch every Exception."""


class _Notes(logging.Handler):
    """Collects the log of a child, which must not write to the server's streams itself."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the message alone; the server's log adds the time."""
        self.lines.append(record.getMessage())


def main(control_fd: int) -> None:
    """Serve jobs until the server is gone."""
    control = socket.socket(fileno=control_fd)
    prepare()
    notes = _Notes()
    logging.getLogger().addHandler(notes)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the system reaps the children
    gc.collect()
    gc.freeze()  # a child's collector must not touch, and thereby copy, what it shares
    while fds := socket.recv_fds(control, _SWITCH, 1)[1]:
        with socket.socket(fileno=fds[0]) as job:
            if os.fork() == 0:
                control.close()
                _end(job, notes)
    # The server is gone. This process leads a group of its own: itself and the children.
    os.killpg(os.getpgrp(), signal.SIGKILL)


def prepare() -> None:
    """Load whatever reading needs, and nothing else: the children share it."""
    for name in _UNNEEDED:
        sys.modules[name] = None  # type: ignore[assignment]  # the import system's "do not find"
    _prefer_for_sacrifice()
    _warm()


def _prefer_for_sacrifice() -> None:
    """When memory runs out, Linux shall end a parser rather than the server."""
    # Other systems have no such file; a container may forbid writing it.
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")


def _warm() -> None:
    """Do one small job of each kind, so that no child has to load labels, contract or modules."""
    from openpyxl import Workbook

    from campaign.report import sandbox_wire
    from campaign.report.contract import contract
    from campaign.report.corrected_marks import marked_workbook
    from campaign.report.parse import parse
    from campaign.report.rules_read import found
    from campaign.report.source import SourceFile
    from campaign.settings import settings

    book, content = Workbook(), io.BytesIO()
    sheet = contract().sheets[1]
    book.worksheets[0].title = sheet.name
    book.worksheets[0].append([field.header_vi for field in sheet.fields])
    book.create_sheet("-").append(["-"])
    book.save(content)
    text = ";".join(field.header_vi for field in sheet.fields).encode()
    wrong = found("read-header-unknown", "a.xlsx", sheet=sheet.name, cell="A1", value="-")
    marked_workbook(SourceFile("a.xlsx", content.getvalue()), [wrong], "vi")
    for name, data in (("a.xlsx", content.getvalue()), (f"{sheet.name}.csv", text), ("a", b"")):
        parsed = parse(SourceFile(name, data), settings().limits)
        sandbox_wire.decode(sandbox_wire.encode(sandbox_wire.Reply(parsed)))


def _end(job: socket.socket, notes: _Notes) -> NoReturn:
    """Do one job and leave the process, without anything that Python does at its end."""
    code = 1
    try:
        _work(job, notes)
        code = 0
    except OSError as error:  # the server has gone, or has given up waiting
        logging.getLogger(__name__).debug("a job ended early: %r", error)
    finally:
        os._exit(code)


def _work(job: socket.socket, notes: _Notes) -> None:
    import json

    from campaign.report.sandbox_wire import PID, Channel, Reply, encode, reply_bytes
    from campaign.report.source import SourceFile
    from campaign.settings import ReadLimits

    channel = Channel(job)
    job.sendall(PID.pack(os.getpid()))
    head: dict[str, Any] = json.loads(channel.receive())
    limits = ReadLimits(**head["limits"])
    _limit(limits)
    file = SourceFile(head["name"], channel.receive())
    data, over = _within(limits, notes, lambda: encode(_reply(file, limits, head, notes)))
    if data is not None and len(data) > reply_bytes(limits):
        over = "reply"
    if over or data is None:
        data = encode(Reply(None, over, notes.lines))
    channel.send(data)


def _reply(file: Any, limits: Any, head: Mapping[str, Any], notes: _Notes) -> Any:
    """What is asked for: the tables of the file, or the file with its problems marked."""
    from campaign.report.corrected_marks import marked_workbook
    from campaign.report.parse import parse
    from campaign.report.problem import Problem
    from campaign.report.sandbox_wire import Reply

    if "mark" not in head:
        return Reply(parse(file, limits), None, notes.lines)
    problems = [Problem.from_dict(problem) for problem in head["mark"]]
    return Reply(None, None, notes.lines, marked_workbook(file, problems, head["lang"]))


def _within(
    limits: Any, notes: _Notes, work: Callable[[], bytes]
) -> tuple[bytes | None, str | None]:
    """What `work` gives, and the limit that it ran into."""
    signal.signal(signal.SIGXCPU, _stop)
    try:
        data = work()
    except _OverTime:
        return None, "cpu"
    except MemoryError:
        return None, "memory"
    except Exception as error:  # noqa: BLE001 - the server logs it; the file counts as broken
        notes.lines.append(f"the reader failed: {error!r}")
        return None, "error"
    # A parser may take a failed allocation for a fault of the file; the peak knows better.
    near = limits.memory_mb * 15 // 16
    return data, "memory" if _peak_mb() >= near else None


def _stop(*_: object) -> None:
    raise _OverTime


def _peak_mb() -> int:
    """The most address space used so far; 0 where the system does not say."""
    with suppress(OSError), Path("/proc/self/status").open(encoding="ascii") as status:
        for line in status:
            if line.startswith("VmPeak:"):
                return int(line.split()[1]) // 1024
    return 0


def _limit(limits: Any) -> None:
    sys.dont_write_bytecode = True
    memory = limits.memory_mb * 1024 * 1024
    wanted = [
        (resource.RLIMIT_AS, memory, memory),
        # First a signal that still lets the child say why, one second later the end.
        (resource.RLIMIT_CPU, limits.cpu_seconds, limits.cpu_seconds + 1),
        (resource.RLIMIT_FSIZE, 0, 0),
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_NOFILE, _OPEN_FILES, _OPEN_FILES),
        (resource.RLIMIT_NPROC, 0, 0),
    ]
    for kind, soft, hard in wanted:
        # macOS refuses some; an administrator's stricter limit must not be raised.
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (soft, hard))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(limits.wall_seconds)


if __name__ == "__main__":
    main(int(sys.argv[1]))
