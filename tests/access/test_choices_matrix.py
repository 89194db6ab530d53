"""Every choice × whom something is hidden from: each entry, forged ones, typed texts, parameters.

One session for each part of a page, and in it one choice after the other, each from the page as its
address shows it. Every list is driven through its entries once for a page and role (of wards,
districts, days and moments: states.ALIKE). Then all that the page has is set at once to what it did
not offer, another ward's code and name; boxes have these and the number of its receipt typed into
them, and at every part every parameter of the address says so. What comes back is searched after
each step, so that a finding names its choice. tests/access/test_matrix.py opens what is folded and
fetches the files of every part and of other choices; here they are fetched for what was forged.
"""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState

from campaign.access import Role
from campaign.ui.address import SHARED_PARAMS
from campaign.ui.filters import ward_label
from campaign.wards import register
from tests.access import table
from tests.access.house import NEXT_DAY, OTHER, House
from tests.access.seen import Seen, name_of
from tests.access.states import BOXES, LISTS, PICTURES, entries, kind_of, offered, param_of, state
from tests.access.test_matrix import FAILED, LATER_SUMS, OTHERS, hidden_texts
from tests.access.visitor import Visitor
from tests.coroutines import run

# From whom figures are hidden. Whoever may see most comes first, as in test_matrix.py.
ROLES = (Role.WARD, Role.PUBLIC)
CHOSEN = (*LISTS, "Checkbox")
# The parts have an address each, and every address is asked for.
PARTS = ("part", "compare")
# Where a ward's person is shown an edition, its figures are everybody's.
EDITION = "edition=1"
# What of an address would show most, where it counts; elsewhere OTHER.
TELLING = {
    "edition": "latest",
    "role": "administrator",
    "as_of": NEXT_DAY,
    "day": NEXT_DAY,
    "known_at": f"{NEXT_DAY}T23:00",
}


@dataclass
class Found:
    """What the choices of one role brought: hidden things, faults, and lists without effect."""

    hidden: list[tuple[str, str]] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    idle: list[tuple[str, list[str], set[str]]] = field(default_factory=list)
    driven: set[str] = field(default_factory=set)
    step_count: int = 0


class Driving:
    """One session of one part of a page, in which one choice after the other is made."""

    def __init__(self, house: House, role: Role, page_id: str, query: str, found: Found) -> None:
        self.house, self.role, self.page_id, self.query = house, role, page_id, query
        self.found = found
        self.visitor: Visitor = house.visitor(role)
        self.offered: dict[str, Any] = {}

    async def open(self) -> None:
        """The page as its address has it; what it offers counts for all choices."""
        await self.visitor.open()
        await self.show("opened")
        self.offered = dict(self.visitor.seen.operable)

    def new(self, kinds: tuple[str, ...]) -> list[Any]:
        """The widgets of these kinds that no part of the page has had before."""
        return [
            widget
            for widget in self.offered.values()
            if kind_of(widget) in kinds
            and param_of(widget, self.page_id) not in PARTS
            and name_of(widget.id) not in self.found.driven
        ]

    async def choose(self, *states: WidgetState, where: str, has_files: bool = False) -> str:
        """Send states of widgets; the address that the page then has."""
        # A choice reaches only a widget that the last run drew, with the entries it then had.
        drawn = self.visitor.seen.operable
        if any(
            one.id not in drawn or offered(drawn[one.id]) != offered(self.offered[one.id])
            for one in states
        ):
            await self.show("again")
        return await self.show(where, self.query, *states, has_files=has_files)

    async def show(
        self, where: str, query: str | None = None, *states: WidgetState, has_files: bool = False
    ) -> str:
        """Run the page and search what comes; the address that it then has."""
        seen = self.visitor.seen = Seen()
        await self.visitor.run(self.page_id, self.query if query is None else query, *states)
        if has_files:
            await self.visitor.download()
        self.found.step_count += 1
        where = f"{self.page_id}?{self.query} {where}"
        numbers = hidden_at(self.role, self.page_id, self.visitor.query)
        wrong = [str(seen.around(number)) for number in numbers if seen.shows(number)]
        wrong += [text for text in hidden_texts(self.role, self.house) if seen.holds(text)]
        self.found.hidden += [(where, one) for one in wrong]
        self.found.failed += [where] if FAILED in seen.words else []
        return self.visitor.query


def hidden_at(role: Role, page_id: str, address: str) -> set[int]:
    """Numbers that must not reach this role at this address."""
    is_published = role is Role.PUBLIC or page_id == "editions" or EDITION in address
    return LATER_SUMS if "P" in table.PAGES[page_id] and is_published else OTHERS


def forged(house: House, widget: Any) -> list[str]:
    """Of a list OTHER's code and name; of a box also a receipt, cut short, and a later moment."""
    if kind_of(widget) not in BOXES:
        return [OTHER, ward_label(OTHER)]
    return [OTHER, register().by_code[OTHER].full_name, cut_short(house), "23:00 13/08/2025"]


def cut_short(house: House) -> str:
    """The number of a receipt without its last letters, which only the server could add."""
    return house.receipts[OTHER][-1][:-2]


async def _driven(house: House, role: Role) -> Found:
    found = Found()
    for page_id, parts in table.PARTS.items():
        for part in parts if table.opens(page_id, role) else ():
            names = table.OWN_NAMES if role is Role.WARD else ""
            query = "&".join(filter(None, (names, table.query(page_id, part))))
            driving = Driving(house, role, page_id, query, found)
            try:
                await driving.open()
                await _drive_entries(driving)
                await _drive_forged(driving)
                await _drive_address(driving, is_first=part == parts[0])
            finally:
                await driving.visitor.close()
    return found


async def _drive_entries(driving: Driving) -> None:
    """Each list through its entries; every one must lead to an address of its own."""
    for widget in driving.new(CHOSEN):
        name, all_of_it = name_of(widget.id), entries(widget)
        addresses = {
            await driving.choose(state(widget, entry), where=f"{name}={entry}")
            for entry in all_of_it
        }
        if len(addresses) != len(all_of_it):
            driving.found.idle.append((name, all_of_it, addresses))


async def _drive_forged(driving: Driving) -> None:
    """What the page did not offer, in all that it has at once; a picture's click by itself."""
    texts = [(w, forged(driving.house, w)) for w in driving.new((*LISTS, *BOXES))]
    for number in range(max((len(told) for _, told in texts), default=0)):
        states = [state(w, told[number]) for w, told in texts if number < len(told)]
        await driving.choose(*states, where=f"forged {number}", has_files=True)
    for picture in driving.new(PICTURES):
        await driving.choose(state(picture, OTHER), where=name_of(picture.id))
    driving.found.driven |= {name_of(widget.id) for widget in driving.offered.values()}


async def _drive_address(driving: Driving, *, is_first: bool) -> None:
    """Every parameter that the page has, all at once."""
    known = {param_of(widget, driving.page_id) for widget in driving.offered.values()}
    params = sorted({*known, *SHARED_PARAMS, "ward", "day"} - set(PARTS))
    asked = [{name: TELLING.get(name, OTHER) for name in params}]
    asked += [dict.fromkeys(params, cut_short(driving.house))] if is_first else []
    for values in asked:
        await driving.show("address", f"{driving.query}&{urlencode(values)}", has_files=True)


@pytest.fixture(scope="module", params=ROLES, ids=lambda role: role.value)
def found(request: pytest.FixtureRequest, house: House) -> Found:
    """What came back to one role, whatever it chose."""
    return run(_driven(house, request.param))


def test_no_choice_brings_what_is_hidden(found: Found) -> None:
    assert found.hidden == []


def test_no_choice_breaks_a_page(found: Found) -> None:
    """Also not one that was never offered: it counts as none."""
    assert found.failed == []


def test_every_entry_that_was_driven_was_taken(found: Found) -> None:
    """Otherwise the search would say nothing about it."""
    assert found.idle == []
