"""The page "Training" as a reader drives it: every part with the demo, and an empty store.

Figures are tested in tests/charts/test_training.py, the projection in tests/insight; here: the
page answers in both languages, on the first and the last day, and with nothing to show.
"""

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

PAGE = Path(__file__).parents[2] / "pages" / "training.py"
DRAWN = ("trend", "wards", "formats", "audiences", "platforms")
PARTS = (*DRAWN, "districts")


def open_at(**params: str) -> AppTest:
    page = AppTest.from_file(PAGE, default_timeout=60)
    for name, value in params.items():
        page.query_params[name] = value
    return page.run()


def figures(page: AppTest) -> list[dict]:
    return [json.loads(chart.proto.spec) for chart in page.get("plotly_chart")]


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("part", DRAWN)
def test_every_part_renders_a_picture_and_its_rows(demo_dir: Path, part: str, lang: str):
    page = open_at(part=part, lang=lang, as_of="2025-08-12")
    assert not page.exception
    assert len(figures(page)) == 1
    assert len(page.dataframe) == 1
    assert all(chart.proto.alt for chart in page.get("plotly_chart"))


@pytest.mark.parametrize("as_of", ["2025-07-24", "2025-09-06"])
@pytest.mark.parametrize("part", PARTS)
def test_the_first_and_the_last_day_are_normal_days(demo_dir: Path, part: str, as_of: str):
    assert not open_at(part=part, as_of=as_of).exception


def test_districts_are_thirty_panels_sorted_by_need(demo_dir: Path):
    page = open_at(part="districts", as_of="2025-08-12")
    grids = [block.proto.body for block in page.get("html") if "<figure>" in block.proto.body]
    assert grids[0].count("<figure>") == 30
    days = page.dataframe[0].value["days_ahead"]
    assert list(days) == sorted(days)


def test_the_group_switch_changes_the_wards_behind(demo_dir: Path):
    page = open_at(part="wards", as_of="2025-08-12")
    assert page.subheader[0].value.endswith("Cán bộ, công chức, viên chức")
    page.button_group(key="training-group").set_value("cdt_members").run()
    assert page.subheader[0].value.endswith("Thành viên Tổ CĐS cộng đồng")
    assert page.query_params["group"] == "cdt_members"


def test_the_projection_waits_for_seven_days(demo_dir: Path):
    early = " ".join(text.value for text in open_at(as_of="2025-07-26").markdown)
    assert early.count("chưa đủ 7 ngày") == 2


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_an_empty_store_says_what_to_do(lang: str):
    page = open_at(lang=lang)
    assert not page.exception
    assert len(page.info) == 1
    assert figures(page) == []
