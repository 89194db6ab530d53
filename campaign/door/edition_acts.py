"""The acts of monitors about editions: publishing, correcting, withdrawing."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from campaign import clock, editions
from campaign.editions import Edition
from campaign.store import Store
from campaign.store.audit import Sender
from campaign.store.parameters import as_timestamp

Values = Mapping[str, Any]
Done = dict[str, Any]


def publish(store: Store, values: Values, sender: Sender) -> Done:
    """values: as_of, known_at (local without a zone; else its usual time), notes_vi, notes_en."""
    as_of, known_text = date.fromisoformat(values["as_of"]), values.get("known_at")
    usual = editions.usual_moment(as_of, clock.now())
    done = editions.publish(
        store,
        as_of,
        as_timestamp(known_text) if known_text else usual,
        sender=sender,
        notes_vi=values.get("notes_vi") or "",
        notes_en=values.get("notes_en") or "",
    )
    return _told(done)


def withdraw(store: Store, values: Values, sender: Sender) -> Done:
    """values: edition_no, text_vi, text_en."""
    no, text_vi, text_en = int(values["edition_no"]), values["text_vi"], values["text_en"]
    return _told(editions.withdraw(store, no, text_vi, text_en, sender=sender))


def correct(store: Store, values: Values, sender: Sender) -> Done:
    """values: edition_no, text_vi, text_en."""
    no, text_vi, text_en = int(values["edition_no"]), values["text_vi"], values["text_en"]
    return _told(editions.correct(store, no, text_vi, text_en, sender=sender))


def _told(edition: Edition) -> Done:
    """The edition in short; act_no is that of the newest act about it."""
    return {
        "act_no": max(edition.act_no, *(notice.act_no for notice in edition.notices), 0),
        "edition_no": edition.edition_no,
        "as_of": edition.as_of.isoformat(),
        "known_at": edition.known_at.isoformat(),
        "completeness": edition.completeness,
        "status": edition.status,
        "figures_sha256": edition.figures_sha256,
    }
