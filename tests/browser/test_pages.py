"""The six pages as a reader meets them: the real server, a real browser.

To add a page: it is found by itself through the page registry. To add a journey: one function.
"""

import math
import time
from urllib.parse import parse_qs, urlencode, urlparse

import pytest
from playwright.sync_api import Page, expect

from campaign.charts.deck import VIEWS
from campaign.labels import text
from campaign.ui.pages import DEFAULT_PAGE, PAGES
from campaign.wards import Ward, register
from tests.browser.conftest import Server
from tests.browser.screenshots import settle

GONE_WRONG = "[data-testid=stException], [data-testid=stAlertContentError]"
MAP = "[data-testid=stDeckGlJsonChart]"
MAP_SECONDS = 30  # drawn in software on a busy machine, the map can be seconds late
RESTING_FRAMES = 5  # until the last hover is drawn
FRAMES_DRAWN = """count => new Promise(done => {
    const frame = () => count-- ? requestAnimationFrame(frame) : done();
    frame();
})"""
TILE_PIXELS = 512  # the world's width at zoom 0, deck.gl's convention


def open_at(page: Page, server: Server, page_id: str, **params: str) -> None:
    """Open a page with its parameters and wait until it has settled."""
    page.goto(f"{server.url}/{'' if page_id == DEFAULT_PAGE else page_id}?{urlencode(params)}")
    settle(page)


def position(page: Page, ward: Ward) -> tuple[float, float]:
    """Where a ward's label point lies on the screen (Web Mercator around the city view)."""
    view = VIEWS["city"]
    box = page.locator(f"{MAP} canvas").first.bounding_box()
    assert box is not None
    scale = TILE_PIXELS * 2 ** view["zoom"]

    def mercator(lon: float, lat: float) -> tuple[float, float]:
        slope = math.log(math.tan(math.pi / 4 + math.radians(lat) / 2))
        return scale * lon / 360, -scale * slope / (2 * math.pi)

    x, y = mercator(ward.label_lon, ward.label_lat)
    middle_x, middle_y = mercator(view["longitude"], view["latitude"])
    return (
        box["x"] + box["width"] / 2 + x - middle_x,
        box["y"] + box["height"] / 2 + y - middle_y,
    )


def pointed(page: Page, ward: Ward) -> str | None:
    """What the tooltip says instead of the ward's name; None when it names the ward."""
    said, nudge = "", 0
    deadline = time.monotonic() + MAP_SECONDS
    while time.monotonic() < deadline:
        x, y = position(page, ward)  # until all is there, the map may still move
        page.mouse.move(x + nudge, y)
        nudge = 1 - nudge
        page.wait_for_timeout(50)
        said = page.locator(".deck-tooltip").text_content() or ""
        if said.startswith(ward.ward_name):
            return None
    return said[:60]


def press(page: Page, ward: Ward) -> None:
    """Press on a ward as a hand does: the pointer comes to rest, then the button goes down.

    deck.gl drops a press whose release it handles 250 ms later (mjolnir.js, `Tap`), and looking
    up what lies below waits for the frame that highlights the ward; a driver that moves and
    presses within one millisecond on a busy machine met that (docs/performance.md).
    """
    page.mouse.move(*position(page, ward))
    page.evaluate(FRAMES_DRAWN, RESTING_FRAMES)
    page.mouse.down()
    page.mouse.up()


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("page_id", [spec.page_id for spec in PAGES])
def test_each_page_loads_without_an_error(
    page: Page, server: Server, page_id: str, lang: str
) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))

    open_at(page, server, page_id, lang=lang)

    expect(page.locator("h1").first).to_have_text(text(lang, f"page-{page_id}"))
    expect(page.locator(GONE_WRONG)).to_have_count(0)
    expect(page.get_by_text("Traceback")).to_have_count(0)
    expect(page.locator(".demo-banner")).to_contain_text(text(lang, "demo-mark"))
    assert faults == []


def test_every_ward_can_be_pointed_at_on_the_map(page: Page, server: Server) -> None:
    """126 wards drawn: at each ward's label point the tooltip names that ward."""
    open_at(page, server, "ward_map")
    wrong = {ward.ward_name: said for ward in register().wards if (said := pointed(page, ward))}

    assert wrong == {}


def test_a_click_on_a_ward_opens_its_panel(page: Page, server: Server) -> None:
    ward = register().by_code["10417"]
    open_at(page, server, "ward_map")

    assert pointed(page, ward) is None
    press(page, ward)

    expect(page.locator(".st-key-ward-panel")).to_contain_text(ward.full_name)
    assert parse_qs(urlparse(page.url).query)["ward"] == [ward.ward_code]


def test_the_overview_map_leads_to_the_ward(page: Page, server: Server) -> None:
    open_at(page, server, "overview")
    shapes = page.locator("g.ward[role=link]")
    expect(shapes).to_have_count(len(register().wards))

    shapes.filter(has_text=register().by_code["10417"].ward_name).first.press("Enter")
    settle(page)

    expect(page.locator(".st-key-ward-panel")).to_contain_text("Hòa Xá")


def test_a_link_with_filters_restores_the_view(page: Page, server: Server) -> None:
    district = "Huyện Đông Anh"
    chosen = [w for w in register().wards if w.former_district == district]
    params = {"as_of": "2025-08-12", "district": district, "measure": "t1", "lang": "en"}

    open_at(page, server, "ward_map", **params)

    expect(page.get_by_text("12/08/2025").first).to_be_visible()
    expect(page.get_by_text(f"CSV ({len(chosen)} rows)").first).to_be_visible()
    expect(page.locator("body")).to_contain_text("Officials trained")
    assert parse_qs(urlparse(page.url).query) == {key: [v] for key, v in params.items()}


def test_the_language_switch_keeps_the_view(page: Page, server: Server) -> None:
    open_at(page, server, "reporting", as_of="2025-08-12")

    page.get_by_role("radio", name="English").click()
    settle(page)

    expect(page.locator("h1").first).to_have_text(text("en", "page-reporting"))
    query = parse_qs(urlparse(page.url).query)
    assert query == {"as_of": ["2025-08-12"], "lang": ["en"]}


def test_choices_wait_while_a_page_does_not_offer_them(page: Page, server: Server) -> None:
    district = "Huyện Đông Anh"
    open_at(page, server, "overview", as_of="2025-08-12", district=district)
    menu, slider = page.locator(".st-key-menu"), page.get_by_role("slider")
    expect(slider).to_have_count(1)

    menu.get_by_role("link", name=text("vi", "page-editions")).click()
    expect(page.locator("h1").first).to_have_text(text("vi", "page-editions"))
    expect(slider).to_have_count(0)
    expect(page.get_by_text(text("vi", "filter-district"), exact=True)).to_have_count(0)
    query = parse_qs(urlparse(page.url).query)
    assert query == {"as_of": ["2025-08-12"], "district": [district]}

    menu.get_by_role("link", name=text("vi", "page-training")).click()
    expect(page.locator("h1").first).to_have_text(text("vi", "page-training"))
    expect(slider).to_have_count(1)
    expect(page.get_by_text("12/08/2025").first).to_be_visible()
    expect(page.get_by_role("button", name=district)).to_be_visible()


def test_the_desk_of_a_past_minute(page: Page, server: Server) -> None:
    """At 15:40 the late reports of that day are not known yet, and 20 minutes are left."""
    open_at(page, server, "reporting", as_of="2025-08-12", known_at="15:40")

    expect(page.locator("body")).to_contain_text("20 phút")
    expect(page.locator(GONE_WRONG)).to_have_count(0)


def test_the_menu_address_of_the_default_page_works(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/{DEFAULT_PAGE}?lang=en")
    settle(page)

    expect(page.locator("h1").first).to_have_text(text("en", f"page-{DEFAULT_PAGE}"))
    expect(page.get_by_text("Page not found")).to_have_count(0)


def test_nothing_is_fetched_from_outside(page: Page, server: Server) -> None:
    """The product works without internet: no page asks another host for anything."""
    outside: list[str] = []
    page.on(
        "request",
        lambda request: (
            outside.append(request.url)
            if urlparse(request.url).hostname not in ("127.0.0.1", None)
            else None
        ),
    )
    for spec in PAGES:
        open_at(page, server, spec.page_id)

    assert outside == []
