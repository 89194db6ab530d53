"""The writer as a process of its own, on a free port and a store of its own."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import requests

from campaign.door.remote import RemoteDesk
from campaign.door.running import operator_for
from campaign.settings import ROOT
from tests.door.ports import free_port
from tests.oidc_secrets import sign_in_environment

START_SECONDS = 60


class Writer:
    """A running writer; its log is in `log`, its store in `db`."""

    def __init__(self, folder: Path, command: list[str] | None = None) -> None:
        self.folder = folder / "store"
        self.folder.mkdir(parents=True)
        self.db = self.folder / "campaign.duckdb"
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = folder / "writer.log"
        env = {key: value for key, value in os.environ.items() if not key.startswith("CAMPAIGN_")}
        env |= {"CAMPAIGN_LOCAL_DIR": str(folder / "local"), "PYTHONUTF8": "1"}
        env |= sign_in_environment(folder)
        module = command or ["campaign.door.writer"]
        self.process = subprocess.Popen(
            [sys.executable, "-m", *module, "--port", str(self.port), "--db", str(self.db)],
            cwd=ROOT,
            env=env,
            stdout=self.log.open("w"),
            stderr=subprocess.STDOUT,
        )
        self.desk = self._wait()

    def _wait(self) -> RemoteDesk:
        for _ in range(START_SECONDS * 10):
            desk = operator_for(self.folder)
            if desk is not None and self._answers():
                return desk
            assert self.process.poll() is None, self.log.read_text()
            time.sleep(0.1)
        raise AssertionError(self.log.read_text())

    def _answers(self) -> bool:
        try:
            return requests.get(f"{self.url}/api/openapi.json", timeout=10).ok
        except requests.ConnectionError:
            return False

    def token(self, ward_code: str) -> str:
        """The text of a new token."""
        return self.desk.issue_token(ward_code, "test")[1]

    def post(self, token: str, *files: tuple[str, bytes], **more: Any) -> requests.Response:
        """Hand in files as a ward's program would."""
        parts = [("file", file) for file in files]
        headers = {"authorization": f"Bearer {token}"}
        return requests.post(
            f"{self.url}/api/reports", files=parts, headers=headers, timeout=60, **more
        )

    def get(self, token: str, path: str) -> requests.Response:
        """Ask as a ward's program would."""
        headers = {"authorization": f"Bearer {token}"}
        return requests.get(f"{self.url}{path}", headers=headers, timeout=60)

    def stop(self) -> int:
        """Ask the process to end, and wait for it; its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=40)
