"""The panel of one ward: where it stands, why, its line, its neighbours, its own clock."""

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from campaign import wards
from campaign.charts import ward as figures
from campaign.charts.palette import BANDS, STATUS
from campaign.frames import each, first
from campaign.ui import address, filters, present
from campaign.ui.cached import ask
from campaign.ui.embed_offer import Embed
from campaign.ui.present import Tile
from campaign.ui.view import View
from campaign.ward_shapes import neighbours

COMPONENT_COLUMNS = (
    "component_code",
    "points",
    "expected_points",
    "loss_points",
    "weight",
    "score",
    "expected_score",
)
TREND_COLUMNS = ("as_of_date", "progress", "expected", "pace", "band")
NEIGHBOUR_COLUMNS = ("ward_name", "band", "progress", "expected", "pace", "report_status")


def panel(view: View, ward_code: str) -> None:
    """Everything about one ward at the view's two times, whatever the filters."""
    ward = wards.register().by_code[ward_code]
    row = first(ask(view, "ward_index", ward_codes=(ward_code,)))
    with st.container(border=True, key="ward-panel"):
        with st.container(horizontal=True, horizontal_alignment="distribute"):
            st.subheader(f"{ward.full_name} · {ward.former_district}", anchor="ward-panel")
            st.button(view.t("ward-close"), on_click=_close, key="ward-close")
        st.caption(_clock(view, ward_code, ward.population))
        _tiles(view, row)
        left, right = st.columns(2, gap="medium")
        with left:
            _components(view, ward_code)
        with right:
            _trend(view, ward_code, ward.full_name)
            _neighbours(view, ward_code)


def card(view: View, ward_code: str) -> None:
    """The ward in short, beside the map: where it stands and where it loses most."""
    ward = wards.register().by_code[ward_code]
    row = first(ask(view, "ward_index", ward_codes=(ward_code,)))
    losses = ask(view, "ward_component", ward_codes=(ward_code,))
    losses = losses[losses["loss_points"] > 0].nlargest(3, "loss_points")
    with st.container(border=True, key="ward-card", gap="small"):
        st.markdown(f"**{ward.full_name}** · {ward.former_district}")
        st.html(f'<p class="city-pace">{band_chip(view, row.band)}</p>')
        st.markdown(
            view.t(
                "map-tip-index",
                progress=view.num(row.progress, 1),
                expected=view.num(row.expected, 1),
                pace=view.num(row.pace, 2),
            )
        )
        status = view.term("report_status", row.report_status)
        lines = [f"{STATUS[row.report_status].glyph} {view.t('col-report_status')}: {status}"]
        lines += [
            view.t(
                "overview-reason-lost",
                component=view.term("component", loss.component_code),
                points=view.num(loss.loss_points, 1),
            )
            for loss in each(losses)
        ]
        st.caption("  \n".join(lines))
        with st.container(horizontal=True, gap="small"):
            st.markdown(f"[{view.t('ward-details')}](#ward-panel)")
            st.button(view.t("ward-close"), on_click=_close, key="ward-card-close")


def band_chip(view: View, band: str) -> str:
    """A band as HTML: its colour, glyph and name."""
    mark = BANDS[band]
    name = view.term("band", band)
    return f'<em style="background:{mark.color};color:{mark.ink}">{mark.glyph} {name}</em>'


def choose(view: View) -> str | None:
    """The ward of the panel (?ward=), found by name, old name or code."""
    return filters.ward_picker(view)


def _close() -> None:
    address.put("ward", None)


def _clock(view: View, ward_code: str, population: int) -> str:
    """The ward's own campaign: which of its days this is, and its window (M17)."""
    clock = first(ask(view, "ward_calendar", ward_codes=(ward_code,)))
    key = "ward-clock-waiting" if pd.isna(clock.day_no) else "ward-clock"
    return view.t(
        key,
        day="" if pd.isna(clock.day_no) else str(int(clock.day_no)),
        days=str(int(clock.n_days)),
        start=view.day(clock.start_date),
        end=view.day(clock.end_date),
        population=view.num(population),
        code=ward_code,
        reports=view.num(clock.reported_count),
    )


def _tiles(view: View, row: Any) -> None:
    band = f"{BANDS[row.band].glyph} {view.term('band', row.band)}"
    today = ask(view, "submission_today", ward_codes=(row.ward_code,)).iloc[0]
    received = "–" if pd.isna(today["received_at"]) else view.moment(today["received_at"])
    status = view.term("report_status", row.report_status)
    gap = None if pd.isna(row.progress) else row.progress - row.expected
    tiles = [
        Tile(view.t("col-band"), band),
        Tile(
            view.t("col-progress"),
            view.num(row.progress, 1),
            change=None if gap is None else view.t("ward-gap", gap=view.signed(gap)),
            is_good=None if not gap else gap > 0,
            note=view.t("ward-progress-note", expected=view.num(row.expected, 1)),
        ),
        Tile(view.t("col-pace"), view.num(row.pace, 2)),
        Tile(view.t("col-report_status"), status, change=received),
    ]
    if row.unknown_points:
        unknown, note = view.num(row.unknown_points), view.t("ward-unknown-note")
        tiles.append(Tile(view.t("col-unknown_points"), unknown, note=note))
    present.tiles(view, tiles)


def _components(view: View, ward_code: str) -> None:
    rows = ask(view, "ward_component", ward_codes=(ward_code,))
    st.markdown(f"**{view.t('ward-components')}**")
    if rows.empty:
        st.caption(view.t("ward-not-started"))
        return
    figure = partial(figures.components, rows, view.lang, is_demo=view.is_demo)
    present.chart(view, figure, view.t("ward-components-alt"), "ward-components")
    ordered = rows.sort_values("loss_points", ascending=False)
    embed = Embed("ward-components", view.t("ward-components"), {"ward": ward_code})
    present.table(view, ordered, COMPONENT_COLUMNS, f"ward_{ward_code}_components", embed=embed)


def _trend(view: View, ward_code: str, name: str) -> None:
    rows = ask(view, "ward_trend", ward_codes=(ward_code,))
    st.markdown(f"**{view.t('ward-trend')}**")
    figure = partial(figures.trend, rows, view.lang, is_demo=view.is_demo)
    present.chart(view, figure, view.t("ward-trend-alt", ward=name), "ward-trend")
    newest_first = rows.sort_values("as_of_date", ascending=False)
    stem = f"ward_{ward_code}_trend"
    embed = Embed("ward-trend", view.t("ward-trend-alt", ward=name), {"ward": ward_code})
    table = partial(present.table, view, newest_first, TREND_COLUMNS, stem, embed=embed)
    present.folded(stem, view.t("table-same-rows"), table)


def _neighbours(view: View, ward_code: str) -> None:
    st.markdown(f"**{view.t('ward-neighbours')}**")
    codes = (ward_code, *neighbours()[ward_code])
    rows = ask(view, "ward_index", ward_codes=codes)
    present.table(view, rows, NEIGHBOUR_COLUMNS, f"ward_{ward_code}_neighbours")
    present.note(view, "map-peer-note")
