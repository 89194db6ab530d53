"""The parts of the overview page, one function per part; readers of equal views share them."""

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from campaign.charts import overview
from campaign.charts.map_rows import INDEX_COLUMNS
from campaign.charts.palette import BANDS
from campaign.frames import first
from campaign.insight import changes
from campaign.ui import links, present, ward_map_small
from campaign.ui.cached import ask, section
from campaign.ui.embed_offer import TALL, Embed
from campaign.ui.overview_tiles import tiles
from campaign.ui.parts import open_day
from campaign.ui.view import View

DAYS_AHEAD = ("officials", "cdt", "hamlets")
# Within half a day of the plan nobody would say ahead or behind.
ON_PLAN_DAYS = 0.5
TREND_COLUMNS = (
    "as_of_date",
    "reported_count",
    "progress_median",
    "officials_trained_pct",
    "cdt_members_trained_pct",
    "hamlets_reached_pct",
    "online_rate_7d_pct",
    "tech_support_short_count",
    "citizens_supported",
)
SCORECARD_COLUMNS = (
    "target_name",
    "actual_value",
    "target_value",
    "unit",
    "is_met",
    "wards_met_count",
    "wards_known_count",
    "bindingness",
)


def top(view: View) -> None:
    """The headline and the tiles."""
    section(view, "top", partial(_top, view))


def _top(view: View) -> None:
    kpis = _kpis(view)
    _headline(view, kpis)
    tiles(view, kpis, ask(view, "city_trend"))


def _kpis(view: View) -> Any:
    return first(ask(view, "city_kpis"))


def _headline(view: View, kpis: Any) -> None:
    """Which day it is, and whether the city is ahead or behind, in words and days."""
    with st.container(key="headline"):
        st.html(overview.day_counter(_whole(kpis.city_day_no), int(kpis.n_days), view.lang))
        st.html(f'<p class="city-pace">{_pace_html(view, kpis)}</p>')
        st.html(f'<p class="city-days">{_days_sentence(view, kpis)}</p>')


def _pace_html(view: View, kpis: Any) -> str:
    if pd.isna(kpis.pace_median):
        return view.t("overview-pace-unknown")
    mark = BANDS[kpis.pace_band]
    band = view.term("band", kpis.pace_band)
    chip = f'<em style="background:{mark.color};color:{mark.ink}">{mark.glyph} {band}</em>'
    sentence = view.t(
        "overview-pace",
        progress=view.num(kpis.progress_median, 1),
        expected=view.num(kpis.expected_median, 1),
        pace=view.num(kpis.pace_median, 2),
    )
    return f"{chip} {sentence}"


def _days_sentence(view: View, kpis: Any) -> str:
    """Ahead or behind in days for the three duties that have a straight path."""
    parts = [
        view.t(f"overview-days-{_direction(days)}", duty=duty, days=view.num(abs(days), 1))
        for name in DAYS_AHEAD
        if not pd.isna(days := getattr(kpis, f"{name}_days_ahead"))
        and (duty := view.t(f"overview-duty-{name}"))
    ]
    if not parts:
        return view.t("overview-days-unknown")
    sentence = "; ".join(parts)
    return f"{sentence[0].upper()}{sentence[1:]}."


def _direction(days: float) -> str:
    if abs(days) < ON_PLAN_DAYS:
        return "level"
    return "ahead" if days > 0 else "behind"


def bands_and_map(view: View) -> None:
    """The 126 wards by band, and where they are."""
    section(view, "bands", partial(_bands, view))
    ward_map_small.show(view, section(view, "small-map", partial(ward_map_small.drawing, view)))
    section(view, "map-legend", partial(_legend, view))

    def tables() -> None:
        bands, wards = ask(view, "ward_status"), ask(view, "ward_index")
        embed = Embed("ward-bands", view.t("overview-bands"))
        present.table(view, bands, ("band", "ward_count"), "ward_status", embed=embed)
        embed = Embed("map", view.t("overview-map-alt", wards=view.num(len(wards))), height=TALL)
        present.table(view, wards, INDEX_COLUMNS, "ward_index", embed=embed)

    present.folded("overview-map", view.t("table-same-rows"), tables)


def _bands(view: View) -> None:
    present.section(view, "overview-bands")
    st.html(overview.band_bar(ask(view, "ward_status"), view.lang))


def _legend(view: View) -> None:
    st.html(overview.looks_legend(view.lang))
    present.note(view, "index-disclaimer")


def calls(view: View) -> None:
    """Ten wards to call today with the reasons; equal to the table under it."""
    exceptions = section(view, "calls", partial(_calls, view))
    if exceptions.empty:
        return
    rows = partial(present.table, view, exceptions, file_stem="exceptions")
    present.folded("overview-calls", view.t("table-same-rows"), rows)


def _calls(view: View) -> pd.DataFrame:
    exceptions = ask(view, "exceptions", limit_count=10)
    present.section(view, "overview-calls", count=view.num(len(exceptions)))
    if exceptions.empty:
        st.info(view.t("overview-calls-none"))
    else:
        to_map = partial(links.href, "ward_map")
        st.html(overview.call_list(exceptions, view.lang, lambda code: to_map(ward=code)))
    return exceptions


def trend_table(view: View) -> None:
    """The rows behind the tiles' lines, newest day first."""

    def rows() -> None:
        days = ask(view, "city_trend").sort_values("as_of_date", ascending=False)
        embed = Embed("key-figures", view.t("public-key-figures"))
        present.table(view, days, TREND_COLUMNS, "city_trend", embed=embed)

    present.folded("overview-trend", view.t("table-same-rows"), rows)


def changed(view: View) -> None:
    """What changed since the day before, in sentences."""
    is_day_open = open_day(view) is not None
    section(view, f"changed-{is_day_open}", partial(_changed, view, is_day_open=is_day_open))


def _changed(view: View, *, is_day_open: bool) -> None:
    trend, kpis = ask(view, "city_trend"), _kpis(view)
    present.section(view, "overview-changed")
    change = ask(view, "index_change", days_back=1)
    lines = changes.sentences(change, trend, view.lang, is_day_open=is_day_open)
    if len(trend) < 2 or not lines:
        st.caption(view.t("overview-changed-none"))
        return
    if is_day_open:
        counts = {"reported": view.num(kpis.reported_count), "wards": view.num(kpis.ward_count)}
        present.note(view, "overview-changed-open", day=view.day(view.as_of), **counts)
    st.markdown("\n".join(f"- {line}" for line in lines))


def scorecard(view: View) -> None:
    """If it ended today, which targets would be missed."""
    rows = section(view, "scorecard", partial(_scorecard, view))
    present.downloads(view, rows, "target_scorecard")


def _scorecard(view: View) -> pd.DataFrame:
    targets = ask(view, "target_scorecard")
    present.section(view, "overview-scorecard")
    known = targets["is_met"].notna()
    unmet = targets[known & ~targets["is_met"].fillna(value=False).astype(bool)]
    met = int(known.sum()) - len(unmet)
    present.note(
        view, "overview-scorecard-sum", met=view.num(met), total=view.num(int(known.sum()))
    )
    order = targets["is_met"].map({False: 0, True: 1}).fillna(2)
    named = targets.assign(target_name=targets[f"name_{view.lang}"], order=order)
    named = named.sort_values("order", kind="stable")
    return present.rows(view, named, SCORECARD_COLUMNS, "target_scorecard")


def backlog(view: View) -> None:
    """The open difficulties of the wards and who has to solve them."""
    rows = section(view, "backlog", partial(_backlog, view))
    if not rows.empty:
        present.downloads(view, rows, "issues_backlog")


def _backlog(view: View) -> pd.DataFrame:
    issues = ask(view, "issues_backlog")
    present.section(view, "overview-issues")
    if issues.empty:
        st.caption(view.t("overview-issues-none"))
        return issues
    return present.rows(view, issues, file_stem="issues_backlog")


def _whole(value: Any) -> int | None:
    return None if pd.isna(value) else int(value)
