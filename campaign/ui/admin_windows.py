"""Part "windows": when each ward's campaign begins and ends, changed from now on, with a reason."""

from datetime import date
from functools import partial

import pandas as pd
import streamlit as st

from campaign import wards
from campaign.settings import settings
from campaign.store.reference_changes import planned_window
from campaign.store.reference_rows import history, windows_of_store
from campaign.ui import admin_desk as desk
from campaign.ui import cached
from campaign.ui.filters import ward_label
from campaign.ui.present import note, section, table
from campaign.ui.view import View
from campaign.windows import Window


def windows(view: View) -> None:
    """The editor of one ward's window, the wards that differ from the city, the history."""
    desk.administrator(view)
    store = cached.store()
    known = windows_of_store(store)
    section(view, "administration-windows")
    campaign = settings().campaign
    city = {"start": view.day(campaign.start_date), "end": view.day(campaign.end_date)}
    note(view, "administration-windows-about", **city)
    ward_code = st.selectbox(
        view.t("filter-ward"),
        list(known),
        index=None,
        format_func=ward_label,
        key=desk.key("window-ward"),
        placeholder=view.t("filter-ward-hint"),
    )
    if ward_code is not None:
        _editor(view, known[ward_code])
    _differing(view, known)
    rows = [row for row in history(store) if row["field"] == "window"]
    section(view, "administration-history")
    if rows:
        table(view, desk.history_frame(view, rows), None, "window-history")
    else:
        note(view, "administration-history-none")


def _editor(view: View, window: Window) -> None:
    left, right = st.columns(2)
    code = window.ward_code
    start = left.date_input(
        view.t("administration-window-start"),
        window.start_date,
        format="DD/MM/YYYY",
        key=desk.key(f"window-start-{code}"),
    )
    end = right.date_input(
        view.t("administration-window-end"),
        window.end_date,
        format="DD/MM/YYYY",
        key=desk.key(f"window-end-{code}"),
    )
    reason = desk.reason_input(view, "window-change")
    if not isinstance(start, date) or not isinstance(end, date):
        return
    if (start, end) == (window.start_date, window.end_date):
        note(view, "administration-window-same", source=window.source)
        return
    if desk.planned(view, partial(planned_window, cached.store(), code, start, end)):
        note(view, "administration-from-now")
        values = {
            "ward_code": code,
            "start_date": start.isoformat(),
            "end_date": end.isoformat(),
            "reason": reason,
        }
        label = view.t("administration-confirm")
        desk.confirm(view, "window-change", values, label=label, is_ready=bool(reason.strip()))


def _differing(view: View, known: dict[str, Window]) -> None:
    campaign = settings().campaign
    city = (campaign.start_date, campaign.end_date)
    own = [window for window in known.values() if (window.start_date, window.end_date) != city]
    section(view, "administration-windows-own", count=len(own))
    if not own:
        return
    by_code = wards.register().by_code
    frame = pd.DataFrame(
        {
            "ward_name": [by_code[window.ward_code].full_name for window in own],
            "start_date": [window.start_date for window in own],
            "end_date": [window.end_date for window in own],
            "source": [window.source for window in own],
        }
    )
    table(view, frame, None, "ward-windows")
