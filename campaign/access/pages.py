"""Who may open which page, and so which questions to the store may be asked for whom.

A page that is not in the list is for nobody. What else a page is stands in campaign/ui/pages.py.
"""

from collections.abc import Iterable, Mapping

from campaign.access.identity import Identity, may
from campaign.access.roles import Permission

# None: open to everybody; to the public it shows editions.
NEEDED: Mapping[str, Permission | None] = {
    "overview": None,
    "ward_map": None,
    "volunteers": None,
    "training": None,
    "reporting": Permission.SEE_REPORTING,
    "upload": Permission.UPLOAD,
    "editions": None,
    "administration": Permission.ADMINISTER,
}


class NotAllowed(PermissionError):
    """Something was asked for that its reader may not see: a fault of the page or picture."""


def may_open(identity: Identity, page_id: str) -> bool:
    """Whether the page is for this person."""
    if page_id not in NEEDED:
        return False
    needed = NEEDED[page_id]
    return needed is None or may(identity, needed)


def refuse_mart(identity: Identity, name: str, page_ids: Iterable[str]) -> None:
    """Raise NotAllowed for mart `name` unless one of `page_ids`, which use it, is this reader's."""
    if not any(may_open(identity, page_id) for page_id in page_ids):
        raise NotAllowed(f"{name}: no page of {identity.role} uses it")
