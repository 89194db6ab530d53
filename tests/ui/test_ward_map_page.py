"""The map as a reader drives it: every measure, the panel, the filters, an empty store."""

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from campaign.charts.measures import MEASURES

PAGE = Path(__file__).parents[2] / "pages" / "ward_map.py"


def open_at(**params: str) -> AppTest:
    page = AppTest.from_file(PAGE, default_timeout=60)
    for name, value in params.items():
        page.query_params[name] = value
    return page.run()


def layers(page: AppTest) -> dict[str, dict]:
    deck = json.loads(page.get("deck_gl_json_chart")[0].proto.json)
    return {layer["id"].split("-None")[0]: layer for layer in deck["layers"]}


def wards(page: AppTest) -> list[dict]:
    return layers(page)["wards"]["data"]["features"]


def test_draws_126_wards_and_the_looks_of_the_day(demo_dir: Path):
    page = open_at(as_of="2025-08-12")
    assert not page.exception
    assert len(wards(page)) == 126
    signs = {name: len(layers(page)[name]["data"]) for name in ("late", "incomplete")}
    statuses = list(page.dataframe[0].value["report_status"])
    assert signs == {name: statuses.count(name) for name in signs}
    assert statuses.count("missing") > 0
    assert len(layers(page)["no-report"]["data"]) >= 5 * statuses.count("missing")


def test_every_measure_draws_on_the_first_day_when_all_are_equal(demo_dir: Path):
    page = open_at(as_of="2025-07-24")
    for measure in MEASURES:
        page.selectbox(key="ward_map-measure").set_value(measure).run()
        assert not page.exception, measure.measure_id
        assert len(wards(page)) == 126


def test_a_measure_is_kept_in_the_link_and_named_in_the_tooltip(demo_dir: Path):
    page = open_at(as_of="2025-08-12", measure="online_rate", lang="en")
    assert wards(page)[0]["properties"]["measure"] == "Online dossiers, 7 days"
    assert wards(page)[0]["properties"]["value"].endswith("%")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_link_to_a_ward_opens_its_panel(demo_dir: Path, lang: str):
    page = open_at(as_of="2025-08-12", ward="00118", lang=lang)
    assert not page.exception
    assert "Phường Bồ Đề · Quận Long Biên" in [block.value for block in page.subheader]
    assert len(page.get("plotly_chart")) == 3
    assert len(page.dataframe) == 4
    page.session_state["ward_00118_trend-fold"] = True
    assert len(page.run().dataframe) == 5


def test_search_without_diacritics_finds_the_ward(demo_dir: Path):
    page = open_at(as_of="2025-08-12")
    page.text_input(key="ward_map-ward-search").set_value("bo de").run()
    assert page.query_params["ward"] == "00118"


def test_the_panel_closes_and_leaves_the_rest_of_the_link(demo_dir: Path):
    page = open_at(as_of="2025-08-12", ward="00118")
    page.button(key="ward-close").click().run()
    assert page.query_params == {"as_of": "2025-08-12"}


def test_filters_leave_only_their_wards(demo_dir: Path):
    page = open_at(as_of="2025-08-12", district="Quận Ba Đình")
    assert len(wards(page)) == 3


def test_filters_that_fit_no_ward_say_so(demo_dir: Path):
    page = open_at(district="Quận Ba Đình", type="xa")
    assert not page.exception
    assert page.info[0].value.startswith("Không có xã, phường nào khớp")


@pytest.mark.parametrize("compare", ["peers", "change", "commendation"])
def test_every_comparison_renders(demo_dir: Path, compare: str):
    assert not open_at(as_of="2025-09-06", compare=compare).exception


def test_a_ward_before_its_start_is_drawn_and_said(demo_dir: Path):
    page = open_at(as_of="2025-07-30", ward="10417")
    assert not page.exception
    assert any("Chưa bắt đầu" in caption.value for caption in page.caption)


def test_an_empty_store_explains_and_points_on():
    page = open_at()
    assert not page.exception
    assert page.info[0].value.startswith("Chưa có báo cáo nào trong kho.")


@pytest.mark.parametrize(
    ("lang", "incomplete"),
    [("vi", "dòng bị từ chối được tính là báo cáo thiếu"), ("en", "refused row counts as incomp")],
)
def test_says_how_the_index_is_made_with_the_weights_of_the_store(
    demo_dir: Path, lang: str, incomplete: str
):
    page = open_at(as_of="2025-07-24", lang=lang)
    said = "\n".join(block.value for block in page.expander[0].markdown)
    assert incomplete in said
    assert said.count("\n| ") == 17  # the head, 15 components and the sum
    assert "| **100** |" in said


def test_says_who_moved_and_how_the_groups_differ(demo_dir: Path):
    page = open_at(as_of="2025-09-06", compare="change", lang="en")
    assert any("wards up" in block.value for block in page.markdown)
    page = open_at(as_of="2025-09-06", by="ward_type", lang="en")
    assert any(block.value.startswith("Highest median:") for block in page.markdown)


def test_last_week_is_not_there_yet_on_the_first_days(demo_dir: Path):
    page = open_at(as_of="2025-07-24", compare="change")
    assert not page.exception
    assert any("ngày thứ 8" in block.value for block in page.info)


@pytest.mark.parametrize(
    "params",
    [
        {"as_of": "2025-08-12"},
        {"as_of": "2025-08-12", "role": "ward", "as_ward": "00118"},
        {"as_of": "2025-07-24", "role": "ward", "as_ward": "10417"},
    ],
    ids=["city", "own ward", "own ward before its start"],
)
def test_the_method_names_all_components_to_everybody(demo_dir: Path, params: dict[str, str]):
    page = open_at(lang="en", **params)
    assert not page.exception
    table = next(block.value for block in page.markdown if "| **Sum** |" in block.value)
    lines = table.splitlines()
    assert len(lines) == 2 + 15 + 1
    assert lines[-1] == "| **Sum** | **100** | |"
    weights = [int(line.split(" | ")[1]) for line in lines[2:-1]]
    assert weights == sorted(weights, reverse=True)
