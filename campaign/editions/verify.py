"""Whether every edition is still what was published, and still follows from the ledger.

It must follow by the definitions that made it, which it keeps, and what those of now change must
have been told.

Whether anybody touched the rows of an edition is also in the audit (campaign/store/verify.py); here
every hash is compared with its figure, and every figure with what the ledger gives again.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from campaign.editions.datasets import content_sha256, day_bound
from campaign.editions.definition import hashed, queries_sha256
from campaign.editions.headline import figure_sha256
from campaign.editions.model import Edition
from campaign.editions.past import damaged, is_code_in_force, past_of
from campaign.editions.read import all_editions
from campaign.editions.recompute import (
    Computed,
    figures_by_later_code,
    recomputed,
    total_sha256,
)
from campaign.store import Store
from campaign.store import edition_rows as rows
from campaign.store.edition_rows import Row
from campaign.store.errors import DefinitionLost
from campaign.store.verified import Finding

FIGURES_NAMED = 5


@dataclass(frozen=True)
class Stored:
    """An edition with its rows as they are stored.

    settled: the hashes of datasets that the first edition of the day published for all.
    """

    edition: Edition
    figures: list[Row]
    datasets: list[Row]
    settled: dict[str, str]


def verify_editions(store: Store) -> Iterator[Finding]:
    """Every fault of every edition, the newest edition first.

    A figure that a mended definition changed is a fault until a correction notice tells it.
    """
    known = all_editions(store)
    first_of_day = {edition.as_of: edition.edition_no for edition in known}
    for edition in known:
        figures = rows.figures(store, edition.edition_no)
        datasets = rows.datasets(store, edition.edition_no)
        yield from _own_hashes(edition, figures, datasets)
        kept = rows.definitions(store, edition.edition_no)
        broken = list(_broken(edition, kept))
        yield from broken
        first_no = first_of_day[edition.as_of]
        settled = _settled(store, first_no) if first_no != edition.edition_no else {}
        stored = Stored(edition, figures, datasets, settled)
        again = recomputed(store, edition)
        if queries_sha256(edition.least_count) == edition.queries_sha256:
            yield from _differing(stored, again)
            continue
        yield from _redefined(edition, figures, again)
        if kept and not broken:
            yield from _by_its_own(store, stored, kept)


def _own_hashes(edition: Edition, figures: list[Row], datasets: list[Row]) -> Iterator[Finding]:
    number = {"number": str(edition.edition_no)}
    for row in figures:
        if figure_sha256(edition.edition_no, row["figure"], row["value"]) != row["sha256"]:
            yield Finding("edition-figure", number | {"figure": row["figure"]})
    for row in datasets:
        if content_sha256(row["content"]) != row["sha256"]:
            yield Finding("edition-dataset", number | {"dataset": row["dataset"]})
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

    Its code is not run again: where that was changed, only the figures are compared, and what a
    notice has told of them is no fault.
    """
    edition = stored.edition
    try:
        past = past_of(store, edition)
        if past is None:  # its SQL is in force: `_redefined` has compared it
            return
        if is_code_in_force(kept):
            yield from _differing(stored, recomputed(store, edition, past))
            return
        again = figures_by_later_code(store, edition, past)
    except DefinitionLost as lost:
        fault = str(lost.__cause__ or lost).partition("\n")[0]
        yield Finding("edition-lost", {"number": str(edition.edition_no), "fault": fault})
        return
    told = {figure for figure, _ in edition.told}
    untold = [row for row in stored.figures if row["figure"] not in told]
    yield from _differing(replace(stored, figures=untold, datasets=[]), again)


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
        if stored.settled.get(row["dataset"], content_sha256(content)) != row["sha256"]:
            yield Finding("edition-dataset-differs", number | {"dataset": row["dataset"]})


def _settled(store: Store, first_no: int) -> dict[str, str]:
    stored = rows.datasets(store, first_no)
    return {row["dataset"]: row["sha256"] for row in stored if row["dataset"] in day_bound()}


def _redefined(edition: Edition, figures: list[Row], again: Computed) -> Iterator[Finding]:
    """Definitions have changed: a figure they change has to be told in a correction notice."""
    now = {figure.figure: figure.value for figure in again.figures}
    untold = [
        row["figure"]
        for row in figures
        if now.get(row["figure"]) != row["value"]
        and (row["figure"], now.get(row["figure"])) not in edition.told
    ]
    if untold:
        named = ", ".join(untold[:FIGURES_NAMED]) + (" …" if untold[FIGURES_NAMED:] else "")
        values = {"number": str(edition.edition_no), "count": str(len(untold)), "figures": named}
        yield Finding("edition-redefined", values)


def _both(published: Any, found: Any) -> dict[str, str]:
    return {"published": _text(published), "recomputed": _text(found)}


def _text(value: float | None) -> str:
    return "–" if value is None else f"{value:g}"
