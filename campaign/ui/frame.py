"""The frame of every page: `open_page` first, then only what the page is about.

It sets the page up, reads the address, draws the shared filters, the title with its question, the
demo banner and the freshness line, and stops with a way on when there is nothing to show. It
relies on nothing that the router did, because a page must render alone as well.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

import streamlit as st

from campaign import clock, wards
from campaign.labels import LANGUAGES, text
from campaign.settings import settings
from campaign.spelling import plain_words
from campaign.store import Store, StoreBusy, StoreError
from campaign.ui import address, cached, filters, moments
from campaign.ui.pages import PageSpec, page
from campaign.ui.view import View


@dataclass(frozen=True)
class Extent:
    """From the first to the last day that can be shown, the day shown by default, what is in."""

    first_day: date
    last_day: date
    default_day: date
    last_received_at: datetime | None

    @property
    def days(self) -> list[date]:
        """Every day that can be shown."""
        span = (self.last_day - self.first_day).days
        return [self.first_day + timedelta(days=number) for number in range(span + 1)]


def open_page(page_id: str) -> View:
    """Open the page `page_id` and return the reader's view; stops the script when it is empty."""
    spec, lang = page(page_id), language()
    title = text(lang, f"page-{page_id}")
    icon = settings().data_dir / "icon.png"
    st.set_page_config(f"{title} · {text(lang, 'app-title')}", icon, layout="wide")
    st.html(settings().root / "campaign" / "ui" / "style.css")
    _header(spec, lang, title)
    opened = _opened(lang)
    extent = store_extent()
    with st.sidebar:
        where = st.container()
        districts, ward_types = _ward_filters(page_id, lang)
        known_text = moments.choose(page_id, lang)
    with st.container(key="day-in-page") if spec.has_day_in_page else where:
        as_of = filters.day(page_id, lang, extent.days, extent.default_day)
    known_at = moments.past(known_text, as_of)
    stand = opened.live.stand(as_of)
    ward_codes = _scope(districts, ward_types)
    view = View(
        page_id=page_id,
        lang=lang,
        as_of=as_of,
        known_at=known_at or stand.known_at or clock.now(),
        is_live=known_at is None,
        ward_codes=ward_codes,
        districts=districts,
        ward_types=ward_types,
        is_demo=opened.kind == "demo",
        data_version=opened.known_version,
        store_path=str(opened.path),
        stand=stand,
        scope_stand=stand if ward_codes is None else opened.live.stand(as_of, ward_codes),
        first_day=extent.first_day,
        last_day=extent.last_day,
        address=None if spec.has_own_files else address.whole(),
    )
    _stamps(view)
    _stop_without_data(spec, view, extent)
    return view


def _opened(lang: str) -> Store:
    """The store to answer from; stops the script with a message when there is none."""
    try:
        return cached.store()
    except StoreError as error:
        key = "frame-store-busy" if isinstance(error, StoreBusy) else "frame-store-damaged"
        st.error(text(lang, key, reason=str(error)))
        st.stop()


def language() -> str:
    """The reader's language: ?lang=en, otherwise Vietnamese."""
    wanted = address.value("lang")
    return wanted if wanted in LANGUAGES else LANGUAGES[0]


def store_extent() -> Extent:
    """What the store holds, whatever the view.

    The default is the newest reported day within the city's 45 days, never today's clock; while
    the campaign runs, today can be chosen too, to see who has not reported yet.
    """
    campaign = settings().campaign
    row = cached.freshness(date.max)
    newest = row["last_report_date"]
    last = campaign.start_date if newest is None else _as_date(newest)
    today = clock.now().date()
    if campaign.start_date <= today <= campaign.end_date:
        last = max(last, today)
    default = campaign.start_date if newest is None else _as_date(newest)
    return Extent(
        first_day=campaign.start_date,
        last_day=max(last, campaign.start_date + timedelta(days=1)),
        default_day=min(max(default, campaign.start_date), campaign.end_date),
        last_received_at=row["last_received_at"],
    )


def _as_date(value: Any) -> date:
    return value.date() if isinstance(value, datetime) else value


def _header(spec: PageSpec, lang: str, title: str) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute", key="page-head"):
        st.title(title, anchor=False, width="content")
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


def _ward_filters(page_id: str, lang: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    districts = filters.shared_choices(page_id, lang, "district", _district_names(), str)
    types = filters.shared_choices(
        page_id, lang, "type", filters.WARD_TYPES, lambda code: text(lang, f"ward-type-{code}")
    )
    return districts, types


@lru_cache(maxsize=1)
def _district_names() -> tuple[str, ...]:
    names = {ward.former_district for ward in wards.register().wards}
    return tuple(sorted(names, key=plain_words))


@lru_cache(maxsize=200)
def _scope(districts: tuple[str, ...], ward_types: tuple[str, ...]) -> tuple[str, ...] | None:
    if not districts and not ward_types:
        return None
    return tuple(
        ward.ward_code
        for ward in wards.register().wards
        if (not districts or ward.former_district in districts)
        and (not ward_types or ward.ward_type in ward_types)
    )


def _stamps(view: View) -> None:
    """The demo banner, the freshness line and, for a past moment, what that means."""
    if view.is_demo:
        st.html(f'<p class="demo-banner" role="note">{view.t("frame-demo-banner")}</p>')
    row = cached.row(view, "freshness")
    st.caption(
        view.t(
            "frame-freshness",
            day=view.day(view.as_of),
            reported=view.num(row["reported_count"]),
            wards=view.num(row["ward_count"]),
            received=view.moment(row["last_received_at"]),
            version=view.data_version,
            now=view.moment(clock.now()),
        )
    )
    if not view.is_live:
        st.info(view.t("frame-past", moment=view.moment(view.known_at)), icon=":material/history:")


def _stop_without_data(spec: PageSpec, view: View, extent: Extent) -> None:
    if spec.needs_data and extent.last_received_at is None:
        st.info(view.t("frame-empty"), icon=":material/inbox:")
        st.stop()
    if view.ward_codes == ():
        st.info(view.t("frame-no-ward"), icon=":material/filter_alt_off:")
        st.stop()
