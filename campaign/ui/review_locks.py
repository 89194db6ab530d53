"""The lock of the shown day and the wards that may report late; part of "review"."""

from datetime import datetime, timedelta
from typing import Any

import pandas as pd
import streamlit as st

from campaign import clock
from campaign.access import Permission
from campaign.report.question import REASON_MAX
from campaign.settings import settings
from campaign.ui import acting
from campaign.ui.present import note, section, table
from campaign.ui.upload_problems import escaped
from campaign.ui.view import View
from campaign.wards import register

COLUMNS = (
    "ward_name",
    "report_date",
    "granted_why",
    "granted_at",
    "granted_by",
    "expires_at",
    "is_open",
    "is_used",
    "ward_code",
)
HOURS = (1, 2, 4, 24, 48)


def locks(view: View) -> None:
    """Whether reports of the day are still taken; lock, unlock, or let one ward report late."""
    section(view, "lock-title", day=view.day(view.as_of))
    known_at = looked_at(view)
    setting = {"lock_after_days": settings().approval.lock_after_days}
    days = acting.asked(view, "lock_state", known_at=known_at, ward_codes=None, **setting)
    days = days[pd.to_datetime(days["report_date"]) == pd.Timestamp(view.as_of)]
    if days.empty:
        note(view, "lock-no-day")
        return
    day = days.iloc[0]
    _state(view, day)
    if view.is_live:
        _lock_form(view, bool(day.is_locked))
        _late_form(view)
    allowed = acting.asked(view, "lock_exceptions", known_at=known_at)
    if not allowed.empty:
        # "reason" is a ward's own on this page.
        allowed = allowed.rename(columns={"reason": "granted_why"})
        table(view, allowed, COLUMNS, view.t("lock-file"), key="locks")


def looked_at(view: View) -> datetime:
    """The moment that the lock is told of: of a live page the end of this minute.

    The clock locks days and ends exceptions without anything being stored, so the moment of the
    newest report would be too old; whole minutes let readers share an answer.
    """
    if not view.is_live:
        return view.known_at
    return clock.now().replace(second=0, microsecond=0) + timedelta(minutes=1)


def _state(view: View, day: pd.Series) -> None:
    if not day.is_locked:
        st.info(view.t("lock-open"), icon=":material/lock_open:")
        return
    told = {"at": view.moment(day.locked_at), "count": int(day.open_exception_count)}
    if day.lock_cause == "act":
        words = view.t("lock-by-hand", who=day.actor, reason=escaped(day.reason), **told)
    else:
        words = view.t("lock-by-clock", **told)
    st.warning(words, icon=":material/lock:")


def _lock_form(view: View, is_locked: bool) -> None:
    name = "unlock-day" if is_locked else "lock-day"
    with st.form(f"{name}-{view.as_of}", clear_on_submit=True):
        reason = _reason(view, name)
        is_sent = st.form_submit_button(view.t(name, day=view.day(view.as_of)), key=f"{name}-send")
    if is_sent:
        _act(view, name, {"reason": reason}, view.t(f"{name}-done", day=view.day(view.as_of)))


def _late_form(view: View) -> None:
    wards = register().by_code
    with st.form(f"allow-late-{view.as_of}", clear_on_submit=True):
        ward_code = st.selectbox(
            view.t("allow-late-ward"),
            list(wards),
            index=None,
            format_func=lambda code: f"{wards[code].full_name} · {code}",
            key="allow-late-ward",
            placeholder=view.t("allow-late-ward-hint"),
        )
        hours = st.selectbox(
            view.t("allow-late-hours"),
            HOURS,
            format_func=lambda count: view.t("allow-late-hours-name", hours=count),
            key="allow-late-hours",
        )
        reason = _reason(view, "allow-late")
        is_sent = st.form_submit_button(view.t("allow-late"), key="allow-late-send")
    if not is_sent:
        return
    if ward_code is None:
        st.error(view.t("allow-late-no-ward"))
        return
    expires_at = clock.now() + timedelta(hours=hours)
    values = {"ward_code": ward_code, "reason": reason, "expires_at": expires_at.isoformat()}
    told = {"ward": wards[ward_code].full_name, "day": view.day(view.as_of)}
    done = view.t("allow-late-done", until=view.moment(expires_at), **told)
    _act(view, "allow-late", values, done)


def _reason(view: View, name: str) -> str:
    return st.text_input(view.t("lock-reason"), max_chars=REASON_MAX, key=f"{name}-reason") or ""


def _act(view: View, name: str, values: dict[str, Any], done: str) -> None:
    about = {"report_date": view.as_of.isoformat(), **values}
    if acting.act(view, Permission.LOCK, name, about) is not None:
        acting.rerun_telling(done)
