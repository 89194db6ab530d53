"""The top of the page "Reporting discipline": deadline, wards by status, whom to call.

The countdown is a function of (as_of, moment): the moment is the view's known_at, or the clock
when the page is live, because the marts' canonical moment stands still between two reports.
"""

import html
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Literal

import pandas as pd
import streamlit as st

from campaign import clock, labels
from campaign.charts.palette import Mark
from campaign.charts.reporting import LOOKS, alphabetic
from campaign.settings import settings
from campaign.ui.cached import section
from campaign.ui.view import View

COLUMNS = (
    "ward_name",
    "former_district",
    "report_status",
    "received_at",
    "version",
    "completeness",
    "error_count",
    "warning_count",
    "refused_count",
    "day_no",
    "ward_code",
)
LIST_LINES, LIST_PX = 9, 250
_REFRESH = timedelta(seconds=20)
_STYLE = Path(__file__).with_name("reporting.css")


def time_left(as_of: date, moment: datetime) -> timedelta | None:
    """How long until the deadline of `as_of`; None from the deadline on (16:00:00 is late)."""
    left = settings().campaign.deadline_at(as_of) - moment
    return left if left > timedelta(0) else None


def left_words(lang: str, left: timedelta) -> str:
    """A time span as people say it, whole minutes, never "0 minutes"."""
    minutes = int(left.total_seconds() // 60)
    if minutes < 1:
        return labels.text(lang, "reporting-left-last-minute")
    hours, minutes = divmod(minutes, 60)
    days, rest = divmod(hours, 24)
    if days:
        return labels.text(lang, "reporting-left-days", days=days, hours=rest)
    if hours:
        return labels.text(lang, "reporting-left-hours", hours=hours, minutes=minutes)
    return labels.text(lang, "reporting-left-minutes", minutes=minutes)


def countdown(view: View) -> None:
    """The time left until the deadline of the shown day; ticks only on that very day."""
    today = clock.now().date()
    is_ticking = view.is_live and view.as_of == today and _left(view) is not None
    st.fragment(_countdown, run_every=_REFRESH if is_ticking else None)(view, is_ticking)


def _left(view: View) -> timedelta | None:
    return time_left(view.as_of, clock.now() if view.is_live else view.known_at)


def _countdown(view: View, is_ticking: bool) -> None:
    left, words = _left(view), {"deadline": deadline_text(), "day": view.day(view.as_of)}
    if left is not None:
        said = view.t("reporting-deadline-left", left=left_words(view.lang, left), **words)
        st.subheader(f"⏳ {said}", anchor=False)
    elif is_ticking:
        st.rerun(scope="app")  # the deadline has just passed: every status may have changed
    else:
        st.subheader(f"⏹ {view.t('reporting-deadline-passed', **words)}", anchor=False)
    st.caption(view.t("reporting-deadline-note", deadline=words["deadline"]))


def deadline_text() -> str:
    """The daily deadline as HH:MM."""
    return settings().campaign.deadline.strftime("%H:%M")


def owing(today: pd.DataFrame, calendar: pd.DataFrame) -> pd.DataFrame:
    """The rows of submission_today of wards that owe a report that day, whatever the hour."""
    return today[today["ward_code"].isin(calendar.loc[calendar["is_open"], "ward_code"])]


def status_counts(view: View, wards: pd.DataFrame, *, without_duty: int) -> None:
    """One chip per status: glyph, count, name; `wards`: the rows of `owing`."""
    st.html(_STYLE)  # not in the section: Streamlit cannot repeat a style sheet
    section(view, "status-counts", partial(_status_counts, view, wards, without_duty))


def _status_counts(view: View, wards: pd.DataFrame, without_duty: int) -> None:
    counts = wards["report_status"].value_counts()
    chips = (
        (status, f"<b>{view.num(int(counts.get(status, 0)))}</b>/{view.num(len(wards))}")
        for status in LOOKS
    )
    _chip_row(view, chips)
    if without_duty:
        st.caption(view.t("reporting-not-started", count=without_duty))


def status_legend(view: View) -> None:
    """What each status looks like in the strip."""
    st.html(_STYLE)
    section(view, "status-legend", lambda: _chip_row(view, ((status, "") for status in LOOKS)))


def _chip_row(view: View, chips: Iterable[tuple[str, str]]) -> None:
    items = "".join(
        _chip(LOOKS[status], f"{figure} {_name(view, status)}") for status, figure in chips
    )
    st.html(f'<div class="status-counts" role="list">{items}</div>')


def _name(view: View, status: str) -> str:
    return html.escape(view.term("report_status", status))


def _chip(mark: Mark, words: str) -> str:
    look = f"background:{mark.color};color:{mark.ink}"
    glyph = f'<span class="status-glyph" style="{look}" aria-hidden="true">{mark.glyph}</span>'
    return f'<span role="listitem">{glyph}<span>{words}</span></span>'


def received_line(view: View, today: pd.DataFrame) -> None:
    """How many reports of the day are in, how many of them with errors, how many refused."""
    received = today[today["version"].notna()]
    st.markdown(
        view.t(
            "reporting-problems-received",
            day=view.day(view.as_of),
            count=len(received),
            errors=int((received["error_count"] > 0).sum()),
            warnings=int((received["warning_count"] > 0).sum()),
            refused=int(today["refused_count"].sum()),
        )
    )
    st.caption(view.t("reporting-problems-caption"))


def call_lists(view: View, wards: pd.DataFrame) -> None:
    """Who has sent nothing, and who has sent too little, as text to copy into a chat group."""
    silent = wards[wards["report_status"].isin(("missing", "not_due"))]
    incomplete = wards[wards["report_status"] == "incomplete"]
    left, right = st.columns(2)
    with left:
        if silent.empty:
            st.success(view.t("reporting-unreported-none", day=view.day(view.as_of)), icon="✅")
        else:
            words = view.t("reporting-unreported", count=len(silent))
            head = _silent_head(view, len(silent), len(wards))
            _call_list(view, words, head, _by_district(view, silent, "silent"))
    if not incomplete.empty:
        head = view.t("reporting-copy-incomplete", count=len(incomplete), day=view.day(view.as_of))
        with right:
            words = view.t("reporting-incomplete", count=len(incomplete))
            _call_list(view, words, head, _by_district(view, incomplete, "incomplete"))
    if len(silent) + len(incomplete):
        st.caption(view.t("reporting-unreported-hint"))


def _call_list(view: View, title: str, head: str, districts: Sequence[str]) -> None:
    marks = [view.t("reporting-copy-demo")] if view.is_demo else []
    lines = [*marks, head, *districts]
    st.markdown(f"**{title}**")
    height: Literal["content"] | int = "content" if len(lines) <= LIST_LINES else LIST_PX
    st.code("\n".join(lines), language=None, wrap_lines=True, height=height)


def _silent_head(view: View, count: int, total: int) -> str:
    is_before = _left(view) is not None
    return view.t(
        "reporting-copy-head-before" if is_before else "reporting-copy-head-after",
        known_at=view.moment(clock.now() if view.is_live else view.known_at),
        count=count,
        total=total,
        day=view.day(view.as_of),
        deadline=deadline_text(),
    )


def _by_district(view: View, wards: pd.DataFrame, kind: str) -> Sequence[str]:
    return section(view, f"{kind}-by-district", partial(_district_lines, view, wards))


def _district_lines(view: View, wards: pd.DataFrame) -> tuple[str, ...]:
    names = {
        district: ", ".join(rows["ward_name"].sort_values(key=alphabetic))
        for district, rows in wards.groupby("former_district")
    }
    return tuple(
        view.t("reporting-copy-line", district=district, wards=wards)
        for district, wards in names.items()
    )
