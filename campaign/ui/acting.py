"""Administrative acts that a person asks for on a page: allowed, done, waited for, shown, told.

Whether the person may is looked up again for every act, whatever the page has shown before.
"""

import logging
import time
from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from campaign.access import Permission, may
from campaign.store import StoreError
from campaign.store.audit import Sender
from campaign.store.errors import WordedError
from campaign.ui import cached, who
from campaign.ui.view import View

CHANNEL = "page"
TOLD = "acting_told"
SEEN_SECONDS, LOOK_SECONDS = 5.0, 0.05
_log = logging.getLogger(__name__)


def act(
    view: View, permission: Permission, name: str, values: Mapping[str, Any]
) -> dict[str, Any] | None:
    """What the desk's act `name` gives; None when it was not done, which the reader is told.

    Returns when the pages of this process can show it.
    """
    identity = who.identity()
    if not may(identity, permission):
        _log.warning("act %s refused: %s has no %s", name, identity.actor, permission)
        st.error(view.t("acting-not-allowed"), icon=":material/lock:")
        return None
    before = cached.store().data_version
    try:
        done = cached.desk().act(name, values, Sender(CHANNEL, identity.actor))
    except WordedError as fault:
        st.error(fault.message(view.lang))
        return None
    except StoreError as fault:
        _log.warning("act %s: %s", name, fault)
        st.error(view.t("acting-failed"))
        return None
    if done.get("act_no") is not None:
        _wait_until_shown(before)
    return done


def asked(view: View, name: str, **extra: Any) -> pd.DataFrame:
    """The rows of a mart that acts change; a live page knows every act, not only every report.

    `extra` are the mart's own parameters, and as_of, known_at or ward_codes in place of the view's.
    """
    known_at = cached.EVERYTHING_KNOWN if view.is_live else view.known_at
    shown = {"as_of": view.as_of, "known_at": known_at, "ward_codes": view.ward_codes}
    return cached.question(name, **{**shown, **extra})


def _wait_until_shown(before: str) -> None:
    """Several processes: the writer tells the page processes of an act a moment after it."""
    give_up_at = time.monotonic() + SEEN_SECONDS
    while cached.store().data_version == before and time.monotonic() < give_up_at:
        time.sleep(LOOK_SECONDS)


def rerun_telling(words: str) -> None:
    """Draw the page anew, with `words` where `told` stands."""
    st.session_state[TOLD] = words
    st.rerun()


def told() -> None:
    """What the last act did, once."""
    words = st.session_state.pop(TOLD, None)
    if words:
        st.success(words, icon=":material/task_alt:")
