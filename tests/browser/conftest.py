"""The real server and a real browser. Every test here is marked `browser`."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser import chromium

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 60
PATIENCE_MS = 20_000


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the browser tests."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker("browser")


class Server:
    """The dashboard as a user starts it, on a free port of the loopback address."""

    def __init__(self, local_dir: Path, log: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = log
        env = {key: value for key, value in os.environ.items() if not key.startswith("CAMPAIGN_")}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "campaign", "serve", "--port", str(self.port)],
            cwd=ROOT,
            env={**env, "CAMPAIGN_LOCAL_DIR": str(local_dir), "BROWSER": "true"},
            stdout=log.open("w"),
            stderr=subprocess.STDOUT,
        )

    def wait(self) -> None:
        """Return when the server answers; RuntimeError with its log when it does not."""
        for _ in range(START_SECONDS * 5):
            try:
                with urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=2):
                    return
            except OSError:
                time.sleep(0.2)
        raise RuntimeError(self.log.read_text())

    def stop(self) -> None:
        """End the server and wait for it."""
        self._process.terminate()
        self._process.wait(timeout=15)


@contextmanager
def started(demo_master: Path, folder: Path) -> Iterator[Server]:
    """A running dashboard on a copy of the demo store in `folder`."""
    local = folder / "local"
    shutil.copytree(demo_master, local / "demo")
    running = Server(local, folder / "server.log")
    try:
        running.wait()
        yield running
    finally:
        running.stop()


@pytest.fixture(scope="session")
def server(demo_master: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A running dashboard with the demo campaign, shared by the tests that only read."""
    with started(demo_master, tmp_path_factory.mktemp("browser")) as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One headless Chromium for the session."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=chromium.find(), args=list(chromium.ARGS)
        )
        yield opened
        opened.close()


def watch_policy(context: BrowserContext) -> list[str]:
    """The violations of the Content-Security-Policy in any page and frame of `context`, as met."""
    met: list[str] = []
    context.expose_binding("tellViolation", lambda _source, what: met.append(what))
    context.add_init_script(
        "addEventListener('securitypolicyviolation', event => tellViolation("
        "`${event.effectiveDirective}: ${event.blockedURI} (${event.sourceFile})`), true)"
    )
    return met


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page, 1440 × 900, with Vietnamese as its language.

    Fails the test when the page wanted something that the Content-Security-Policy forbids.
    """
    context = browser.new_context(
        viewport={"width": 1440, "height": 900}, locale="vi-VN", accept_downloads=True
    )
    violations = watch_policy(context)
    opened = context.new_page()
    opened.set_default_timeout(PATIENCE_MS)
    expect.set_options(timeout=PATIENCE_MS)
    yield opened
    context.close()
    assert violations == []
