"""`serve --workers 2` as an operator starts it: real pages, a real writer, the front."""

import http.client
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from campaign.front.supervise import free_ports
from campaign.settings import settings
from campaign.store import open_store
from tests.front.test_child import comes_true, is_gone
from tests.oidc_secrets import sign_in_environment


class Started:
    """The command line, running, on an empty store of real reports."""

    def __init__(self, local_dir: Path) -> None:
        (self.port,) = free_ports(1)
        self.errors = local_dir / "stderr"
        local_dir.mkdir()
        environment = os.environ | {"CAMPAIGN_LOCAL_DIR": str(local_dir), "PYTHONUTF8": "1"}
        environment |= sign_in_environment(local_dir)
        options = ["--port", str(self.port), "--store", "real", "--workers", "2"]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "campaign", "serve", *options],
            cwd=settings().root,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=self.errors.open("w"),
            text=True,
        )

    def wait(self) -> None:
        """Return when the address is told."""
        assert self.process.stdout is not None
        told = self.process.stdout.readline()
        assert told == f"Bảng điều khiển: http://127.0.0.1:{self.port}\n", self.errors.read_text()

    def get(self, path: str, cookie: str = "") -> tuple[int, http.client.HTTPMessage, bytes]:
        """Status, headers and body."""
        client = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        client.request("GET", path, headers={"Cookie": cookie})
        answer = client.getresponse()
        return answer.status, answer.headers, answer.read()

    def workers(self) -> dict[str, int]:
        """The processes that the log says are ready, by name, the newest of each name."""
        lines = [
            json.loads(line) for line in self.errors.read_text().splitlines() if line[:1] == "{"
        ]
        return {line["worker"]: line["pid"] for line in lines if line["event"] == "process_ready"}


@pytest.fixture
def started(tmp_path: Path) -> Iterator[Started]:
    running = Started(tmp_path / "served")
    try:
        running.wait()
        yield running
    finally:
        running.process.kill()
        running.process.communicate()


def test_pages_the_writer_and_the_end_of_all_of_them(started: Started, tmp_path: Path) -> None:
    status, headers, page = started.get("/")
    assert status == 200
    assert b"<title>" in page
    worker = headers["Set-Cookie"].partition(";")[0]
    assert worker in ("campaign_worker=page-1", "campaign_worker=page-2")
    assert "Set-Cookie" not in started.get("/", worker)[1]
    assert json.loads(started.get("/health")[2])["store_kind"] == "real"
    assert started.get("/api/reports/BC-1")[0] == 401
    assert started.get("/api/operator/reports")[0] == 404

    before = started.workers()
    assert set(before) == {"writer", "page-1", "page-2"}
    os.kill(before["page-1"], signal.SIGKILL)
    assert started.get("/", "campaign_worker=page-1")[0] == 200
    os.kill(before["writer"], signal.SIGKILL)
    assert started.get("/health")[0] == 200  # it waited for the next writer
    assert comes_true(lambda: len(set(started.workers().values()) - set(before.values())) == 2, 90)

    started.process.send_signal(signal.SIGTERM)
    assert started.process.wait(60) == 0
    pids = {*before.values(), *started.workers().values()}
    assert all(is_gone(pid) for pid in pids)
    open_store(tmp_path / "served" / "real" / "campaign.duckdb").close()


def test_nothing_is_left_over_when_the_supervisor_is_killed(
    started: Started, tmp_path: Path
) -> None:
    pids = started.workers().values()
    started.process.kill()
    started.process.wait()
    assert comes_true(lambda: all(is_gone(pid) for pid in pids), 60)
    open_store(tmp_path / "served" / "real" / "campaign.duckdb").close()
