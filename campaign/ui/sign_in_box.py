"""The part of the sidebar about the reader: name and role, sign in, sign out."""

from functools import partial

import streamlit as st

from campaign import wards
from campaign.access import Identity
from campaign.access.claims import SignedIn
from campaign.labels import text
from campaign.settings import settings
from campaign.sign_in import DEFAULT_PROVIDER, providers
from campaign.ui.role_picker import role_picker
from campaign.ui.who import has_sign_in, leave

# The sign-in itself is over, whatever the browser keeps of it.
OVER = ("access-trouble-expired", "access-trouble-signed-out")


def reader_box(lang: str, reader: SignedIn) -> None:
    """Who the reader is here; in the demo, the choice of a role."""
    if not has_sign_in():
        role_picker(lang, reader.identity)
    elif reader.identity.subject:
        # Not as markdown: people choose their names themselves.
        st.text(who_words(lang, reader.identity))
        trouble_words(lang, reader)
        if reader.trouble in OVER:
            sign_in_buttons(lang, "again")
            return
        st.button(text(lang, "access-sign-out"), on_click=partial(leave, everywhere=False))
        everywhere = partial(leave, everywhere=True)
        st.button(text(lang, "access-sign-out-everywhere"), on_click=everywhere, type="tertiary")
    else:
        sign_in_buttons(lang, "sidebar")


def trouble_words(lang: str, reader: SignedIn) -> None:
    """Why somebody who is signed in has no role."""
    if reader.trouble is not None:
        hours = f"{settings().access.session_hours:g}"
        st.warning(text(lang, reader.trouble, hours=hours), icon=":material/no_accounts:")


def sign_in_buttons(lang: str, place: str) -> None:
    """One button per provider; `place` tells apart those of the sidebar and those of a page."""
    for name in providers():
        is_only = name == DEFAULT_PROVIDER
        label = "access-sign-in" if is_only else "access-sign-in-with"
        st.button(
            text(lang, label, **({} if is_only else {"provider": name})),
            on_click=st.login,
            args=() if is_only else (name,),
            key=f"sign-in-{place}-{name}",
            icon=":material/login:",
        )


def who_words(lang: str, identity: Identity) -> str:
    """Name and role, or name and ward."""
    if identity.ward_code:
        ward = wards.register().by_code[identity.ward_code].full_name
        return text(lang, "access-signed-in-ward", name=identity.name, ward=ward)
    role = text(lang, f"access-role-{identity.role.value}")
    return text(lang, "access-signed-in", name=identity.name, role=role)
