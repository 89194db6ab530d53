"""Draws docs/screenshots anew: six pages, two languages, wide and narrow, light and dark.

`make screenshots`; needs the demo store of this checkout (it is built when missing). With
`--quick` only Vietnamese, wide and light.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

from campaign.ui.pages import PAGES
from tests.browser import chromium
from tests.browser.conftest import ROOT, Server

TARGET = ROOT / "docs" / "screenshots"
SIZES = {"wide": (1440, 900), "narrow": (390, 844)}
SETTLE_MS = 2500


def settle(page: object) -> None:
    """Wait until the script has run and the pictures are painted."""
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", timeout=60_000)  # type: ignore[attr-defined]
    page.wait_for_timeout(SETTLE_MS)  # type: ignore[attr-defined]


def draw(browser: Browser, url: str, target: Path, *, is_quick: bool = False) -> None:
    """Draw every page into `target`."""
    languages = ("vi",) if is_quick else ("vi", "en")
    schemes = ("light",) if is_quick else ("light", "dark")
    sizes = {"wide": SIZES["wide"]} if is_quick else SIZES
    for scheme in schemes:
        for size, (width, height) in sizes.items():
            context = browser.new_context(
                viewport={"width": width, "height": height}, color_scheme=scheme
            )
            page = context.new_page()
            for spec in PAGES:
                for lang in languages:
                    page.goto(f"{url}/{spec.page_id}?lang={lang}")
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
