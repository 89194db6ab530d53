"""The first step of the upload page: the ward's prefilled workbook for one day."""

from datetime import date, timedelta
from functools import partial

import streamlit as st

from campaign import clock, wards
from campaign.report.template import build_template
from campaign.settings import settings
from campaign.store.preview import known_baseline
from campaign.store.reference_rows import windows_of_store
from campaign.ui import cached, who
from campaign.ui.filters import choice, ward_picker
from campaign.ui.present import note, section
from campaign.ui.view import View

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def template_step(view: View) -> None:
    """The ward's prefilled workbook for one day; it is made when the button is pressed."""
    section(view, "upload-step-template")
    note(view, "upload-template-intro")
    ward_code = who.identity().ward_code
    if ward_code is not None:
        day = _day_choice(view)
    else:
        left, right = st.columns(2)
        with left:
            ward_code = ward_picker(view)
        with right:
            day = _day_choice(view)
    if ward_code is None:
        note(view, "upload-template-choose")
        return
    st.download_button(
        view.t(
            "upload-template-button",
            ward=wards.register().by_code[ward_code].full_name,
            day=view.day(day),
        ),
        partial(template_bytes, ward_code, day),
        f"{view.t('upload-template-file')}_{ward_code}_{day.isoformat()}.xlsx",
        _XLSX,
        key="upload-template",
        on_click="ignore",
        icon=":material/download:",
    )


def template_bytes(ward_code: str, day: date) -> bytes:
    """The workbook of a ward and day, with the baseline that the store knows."""
    ward, store = wards.register().by_code[ward_code], cached.store()
    baseline = known_baseline(store, ward_code, day)
    start = windows_of_store(store)[ward_code].start_date
    return build_template(ward, day, baseline, is_demo=store.is_demo, start_date=start)


def _day_choice(view: View) -> date:
    """A campaign day that can be reported: today while the campaign runs, else the shown day."""
    today = clock.now().date()
    last = min(today, view.last_day) if today >= view.first_day else view.last_day
    last = max(last, view.as_of)
    days = [last - timedelta(days=back) for back in range((last - view.first_day).days + 1)]
    is_running = view.first_day <= today <= settings().campaign.end_date
    default = today if is_running and today in days else view.as_of
    return choice(
        view,
        "day",
        days,
        default=default,
        label=view.t("upload-template-day"),
        name=view.day,
        code=date.isoformat,
    )
