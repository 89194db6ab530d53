"""Every route × nobody, a signed-in person, a ward's token, another ward's, a revoked one.

What the doors do with reports is tested in tests/door; here: that nothing about a ward comes out by
any route without that ward's token, and that a route without a row in the table fails.
"""

from collections.abc import Iterator
from itertools import cycle
from typing import Any

import pytest
import requests
from starlette.routing import Mount, Route

from campaign import server
from campaign.access import Role
from campaign.door.acts import HANDLERS
from campaign.door.remote import OPERATOR_PATH
from tests.access import table
from tests.access.house import DAY, NOTE, OTHER, OWN, House
from tests.access.seen import Seen
from tests.access.test_matrix import LATER_SUMS
from tests.oidc_secrets import USER_COOKIE
from tests.store.files import daily

ADDRESSES = cycle(range(1, 255))
ANSWERS = [{"problem_no": 1, "reason": "in sai"}]
ANYTHING = {
    "receipt_no": "",
    "file": "supported.json",
    "number:int": "1",
    "token_no:int": "1",
    "name": "edition-publish",
    "which": "1",
    "rest:path": "/nothing",
}


def ask(
    house: House, method: str, path: str, who: str, *, is_near: bool = False, **more: Any
) -> requests.Response:
    """A request by `who`: nobody, a key of house.tokens, or the role of somebody signed in.

    From an address of its own, because wrong tokens are counted by address; or from this machine.
    """
    headers = {} if is_near else {"x-forwarded-for": f"203.0.113.{next(ADDRESSES)}"}
    cookies = {}
    if who in house.tokens:
        headers["authorization"] = f"Bearer {house.tokens[who]}"
    elif who != "nobody":
        cookies[USER_COOKIE] = house.visitor(Role(who)).cookies[USER_COOKIE]
    return requests.request(
        method, house.url + path, headers=headers, cookies=cookies, timeout=60, **more
    )


def concrete(house: House, path: str) -> str:
    """The route's path about OTHER."""
    values = ANYTHING | {"receipt_no": house.receipts[OTHER][-1]}
    for name, value in values.items():
        path = path.replace(f"{{{name}}}", value)
    return path


def known_routes() -> Iterator[tuple[str, str]]:
    for route in server.routes():
        if isinstance(route, Mount):
            yield route.path, "GET"
        elif isinstance(route, Route):
            yield from ((route.path, method) for method in sorted(route.methods or ()))


def searched(answer: requests.Response) -> Seen:
    seen = Seen()
    seen.take_file(answer.content)
    seen.texts.append(str(answer.headers))
    return seen


def test_every_route_has_a_row() -> None:
    assert {path for path, _ in known_routes()} == table.ROUTES.keys()


@pytest.mark.parametrize("who", ["nobody", *(role for role in Role if role != Role.PUBLIC)])
def test_without_a_token_no_route_says_anything_of_a_ward(house: House, who: str) -> None:
    """A sign-in at the pages opens no door for programs either."""
    for path, method in known_routes():
        if method in ("HEAD", "OPTIONS"):
            continue
        answer = ask(house, method, concrete(house, path), who)
        need = table.ROUTES[path]
        if need == "ward token":
            assert answer.status_code == 401, (path, method)
        elif need == "operator token":
            assert answer.status_code in (401, 403), (path, method)
        _assert_nothing(house, answer, f"{method} {path}")


@pytest.mark.parametrize("who", [OWN, "revoked"])
def test_another_wards_token_opens_nothing_of_a_ward(house: House, who: str) -> None:
    for path, method in known_routes():
        if table.ROUTES[path] != "ward token" or method == "HEAD" or "receipt_no" not in path:
            continue
        more = {"json": ANSWERS} if method == "POST" else {}
        asked = concrete(house, path) + f"?ward={OTHER}&token={house.tokens[OTHER]}"
        answer = ask(house, method, asked, who, **more)
        assert answer.status_code == (401 if who == "revoked" else 404), (path, answer.text)
        _assert_nothing(house, answer, f"{method} {path}")


def test_the_own_token_opens_the_own_receipt(house: House) -> None:
    """So the routes above refuse for the ward and not for some other reason."""
    number = house.receipts[OTHER][-1]
    answer = ask(house, "GET", f"/api/reports/{number}", OTHER)
    assert (answer.status_code, answer.json()["receipt_no"]) == (200, number)


def test_a_token_hands_in_for_its_own_ward_only(house: House) -> None:
    file = daily(OTHER, DAY, dossiers_received=21)
    answer = ask(house, "POST", "/api/reports", OWN, files=[("file", (file.name, file.content))])
    assert answer.status_code == 422
    (receipt,) = answer.json()
    assert [problem["rule_id"] for problem in receipt["problems"]] == ["F12"]
    _assert_nothing(house, answer, "POST /api/reports")
    for path in (f"/api/reports/{receipt['receipt_no']}{end}" for end in ("", "/corrected")):
        assert ask(house, "GET", path, OTHER).status_code == 404
    again = ask(house, "GET", f"/api/reports/{receipt['receipt_no']}", OWN)
    assert (again.status_code, again.json()["receipt_no"]) == (200, receipt["receipt_no"])


@pytest.mark.parametrize("who", [OWN, OTHER, *(role for role in Role if role != Role.PUBLIC)])
def test_the_operators_door_takes_no_other_key(house: House, who: str) -> None:
    for path, method in known_routes():
        if table.ROUTES[path] == "operator token" and method != "HEAD":
            answer = ask(house, method, concrete(house, path), who, is_near=True)
            assert answer.status_code == 401, (path, method)


@pytest.mark.parametrize("who", ["nobody", OWN, *(role for role in Role if role != Role.PUBLIC)])
def test_no_act_is_asked_of_the_operators_door(house: House, who: str) -> None:
    """Each by its name, with all that an act could need; refused before the name is looked at."""
    wishes = {"values": {"ward_code": OTHER}, "channel": "page", "actor": "administrator:s-x"}
    for name in (*HANDLERS, "no-such-act"):
        answer = ask(house, "POST", f"{OPERATOR_PATH}/acts/{name}", who, is_near=True, json=wishes)
        assert answer.status_code == 401, (name, answer.text)
        _assert_nothing(house, answer, name)


@pytest.mark.parametrize("header", ["X-Forwarded-For", "X-Real-Ip", "Forwarded"])
def test_through_a_proxy_the_operators_door_is_shut(house: House, header: str) -> None:
    told = requests.get(
        f"{house.url}/api/operator/tokens", headers={header: "203.0.113.7"}, timeout=60
    )
    assert told.status_code == 403


def test_files_of_nobody_are_not_there(house: House) -> None:
    """Downloads have an address that says nothing; uploads want a session of one's own."""
    assert requests.get(f"{house.url}/media/{'0' * 64}.csv", timeout=60).status_code == 404
    place = f"{house.url}/_stcore/upload_file/no-such-session/no-such-file"
    assert requests.put(place, files={"file": b"x"}, timeout=60).status_code >= 400


def _assert_nothing(house: House, answer: requests.Response, where: str) -> None:
    seen = searched(answer)
    numbers = [number for number in LATER_SUMS if seen.shows(number)]
    texts = [text for text in (NOTE, *house.receipts[OTHER][1:]) if seen.holds(text)]
    path = answer.request.path_url or ""
    assert (numbers, [text for text in texts if text not in path]) == ([], []), where
