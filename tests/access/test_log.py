"""What the log of a running server says of people who are turned away: that it was so, not who."""

import json
from typing import Any

import pytest

from campaign.access import Role
from tests.access.house import House, claims_of
from tests.coroutines import run

MAIL = "lan.nguyen@hanoi.example"
TOLD = ("time", "level", "logger", "event")


def logged(house: House, event: str) -> list[dict[str, Any]]:
    """The lines of the server's log whose event begins with `event`."""
    lines = (house.folder / "server.log").read_text(encoding="utf-8").splitlines()
    found = (json.loads(line) for line in lines if line.startswith("{"))
    return [line for line in found if line["event"].startswith(event)]


@pytest.mark.parametrize(
    ("page_id", "role"),
    [("upload", Role.PUBLIC), ("reporting", Role.PUBLIC), ("administration", Role.MONITOR)],
)
def test_a_refused_page_is_in_the_log(house: House, page_id: str, role: Role) -> None:
    before = len(logged(house, "page_refused"))
    run(house.visitor(role).visit(page_id, f"ward={MAIL}"))
    (line,) = logged(house, "page_refused")[before:]
    assert (line["level"], line["logger"]) == ("WARNING", "campaign.ui.guard")
    more = {name: value for name, value in line.items() if name not in TOLD}
    assert more == {"page": page_id, "role": role.value}


def test_an_open_page_is_not(house: House) -> None:
    before = len(logged(house, "page_refused"))
    run(house.visitor(Role.MONITOR).visit("reporting"))
    assert logged(house, "page_refused")[before:] == []


def test_a_wrong_list_of_people_is_told_by_its_place(desk: House) -> None:
    """Nobody gets a role from it, and the log says where it is wrong and nothing that is in it."""
    people = desk.folder / "local" / "access.toml"
    good = f"[[person]]\nemail = '{MAIL}'\nrole = 'leader'\n"
    people.write_text(f"{good}\n[[person]]\nsubject = 'x'\nrole = '{MAIL}'\n", encoding="utf-8")
    try:
        seen = run(desk.visitor(Role.ADMINISTRATOR).visit("administration"))
    finally:
        people.unlink()
    assert (seen.titles, seen.holds(MAIL)) == ([], False)
    events = {line["event"] for line in logged(desk, "access list")}
    (event,) = events
    assert event.startswith("access list: access.toml, person 2: role is none of them; use one of")
    log = (desk.folder / "server.log").read_text(encoding="utf-8")
    claims = claims_of(Role.ADMINISTRATOR) or {}
    assert not any(word in log for word in (MAIL, claims["sub"], claims["name"]))
