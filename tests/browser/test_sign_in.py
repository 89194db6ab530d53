"""Signing in at a real OpenID Connect provider: monitor, ward, somebody without a role, nobody.

What each role may see is in tests/access; here: that the browser gets its identity from the
provider and from nowhere else, keeps it over F5, and loses it at sign-out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from oidc_provider_mock import User, run_server_in_thread
from playwright.sync_api import Browser, BrowserContext, Page, expect

from campaign.access import Role
from tests.access.house import OTHER, claims_of, filled, served
from tests.browser.conftest import PATIENCE_MS
from tests.door.ports import free_port
from tests.oidc_secrets import USER_COOKIE

FORGED = "eyJzdWIiOiAicy1tb25pdG9yIn0.aaaa.bbbb"


def person(role: Role, **more: object) -> User:
    claims = {name: value for name, value in (claims_of(role) or {}).items() if name != "iat"}
    return User(sub=str(claims.pop("sub")), claims={**claims, **more})


PEOPLE = (
    person(Role.MONITOR),
    person(Role.WARD),
    User(sub="s-leaver", claims={"name": "N leaver", "campaign_role": "monitor"}),
    User(sub="s-nobody", claims={"name": "N nobody"}),
    User(sub="s-mail", claims={"name": "N mail", "email": "an@x.vn", "email_verified": True}),
    User(sub="s-claim", claims={"name": "N claim", "email": "an@x.vn", "email_verified": False}),
)
ACCESS = """
[[person]]
email = "an@x.vn"
role = "leader"
"""


@dataclass
class Place:
    """The dashboard at `url`, its provider at `provider`, its files in `folder`."""

    url: str
    provider: str
    folder: Path


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A dashboard with a real store and its provider, both running."""
    folder = tmp_path_factory.mktemp("oidc")
    url = f"http://localhost:{free_port()}"
    filled(folder, url)
    (folder / "local" / "access.toml").write_text(ACCESS, encoding="utf-8")
    with run_server_in_thread(user_claims=PEOPLE) as provider:
        issuer = f"http://localhost:{provider.server_port}"
        with served(folder, url, issuer):
            yield Place(url, issuer, folder)


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """The same on two page processes behind the front."""
    folder = tmp_path_factory.mktemp("several")
    url = f"http://localhost:{free_port()}"
    filled(folder, url)
    with run_server_in_thread(user_claims=PEOPLE) as provider:
        issuer = f"http://localhost:{provider.server_port}"
        with served(folder, url, issuer, worker_count=2):
            yield Place(url, issuer, folder)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that knows nobody."""
    opened = browser.new_context(locale="vi-VN", viewport={"width": 1440, "height": 900})
    opened.set_default_timeout(PATIENCE_MS)
    expect.set_options(timeout=PATIENCE_MS)
    yield opened
    opened.close()


def sign_in(context: BrowserContext, place: Place, subject: str) -> Page:
    """Sign in as `subject` from the first page on, as a person does."""
    page = context.new_page()
    page.goto(place.url)
    page.get_by_role("button", name="Đăng nhập").first.click()
    page.wait_for_url(f"{place.provider}/**")
    page.get_by_role("button", name=subject, exact=True).click()
    page.wait_for_url(re.compile(rf"^{re.escape(place.url)}/?(\?.*)?$"))
    expect(page.get_by_role("button", name="Đăng xuất", exact=True)).to_be_visible()
    return page


def menu(page: Page) -> list[str]:
    """The entries of the menu."""
    expect(page.locator(".st-key-menu a").first).to_be_visible()
    return [entry.inner_text().strip() for entry in page.locator(".st-key-menu a").all()]


def test_nobody_reads_the_edition_and_may_not_open_the_rest(
    place: Place, context: BrowserContext
) -> None:
    page = context.new_page()
    page.goto(f"{place.url}/upload")
    expect(page.get_by_text("Trang này không dành cho công chúng")).to_be_visible()
    expect(page.locator('[data-testid="stFileUploader"]')).to_have_count(0)
    page.goto(place.url)
    expect(page.get_by_text("Bản số 1 · ngày 12/08/2025")).to_be_visible()
    assert "Nộp báo cáo" not in menu(page)


def test_a_monitor_signs_in_stays_and_signs_out(place: Place, context: BrowserContext) -> None:
    page = sign_in(context, place, "s-monitor")
    expect(page.get_by_text("N monitor · Tổ giám sát")).to_be_visible()
    page.goto(f"{place.url}/reporting?part=versions&ward={OTHER}&as_of=2025-08-13")
    expect(page.get_by_text("Kỷ luật báo cáo").first).to_be_visible()
    page.reload()
    expect(page.get_by_text("N monitor · Tổ giám sát")).to_be_visible()
    page.get_by_role("button", name="Đăng xuất", exact=True).click()
    _signed_out(page, place)
    page.goto(f"{place.url}/reporting")
    expect(page.get_by_text("Trang này không dành cho công chúng")).to_be_visible()
    assert [c["name"] for c in context.cookies() if c["name"].startswith(USER_COOKIE)] == []


def test_a_copied_cookie_is_worth_nothing_after_signing_out(
    place: Place, context: BrowserContext, browser: Browser
) -> None:
    page = sign_in(context, place, "s-leaver")
    copied = [found for found in context.cookies() if found["name"].startswith(USER_COOKIE)]
    thief = browser.new_context(locale="vi-VN", viewport={"width": 1440, "height": 900})
    thief.add_cookies(copied)  # type: ignore[arg-type]
    stolen = thief.new_page()
    stolen.goto(f"{place.url}/reporting")
    expect(stolen.get_by_text("N leaver · Tổ giám sát")).to_be_visible()
    page.get_by_role("button", name="Đăng xuất", exact=True).click()
    _signed_out(page, place)
    stolen.reload()
    expect(stolen.get_by_text("Trang này không dành cho công chúng")).to_be_visible()
    thief.close()


def test_signing_out_on_all_devices_ends_the_other_ones(
    place: Place, context: BrowserContext, browser: Browser
) -> None:
    elsewhere = browser.new_context(locale="vi-VN", viewport={"width": 1440, "height": 900})
    other = sign_in(elsewhere, place, "s-leaver")
    page = sign_in(context, place, "s-leaver")
    page.get_by_role("button", name="Đăng xuất trên mọi thiết bị").click()
    _signed_out(page, place)
    other.reload()
    expect(other.get_by_text("Phiên đăng nhập này đã kết thúc")).to_be_visible()
    # Whoever signs in anew is believed.
    other.get_by_role("button", name="Đăng nhập").first.click()
    other.wait_for_url(f"{place.provider}/**")
    other.get_by_role("button", name="s-leaver", exact=True).click()
    expect(other.get_by_text("N leaver · Tổ giám sát")).to_be_visible()
    elsewhere.close()


def test_a_ward_sees_itself_and_no_other_ward(place: Place, context: BrowserContext) -> None:
    page = sign_in(context, place, "s-ward")
    expect(page.get_by_text("N ward · Phường Bồ Đề")).to_be_visible()
    query = f"part=versions&ward={OTHER}&as_ward={OTHER}&role=administrator"
    page.goto(f"{place.url}/reporting?{query}")
    expect(page.get_by_text("Kỷ luật báo cáo").first).to_be_visible()
    expect(page.get_by_text("N ward · Phường Bồ Đề")).to_be_visible()
    assert f"-{OTHER}-" not in page.content()
    page.goto(f"{place.url}/administration")
    expect(page.get_by_text("không mở được trang này")).to_be_visible()


def test_somebody_without_a_role_reads_as_the_public_and_is_told_so(
    place: Place, context: BrowserContext
) -> None:
    page = sign_in(context, place, "s-nobody")
    expect(page.get_by_text("N nobody · Công chúng")).to_be_visible()
    expect(page.get_by_text("chưa được cấp vai trò")).to_be_visible()
    expect(page.get_by_text("Bản số 1 · ")).to_be_visible()


def test_a_verified_address_gets_the_role_of_the_list(
    place: Place, context: BrowserContext
) -> None:
    page = sign_in(context, place, "s-mail")
    expect(page.get_by_text("N mail · Lãnh đạo")).to_be_visible()


def test_an_address_that_is_only_claimed_gets_none(place: Place, context: BrowserContext) -> None:
    page = sign_in(context, place, "s-claim")
    expect(page.get_by_text("N claim · Công chúng")).to_be_visible()


def test_a_forged_cookie_does_nothing(place: Place, context: BrowserContext) -> None:
    context.add_cookies([{"name": USER_COOKIE, "value": FORGED, "url": place.url}])
    page = context.new_page()
    page.goto(f"{place.url}/reporting")
    expect(page.get_by_text("Trang này không dành cho công chúng")).to_be_visible()


def test_the_cookie_is_out_of_reach_of_scripts(place: Place, context: BrowserContext) -> None:
    page = sign_in(context, place, "s-monitor")
    (cookie,) = [found for found in context.cookies() if found["name"] == USER_COOKIE]
    assert (cookie["httpOnly"], cookie["sameSite"]) == (True, "Lax")
    assert USER_COOKIE not in page.evaluate("document.cookie")
    tampered = cookie["value"][:-4] + "AAAA"
    context.add_cookies([{"name": USER_COOKIE, "value": tampered, "url": place.url}])
    page.goto(f"{place.url}/reporting")
    expect(page.get_by_text("Trang này không dành cho công chúng")).to_be_visible()


def test_who_is_taken_out_of_the_list_is_out_with_the_next_click(
    place: Place, context: BrowserContext
) -> None:
    page = sign_in(context, place, "s-mail")
    page.goto(f"{place.url}/reporting")
    expect(page.get_by_text("N mail · Lãnh đạo")).to_be_visible()
    (place.folder / "local" / "access.toml").write_text("", encoding="utf-8")
    try:
        page.get_by_text("English").first.click()
        expect(page.get_by_text("may not open this page")).to_be_visible()
    finally:
        (place.folder / "local" / "access.toml").write_text(ACCESS, encoding="utf-8")


@pytest.mark.parametrize("worker", ["page-1", "page-2"])
def test_any_page_process_can_finish_a_sign_in(
    several: Place, context: BrowserContext, worker: str
) -> None:
    """The callback comes through the front, and may meet another process than the one asked."""
    page = context.new_page()
    page.goto(several.url)
    page.get_by_role("button", name="Đăng nhập").first.click()
    page.wait_for_url(f"{several.provider}/**")
    context.add_cookies([{"name": "campaign_worker", "value": worker, "url": several.url}])
    page.get_by_role("button", name="s-monitor", exact=True).click()
    expect(page.get_by_text("N monitor · Tổ giám sát")).to_be_visible()
    other = "page-1" if worker == "page-2" else "page-2"
    context.add_cookies([{"name": "campaign_worker", "value": other, "url": several.url}])
    page.reload()
    expect(page.get_by_text("N monitor · Tổ giám sát")).to_be_visible()


def _signed_out(page: Page, place: Place) -> None:
    """Wait until the dashboard has let go: at the provider, which asks once more, or back here."""
    page.wait_for_url(lambda url: url.startswith(place.provider) or url == f"{place.url}/")
    page.wait_for_load_state()
