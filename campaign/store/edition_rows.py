"""The rows of editions: written by one act each, never changed.

What an edition is made of is decided in campaign/editions/; here is only how it is kept.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

import duckdb

from campaign.store import acts
from campaign.store.acts import Act
from campaign.store.audit import Sender
from campaign.store.connection import Store
from campaign.store.sql import fetch_dicts
from campaign.store.transaction import in_transaction

Row = dict[str, Any]
Rows = dict[str, Sequence[Row]]

EDITION, FIGURE, DATASET, NOTICE, TEXT, DEFINITION = (
    "edition",
    "edition_figure",
    "edition_dataset",
    "edition_notice",
    "definition_text",
    "edition_definition",
)


def write(
    store: Store,
    act: Act,
    rows_of: Callable[[Row], Rows],
    sender: Sender,
) -> int:
    """Write what `rows_of` gives for the free numbers, by `act`; the act's number.

    It is given next_edition_no, next_notice_no and kept_sha256s (texts of definitions; None: no
    text yet), inside the transaction. Raises StoreNotWritable, and what `rows_of` raises; nothing
    is stored then.
    """

    def work(cursor: duckdb.DuckDBPyConnection) -> int:
        numbers = fetch_dicts(cursor, "edition_numbers", {})[0]
        return acts.enact(cursor, act, sender, rows_of(numbers))

    with store.write_lock:
        return in_transaction(store, work)


def editions(store: Store, edition_no: int | None = None) -> list[Row]:
    """The rows of all editions, newest first, or of one."""
    return _read(store, "editions", edition_no=edition_no)


def notices(store: Store, edition_no: int | None = None) -> list[Row]:
    """The notices of all editions, oldest first, or of one."""
    return _read(store, "edition_notices", edition_no=edition_no)


def figures(store: Store, edition_no: int) -> list[Row]:
    """The headline figures of an edition."""
    return _read(store, "edition_figures", edition_no=edition_no)


def datasets(store: Store, edition_no: int, dataset: str | None = None) -> list[Row]:
    """The public datasets of an edition, or one of them, with their rows as JSON."""
    return _read(store, "edition_datasets", edition_no=edition_no, dataset=dataset)


def definitions(store: Store, edition_no: int) -> list[Row]:
    """The files that made an edition: path, sha256, hash_order, content; none before 0013."""
    return _read(store, "edition_definitions", edition_no=edition_no)


def ledger_since(
    store: Store, *, as_of: object, known_at: datetime, submission_no: int, now: datetime
) -> list[Row]:
    """The reports that count at `now` and did not at `known_at` up to `submission_no`."""
    values = {"as_of": as_of, "known_at": known_at, "submission_no": submission_no, "now": now}
    return _read(store, "ledger_since", **values)


def reference_since(store: Store, numbers: Mapping[str, int], now: datetime) -> list[Row]:
    """The acts whose reference data are in force at `now` and are not those of `numbers`."""
    return _read(store, "reference_acts_since", now=now, **numbers)


def _read(store: Store, name: str, **values: Any) -> list[Row]:
    return store.recovering(lambda cursor: fetch_dicts(cursor, name, values))
