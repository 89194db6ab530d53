"""Every page and part × every role × another ward's name in the address, byte by byte.

Real sessions against a real server: what is looked for is searched in all that was sent to the
browser, in messages, typed arrays and the files that the page offers, those that are made at a
click included. In each session everything that is folded is opened; for whom figures are hidden
from, every switch is then turned over and every list set to its last entry (all entries, one after
the other: test_choices_matrix.py; what people do: test_acts_matrix.py). To add a page, a part or a
fold: a row in tests/access/table.py.
"""

import ast
from itertools import combinations

import pytest

from campaign.access import Role
from campaign.settings import ROOT
from campaign.ui import map_sections, reporting_choices
from campaign.ui.pages import PAGES as REGISTRY
from tests.access import table
from tests.access.house import LABEL, LATER, MINE, NOTE, OTHER, OWN, PUBLISHED, House
from tests.access.seen import Seen
from tests.coroutines import run

# All in one process: they share the server and what it sent.
# (page, part, which of ADDRESSES) -> what was sent.
Visits = dict[tuple[str, str, str], Seen]
REFUSED = ("Trang này không dành cho công chúng", "không mở được trang này")
FAILED = "Trang này gặp lỗi"
HIDDEN_FROM = (Role.PUBLIC, Role.WARD)
# Who may see most comes first: what is drawn for one reader and kept must not reach the next.
ORDER = (Role.ADMINISTRATOR, Role.LEADER, Role.MONITOR, Role.WARD, Role.PUBLIC)
PLAIN, FOREIGN, OWN_WARD = "plain", "foreign", "own"
ADDRESSES = {PLAIN: "", FOREIGN: f"{table.FOREIGN}&", OWN_WARD: f"{table.OWN_NAMES}&"}
WITH_NAMES = (Role.MONITOR, *HIDDEN_FROM)


def sums(*numbers: dict[str, int]) -> set[int]:
    """What is reported, added up over wards and days, as a city's total would show it."""
    return {sum(given[name] for given in numbers) for name in MINE}


PUBLIC_SUMS = sums(PUBLISHED, MINE)
LATER_SUMS = sums(LATER) | sums(LATER, MINE) | sums(LATER, PUBLISHED) | sums(LATER, PUBLISHED, MINE)
OTHERS = sums(PUBLISHED) | PUBLIC_SUMS | LATER_SUMS


@pytest.fixture(scope="module", params=ORDER, ids=lambda role: role.value)
def role(request: pytest.FixtureRequest) -> Role:
    """One role after the other."""
    found: Role = request.param
    return found


@pytest.fixture(scope="module")
def visits(house: House, role: Role) -> Visits:
    """Every part of every page as that role, plain and with names of wards in the address."""

    async def all_of_them() -> Visits:
        seen: Visits = {}
        for page_id, parts in table.PARTS.items():
            for part in parts:
                for names in ADDRESSES if role in WITH_NAMES else (PLAIN,):
                    query = ADDRESSES[names] + table.query(page_id, part)
                    seen[page_id, part, names] = await house.visitor(role).visit(
                        page_id,
                        query,
                        is_opened=True,
                        is_switched=names != PLAIN and role in HIDDEN_FROM,
                    )
        return seen

    return run(all_of_them())


def test_every_page_and_part_has_a_row() -> None:
    known = {spec.page_id: set(table.PARTS[spec.page_id]) for spec in REGISTRY}
    assert known.keys() == table.PAGES.keys()
    named = {page_id: _show_parts(page_id) for page_id in known}
    named["reporting"] = {*reporting_choices.PARTS, reporting_choices.REVIEW}
    named["ward_map"] = {f"compare={name}" for name in map_sections.COMPARISONS}
    assert known == {page_id: found or {""} for page_id, found in named.items()}


def test_a_page_opens_for_whom_the_table_says(visits: Visits, role: Role) -> None:
    wrong = [
        (page_id, part, seen.titles)
        for (page_id, part, _), seen in visits.items()
        if bool(seen.titles) != table.opens(page_id, role)
    ]
    assert wrong == []


def test_who_is_turned_away_gets_a_sentence_and_nothing_else(visits: Visits, role: Role) -> None:
    for (page_id, part, _), seen in visits.items():
        if table.opens(page_id, role):
            continue
        where = (role, page_id, part)
        assert sum(words in seen.words for words in REFUSED) == 1, where
        assert (seen.urls, seen.has_uploader, seen.titles) == ([], False, []), where
        assert _found(seen, {*OTHERS, *sums(MINE)}) == set(), where


def test_no_page_fails(visits: Visits) -> None:
    assert [key for key, seen in visits.items() if FAILED in seen.words] == []


def test_an_uploader_is_where_the_table_says(visits: Visits, role: Role) -> None:
    shown = {page_id for (page_id, _, _), seen in visits.items() if seen.has_uploader}
    assert shown == {page_id for page_id in table.UPLOADERS if table.opens(page_id, role)}


def test_what_is_folded_was_opened(visits: Visits, role: Role) -> None:
    """Otherwise the search would say nothing about it."""
    assert [(key, seen.folded - seen.opened) for key, seen in visits.items()] == [
        (key, set()) for key in visits
    ]
    opened = set().union(*(seen.opened for seen in visits.values()))
    told = {name for name, letters in table.FOLDS.items() if table.LETTERS[role] in letters}
    assert opened & table.FOLDS.keys() == (told if role in WITH_NAMES else told & opened)


def test_nothing_reaches_a_role_that_it_may_not_see(
    visits: Visits, role: Role, house: House
) -> None:
    texts = hidden_texts(role, house)
    wrong = [
        (key, [(number, seen.around(number)) for number in numbers], words)
        for key, seen in visits.items()
        for numbers in [_found(seen, hidden(role, key[0]))]
        for words in [[text for text in texts if seen.holds(text)]]
        if numbers or words
    ]
    assert wrong == []


def test_the_search_finds_what_may_be_seen(visits: Visits, role: Role) -> None:
    wanted = {
        Role.PUBLIC: PUBLIC_SUMS,
        Role.WARD: sums(MINE),
    }.get(role, LATER_SUMS - sums(LATER, MINE))
    found = set().union(*(_found(seen, wanted) for seen in visits.values()))
    assert found >= {number for number in wanted if number in _shown_somewhere(role)}


def test_a_foreign_name_in_the_address_makes_no_difference_to_a_role(
    visits: Visits, role: Role
) -> None:
    """With sign-in ?role= and ?as_ward= are only words."""
    for page_id, part in {(page_id, part) for page_id, part, names in visits if names == FOREIGN}:
        plain, foreign = visits[page_id, part, PLAIN], visits[page_id, part, FOREIGN]
        assert plain.titles[:1] == foreign.titles[:1], (role, page_id, part)


def hidden(role: Role, page_id: str) -> set[int]:
    """Numbers that must not reach this role; what is published stands on the editions page."""
    if role is Role.WARD and page_id != "editions":
        return OTHERS
    return LATER_SUMS if role in HIDDEN_FROM else set()


def hidden_texts(role: Role, house: House) -> list[str]:
    """Notes, receipts and what tokens are called, that must not reach this role."""
    named = [] if role is Role.ADMINISTRATOR else [LABEL]
    return {
        Role.PUBLIC: [*named, NOTE, *house.receipts[OWN], *house.receipts[OTHER]],
        Role.WARD: [*named, f"{NOTE} {OTHER}", *house.receipts[OTHER]],
    }.get(role, named)


def _shown_somewhere(role: Role) -> set[int]:
    """Totals that some page shows as they are (training by audience, shifts by day)."""
    of_sessions = {"enrolled", "completed"}
    reported = {Role.PUBLIC: [PUBLISHED, MINE], Role.WARD: [MINE]}
    given = reported.get(role, [PUBLISHED, MINE, LATER])
    totals = {sum(numbers[name] for numbers in given) for name in of_sessions}
    return totals | {given[-1]["people"]}


def _found(seen: Seen, numbers: set[int]) -> set[int]:
    return {number for number in numbers if seen.shows(number)}


def _show_parts(page_id: str) -> set[str]:
    """The keys of the dictionary that a page gives to show_part."""
    tree = ast.parse((ROOT / "pages" / f"{page_id}.py").read_text(encoding="utf-8"))
    keys = (key for node in ast.walk(tree) if isinstance(node, ast.Dict) for key in node.keys)
    return {key.value for key in keys if isinstance(key, ast.Constant) and key.value is not None}


def test_the_numbers_that_are_looked_for_stand_for_themselves() -> None:
    groups = [sums(MINE), sums(PUBLISHED), PUBLIC_SUMS, LATER_SUMS]
    assert [left & right for left, right in combinations(groups, 2)] == [set()] * 6
