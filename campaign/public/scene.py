"""What a picture to embed is drawn of (an edition, what its address chooses) and what comes out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from campaign import labels
from campaign.access import PUBLIC
from campaign.access.pages import refuse_mart
from campaign.charts.theme import Figure
from campaign.editions import DATASETS, Edition, UnknownEdition, asked, dataset
from campaign.editions.past import lacking
from campaign.public.choices import Choice, Chosen
from campaign.settings import settings
from campaign.store import Store
from campaign.store.errors import DefinitionLost
from campaign.store.questions import load
from campaign.wards import register

Rows = pd.DataFrame


@dataclass(frozen=True)
class Scene:
    """What a picture is drawn of and for whom; `ask` gives the rows of a mart at an edition."""

    store: Store
    edition: Edition
    lang: str
    chosen: Chosen
    ask: Callable[[Edition, str], Rows]
    _marts: set[str] = field(default_factory=set, init=False)
    _datasets: dict[str, Rows] = field(default_factory=dict, init=False)

    @property
    def is_demo(self) -> bool:
        """Whether the figures are simulated."""
        return self.store.is_demo

    @property
    def open_day(self) -> date | None:
        """The edition's day if its reports could still come in on time, else None."""
        return settings().campaign.open_day(self.edition.as_of, self.edition.known_at)

    def stored(self, name: str) -> Rows:
        """The rows of a dataset as they were published; numbers as charts want them.

        Raises DefinitionLost for an edition of before there was this dataset.
        """
        try:
            frame = dataset(self.store, self.edition.edition_no, name)
        except UnknownEdition as error:
            raise DefinitionLost("definition-lost-dataset", dataset=name) from error
        self._datasets[name] = frame
        numbers = frame.select_dtypes(["Int64", "Float64"]).columns
        return frame.astype(dict.fromkeys(numbers, "float64"))

    def asked(self, mart: str) -> Rows:
        """The rows of `mart` at the edition's two times, of all wards.

        Raises NotAllowed for a mart that no page open to the public uses: a fault of the picture;
        and DefinitionLost.
        """
        self._marts.add(mart)
        refuse_mart(PUBLIC, mart, load(mart).page_ids)
        # Pictures share the answer; pandas copies on write.
        return self.ask(self.edition, mart).copy(deep=False)

    def of_ward(self, mart: str) -> Rows:
        """The rows of `mart` of the ward that the address chooses."""
        rows = self.asked(mart)
        return rows[rows["ward_code"] == self.chosen["ward"]]

    def lacking(self) -> frozenset[str]:
        """Columns of today that the rows asked for so far do not have: those of an old edition."""
        unpublished = (
            {column.name for column in DATASETS[name].columns} - set(frame.columns)
            for name, frame in self._datasets.items()
        )
        return lacking(self.store, self.edition, self._marts).union(*unpublished)


def rows_at(store: Store, edition: Edition, mart: str) -> Rows:
    """The rows of `mart` at the edition's two times, of its ledger, by its definitions.

    Raises DefinitionLost.
    """
    return asked(store, edition, mart, as_of=edition.as_of, known_at=edition.known_at)


@dataclass(frozen=True)
class Drawn:
    """A picture and the rows of the table that says the same.

    A plotly figure, or an SVG and HTML (with the `style` it needs). `notes` are lines above it.
    is_stored: the figures are the rows that were published, not worked out again.
    """

    rows: Rows
    columns: Sequence[str]
    figure: Figure | None = None
    svg: bytes | None = None
    html: str | None = None
    style: str = ""
    notes: Sequence[str] = ()
    is_stored: bool = False


Title = Callable[[str, Chosen], str]


@dataclass(frozen=True)
class Picture:
    """One picture by name; readers find it on `page` when its address says `at`.

    `choices` are parameters of the picture's address and of the page's.
    """

    name: str
    title: Title
    page: str
    draw: Callable[[Scene], Drawn]
    at: Mapping[str, str] = field(default_factory=dict)
    choices: tuple[Choice, ...] = ()


def titled(key: str, **words: str) -> Title:
    """The label `key`; `words` are names of labels. {choice} in a name is the value chosen.

    A picture of one ward or former district says which.
    """

    def title(lang: str, chosen: Chosen) -> str:
        named = {n: labels.text(lang, word.format_map(chosen)) for n, word in words.items()}
        plain = labels.text(lang, key.format_map(chosen), **named)
        return _of_place(lang, plain, chosen)

    return title


def _of_place(lang: str, title: str, chosen: Chosen) -> str:
    place = chosen.get("district")
    if ward_code := chosen.get("ward"):
        ward = register().by_code[ward_code]
        place = f"{ward.full_name}, {ward.former_district}"
    return labels.text(lang, "public-of-place", title=title, place=place) if place else title


def newest_first(rows: Rows, column: str) -> Rows:
    """The rows for a table, the newest day on top, counts whole."""
    return rows.sort_values(column, ascending=False, kind="stable").convert_dtypes()
