"""What readers do at 16:00, as a mix; each act is one run of one page.

Each reader has a home and keeps it: a third are leaders and journalists, who look at the whole
city, two thirds watch over one former district. Four times in five they look at the newest day,
which is what the hour is about, otherwise at another of the last week, for comparison. One time in
five they look beyond the home, at the whole city or at another district. A tenth read English.
"""

import random
from collections.abc import Awaitable, Callable
from datetime import timedelta
from functools import cache
from urllib.parse import urlencode

from campaign.settings import settings
from campaign.wards import register
from tests.load.reader import Reader, Run

PAGES = ("overview", "ward_map", "reporting", "training", "volunteers")
WHOLE_CITY, AWAY, OTHER_DAY, ENGLISH = 1 / 3, 0.2, 0.2, 0.1
Act = Callable[[Reader, random.Random], Awaitable[Run]]


def settle(reader: Reader, rng: random.Random) -> None:
    """Give a new reader a home and a language."""
    district = "" if rng.random() < WHOLE_CITY else rng.choice(_districts())
    language = "en" if rng.random() < ENGLISH else ""
    reader.home = {name: v for name, v in (("district", district), ("lang", language)) if v}


@cache
def _districts() -> tuple[str, ...]:
    return tuple(sorted({ward.former_district for ward in register().wards}))


def _view(reader: Reader, rng: random.Random) -> str:
    """Mostly today at home; sometimes another day, sometimes elsewhere."""
    view = dict(reader.home)
    if rng.random() < OTHER_DAY:
        last = settings().campaign.end_date
        view["as_of"] = (last - timedelta(days=rng.randrange(1, 7))).isoformat()
    if rng.random() < AWAY:
        view.pop("district", None)
        if rng.random() < 0.5:
            view["district"] = rng.choice(_districts())
    return urlencode(view)


async def other_overview(reader: Reader, rng: random.Random) -> Run:
    """The overview, mostly of today at home; every fourth time as a reload of the tab."""
    if rng.random() < 0.25:
        await reader.open()
    return await reader.show("overview", _view(reader, rng))


async def other_page(reader: Reader, rng: random.Random) -> Run:
    """Another page from the menu, with the choices that it takes along."""
    page_id = rng.choice([page for page in PAGES if page != reader.page_id])
    return await reader.show(page_id, reader.query)


async def other_choice(reader: Reader, rng: random.Random) -> Run:
    """Another day or district on the page that is open."""
    return await reader.show(reader.page_id or "overview", _view(reader, rng))


async def look_again(reader: Reader, _rng: random.Random) -> Run:
    """The same once more, for new figures."""
    return await reader.show(reader.page_id or "overview", reader.query)


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
