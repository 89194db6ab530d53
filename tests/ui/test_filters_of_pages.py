"""Every page offers the shared filters that change what it shows, and no others.

Each filter is chosen in the address of each page; what the page then shows must be another if the
page says that it has the filter, and the same to the last word if not.
"""

import re
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from campaign.settings import settings
from campaign.ui import address
from campaign.ui.pages import PAGES, Filter, PageSpec, page

CHOSEN: dict[Filter, dict[str, str | list[str]]] = {
    Filter.EDITION: {"edition": "1"},
    Filter.DAY: {"as_of": "2025-08-12"},
    Filter.WARDS: {"district": ["Quận Ba Đình"], "type": ["phuong"]},
    Filter.MOMENT: {"known_at": "2025-08-20T16:10"},
}
LAST_DAY = (date(2025, 9, 6), "06/09/2025")
WIDGETS = {Filter.WARDS: ("district", "type"), Filter.MOMENT: ("known_at", "known_at-typed")}
# Every part of the pages that do not have them all; the others are one page whatever the part.
PARTS = {
    "editions": ("figures", "changes", "log", "all", "files", "desk"),
    "administration": ("people", "tokens", "windows", "targets", "campaigns", "audit"),
}
# The number of a file that is made at a click is another with every run; links carry the choices
# along, shown or not.
PASSING = re.compile(r"deferred_file_id: .*|\?[a-z_]+=[^)\"]*")
CASES = [(spec.page_id, part) for spec in PAGES for part in PARTS.get(spec.page_id, ("",))]


@pytest.fixture(autouse=True)
def demo(demo_dir: Path) -> None:
    """The demo campaign with its editions; everybody is the administrator who has every page."""


def opened(page_id: str, part: str, *chosen: Filter) -> AppTest:
    shown = AppTest.from_file(settings().root / page(page_id).file, default_timeout=120)
    shown.query_params["part"] = part
    for one in chosen:
        for name, value in CHOSEN[one].items():
            shown.query_params[name] = value
    shown.run()
    assert not shown.exception
    return shown


def said(shown: AppTest) -> list[str]:
    """What the page shows beside the sidebar."""
    found = [repr(element.proto) for element in shown.main if hasattr(element, "proto")]
    return [PASSING.sub("", text) for text in found]


def offered(shown: AppTest) -> set[str]:
    kinds = ("selectbox", "select_slider", "multiselect", "text_input")
    keys = {widget.key or "" for kind in kinds for widget in getattr(shown, kind)}
    return keys | {button.key or "" for button in shown.button}


@pytest.mark.parametrize(("page_id", "part"), CASES)
def test_a_page_has_the_filters_that_change_what_it_shows(page_id: str, part: str) -> None:
    spec, plain = page(page_id), opened(page_id, part)
    for one in Filter:
        names = [f"{page_id}-{name}" for name in WIDGETS.get(one, (one.value,))]
        assert [name in offered(plain) for name in names] == [one in spec.filters] * len(names), one

    before = said(plain)
    assert len(before) > 3
    changing = {one for one in Filter if said(opened(page_id, part, one)) != before}

    whole = {*changing} if part in ("", "figures") else {*changing} | set(spec.filters)
    assert whole == set(spec.filters)


@pytest.mark.parametrize("spec", PAGES, ids=lambda spec: spec.page_id)
def test_choices_that_a_page_does_not_offer_wait_in_the_address(spec: PageSpec) -> None:
    shown = opened(spec.page_id, "", *Filter)
    wanted = {name: value for chosen in CHOSEN.values() for name, value in chosen.items()}
    # A list of one is given back as its text.
    assert {name: shown.query_params[name] for name in wanted} == {
        name: value[0] if isinstance(value, list) else value for name, value in wanted.items()
    }
    assert set(wanted) <= set(address.SHARED_PARAMS)


def test_whatever_everybody_may_open_is_shown_as_an_edition() -> None:
    assert {spec.page_id for spec in PAGES if spec.permission is None} == {
        spec.page_id for spec in PAGES if spec.permission is None and Filter.EDITION in spec.filters
    }


def test_an_edition_does_not_take_todays_template_from_a_ward() -> None:
    """Its people come from a page of an old edition, and hand in for another day."""
    found = [
        box
        for chosen in ((), (Filter.EDITION,))
        for box in opened("upload", "", *chosen).selectbox
        if box.key == "upload-day"
    ]
    assert [(box.value, box.options[0]) for box in found] == [LAST_DAY] * 2
