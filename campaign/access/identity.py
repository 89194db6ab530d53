"""Who is asking, and which rows that person may be shown."""

from collections.abc import Iterable
from dataclasses import dataclass

from campaign.access.roles import GRANTS, Permission, Role


@dataclass(frozen=True)
class Identity:
    """Somebody: the role, the name to show, and the provider's id of the person.

    `ward_code` is there for a ward's people and for nobody else (ValueError otherwise): a ward's
    identity without a ward would otherwise have no row filter.
    """

    role: Role
    name: str = ""
    subject: str = ""
    ward_code: str | None = None

    def __post_init__(self) -> None:
        """Refuse what would have no row filter, or one that means nothing."""
        if (self.role is Role.WARD) != bool(self.ward_code):
            raise ValueError(f"role {self.role} with ward_code {self.ward_code!r}")

    @property
    def actor(self) -> str:
        """Who did it, for the audit: "public", "ward:00118/SUBJECT", "monitor:SUBJECT".

        The provider's id and not the name, because people choose their names themselves.
        """
        if self.role is Role.PUBLIC:
            return str(self.role)
        if self.ward_code:
            return f"{self.role}:{self.ward_code}/{self.subject}"
        return f"{self.role}:{self.subject}"

    @property
    def ward_codes(self) -> tuple[str, ...] | None:
        """The wards whose rows may be shown; None for all of them."""
        return (self.ward_code,) if self.ward_code else None


PUBLIC = Identity(Role.PUBLIC)


def may(identity: Identity, permission: Permission) -> bool:
    """Whether `identity` is allowed `permission` (for its own rows, if it has a row filter)."""
    return permission in GRANTS[identity.role]


def narrowed(identity: Identity, ward_codes: Iterable[str] | None) -> tuple[str, ...] | None:
    """The asked `ward_codes` (None: all) as far as `identity` may be shown them.

    None only when there is no filter at all; () when nothing of what was asked may be shown.
    """
    own = identity.ward_codes
    if ward_codes is None:
        return own
    return tuple(code for code in ward_codes if own is None or code in own)
