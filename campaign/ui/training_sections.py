"""Parts of the page "Training" about people trained: against d/45, by ward, by former district.

People trained (unique, the cumulative fields of the daily summary) are another measure than course
completions (campaign/ui/course_sections.py); the two never share a picture.
"""

from functools import partial

import pandas as pd
import streamlit as st

from campaign.charts import district_panels, small_multiples, training
from campaign.charts.district_panels import days_words
from campaign.columns import WARD_COLUMNS
from campaign.editions import at_published_precision
from campaign.insight.projection import Projection, project
from campaign.settings import settings
from campaign.ui.cached import ask
from campaign.ui.embed_offer import TALL, Embed
from campaign.ui.parts import open_day, segments, whole
from campaign.ui.present import Tile, chart, note, section, stop_if_empty, table, tiles
from campaign.ui.view import View

DAYS_AHEAD = {"officials": "officials_days_ahead", "cdt_members": "cdt_days_ahead"}
GROUPS = tuple(DAYS_AHEAD)
EMBEDS = {"officials": "training-officials", "cdt_members": "training-members"}
NAMED_WARDS = 3


def totals(view: View, trend: pd.DataFrame) -> None:
    """Tiles: both groups trained, with people and days against d/45, and wards behind."""
    last, kpis = trend.iloc[-1], ask(view, "city_kpis").iloc[0]
    row = [
        Tile(
            view.t(f"training-tile-{group}"),
            view.pct(last[f"{group}_trained_pct"]),
            change=days_words(view.lang, kpis[DAYS_AHEAD[group]]),
            spark=list(trend[f"{group}_trained_pct"]),
            note=_of(view, last[f"{group}_trained_count"], last[f"{group}_total"]),
        )
        for group in GROUPS
    ]
    wards = _of_wards(view)
    for group in GROUPS:
        days = wards[DAYS_AHEAD[group]].dropna()
        row.append(
            Tile(
                view.t(f"training-tile-behind-{group}"),
                view.t("training-of", count=view.num((days < 0).sum()), total=view.num(len(days))),
                change=view.t("training-tile-behind-line"),
                note=view.t("training-tile-behind-note"),
            )
        )
    tiles(view, row)
    people = {
        f"{group}_people": _of(view, last[f"{group}_trained_count"], last[f"{group}_total"])
        for group in GROUPS
    }
    note(view, "training-units", **people)


def trend(view: View) -> None:
    """Answer L8: both groups against d/45, and where the last seven days lead."""
    frame = ask(view, "training_trend")
    end = settings().campaign.end_date
    last = frame.iloc[-1]
    section(view, "training-trend")
    for group in GROUPS:
        result = project(frame, f"{group}_trained_pct", end)
        st.markdown(_projection_words(view, group, result))
    note(view, "training-trend-scope", day=view.day(view.as_of))
    figure = partial(
        training.trend,
        frame,
        view.lang,
        last_day=max(end, view.as_of),
        n_days=settings().campaign.n_days,
        open_day=open_day(view),
        is_demo=view.is_demo,
    )
    shares = {group: view.pct(last[f"{group}_trained_pct"]) for group in GROUPS}
    expected = view.pct(last["expected_pct"])
    alt = view.t("training-trend-alt", day=view.day(view.as_of), expected=expected, **shares)
    chart(view, figure, alt, "training-trend")
    counts = [f"{group}_{name}" for group in GROUPS for name in ("trained_count", "total")]
    newest_first = frame.sort_values("report_date", ascending=False)
    shown = ["officials_trained_pct", "cdt_members_trained_pct", "expected_pct"]
    columns = ["report_date", *shown, *counts, "ward_known_count"]
    embed = Embed("training-trend", view.t("training-trend"))
    table(view, whole(newest_first), columns, "tap-huan-theo-ngay", embed=embed)


def wards(view: View) -> None:
    """Answer L8 and M10 by ward: how many days behind, and how many people are left."""
    group = segments(view, "group", GROUPS, "training-group")
    column = DAYS_AHEAD[group]
    frame = _of_wards(view).sort_values(column, na_position="last", kind="stable")
    known = frame.dropna(subset=[column])
    stop_if_empty(view, known, "training-empty-wards")
    first = known.iloc[0]
    words = {
        "group": view.t(f"training-group-{group}"),
        "behind": view.num((known[column] < 0).sum()),
        "known": view.num(len(known)),
        "unknown": len(frame) - len(known),
        "ward": first["ward_name"],
        "days": days_words(view.lang, first[column]),
    }
    section(view, "training-wards", group=words["group"])
    embed = Embed(EMBEDS[group], view.t("training-wards", group=words["group"]))
    rows = whole(frame.assign(not_trained_count=_not_trained(frame, group)))
    st.markdown(view.t("training-wards-sentence", **words))
    st.markdown(_left_sentence(view, rows))
    shown = view.num(min(training.BARS, len(known)))
    note(view, "training-wards-scope", day=view.day(view.as_of), shown=shown)
    worst = known.head(training.BARS)
    figure = partial(training.behind, worst, view.lang, column, is_demo=view.is_demo)
    chart(view, figure, view.t("training-wards-alt", **words), "training-behind")
    counts = [f"{group}_trained_pct", f"{group}_trained_count", f"{group}_total"]
    columns = [*WARD_COLUMNS, column, "not_trained_count", *counts, "day_no"]
    if group == "officials":
        columns += ["officials_per_day_needed", "projected_date"]
    table(view, rows, columns, "tap-huan-theo-xa", embed=embed)


def _of_wards(view: View) -> pd.DataFrame:
    """Mart training_ward in the numbers of the published file, which the embeds are drawn of."""
    return at_published_precision(ask(view, "training_ward"), "training")


def _not_trained(frame: pd.DataFrame, group: str) -> pd.Series:
    """People of the group not trained yet, per ward; never below zero."""
    return (frame[f"{group}_total"] - frame[f"{group}_trained_count"]).clip(lower=0)


def _left_sentence(view: View, rows: pd.DataFrame) -> str:
    """Where the people not yet trained are, the three largest wards by name."""
    left = rows.dropna(subset=["not_trained_count"]).query("not_trained_count > 0")
    largest = left.nlargest(NAMED_WARDS, "not_trained_count")
    named = zip(largest["ward_name"], largest["not_trained_count"], strict=True)
    return view.t(
        "training-wards-left" if len(left) else "training-wards-none-left",
        people=view.num(left["not_trained_count"].sum()),
        wards=len(left),
        most=", ".join(f"{name} ({view.num(count)})" for name, count in named),
    )


def districts(view: View) -> None:
    """Show the former districts side by side on one scale, those furthest behind first."""
    group = segments(view, "group", GROUPS, "training-group")
    frame = ask(view, "training_trend_district")
    stop_if_empty(view, frame, "training-empty")
    frame = district_panels.with_days_ahead(frame, group)
    newest = district_panels.newest(frame)
    panels = district_panels.panels(frame, newest, group, view.lang)
    day_count = district_panels.day_count(view.as_of)
    group_name = view.t(f"training-group-{group}")
    section(view, "training-districts", group=group_name)
    note(view, "training-districts-scope", day=view.day(view.as_of))
    st.html(small_multiples.STYLE_FILE)
    is_last_open = open_day(view) is not None
    mark = view.t("demo-mark") if view.is_demo else None
    st.html(small_multiples.grid(panels, day_count, is_last_open=is_last_open, mark=mark))
    counts = [f"{group}_trained_pct", "expected_pct", "days_ahead", f"{group}_trained_count"]
    columns = ["former_district", *counts, f"{group}_total"]
    embed = _districts_embed(view, group, group_name)
    table(view, whole(newest), columns, "tap-huan-quan-huyen", embed=embed)


def _districts_embed(view: View, group: str, group_name: str) -> Embed:
    """All former districts, or the only one that the reader has left."""
    only = {"district": view.districts[0]} if len(view.districts) == 1 else {}
    title = view.t("training-districts", group=group_name)
    return Embed("training-districts", title, {"group": group, **only}, TALL)


def _projection_words(view: View, group: str, result: Projection) -> str:
    name = view.t(f"training-group-{group}")
    return "- " + view.t(
        f"training-projection-{result.kind}",
        group=name,
        day=view.day(result.full_date),
        end=view.day(settings().campaign.end_date),
        pct=view.pct(result.end_pct),
        pace=view.num(result.per_day_pct, 2),
    )


def _of(view: View, count: float | None, total: float | None) -> str:
    return view.t("training-of-people", count=view.num(count), total=view.num(total))
