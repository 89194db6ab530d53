"""What the page of an embedded picture says beside the picture."""

from collections.abc import Iterator, Sequence

import pandas as pd

from campaign.charts.browser import figure_json
from campaign.editions import Edition
from campaign.editions.definition import queries_sha256
from campaign.exports.embed_page import Page, Table
from campaign.formats import date_text, date_time
from campaign.labels import text
from campaign.public.described import API, address, citation, demo_mark
from campaign.public.pictures import Drawn, Picture, Scene
from campaign.ui import columns

HEIGHT = 440


def page_of(picture: Picture, scene: Scene, *, is_live: bool, scripts: Sequence[str]) -> Page:
    """The page of `picture`; is_live: it follows the newest edition. Raises UnknownEdition."""
    drawn, edition, lang = picture.draw(scene), scene.edition, scene.lang
    title, number = picture.title(lang), edition.edition_no
    count = str(len(drawn.rows))
    is_map = drawn.svg is not None
    alt = "public-map-alt" if is_map else "public-chart-alt"
    return Page(
        lang=lang,
        title=title,
        lines=[_edition_line(edition, lang), _live_line(edition, lang, is_live=is_live)],
        alt=text(lang, alt, count=count, **({} if is_map else {"title": title})),
        table=_table(drawn, lang, picture.page),
        citation=citation(edition, lang),
        links=[
            (address(f"/{picture.page}?edition={number}"), text(lang, "public-back")),
            (address(f"{API}/{number}"), text(lang, "public-data")),
        ],
        marks=list(_marks(picture, scene)),
        svg=drawn.svg,
        figure=None if drawn.figure is None else figure_json(drawn.figure),
        height=HEIGHT if drawn.figure is None else int(drawn.figure.layout.height or HEIGHT),
        scripts=scripts,
    )


def _edition_line(edition: Edition, lang: str) -> str:
    return text(
        lang,
        "public-edition-line",
        number=str(edition.edition_no),
        day=date_text(lang, edition.as_of),
        moment=date_time(lang, edition.known_at),
        completeness=edition.completeness,
    )


def _live_line(edition: Edition, lang: str, *, is_live: bool) -> str:
    if is_live:
        return text(lang, "public-live")
    return text(lang, "public-frozen", number=str(edition.edition_no))


def _marks(picture: Picture, scene: Scene) -> Iterator[str]:
    """What must not be overlooked: simulated data, withdrawal, correction, a newer edition."""
    edition, lang = scene.edition, scene.lang
    if scene.is_demo:
        yield demo_mark(is_demo=True)
    if edition.status != "published":
        yield text(lang, f"public-status-{edition.status}")
    yield from (n.text(lang) for n in edition.notices if n.superseded_by_no is None)
    if edition.superseded_by_no is not None:
        yield text(lang, "public-status-superseded", number=str(edition.superseded_by_no))
    if not picture.is_stored and queries_sha256(edition.least_count) != edition.queries_sha256:
        yield text(lang, "public-later-definition")


def _table(drawn: Drawn, lang: str, page_id: str) -> Table:
    rows = drawn.rows[list(drawn.columns)]
    writers = [columns.formatter(lang, name, rows[name]) for name in rows.columns]
    cells = [
        [write(value) for write, value in zip(writers, row, strict=True)]
        for row in rows.itertuples(index=False)
    ]
    titles = [columns.title(lang, name, page_id) for name in rows.columns]
    return Table(titles, cells, [pd.api.types.is_numeric_dtype(rows[n]) for n in rows.columns])
