"""How a store is: readable, how new, how much room; cheap enough to be asked every few seconds."""

import shutil
from dataclasses import dataclass
from datetime import datetime

import duckdb

from campaign.settings import settings
from campaign.store.connection import Store
from campaign.store.disk import MEGABYTE
from campaign.store.errors import StoreDamaged
from campaign.store.sql import statement


@dataclass(frozen=True)
class Condition:
    """What a look at a store found; `is_disk_low` says that the intake refuses new reports."""

    kind: str
    data_version: str
    newest_received_at: datetime | None
    disk_free_mb: int
    is_disk_low: bool


def condition(store: Store) -> Condition:
    """Ask the store itself. Raises a StoreError when it cannot be read."""
    try:
        newest = store.recovering(
            lambda cursor: cursor.execute(statement("newest_received")).fetchone()
        )
        version = store.data_version
    except duckdb.Error as error:
        raise StoreDamaged(f"{store.path}: the store cannot be read: {error}") from error
    free_mb = shutil.disk_usage(store.folder).free // MEGABYTE
    return Condition(
        kind=store.kind,
        data_version=version,
        newest_received_at=newest[0] if newest else None,
        disk_free_mb=free_mb,
        is_disk_low=free_mb < settings().disk_reserve_mb,
    )
