"""Parts of the page "Training" about courses: by format, by audience, by platform.

One person may complete several courses, so completions are counted as completions (lượt), not as
people; people trained are in campaign/ui/training_sections.py.
"""

from datetime import timedelta
from functools import partial

import pandas as pd
import streamlit as st

from campaign.charts import training
from campaign.ui.cached import ask
from campaign.ui.embed_offer import Embed
from campaign.ui.parts import segments, whole
from campaign.ui.present import chart, note, section, stop_if_empty, table
from campaign.ui.view import View


def formats(view: View) -> None:
    """Answer M8: which format carries the progress and which stands still."""
    measure = segments(view, "count", ("completed_cum", "completed_count"), "training-count")
    frame = ask(view, "training_by_format")
    stop_if_empty(view, frame, "training-empty-sessions")
    days = pd.to_datetime(frame["report_date"])
    week = frame[days > days.max() - timedelta(days=7)]
    sums = week.groupby("format")["completed_count"].sum().sort_values(ascending=False)
    words = {
        "best": view.term("format", sums.index[0]),
        "best_count": view.num(sums.iloc[0]),
        "share": view.pct(100 * sums.iloc[0] / sums.sum() if sums.sum() else None, 0),
        "least": view.term("format", sums.index[-1]),
        "least_count": view.num(sums.iloc[-1]),
    }
    section(view, f"training-formats-{measure}")
    st.markdown(view.t("training-formats-sentence", **words))
    note(view, "training-formats-scope", day=view.day(view.as_of))
    figure = partial(training.by_format, frame, view.lang, measure, is_demo=view.is_demo)
    chart(view, figure, view.t("training-formats-alt", **words), "training-formats")
    counts = ["session_count", "enrolled_count", "completed_count", "completed_first_time_count"]
    rows = frame.sort_values("report_date", ascending=False, kind="stable")
    columns = ["report_date", "format", *counts, "completion_pct", "completed_cum"]
    embed = Embed("training-formats", view.t(f"training-formats-{measure}"), {"count": measure})
    table(view, whole(rows), columns, "tap-huan-theo-hinh-thuc", embed=embed)


def audiences(view: View) -> None:
    """Answer M12: enrolled and completed by audience, the four groups of Plan 138 among them."""
    frame = ask(view, "training_by_audience")
    stop_if_empty(view, frame, "training-empty-sessions")
    names = [view.term("audience", value) for value in frame["audience"]]
    _funnel(view, frame, names, "audiences")
    counts = ["session_count", "enrolled_count", "completed_count", "completed_first_time_count"]
    columns = ["audience", *counts, "completion_pct"]
    embed = Embed("training-audiences", view.t("training-audiences"))
    table(view, whole(frame), columns, "tap-huan-theo-doi-tuong", embed=embed)


def platforms(view: View) -> None:
    """Answer M9: how many of those enrolled completed, by platform."""
    frame = ask(view, "training_funnel")
    stop_if_empty(view, frame, "training-empty-sessions")
    names = training.platform_names(frame["platform"], view.lang)
    _funnel(view, frame, names, "platforms")
    counts = ["session_count", "enrolled_count", "completed_count", "completion_pct"]
    embed = Embed("training-platforms", view.t("training-platforms"))
    table(view, whole(frame), ["platform", *counts], "tap-huan-theo-nen-tang", embed=embed)


def _funnel(view: View, frame: pd.DataFrame, names: list[str], key: str) -> None:
    section(view, f"training-{key}")
    note(view, f"training-{key}-scope", day=view.day(view.as_of))
    largest = frame.iloc[0]
    alt = view.t(
        "training-funnel-alt",
        rows=view.num(len(frame)),
        name=names[0],
        enrolled=view.num(largest["enrolled_count"]),
        completed=view.num(largest["completed_count"]),
        pct=view.pct(largest["completion_pct"]),
    )
    figure = partial(training.enrolled_completed, frame, view.lang, names, is_demo=view.is_demo)
    chart(view, figure, alt, f"training-{key}")
