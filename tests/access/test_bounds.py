"""The row filter of the query layer by itself: what a page may ask, whatever it asks for."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from campaign.access import PUBLIC, Identity, Role
from campaign.access.pages import NotAllowed
from campaign.settings import settings
from campaign.store.questions import all_queries
from campaign.store.stand import Stand
from campaign.ui.bounds import of_reader, of_view
from campaign.ui.pages import PAGES
from campaign.ui.view import View
from tests.access.house import OTHER, OWN

WARD = Identity(Role.WARD, "An", "s-1", OWN)
MONITOR = Identity(Role.MONITOR, "Bình", "s-2")
DAY, LATER = date(2025, 8, 12), date(2025, 8, 13)
KNOWN = datetime(2025, 8, 12, 16, 30, tzinfo=settings().campaign.timezone)
NOW = datetime(2025, 8, 14, 9, 0, tzinfo=settings().campaign.timezone)
STAND = Stand(1, 1, 1, KNOWN)


def view(identity: Identity, page_id: str = "overview", edition_no: int | None = None) -> View:
    return View(
        page_id=page_id,
        lang="vi",
        as_of=DAY,
        known_at=KNOWN,
        is_live=edition_no is None,
        ward_codes=None,
        districts=(),
        ward_types=(),
        is_demo=False,
        data_version="a-1-b",
        store_path="x",
        stand=STAND,
        scope_stand=STAND,
        first_day=DAY,
        last_day=DAY,
        has_reports=True,
        identity=identity,
        edition_no=edition_no,
        address="",
    )


def asked(shown: View, name: str = "city_kpis", **extra: Any) -> dict[str, Any]:
    return of_view(shown, name, extra)


@pytest.mark.parametrize("wanted", [None, (OTHER, OWN), [OWN]])
def test_a_ward_gets_its_own_rows_whatever_is_asked(wanted: Any) -> None:
    assert asked(view(WARD), ward_codes=wanted)["ward_codes"] == (OWN,)


def test_a_ward_gets_no_rows_of_others() -> None:
    assert asked(view(WARD), ward_codes=(OTHER,))["ward_codes"] == ()


def test_a_monitor_gets_what_is_asked() -> None:
    assert asked(view(MONITOR), ward_codes=(OTHER,))["ward_codes"] == (OTHER,)
    assert asked(view(MONITOR))["ward_codes"] is None


def test_another_ward_by_name_is_refused() -> None:
    on_reporting = view(WARD, "reporting")
    assert asked(on_reporting, "version_diff", ward_code=OWN, report_date=DAY)["ward_code"] == OWN
    with pytest.raises(NotAllowed, match=OTHER):
        asked(on_reporting, "version_diff", ward_code=OTHER, report_date=DAY)


def test_an_edition_is_everybodys_on_a_public_page_and_the_own_elsewhere() -> None:
    assert asked(view(WARD, edition_no=1))["ward_codes"] is None
    on_reporting = view(WARD, "reporting", edition_no=1)
    assert asked(on_reporting, "compliance_ward")["ward_codes"] == (OWN,)
    with pytest.raises(NotAllowed):
        asked(on_reporting, "version_diff", ward_code=OTHER, report_date=DAY)


@pytest.mark.parametrize("identity", [PUBLIC, WARD, MONITOR])
def test_an_edition_keeps_its_two_times(identity: Identity) -> None:
    found = asked(view(identity, edition_no=1), as_of=LATER, known_at=NOW)
    assert (found["as_of"], found["known_at"]) == (DAY, KNOWN)
    earlier = asked(view(identity, edition_no=1), as_of=date(2025, 8, 1), known_at=NOW)
    assert (earlier["as_of"], earlier["known_at"]) == (date(2025, 8, 1), KNOWN)


def test_the_latest_may_be_asked_for_any_moment() -> None:
    assert asked(view(MONITOR), known_at=NOW)["known_at"] == NOW


def test_the_public_asks_nothing_beside_an_edition() -> None:
    with pytest.raises(NotAllowed, match="editions only"):
        of_reader(PUBLIC, "freshness", {"as_of": DAY, "known_at": NOW})


def test_a_ward_asks_beside_the_view_for_its_own_rows() -> None:
    found = of_reader(WARD, "submission_today", {"as_of": DAY, "known_at": NOW})
    assert found["ward_codes"] == (OWN,)


@pytest.mark.parametrize("identity", [PUBLIC, WARD, MONITOR], ids=lambda who: who.role.value)
def test_a_mart_of_closed_pages_is_closed(identity: Identity) -> None:
    open_pages = {f"pages/{spec.page_id}.py" for spec in PAGES if spec.is_open_to(identity)}
    for query in all_queries():
        shown = view(identity, edition_no=1)
        if open_pages & set(query.used_by):
            assert of_view(shown, query.name, {})["known_at"] == KNOWN
        else:
            with pytest.raises(NotAllowed, match=query.name):
                of_view(shown, query.name, {})


def test_the_public_has_no_mart_of_reports_and_problems() -> None:
    closed = ["problem_list", "question_list", "version_diff", "submission_versions"]
    for name in closed:
        with pytest.raises(NotAllowed):
            asked(view(PUBLIC, edition_no=1), name, ward_code=OWN, report_date=DAY)


KEYS: list[Callable[[View], str | None]] = [
    lambda shown: shown.scope_key,
    lambda shown: shown.city_key,
    lambda shown: shown.looks_key,
]


@pytest.mark.parametrize("key", KEYS)
def test_readers_of_other_rights_share_nothing(key: Callable[[View], str | None]) -> None:
    other = Identity(Role.WARD, "Bo", "s-9", OTHER)
    shown = [
        view(PUBLIC, edition_no=1),
        view(PUBLIC, edition_no=2),
        *(view(who, edition_no=no) for who in (WARD, other, MONITOR) for no in (None, 1)),
        view(WARD, "reporting", edition_no=1),
    ]
    found = [key(one) for one in shown]
    # Of one edition, on pages that are open to everybody, all wards see the same.
    assert key(view(WARD, edition_no=1)) == key(view(other, edition_no=1))
    assert len(set(found)) == len(found) - 1


@pytest.mark.parametrize("key", KEYS)
def test_readers_of_the_same_rights_share(key: Callable[[View], str | None]) -> None:
    colleague = replace(MONITOR, name="Chi", subject="s-7")
    assert key(view(MONITOR)) == key(view(colleague))
