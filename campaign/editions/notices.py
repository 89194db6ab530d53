"""Correcting and withdrawing: a notice beside an edition, which stays as it was published."""

from datetime import datetime
from typing import Any

from campaign import clock
from campaign.editions.definition import queries_sha256
from campaign.editions.model import CORRECTED, WITHDRAWN, Edition, EditionRefused
from campaign.editions.read import edition
from campaign.editions.redefined import changed_definitions
from campaign.report.free_text import personal_kind
from campaign.report.question import has_hidden
from campaign.store import Store, acts
from campaign.store import edition_rows as rows
from campaign.store.acts import Act
from campaign.store.audit import Sender
from campaign.store.content import canonical_json
from campaign.store.edition_rows import Row

# Characters of a note or notice.
TEXT_MAX = 1000
_ACTS = {CORRECTED: acts.EDITION_CORRECTED, WITHDRAWN: acts.EDITION_WITHDRAWN}


def correct(
    store: Store,
    no: int,
    text_vi: str,
    text_en: str,
    *,
    sender: Sender,
    noticed_at: datetime | None = None,
) -> Edition:
    """Put a correction notice on an edition; its published figures stay.

    Where the definitions of now give other figures or public rows for the same two times, the
    notice holds both, so that `verify` knows the difference as told. noticed_at: only for the
    demo. Raises UnknownEdition, EditionRefused, StoreNotWritable.
    """
    told = changed_definitions(store, edition(store, no)).rows()
    _notify(store, no, CORRECTED, (text_vi, text_en), told, sender, noticed_at)
    return edition(store, no)


def withdraw(store: Store, no: int, text_vi: str, text_en: str, *, sender: Sender) -> Edition:
    """Say that an edition must not be quoted any more; it stays visible with its notice.

    Raises UnknownEdition, EditionRefused when it was withdrawn before, StoreNotWritable.
    """
    if edition(store, no).is_withdrawn:
        raise EditionRefused("edition-refused-withdrawn", number=str(no))
    _notify(store, no, WITHDRAWN, (text_vi, text_en), [], sender, None)
    return edition(store, no)


def notice_row(
    notice_no: int,
    edition_no: int,
    kind: str,
    sender: Sender,
    *,
    told: list[Row] | None = None,
    **more: Any,
) -> Row:
    """One row of edition_notice; `more` are its other columns."""
    own = {"notice_no": notice_no, "edition_no": edition_no, "kind": kind, "actor": sender.actor}
    return {**own, "differences": canonical_json(told or []), **more}


def refuse_texts(*texts: str) -> None:
    """Raise EditionRefused when a text that everybody will read cannot be one.

    Too long, with signs other than line breaks that cannot be seen, or naming a person.
    """
    for text in texts:
        if len(text) > TEXT_MAX:
            raise EditionRefused("edition-refused-long", max=str(TEXT_MAX))
        if has_hidden(text.replace("\n", "")):
            raise EditionRefused("edition-refused-hidden")
        if personal_kind(text) is not None:
            raise EditionRefused("edition-refused-personal")


def _notify(
    store: Store,
    no: int,
    kind: str,
    texts: tuple[str, str],
    told: list[Row],
    sender: Sender,
    noticed_at: datetime | None,
) -> None:
    text_vi, text_en = (text.strip() for text in texts)
    if not text_vi or not text_en:
        raise EditionRefused("edition-refused-text")
    refuse_texts(text_vi, text_en)
    common = {
        "noticed_at": noticed_at or clock.now(),
        "text_vi": text_vi,
        "text_en": text_en,
        "queries_sha256": queries_sha256(edition(store, no).least_count),
    }

    def rows_of(numbers: Row) -> rows.Rows:
        row = notice_row(numbers["next_notice_no"], no, kind, sender, told=told, **common)
        return {rows.NOTICE: [row]}

    rows.write(store, Act(_ACTS[kind], str(no), text_vi, noticed_at), rows_of, sender)
