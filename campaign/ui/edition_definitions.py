"""What pages say of the definitions that an edition was worked out by, and when those fail."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

import pandas as pd
import streamlit as st

from campaign import editions, formats
from campaign.editions import Edition, Notice
from campaign.editions.changes import unit_text
from campaign.editions.definition import queries_sha256
from campaign.editions.model import DatasetDifference
from campaign.editions.past import LOSSES, has_kept, lacking, loss
from campaign.editions.redefined import Changes, changed_definitions, in_words
from campaign.frames import each
from campaign.labels import text
from campaign.store.errors import DefinitionLost
from campaign.store.questions import all_queries
from campaign.ui import cached, links, who
from campaign.ui.edition_choice import shown_edition
from campaign.ui.present import note, section, table
from campaign.ui.view import View

COLUMNS = ("figure_name", "edition_value", "corrected_value", "figure_unit")
ROW_COLUMNS = ("dataset_row", "dataset_column", "edition_value", "corrected_value")
log = logging.getLogger(__name__)


def definition_line(view: View, edition: Edition) -> None:
    """One line where today's definitions give other figures or rows, or where none were kept."""
    if queries_sha256(edition.least_count) == edition.queries_sha256:
        return
    link = _published(edition)
    is_kept, changed = cached.built(partial(_state, view.store_path, edition.edition_no))
    if not is_kept:
        st.info(view.t("definitions-not-kept", link=link), icon=":material/function:")
    elif changed:
        key = "definitions-untold" if changed.untold(edition) else "definitions-corrected"
        what = in_words(view.lang, changed.figures, changed.datasets)
        words = view.t(key, day=view.day(edition.published_at.date()), what=what, link=link)
        st.info(words, icon=":material/function:")


def differences(view: View, edition: Edition) -> None:
    """What corrections say, as published and by the definitions of the notice: figures, rows."""
    for notice in edition.notices:
        if not (notice.differences or notice.dataset_differences):
            continue
        section(view, "definitions-differences", day=view.day(notice.noticed_at.date()))
        note(view, "definitions-differences-about")
        stem = f"edition_{edition.edition_no}_correction_{notice.notice_no}"
        if notice.differences:
            _figures(view, edition, notice, stem)
        for told in notice.dataset_differences:
            _rows(view, told, f"{stem}_{told.dataset}")


def _figures(view: View, edition: Edition, notice: Notice, stem: str) -> None:
    published = editions.figures(cached.store(), edition.edition_no)
    about = {row.figure: row for row in each(published)}
    told = [(about[found.figure], found) for found in notice.differences]
    cells = [
        (
            getattr(figure, f"name_{view.lang}"),
            formats.number(view.lang, found.published, int(figure.digits)),
            formats.number(view.lang, found.recomputed, int(figure.digits)),
            unit_text(view.lang, figure.unit),
        )
        for figure, found in told
    ]
    table(view, pd.DataFrame(cells, columns=list(COLUMNS)), COLUMNS, stem)


def _rows(view: View, told: DatasetDifference, stem: str) -> None:
    """Cells of a dataset, as its files write them; of rows with hidden counts the note alone."""
    note(view, "definitions-rows-about", what=in_words(view.lang, (), (told,)))
    if told.cells:
        cells = [(row, column, _cell(old), _cell(new)) for row, column, old, new in told.cells]
        table(view, pd.DataFrame(cells, columns=list(ROW_COLUMNS)), ROW_COLUMNS, stem)


def _cell(value: object) -> str:
    return formats.MISSING if value is None else str(value)


@contextmanager
def telling_lost_definitions(lang: str, page_id: str) -> Iterator[None]:
    """Tell the reader of a page, in words, when it fails over the definitions of an edition.

    That is: they do not answer, or lack a column that the page's marts have got since. Any other
    error goes on.
    """
    try:
        yield
    except LOSSES as error:
        edition = shown_edition(who.identity(), cached.published())
        lost = None if edition is None else _lost(error, edition, page_id)
        if edition is None or lost is None:
            raise
        log.exception("edition %s cannot be worked out any more", edition.edition_no)
        number, link = str(edition.edition_no), _published(edition)
        words = text(lang, "definitions-lost", number=number, reason=lost.message(lang), link=link)
        st.error(words, icon=":material/function:")


def _lost(error: Exception, edition: Edition, page_id: str) -> DefinitionLost | None:
    """The loss that `error` comes from; None when it is about something else."""
    marts = [query.name for query in all_queries() if page_id in query.page_ids]
    return loss(error, lambda: lacking(cached.store(), edition, marts))


def _published(edition: Edition) -> str:
    """Where the published figures and the notices of the edition are."""
    return links.href("editions", edition=str(edition.edition_no))


def _state(_store: str, edition_no: int) -> tuple[bool, Changes]:
    """Whether definitions are kept; what today's change.

    The store's path is part of the key under which it is kept.
    """
    store = cached.store()
    found = editions.edition(store, edition_no)
    if not has_kept(store, found):
        return False, Changes()
    return True, changed_definitions(store, found)
