"""From what the provider says about a signed-in person (OIDC claims) to an identity.

A row of access.toml goes before the role claim: it is this installation's own word. Whoever has
neither reads like the public, and is told why.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from campaign import clock
from campaign.access.access_file import AccessFileFault, access_list
from campaign.access.identity import PUBLIC, Identity
from campaign.access.roles import Role
from campaign.access.signed_out import CLOCK_SKEW, SignedOutFault, is_signed_out
from campaign.settings import AccessSettings, settings
from campaign.wards import register

NAME_LENGTH = 100
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class SignedIn:
    """Who somebody is, and the key of the message that says why it is not more (None: nothing)."""

    identity: Identity
    trouble: str | None = None


def signed_in(claims: Mapping[str, Any]) -> SignedIn:
    """The identity of somebody with these claims; PUBLIC by name when there is no role."""
    name, subject = _name(claims), _text(claims, "sub")
    if not subject:
        return SignedIn(PUBLIC, "access-trouble-subject")
    if _has_expired(claims, settings().access):
        return SignedIn(Identity(Role.PUBLIC, name, subject), "access-trouble-expired")
    try:
        if is_signed_out(subject, claims["iat"]):
            return SignedIn(Identity(Role.PUBLIC, name, subject), "access-trouble-signed-out")
        role, ward_code = _role_of(claims, subject)
    except (AccessFileFault, SignedOutFault) as fault:
        # Nobody gets a role from a list that cannot be read. The log says what is wrong with it.
        log.error("access list: %s", fault)
        return SignedIn(Identity(Role.PUBLIC, name, subject), "access-trouble-file")
    if role is None:
        return SignedIn(Identity(Role.PUBLIC, name, subject), "access-trouble-role")
    if role is Role.WARD and ward_code not in register().by_code:
        return SignedIn(Identity(Role.PUBLIC, name, subject), "access-trouble-ward")
    return SignedIn(Identity(role, name, subject, ward_code if role is Role.WARD else None))


def _role_of(claims: Mapping[str, Any], subject: str) -> tuple[Role | None, str | None]:
    # Without a provider's word for it, anybody could have written down anybody's address.
    is_verified = claims.get("email_verified") is True
    email = _text(claims, "email") if is_verified else None
    person = access_list().find(subject, email)
    if person is not None:
        return person.role, person.ward_code
    names = settings().access
    return _claimed_role(claims.get(names.role_claim)), _text(claims, names.ward_claim)


def _claimed_role(claim: Any) -> Role | None:
    """The one role that the claim names, a text or a list (of groups); None if not exactly one."""
    said = claim if isinstance(claim, list) else [claim]
    known = {role.value: role for role in Role if role is not Role.PUBLIC}
    found = {known[text] for text in said if isinstance(text, str) and text in known}
    return found.pop() if len(found) == 1 else None


def _has_expired(claims: Mapping[str, Any], limits: AccessSettings) -> bool:
    """Whether the sign-in (`iat`) is too long ago; one that does not say when counts as expired."""
    issued = claims.get("iat")
    if isinstance(issued, bool) or not isinstance(issued, int | float):
        return True
    now = clock.now()
    try:
        since = datetime.fromtimestamp(issued, UTC)
    except (OverflowError, OSError, ValueError):
        return True
    return not since - CLOCK_SKEW <= now < since + timedelta(hours=limits.session_hours)


def _name(claims: Mapping[str, Any]) -> str:
    said = next((_text(claims, key) for key in ("name", "email", "sub") if _text(claims, key)), "")
    return " ".join(str(said).split())[:NAME_LENGTH]


def _text(claims: Mapping[str, Any], key: str) -> str | None:
    value = claims.get(key)
    return value.strip() or None if isinstance(value, str) else None
