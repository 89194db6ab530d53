"""A second campaign as its people meet it: started and served by the command line, with sign-in.

Ten days of March 2026 with a deadline at 15:00 and other weights; its one report comes in over the
HTTP door. Its pages speak of its own days, and nothing on them is left of the campaign that is
shipped.
"""

import csv
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pytest
import requests
from playwright.sync_api import Browser, BrowserContext, Page, expect

from campaign.access import Role
from campaign.labels import text
from campaign.settings import DATA_DIR, ROOT
from tests.access.house import claims_of, served
from tests.browser.conftest import PATIENCE_MS
from tests.browser.screenshots import IDLE
from tests.door.ports import free_port
from tests.oidc_secrets import COOKIE_SECRET, USER_COOKIE, user_cookie
from tests.store.files import daily

PAINTED_MS = 1000
PATIENCE_SECONDS = 60
CAMPAIGN, WARD, DAY = "so-hoa-10", "00118", "2026-03-06"
ROW = {
    "--id": CAMPAIGN,
    "--name-vi": "10 ngày số hóa hồ sơ",
    "--name-en": "10 days of digitised files",
    "--directive": "Kế hoạch 7/KH-UBND",
    "--start": "2026-03-02",
    "--days": "10",
    "--deadline": "15:00",
}
# Days, deadline and name of the shipped campaign, in either language.
OF_THE_OTHER = re.compile(r"2025|\b45 (ngày|days)|/45\b|45-day|16:[03]0|16 giờ|day 45|ngày 45")


@dataclass
class Second:
    """The server of the second campaign at `url`, and the ward's token."""

    url: str
    token: str


def command(folder: Path, *arguments: str, **more: str) -> str:
    """What the command line prints."""
    env = {key: value for key, value in os.environ.items() if not key.startswith("CAMPAIGN_")}
    done = subprocess.run(
        [sys.executable, "-m", "campaign", "--lang", "en", *arguments],
        cwd=ROOT,
        env={**env, "CAMPAIGN_LOCAL_DIR": str(folder / "local"), **more},
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout


def targets() -> str:
    """Components of the index alone, T1 with 5 points and T2 with 20, in force from day 1 on."""
    with (DATA_DIR / "targets.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found = StringIO()
    writer = csv.DictWriter(found, list(rows[0]))
    writer.writeheader()
    for row in rows:
        if row["weight"]:
            weight = {"T1": "5", "T2": "20"}.get(row["component_code"], row["weight"])
            name = {"name_vi": "Báo cáo đủ, đúng hạn"} if row["component_code"] == "R1" else {}
            days = {"valid_from": "2026-03-02", "valid_to": "", "source": "test"}
            writer.writerow(row | days | name | {"weight": weight})
        elif row["scope"] == "index":
            writer.writerow(row)
    return found.getvalue()


@pytest.fixture(scope="module", params=[1, 2], ids=["one-process", "workers"])
def second(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Second]:
    """The campaign, started and served by one process or by several; nobody has reported yet."""
    folder = tmp_path_factory.mktemp("second")
    (folder / "targets.csv").write_text(targets(), encoding="utf-8")
    given = [part for pair in ROW.items() for part in pair]
    command(folder, "campaign", "add", *given, "--targets", str(folder / "targets.csv"))
    issued = command(folder, "token", "issue", "--ward", WARD, "--label", "t", CAMPAIGN_ID=CAMPAIGN)
    url = f"http://localhost:{free_port()}"
    with served(folder, url, worker_count=request.param, campaign_id=CAMPAIGN):
        yield Second(url, issued.split()[0])


@pytest.fixture
def monitor(browser: Browser, second: Second) -> Iterator[BrowserContext]:
    """The browser of a signed-in monitor."""
    opened = browser.new_context(locale="vi-VN", viewport={"width": 1440, "height": 2400})
    opened.set_default_timeout(PATIENCE_MS)
    expect.set_options(timeout=PATIENCE_MS)
    value = user_cookie(second.url, claims_of(Role.MONITOR) or {}, COOKIE_SECRET)
    opened.add_cookies([{"name": USER_COOKIE, "value": value, "url": second.url}])
    yield opened
    opened.close()


def hand_in(second: Second, day: str) -> requests.Response:
    """The ward's report of a day, over the HTTP door."""
    file = daily(WARD, day)
    return requests.post(
        f"{second.url}/api/reports",
        headers={"Authorization": f"Bearer {second.token}"},
        files={"file": (file.name, file.content)},
        timeout=30,
    )


def words(page: Page, second: Second, address: str) -> str:
    """Everything that the page at `address` says, pictures' words and hints included."""
    page.goto(f"{second.url}/{address}")
    page.wait_for_selector(IDLE)
    page.wait_for_timeout(PAINTED_MS)
    expect(page.locator("[data-testid=stException]")).to_have_count(0)
    hints = page.locator("input").evaluate_all("boxes => boxes.map(box => box.placeholder)")
    return "\n".join([page.title(), page.locator("body").inner_text(), *hints])


def wait_until_told(page: Page, second: Second) -> None:
    """Return when the first report is on the page: several processes are told within seconds."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while text("vi", "frame-empty") in words(page, second, ""):
        assert time.monotonic() < deadline, "the pages were never told of the report"


def test_before_its_first_report_it_says_so(second: Second, monitor: BrowserContext) -> None:
    page = monitor.new_page()
    said = words(page, second, "")
    assert OF_THE_OTHER.findall(said) == []
    assert (ROW["--name-vi"] in said, text("vi", "frame-empty") in said) == (True, True)


def test_its_door_takes_its_own_days_only(second: Second) -> None:
    (outside,) = hand_in(second, "2025-08-12").json()
    (problem,) = outside["problems"]
    assert (problem["rule_id"], "02/03/2026" in problem["message_vi"]) == ("R02", True)
    answer = hand_in(second, DAY)
    (receipt,) = answer.json()
    assert (answer.status_code, receipt["timeliness"]) == (200, "late_after_day")
    told = requests.get(f"{second.url}/api/openapi.json", timeout=30).json()["info"]["description"]
    assert ("15:00:00" in told, "16:00" in told) == (True, False)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_its_pages_speak_of_its_own_days(
    second: Second, monitor: BrowserContext, lang: str
) -> None:
    hand_in(second, DAY)  # the same once more changes nothing
    page = monitor.new_page()
    wait_until_told(page, second)
    said = {
        address: words(page, second, f"{address}&lang={lang}")
        for address in (
            "?",
            f"ward_map?ward={WARD}",
            "training?part=trend",
            "reporting?part=strip",
            "editions?part=desk",
        )
    }
    for address, found in said.items():
        assert OF_THE_OTHER.findall(found) == [], address
    day, deadline, own = {
        "vi": ("Ngày 5/10", "Đã qua hạn 15:00 ngày 06/03/2026", "02/03/2026 đến 11/03/2026"),
        "en": ("Day 5 of 10", "The 15:00 deadline of 06/03/2026", "02/03/2026 to 11/03/2026"),
    }[lang]
    assert day in said["?"]
    assert ROW[f"--name-{lang}"] in said["?"]
    assert "15:00 02/03/2026" in said["?"]  # how another moment is written
    assert deadline in said["reporting?part=strip"]
    assert own in said[f"ward_map?ward={WARD}"]
    strip = said["reporting?part=strip"]
    assert text(lang, "reporting-strip-order") in strip
    assert text(lang, "reporting-strip-span-14") not in strip  # more days than it has
