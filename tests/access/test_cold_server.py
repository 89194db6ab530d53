"""A deep link as the very first request to a server that has just started.

Streamlit could then run a page without the script that draws the menu; the guard is in the page.
"""

import pytest

from campaign.access import Role
from tests.access import table
from tests.access.house import OTHER, House, filled, served
from tests.access.test_matrix import OTHERS, REFUSED
from tests.coroutines import run
from tests.door.ports import free_port

FIRST = [
    (Role.PUBLIC, "upload"),
    (Role.PUBLIC, "administration"),
    (Role.WARD, "reporting"),
    (Role.MONITOR, "administration"),
]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> House:
    """A store that nobody serves yet."""
    return filled(tmp_path_factory.mktemp("cold"), f"http://localhost:{free_port()}")


@pytest.mark.parametrize(("role", "page_id"), FIRST, ids=lambda value: str(value))
def test_the_first_request_is_guarded_like_any_other(made: House, role: Role, page_id: str) -> None:
    query = f"ward={OTHER}&as_ward={OTHER}&role=administrator&part=versions&day=2025-08-13"
    with served(made.folder, made.url):
        seen = run(made.visitor(role).visit(page_id, query))
    if table.opens(page_id, role):
        assert seen.titles[0] == "Kỷ luật báo cáo"
    else:
        assert sum(words in seen.words for words in REFUSED) == 1
        assert (seen.titles, seen.urls, seen.has_uploader) == ([], [], False)
    assert [number for number in OTHERS if seen.shows(number)] == []
    assert [number for number in made.receipts[OTHER] if seen.holds(number)] == []
