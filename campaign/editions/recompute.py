"""An edition worked out from the ledger: when it is published, and again by every `verify`."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any

import pandas as pd

from campaign.editions.datasets import DATASETS, contents
from campaign.editions.headline import CITY, Ask, Figure, headline
from campaign.editions.model import Edition
from campaign.editions.names import named, ward_names
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


def computed(store: Store, cut: Cut, as_of: date, known_at: datetime, least: int) -> Computed:
    """What the ledger up to `cut` gives for the two times by the definitions and names of now."""

    def work(questions: CutQuestions) -> Computed:
        questions.keep(as_of, known_at)
        figures = headline(questions.ask, as_of, known_at)
        return Computed(figures, contents(questions.ask, as_of, known_at, figures, least))

    return at_cut(store, cut, work)


def recomputed(
    store: Store,
    edition: Edition,
    past: PastDefinitions | None = None,
    *,
    by_later_code: bool = False,
) -> Computed:
    """The edition again: its ledger, names and least count, by the SQL of `past` (None: of now).

    by_later_code: the code of now may ask that SQL for columns that it did not give; they are
    empty then. Raises DefinitionLost when the SQL does not run any more, or does not fit the code.
    """
    as_of, known_at = edition.as_of, edition.known_at

    def work(questions: CutQuestions) -> Computed:
        questions.keep(as_of, known_at)
        ask = _filled_up(questions.ask) if by_later_code else questions.ask
        figures = named(store, edition, headline(ask, as_of, known_at))
        return Computed(figures, contents(ask, as_of, known_at, figures, edition.least_count))

    try:
        return at_cut(store, edition.cut, work, past, ward_names(store, edition))
    except (KeyError, AttributeError) as error:
        if not by_later_code:
            raise
        raise DefinitionLost("definition-lost-column", columns=str(error)) from error


def _filled_up(ask: Ask) -> Ask:
    """`ask`, with an empty column for each that editions take from a mart and it does not give."""
    wanted = {
        dataset.mart: [column.name for column in dataset.columns]
        for dataset in DATASETS.values()
        if dataset.mart
    }
    wanted["city_kpis"] = [column for column, *_ in CITY]

    def filled_up(name: str, /, **params: Any) -> pd.DataFrame:
        found = ask(name, **params)
        added = [column for column in wanted.get(name, ()) if column not in found.columns]
        return found.reindex(columns=[*found.columns, *added])

    return filled_up


def total_sha256(names_and_hashes: Iterable[tuple[str, str]]) -> str:
    """One hash over the hashes of figures or datasets, by name."""
    return sha256(canonical_json(sorted(names_and_hashes)).encode()).hexdigest()
