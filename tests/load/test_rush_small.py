"""A small rush of signed-in readers at the real server: nothing lost, nobody shown an error.

Nothing here is about time; tests/load/rush.py measures that.
"""

import asyncio
import json
import os
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from campaign.front.supervise import free_ports
from campaign.settings import settings
from tests.coroutines import run
from tests.load.plain_http import request
from tests.load.prepare import ward_codes, write_tokens
from tests.load.rush import Rush, arguments, run_rush
from tests.load.seen import visible
from tests.load.workbooks import prepared
from tests.oidc_secrets import COOKIE_SECRET, sign_in_environment

READERS, WARDS = 5, 6


@pytest.fixture(params=[1, 2], ids=["one process", "two workers"])
def address(request: pytest.FixtureRequest, demo_dir: Path, tmp_path: Path) -> Iterator[str]:
    """A running dashboard on the demo store, with tokens for the wards in tmp_path/tokens.json."""
    write_tokens(demo_dir / "demo" / "campaign.duckdb", tokens_in(tmp_path), ward_codes(WARDS))
    (port,) = free_ports(1)
    url = f"http://127.0.0.1:{port}"
    options = ["--port", str(port), "--workers", str(request.param)]
    log = tmp_path / "server.log"
    server = subprocess.Popen(
        [sys.executable, "-m", "campaign", "serve", *options],
        cwd=settings().root,
        env=os.environ | {"PYTHONUTF8": "1"} | sign_in_environment(tmp_path, url),
        stdout=log.open("w"),
        stderr=subprocess.STDOUT,
    )
    try:
        wait_for(f"{url}/_stcore/health", server, log)
        yield url
    finally:
        server.terminate()
        server.wait(60)


def wait_for(url: str, server: subprocess.Popen, log: Path) -> None:
    """Return when `url` answers."""
    for _ in range(600):
        try:
            urllib.request.urlopen(url, timeout=5).close()
        except OSError:
            assert server.poll() is None, log.read_text()
            run(asyncio.sleep(0.2))
        else:
            return
    raise AssertionError(log.read_text())


def tokens_in(folder: Path) -> Path:
    """Where the wards' tokens are."""
    return folder / "tokens.json"


def test_no_report_is_lost_and_no_reader_sees_an_error(address: str, tmp_path: Path) -> None:
    tokens = json.loads(tokens_in(tmp_path).read_text())
    books = prepared(tmp_path / "books", 1, tokens)
    options = ["--readers", str(READERS), "--ramp", "1", "--seconds", "5", "--period", "2"]
    options += ["--least-acts", "2", "--cookie-secret", COOKIE_SECRET]
    options += ["--window", "4", "--tokens", str(tokens_in(tmp_path)), "--address", address]
    rush = run(run_rush(arguments(options), books))
    assert rush.faults() == {}
    assert len(rush.opening) == READERS
    assert len(rush.done) >= READERS * 2
    assert [sent.ward_code for sent in rush.sent if not sent.is_stored] == []
    assert len(rush.sent) == WARDS
    delays = visible(rush.glances, rush.receipts())
    assert len(delays) == WARDS
    assert None not in delays
    assert run(receipts_again(address, tokens, rush)) == {
        sent.detail: "accepted" for sent in rush.sent
    }


async def receipts_again(address: str, tokens: dict[str, str], rush: Rush) -> dict[str, str]:
    """The status of each receipt that was given, asked for anew."""
    found = {}
    for sent in rush.sent:
        headers = {"Authorization": f"Bearer {tokens[sent.ward_code]}"}
        answer = await request(address, "GET", f"/api/reports/{sent.detail}", headers)
        found[sent.detail] = json.loads(answer.body)["status"]
    return found
