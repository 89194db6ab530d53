"""How complete a day's reports are, asked before an edition is published and noted in it."""

from datetime import date, datetime
from typing import Any

from campaign.editions.model import Completeness
from campaign.frames import first
from campaign.store import Store
from campaign.store.cut import Cut, at_cut, newest_cut


def completeness(store: Store, as_of: date, known_at: datetime, now: datetime) -> Completeness:
    """The reports of `as_of` received by `known_at`; reviews count up to `now`."""
    cut, _ = newest_cut(store, known_at)
    return completeness_at(store, cut, as_of, known_at, now)


def completeness_at(
    store: Store, cut: Cut, as_of: date, known_at: datetime, now: datetime
) -> Completeness:
    """The same, of the ledger up to `cut`."""
    asked: dict[str, Any] = {"as_of": as_of, "known_at": known_at, "reviewed_by": now}
    found = at_cut(store, cut, lambda questions: questions.ask("edition_completeness", **asked))
    return Completeness(**{name: int(value) for name, value in first(found)._asdict().items()})
