"""The straight line through the last seven days: exact slopes and dates."""

from datetime import date, timedelta

import pandas as pd
import pytest

from campaign.insight.projection import Projection, project

FIRST, END = date(2025, 8, 1), date(2025, 9, 6)


def trend(values: list[float | None]) -> pd.DataFrame:
    days = [FIRST + timedelta(days=number) for number in range(len(values))]
    return pd.DataFrame({"report_date": days, "pct": pd.array(values, dtype="Float64")})


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (  # 2 points a day from 62 on 7/8: 19 more days
            [50, 52, 54, 56, 58, 60, 62],
            Projection("reached", date(2025, 8, 26), 100.0, 2.0),
        ),
        (  # 1 point a day from 16 on 7/8: 84 more days, 46 on 6/9
            [10, 11, 12, 13, 14, 15, 16],
            Projection("late", date(2025, 10, 30), 46.0, 1.0),
        ),
        ([40, 40, 40, 40, 40, 40, 40], Projection("flat", per_day_pct=0.0)),
        ([40, 41, None, 43, 44, 45, 46], Projection("unknown")),
        ([40, 41, 42], Projection("unknown")),
        ([90, 95, 100], Projection("done", full_date=date(2025, 8, 3))),
        ([], Projection("unknown")),
    ],
)
def test_projection(values, expected):
    assert project(trend(values), "pct", END) == expected


def test_only_the_last_seven_days_count():
    result = project(trend([0, 0, 0, 50, 52, 54, 56, 58, 60, 62]), "pct", END)
    assert result.per_day_pct == pytest.approx(2.0)


def test_the_last_day_without_full_completion_is_over():
    assert project(trend([91.0, 92.0]), "pct", date(2025, 8, 2)) == Projection("over")
