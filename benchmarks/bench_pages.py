"""How long a reader waits: server start to a settled overview, then each page cold and warm.

`python -m benchmarks.bench_pages` (part of `make bench`) starts the real server on the demo store
of this checkout and prints a Markdown table of medians in milliseconds. "Settled" means that the
script has run, nothing says that it is running, and the page's last picture is in the document.
"""

import statistics
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright

from campaign.ui.pages import PAGES
from tests.browser import chromium
from tests.browser.conftest import ROOT, Server

ROUNDS = 5
IDLE = "[data-testid=stApp][data-test-script-state=notRunning]"
PICTURES = {
    "overview": "[data-testid=stMetric]",
    "ward_map": "[data-testid=stDeckGlJsonChart] canvas",
    "volunteers": ".js-plotly-plot .main-svg",
    "training": ".js-plotly-plot .main-svg",
    "reporting": ".js-plotly-plot .main-svg",
    "upload": "[data-testid=stFileUploader]",
}


def settled_ms(page: Page, url: str, picture: str) -> float:
    """Milliseconds from navigation until the page is settled."""
    start = time.perf_counter()
    page.goto(url)
    page.wait_for_selector(picture, timeout=60_000)
    page.wait_for_selector(IDLE, timeout=60_000)
    return (time.perf_counter() - start) * 1000


def first_overview(browser: Browser, folder: Path) -> tuple[Server, float]:
    """Start the server and return it with the seconds until the overview is settled."""
    start = time.perf_counter()
    server = Server(ROOT / "data" / "local", folder / "server.log")
    server.wait()
    page = browser.new_page()
    settled_ms(page, server.url, PICTURES["overview"])
    page.close()
    return server, time.perf_counter() - start


def measure(browser: Browser, url: str, page_id: str) -> tuple[float, float]:
    """Median milliseconds of one page with an empty browser cache, and with a warm one."""
    cold, warm = [], []
    for _ in range(ROUNDS):
        context = browser.new_context()
        page = context.new_page()
        address, picture = f"{url}/{page_id}", PICTURES[page_id]
        cold.append(settled_ms(page, address, picture))
        warm.append(settled_ms(page, address, picture))
        context.close()
    return statistics.median(cold), statistics.median(warm)


def main() -> None:
    """Print the table."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.find(), args=list(chromium.ARGS)
        )
        server, seconds = first_overview(browser, Path(folder))
        try:
            out = [f"server start to settled overview: {seconds:.1f} s", ""]
            out += ["| page | empty cache, ms | warm cache, ms |", "|---|---|---|"]
            for spec in PAGES:
                cold, warm = measure(browser, server.url, spec.page_id)
                out.append(f"| {spec.page_id} | {cold:.0f} | {warm:.0f} |")
            sys.stdout.write("\n".join(out) + "\n")
        finally:
            server.stop()


if __name__ == "__main__":
    main()
