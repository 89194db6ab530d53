"""The monitors' desk on the editions page: publish, correct, withdraw.

What an edition will say, and how many reports nobody has checked, stands above the confirming
button.
"""

from datetime import date, datetime, time
from typing import Any

import streamlit as st

from campaign import clock, editions
from campaign.access import Permission
from campaign.editions import Completeness, Edition
from campaign.editions.moments import usual_time
from campaign.editions.notices import TEXT_MAX
from campaign.settings import settings
from campaign.ui import acting, cached
from campaign.ui.edition_sections import chosen, may_publish
from campaign.ui.present import note, section
from campaign.ui.view import View


def desk(view: View) -> None:
    """The three acts; nothing for whoever may not publish."""
    if not may_publish(view):
        return
    acting.told()
    _publish(view)
    edition = chosen(view)
    if edition is not None:
        _notify(view, edition, "edition-correct")
        if not edition.is_withdrawn:
            _notify(view, edition, "edition-withdraw")


def _publish(view: View) -> None:
    section(view, "editions-publish")
    left, right = st.columns(2)
    as_of = left.date_input(
        view.t("editions-publish-day"), view.as_of, format="DD/MM/YYYY", key="editions-day"
    )
    if not isinstance(as_of, date):
        return
    at = right.time_input(view.t("editions-publish-time"), usual_time(as_of), key="editions-time")
    known_at = _known_at(as_of, at)
    notes = {f"notes_{lang}": _text(view, f"editions-note-{lang}") for lang in ("vi", "en")}
    counts = editions.completeness(cached.store(), as_of, known_at, clock.now())
    _preview(view, as_of, known_at, counts)
    values = {"as_of": as_of.isoformat(), "known_at": known_at.isoformat(), **notes}
    if st.button(view.t("editions-publish-confirm"), type="primary", key="editions-publish"):
        _act(view, "edition-publish", values)


def _known_at(as_of: date, at: time | None) -> datetime:
    """That time of the day, or now while it is to come."""
    zone = settings().campaign.timezone
    return min(datetime.combine(as_of, at or usual_time(as_of), tzinfo=zone), clock.now())


def _preview(view: View, as_of: date, known_at: datetime, counts: Completeness) -> None:
    told = {
        "day": view.day(as_of),
        "known": view.moment(known_at),
        "completeness": str(counts),
        "late": view.num(counts.late_count),
        "incomplete": view.num(counts.incomplete_count),
        "missing": view.num(counts.missing_count + counts.not_due_count),
    }
    st.markdown(view.t("editions-preview", **told))
    reviewed = {
        name: view.num(getattr(counts, f"{name}_count")) for name in ("accepted", "returned")
    }
    unchecked = view.num(counts.unchecked_count)
    words = view.t("editions-preview-review", unchecked=unchecked, **reviewed)
    (st.warning if counts.unchecked_count else st.info)(words, icon=":material/rule:")


def _notify(view: View, edition: Edition, name: str) -> None:
    """A form for a notice on the edition that is shown."""
    number = str(edition.edition_no)
    section(view, name, number=number)
    note(view, f"{name}-about")
    with st.form(f"{name}-{number}", clear_on_submit=True):
        texts = {f"text_{lang}": _text(view, f"{name}-text-{lang}") for lang in ("vi", "en")}
        is_sent = st.form_submit_button(
            view.t(f"{name}-confirm", number=number), key=f"{name}-send"
        )
    if is_sent:
        _act(view, name, {"edition_no": edition.edition_no, **texts})


def _text(view: View, key: str) -> str:
    return st.text_area(view.t(key), key=key, max_chars=TEXT_MAX) or ""


def _act(view: View, name: str, values: dict[str, Any]) -> None:
    done = acting.act(view, Permission.PUBLISH, name, values)
    if done is not None:
        told = {"number": str(done["edition_no"]), "completeness": done["completeness"]}
        acting.rerun_telling(view.t(f"{name}-done", **told))
