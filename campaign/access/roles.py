"""The roles, the permissions, and which role has which: data, so that the whole is read at once.

What a page needs stands in campaign/access/pages.py; docs/access.md shows this table to people.
"""

from collections.abc import Mapping
from enum import StrEnum


class Role(StrEnum):
    """Whom somebody works for; everybody who is not signed in is `PUBLIC`."""

    PUBLIC = "public"
    WARD = "ward"
    MONITOR = "monitor"
    LEADER = "leader"
    ADMINISTRATOR = "administrator"


class Permission(StrEnum):
    """What can be allowed. A ward has what it has for its own rows only (Identity.ward_codes)."""

    SEE_LATEST = "see_latest"  # figures of now and of any moment, not only published editions
    SEE_REPORTING = "see_reporting"
    SEE_NOTES = "see_notes"  # free text of reports
    UPLOAD = "upload"
    REVIEW = "review"
    LOCK = "lock"
    PUBLISH = "publish"
    ADMINISTER = "administer"


_READ = {Permission.SEE_LATEST, Permission.SEE_REPORTING, Permission.SEE_NOTES}

GRANTS: Mapping[Role, frozenset[Permission]] = {
    Role.PUBLIC: frozenset(),
    Role.WARD: frozenset({*_READ, Permission.UPLOAD}),
    Role.MONITOR: frozenset({*_READ, Permission.REVIEW, Permission.LOCK, Permission.PUBLISH}),
    Role.LEADER: frozenset(_READ),
    Role.ADMINISTRATOR: frozenset(Permission),
}
