"""Who looks at the page: asked anew in every run, because a role can be taken away meanwhile.

With sign-in it is what `st.login` found out, without it the role that was picked (demo only).
"""

import streamlit as st

from campaign.access import PUBLIC, Identity
from campaign.access.claims import SignedIn, signed_in
from campaign.sign_in import sign_in
from campaign.ui.role_picker import demo_identity


def identity() -> Identity:
    """The identity of this run of the script."""
    return reader().identity


def reader() -> SignedIn:
    """The identity, and what keeps somebody who is signed in from having a role."""
    if not has_sign_in():
        return SignedIn(demo_identity())
    claims = st.user.to_dict()
    return signed_in(claims) if claims.get("is_logged_in") is True else SignedIn(PUBLIC)


def has_sign_in() -> bool:
    """Whether people sign in here; otherwise it is the demo and roles are picked."""
    return sign_in().is_configured
