"""A real store in a file, and a clock that stands where a test puts it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from campaign.store import Store, open_store
from tests.store.conftest import set_clock

__all__ = ["set_clock", "store"]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "store" / "campaign.duckdb", kind="real")
    yield opened
    opened.close()
