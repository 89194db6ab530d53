"""Whether every edition is still what was published, and still follows from the ledger.

Whether anybody touched the rows of an edition is also in the audit (campaign/store/verify.py); here
every hash is compared with its figure, and every figure with what the ledger gives again.
"""

from collections.abc import Iterator
from typing import Any

from campaign.editions.datasets import content_sha256, day_bound
from campaign.editions.definition import queries_sha256
from campaign.editions.headline import figure_sha256
from campaign.editions.model import CORRECTED, Edition
from campaign.editions.read import all_editions, differences
from campaign.editions.recompute import Computed, recomputed, total_sha256
from campaign.store import Store
from campaign.store import edition_rows as rows
from campaign.store.edition_rows import Row
from campaign.store.verified import Finding

FIGURES_NAMED = 5


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
        again = recomputed(store, edition)
        if queries_sha256(edition.least_count) == edition.queries_sha256:
            first_no = first_of_day[edition.as_of]
            settled = _settled(store, first_no) if first_no != edition.edition_no else {}
            yield from _differing(edition, figures, datasets, again, settled)
        else:
            yield from _redefined(store, edition, figures, again)


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


def _differing(
    edition: Edition,
    figures: list[Row],
    datasets: list[Row],
    again: Computed,
    settled: dict[str, str],
) -> Iterator[Finding]:
    """By the same definitions everything must have the same hash again.

    settled: the hashes of datasets that the first edition of the day published for all.
    """
    number = {"number": str(edition.edition_no)}
    now = {figure.figure: figure for figure in again.figures}
    for row in figures:
        figure = now.get(row["figure"])
        if figure is None or figure.sha256(edition.edition_no) != row["sha256"]:
            values = _both(row["value"], figure.value if figure else None)
            yield Finding("edition-differs", number | {"figure": row["figure"]} | values)
    for row in datasets:
        content = again.contents.get(row["dataset"], "")
        if settled.get(row["dataset"], content_sha256(content)) != row["sha256"]:
            yield Finding("edition-dataset-differs", number | {"dataset": row["dataset"]})


def _settled(store: Store, first_no: int) -> dict[str, str]:
    stored = rows.datasets(store, first_no)
    return {row["dataset"]: row["sha256"] for row in stored if row["dataset"] in day_bound()}


def _redefined(
    store: Store, edition: Edition, figures: list[Row], again: Computed
) -> Iterator[Finding]:
    """Definitions have changed: a figure they change has to be told in a correction notice."""
    told = _told(store, edition)
    now = {figure.figure: figure.value for figure in again.figures}
    untold = [
        row["figure"]
        for row in figures
        if now.get(row["figure"]) != row["value"]
        and (row["figure"], now.get(row["figure"])) not in told
    ]
    if untold:
        named = ", ".join(untold[:FIGURES_NAMED]) + (" …" if untold[FIGURES_NAMED:] else "")
        values = {"number": str(edition.edition_no), "count": str(len(untold)), "figures": named}
        yield Finding("edition-redefined", values)


def _told(store: Store, edition: Edition) -> set[tuple[str, float | None]]:
    """The figures and new values that correction notices of the edition name."""
    return {
        (difference["figure"], difference["recomputed"])
        for row in rows.notices(store, edition.edition_no)
        if row["kind"] == CORRECTED
        for difference in differences(row)
    }


def _both(published: Any, found: Any) -> dict[str, str]:
    return {"published": _text(published), "recomputed": _text(found)}


def _text(value: float | None) -> str:
    return "–" if value is None else f"{value:g}"
