"""What a reader is shown: the latest figures as the reader chooses, or a published edition."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache, partial
from typing import Any

import streamlit as st

from campaign import clock, wards
from campaign.access import PUBLIC, Identity, narrowed
from campaign.editions import Edition
from campaign.labels import text
from campaign.settings import settings
from campaign.spelling import plain_words
from campaign.store import Store
from campaign.store.stand import Stand
from campaign.ui import address, cached, filters, moments
from campaign.ui.pages import Filter, PageSpec
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


@dataclass(frozen=True)
class Opening:
    """A page that is being opened by a reader who may."""

    spec: PageSpec
    lang: str
    identity: Identity
    store: Store

    @property
    def address(self) -> str | None:
        """All choices of the address; None where the reader's own files decide as well."""
        return None if self.spec.has_own_files else address.whole()


@dataclass(frozen=True)
class Chosen:
    """What a reader of the latest figures chose; known_at is None for now."""

    as_of: date
    known_at: datetime | None
    ward_codes: tuple[str, ...] | None
    districts: tuple[str, ...]
    ward_types: tuple[str, ...]


def latest_view(opening: Opening) -> View:
    """The figures of now, or of the day and moment that the reader chooses, of the own wards."""
    spec, lang, live = opening.spec, opening.lang, opening.store.live
    extent = store_extent()
    with st.sidebar:
        where = st.container()
        districts, ward_types = _ward_filters(spec, lang, opening.identity)
        known_text = moments.choose(spec.page_id, lang) if Filter.MOMENT in spec.filters else None
    as_of = extent.default_day
    if Filter.DAY in spec.filters:
        with st.container(key="day-in-page") if spec.has_day_in_page else where:
            as_of = filters.day(spec.page_id, lang, extent.days, extent.default_day)
    ward_codes = narrowed(opening.identity, _scope(districts, ward_types))
    chosen = Chosen(as_of, moments.past(known_text, as_of), ward_codes, districts, ward_types)
    newest = partial(_view_of, opening, chosen, extent)
    if opening.address is None or chosen.known_at is not None:
        return newest()
    # Readers with equal rights share; a store that has been replaced counts its commits anew.
    rights = (opening.identity.role, opening.identity.ward_code)
    key = (spec.page_id, lang, *rights, opening.address, as_of)
    found = cached.turns().view(key, live, newest)
    return replace(found, identity=opening.identity)


def _view_of(opening: Opening, chosen: Chosen, extent: Extent) -> View:
    """The figures of what was chosen, as they are now unless a past moment was."""
    live = opening.store.live
    stand = live.stand(chosen.as_of)
    ward_codes = chosen.ward_codes
    return View(
        page_id=opening.spec.page_id,
        lang=opening.lang,
        as_of=chosen.as_of,
        known_at=chosen.known_at or stand.known_at or clock.now(),
        is_live=chosen.known_at is None,
        ward_codes=ward_codes,
        districts=chosen.districts,
        ward_types=chosen.ward_types,
        is_demo=opening.store.is_demo,
        data_version=opening.store.known_version,
        store_path=str(opening.store.path),
        stand=stand,
        scope_stand=stand if ward_codes is None else live.stand(chosen.as_of, ward_codes),
        first_day=extent.first_day,
        last_day=extent.last_day,
        has_reports=extent.last_received_at is not None,
        identity=opening.identity,
        edition_no=None,
        address=opening.address,
    )


def edition_view(opening: Opening, edition: Edition) -> View:
    """A published edition: its two times, whatever else the address says."""
    spec, lang, cut = opening.spec, opening.lang, edition.cut
    store_id, _, reference = opening.store.known_version.split("-")
    # Nobody's later report changes it, so all its readers share what was worked out once.
    stand = Stand(cut.submission_no, cut.answer_no, cut.act_no, edition.known_at)
    rows_of = PUBLIC if spec.permission is None else opening.identity
    with st.sidebar:
        districts, ward_types = _ward_filters(spec, lang, rows_of)
    return View(
        page_id=spec.page_id,
        lang=lang,
        as_of=edition.as_of,
        known_at=edition.known_at,
        is_live=False,
        ward_codes=narrowed(rows_of, _scope(districts, ward_types)),
        districts=districts,
        ward_types=ward_types,
        is_demo=opening.store.is_demo,
        data_version=f"{store_id}-{cut.submission_no}-{reference}",
        store_path=str(opening.store.path),
        stand=stand,
        scope_stand=stand,
        first_day=settings().campaign.start_date,
        last_day=edition.as_of,
        has_reports=True,
        identity=opening.identity,
        edition_no=edition.edition_no,
        address=opening.address,
    )


def store_extent() -> Extent:
    """What the store holds of the reader's wards, whatever the view.

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


def _ward_filters(
    spec: PageSpec, lang: str, reader: Identity
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The wards to choose in the sidebar; somebody who sees one ward has nothing to choose."""
    if reader.ward_codes is not None or Filter.WARDS not in spec.filters:
        return (), ()
    page_id = spec.page_id
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
