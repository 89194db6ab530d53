"""The parts of the overview page, one function per part; rows in, elements out."""

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from campaign.charts import overview
from campaign.charts.palette import BANDS
from campaign.insight import changes
from campaign.ui import links, present, ward_map_small
from campaign.ui.parts import open_day
from campaign.ui.present import Tile
from campaign.ui.view import View

DAYS_AHEAD = ("officials", "cdt", "hamlets")
# Within half a day of the plan nobody would say ahead or behind.
ON_PLAN_DAYS = 0.5
MAP_COLUMNS = (
    "ward_name",
    "former_district",
    "band",
    "progress",
    "expected",
    "pace",
    "report_status",
)
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


def headline(view: View, kpis: Any) -> None:
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


def tiles(view: View, kpis: Any, trend: pd.DataFrame) -> None:
    """Eight figures with their line since the start and the change over seven days."""
    days = trend.sort_values("as_of_date")
    counted = {name: int(getattr(kpis, f"{name}_count")) for name in overview.STATUS}
    share = "overview-tile-share-note"
    row = [
        Tile(
            view.t("overview-tile-reported"),
            f"{view.num(kpis.reported_count)}/{view.num(kpis.ward_count)}",
            spark=list(days["reported_count"]),
            note=overview.status_words(counted, view.lang),
            change=view.t("overview-tile-on-time", count=view.num(kpis.on_time_count)),
        ),
        _tile(view, kpis, days, "progress_median", 1),
        _rate(view, kpis, days, "officials_trained", share),
        _rate(view, kpis, days, "cdt_members_trained", share),
        _rate(view, kpis, days, "hamlets_reached", share),
        _online(view, kpis, days),
        _support(view, kpis, days),
        _total(view, kpis, days),
    ]
    present.tiles(view, row)
    _counts(view, kpis)


def _counts(view: View, kpis: Any) -> None:
    """What the shares are shares of; a percentage never stands alone."""
    pairs = {
        "officials": (kpis.officials_trained_count, kpis.officials_total),
        "cdt": (kpis.cdt_members_trained_count, kpis.cdt_members_total),
        "hamlets": (kpis.hamlets_reached_count, kpis.hamlets_total),
        "dossiers": (kpis.dossiers_online_7d, kpis.dossiers_received_7d),
    }
    words = {name: f"{view.num(done)}/{view.num(of)}" for name, (done, of) in pairs.items()}
    present.note(view, "overview-tiles-counts", **words)


def _week_change(days: pd.DataFrame, column: str) -> float | None:
    """The change against the row seven days earlier; None without such a row."""
    if len(days) < 8:
        return None
    change = days[column].iloc[-1] - days[column].iloc[-8]
    return None if pd.isna(change) else float(change)


def _change_text(view: View, change: float | None, digits: int, key: str) -> str | None:
    return None if change is None else view.t(key, change=view.signed(change, digits))


def _tile(view: View, kpis: Any, days: pd.DataFrame, column: str, digits: int) -> Tile:
    change = _week_change(days, column)
    return Tile(
        view.t(f"overview-tile-{column}"),
        view.num(getattr(kpis, column), digits),
        change=_change_text(view, change, digits, "overview-change-points"),
        is_good=None if not change else change > 0,
        spark=list(days[column]),
        note=view.t(f"overview-tile-{column}-note"),
    )


def _rate(view: View, kpis: Any, days: pd.DataFrame, name: str, note_key: str) -> Tile:
    stem = name.removesuffix("_trained").removesuffix("_reached")
    change = _week_change(days, f"{name}_pct")
    done, total = getattr(kpis, f"{name}_count"), getattr(kpis, f"{stem}_total")
    return Tile(
        view.t(f"overview-tile-{name}"),
        view.pct(getattr(kpis, f"{name}_pct")),
        change=_change_text(view, change, 1, "overview-change-percent"),
        is_good=None if not change else change > 0,
        spark=list(days[f"{name}_pct"]),
        note=view.t(note_key, done=view.num(done), total=view.num(total)),
    )


def _online(view: View, kpis: Any, days: pd.DataFrame) -> Tile:
    change = _week_change(days, "online_rate_7d_pct")
    done, total = view.num(kpis.dossiers_online_7d), view.num(kpis.dossiers_received_7d)
    return Tile(
        view.t("overview-tile-online"),
        view.pct(kpis.online_rate_7d_pct),
        change=_change_text(view, change, 1, "overview-change-percent"),
        is_good=None if not change else change > 0,
        spark=list(days["online_rate_7d_pct"]),
        note=view.t("overview-tile-online-note", done=done, total=total),
    )


def _support(view: View, kpis: Any, days: pd.DataFrame) -> Tile:
    change = _week_change(days, "tech_support_short_count")
    target = view.num(kpis.tech_support_target_count)
    return Tile(
        view.t("overview-tile-support"),
        view.t("overview-people", count=view.num(kpis.tech_support_short_count)),
        change=_change_text(view, change, 0, "overview-change-people"),
        is_good=None if not change else change < 0,
        spark=list(days["tech_support_short_count"]),
        note=view.t(
            "overview-tile-support-note",
            target=target,
            present=view.num(kpis.tech_support_present_count),
        ),
    )


def _total(view: View, kpis: Any, days: pd.DataFrame) -> Tile:
    return Tile(
        view.t("overview-tile-citizens"),
        view.num(kpis.citizens_supported_cum),
        change=view.t("overview-turns", count=view.num(kpis.volunteer_turns_cum)),
        spark=list(days["citizens_supported"]),
        note=view.t("overview-tile-citizens-note"),
    )


def bands_and_map(view: View, status: pd.DataFrame, index: pd.DataFrame) -> None:
    """The 126 wards by band, and where they are."""
    present.section(view, "overview-bands")
    st.html(overview.band_bar(status, view.lang))
    ward_map_small.show(view, index)
    st.html(overview.looks_legend(view.lang))
    present.note(view, "index-disclaimer")

    def tables() -> None:
        present.table(view, status, ("band", "ward_count"), "ward_status")
        present.table(view, index, MAP_COLUMNS, "ward_index")

    present.folded("overview-map", view.t("table-same-rows"), tables)


def calls(view: View, exceptions: pd.DataFrame) -> None:
    """Ten wards to call today with the reasons; equal to the table under it."""
    present.section(view, "overview-calls", count=view.num(len(exceptions)))
    if exceptions.empty:
        st.info(view.t("overview-calls-none"))
        return
    st.html(
        overview.call_list(exceptions, view.lang, lambda code: links.href("ward_map", ward=code))
    )
    rows = partial(present.table, view, exceptions, file_stem="exceptions")
    present.folded("overview-calls", view.t("table-same-rows"), rows)


def trend_table(view: View, trend: pd.DataFrame) -> None:
    """The rows behind the tiles' lines, newest day first."""
    days = trend.sort_values("as_of_date", ascending=False)
    rows = partial(present.table, view, days, TREND_COLUMNS, "city_trend")
    present.folded("overview-trend", view.t("table-same-rows"), rows)


def changed(view: View, kpis: Any, change: pd.DataFrame, trend: pd.DataFrame) -> None:
    """What changed since the day before, in sentences."""
    present.section(view, "overview-changed")
    is_day_open = open_day(view) is not None
    lines = changes.sentences(change, trend, view.lang, is_day_open=is_day_open)
    if len(trend) < 2 or not lines:
        st.caption(view.t("overview-changed-none"))
        return
    if is_day_open:
        counts = {"reported": view.num(kpis.reported_count), "wards": view.num(kpis.ward_count)}
        present.note(view, "overview-changed-open", day=view.day(view.as_of), **counts)
    st.markdown("\n".join(f"- {line}" for line in lines))


def scorecard(view: View, targets: pd.DataFrame) -> None:
    """If it ended today, which targets would be missed."""
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
    present.table(view, named, SCORECARD_COLUMNS, "target_scorecard")


def backlog(view: View, issues: pd.DataFrame) -> None:
    """The open difficulties of the wards and who has to solve them."""
    present.section(view, "overview-issues")
    if issues.empty:
        st.caption(view.t("overview-issues-none"))
        return
    present.table(view, issues, file_stem="issues_backlog")


def _whole(value: Any) -> int | None:
    return None if pd.isna(value) else int(value)
