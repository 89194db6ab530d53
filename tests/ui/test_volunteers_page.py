"""The page "Volunteers" as a reader drives it: every part with the demo, and an empty store.

Figures are tested in tests/charts/test_volunteers.py; here: the page answers, in both languages,
computes only the part in the address, and says what to do when there is nothing.
"""

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

PAGE = Path(__file__).parents[2] / "pages" / "volunteers.py"
PARTS = ("support", "days", "shifts", "heat", "load", "duties", "students")


def open_at(**params: str) -> AppTest:
    page = AppTest.from_file(PAGE, default_timeout=60)
    for name, value in params.items():
        page.query_params[name] = value
    return page.run()


def figures(page: AppTest) -> list[dict]:
    return [json.loads(chart.proto.spec) for chart in page.get("plotly_chart")]


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("part", PARTS)
def test_every_part_renders_a_picture_and_its_rows(demo_dir: Path, part: str, lang: str):
    page = open_at(part=part, lang=lang, as_of="2025-08-12")
    assert not page.exception
    assert len(figures(page)) >= 1
    assert len(page.dataframe) >= 1
    assert all(chart.proto.alt for chart in page.get("plotly_chart"))


@pytest.mark.parametrize("as_of", ["2025-07-24", "2025-09-06"])
@pytest.mark.parametrize("part", PARTS)
def test_the_first_and_the_last_day_are_normal_days(demo_dir: Path, part: str, as_of: str):
    assert not open_at(part=part, as_of=as_of).exception


def test_turns_people_and_hours_are_three_tiles(demo_dir: Path):
    labels = [tile.label for tile in open_at(as_of="2025-08-12").metric]
    assert labels[:3] == [
        "Lượt trong ngày",
        "Người trong ngày",
        "Giờ trong ngày",
    ]


def test_a_switch_changes_the_unit_and_the_address(demo_dir: Path):
    page = open_at(part="days", as_of="2025-08-12")
    assert page.subheader[0].value == "Lượt có mặt mỗi ngày"
    page.button_group(key="volunteers-unit").set_value("person_hours").run()
    assert page.subheader[0].value == "Giờ công mỗi ngày"
    assert page.query_params["unit"] == "person_hours"


def test_the_heat_map_has_every_ward_and_day(demo_dir: Path):
    cells = figures(open_at(part="heat", as_of="2025-08-12"))[0]["data"][0]
    assert len(cells["y"]) == 126
    assert {len(row) for row in cells["text"]} == {20}


def test_the_support_strip_shows_the_wards_in_scope(demo_dir: Path):
    dots = figures(open_at(as_of="2025-08-12", district="Quận Ba Đình"))[0]["data"]
    assert sum(len(trace.get("x", [])) for trace in dots) == 3


def test_an_unknown_part_in_the_address_is_ignored(demo_dir: Path):
    page = open_at(part="nonsense", as_of="2025-08-12")
    assert page.subheader[0].value == "Số người hỗ trợ kỹ thuật có mặt ở mỗi xã, phường"


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_an_empty_store_says_what_to_do(lang: str):
    page = open_at(lang=lang)
    assert not page.exception
    assert len(page.info) == 1
    assert figures(page) == []
