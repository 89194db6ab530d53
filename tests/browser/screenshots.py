"""Draws docs/screenshots anew: six pages, two languages, wide and narrow, and in the dark.

`make screenshots`; needs the demo store of this checkout (it is built when missing). With
`--quick` only Vietnamese, wide and light.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

from campaign.ui.pages import DEFAULT_PAGE, PAGES
from tests.browser import chromium
from tests.browser.conftest import ROOT, Server

TARGET = ROOT / "docs" / "screenshots"
IDLE = "[data-testid=stApp][data-test-script-state=notRunning]"
SIZES = {"wide": (1440, 900), "narrow": (390, 844)}
SETTLE_MS = 2500
Look = tuple[Literal["light", "dark"], str, str]
QUICK: tuple[Look, ...] = (("light", "wide", "vi"),)
LOOKS: tuple[Look, ...] = (
    ("light", "wide", "vi"),
    ("light", "wide", "en"),
    ("light", "narrow", "vi"),
    ("light", "narrow", "en"),
    ("dark", "wide", "vi"),
)


def settle(page: Page) -> None:
    """Wait until the script has run and the pictures are painted."""
    page.wait_for_selector(IDLE, timeout=60_000)
    page.wait_for_timeout(SETTLE_MS)


def draw(browser: Browser, url: str, target: Path, *, is_quick: bool = False) -> None:
    """Draw every page into `target`; dark is drawn once per page, wide and in Vietnamese."""
    for scheme, size, lang in QUICK if is_quick else LOOKS:
        width, height = SIZES[size]
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme
        )
        page = context.new_page()
        for spec in PAGES:
            address = "" if spec.page_id == DEFAULT_PAGE else spec.page_id
            page.goto(f"{url}/{address}?lang={lang}")
            settle(page)
            page.screenshot(path=target / f"{spec.page_id}-{lang}-{size}-{scheme}.png")
        context.close()


def main() -> None:
    """Start a server on the checkout's own demo store and draw."""
    TARGET.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = Server(ROOT / "data" / "local", Path(folder) / "server.log")
        try:
            server.wait()
            browser = playwright.chromium.launch(
                executable_path=chromium.find(), args=list(chromium.ARGS)
            )
            draw(browser, server.url, TARGET, is_quick="--quick" in sys.argv)
        finally:
            server.stop()


if __name__ == "__main__":
    main()
