"""Finds a Chromium for the browser tests, and gets one where there is none.

Order: a browser of the system, the one that Playwright downloads, the system's package manager
when we are root. `python -m tests.browser.chromium` (part of `make test`) makes sure of one.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_MAC_APPS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
# Without the background switches the browser tries to reach its maker's hosts at every start.
ARGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def system_browser() -> str | None:
    """The path of an installed Chromium or Chrome, or None."""
    found = (shutil.which(name) for name in _NAMES)
    return next((path for path in (*found, *_MAC_APPS) if path and Path(path).exists()), None)


def playwright_browser() -> str | None:
    """The path of Playwright's own Chromium when it has been downloaded, or None."""
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def find() -> str:
    """The path of a Chromium; RuntimeError says what to do when there is none."""
    path = system_browser() or playwright_browser()
    if path is None:
        raise RuntimeError("no Chromium found; run `python -m tests.browser.chromium`")
    return path


def _download() -> bool:
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    return subprocess.run(command, check=False).returncode == 0


def _install_package() -> bool:
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return False
    for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "chromium"]):
        if subprocess.run(command, check=False).returncode != 0:
            return False
    return True


def main() -> int:
    """Make sure of a Chromium: 0 when there is one, 1 (with the reason) when there is not."""
    for get in (None, _download, _install_package):
        if get is not None:
            get()
        path = system_browser() or playwright_browser()
        if path is not None:
            sys.stdout.write(f"browser for the tests: {path}\n")
            return 0
    sys.stderr.write("no Chromium: install one (Debian: apt install chromium) and try again\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
