"""Windows and targets as a store knows them at a moment, and how they came to be so.

The files under data/ only say what a store begins with; from then on acts count
(campaign/store/reference_changes.py).
"""

from datetime import datetime
from typing import Any

import duckdb

from campaign import clock
from campaign.store.connection import Store
from campaign.store.sql import fetch_dicts
from campaign.windows import Window

Row = dict[str, Any]


def windows_at(cursor: duckdb.DuckDBPyConnection, known_at: datetime) -> dict[str, Window]:
    """The window of every ward as entered by `known_at`, by ward code."""
    rows = fetch_dicts(cursor, "windows_at", {"known_at": known_at})
    return {row["ward_code"]: Window(**row) for row in rows}


def windows_of_store(store: Store, known_at: datetime | None = None) -> dict[str, Window]:
    """The same for a store; `known_at` None means now."""
    with store.cursor() as cursor:
        return windows_at(cursor, known_at or clock.now())


def targets_at(cursor: duckdb.DuckDBPyConnection, known_at: datetime) -> list[Row]:
    """The rows of targets as entered by `known_at`, in the order of their file.

    Dates are dates, numbers floats; `path_points` is text as in data/targets.csv ('0:0|7:1', the
    last day as its number), None for a row that is no component of the index.
    """
    return fetch_dicts(cursor, "targets_at", {"known_at": known_at})


def targets_of_store(store: Store, known_at: datetime | None = None) -> list[Row]:
    """The same for a store; `known_at` None means now."""
    with store.cursor() as cursor:
        return targets_at(cursor, known_at or clock.now())


def target_code(row: Row) -> str:
    """The one name of a row of targets, e.g. T1:officials_trained:ward:2025-07-24."""
    valid_from = row["valid_from"].isoformat() if row["valid_from"] else ""
    return ":".join([row["component_code"], row["indicator"], row["scope"], valid_from])


def history(store: Store) -> list[Row]:
    """Every change of a window or a target since the store began, newest first.

    Each row: act_no, acted_at, actor, reason, subject (ward code or target code), field, old_value
    and new_value as text.
    """
    with store.cursor() as cursor:
        found = fetch_dicts(cursor, "window_history", {}) + fetch_dicts(
            cursor, "target_history", {}
        )
    return sorted(found, key=lambda row: -row["act_no"])
