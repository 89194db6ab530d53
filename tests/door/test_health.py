"""/health and /metrics as a real HTTP server answers them."""

import json
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
import uvicorn
from prometheus_client.parser import text_string_to_metric_families
from starlette.applications import Starlette

from campaign.door import health
from campaign.settings import settings
from campaign.store import Store, StoreBusy, ingest, open_store
from tests.door.ports import free_port
from tests.store.files import daily

WARD, DAY = "00118", "2025-08-12"


@contextmanager
def serving(get_store: Callable[[], Store]) -> Iterator[str]:
    """The routes on a real server in a thread, on a free port."""
    port = free_port()
    app = Starlette(routes=health.routes(get_store))
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_config=None, proxy_headers=False))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            assert thread.is_alive()
            time.sleep(0.01)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()


def get(address: str, **headers: str) -> tuple[int, str, str]:
    """Status, content type and text of an answer."""
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    request = urllib.request.Request(address, headers=names)
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, answer.headers["content-type"], answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.headers["content-type"], error.read().decode()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "store" / "campaign.duckdb", kind="real")
    yield opened
    opened.close()


def test_a_healthy_server_says_what_it_has(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(lambda: store) as address:
        status, _, text = get(f"{address}/health")
        empty = json.loads(text)
        assert (status, empty["status"], empty["newest_received_at"]) == (200, "ok", None)
        (receipt,) = ingest(store, [daily(WARD, DAY)], channel="cli")
        found = json.loads(get(f"{address}/health")[2])
        assert found["newest_received_at"] == receipt.received_at.isoformat()
        assert found["data_version"] == store.data_version != empty["data_version"]
        assert (found["store_kind"], found["checks"]) == ("real", {"store": "ok", "disk": "ok"})
        assert found["disk_free_mb"] > 0
        monkeypatch.setenv("CAMPAIGN_DISK_RESERVE_MB", str(10**9))
        settings.cache_clear()
        status, _, text = get(f"{address}/health")
        low = json.loads(text)
        assert (status, low["status"], low["checks"]["disk"]) == (200, "degraded", "low")


def test_no_store_is_503_and_tells_no_paths(store: Store, tmp_path: Path) -> None:
    def busy() -> Store:
        raise StoreBusy(store.path, "4711")

    with serving(busy) as address:
        status, _, text = get(f"{address}/health")
        assert (status, json.loads(text)["status"]) == (503, "down")
        assert json.loads(text)["checks"] == {"store": "StoreBusy"}
        assert str(tmp_path) not in text
        assert "4711" not in text


def test_a_store_that_cannot_be_read_is_503(tmp_path: Path) -> None:
    broken = open_store(tmp_path / "campaign.duckdb", kind="real")
    broken.close()
    with serving(lambda: broken) as address:
        status, _, text = get(f"{address}/health")
        assert (status, json.loads(text)["status"]) == (503, "down")


def test_metrics_are_for_this_machine(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(lambda: store) as address:
        status, kind, text = get(f"{address}/metrics")
        assert (status, kind) == (200, "text/plain; version=0.0.4; charset=utf-8")
        names = {family.name for family in text_string_to_metric_families(text)}
        assert {"campaign_reports_received", "campaign_build_info"} <= names
        for header in ("X_Forwarded_For", "Forwarded", "X_Real_IP"):
            assert get(f"{address}/metrics", **{header: "10.1.2.3"})[0] == 404
        open_ = replace(settings(), metrics_open=True)
        monkeypatch.setattr(health, "settings", lambda: open_)
        assert get(f"{address}/metrics", X_Forwarded_For="10.1.2.3")[0] == 200
