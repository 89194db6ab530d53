"""Reading what was published; nothing here works out a figure."""

import json
from collections import defaultdict
from dataclasses import fields
from typing import Any

import pandas as pd

from campaign.editions.datasets import DATASETS, day_bound, frame_of
from campaign.editions.model import (
    Completeness,
    DatasetDifference,
    Difference,
    Edition,
    Notice,
    UnknownEdition,
)
from campaign.settings import settings
from campaign.store import Store
from campaign.store import edition_rows as rows
from campaign.store.cut import Cut, Reference

_NOTICE = tuple(field.name for field in fields(Notice) if not field.name.endswith("differences"))
_PLAIN = (
    "act_no",
    "edition_no",
    "as_of",
    "approver",
    "notes_vi",
    "notes_en",
    "least_count",
    "queries_sha256",
    "figures_sha256",
    "datasets_sha256",
    "superseded_by_no",
)


def all_editions(store: Store) -> list[Edition]:
    """Every edition that was ever published, the newest first."""
    return _editions(store)


def edition(store: Store, no: int) -> Edition:
    """The edition number `no`. Raises UnknownEdition."""
    found = _editions(store, no)
    if not found:
        raise UnknownEdition(f"there is no edition number {no}")
    return found[0]


def latest(store: Store) -> Edition | None:
    """The newest edition of the newest day, withdrawn ones aside; None when there is none.

    The day goes first: an edition that corrects an older day does not take today's place.
    """
    valid = [found for found in _editions(store) if not found.is_withdrawn]
    return max(valid, key=lambda found: (found.as_of, found.edition_no), default=None)


def figures(store: Store, no: int) -> pd.DataFrame:
    """The headline figures as published: figure, name_vi, name_en, value, unit, digits, sha256.

    Raises UnknownEdition.
    """
    found = rows.figures(store, edition(store, no).edition_no)
    columns = ["figure", "name_vi", "name_en", "value", "unit", "digits", "sha256"]
    return pd.DataFrame(found, columns=columns).astype({"value": "Float64", "digits": "Int64"})


def dataset(store: Store, no: int, name: str) -> pd.DataFrame:
    """The public rows of a dataset as published with the edition.

    Raises UnknownEdition when the edition, or the dataset in it, is not there.
    """
    found = rows.datasets(store, no, name)
    if not found:
        raise UnknownEdition(f"there is no dataset {name!r} in an edition number {no}")
    return frame_of(DATASETS.get(name), found[0]["content"])


def records(content: str) -> list[dict[str, Any]]:
    """The rows of a stored dataset by the names of its columns."""
    stored = json.loads(content)
    return [dict(zip(stored["columns"], row, strict=True)) for row in stored["rows"]]


def dataset_hashes(store: Store, no: int) -> dict[str, str]:
    """The published SHA-256 of every dataset of the edition, by name."""
    return {row["dataset"]: row["sha256"] for row in rows.datasets(store, no)}


def rows_edition(store: Store, found: Edition, name: str) -> Edition:
    """The edition whose rows the dataset `name` of `found` holds: of its day the first, or itself.

    The first one settles what all editions of a day share (datasets.day_bound), whatever has
    become of itself.
    """
    if name not in day_bound():
        return found
    first = min(
        (known for known in _editions(store) if known.as_of == found.as_of),
        key=lambda known: known.edition_no,
    )
    hashes = [dataset_hashes(store, one.edition_no).get(name) for one in (first, found)]
    return first if hashes[0] == hashes[1] else found


def _editions(store: Store, no: int | None = None) -> list[Edition]:
    notices: dict[int, list[Notice]] = defaultdict(list)
    for row in rows.notices(store, no):
        values = {name: row[name] for name in _NOTICE}
        told = json.loads(row["differences"])
        values["differences"] = tuple(Difference(**one) for one in told if "figure" in one)
        values["dataset_differences"] = tuple(_of_dataset(one) for one in told if "dataset" in one)
        notices[row["edition_no"]].append(Notice(**_local(values)))
    return [_edition(row, tuple(notices[row["edition_no"]])) for row in rows.editions(store, no)]


def _of_dataset(told: dict[str, Any]) -> DatasetDifference:
    cells = ((row, column, old, new) for row, column, old, new in told["cells"])
    return DatasetDifference(told["dataset"], tuple(cells))


def _edition(row: dict[str, Any], notices: tuple[Notice, ...]) -> Edition:
    local = _local(row)
    return Edition(
        **{name: row[name] for name in _PLAIN},
        known_at=local["known_at"],
        published_at=local["published_at"],
        counts=Completeness(**{field.name: row[field.name] for field in fields(Completeness)}),
        cut=Cut(row["last_submission_no"], row["last_answer_no"], row["last_act_no"]),
        reference=Reference(**{field.name: row[field.name] for field in fields(Reference)}),
        notices=notices,
    )


def _local(row: dict[str, Any]) -> dict[str, Any]:
    """Times in the campaign's zone."""
    zone = settings().campaign.timezone
    times = ("known_at", "published_at", "noticed_at")
    return {k: v.astimezone(zone) if k in times else v for k, v in row.items()}
