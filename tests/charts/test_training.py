"""Training figures from small frames: exact traces and values."""

from datetime import date

import pandas as pd
import pytest

from campaign.charts import palette, small_multiples, training

DAYS = [date(2025, 8, 11), date(2025, 8, 12)]


@pytest.fixture
def trend() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "report_date": DAYS,
            "officials_trained_count": [40, 45],
            "officials_total": [100, 100],
            "officials_trained_pct": [40.0, 45.0],
            "cdt_members_trained_count": [20, 30],
            "cdt_members_total": [200, 200],
            "cdt_members_trained_pct": [10.0, 15.0],
            "expected_pct": [42.0, 44.0],
        }
    )


def draw(trend, **changes):
    given = {"last_day": date(2025, 9, 6), "n_days": 45, "open_day": None, "is_demo": False}
    return training.trend(trend, "vi", **{**given, **changes})


def test_trend_has_the_expected_line_and_one_line_per_group(trend):
    expected, officials, members = draw(trend).data
    assert list(officials.y) == [40.0, 45.0]
    assert list(members.y) == [10.0, 15.0]
    assert expected.line.dash == "dash"
    assert "d/45" in expected.name


def test_the_expected_line_goes_on_by_a_45th_a_day(trend):
    expected = draw(trend, last_day=date(2025, 8, 21)).data[0]
    assert expected.x[-1] == date(2025, 8, 21)
    assert expected.y[-1] == pytest.approx(44.0 + 100 * 9 / 45)


def test_the_expected_line_stops_at_the_shown_day_when_that_is_the_last(trend):
    assert list(draw(trend, last_day=DAYS[-1]).data[0].y) == [42.0, 44.0]


def test_the_open_day_is_hollow(trend):
    officials = draw(trend, open_day=DAYS[-1]).data[1]
    assert list(officials.marker.symbol) == ["circle", "circle-open"]


def test_a_percentage_never_stands_without_its_counts(trend):
    assert "45,0% (45/100)" in draw(trend).data[1].text[-1]


def test_by_format_draws_one_line_per_format_that_occurs():
    frame = pd.DataFrame(
        {
            "report_date": [DAYS[0], DAYS[1], DAYS[0], DAYS[1]],
            "format": ["trực tiếp", "trực tiếp", "trực tuyến", "trực tuyến"],
            "completed_cum": [5, 9, 1, 1],
        }
    )
    lines = training.by_format(frame, "en", "completed_cum", is_demo=False).data
    assert [(line.name, list(line.y)) for line in lines] == [
        ("online", [1, 1]),
        ("in person", [5, 9]),
    ]


def test_completed_lies_inside_enrolled_with_its_share():
    frame = pd.DataFrame(
        {"enrolled_count": [200, 50], "completed_count": [181, 50], "completion_pct": [90.5, 100.0]}
    )
    figure = training.enrolled_completed(frame, "vi", ["A", "B"], is_demo=False)
    enrolled, completed, shares = figure.data
    assert (list(enrolled.x), list(completed.x)) == ([200, 50], [181, 50])
    assert list(shares.text) == ["\u00a090,5%<br>\u00a0181/200", "\u00a0100,0%<br>\u00a050/50"]


def test_wards_behind_are_orange_and_ahead_blue():
    frame = pd.DataFrame(
        {"ward_name": ["A", "B"], "former_district": ["X", "Y"], "officials_days_ahead": [-3.25, 1]}
    )
    bars = training.behind(frame, "vi", "officials_days_ahead", is_demo=True).data[0]
    assert list(bars.y) == ["A", "B"]
    assert list(bars.text) == ["−3,2", "+1,0"]
    assert list(bars.marker.color) == [palette.DIVERGING[1], palette.DIVERGING[4]]


def panel(**changes) -> small_multiples.Panel:
    given = {
        "title": "Ba Đình",
        "note": "45,0%",
        "detail": "đúng tiến độ",
        "alt_text": "Ba Đình <45>",
        "values": [0.0, 50.0, 100.0],
        "expected": [0.0, 10.0, 20.0],
        "is_behind": False,
    }
    return small_multiples.Panel(**{**given, **changes})


def test_a_panel_spans_the_shared_axes():
    svg = small_multiples.panel_svg(panel(), 3, is_last_open=False)
    assert '<polyline points="4.0,84.0 80.0,44.0 156.0,4.0"' in svg
    assert f'<circle cx="156" cy="4" r="3.5" fill="{palette.ACCENT}"' in svg


def test_an_unknown_day_breaks_the_line_and_an_open_last_day_is_hollow():
    svg = small_multiples.panel_svg(panel(values=[0.0, None, 50.0]), 3, is_last_open=True)
    assert svg.count("<polyline") == 3  # expected, and two pieces of the own line
    assert 'fill="#FFFFFF"' in svg


def test_a_district_behind_is_red_and_its_text_is_escaped():
    page = small_multiples.grid([panel(is_behind=True)], 3, is_last_open=False)
    assert palette.TARGET_LINE.replace("#", "%23") in page
    assert 'alt="Ba Đình &lt;45&gt;"' in page
