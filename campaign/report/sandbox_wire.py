"""What the server and a parsing child say to each other: frames of plain JSON, checked on arrival.

A child that has read a hostile file is not to be believed. JSON can only say numbers, texts and
lists, and everything is built anew here, value by value. (Pickle, even with its classes restricted,
can set attributes of the classes it may name, and reserve memory without having sent it.)
"""

import json
import socket
import struct
import time as moments
from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from campaign.report.archive import MEGABYTE
from campaign.report.file_kind import FileKind
from campaign.report.parse import Parsed
from campaign.report.problem import Problem, Severity
from campaign.report.raw import CellFault, RawFile, RawTable
from campaign.settings import ReadLimits

PID = struct.Struct("!q")
_LENGTH = struct.Struct("!Q")
_CHUNK = MEGABYTE
_SCALARS = frozenset({type(None), str, int, float, bool})
# A lone surrogate in a text must not be lost or refused on the way.
_ENCODING = {"encoding": "utf-8", "errors": "surrogatepass"}
_PLACE = ("sheet", "cell", "field", "value")
_PROBLEM = ("severity", "rule_id", "message_vi", "message_en", "file_name", *_PLACE)
_NOTE_COUNT, _NOTE_LENGTH = 20, 1_000


class BadReply(ValueError):
    """What a child has sent is not a reply."""


@dataclass
class Reply:
    """The outcome of one job: `parsed` or `marked`, or in `over` why there is none.

    `over` is memory, cpu or reply for the limit that was exceeded, error for a fault of the reader.
    `notes` are the lines that the parsers wrote to the log.
    """

    parsed: Parsed | None = None
    over: str | None = None
    notes: list[str] = field(default_factory=list)
    marked: bytes | None = None


@dataclass
class Channel:
    """One end of a job's socket; every call raises TimeoutError after the `deadline`.

    `deadline` is on the clock of time.monotonic(); None waits for ever. A peer that is gone raises
    EOFError or another OSError.
    """

    socket: socket.socket
    deadline: float | None = None

    def send(self, data: bytes) -> None:
        """Send one frame."""
        self._limit_time()
        self.socket.sendall(_LENGTH.pack(len(data)))
        if data:  # who has read that nothing comes may answer and be gone already
            self.socket.sendall(data)

    def receive(self, most: int | None = None) -> bytes:
        """Receive one frame; BadReply when it is longer than `most` bytes."""
        (length,) = _LENGTH.unpack(self.exactly(_LENGTH.size))
        if most is not None and length > most:
            raise BadReply(f"{length} bytes, more than {most}")
        return self.exactly(length)

    def exactly(self, count: int) -> bytes:
        """Receive `count` bytes."""
        data = bytearray()
        while len(data) < count:
            self._limit_time()
            chunk = self.socket.recv(min(count - len(data), _CHUNK))
            if not chunk:
                raise EOFError("the other side has gone")
            data += chunk
        return bytes(data)

    def _limit_time(self) -> None:
        if self.deadline is not None:
            left = self.deadline - moments.monotonic()
            if left <= 0:
                raise TimeoutError("the time is up")
            self.socket.settimeout(left)


def reply_bytes(limits: ReadLimits) -> int:
    """The longest reply for a file that was read within `limits`."""
    return (2 * limits.total_mb + 1) * MEGABYTE  # even a refusal is a reply


def encode(reply: Reply) -> bytes:
    """`reply` as JSON; dates, times and faults of cells as lists that begin with their kind."""
    text = json.dumps(reply, default=_plain, ensure_ascii=False, separators=(",", ":"))
    return text.encode(**_ENCODING)


def decode(data: bytes) -> Reply:
    """The reply in `data`; BadReply for anything that `encode` would not have written."""
    try:
        given = json.loads(data.decode(**_ENCODING))
        parsed = None if given["parsed"] is None else _parsed(given["parsed"])
        notes = [_text(note)[:_NOTE_LENGTH] for note in given["notes"][:_NOTE_COUNT]]
        packed = _optional(given["marked"])
        marked = None if packed is None else b64decode(packed, validate=True)
        return Reply(parsed, _optional(given["over"]), notes, marked)
    except (
        ValueError,
        TypeError,
        KeyError,
        AttributeError,
        OverflowError,
        RecursionError,
    ) as error:
        raise BadReply(f"{type(error).__name__}: {str(error)[:200]}") from error


def _plain(value: Any) -> object:
    if isinstance(value, Reply):
        packed = None if value.marked is None else b64encode(value.marked).decode("ascii")
        return vars(value) | {"marked": packed}
    if isinstance(value, Parsed | RawFile | RawTable):
        return vars(value)
    if isinstance(value, Problem):  # what reading finds has no ward, day or answer yet
        return [getattr(value, name) for name in _PROBLEM]
    if isinstance(value, CellFault):
        return ["fault", value.key, value.detail]
    if isinstance(value, datetime):  # before date: every datetime is one
        return ["datetime", value.isoformat()]
    if isinstance(value, date):
        return ["date", value.isoformat()]
    if isinstance(value, time):
        return ["time", value.isoformat()]
    if isinstance(value, timedelta):
        return ["timedelta", value.days, value.seconds, value.microseconds]
    raise TypeError(f"a cell cannot hold {type(value).__name__}")


def _value(given: Any) -> object:
    if type(given) in _SCALARS:
        return given
    kind, *rest = _list(given)
    if kind == "timedelta":
        return timedelta(*rest)
    if kind == "fault":
        key, detail = rest
        return CellFault(_text(key), _text(detail))
    (text,) = rest
    types: dict[str, Any] = {"datetime": datetime, "date": date, "time": time}
    return types[kind].fromisoformat(text)


def _parsed(given: Any) -> Parsed:
    kind = None if given["kind"] is None else FileKind(given["kind"])
    return Parsed(kind, [[_file(raw) for raw in _list(group)] for group in _list(given["groups"])])


def _file(given: Any) -> RawFile:
    return RawFile(
        [_table(table) for table in _list(given["tables"])],
        [_problem(problem) for problem in _list(given["problems"])],
        _optional(given["contract_version"]),
    )


def _table(given: Any) -> RawTable:
    epoch = _value(given["epoch"])
    if not isinstance(epoch, datetime) or not isinstance(given["is_csv"], bool):
        raise TypeError("not a table")
    return RawTable(
        _text(given["file_name"]),
        _text(given["title"]),
        [_row(row) for row in _list(given["rows"])],
        epoch,
        _optional(given["sheet"]),
        given["is_csv"],
    )


def _row(given: Any) -> tuple[int, list[object]]:
    row_no, values = _list(given)
    if type(row_no) is not int:
        raise TypeError("not a row number")
    return row_no, [v if type(v) in _SCALARS else _value(v) for v in _list(values)]


def _problem(given: Any) -> Problem:
    severity, rule_id, *texts = _list(given)
    message_vi, message_en, file_name, *places = texts
    sheet, cell, field_name, value = map(_optional, places)
    return Problem(
        Severity(severity),
        _text(rule_id),
        _text(message_vi),
        _text(message_en),
        _text(file_name),
        sheet,
        cell,
        field_name,
        value,
    )


def _list(given: Any) -> list[Any]:
    if type(given) is not list:
        raise TypeError("not a list")
    return given


def _text(given: Any) -> str:
    if type(given) is not str:
        raise TypeError("not a text")
    return given


def _optional(given: Any) -> str | None:
    return None if given is None else _text(given)
