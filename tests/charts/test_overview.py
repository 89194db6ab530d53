"""The reasons in the call list: how long a ward has been silent."""

from types import SimpleNamespace

import pytest

from campaign.charts.overview import reasons


@pytest.mark.parametrize(
    ("days", "status", "said"),
    [
        (1, "missing", "không báo cáo hôm nay"),
        (1, "not_due", "không báo cáo hôm trước"),
        (3, "missing", "3 ngày liền không báo cáo"),
        (0, "late", "báo cáo trong ngày: trễ hạn"),
    ],
)
def test_silence_is_said_by_its_length(days: int, status: str, said: str):
    row = SimpleNamespace(
        pace=None,
        lost_component=None,
        lost_points=None,
        second_component=None,
        second_points=None,
        missing_streak_days=days,
        report_status=status,
        tech_support_gap_people=None,
    )
    assert reasons(row, "vi") == [said]
