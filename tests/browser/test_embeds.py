"""A picture in a frame of another site: drawn, and readable without a mouse.

The fixture `page` fails a test when anything wanted what the Content-Security-Policy forbids.
"""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Server

# The server draws the map for the first time since its start, on a machine that does other things.
FIRST_DRAWING_MS = 60_000


class Newspaper:
    """Another site (localhost, not 127.0.0.1), with a picture of ours in its page."""

    def __init__(self) -> None:
        self.content = b""
        paper = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200)
                self.send_header("content-type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write(paper.content)

            def log_message(self, *_: object) -> None:
                """Says nothing."""

        self._server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://localhost:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever)
        self._thread.start()

    def shows(self, address: str) -> None:
        frame = f'<iframe src="{address}" width="760" height="900" title="Bản đồ"></iframe>'
        self.content = f"<!doctype html><h1>Báo</h1>{frame}".encode()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@pytest.fixture
def newspaper() -> Iterator[Newspaper]:
    paper = Newspaper()
    yield paper
    paper.close()


def test_the_map_stands_in_another_sites_page(
    page: Page, server: Server, newspaper: Newspaper
) -> None:
    newspaper.shows(f"{server.url}/embed/latest/map.html")
    page.goto(newspaper.url)
    frame = page.frame_locator("iframe")
    title = frame.locator("h1")
    expect(title).to_have_text("Bản đồ tiến độ các xã, phường", timeout=FIRST_DRAWING_MS)
    expect(frame.locator("svg path[fill='none']")).to_have_count(0)
    frame.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(frame.locator("tbody tr")).to_have_count(126)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_chart_is_drawn_in_the_frame_in_its_theme(
    page: Page, server: Server, newspaper: Newspaper, theme: str
) -> None:
    newspaper.shows(f"{server.url}/embed/latest/training-trend.html?theme={theme}")
    page.goto(newspaper.url)
    frame = page.frame_locator("iframe")
    expect(frame.locator("#chart .main-svg").first).to_be_visible(timeout=FIRST_DRAWING_MS)
    tick = frame.locator("#chart .ytick text").first
    ink = "rgb(232, 237, 242)" if theme == "dark" else "rgb(23, 33, 43)"
    expect(tick).to_have_css("fill", ink)


def test_the_pages_themselves_may_not_be_framed(
    page: Page, server: Server, newspaper: Newspaper
) -> None:
    newspaper.shows(server.url)
    page.goto(newspaper.url)
    page.wait_for_timeout(1500)
    assert [frame.url for frame in page.frames if frame.url.startswith(server.url)] == []


NARROW = {"width": 390, "height": 844}
NEW = (
    "ward-trend.html?ward=00118",
    "ward-components.html?ward=00118",
    "training-districts.html?group=cdt_members",
    "training-districts.html?district=Quận Ba Đình",
    "key-figures.html",
    "ward-bands.html",
    "map.html?measure=online_rate",
)


@pytest.mark.parametrize("picture", NEW)
def test_on_a_phone_nothing_of_a_picture_is_cut_off(
    page: Page, server: Server, picture: str
) -> None:
    page.set_viewport_size(NARROW)
    separator = "&" if "?" in picture else "?"
    page.goto(f"{server.url}/embed/latest/{picture}{separator}lang=en&theme=dark")
    drawn = page.locator("#chart .main-svg, figure > svg, .small-multiples img, .band-bar").first
    expect(drawn).to_be_visible(timeout=FIRST_DRAWING_MS)
    assert page.evaluate("document.documentElement.scrollWidth") == NARROW["width"]
    expect(page.locator("body")).to_have_css("background-color", "rgb(16, 23, 30)")


def test_a_reader_copies_the_code_from_a_page_and_it_shows_that_picture(
    page: Page, server: Server, newspaper: Newspaper
) -> None:
    page.goto(f"{server.url}/training?role=public&part=districts&group=cdt_members")
    page.get_by_role("button", name="Nhúng").click(timeout=FIRST_DRAWING_MS)
    codes = page.locator("[data-testid='stPopoverBody'] code")
    expect(codes).to_have_count(2, timeout=FIRST_DRAWING_MS)
    frozen, live = codes.all_text_contents()
    assert f'src="{server.url}/embed/latest/training-districts.html?group=cdt_members"' in live
    assert "/embed/latest/" not in frozen
    newspaper.content = f"<!doctype html><h1>Báo</h1>{frozen}".encode()
    page.goto(newspaper.url)
    panels = page.frame_locator("iframe").locator(".small-multiples img")
    expect(panels).to_have_count(30, timeout=FIRST_DRAWING_MS)
