"""What a sender hears when the store cannot take anything, or something is broken."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests
import uvicorn
from starlette.applications import Starlette

from campaign.door.house import api_routes
from campaign.door.remote import RemoteDesk
from campaign.settings import settings
from campaign.store import Store, StoreBusy, open_store, tokens
from campaign.store.errors import StoreFull
from tests.door.ports import free_port
from tests.store.files import daily

WARD, DAY, SECRET = "00118", "2025-08-12", "operator"


@contextmanager
def served(get_store: Callable[[], Store]) -> Iterator[str]:
    """The door in a thread of this process, so that a test can change its settings."""
    port = free_port()
    app = Starlette(routes=api_routes(get_store, SECRET))
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_config=None, proxy_headers=False))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()


def send(url: str, token: str) -> requests.Response:
    file, headers = daily(WARD, DAY), {"authorization": f"Bearer {token}"}
    files = {"file": (file.name, file.content)}
    return requests.post(f"{url}/api/reports", files=files, headers=headers, timeout=60)


def test_a_full_disk_is_503_and_later_the_report_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(tmp_path / "x.duckdb")
    _, token = tokens.issue(store, WARD)
    with served(lambda: store) as url:
        monkeypatch.setenv("CAMPAIGN_DISK_RESERVE_MB", str(10**9))
        settings.cache_clear()
        answer = send(url, token)
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "30")
        assert answer.json()["title_vi"] == "Tạm thời chưa lưu được"
        with pytest.raises(StoreFull):
            RemoteDesk(url, SECRET).ingest([daily(WARD, DAY)], channel="cli")
        monkeypatch.delenv("CAMPAIGN_DISK_RESERVE_MB")
        settings.cache_clear()
        assert [r["version"] for r in send(url, token).json()] == [1]
    store.close()


def test_a_store_of_somebody_else_is_503(tmp_path: Path) -> None:
    def busy() -> Store:
        raise StoreBusy(tmp_path / "x.duckdb", "4711")

    with served(busy) as url:
        answer = send(url, "hcd_x")
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "30")
        assert "4711" not in answer.text
        with pytest.raises(StoreBusy) as told:
            RemoteDesk(url, SECRET).tokens()
        assert (told.value.pid, told.value.path) == ("4711", str(tmp_path / "x.duckdb"))


def test_a_fault_is_told_without_its_traceback(caplog: pytest.LogCaptureFixture) -> None:
    def broken() -> Store:
        raise ZeroDivisionError("secret detail")

    with served(broken) as url:
        answer = send(url, "hcd_never-in-the-log")
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert "secret detail" not in answer.text
    assert "secret detail" in caplog.text
    assert "hcd_never" not in caplog.text
