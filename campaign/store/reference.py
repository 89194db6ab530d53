"""Reference data: wards, windows, campaign and targets, taken from data/ into the store.

Windows, campaign and targets are acts (campaign/store/acts.py): what a store begins with counts
from the beginning, a file that changes later counts from the moment it is noticed. The register of
wards has no time: its codes are those of the law, and another register is another product.
"""

import csv
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from campaign.campaigns import Campaign
from campaign.settings import settings
from campaign.store import acts
from campaign.store.audit import SYSTEM
from campaign.store.content import content_sha256
from campaign.store.errors import CampaignMismatch, ReferenceFault
from campaign.store.migrations import record_load
from campaign.store.sql import append_rows, statement
from campaign.wards import Ward, register
from campaign.windows import FILE_NAME as WINDOWS_FILE
from campaign.windows import windows_of

TARGETS_FILE = "targets.csv"
WARD_COLUMNS = (
    "ward_code",
    "ward_name",
    "ward_type",
    "full_name",
    "former_district",
    "population",
    "area_km2",
)
WARDS = "wards"
TARGET_NUMBERS = ("target_value", "weight")
TARGET_DATES = ("valid_from", "valid_to")

Row = dict[str, Any]


def load_reference(
    cursor: duckdb.DuckDBPyConnection, folder: Path, campaign: Campaign | None = None
) -> bool:
    """Take over what has changed in the files of `folder`; True when anything had.

    campaign: whose files they are, by default the one of the settings. Raises ReferenceFault when
    a file is missing or does not fit the schema, CampaignMismatch for a store of another campaign.
    """
    campaign = campaign or settings().campaign
    for name in (WINDOWS_FILE, TARGETS_FILE):
        if not (folder / name).exists():
            raise ReferenceFault(f"{folder.name}/{name} is missing; no store opens without it")
    _refuse_other_campaign(cursor, campaign)
    wards = [_ward(ward) for ward in register().wards]
    kinds = reference_rows(folder, campaign)
    cursor.begin()
    try:
        changed = [_replace_wards(cursor, wards)]
        changed += [_enter(cursor, kind, tables) for kind, tables in kinds.items()]
    except (duckdb.Error, ValueError, TypeError) as error:
        cursor.rollback()
        raise ReferenceFault(
            f"data/: the reference files do not fit the schema: {error}"
        ) from error
    cursor.commit()
    return any(changed)


def reference_rows(folder: Path, campaign: Campaign) -> dict[str, dict[str, list[Row]]]:
    """What the files of `folder` say about `campaign`: rows by table, by the kind of their act."""
    targets = _read(folder / TARGETS_FILE)
    points = [point for row in targets for point in path_points(row, campaign)]
    windows = windows_of(folder / WINDOWS_FILE, campaign)
    return {
        acts.CAMPAIGN: {"campaign_row": [_campaign_row(campaign)]},
        acts.WINDOWS: {"ward_window_row": [asdict(window) for window in windows.values()]},
        acts.TARGETS: {"target_row": [_target(row) for row in targets], "target_path_row": points},
    }


def _refuse_other_campaign(cursor: duckdb.DuckDBPyConnection, campaign: Campaign) -> None:
    known = {row[0] for row in cursor.execute(statement("campaigns_entered")).fetchall()}
    if known - {campaign.campaign_id}:
        raise CampaignMismatch(
            f"this store holds the campaign {sorted(known)[0]!r}, not {campaign.campaign_id!r}; "
            "two campaigns never mix: choose the other campaign or another store"
        )


def path_points(row: Row, campaign: Campaign) -> Iterator[Row]:
    """The points of one target's expected path: 'x:y|x:y', where x `end` is the last day."""
    if not row["path_points"]:
        return
    for point in row["path_points"].split("|"):
        x, y = point.split(":")
        yield {
            "component_code": row["component_code"],
            "path_clock": row["path_clock"],
            "x": float(campaign.n_days if x.strip() == "end" else x),
            "y": float(y),
        }


def _replace_wards(cursor: duckdb.DuckDBPyConnection, wards: list[Row]) -> bool:
    if not _is_news(cursor, WARDS, {"ward": wards}):
        return False
    cursor.execute(statement("clear_reference"))
    append_rows(cursor, "ward", wards)
    return True


def _enter(cursor: duckdb.DuckDBPyConnection, kind: str, tables: dict[str, list[Row]]) -> bool:
    """Enter a changed file as an act; the first of its kind counts from the beginning."""
    is_first = cursor.execute(statement("reference_hash"), {"name": kind}).fetchone() is None
    if not _is_news(cursor, kind, tables):
        return False
    acted_at = acts.BEGINNING if is_first else None
    reason = acts.STORE_BEGINS if is_first else acts.FILE_CHANGED
    acts.enact(cursor, acts.Act(kind, "data", reason, acted_at), SYSTEM, tables)
    return True


def _is_news(cursor: duckdb.DuckDBPyConnection, name: str, tables: dict[str, list[Row]]) -> bool:
    """Whether the rows differ from those last taken over; notes them."""
    digest = content_sha256(tables)
    stored = cursor.execute(statement("reference_hash"), {"name": name}).fetchone()
    if stored and stored[0] == digest:
        return False
    record_load(cursor, name, digest)
    return True


def _ward(ward: Ward) -> Row:
    return {name: getattr(ward, name) for name in WARD_COLUMNS}


def _campaign_row(campaign: Campaign) -> Row:
    return {
        "campaign_id": campaign.campaign_id,
        "name_vi": campaign.name_vi,
        "name_en": campaign.name_en,
        "start_date": campaign.start_date,
        "end_date": campaign.end_date,
        "n_days": campaign.n_days,
        "deadline": campaign.deadline,
        "timezone": campaign.timezone.key,
    }


def _target(row: Row) -> Row:
    target: Row = {k: v or None for k, v in row.items() if k not in ("path_clock", "path_points")}
    numbers = {name: float(row[name]) if row[name] else None for name in TARGET_NUMBERS}
    dates = {name: date.fromisoformat(row[name]) if row[name] else None for name in TARGET_DATES}
    return target | numbers | dates


def _read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [dict(row) for row in csv.DictReader(file)]
