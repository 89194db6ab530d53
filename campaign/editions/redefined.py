"""What mended definitions change in an edition: headline figures, and cells of its public rows.

The edition stays as it was published; a correction tells these, old and new (notices.py), and
`verify` finds what none has told.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sized
from dataclasses import asdict, dataclass, field
from typing import Any

from campaign import labels
from campaign.editions.datasets import DATASETS, HEADLINE, content_sha256, day_bound
from campaign.editions.definition import queries_sha256
from campaign.editions.model import Cell, DatasetDifference, Difference, Edition
from campaign.editions.read import all_editions, records
from campaign.editions.recompute import Computed, recomputed
from campaign.store import Store
from campaign.store import edition_rows as rows
from campaign.store.edition_rows import Row


@dataclass(frozen=True)
class Stored:
    """An edition with its rows as they are stored.

    settled: the hashes of datasets that the first edition of the day published for all.
    """

    edition: Edition
    figures: list[Row]
    datasets: list[Row]
    settled: dict[str, str]


@dataclass(frozen=True)
class Changes:
    """Where an edition worked out again is not what was published."""

    figures: list[Difference] = field(default_factory=list)
    datasets: list[DatasetDifference] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.figures or self.datasets)

    def rows(self) -> list[Row]:
        """As a correction notice keeps them."""
        return [*map(asdict, self.figures), *map(asdict, self.datasets)]

    def untold(self, edition: Edition) -> "Changes":
        """Those that no correction of the edition tells with these very values."""
        figures = [f for f in self.figures if (f.figure, f.recomputed) not in edition.told]
        told = {
            (found.dataset, cell) for found in edition.told_datasets for cell in found.new_cells()
        }
        datasets = [
            found
            for found in self.datasets
            if not {(found.dataset, cell) for cell in found.new_cells()} <= told
        ]
        return Changes(figures, datasets)


def stored_of(store: Store, edition: Edition) -> Stored:
    """The edition with its rows."""
    number = edition.edition_no
    days = [other.edition_no for other in all_editions(store) if other.as_of == edition.as_of]
    settled = _settled(store, min(days)) if min(days) != number else {}
    return Stored(edition, rows.figures(store, number), rows.datasets(store, number), settled)


def changed_definitions(store: Store, edition: Edition) -> Changes:
    """Where the definitions of now give something else for the edition's own two times."""
    if queries_sha256(edition.least_count) == edition.queries_sha256:
        return Changes()
    return compared(stored_of(store, edition), recomputed(store, edition))


def compared(stored: Stored, again: Computed) -> Changes:
    """Where `again` is not what was published; what editions have only since is no difference.

    A figure or row that is not worked out any more is missing. Rows that the day's first edition
    settled are that one's.
    """
    now = {figure.figure: figure.value for figure in again.figures}
    figures = [
        Difference(row["figure"], row["value"], now.get(row["figure"]))
        for row in stored.figures
        if now.get(row["figure"]) != row["value"]
    ]
    return Changes(figures, list(_datasets(stored, again)))


def in_words(lang: str, figures: Sized, datasets: Iterable[DatasetDifference]) -> str:
    """How many figures and which public rows differ, as part of a sentence; empty for none."""
    found = [labels.text(lang, "definitions-what-figures", count=len(figures))] if figures else []
    for told in datasets:
        title = DATASETS[told.dataset].title(lang) if told.dataset in DATASETS else told.dataset
        key = "definitions-what-rows" if told.cells else "definitions-what-hidden"
        columns = ", ".join(told.columns)
        found.append(labels.text(lang, key, dataset=title, columns=columns))
    return "; ".join(found)


def _datasets(stored: Stored, again: Computed) -> Iterator[DatasetDifference]:
    for row in stored.datasets:
        name, now = row["dataset"], again.contents.get(row["dataset"])
        if name in stored.settled or (now and content_sha256(now) == row["sha256"]):
            continue
        cells = _differing_cells(name, row["content"], now)
        if cells:
            # Two versions of rows with hidden counts could tell what each of them hides.
            yield DatasetDifference(name, () if name in day_bound() else cells)


def _differing_cells(name: str, published: str, now: str | None) -> tuple[Cell, ...]:
    """The cells of the published columns that `now` has otherwise, row by row.

    A row that only one of both has differs in every cell that it fills. The headline's values are
    compared as figures; here is only their unit, of those that both have.
    """
    old, new = _by_row(published), _by_row(now) if now else {}
    columns = json.loads(published)["columns"]
    if name == HEADLINE:
        columns, old = ["unit"], {row: old[row] for row in old if row in new}
        new = {row: new[row] for row in old}
    pairs = [
        (row, column, old.get(row, {}).get(column), new.get(row, {}).get(column))
        for row in {**old, **new}
        for column in columns
    ]
    return tuple(cell for cell in pairs if cell[2] != cell[3])


def _by_row(content: str) -> dict[str, dict[str, Any]]:
    """The rows by their first column; the second of the same name is NAME_2."""
    found: dict[str, dict[str, Any]] = {}
    seen: Counter[str] = Counter()
    for record in records(content):
        name = str(next(iter(record.values())))
        seen[name] += 1
        found[name if seen[name] == 1 else f"{name}_{seen[name]}"] = record
    return found


def _settled(store: Store, first_no: int) -> dict[str, str]:
    stored = rows.datasets(store, first_no)
    return {row["dataset"]: row["sha256"] for row in stored if row["dataset"] in day_bound()}
