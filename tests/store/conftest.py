"""A store in memory and a clock that stands still until a test moves it."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest

from campaign import clock
from campaign.settings import settings
from campaign.store import Store, open_store

SetClock = Callable[[str], datetime]


@pytest.fixture
def store() -> Iterator[Store]:
    opened = open_store(":memory:", kind="real")
    yield opened
    opened.close()


@pytest.fixture
def set_clock(monkeypatch: pytest.MonkeyPatch) -> SetClock:
    """Call it with local time, e.g. '2025-08-12 15:30'."""

    def stand_at(text: str) -> datetime:
        moment = datetime.fromisoformat(text).replace(tzinfo=settings().campaign.timezone)
        monkeypatch.setattr(clock, "now", lambda: moment)
        return moment

    return stand_at
