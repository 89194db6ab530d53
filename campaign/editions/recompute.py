"""An edition worked out from the ledger: when it is published, and again by every `verify`."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any

import pandas as pd

from campaign.editions.datasets import contents
from campaign.editions.headline import CITY, Figure, headline
from campaign.editions.model import Edition
from campaign.store import Store
from campaign.store.content import canonical_json
from campaign.store.cut import Cut, CutQuestions, at_cut
from campaign.store.definitions import PastDefinitions
from campaign.store.errors import DefinitionLost


@dataclass(frozen=True)
class Computed:
    """Headline figures, and the public datasets as canonical JSON by name."""

    figures: list[Figure]
    contents: dict[str, str]


def computed(
    store: Store,
    cut: Cut,
    as_of: date,
    known_at: datetime,
    least: int,
    past: PastDefinitions | None = None,
) -> Computed:
    """What the ledger up to `cut` gives for the two times, by the SQL of `past` (None: of now).

    Raises DefinitionLost when that SQL does not run any more.
    """

    def work(questions: CutQuestions) -> Computed:
        questions.keep(as_of, known_at)
        figures = headline(questions.ask, as_of, known_at)
        return Computed(figures, contents(questions.ask, as_of, known_at, figures, least))

    return at_cut(store, cut, work, past)


def recomputed(store: Store, edition: Edition, past: PastDefinitions | None = None) -> Computed:
    """The edition again, with its own least count. Raises as `computed`."""
    known_at, least = edition.known_at, edition.least_count
    return computed(store, edition.cut, edition.as_of, known_at, least, past)


def figures_by_later_code(store: Store, edition: Edition, past: PastDefinitions) -> Computed:
    """The edition's figures by the SQL of `past` and the code of now, and no datasets.

    A figure that editions have only since is missing. Raises DefinitionLost when code and SQL do
    not fit each other.
    """
    as_of, known_at = edition.as_of, edition.known_at

    def work(questions: CutQuestions) -> list[Figure]:
        questions.keep(as_of, known_at)

        def ask(name: str, /, **params: Any) -> pd.DataFrame:
            found = questions.ask(name, **params)
            added = [column for column, *_ in CITY if column not in found.columns]
            return found.reindex(columns=[*found.columns, *added]) if name == "city_kpis" else found

        return headline(ask, as_of, known_at)

    try:
        return Computed(at_cut(store, edition.cut, work, past), {})
    except (KeyError, AttributeError) as error:
        raise DefinitionLost("definition-lost-column", columns=str(error)) from error


def total_sha256(names_and_hashes: Iterable[tuple[str, str]]) -> str:
    """One hash over the hashes of figures or datasets, by name."""
    return sha256(canonical_json(sorted(names_and_hashes)).encode()).hexdigest()
