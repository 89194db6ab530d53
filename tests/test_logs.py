"""The log: one JSON object a line, nothing twice, no secrets; what a library logs included."""

import io
import json
import logging
import logging.config
import subprocess
import sys
import threading
from collections.abc import Iterator
from typing import Any

import pytest
import streamlit.logger
from uvicorn.config import LOGGING_CONFIG

from campaign import logs
from campaign.settings import SettingsError, settings
from campaign.store import ingest, open_store
from tests.store.files import daily

WARD, DAY = "00118", "2025-08-12"


@pytest.fixture(autouse=True)
def _restored(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The test run's own logging comes back afterwards."""
    root = logging.getLogger()
    before = root.handlers[:], root.level
    for place, name in [(sys, "excepthook"), (threading, "excepthook")]:
        monkeypatch.setattr(place, name, getattr(place, name))
    monkeypatch.setattr(streamlit.logger, "setup_formatter", streamlit.logger.setup_formatter)
    yield
    logging.captureWarnings(capture=False)
    root.handlers[:], root.level = before


def configured(form: str = "json") -> io.StringIO:
    stream = io.StringIO()
    logs.configure(form, stream)
    return stream


def lines(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_a_line_is_a_json_object_with_what_the_caller_added() -> None:
    stream = configured()
    logging.getLogger("campaign.x").info("sự kiện %d", 7, extra={"ward_code": WARD, "ms": 3})
    (line,) = lines(stream)
    assert line.pop("time").endswith("Z")
    assert line == {
        "level": "INFO",
        "logger": "campaign.x",
        "event": "sự kiện 7",
        "ward_code": WARD,
        "ms": 3,
    }


def test_exceptions_are_one_line_wherever_they_end() -> None:
    stream = configured()
    try:
        raise ValueError("over two\nlines")
    except ValueError as error:
        logging.getLogger("campaign.x").exception("it failed")
        sys.excepthook(type(error), error, error.__traceback__)
    thread = threading.Thread(target=lambda: 1 / 0, name="worker")
    thread.start()
    thread.join()
    found = lines(stream)
    assert [line["level"] for line in found] == ["ERROR", "CRITICAL", "CRITICAL"]
    assert ["ValueError" in found[n]["exc_info"] for n in (0, 1)] == [True, True]
    assert (found[2]["in_thread"], "ZeroDivisionError" in found[2]["exc_info"]) == ("worker", True)


def test_an_uncaught_exception_of_a_process_is_json() -> None:
    code = "from campaign import logs; logs.configure('json'); raise KeyError('gone')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    (line,) = done.stderr.splitlines()
    assert (json.loads(line)["event"], done.returncode) == ("uncaught exception", 1)


def test_libraries_log_in_the_same_form_and_once() -> None:
    logging.config.dictConfig(LOGGING_CONFIG)  # as uvicorn does before the application starts
    before = streamlit.logger.get_logger("streamlit.known_before")
    stream = configured()
    from campaign.server import configure_logs

    configure_logs()
    logs.configure("json", stream)
    after = streamlit.logger.get_logger("streamlit.asked_for_later")
    for logger in (before, after, logging.getLogger("uvicorn.error")):
        logger.warning("from %s", logger.name)
    assert [line["event"] for line in lines(stream)] == [
        "from streamlit.known_before",
        "from streamlit.asked_for_later",
        "from uvicorn.error",
    ]


ACCESS = '%s - "%s %s HTTP/%s" %d'


def test_the_access_log_has_no_parameters() -> None:
    stream = configured()
    access = logging.getLogger("uvicorn.access")
    for path, status in [
        ("/api/reports?token=abc", 401),
        ("/_stcore/health", 200),
        ("/upload/_stcore/health", 404),
        ("/assets/font.woff2?v=1", 404),
    ]:
        access.info(ACCESS, "10.0.0.7:5000", "GET", path, "1.1", status)
    found = [{k: v for k, v in line.items() if k != "time"} for line in lines(stream)]
    common = {
        "level": "INFO",
        "logger": "uvicorn.access",
        "event": "request",
        "client": "10.0.0.7:5000",
        "method": "GET",
    }
    assert found == [
        common | {"path": "/api/reports", "status": 401},
        common | {"path": "/assets/font.woff2", "status": 404},
    ]


def test_websocket_connections_are_told_like_requests() -> None:
    stream = configured()
    uvicorn = logging.getLogger("uvicorn.error")
    uvicorn.info('%s - "WebSocket %s" [accepted]', "10.0.0.7:5000", "/_stcore/stream?token=x")
    uvicorn.info("connection open")
    uvicorn.info('%s - "WebSocket %s" %d', "10.0.0.8:5000", "/elsewhere", 403)
    uvicorn.info("connection closed")
    assert [(x["event"], x["client"], x["path"], x["outcome"]) for x in lines(stream)] == [
        ("websocket", "10.0.0.7:5000", "/_stcore/stream", "accepted"),
        ("websocket", "10.0.0.8:5000", "/elsewhere", "refused"),
    ]


def test_a_terminal_is_not_told_each_request() -> None:
    stream = configured("text")
    logging.getLogger("uvicorn.access").info(ACCESS, "::1", "GET", "/api", "1.1", 500)
    logging.getLogger("uvicorn.error").info('%s - "WebSocket %s" [accepted]', "::1", "/x")
    assert stream.getvalue() == ""


@pytest.mark.parametrize("form", ["json", "text"])
@pytest.mark.parametrize(
    "told",
    [
        "Authorization: Bearer cpg_SECRETSECRET",
        "GET /x?access_token=SECRETSECRET&b=1",
        '{"operator_token": "SECRETSECRET"}',
        "token = 'SECRETSECRET'",
        "password:SECRETSECRET",
    ],
)
def test_secrets_are_blacked_out(form: str, told: str) -> None:
    stream = configured(form)
    logging.getLogger("campaign.x").info("%s", told, extra={"also": {"token": "SECRETSECRET"}})
    assert "SECRET" not in stream.getvalue()
    assert "***" in stream.getvalue()
    if form == "json":
        assert len(lines(stream)) == 1


def test_the_number_of_a_token_stays() -> None:
    stream = configured()
    logging.getLogger("campaign.x").info("report", extra={"actor": "ward:00118/token:3"})
    assert lines(stream)[0]["actor"] == "ward:00118/token:3"


def test_people_at_a_terminal_get_text() -> None:
    stream = configured("text")
    logging.getLogger("campaign.x").warning("inbox_paused", extra={"seconds": 5})
    assert stream.getvalue().endswith("WARNING campaign.x: inbox_paused seconds=5\n")


def test_the_form_is_a_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setenv("CAMPAIGN_LOG", "text")
    settings.cache_clear()
    logs.configure(stream=stream)
    logging.getLogger("campaign.x").info("plain")
    assert stream.getvalue().endswith("INFO    campaign.x: plain\n")
    monkeypatch.setenv("CAMPAIGN_LOG", "xml")
    settings.cache_clear()
    with pytest.raises(SettingsError, match="CAMPAIGN_LOG"):
        settings()


def test_one_line_per_report_and_no_file_name() -> None:
    stream = configured()
    store = open_store(":memory:", kind="real")
    try:
        good, name = daily(WARD, DAY), "Nguyễn Văn A.csv"
        files = [type(good)(name, good.content)]
        ingest(store, files, channel="upload", dry_run=True)
        assert lines(stream) == []
        (receipt,) = ingest(store, files, channel="upload", actor="page")
        ingest(store, files, channel="upload", actor="page")
    finally:
        store.close()
    first, again = (line for line in lines(stream) if line["event"] == "report")
    assert (first["status"], again["status"]) == ("accepted", "unchanged")
    assert first["receipt_no"] == again["receipt_no"] == receipt.receipt_no
    assert (first["channel"], first["actor"], first["is_demo"]) == ("upload", "page", False)
    assert (first["ward_code"], first["report_date"], first["version"]) == (WARD, DAY, 1)
    assert (first["sha256"], first["byte_count"]) == (good.sha256, len(good.content))
    assert (first["error_count"], first["warning_count"]) == (0, 0)
    assert first["parse_ms"] >= 0
    assert first["store_ms"] >= 0
    assert "Nguyễn" not in stream.getvalue()
