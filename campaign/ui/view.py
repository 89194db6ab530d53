"""What a page shows: the two times, the wards in scope, the reader's language."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from campaign import formats, labels
from campaign.access import PUBLIC, Identity
from campaign.store.stand import Stand
from campaign.ui.pages import page


@dataclass(frozen=True)
class View:
    """One reader's view, taken from the address by `open_page`.

    `ward_codes` is None for all wards; `known_at` is aware. `is_live` says that known_at is "now"
    (then it is the canonical moment of the newest report, not the clock's second). `stand` is the
    newest of what counts for the days up to as_of, `scope_stand` for the wards in scope alone:
    while it stays, so do the figures. `has_reports`: there are any of the reader's wards.
    `identity` is the reader; `edition_no` the published edition that is shown, None for the latest
    figures. `address` are all choices as the address says; None on a page where the reader's own
    file decides as well. `is_behind`: newer figures are being worked out (campaign/ui/turns.py).
    """

    page_id: str
    lang: str
    as_of: date
    known_at: datetime
    is_live: bool
    ward_codes: tuple[str, ...] | None
    districts: tuple[str, ...]
    ward_types: tuple[str, ...]
    is_demo: bool
    data_version: str
    store_path: str
    stand: Stand
    scope_stand: Stand
    first_day: date
    last_day: date
    has_reports: bool
    identity: Identity
    edition_no: int | None
    address: str | None
    is_behind: bool = False

    @cached_property
    def row_reader(self) -> Identity:
        """Whose row filter counts: an edition on a page that is open to everybody has none."""
        is_public = self.edition_no is not None and page(self.page_id).permission is None
        return PUBLIC if is_public else self.identity

    @cached_property
    def scope_key(self) -> str:
        """While it stays the same, so do the figures of the wards in scope."""
        return self._key(self.scope_stand, *self.districts, *self.ward_types)

    @cached_property
    def city_key(self) -> str:
        """While it stays the same, so do the figures of any wards."""
        return self._key(self.stand)

    @cached_property
    def looks_key(self) -> str | None:
        """While it stays the same, so does all that follows from the view and the address.

        None when something else decides as well. A ward in the address may be out of scope.
        """
        if self.address is None:
            return None
        figures = self.city_key if "ward=" in self.address else self.scope_key
        return "|".join((figures, self.lang, self.page_id, str(self.is_demo), self.address))

    def _key(self, stand: Stand, *scope: str) -> str:
        store_id, _, reference = self.data_version.split("-")
        known_at = stand.known_at if self.is_live else self.known_at
        numbers = (stand.submission_no, stand.answer_no, stand.act_no)
        # What one reader may be shown, another may not: they share nothing.
        reader = (self.identity.role, self.row_reader.ward_code, self.edition_no)
        counts = (self.store_path, store_id, reference, *numbers, known_at, self.as_of)
        return "|".join(map(str, (*counts, *reader, *scope)))

    def t(self, key: str, **variables: Any) -> str:
        """The label `key` in the reader's language."""
        return labels.text(self.lang, key, **variables)

    def term(self, vocabulary: str, value: str) -> str:
        """The name of a value of a closed vocabulary (data/terms.csv)."""
        return labels.term(self.lang, vocabulary, value)

    def num(self, value: float | None, digits: int = 0) -> str:
        """A number as the reader writes it; "–" when missing."""
        return formats.number(self.lang, value, digits)

    def pct(self, value: float | None, digits: int = 1) -> str:
        """A 0–100 share with its sign; "–" when missing."""
        return formats.percent(self.lang, value, digits)

    def signed(self, value: float | None, digits: int = 1) -> str:
        """A difference with its sign; "–" when missing."""
        return formats.signed(self.lang, value, digits)

    def day(self, value: date | None) -> str:
        """A day as dd/MM/yyyy."""
        return formats.date_text(self.lang, value)

    def moment(self, value: datetime | None) -> str:
        """An instant as HH:mm dd/MM/yyyy, Hanoi time."""
        return formats.date_time(self.lang, value)
