"""Looking into the audit: some of its entries, and whether the chain that holds them is whole."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from campaign.store import audit, verify_audit
from campaign.store.connection import Store
from campaign.store.sql import fetch_dicts
from campaign.store.verified import Finding

MOST = 5_000


@dataclass(frozen=True)
class AuditPage:
    """Entries, newest first, with the state of the whole chain, which alone says they are true.

    `acts`: every kind of act that the audit holds, with its count and the time of the newest.
    """

    entries: list[dict[str, Any]]
    acts: list[dict[str, Any]]
    head: audit.Head
    findings: tuple[Finding, ...]


def search(
    store: Store,
    *,
    act: str | None = None,
    actor: str | None = None,
    wanted: str | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    most: int = MOST,
) -> AuditPage:
    """At most `most` entries: of this act, by an actor like `actor`, with `wanted` in them.

    since, until: recorded from the one up to, but not at, the other.
    """
    values = {"act": act, "actor": actor, "wanted": wanted, "since": since, "until": until}
    with store.cursor() as cursor:
        cursor.begin()
        try:
            found = fetch_dicts(cursor, "audit_search", {**values, "most": min(most, MOST)})
            acts = fetch_dicts(cursor, "audit_acts", {})
            findings = tuple(verify_audit.chain(audit.read_all(cursor)))
            return AuditPage(found, acts, audit.head(cursor), findings)
        finally:
            cursor.rollback()
