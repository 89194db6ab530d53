"""Processes to be killed, and how files are sent to them: over a pipe, or over HTTP."""

import base64
import itertools
import json
import os
import subprocess
import sys
import time
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from threading import Lock, Thread
from typing import Protocol

import requests

from campaign.settings import ROOT
from campaign.store import open_store, tokens
from tests.door.ports import free_port
from tests.soak.files import Report

START_SECONDS = 60
ANSWER_SECONDS = 30
THREADS = 4
HTTP_WARDS = 40


@dataclass(frozen=True)
class Ack:
    """What a sender holds in its hand afterwards."""

    receipt_no: str
    status: str


class Sender(Protocol):
    """One started process; `send` may be called by several threads."""

    def send(self, report: Report) -> Ack | None:
        """Hand in one file; None when no answer came."""

    def kill(self) -> None:
        """End the process at once, without any chance to tidy up."""


class Door(Protocol):
    """A way to hand in; `start` starts a process that owns the store."""

    ward_codes: list[str] | None

    def start(self) -> Sender:
        """A new process on the same store, ready to take files."""


class PipeDoor:
    """`ingest` in a process of its own, with several threads."""

    ward_codes = None

    def __init__(self, db: Path) -> None:
        """Hand in to the store at `db`."""
        self._db = db

    def start(self) -> "PipeSender":
        """See Door."""
        return PipeSender(_process("tests.soak.pipe_child", str(self._db), str(THREADS)))


class PipeSender:
    """Talks to tests.soak.pipe_child."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        self._numbers = itertools.count()
        self._waiting: dict[int, Future[Ack | None]] = {}
        self._lock = Lock()
        assert process.stdout is not None
        ready = process.stdout.readline()
        if ready != "ready\n":
            raise AssertionError(f"the child did not start: {ready}")
        Thread(target=self._listen, daemon=True).start()

    def send(self, report: Report) -> Ack | None:
        """See Sender."""
        order = {
            "id": next(self._numbers),
            "name": report.file.name,
            "content": base64.b64encode(report.file.content).decode(),
        }
        answer: Future[Ack | None] = Future()
        with self._lock:
            if self._process.poll() is not None:
                return None
            self._waiting[order["id"]] = answer
            assert self._process.stdin is not None
            try:
                self._process.stdin.write(json.dumps(order) + "\n")
                self._process.stdin.flush()
            except BrokenPipeError:
                return None
        return answer.result(ANSWER_SECONDS)

    def kill(self) -> None:
        """See Sender."""
        self._process.kill()
        self._process.wait()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if not line.endswith("\n"):
                break  # killed in the middle of the line: that is no acknowledgement
            found = json.loads(line)
            self._waiting.pop(found["id"]).set_result(Ack(found["receipt_no"], found["status"]))
        self._process.wait()
        with self._lock:
            for answer in self._waiting.values():
                answer.set_result(None)


class HttpDoor:
    """The writer process with its door for the programs of wards."""

    def __init__(self, db: Path) -> None:
        """Hand in to the store at `db` with a token for each of some wards."""
        self._db = db
        store = open_store(db, kind="real")
        with store.cursor() as cursor:
            rows = cursor.execute("from ward select ward_code order by 1").fetchall()
        self.ward_codes = [code for (code,) in rows[:HTTP_WARDS]]
        self._tokens = {code: tokens.issue(store, code, "soak")[1] for code in self.ward_codes}
        store.close()

    def start(self) -> "HttpSender":
        """See Door."""
        port = free_port()
        arguments = ("--db", str(self._db), "--port", str(port))
        return HttpSender(_process("campaign.door.writer", *arguments), port, self._tokens)


class HttpSender:
    """Sends as the program of a ward does."""

    def __init__(
        self, process: "subprocess.Popen[str]", port: int, ward_tokens: dict[str, str]
    ) -> None:
        self._process = process
        self._url = f"http://127.0.0.1:{port}/api"
        self._tokens = ward_tokens
        until = time.monotonic() + START_SECONDS
        while not self._answers():
            if process.poll() is not None or time.monotonic() > until:
                raise AssertionError("the writer did not start")
            time.sleep(0.02)

    def send(self, report: Report) -> Ack | None:
        """See Sender."""
        try:
            answer = requests.post(
                f"{self._url}/reports",
                files={"file": (report.file.name, report.file.content)},
                headers={"authorization": f"Bearer {self._tokens[report.ward_code]}"},
                timeout=ANSWER_SECONDS,
            )
            found = answer.json()
        except (requests.RequestException, ValueError):
            return None
        if answer.status_code not in (200, 422) or not isinstance(found, list):
            return None
        ((report_receipt,),) = [receipt["reports"] for receipt in found]
        return Ack(report_receipt["receipt_no"], report_receipt["status"])

    def kill(self) -> None:
        """See Sender."""
        self._process.kill()
        self._process.wait()

    def _answers(self) -> bool:
        try:
            return requests.get(f"{self._url}/openapi.json", timeout=5).ok
        except requests.RequestException:
            return False


DOORS = {"pipe": PipeDoor, "http": HttpDoor}


def _process(module: str, *arguments: str) -> "subprocess.Popen[str]":
    local = Path(arguments[arguments.index("--db") + 1] if "--db" in arguments else arguments[0])
    env = os.environ | {"CAMPAIGN_LOCAL_DIR": str(local.parent / "local"), "PYTHONUTF8": "1"}
    return subprocess.Popen(
        [sys.executable, "-m", module, *arguments],
        cwd=ROOT,
        env=env,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
