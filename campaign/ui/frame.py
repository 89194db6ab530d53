"""The frame of every page: `open_page` first, then only what the page is about.

It sets the page up, reads the address, draws the shared filters, the title with its question, the
demo banner and the freshness line, and stops with a way on when there is nothing to show. It
relies on nothing that the router did, because a page must render alone as well.
"""

import logging

import streamlit as st

from campaign.access import Permission, may
from campaign.access.claims import SignedIn
from campaign.editions import Edition
from campaign.labels import LANGUAGES, text
from campaign.settings import settings
from campaign.store import Store, StoreBusy, StoreError
from campaign.ui import address, cached, edition_choice, guard, sign_in_box
from campaign.ui.edition_changes import offer_changes
from campaign.ui.edition_definitions import definition_line
from campaign.ui.opening import Opening, edition_view, latest_view
from campaign.ui.pages import Filter, PageSpec, page
from campaign.ui.view import View

log = logging.getLogger(__name__)


def open_page(page_id: str) -> View:
    """Open the page `page_id` and return the reader's view; stops the script when it is empty.

    First of all the guard: for whoever may not open the page, the script ends there.
    """
    spec, lang = page(page_id), language()
    _set_up(spec, lang)
    reader = guard.let_in(spec, lang)
    opened = _opened(lang, reader)
    guard.stop_unless_served(lang, opened)
    _header(spec, lang)
    with st.sidebar:
        sign_in_box.reader_box(lang, reader)
        edition = _edition(spec, lang, reader)
    edition_choice.stop_without_edition(reader.identity, edition, lang)
    opening = Opening(spec, lang, reader.identity, opened)
    view = latest_view(opening) if edition is None else edition_view(opening, edition)
    _stamps(spec, view, edition)
    _stop_without_data(spec, view)
    return view


def _edition(spec: PageSpec, lang: str, reader: SignedIn) -> Edition | None:
    """The edition to show, with the choice among all; None on a page that no edition changes."""
    if Filter.EDITION not in spec.filters:
        return None
    published = cached.published()
    edition = edition_choice.shown_edition(reader.identity, published)
    edition_choice.choose(spec.page_id, lang, reader.identity, published, edition)
    return edition


def _opened(lang: str, reader: SignedIn) -> Store:
    """The store to answer from; stops the script with a message when there is none."""
    try:
        return cached.store()
    except StoreError as error:
        key = "frame-store-busy" if isinstance(error, StoreBusy) else "frame-store-damaged"
        # The reason names files and processes of the machine.
        is_told = may(reader.identity, Permission.ADMINISTER)
        st.error(text(lang, key, reason=str(error) if is_told else "–"))
        log.error("the store cannot be opened: %s", error)
        st.stop()


def language() -> str:
    """The reader's language: ?lang=en, otherwise Vietnamese."""
    wanted = address.value("lang")
    return wanted if wanted in LANGUAGES else LANGUAGES[0]


def _set_up(spec: PageSpec, lang: str) -> None:
    """Name and style of the page, the same for everybody."""
    title = f"{text(lang, f'page-{spec.page_id}')} · {text(lang, 'app-title')}"
    st.set_page_config(title, settings().data_dir / "icon.png", layout="wide")
    st.html(settings().root / "campaign" / "ui" / "style.css")


def _header(spec: PageSpec, lang: str) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute", key="page-head"):
        st.title(text(lang, f"page-{spec.page_id}"), anchor=False, width="content")
        on_change = address.bind(
            "lang", f"{spec.page_id}-lang", lang, lambda value: None if value == "vi" else value
        )
        st.segmented_control(
            text(lang, "frame-language"),
            LANGUAGES,
            format_func=lambda code: text(code, "frame-language-name"),
            key=f"{spec.page_id}-lang",
            on_change=on_change,
            required=True,
            label_visibility="collapsed",
        )
    st.caption(text(lang, f"page-{spec.page_id}-lead"))


def _stamps(spec: PageSpec, view: View, edition: Edition | None) -> None:
    """The demo banner, which figures these are, the freshness line, what a past moment means."""
    if view.is_demo:
        st.html(f'<p class="demo-banner" role="note">{view.t("frame-demo-banner")}</p>')
    if edition is None and Filter.DAY in spec.filters:  # otherwise it shows no figures of a day
        with st.container(horizontal=True, gap="small", key="freshness"):
            st.caption(_freshness(view))
            offer_changes(view)
    if Filter.EDITION in spec.filters:
        edition_choice.edition_line(view, edition)
    if edition is not None:
        definition_line(view, edition)
    if not view.is_live and edition is None:
        st.info(view.t("frame-past", moment=view.moment(view.known_at)), icon=":material/history:")


def _freshness(view: View) -> str:
    """The line on the latest figures; that of an edition is `edition_choice.edition_line`."""
    row = cached.row(view, "freshness")
    line = view.t(
        "frame-freshness",
        day=view.day(view.as_of),
        reported=view.num(row["reported_count"]),
        wards=view.num(row["ward_count"]),
        known=view.moment(view.known_at),
        version=view.data_version,
    )
    return f"{line} · {view.t('frame-behind')}" if view.is_behind else line


def _stop_without_data(spec: PageSpec, view: View) -> None:
    if spec.needs_data and not view.has_reports:
        st.info(view.t("frame-empty"), icon=":material/inbox:")
        st.stop()
    if view.ward_codes == ():
        st.info(view.t("frame-no-ward"), icon=":material/filter_alt_off:")
        st.stop()
