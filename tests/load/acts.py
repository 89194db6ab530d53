"""What readers do during the rush, as a mix; each act is one run of one page."""

import random
from collections.abc import Awaitable, Callable
from datetime import timedelta
from urllib.parse import urlencode

from campaign.settings import settings
from campaign.wards import register
from tests.load.reader import Reader, Run

PAGES = ("overview", "ward_map", "reporting", "training", "volunteers")
Act = Callable[[Reader, random.Random], Awaitable[Run]]


def _view(rng: random.Random) -> dict[str, str]:
    """A day of the second half, a district now and then, English now and then."""
    campaign = settings().campaign
    view = {}
    if rng.random() < 0.6:
        view["as_of"] = (campaign.end_date - timedelta(days=rng.randrange(7))).isoformat()
    if rng.random() < 0.5:
        view["district"] = rng.choice(sorted({w.former_district for w in register().wards}))
    if rng.random() < 0.1:
        view["lang"] = "en"
    return view


async def other_overview(reader: Reader, rng: random.Random) -> Run:
    """The overview of another day or district; every fourth time as a reload of the tab."""
    if rng.random() < 0.25:
        await reader.open()
    return await reader.show("overview", urlencode(_view(rng)))


async def other_page(reader: Reader, rng: random.Random) -> Run:
    """Another page from the menu, with the default view."""
    return await reader.show(rng.choice([p for p in PAGES if p != reader.page_id]))


async def other_choice(reader: Reader, rng: random.Random) -> Run:
    """Another district or language on the page that is open."""
    return await reader.show(reader.page_id or "overview", urlencode(_view(rng)))


async def look_again(reader: Reader, rng: random.Random) -> Run:
    """The open page once more, as after new figures."""
    return await reader.show(reader.page_id or "overview")


# Weights in percent.
MIX: tuple[tuple[int, Act], ...] = (
    (40, other_overview),
    (20, other_page),
    (20, other_choice),
    (20, look_again),
)


def draw(rng: random.Random) -> Act:
    """One act of the mix."""
    weights, acts = zip(*MIX, strict=True)
    return rng.choices(acts, weights)[0]
