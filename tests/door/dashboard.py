"""The dashboard as an operator starts it, on a copy of the demo store; asked without a browser."""

import http.client
import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from campaign.settings import ROOT
from tests.door.ports import free_port

START_SECONDS = 120
HTML = "text/html"
REFUSED = 403


class AnyPath(http.client.HTTPConnection):
    """A client that sends a path as it is, however wrong."""

    def _validate_path(self, url: str) -> None:
        """Let it pass."""


class Dashboard:
    """A running `campaign serve` on this machine; `environment` are settings of its own."""

    def __init__(self, demo_master: Path, folder: Path, *arguments: str, **environment: str):
        shutil.copytree(demo_master, folder / "local" / "demo")
        self.port = free_port()
        self.log = folder / "server.log"
        plain = {key: value for key, value in os.environ.items() if not key.startswith("CAMPAIGN_")}
        own = {"CAMPAIGN_LOCAL_DIR": str(folder / "local"), "BROWSER": "true", **environment}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "campaign", "serve", "--port", str(self.port), *arguments],
            cwd=ROOT,
            env={**plain, **own},
            stdout=self.log.open("w"),
            stderr=subprocess.STDOUT,
        )

    def wait(self) -> None:
        """Return once pages are served. Raises AssertionError with the log."""
        for _ in range(START_SECONDS * 5):
            assert self._process.poll() is None, self.log.read_text()
            try:
                if self.ask("/_stcore/health")[0] == 200:
                    return
            except OSError:
                time.sleep(0.2)
        raise AssertionError(self.log.read_text())

    def stop(self) -> None:
        """End it and wait for it."""
        self._process.terminate()
        self._process.wait(timeout=60)

    def ask(
        self, path: str, method: str = "GET", body: bytes | None = None, **headers: str
    ) -> tuple[int, http.client.HTTPMessage, bytes]:
        """Status, headers and body; the path is sent as it is, `x_forwarded_for` as a header."""
        client = AnyPath("127.0.0.1", self.port, timeout=60)
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            client.request(method, path, body=body, headers=named)
            answer = client.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            client.close()

    def opens_socket(self, origin: str | None, **headers: str) -> bool:
        """Whether the pages' websocket opens for a page of `origin` (None: for no page)."""
        address = f"ws://{headers.pop('host', f'127.0.0.1:{self.port}')}/_stcore/stream"
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        line = socket.create_connection(("127.0.0.1", self.port), timeout=60)
        try:
            with connect(address, sock=line, origin=origin, additional_headers=named):  # type: ignore[arg-type]
                return True
        except InvalidStatus as refused:
            if refused.response.status_code == REFUSED:
                return False
            raise
