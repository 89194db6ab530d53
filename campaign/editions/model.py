"""What an edition is: two times, who approved it, how complete it was, and what was said since."""

from dataclasses import dataclass
from datetime import date, datetime

from campaign.store.cut import Cut, Reference
from campaign.store.errors import StoreError, WordedError

PUBLISHED, CORRECTED, WITHDRAWN, SUPERSEDED = "published", "corrected", "withdrawn", "superseded"


class EditionRefused(WordedError):
    """An edition or a notice that must not be published as asked; the sentence says why."""


class UnknownEdition(StoreError):
    """There is no edition of that number."""


@dataclass(frozen=True)
class Difference:
    """One headline figure that a correction tells to be another one by mended definitions."""

    figure: str
    published: float | None
    recomputed: float | None


@dataclass(frozen=True)
class Notice:
    """What was said of an edition after it was published; shown with it for ever.

    `kind` is 'corrected', 'withdrawn' or 'superseded' (then by edition `superseded_by_no`).
    """

    act_no: int
    notice_no: int
    kind: str
    noticed_at: datetime
    actor: str
    text_vi: str
    text_en: str
    superseded_by_no: int | None = None
    differences: tuple[Difference, ...] = ()

    def text(self, lang: str) -> str:
        """The notice in `lang` ('vi' or 'en')."""
        return self.text_vi if lang == "vi" else self.text_en


@dataclass(frozen=True)
class Completeness:
    """The reports of the day, of the wards that owed one, at the moment of an edition.

    unchecked_count: reported, but neither accepted nor returned when it was published.
    """

    ward_count: int
    reported_count: int
    on_time_count: int
    late_count: int
    incomplete_count: int
    missing_count: int
    not_due_count: int
    accepted_count: int
    returned_count: int
    unchecked_count: int

    def __str__(self) -> str:
        return f"{self.reported_count}/{self.ward_count}"


@dataclass(frozen=True)
class Edition:
    """One published edition; its figures and rows are read by number (campaign.editions)."""

    act_no: int
    edition_no: int
    as_of: date
    known_at: datetime
    published_at: datetime
    approver: str
    notes_vi: str
    notes_en: str
    counts: Completeness
    cut: Cut
    reference: Reference
    least_count: int
    queries_sha256: str
    figures_sha256: str
    datasets_sha256: str
    notices: tuple[Notice, ...] = ()

    @property
    def status(self) -> str:
        """'withdrawn' before 'corrected' before 'published'."""
        kinds = {notice.kind for notice in self.notices}
        return next((kind for kind in (WITHDRAWN, CORRECTED) if kind in kinds), PUBLISHED)

    @property
    def told(self) -> frozenset[tuple[str, float | None]]:
        """The figures, with their new values, that its corrections tell."""
        found = [told for notice in self.notices for told in notice.differences]
        return frozenset((told.figure, told.recomputed) for told in found)

    @property
    def is_withdrawn(self) -> bool:
        """Whether it must not be quoted any more."""
        return self.status == WITHDRAWN

    @property
    def superseded_by_no(self) -> int | None:
        """The newest edition of the same day that took its place; None when it is the newest."""
        numbers = [n.superseded_by_no for n in self.notices if n.superseded_by_no is not None]
        return max(numbers, default=None)

    @property
    def reported_count(self) -> int:
        """How many of `ward_count` wards had reported."""
        return self.counts.reported_count

    @property
    def ward_count(self) -> int:
        """How many wards owed a report for the day."""
        return self.counts.ward_count

    @property
    def completeness(self) -> str:
        """'119/126': reported of owed."""
        return str(self.counts)

    def notes(self, lang: str) -> str:
        """The notes in `lang` ('vi' or 'en'); empty when there are none."""
        return self.notes_vi if lang == "vi" else self.notes_en
