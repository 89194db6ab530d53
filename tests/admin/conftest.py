"""A store of a few reports whose figures are known, and a clock that tests move."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest

from campaign import clock
from campaign.settings import settings
from campaign.store import Store, open_store
from campaign.store.intake import ingest
from tests.store.files import daily

SetClock = Callable[[str], datetime]


@pytest.fixture
def set_clock(monkeypatch: pytest.MonkeyPatch) -> SetClock:
    """Call it with local time, e.g. '2025-08-12 15:30'."""

    def stand_at(text: str) -> datetime:
        moment = datetime.fromisoformat(text).replace(tzinfo=settings().campaign.timezone)
        monkeypatch.setattr(clock, "now", lambda: moment)
        return moment

    return stand_at


@pytest.fixture
def store(set_clock: SetClock) -> Iterator[Store]:
    """In memory, with one report of Bồ Đề (00118) for 12/8; the clock shows 20:00 of that day."""
    set_clock("2025-08-12 15:00")
    opened = open_store(":memory:", kind="real")
    ingest(opened, [daily("00118", "2025-08-12")], channel="test")
    set_clock("2025-08-12 20:00")
    yield opened
    opened.close()
