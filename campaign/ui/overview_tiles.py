"""The eight figures at the top of the overview."""

from typing import Any

import pandas as pd

from campaign.charts import overview
from campaign.ui import present
from campaign.ui.present import Tile
from campaign.ui.view import View


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
