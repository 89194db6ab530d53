"""The guard of every page: first thing in `open_page`, before anything is drawn or asked.

Whoever may not open the page gets a sentence and a way to sign in; nothing else reaches the
browser. It relies on nothing that the router or the menu did, because any page can be asked for
by its address.
"""

import logging
from collections.abc import Mapping
from typing import NoReturn

import streamlit as st

from campaign.access.claims import SignedIn
from campaign.access.serving import host_of
from campaign.labels import text
from campaign.sign_in import refusal_here
from campaign.store import Store
from campaign.ui import sign_in_box, who
from campaign.ui.pages import PageSpec

log = logging.getLogger(__name__)


def let_in(spec: PageSpec, lang: str) -> SignedIn:
    """The reader, if the page may be opened; otherwise the script ends here with a message."""
    reader = who.reader()
    if not spec.is_open_to(reader.identity):
        # Neither name nor subject: the log is no record of who looked for what.
        told = {"page": spec.page_id, "role": reader.identity.role.value}
        log.warning("page_refused", extra=told)
        _turn_away(lang, reader)
    return reader


def _turn_away(lang: str, reader: SignedIn) -> NoReturn:
    role = text(lang, f"access-role-{reader.identity.role.value}")
    is_known = bool(reader.identity.subject) and reader.trouble not in sign_in_box.OVER
    if is_known or not who.has_sign_in():
        st.warning(text(lang, "access-page-refused-role", role=role), icon=":material/lock:")
    else:
        st.warning(text(lang, "access-page-refused"), icon=":material/lock:")
        sign_in_box.sign_in_buttons(lang, "page")
    with st.sidebar:
        sign_in_box.reader_box(lang, reader)
    st.stop()


def stop_unless_served(lang: str, store: Store) -> None:
    """End the script with the reason when this server must not show pages to this browser."""
    found = refusal_here(is_demo=store.is_demo, came_by=_came_by(st.context.headers))
    if found is not None:
        st.error(found.message(lang), icon=":material/lock:")
        st.stop()


def _came_by(headers: Mapping[str, str]) -> list[str]:
    """The name in the address bar and the clients that proxies name; empty without a browser."""
    named = [host_of(headers["Host"])] if headers.get("Host") else []
    for header in ("X-Forwarded-For", "X-Real-Ip"):
        named += [host_of(part) for part in headers.get(header, "").split(",") if part.strip()]
    return [*named, *(["forwarded"] if headers.get("Forwarded") else [])]
