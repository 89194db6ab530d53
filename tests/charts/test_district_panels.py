"""Small multiples of former districts: who is behind, in which order, over which days."""

from datetime import date

import pandas as pd
import pytest

from campaign.charts import district_panels

FIRST, SECOND = date(2025, 7, 24), date(2025, 7, 26)


@pytest.fixture
def frame() -> pd.DataFrame:
    rows = [
        ("Quận Ba Đình", FIRST, 1.0, 2.0),
        ("Quận Ba Đình", SECOND, 10.0, 6.0),
        ("Huyện Ba Vì", SECOND, 2.0, 6.0),
    ]
    columns = ["former_district", "report_date", "officials_trained_pct", "expected_pct"]
    return district_panels.with_days_ahead(pd.DataFrame(rows, columns=columns), "officials")


def test_those_furthest_behind_come_first(frame: pd.DataFrame):
    newest = district_panels.newest(frame)
    assert list(newest["former_district"]) == ["Huyện Ba Vì", "Quận Ba Đình"]
    assert list(newest["days_ahead"].round(2)) == [-1.8, 1.8]


def test_a_panel_says_share_and_days_and_leaves_days_without_rows_open(frame: pd.DataFrame):
    behind, ahead = district_panels.panels(frame, district_panels.newest(frame), "officials", "vi")
    assert (behind.title, behind.note, behind.detail) == ("Huyện Ba Vì", "2,0%", "chậm 1,8 ngày")
    assert (behind.is_behind, ahead.is_behind) == (True, False)
    assert behind.values == [None, None, 2.0]
    assert ahead.values == [1.0, None, 10.0]
    assert ahead.expected == [2.0, None, 6.0]


@pytest.mark.parametrize(
    ("days", "words"),
    [(None, "–"), (float("nan"), "–"), (0.04, "đúng tiến độ"), (-3.24, "chậm 3,2 ngày")],
)
def test_days_in_words(days: float | None, words: str):
    assert district_panels.days_words("vi", days) == words


def test_the_axis_spans_the_campaign_and_more_once_it_is_over():
    assert district_panels.day_count(date(2025, 8, 1)) == 45
    assert district_panels.day_count(date(2025, 9, 10)) == 49
