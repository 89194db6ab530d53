"""Part "audit": who did what and when, with the proof that nothing was changed or taken out."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pandas as pd
import streamlit as st

from campaign import formats, labels
from campaign.settings import settings
from campaign.ui import admin_desk as desk
from campaign.ui.filters import choice
from campaign.ui.present import note, section, table
from campaign.ui.view import View

MOSTS = (200, 1000, 5000)
ACT = "audit-act-"


def audit(view: View) -> None:
    """Filters, the state of the chain, the entries with their files."""
    desk.administrator(view)
    section(view, "administration-audit")
    note(view, "administration-audit-about")
    found = desk.ask(view, "audit-search", _wishes(view))
    if found is None:
        return
    _chain(view, found)
    _counts(view, found["acts"])
    if not found["entries"]:
        st.info(view.t("administration-audit-none"))
        return
    frame = pd.DataFrame(found["entries"])
    zone = settings().campaign.timezone
    moments = [datetime.fromisoformat(text).astimezone(zone) for text in frame["recorded_at"]]
    names = [act_name(view, act) for act in frame["act"]]
    table(view, frame.assign(recorded_at=moments, act=names), None, "audit")


def act_name(view: View, act: str) -> str:
    """The act in words; its code for one that nobody has named."""
    key = f"{ACT}{act}"
    return view.t(key) if labels.has_text(view.lang, key) else act


def _wishes(view: View) -> dict[str, Any]:
    left, right = st.columns(2)
    with left:
        act = st.selectbox(
            view.t("administration-audit-act"),
            _named_acts(),
            index=None,
            format_func=lambda code: act_name(view, code),
            key="audit-act",
            placeholder=view.t("filter-all"),
        )
        actor = st.text_input(view.t("administration-audit-actor"), key="audit-actor")
        wanted = st.text_input(view.t("administration-audit-wanted"), key="audit-wanted")
    with right:
        days = ("audit-since", "audit-until")
        since, until = (
            st.date_input(view.t(f"administration-{day}"), None, format="DD/MM/YYYY", key=day)
            for day in days
        )
        most = choice(
            view,
            "most",
            MOSTS,
            default=MOSTS[0],
            label=view.t("administration-audit-most"),
            name=view.num,
            code=str,
        )
    after = until + timedelta(days=1) if isinstance(until, date) else None
    return {
        "act": act,
        "actor": actor.strip(),
        "wanted": wanted.strip(),
        "since": _midnight(since if isinstance(since, date) else None),
        "until": _midnight(after),
        "most": most,
    }


def _named_acts() -> list[str]:
    """The acts that the catalogue names, which are all that there are."""
    return sorted(key.removeprefix(ACT) for key in labels.keys("vi") if key.startswith(ACT))


def _midnight(day: date | None) -> str | None:
    zone = settings().campaign.timezone
    return datetime.combine(day, time(), zone).isoformat() if day else None


def _chain(view: View, found: dict[str, Any]) -> None:
    head = found["head"]
    if not found["findings"]:
        sign = f"`{head['entry_sha256'][:16]}…`"
        number = view.num(head["entry_no"])
        st.success(view.t("administration-audit-whole", number=number, sha=sign))
        return
    st.error(view.t("administration-audit-broken", count=len(found["findings"])))
    for finding in found["findings"][:10]:
        st.markdown(f"- {finding[f'message_{view.lang}']}")


def _counts(view: View, acts: list[dict[str, Any]]) -> None:
    parts = [f"{act_name(view, row['act'])}: {view.num(row['entry_count'])}" for row in acts]
    st.caption(f"{view.t('administration-audit-acts')} {' · '.join(parts) or formats.MISSING}")
