"""One store for the whole table: every file meets a store that has survived those before it."""

from collections.abc import Iterator
from datetime import datetime

import pytest

from campaign import clock
from campaign.settings import settings
from campaign.store import Store, open_store

NOW = datetime(2025, 8, 12, 15, 30)  # noqa: DTZ001 - the campaign's zone is added below


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    opened = open_store(":memory:", kind="real")
    yield opened
    opened.close()


@pytest.fixture(autouse=True)
def _half_an_hour_before_the_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    moment = NOW.replace(tzinfo=settings().campaign.timezone)
    monkeypatch.setattr(clock, "now", lambda: moment)
