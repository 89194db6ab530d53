"""A deep link as the very first request to a server that has just started: every page × every role.

What "cold" could mean in Streamlit 1.67: with a folder pages/ beside the main script, the process
runs a page asked for by its address without the main script, until some session has called
st.navigation (`PagesManager.uses_pages_directory`, one flag of the whole process). Our main script
lies where there is no such folder, so the flag is off from the first session on, which is tested
first. The rest does not rely on that: each page is asked for by each role as the first HTTP request
of a process that has answered nobody, with every cache empty (tests/access/cold_starts.py).
"""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path
from queue import Queue

import pytest
import requests

from campaign.access import Role
from campaign.settings import ROOT
from tests.access import table
from tests.access.cold_starts import TOUCHED, ColdStarts
from tests.access.house import START_SECONDS, House, filled
from tests.access.seen import Seen
from tests.access.test_matrix import FAILED, REFUSED, hidden, hidden_texts
from tests.coroutines import run
from tests.door.ports import free_port
from tests.oidc_secrets import sign_in_environment

LANES = 2
FIRST = list(product(table.PAGES, Role))
# In a process of its own, because the flag is one of the process.
FLAG = """
from streamlit.runtime.pages_manager import PagesManager
from campaign.server import ROUTER
for script in (ROUTER, ROUTER.parents[2] / "dashboard.py"):
    PagesManager.uses_pages_directory = None
    PagesManager(str(script))
    print(script.name, PagesManager.uses_pages_directory)
"""
A_THREAD = """
import threading
from tests.access import cold_starts
threading.Thread(target=threading.Event().wait, daemon=True).start()
cold_starts.MODULES = ()
cold_starts.main()
"""


class Lane:
    """A store of its own at an address of its own, and fresh servers on it, one after the other."""

    def __init__(self, house: House) -> None:
        self.house = house
        environment = {k: v for k, v in os.environ.items() if not k.startswith("CAMPAIGN_")}
        environment |= {"CAMPAIGN_LOCAL_DIR": str(house.folder / "local")}
        environment |= {"CAMPAIGN_STORE": "real"}
        environment |= sign_in_environment(house.folder, house.url)
        self.starts = ColdStarts(environment)

    def first_request(self, page_id: str, role: Role) -> Seen:
        """What a fresh server sends to somebody who asks it for a page by its address."""
        port, log = self.house.url.rpartition(":")[2], self.house.folder / "server.log"
        query = f"{table.FOREIGN}&{table.query(page_id, table.PARTS[page_id][0])}"
        visitor = self.house.visitor(role)
        with self.starts.server(port, log):
            _wait(int(port), log)
            shell = requests.get(
                f"{self.house.url}/{page_id}?{query}", cookies=visitor.cookies, timeout=60
            )
            seen = run(visitor.visit(page_id, query))
        seen.take_file(shell.content)
        return seen


@pytest.fixture(scope="module")
def lanes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Lane]]:
    """As many as there are processors to use; their stores are copies of one."""
    made = filled(tmp_path_factory.mktemp("cold"), f"http://localhost:{free_port()}")
    houses = [made]
    for _ in range(1, LANES):
        folder = tmp_path_factory.mktemp("cold")
        shutil.copytree(made.folder / "local", folder / "local")
        url = f"http://localhost:{free_port()}"
        houses.append(House(url, folder, made.receipts, made.tokens))
    found = [Lane(house) for house in houses]
    yield found
    for lane in found:
        lane.starts.close()


@pytest.fixture(scope="module")
def visits(lanes: list[Lane]) -> dict[tuple[str, Role], Seen]:
    """Every page × role, each the first request of its own process."""
    free: Queue[Lane] = Queue()
    for lane in lanes:
        free.put(lane)

    def one(wanted: tuple[str, Role]) -> Seen:
        lane = free.get()
        try:
            return lane.first_request(*wanted)
        finally:
            free.put(lane)

    with ThreadPoolExecutor(LANES) as threads:
        return dict(zip(FIRST, threads.map(one, FIRST), strict=True))


def test_a_fresh_process_knows_no_pages_beside_its_script() -> None:
    """The second one is how it would be with the main script beside the pages."""
    told = python(FLAG)
    assert told.stdout.splitlines() == ["router.py False", "dashboard.py True"]


@pytest.mark.parametrize(("page_id", "role"), FIRST, ids=str)
def test_the_first_request_is_guarded_like_any_other(
    visits: dict[tuple[str, Role], Seen], lanes: list[Lane], page_id: str, role: Role
) -> None:
    seen = visits[page_id, role]
    if table.opens(page_id, role):
        assert seen.titles
    else:
        assert sum(words in seen.words for words in REFUSED) == 1
        assert (seen.titles, seen.urls, seen.has_uploader) == ([], [], False)
    assert FAILED not in seen.words
    numbers = hidden(role, page_id)
    assert [(number, seen.around(number)) for number in numbers if seen.shows(number)] == []
    texts = hidden_texts(role, lanes[0].house)
    assert [text for text in texts if seen.holds(text)] == []


def test_only_what_is_fresh_is_forked() -> None:
    told = python(A_THREAD, "0 /dev/null\n")
    assert (told.returncode, told.stderr.strip(), told.stdout) == (1, TOUCHED, "")


def python(code: str, told: str = "") -> subprocess.CompletedProcess[str]:
    """`code` in a process of its own, which is told `told`."""
    command = [sys.executable, "-c", code]
    return subprocess.run(
        command, cwd=ROOT, input=told, capture_output=True, text=True, check=False
    )


def _wait(port: int, log: Path) -> None:
    """Until the server takes connections; it is asked nothing."""
    for _ in range(START_SECONDS * 20):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError(log.read_text())
