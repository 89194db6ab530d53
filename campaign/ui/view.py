"""What a page shows: the two times, the wards in scope, the reader's language."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from campaign import formats, labels


@dataclass(frozen=True)
class View:
    """One reader's view, taken from the address by `open_page`.

    `ward_codes` is None for all wards; `known_at` is aware. `is_live` says that known_at is "now"
    (then it is the canonical moment of the newest report, not the clock's second). `stand` numbers
    the newest submission and answer about the days up to as_of: while it stays, so do the figures.
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
    stand: tuple[int, int]
    first_day: date
    last_day: date

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
