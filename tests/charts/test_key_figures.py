"""The city's key figures as small lines: each on its own scale, gaps stay gaps."""

from datetime import date

import pandas as pd

from campaign.charts import key_figures

DAYS = [date(2025, 8, 10), date(2025, 8, 11), date(2025, 8, 12)]


def city_trend(**changes: list[float | None]) -> pd.DataFrame:
    columns = {line.column: [1.0, 2.0, 3.0] for line in key_figures.LINES}
    return pd.DataFrame({"as_of_date": DAYS, **columns, **changes})


def panel(lang: str, **changes: list[float | None]):
    return key_figures.panels(city_trend(**changes), lang)[0]


def test_a_line_runs_from_its_lowest_to_its_highest_value():
    drawn = panel("vi", reported_count=[118, 126, 120])
    assert drawn.values == [0.0, 100.0, 25.0]
    assert (drawn.title, drawn.note) == ("Đã báo cáo trong ngày", "120")
    assert drawn.detail == "từ 118 đến 126"
    assert drawn.alt_text == (
        "Đường Đã báo cáo trong ngày: mới nhất 120, thấp nhất 118, cao nhất 126."
    )


def test_shares_and_decimals_are_written_as_in_the_tiles():
    rows = city_trend(officials_trained_pct=[1.25, 50.0, 92.66], progress_median=[1.0, 2.0, 93.2])
    notes = {drawn.title: drawn.note for drawn in key_figures.panels(rows, "en")}
    assert notes["Officials trained"] == "92.7%"
    assert notes["Median progress (0–100)"] == "93.2"


def test_a_day_that_is_not_known_is_a_gap_and_a_level_line_is_in_the_middle():
    assert panel("vi", reported_count=[118, None, 126]).values == [0.0, None, 100.0]
    assert panel("vi", reported_count=[126, 126, 126]).values == [50.0, 50.0, 50.0]


def test_without_any_value_nothing_is_claimed():
    drawn = panel("vi", reported_count=[None, None, None])
    assert (drawn.values, drawn.note, drawn.detail) == ([None, None, None], "–", "")


def test_rows_may_come_newest_first():
    rows = city_trend(reported_count=[118, 126, 120]).iloc[::-1]
    assert key_figures.panels(rows, "vi")[0].values == [0.0, 100.0, 25.0]
