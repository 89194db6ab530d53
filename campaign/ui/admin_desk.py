"""What every part of the administration page shares: the guard, the plan, the confirming click.

A change is shown before it is asked for, and asked of the desk only after the permission was looked
at again: a role can be taken away while the page is open.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from campaign import labels
from campaign.access import Identity, Permission, may
from campaign.store import StoreError
from campaign.store.audit import Sender
from campaign.store.errors import WordedError
from campaign.ui import cached, who
from campaign.ui.view import View

CHANNEL = "page"
DONE, ROUND = "admin_done", "admin_round"
MISSING = "–"


def administrator(view: View) -> Identity:
    """Whoever administers; stops the script for anybody else."""
    identity = who.identity()
    if not may(identity, Permission.ADMINISTER):
        st.error(view.t("administration-refused"), icon=":material/lock:")
        st.stop()
    return identity


def ask(view: View, name: str, values: Mapping[str, Any]) -> dict[str, Any] | None:
    """What the desk answers to the act `name`; None when it refused, which the reader is told."""
    sender = Sender(CHANNEL, administrator(view).actor)
    try:
        return cached.desk().act(name, values, sender)
    except StoreError as error:
        tell(view, error)
        return None


def confirm(
    view: View, name: str, values: Mapping[str, Any], *, label: str, is_ready: bool = True
) -> None:
    """The confirming button of the act `name`; afterwards the page is drawn anew and says so."""
    if st.button(label, type="primary", disabled=not is_ready, key=f"{name}-confirm"):
        if ask(view, name, values) is None:
            return
        # New keys: what was typed is done with, and must not be sent a second time.
        st.session_state[ROUND] = turn() + 1
        st.session_state[DONE] = name
        st.rerun()


def turn() -> int:
    """The number of changes made in this session; part of the key of every input."""
    return int(st.session_state.get(ROUND, 0))


def key(name: str) -> str:
    """The key of an input that is empty again after a change."""
    return f"admin-{name}-{turn()}"


def tell_done(view: View) -> None:
    """Say once that the last change is stored."""
    done = st.session_state.pop(DONE, None)
    if done is not None:
        st.success(view.t(f"administration-done-{done}"), icon=":material/check_circle:")


def tell(view: View, error: StoreError) -> None:
    """Why something could not be done, in the reader's words as far as there are any."""
    if isinstance(error, WordedError):
        st.error(error.message(view.lang), icon=":material/error:")
        return
    named = f"cli-fault-{type(error).__name__}"
    known = labels.has_text(view.lang, named)
    st.error(view.t(named) if known else str(error), icon=":material/error:")


def planned(view: View, plan: Callable[[], Sequence[Any]]) -> bool:
    """Show what would change; False, with the reason, when it cannot be."""
    try:
        changes = plan()
    except StoreError as error:
        tell(view, error)
        return False
    st.markdown(f"**{view.t('administration-plan')}**")
    rows = [
        {
            "subject": change.subject,
            "field": view.t(f"administration-field-{change.field}"),
            "old_value": _text(change.old),
            "new_value": _text(change.new),
        }
        for change in changes
    ]
    for row in rows:
        st.markdown(view.t("administration-change", **row))
    return True


def reason_input(view: View, name: str) -> str:
    """The box for the reason of a change."""
    return st.text_input(
        view.t("administration-reason"),
        key=key(f"{name}-reason"),
        placeholder=view.t("administration-reason-hint"),
        max_chars=300,
    )


def history_frame(view: View, rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """Changes of windows and targets as a table."""
    frame = pd.DataFrame(rows).drop(columns="act_no")
    return frame.assign(field=[view.t(f"administration-field-{name}") for name in frame["field"]])


def _text(value: Any) -> str:
    if value is None or value == "":
        return MISSING
    return f"{value:g}" if isinstance(value, float) else str(value)
