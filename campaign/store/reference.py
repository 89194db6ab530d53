"""Reference tables: wards, windows, campaign and targets, copied from data/ into the store."""

import csv
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import duckdb

from campaign.settings import Campaign, settings
from campaign.store.errors import ReferenceFault
from campaign.store.migrations import record_load
from campaign.store.sql import append_rows, statement
from campaign.wards import Ward, register
from campaign.windows import windows

FILES = ("hanoi_wards.csv", "ward_windows.csv", "campaign.toml", "targets.csv")
WARD_COLUMNS = (
    "ward_code",
    "ward_name",
    "ward_type",
    "full_name",
    "former_district",
    "population",
    "area_km2",
)
TARGET_NUMBERS = ("target_value", "weight")
TARGET_DATES = ("valid_from", "valid_to")

Row = dict[str, Any]


def load_reference(cursor: duckdb.DuckDBPyConnection, data_dir: Path) -> bool:
    """Replace the reference tables when a file of `data_dir` has changed; True when it did.

    Raises ReferenceFault when a file is missing or does not fit the schema.
    """
    digest = sha256(b"\0".join(_content(data_dir / name) for name in FILES)).hexdigest()
    stored = cursor.execute(statement("reference_hash"), {"name": "data"}).fetchone()
    if stored and stored[0] == digest:
        return False
    campaign = settings().campaign
    targets = _read(data_dir / "targets.csv")
    tables: dict[str, list[Row]] = {
        "campaign": [_campaign_row(campaign)],
        "ward": [_ward(ward) for ward in register().wards],
        "ward_window": [asdict(window) for window in windows().values()],
        "target": [_target(row) for row in targets],
        "target_path": [point for row in targets for point in path_points(row, campaign)],
    }
    _replace(cursor, tables, digest)
    return True


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


def _replace(cursor: duckdb.DuckDBPyConnection, tables: dict[str, list[Row]], digest: str) -> None:
    cursor.begin()
    try:
        cursor.execute(statement("clear_reference"))
        for table, rows in tables.items():
            append_rows(cursor, table, rows)
        record_load(cursor, "data", digest)
    except (duckdb.Error, ValueError, TypeError) as error:
        cursor.rollback()
        raise ReferenceFault(
            f"data/: the reference files do not fit the schema: {error}"
        ) from error
    cursor.commit()


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


def _content(path: Path) -> bytes:
    if not path.exists():
        raise ReferenceFault(f"data/{path.name} is missing; the store cannot be opened without it")
    return path.read_bytes()
