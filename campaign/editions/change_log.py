"""The public change log: everything that was ever published or said of an edition, newest first."""

from operator import itemgetter

import pandas as pd

from campaign import labels
from campaign.editions.model import PUBLISHED, Edition, Notice
from campaign.editions.read import all_editions
from campaign.editions.redefined import in_words
from campaign.store import Store

COLUMNS = ["happened_at", "kind", "edition_no", "as_of", "known_at", "completeness", "actor"]
TEXTS = ["text_vi", "text_en"]


def change_log(store: Store) -> pd.DataFrame:
    """One row per publication and notice, newest first.

    happened_at, kind ('published', 'corrected', 'withdrawn' or 'superseded'), edition_no, as_of,
    known_at, completeness, actor, text_vi, text_en (of a publication: its notes; of a correction
    also which figures and rows it tells to be others).
    """
    found = [row for edition in all_editions(store) for row in _rows(edition)]
    found.sort(key=itemgetter(-1), reverse=True)
    return pd.DataFrame([row[:-1] for row in found], columns=[*COLUMNS, *TEXTS])


def _rows(edition: Edition) -> list[tuple[object, ...]]:
    """The edition's rows; the last field sorts them: a newer edition above what it superseded."""
    about = (edition.edition_no, edition.as_of, edition.known_at, edition.completeness)
    own = (edition.published_at, PUBLISHED, *about, edition.approver)
    order = (edition.published_at, edition.act_no, 1, 0)
    found: list[tuple[object, ...]] = [(*own, edition.notes_vi, edition.notes_en, order)]
    for notice in edition.notices:
        said = (notice.noticed_at, notice.kind, *about, notice.actor)
        order = (notice.noticed_at, notice.act_no, 0, notice.notice_no)
        found.append((*said, _text(notice, "vi"), _text(notice, "en"), order))
    return found


def _text(notice: Notice, lang: str) -> str:
    what = in_words(lang, notice.differences, notice.dataset_differences)
    words = notice.text(lang)
    return labels.text(lang, "definitions-log", text=words, what=what) if what else words
