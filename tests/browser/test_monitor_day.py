"""A monitor's evening and its readers, behind a front, a writer and two page processes.

Every act is asked of the writer, and is to be seen on whichever page process the next page comes
from: the monitor changes between the two, the public has one and then the other.
"""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from campaign.labels import text
from tests.access.house import DAY, NEXT_DAY, OTHER, OWN
from tests.browser.conftest import PATIENCE_MS, watch_policy
from tests.browser.screenshots import IDLE
from tests.browser.test_sign_in import Place, context, several, sign_in

__all__ = ["context", "several"]  # fixtures
QUESTION = "Vì sao số người học cao hơn hôm trước?"
CORRECTION = {"vi": "Đọc 1 là 2 ở phần tập huấn.", "en": "Read 1 as 2 in the training part."}
WITHDRAWAL = {"vi": "Bản này lấy nhầm ngày.", "en": "This one took the wrong day."}


@pytest.fixture
def public(browser: Browser) -> Iterator[BrowserContext]:
    """Somebody else's browser, not signed in."""
    opened = browser.new_context(locale="vi-VN", viewport={"width": 390, "height": 844})
    opened.set_default_timeout(PATIENCE_MS)
    violations = watch_policy(opened)
    yield opened
    opened.close()
    assert violations == []


def by_way_of(worker: str, page: Page, place: Place, address: str) -> Page:
    """Open an address on that page process."""
    cookie = {"name": "campaign_worker", "value": worker, "url": place.url}
    page.context.add_cookies([cookie])  # type: ignore[list-item]
    page.goto(f"{place.url}/{address}")
    page.wait_for_selector(IDLE)
    (found,) = [c["value"] for c in page.context.cookies() if c["name"] == cookie["name"]]
    assert found == worker
    return page


def keyed(page: Page, start: str) -> Locator:
    """The widget whose key begins like that."""
    return page.locator(f"[class*='st-key-{start}']")


def press(page: Page, start: str) -> None:
    keyed(page, start).get_by_role("button").click()


def write(page: Page, start: str, words: dict[str, str]) -> None:
    for lang, said in words.items():
        keyed(page, f"{start}-{lang}").get_by_role("textbox").fill(said)


def told(page: Page, key: str, **values: str | int) -> None:
    expect(page.get_by_text(text("vi", key, **values))).to_be_visible()


def test_a_monitor_returns_accepts_publishes_corrects_and_the_public_reads_it(
    several: Place, context: BrowserContext, public: BrowserContext
) -> None:
    page = sign_in(context, several, "s-monitor")
    _decides(page, several)
    _publishes(page, several)
    reader = public.new_page()
    _reads(reader, several)
    _corrects(by_way_of("page-1", page, several, "editions?part=desk"))
    _reads_the_correction(reader, several)
    _withdraws(by_way_of("page-2", page, several, "editions?part=desk"))
    _reads_the_withdrawal(reader, several)


def _decides(page: Page, place: Place) -> None:
    """Two reports of the day: one goes back with a question, the other is accepted."""
    review = f"reporting?part=review&as_of={DAY}"
    by_way_of("page-1", page, place, review)
    _choose(page, OTHER)
    keyed(page, "review-words").get_by_role("textbox").fill(QUESTION)
    press(page, "review-returned")
    told(page, "review-done-returned", count=1)
    by_way_of("page-2", page, place, f"{review}&review=returned")
    expect(page.get_by_text(_counts(unchecked=1, returned=1, accepted=0))).to_be_visible()
    by_way_of("page-2", page, place, review)
    _choose(page, OWN)
    press(page, "review-accepted")
    told(page, "review-done-accepted", count=1)
    by_way_of("page-1", page, place, f"{review}&review=all")
    expect(page.get_by_text(_counts(unchecked=0, returned=1, accepted=1))).to_be_visible()


def _choose(page: Page, ward_code: str) -> None:
    box = keyed(page, "review-chosen").get_by_role("combobox")
    box.scroll_into_view_if_needed()  # the list of an open box closes while the page moves
    page.wait_for_timeout(500)
    box.press_sequentially(ward_code)
    page.get_by_role("option", name=f"({ward_code})").click()
    page.keyboard.press("Escape")


def _counts(**counts: int) -> re.Pattern[str]:
    said = text("vi", "review-counts", all=2, questions=0, dropped=0, **counts).replace("**", "")
    return re.compile(re.escape(said).replace("0\\ còn", r"\d+\ còn"))


def _publishes(page: Page, place: Place) -> None:
    by_way_of("page-2", page, place, "editions?part=desk")
    write(page, "editions-note", {"vi": "Bản thứ hai.", "en": "The second one."})
    press(page, "editions-publish")
    told(page, "edition-publish-done", number="2", completeness="1/126")


def _reads(reader: Page, place: Place) -> None:
    by_way_of("page-1", reader, place, "")
    expect(reader.get_by_text("Bản số 2 · ngày 13/08/2025 · 1/126")).to_be_visible()
    expect(reader.get_by_text("đính chính")).to_have_count(0)
    assert NEXT_DAY == "2025-08-13"


def _corrects(page: Page) -> None:
    write(page, "edition-correct-text", CORRECTION)
    press(page, "edition-correct-send")
    told(page, "edition-correct-done", number="2")


def _reads_the_correction(reader: Page, place: Place) -> None:
    by_way_of("page-2", reader, place, "")
    expect(reader.get_by_text("Bản số 2 · ngày 13/08/2025 · 1/126")).to_be_visible()
    told(reader, "access-edition-corrected", text=CORRECTION["vi"])
    by_way_of("page-1", reader, place, "editions?lang=en&part=log")
    expect(reader.get_by_text(CORRECTION["en"]).first).to_be_visible()


def _withdraws(page: Page) -> None:
    write(page, "edition-withdraw-text", WITHDRAWAL)
    press(page, "edition-withdraw-send")
    told(page, "edition-withdraw-done", number="2")


def _reads_the_withdrawal(reader: Page, place: Place) -> None:
    """The newest edition that holds is the one before; the withdrawn one stays, with its notice."""
    by_way_of("page-2", reader, place, "volunteers")
    expect(reader.get_by_text("Bản số 1 · ngày 12/08/2025 · 2/126")).to_be_visible()
    by_way_of("page-1", reader, place, "volunteers?edition=2")
    expect(reader.get_by_text("Bản số 2 · ngày 13/08/2025 · 1/126")).to_be_visible()
    told(reader, "access-edition-withdrawn", text=WITHDRAWAL["vi"])
    told(reader, "access-edition-corrected", text=CORRECTION["vi"])
    expect(reader.get_by_text("N monitor")).to_have_count(0)
