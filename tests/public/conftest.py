"""Published editions behind a real HTTP server, and figures that nobody has published."""

import threading
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
import requests
import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware

from campaign.door.gate import Gate
from campaign.door.headers import SecureHeaders
from campaign.editions import correct, publish, withdraw
from campaign.public.routes import routes
from campaign.store import Store, ingest, open_store
from tests.door.ports import free_port
from tests.editions.desk import BA_DINH, BO_DE, DAY, DAY_BEFORE, MONITOR, at, report, reports
from tests.store.conftest import set_clock
from tests.store.files import baseline, csv_file, row, summary

__all__ = ["set_clock"]

HOAN_KIEM = "00070"
# What must never be seen: a note of a published report, and figures of after the last edition.
NOTE = "Ghi chú kín của phường"
UNPUBLISHED = 1777


class Site:
    """The public routes on a port of this machine, which takes itself for a proxy's neighbour."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._askers = count(1)
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        layers = [Middleware(SecureHeaders), Middleware(Gate)]
        app = Starlette(routes=routes(lambda: store), middleware=layers)
        self._server = uvicorn.Server(uvicorn.Config(app, port=self.port, log_level="error"))
        self._thread = threading.Thread(target=self._server.run)

    def open(self) -> None:
        """Return once it answers."""
        self._thread.start()
        while not self._server.started:
            time.sleep(0.02)

    def close(self) -> None:
        self._server.should_exit = True
        self._thread.join(timeout=20)

    def get(self, path: str, **headers: str) -> requests.Response:
        """The answer, redirects not followed; header names with _ for -.

        Asked for somebody else each time, or a long test would ask too often.
        """
        named = {"x-forwarded-for": f"192.0.2.{next(self._askers) % 250}"}
        named |= {name.replace("_", "-"): value for name, value in headers.items()}
        return requests.get(self.url + path, headers=named, timeout=60, allow_redirects=False)


def fill(store: Store) -> None:
    """Edition 1 of 11/8 (withdrawn), 2 of 12/8 (corrected, superseded), 3 of 12/8; and more since.

    The day after, every ward reports, and nobody publishes that.

    Bồ Đề supported 3 disabled people on 12/8, which Ba Đình's 12 would tell.
    """
    file = baseline(BO_DE, "2025-08-11")
    ingest(store, [file], channel="cli", received_at=at("2025-08-11 09:00"))
    report(store, BO_DE, "2025-08-11", "2025-08-11 15:00")
    publish(store, DAY_BEFORE, at("2025-08-11 16:30"), sender=MONITOR, notes_vi="Bản đầu")
    withdraw(store, 1, "Nhầm ngày.", "Wrong day.", sender=MONITOR)
    cells = {"citizens_supported": 50, "of_elderly": 20, "of_disabled": 3, "of_poor_near_poor": 0}
    issue = row(
        BO_DE, "2025-08-12", issue_no=1, category="khác", status="mới", severity=2, note=NOTE
    )
    files = [
        csv_file("1_TongHop", summary(BO_DE, "2025-08-12", **cells)),
        csv_file("5_KhoKhan", issue),
    ]
    taken = ingest(store, files, channel="cli", received_at=at("2025-08-12 15:00"))
    assert {receipt.status for receipt in taken} == {"accepted"}, taken
    more = {"citizens_supported": 40, "of_elderly": 11, "of_disabled": 12}
    report(store, BA_DINH, "2025-08-12", "2025-08-12 15:01", **more)
    zero = {"citizens_supported": 9, "of_disabled": 0}
    report(store, HOAN_KIEM, "2025-08-12", "2025-08-12 15:02", **zero)
    publish(store, DAY, at("2025-08-12 16:30"), sender=MONITOR)
    correct(store, 2, "Sửa cách đếm.", "Counting mended.", sender=MONITOR)
    publish(store, DAY, at("2025-08-12 16:45"), sender=MONITOR, notes_en="Second of the day")
    late = {"dossiers_received": UNPUBLISHED, "dossiers_online": UNPUBLISHED - 3}
    report(store, BA_DINH, "2025-08-12", "2025-08-12 16:50", **late)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A store that says nothing of being a demo, with three editions."""
    yield from _site(tmp_path_factory.mktemp("public"), "real")


@pytest.fixture(scope="module")
def demo_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The same of simulated data."""
    yield from _site(tmp_path_factory.mktemp("public-demo"), "demo")


def _site(folder: Path, kind: str) -> Iterator[Site]:
    store = open_store(folder / "store" / "campaign.duckdb", kind=kind)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("campaign.clock.now", lambda: at("2025-08-12 17:00"))
        fill(store)
        patch.setattr("campaign.clock.now", lambda: at("2025-08-13 11:00"))
        reports(store, "2025-08-13", "2025-08-13 10:00")
    site = Site(store)
    site.open()
    yield site
    site.close()
    store.close()
