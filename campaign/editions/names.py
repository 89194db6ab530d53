"""The names that an edition was published with: of its wards, and of its headline figures.

Names are not worked out from the ledger: neither the register of wards nor the labels have a time.
An edition has them in its public rows, and is worked out again by those. Rows whose hash is not
right are not believed; `verify` tells of them.
"""

from collections.abc import Mapping
from dataclasses import replace

from campaign.editions.datasets import HEADLINE, content_sha256
from campaign.editions.headline import Figure
from campaign.editions.model import Edition
from campaign.editions.read import records
from campaign.store import Store
from campaign.store import edition_rows as rows
from campaign.store.cut import WARD_NAMES, WardNames
from campaign.store.edition_rows import Row
from campaign.wards import register

WARDS = "wards"


def ward_names(store: Store, edition: Edition) -> WardNames | None:
    """How the edition names its wards; None where the register of now says the same."""
    known = [{name: row[name] for name in WARD_NAMES} for row in _rows_of(store, edition, WARDS)]
    by_code = register().by_code
    if all(_named_now(by_code.get(row["ward_code"])) == row for row in known):
        return None
    return {name: [row[name] for row in known] for name in WARD_NAMES}


def named(store: Store, edition: Edition, figures: list[Figure]) -> list[Figure]:
    """`figures` by the names that the edition has for them; one that it does not have as it is."""
    known = {row["figure"]: row for row in _rows_of(store, edition, HEADLINE)}
    return [_named(figure, known.get(figure.figure)) for figure in figures]


def _named(figure: Figure, row: Mapping[str, str] | None) -> Figure:
    return replace(figure, name_vi=row["name_vi"], name_en=row["name_en"]) if row else figure


def _named_now(ward: object) -> Row:
    return {name: getattr(ward, name, None) for name in WARD_NAMES}


def _rows_of(store: Store, edition: Edition, dataset: str) -> list[Row]:
    stored = rows.datasets(store, edition.edition_no, dataset)
    return [
        record
        for row in stored
        if content_sha256(row["content"]) == row["sha256"]
        for record in records(row["content"])
    ]
