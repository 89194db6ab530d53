"""How the server is, for the administration page: more than /health may tell everybody."""

import json
import platform
import shutil
from importlib.metadata import version
from typing import Any

from campaign import clock
from campaign.door import health
from campaign.editions import all_editions, verify_editions
from campaign.report.contract import CONTRACT_VERSION
from campaign.settings import settings
from campaign.store import Store, audit
from campaign.store.audit import Sender
from campaign.store.disk import MEGABYTE
from campaign.store.segment import read_head
from campaign.store.sql import fetch_dicts
from campaign.store.transaction import in_transaction
from campaign.store.verify import verify

LIBRARIES = ("streamlit", "duckdb", "pandas", "starlette")


def report(store: Store) -> dict[str, Any]:
    """JSON-ready: health, disk, last backup, last verification, versions, processes."""
    with store.cursor() as cursor:
        acts = {row["act"]: row["newest_at"] for row in fetch_dicts(cursor, "audit_acts", {})}
        newest = fetch_dicts(cursor, "newest_of_act", {"act": audit.VERIFIED})
        migrations = fetch_dicts(cursor, "applied_migrations", {})
    disk = shutil.disk_usage(store.folder)
    backup_at = acts.get(audit.BACKUP)
    return {
        "health": health.state(lambda: store),
        "disk_free_mb": disk.free // MEGABYTE,
        "disk_total_mb": disk.total // MEGABYTE,
        "disk_reserve_mb": settings().disk_reserve_mb,
        "backup_at": backup_at.isoformat() if backup_at else None,
        "verified": _verified(newest[0]) if newest else None,
        "edition_count": len(all_editions(store)),
        "versions": {
            "python": platform.python_version(),
            **{name: version(name) for name in LIBRARIES},
            "contract": CONTRACT_VERSION,
            "schema": migrations[-1]["migration"] if migrations else "",
        },
        "role": settings().role,
        "published": _published(),
    }


def verify_all(store: Store, sender: Sender) -> dict[str, Any]:
    """Verify the ledger and the editions, and enter that it was done; the findings."""
    found = verify(store)
    findings = [*found.findings, *verify_editions(store)]
    detail = {
        **found.counts,
        "edition_count": len(all_editions(store)),
        "finding_count": len(findings),
        "codes": sorted({finding.code for finding in findings}),
    }
    entry = audit.Entry(audit.VERIFIED, found.head.entry_sha256, detail, sender)
    with store.write_lock:
        in_transaction(store, lambda cursor: audit.append(cursor, [entry]))
    told = {"verified_at": clock.now().isoformat(), **detail}
    return {**told, "findings": [finding.as_dict() for finding in findings]}


def _verified(row: dict[str, Any]) -> dict[str, Any]:
    detail = json.loads(row["detail"])
    return {"at": row["recorded_at"].isoformat(), **detail}


def _published() -> dict[str, Any] | None:
    """What page processes repeat, when the pages have processes of their own."""
    if settings().role == "single":
        return None
    head = read_head(settings().published_dir)
    if head is None:
        return None
    age = (clock.now() - head.published_at).total_seconds()
    return {
        "segment_no": head.segment_no,
        "published_at": head.published_at.isoformat(),
        "age_seconds": age,
    }
