"""The top of the page "Reporting discipline": deadline, wards by status, whom to call.

The countdown is a function of (as_of, moment): the moment is the view's known_at, or the clock
when the page is live, because the marts' canonical moment stands still between two reports.
"""

import html
from collections.abc import Iterable
from datetime import date, datetime, timedelta

import pandas as pd
import streamlit as st

from campaign import clock, labels
from campaign.charts.palette import STATUS
from campaign.settings import settings
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
_REFRESH = timedelta(seconds=20)


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
    left, deadline = _left(view), deadline_text()
    if left is not None:
        words = left_words(view.lang, left)
        st.subheader(
            "⏳ " + view.t("reporting-deadline-left", left=words, deadline=deadline), anchor=False
        )
    elif is_ticking:
        st.rerun(scope="app")  # the deadline has just passed: every status may have changed
    else:
        passed = view.t("reporting-deadline-passed", deadline=deadline, day=view.day(view.as_of))
        st.subheader("⏹ " + passed, anchor=False)
    st.caption(view.t("reporting-deadline-note", deadline=deadline))


def deadline_text() -> str:
    """The daily deadline as HH:MM."""
    return settings().campaign.deadline.strftime("%H:%M")


def status_counts(view: View, owing: pd.DataFrame) -> None:
    """One chip per status: glyph, name, wards. `owing`: submission_today of wards that report."""
    counts = owing["report_status"].value_counts()
    total = view.num(len(owing))
    chips = "".join(
        f'<li><span class="status-glyph" style="background:{mark.color};color:{mark.ink}" '
        f'aria-hidden="true">{mark.glyph}</span>'
        f"<b>{view.num(int(counts.get(status, 0)))}</b>/{total} "
        f"{html.escape(view.term('report_status', status))}</li>"
        for status, mark in STATUS.items()
    )
    st.html(f'<ul class="status-counts">{chips}</ul>')


def call_list(view: View, owing: pd.DataFrame) -> None:
    """Who has sent nothing, and who has sent too little, as text to copy into a chat group."""
    silent = owing[owing["report_status"].isin(("missing", "not_due"))]
    partial = owing[owing["report_status"] == "incomplete"]
    if silent.empty:
        st.success(view.t("reporting-unreported-none", day=view.day(view.as_of)), icon="✅")
    else:
        st.markdown(f"**{view.t('reporting-unreported', count=len(silent))}**")
        st.code(_call_text(view, silent, len(owing)), language=None, wrap_lines=True, height=220)
        st.caption(view.t("reporting-unreported-hint"))
    if not partial.empty:
        st.markdown(f"**{view.t('reporting-incomplete', count=len(partial))}**")
        head = view.t("reporting-copy-incomplete", count=len(partial))
        lines = [head, *_by_district(view, partial)]
        st.code(_marked(view, lines), language=None, wrap_lines=True)


def _call_text(view: View, silent: pd.DataFrame, total: int) -> str:
    is_before = _left(view) is not None
    moment = clock.now() if view.is_live and is_before else view.known_at
    head = view.t(
        "reporting-copy-head-before" if is_before else "reporting-copy-head-after",
        known_at=view.moment(moment),
        count=len(silent),
        total=total,
        day=view.day(view.as_of),
        deadline=deadline_text(),
    )
    return _marked(view, [head, *_by_district(view, silent)])


def _by_district(view: View, wards: pd.DataFrame) -> Iterable[str]:
    for district, rows in wards.groupby("former_district"):
        names = ", ".join(sorted(rows["ward_name"]))
        yield view.t("reporting-copy-line", district=district, wards=names)


def _marked(view: View, lines: Iterable[str]) -> str:
    marks = [view.t("reporting-copy-demo")] if view.is_demo else []
    return "\n".join([*marks, *lines])


