"""What an edition is: two times, who approved it, how complete it was, and what was said since."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

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


# Row and column of a public dataset, the published value and the new one.
Cell = tuple[str, str, Any, Any]


@dataclass(frozen=True)
class DatasetDifference:
    """Cells of a public dataset that a correction tells to be others by mended definitions.

    No cells: rows with hidden counts, of which only that they differ is told.
    """

    dataset: str
    cells: tuple[Cell, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns in which rows differ, each once."""
        return tuple(dict.fromkeys(column for _, column, _, _ in self.cells))

    def places(self) -> frozenset[tuple[str, str, str]]:
        """Dataset, row and column of each; without cells the dataset as a whole."""
        return frozenset((self.dataset, row, column) for row, column, _ in self.new_cells())

    def new_cells(self) -> frozenset[tuple[str, str, Any]]:
        """Row, column and new value of each; without cells the dataset as a whole."""
        found = frozenset((row, column, new) for row, column, _, new in self.cells)
        return found or frozenset({("", "", None)})


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
    dataset_differences: tuple[DatasetDifference, ...] = ()

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
    """One published edition; its figures and rows are read by number (campaign.editions).

    superseded_by_no: the newest later edition of the same day that is not withdrawn, if any.
    """

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
    superseded_by_no: int | None
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
    def told_datasets(self) -> tuple[DatasetDifference, ...]:
        """What its corrections tell of its public rows."""
        return tuple(told for notice in self.notices for told in notice.dataset_differences)

    @property
    def own_notices(self) -> tuple[Notice, ...]:
        """Those about itself; that of a newer edition may say what does not hold any more."""
        return tuple(notice for notice in self.notices if notice.kind != SUPERSEDED)

    @property
    def is_withdrawn(self) -> bool:
        """Whether it must not be quoted any more."""
        return self.status == WITHDRAWN

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
