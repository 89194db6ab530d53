"""One writer for the tests that do not end it."""

from collections.abc import Iterator

import pytest

from tests.door.writer_process import Writer


@pytest.fixture(scope="package")
def writer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Writer]:
    started = Writer(tmp_path_factory.mktemp("writer"))
    try:
        yield started
    finally:
        started.stop()
