"""Who looks at the page: asked anew in every run, because a role can be taken away meanwhile.

With sign-in it is what `st.login` found out, without it the role that was picked (demo only).
"""

import logging
from collections.abc import Mapping
from typing import Any

import streamlit as st

from campaign.access import PUBLIC, Identity
from campaign.access.claims import SignedIn, signed_in
from campaign.access.signed_out import SignedOutFault, sign_out
from campaign.sign_in import sign_in
from campaign.ui.role_picker import demo_identity

# Without a subject and a time nobody can tell which sign-in it is; nobody believes it either.
UNKNOWN = ("access-trouble-subject", "access-trouble-expired")
log = logging.getLogger(__name__)


def identity() -> Identity:
    """The identity of this run of the script."""
    return reader().identity


def reader() -> SignedIn:
    """The identity, and what keeps somebody who is signed in from having a role."""
    if not has_sign_in():
        return SignedIn(demo_identity())
    claims = st.user.to_dict()
    return signed_in(claims) if claims.get("is_logged_in") is True else SignedIn(PUBLIC)


def leave(*, everywhere: bool) -> None:
    """Sign the reader out, so that no copy of the cookie is good any more; `everywhere`: all.

    Whoever has no valid sign-in has nothing to end, and only loses the cookie.
    """
    claims: Mapping[str, Any] = st.user.to_dict()
    if signed_in(claims).trouble not in UNKNOWN:
        try:
            sign_out(claims["sub"].strip(), claims["iat"], everywhere=everywhere)
        except (SignedOutFault, OSError):
            # This browser is signed out all the same; copies go on until their time is over.
            log.exception("sign_out_not_kept")
    st.logout()


def has_sign_in() -> bool:
    """Whether people sign in here; otherwise it is the demo and roles are picked."""
    return sign_in().is_configured
