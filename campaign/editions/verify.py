"""Whether every edition is still what was published, and still follows from the ledger.

It must follow by the definitions that made it, which it keeps, and what those of now change must
have been told.

Whether anybody touched the rows of an edition is also in the audit (campaign/store/verify.py); here
every hash is compared with its figure, and every figure with what the ledger gives again.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from campaign.editions.datasets import content_sha256
from campaign.editions.definition import hashed, queries_sha256
from campaign.editions.headline import figure_sha256
from campaign.editions.model import DatasetDifference, Edition
from campaign.editions.past import damaged, is_code_in_force, past_of
from campaign.editions.read import all_editions
from campaign.editions.recompute import Computed, recomputed, total_sha256
from campaign.editions.redefined import Changes, Stored, compared, stored_of
from campaign.store import Store
from campaign.store import edition_rows as rows
from campaign.store.edition_rows import Row
from campaign.store.errors import DefinitionLost
from campaign.store.verified import Finding

NAMED = 5


def verify_editions(store: Store) -> Iterator[Finding]:
    """Every fault of every edition, the newest edition first.

    What a mended definition changes is a fault until a correction notice tells it.
    """
    for edition in all_editions(store):
        stored = stored_of(store, edition)
        yield from _own_hashes(stored)
        kept = rows.definitions(store, edition.edition_no)
        broken = list(_broken(edition, kept))
        yield from broken
        again = recomputed(store, edition)
        if queries_sha256(edition.least_count) == edition.queries_sha256:
            yield from _differing(stored, again)
            continue
        yield from _redefined(edition, compared(stored, again).untold(edition))
        if kept and not broken:
            yield from _by_its_own(store, stored, kept)


def _own_hashes(stored: Stored) -> Iterator[Finding]:
    edition, figures, datasets = stored.edition, stored.figures, stored.datasets
    number = {"number": str(edition.edition_no)}
    for row in figures:
        if figure_sha256(edition.edition_no, row["figure"], row["value"]) != row["sha256"]:
            yield Finding("edition-figure", number | {"figure": row["figure"]})
    for row in datasets:
        if content_sha256(row["content"]) != row["sha256"]:
            yield Finding("edition-dataset", number | {"dataset": row["dataset"]})
        if stored.settled.get(row["dataset"], row["sha256"]) != row["sha256"]:
            yield Finding("edition-dataset-differs", number | {"dataset": row["dataset"]})
    if total_sha256([(row["figure"], row["sha256"]) for row in figures]) != edition.figures_sha256:
        yield Finding("edition-figures", number)
    total = total_sha256([(row["dataset"], row["sha256"]) for row in datasets])
    if total != edition.datasets_sha256:
        yield Finding("edition-datasets", number)


def _broken(edition: Edition, kept: list[Row]) -> Iterator[Finding]:
    """Kept definitions that are not those that made the edition; none before they were kept."""
    number = {"number": str(edition.edition_no)}
    if not kept:
        return
    lost = damaged(kept)
    yield from (Finding("edition-definition", number | {"path": path}) for path in lost)
    counted = [(row["path"], row["content"]) for row in kept if row["hash_order"] is not None]
    if not lost and hashed(counted, edition.least_count) != edition.queries_sha256:
        yield Finding("edition-definitions", number)


def _by_its_own(store: Store, stored: Stored, kept: list[Row]) -> Iterator[Finding]:
    """By the definitions that made it, the edition must be what it was, whatever holds now.

    Its code is not run again: where that was changed, what a notice has told is no fault.
    """
    edition = stored.edition
    try:
        past = past_of(store, edition)
        if past is None:  # its SQL is in force: `_redefined` has compared it
            return
        if is_code_in_force(kept):
            yield from _differing(stored, recomputed(store, edition, past))
            return
        again = recomputed(store, edition, past, by_later_code=True)
    except DefinitionLost as lost:
        fault = str(lost.__cause__ or lost).partition("\n")[0]
        yield Finding("edition-lost", {"number": str(edition.edition_no), "fault": fault})
        return
    yield from _untouched(edition, compared(stored, again))


def _untouched(edition: Edition, found: Changes) -> Iterator[Finding]:
    """Differences at places of which no correction says anything."""
    number = {"number": str(edition.edition_no)}
    told = {figure for figure, _ in edition.told}
    for figure in found.figures:
        if figure.figure not in told:
            values = _both(figure.published, figure.recomputed)
            yield Finding("edition-differs", number | {"figure": figure.figure} | values)
    places = {place for told in edition.told_datasets for place in told.places()}
    for changed in found.datasets:
        if not places.issuperset(changed.places()):
            yield Finding("edition-dataset-differs", number | {"dataset": changed.dataset})


def _differing(stored: Stored, again: Computed) -> Iterator[Finding]:
    """By the same definitions everything must have the same hash again."""
    edition = stored.edition
    number = {"number": str(edition.edition_no)}
    now = {figure.figure: figure for figure in again.figures}
    for row in stored.figures:
        figure = now.get(row["figure"])
        if figure is None or figure.sha256(edition.edition_no) != row["sha256"]:
            values = _both(row["value"], figure.value if figure else None)
            yield Finding("edition-differs", number | {"figure": row["figure"]} | values)
    for row in stored.datasets:
        content = again.contents.get(row["dataset"], "")
        if row["dataset"] not in stored.settled and content_sha256(content) != row["sha256"]:
            yield Finding("edition-dataset-differs", number | {"dataset": row["dataset"]})


def _redefined(edition: Edition, untold: Changes) -> Iterator[Finding]:
    """Definitions have changed: what they change has to be told in a correction notice."""
    number = {"number": str(edition.edition_no)}
    if untold.figures:
        figures = [figure.figure for figure in untold.figures]
        values = {"count": str(len(figures)), "figures": _some(figures)}
        yield Finding("edition-redefined", number | values)
    if untold.datasets:
        names = "; ".join(_in_brackets(found) for found in untold.datasets)
        yield Finding("edition-rows-redefined", number | {"datasets": names})


def _in_brackets(found: DatasetDifference) -> str:
    return f"{found.dataset} ({_some(found.columns)})" if found.columns else found.dataset


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:NAMED]) + (" …" if names[NAMED:] else "")


def _both(published: Any, found: Any) -> dict[str, str]:
    return {"published": _text(published), "recomputed": _text(found)}


def _text(value: float | None) -> str:
    return "–" if value is None else f"{value:g}"
