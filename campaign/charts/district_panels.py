"""Training per former district as small multiples: one panel each, those furthest behind first."""

from collections.abc import Hashable, Mapping
from datetime import date
from typing import Any

import pandas as pd

from campaign.charts.small_multiples import Panel
from campaign.formats import MISSING, number, percent
from campaign.labels import text
from campaign.settings import settings


def days_words(lang: str, days: float | None) -> str:
    """Days against the d/45 line in words: "chậm 3,2 ngày"; "–" when unknown."""
    if days is None or pd.isna(days):
        return MISSING
    kind = "level" if abs(days) < 0.05 else "ahead" if days > 0 else "behind"
    return text(lang, f"training-days-{kind}", days=number(lang, abs(days), 1))


def with_days_ahead(frame: pd.DataFrame, group: str) -> pd.DataFrame:
    """`frame` (mart training_trend_district) with the days that `group` is ahead of its line."""
    gap_pct = frame[f"{group}_trained_pct"] - frame["expected_pct"]
    return frame.assign(days_ahead=settings().campaign.n_days * gap_pct / 100)


def newest(frame: pd.DataFrame) -> pd.DataFrame:
    """The newest row of each former district, those furthest behind first."""
    return frame.groupby("former_district").tail(1).sort_values("days_ahead")


def day_count(as_of: date) -> int:
    """How many days the shared x axis spans: the whole campaign, more once it is over."""
    campaign = settings().campaign
    return (max(campaign.end_date, as_of) - campaign.start_date).days + 1


def panels(frame: pd.DataFrame, newest_rows: pd.DataFrame, group: str, lang: str) -> list[Panel]:
    """A panel for each of `newest_rows`, with its history from `frame`."""
    histories = dict(list(frame.groupby("former_district")))
    return [
        _panel(row, histories[row["former_district"]], group, lang)
        for row in newest_rows.to_dict("records")
    ]


def _panel(row: Mapping[Hashable, Any], history: pd.DataFrame, group: str, lang: str) -> Panel:
    share, days = percent(lang, row[f"{group}_trained_pct"]), row["days_ahead"]
    start = pd.Timestamp(settings().campaign.start_date)
    line = history.set_index((pd.to_datetime(history["report_date"]) - start).dt.days)
    places = range(int(line.index.max()) + 1)
    district, words = str(row["former_district"]), days_words(lang, days)
    return Panel(
        title=district,
        note=share,
        detail=words,
        alt_text=text(lang, "training-panel-alt", district=district, pct=share, days=words),
        values=_points(line[f"{group}_trained_pct"], places),
        expected=_points(line["expected_pct"], places),
        is_behind=bool(pd.notna(days) and days < 0),
    )


def _points(values: pd.Series, places: range) -> list[float | None]:
    """The series on every place of the shared axis; places without a row are unknown."""
    found = values.reindex(places)
    return [None if pd.isna(value) else float(value) for value in found]
