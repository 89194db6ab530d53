"""An edition worked out from the ledger: when it is published, and again by every `verify`."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from campaign.editions.datasets import contents
from campaign.editions.headline import Figure, headline
from campaign.editions.model import Edition
from campaign.store import Store
from campaign.store.content import canonical_json
from campaign.store.cut import Cut, CutQuestions, at_cut


@dataclass(frozen=True)
class Computed:
    """Headline figures, and the public datasets as canonical JSON by name."""

    figures: list[Figure]
    contents: dict[str, str]


def computed(store: Store, cut: Cut, as_of: date, known_at: datetime, least: int) -> Computed:
    """What the ledger up to `cut` gives for the two times, by the definitions of now."""

    def work(questions: CutQuestions) -> Computed:
        questions.keep(as_of, known_at)
        figures = headline(questions.ask, as_of, known_at)
        return Computed(figures, contents(questions.ask, as_of, known_at, figures, least))

    return at_cut(store, cut, work)


def recomputed(store: Store, edition: Edition) -> Computed:
    """The edition again, with its own least count, by the definitions of now."""
    known_at, least = edition.known_at, edition.least_count
    return computed(store, edition.cut, edition.as_of, known_at, least)


def total_sha256(names_and_hashes: Iterable[tuple[str, str]]) -> str:
    """One hash over the hashes of figures or datasets, by name."""
    return sha256(canonical_json(sorted(names_and_hashes)).encode()).hexdigest()
