"""The overview as a reader drives it; figures are tested in tests/marts and tests/charts."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from campaign.ui.present import _arrow

PAGE = Path(__file__).parents[2] / "pages" / "overview.py"


def open_at(**params: str) -> AppTest:
    page = AppTest.from_file(PAGE, default_timeout=60)
    for name, value in params.items():
        page.query_params[name] = value
    return page.run()


def html(page: AppTest) -> str:
    return "".join(block.proto.body for block in page.get("html"))


@pytest.mark.parametrize(("lang", "day"), [("vi", "Ngày 20/45"), ("en", "Day 20 of 45")])
def test_says_the_day_the_pace_and_whom_to_call(demo_dir: Path, lang: str, day: str):
    page = open_at(lang=lang, as_of="2025-08-12")
    assert not page.exception
    body = html(page)
    assert day in body
    assert body.count("<li><a href=") == 10
    assert f"ward_map?lang={lang}" in body or "ward_map?as_of=2025-08-12" in body
    assert len(page.metric) == 8
    assert len(page.get("bidi_component")) == 1
    assert page.get("plotly_chart") == []


def test_marks_the_demo_and_says_how_fresh_it_is(demo_dir: Path):
    page = open_at(as_of="2025-08-12")
    assert "Dữ liệu mô phỏng / Simulated data" in html(page)
    assert re.fullmatch(
        r"12/08/2025 · 1\d\d/126 xã, phường báo cáo · biết đến \d\d:\d\d \d\d/09/2025"
        r" · chưa công bố · phiên bản [0-9a-f]{8}-\d+-[0-9a-f]{8}",
        page.caption[1].value,
    )


def test_the_line_of_an_edition_says_its_number_and_its_version(demo_dir: Path):
    page = open_at(edition="3")
    assert re.fullmatch(
        r"Bản số 3 · ngày 06/09/2025 · 107/126 xã, phường đã báo cáo · chốt lúc 16:30 06/09/2025"
        r" · công bố lúc 16:30 06/09/2025 · phiên bản [0-9a-f]{8}-\d+-[0-9a-f]{8}",
        page.caption[1].value,
    )


@pytest.mark.parametrize("as_of", ["2025-07-24", "2025-08-31", "2025-09-06"])
def test_the_first_a_sunday_and_the_last_day_are_normal_days(demo_dir: Path, as_of: str):
    assert not open_at(as_of=as_of).exception


def test_a_moment_in_the_past_is_said_plainly_and_counts_fewer_reports(demo_dir: Path):
    page = open_at(as_of="2025-08-12", known_at="15:45")
    assert not page.exception
    assert page.info[0].value.startswith("Đang xem lại: chỉ tính những báo cáo đã nhận đến 15:45")


def test_a_filtered_link_narrows_the_scope(demo_dir: Path):
    page = open_at(as_of="2025-08-12", district="Quận Ba Đình")
    assert "3/3 xã, phường" in page.caption[1].value
    assert page.multiselect[0].value == ["Quận Ba Đình"]


def test_bad_values_in_the_address_are_ignored(demo_dir: Path):
    page = open_at(lang="fr", as_of="12/08/2025", known_at="soon", district="Atlantis", type="x")
    assert not page.exception
    assert page.caption[1].value.startswith("06/09/2025 · ")


def test_an_empty_store_explains_and_points_on():
    page = open_at()
    assert not page.exception
    assert page.info[0].value.startswith("Chưa có báo cáo nào trong kho.")
    assert len(page.metric) == 0


@pytest.mark.parametrize(
    ("change", "arrow"), [("+1,5 điểm", "up"), ("−8,8 điểm", "down"), ("51 đúng hạn", "off")]
)
def test_a_change_points_where_its_sign_says(change: str, arrow: str):
    assert _arrow(change) == arrow


def test_the_pictures_have_their_rows_as_tables(demo_dir: Path):
    page = open_at(as_of="2025-08-12")
    folded = len(page.dataframe)
    for fold in ("overview-trend", "overview-map", "overview-calls"):
        page.session_state[f"{fold}-fold"] = True
    tables = [table.value for table in page.run().dataframe]
    assert len(tables) == folded + 4
    by_band = next(table for table in tables if list(table.columns) == ["band", "ward_count"])
    assert by_band["ward_count"].sum() == 126
    assert [len(table) for table in tables if "progress_median" in table.columns] == [20]
    assert [len(table) for table in tables if "progress" in table.columns and len(table) > 10] == [
        126
    ]
