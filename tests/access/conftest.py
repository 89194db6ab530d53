"""The clock that stands still until a test moves it, and two dashboards with sign-in for all."""

from collections.abc import Iterator

import pytest

from tests.access.house import House, filled, served
from tests.door.ports import free_port
from tests.store.conftest import set_clock

__all__ = ["set_clock"]


@pytest.fixture(scope="package")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The dashboard with two wards' reports, running; for tests that only read."""
    made = filled(tmp_path_factory.mktemp("house"), f"http://localhost:{free_port()}")
    with served(made.folder, made.url):
        yield made


@pytest.fixture(scope="package")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """Another one, for tests that hand in or change something; each leaves it usable."""
    made = filled(tmp_path_factory.mktemp("desk"), f"http://localhost:{free_port()}")
    with served(made.folder, made.url):
        yield made
