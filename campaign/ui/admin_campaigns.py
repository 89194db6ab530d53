"""Part "campaigns": those of this installation, and starting another one without code."""

from datetime import date, time
from typing import Any

import pandas as pd
import streamlit as st

from campaign import clock
from campaign.campaigns import CampaignFault
from campaign.settings import settings
from campaign.store import StoreError
from campaign.store.campaigns import MOST_DAYS, NewCampaign, all_campaigns, planned_campaign
from campaign.ui import admin_desk as desk
from campaign.ui.present import note, section, table
from campaign.ui.uploader import uploader_words
from campaign.ui.view import View

FILES = ("targets_csv", "windows_csv")


def campaigns(view: View) -> None:
    """The list and the form."""
    desk.administrator(view)
    section(view, "administration-campaigns")
    chosen = settings().campaign.campaign_id
    note(view, "administration-campaigns-about", id=chosen)
    try:
        known = all_campaigns()
    except CampaignFault as fault:
        st.error(view.t("administration-campaigns-broken", reason=str(fault)))
        return
    frame = pd.DataFrame(
        {
            "campaign_id": [campaign.campaign_id for campaign in known],
            "name": [campaign.name(view.lang) for campaign in known],
            "start_date": [campaign.start_date for campaign in known],
            "end_date": [campaign.end_date for campaign in known],
            "deadline": [f"{campaign.deadline:%H:%M}" for campaign in known],
            "directive": [campaign.directive for campaign in known],
            "is_served": [campaign.campaign_id == chosen for campaign in known],
        }
    )
    table(view, frame, None, "campaigns")
    _start(view)


def _start(view: View) -> None:
    section(view, "administration-campaign-add")
    texts = {
        name: st.text_input(
            view.t(f"administration-campaign-{name}"),
            key=desk.key(f"campaign-{name}"),
            placeholder=view.t(f"administration-campaign-{name}-hint"),
        )
        for name in ("campaign_id", "name_vi", "name_en", "directive")
    }
    left, middle, right = st.columns(3)
    start = left.date_input(
        view.t("administration-campaign-start"),
        clock.now().date(),
        format="DD/MM/YYYY",
        key=desk.key("campaign-start"),
    )
    days = middle.number_input(
        view.t("administration-campaign-days"), 1, MOST_DAYS, 45, key=desk.key("campaign-days")
    )
    deadline = right.time_input(
        view.t("administration-campaign-deadline"), time(16), key=desk.key("campaign-deadline")
    )
    uploader_words(view)
    files = {name: _file(view, name) for name in FILES}
    if not isinstance(start, date) or not isinstance(deadline, time) or not any(texts.values()):
        return
    new = NewCampaign(
        campaign_id=texts["campaign_id"].strip(),
        name_vi=texts["name_vi"],
        name_en=texts["name_en"],
        directive=texts["directive"],
        start_date=start,
        n_days=int(days),
        deadline=deadline,
        targets_csv=files["targets_csv"],
        windows_csv=files["windows_csv"],
    )
    _confirm(view, new)


def _file(view: View, name: str) -> str | None:
    chosen = st.file_uploader(
        view.t(f"administration-campaign-{name}"), ["csv"], key=desk.key(f"campaign-{name}")
    )
    if chosen is None:
        return None
    try:
        return chosen.getvalue().decode("utf-8-sig")
    except UnicodeDecodeError:
        st.error(view.t("administration-campaign-encoding", name=chosen.name))
        st.stop()


def _confirm(view: View, new: NewCampaign) -> None:
    try:
        campaign = planned_campaign(new)
    except StoreError as error:
        desk.tell(view, error)
        return
    shown = {
        "id": campaign.campaign_id,
        "name": campaign.name(view.lang),
        "start": view.day(campaign.start_date),
        "end": view.day(campaign.end_date),
        "days": str(campaign.n_days),
        "deadline": f"{campaign.deadline:%H:%M}",
    }
    st.markdown(view.t("administration-campaign-plan", **shown))
    for name in FILES:
        key = "given" if getattr(new, name) is not None else "copied"
        note(view, f"administration-campaign-{name}-{key}")
    values: dict[str, Any] = {
        **new.__dict__,
        "start_date": new.start_date.isoformat(),
        "deadline": f"{new.deadline:%H:%M}",
    }
    desk.confirm(view, "campaign-add", values, label=view.t("administration-campaign-confirm"))
