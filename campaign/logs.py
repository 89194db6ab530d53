"""Logs: one JSON object a line on stderr, or one readable line at a terminal.

`configure()` takes over what libraries write, so that nothing is told twice or in another form.
What a person could be recognised by (file names, addresses) does not belong into a log line; the
access log alone names the client, and neither it nor any other line carries a token.
"""

import logging
import re
import sys
import threading
from collections.abc import Mapping
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, TextIO

from pythonjsonlogger.core import RESERVED_ATTRS
from pythonjsonlogger.json import JsonFormatter

from campaign.settings import settings

log = logging.getLogger(__name__)
# What follows these words opens a door; it may stand in a message, an address or a traceback.
_SECRET = re.compile(
    r"(?P<sign>\bbearer\s+|\bauthorization: \w+\s+"
    r"|(?:token|password|secret)\\?[\"']?\s*[=:]\s*\\?[\"']?)"
    # Eight characters at least, so that "token:3", the number of one, stays readable.
    r"[^\s\"'&,;}\\]{8,}",
    re.IGNORECASE,
)
# Uvicorn's own colours of a message; the rest of the reserved names is not content either.
_RESERVED = [*RESERVED_ATTRS, "color_message"]
# Parts of pages and looks of the monitoring, worth a line only when they fail.
_STREAMLIT = "/_stcore/"
_ALL_THE_TIME = ("/_stcore/", "/assets/", "/static/", "/media/", "/favicon", "/health", "/metrics")
_access = logging.getLogger("uvicorn.access")
_uvicorn = logging.getLogger("uvicorn.error")
_own_handler: logging.Handler | None = None


class JsonLines(JsonFormatter):
    """One JSON object: time (UTC), level, logger, event, and what the caller added."""

    def __init__(self) -> None:
        """The fields in the order in which people look for them."""
        renamed = {"levelname": "level", "name": "logger", "message": "event"}
        super().__init__(
            ["asctime", "levelname", "name", "message"],
            rename_fields={"asctime": "time", **renamed},
            reserved_attrs=_RESERVED,
            json_ensure_ascii=False,
        )

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:  # noqa: N802, ARG002  logging's name
        """ISO 8601 in UTC with milliseconds."""
        return _utc(record)

    def format(self, record: logging.LogRecord) -> str:
        """The line without secrets."""
        return without_secrets(super().format(record))


class TextLines(logging.Formatter):
    """One line for people; a traceback follows on lines of its own."""

    def format(self, record: logging.LogRecord) -> str:
        """Time, level, logger, event, then key=value of what the caller added."""
        added = " ".join(
            f"{name}={value}" for name, value in record.__dict__.items() if name not in _RESERVED
        )
        line = f"{_utc(record)} {record.levelname:<7} {record.name}: {record.getMessage()} {added}"
        trace = f"\n{self.formatException(record.exc_info)}" if record.exc_info else ""
        return without_secrets(line.rstrip() + trace)


class AccessLines(logging.Filter):
    """Turns uvicorn's access record into fields, without the question's parameters."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Client, method, path and status become fields; False for what happens all the time."""
        if not (isinstance(record.args, tuple) and len(record.args) == 5):
            return True
        client, method, asked, _version, status = record.args
        path = str(asked).partition("?")[0]
        record.msg, record.args = "request", ()
        record.client, record.method, record.path, record.status = client, method, path, status
        # Below a page's address a browser looks for Streamlit in vain, then at the root.
        fails_from = 500 if _STREAMLIT in path else 400
        is_usual = _STREAMLIT in path or path.startswith(_ALL_THE_TIME)
        return int(str(status)) >= fails_from or not is_usual


class SocketLines(logging.Filter):
    """The same for uvicorn's words on websocket connections, which it writes to its error log."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Client, path and outcome become fields; False for the end and the repetition of it."""
        if record.msg in ("connection open", "connection closed"):
            return False
        if "WebSocket" in str(record.msg) and isinstance(record.args, tuple) and record.args:
            client, asked = record.args[:2]
            is_accepted = "[accepted]" in record.msg
            record.msg, record.args = "websocket", ()
            record.client, record.path = str(client), str(asked).partition("?")[0]
            record.outcome = "accepted" if is_accepted else "refused"
            return _access.isEnabledFor(logging.INFO)
        return True


def configure(form: str | None = None, stream: TextIO | None = None) -> None:
    """Send everything that is logged in this process to `stream` (stderr), once, in one form.

    form: json or text; without it CAMPAIGN_LOG decides, and without that a terminal gets text
    and everything else JSON. Called again, the newer call holds.
    """
    global _own_handler
    target = stream or sys.stderr
    chosen = form or settings().log_form or ("text" if target.isatty() else "json")
    handler = logging.StreamHandler(target)
    handler.setFormatter(JsonLines() if chosen == "json" else TextLines())
    root = logging.getLogger()
    if _own_handler is not None:
        root.removeHandler(_own_handler)
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    _own_handler = handler
    for logger in list(logging.root.manager.loggerDict.values()):
        if isinstance(logger, logging.Logger):
            join(logger)
    _watch_access_log(is_told=chosen == "json")
    logging.captureWarnings(capture=True)
    sys.excepthook = _uncaught
    threading.excepthook = _uncaught_in_thread


def join(logger: logging.Logger) -> None:
    """Take a library's own output from `logger`: what it says goes to the common handler only."""
    for handler in list(logger.handlers):
        logger.removeHandler(handler)
    logger.propagate = True


def without_secrets(line: str) -> str:
    """`line` with tokens and passwords blacked out."""
    return _SECRET.sub(r"\g<sign>***", line)


def event(logger: logging.Logger, name: str, fields: Mapping[str, Any]) -> None:
    """Log `name` with `fields` at level INFO."""
    logger.info(name, extra=dict(fields))


def _watch_access_log(*, is_told: bool) -> None:
    # Nobody who started the server at a terminal asked for a line per request.
    _access.setLevel(logging.INFO if is_told else logging.WARNING)
    for logger, lines in ((_access, AccessLines()), (_uvicorn, SocketLines())):
        if not any(isinstance(known, type(lines)) for known in logger.filters):
            logger.addFilter(lines)


def _utc(record: logging.LogRecord) -> str:
    moment = datetime.fromtimestamp(record.created, tz=UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    log.critical("uncaught exception", exc_info=(kind, error, trace))


def _uncaught_in_thread(args: threading.ExceptHookArgs) -> None:
    if args.exc_type is SystemExit or args.exc_value is None:
        return
    name = args.thread.name if args.thread else None
    found = (args.exc_type, args.exc_value, args.exc_traceback)
    log.critical("uncaught exception in a thread", exc_info=found, extra={"in_thread": name})
