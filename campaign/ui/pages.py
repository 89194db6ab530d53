"""The page registry: pages are data, and everything that lists pages loops over it.

To add a page: write pages/<page_id>.py, add a row here, one in campaign/access/pages.py (who may
open it), and the labels page-<page_id>, page-<page_id>-lead in both languages. A test compares
both with the files on disk.
"""

from dataclasses import KW_ONLY, dataclass
from enum import StrEnum
from pathlib import Path

from campaign.access import Identity, Permission
from campaign.access.pages import NEEDED, may_open
from campaign.settings import settings


class Filter(StrEnum):
    """A choice of the sidebar that pages share; it stays in the address where it is not offered."""

    EDITION = "edition"
    DAY = "as_of"
    WARDS = "wards"
    MOMENT = "known_at"


@dataclass(frozen=True)
class PageSpec:
    """One menu entry: its id is the file's stem and its address.

    `needs_data`: an empty store stops it. `has_day_in_page`: the day slider is not in the sidebar.
    `has_own_files`: what it shows follows from files that the reader brings as well.
    `filters`: the shared choices that change what it shows. It offers no others and is shown as if
    none of them were made (a test changes each of them on each page).
    """

    page_id: str
    icon: str
    order: int
    _: KW_ONLY
    needs_data: bool = True
    has_day_in_page: bool = False
    has_own_files: bool = False
    filters: frozenset[Filter] = frozenset(Filter)

    def is_open_to(self, identity: Identity) -> bool:
        """Whether the page is for this person."""
        return may_open(identity, self.page_id)

    @property
    def permission(self) -> Permission | None:
        """Who may open it; None for everybody (then it shows editions to the public)."""
        return NEEDED[self.page_id]

    @property
    def file(self) -> str:
        """The page's file, relative to the project."""
        return f"pages/{self.page_id}.py"

    @property
    def path(self) -> Path:
        """The page's file, absolute (the router is not beside it)."""
        return settings().root / self.file


PAGES: tuple[PageSpec, ...] = (
    PageSpec("overview", ":material/space_dashboard:", 1),
    PageSpec("ward_map", ":material/map:", 2, has_day_in_page=True),
    PageSpec("volunteers", ":material/diversity_3:", 3),
    PageSpec("training", ":material/school:", 4),
    PageSpec("reporting", ":material/fact_check:", 5),
    PageSpec(
        "upload",
        ":material/upload_file:",
        6,
        needs_data=False,
        has_own_files=True,
        # The list of wards to choose a template of. Handing in is always now, for a day of its own.
        filters=frozenset({Filter.WARDS}),
    ),
    PageSpec(
        "editions",
        ":material/newspaper:",
        7,
        needs_data=False,
        # Whatever the view: it follows from the editions and from what has been said of them.
        has_own_files=True,
        filters=frozenset({Filter.EDITION}),
    ),
    PageSpec(
        "administration",
        ":material/admin_panel_settings:",
        9,
        needs_data=False,
        # What it shows is the audit, the tokens, the people: nothing that follows from the view.
        has_own_files=True,
        filters=frozenset(),
    ),
)
DEFAULT_PAGE = "overview"


def page(page_id: str) -> PageSpec:
    """The registry row of `page_id`; raises KeyError for a page that is not registered."""
    for spec in PAGES:
        if spec.page_id == page_id:
            return spec
    raise KeyError(f"page {page_id!r} is not in campaign/ui/pages.py")
