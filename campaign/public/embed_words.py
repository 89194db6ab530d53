"""What the page of an embedded picture says beside the picture."""

from collections.abc import Iterator, Sequence
from urllib.parse import urlencode

import pandas as pd

from campaign import columns
from campaign.charts.browser import figure_json
from campaign.editions import Edition
from campaign.editions.definition import queries_sha256
from campaign.editions.past import has_kept
from campaign.exports.embed_page import Page, Table
from campaign.formats import date_text, date_time
from campaign.labels import LANGUAGES, text
from campaign.public.choices import said
from campaign.public.described import API, address, citation, demo_mark
from campaign.public.scene import Drawn, Picture, Scene

HEIGHT = 440


def page_of(picture: Picture, scene: Scene, *, is_live: bool, scripts: Sequence[str]) -> Page:
    """The page of `picture`; is_live: it follows the newest edition. Raises UnknownEdition."""
    drawn, edition, lang = picture.draw(scene), scene.edition, scene.lang
    title, number = picture.title(lang, scene.chosen), edition.edition_no
    count, kind = str(len(drawn.rows)), "chart" if drawn.svg is None else "map"
    return Page(
        lang=lang,
        title=title,
        lines=[
            _edition_line(edition, lang),
            _live_line(edition, lang, is_live=is_live),
            *drawn.notes,
        ],
        alt=text(lang, f"public-{kind}-alt", count=count, title=title),
        table=_table(drawn, lang, picture.page),
        citation=citation(edition, lang),
        links=[
            (address(_page_with(picture, scene)), text(lang, "public-back")),
            (address(f"{API}/{number}"), text(lang, "public-data")),
        ],
        marks=list(_marks(drawn, scene)),
        svg=drawn.svg,
        html=drawn.html,
        style=drawn.style,
        figure=None if drawn.figure is None else figure_json(drawn.figure),
        height=HEIGHT if drawn.figure is None else int(drawn.figure.layout.height or HEIGHT),
        scripts=scripts,
    )


def _page_with(picture: Picture, scene: Scene) -> str:
    """The page that shows the same picture of the same edition."""
    lang = {} if scene.lang == LANGUAGES[0] else {"lang": scene.lang}
    shown = {**picture.at, **said(picture.choices, scene.chosen), **lang}
    return f"/{picture.page}?{urlencode({'edition': scene.edition.edition_no, **shown})}"


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


def _marks(drawn: Drawn, scene: Scene) -> Iterator[str]:
    """What must not be overlooked: simulated data, withdrawal, correction, a newer edition."""
    edition, lang = scene.edition, scene.lang
    if scene.is_demo:
        yield demo_mark(is_demo=True)
    if edition.status != "published":
        yield text(lang, f"public-status-{edition.status}")
    yield from (notice.text(lang) for notice in edition.own_notices)
    if edition.superseded_by_no is not None:
        yield text(lang, "public-status-superseded", number=str(edition.superseded_by_no))
    is_mended = queries_sha256(edition.least_count) != edition.queries_sha256
    if not drawn.is_stored and is_mended and not has_kept(scene.store, edition):
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
