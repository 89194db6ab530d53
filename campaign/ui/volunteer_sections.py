"""Parts of the page "Volunteers" about turns, people and hours: by day, shift, ward and load.

Turns (lượt), people on one day (người) and hours (giờ) are three units and stay apart everywhere.
Each part asks its own marts, only when it is the one shown.
"""

from functools import partial

import pandas as pd
import streamlit as st

from campaign.charts import heat, volunteers
from campaign.columns import WARD_COLUMNS
from campaign.editions import at_published_precision
from campaign.ui.cached import ask
from campaign.ui.embed_offer import Embed
from campaign.ui.parts import open_day, segments, whole
from campaign.ui.present import Tile, chart, note, section, stop_if_empty, table, tiles
from campaign.ui.view import View


def totals(view: View, frame: pd.DataFrame) -> None:
    """Tiles of mart volunteer_totals, one per unit, and the units in words."""
    row = {name: frame[name].iloc[0] for name in frame.columns}
    filled = {"present": view.num(row["turns_7d"]), "planned": view.num(row["planned_7d"])}
    wards = view.num(row["ward_reporting_count"])
    figures = {
        "turns": (view.num(row["turns_day"]), _week(view, row["turns_7d"])),
        "people": (
            view.num(row["deployed_people_day"]),
            view.t("volunteers-tile-people-wards", wards=wards),
        ),
        "hours": (view.num(row["hours_day"]), _week(view, row["hours_7d"])),
        "fill": (view.pct(row["fill_7d_pct"]), view.t("volunteers-tile-fill-of", **filled)),
    }
    tiles(
        view,
        [
            Tile(
                view.t(f"volunteers-tile-{name}"),
                value,
                change=span,
                note=view.t(f"volunteers-tile-{name}-note"),
            )
            for name, (value, span) in figures.items()
        ],
    )
    sums = {name: view.num(row[name]) for name in ("shifts_day", "shifts_cum", "turns_cum")}
    note(view, "volunteers-totals", hours_cum=view.num(row["hours_cum"]), **sums)
    note(view, "volunteers-units")


def _week(view: View, value: float | None) -> str:
    return view.t("volunteers-tile-week", week=view.num(value))


def days(view: View) -> None:
    """Answer J8: how many, day by day, by force or sending organisation, one unit at a time."""
    with st.container(horizontal=True, gap="medium"):
        group = segments(view, "by", ("force_type", "sending_org"), "volunteers-by")
        measure = segments(view, "unit", volunteers.MEASURES, "volunteers-unit")
    frame = ask(view, "volunteer_daily" if group == "force_type" else "volunteer_by_org")
    stop_if_empty(view, frame, "volunteers-empty-shifts")
    section(view, f"volunteers-days-{measure}")
    note(view, f"volunteers-days-{measure}-scope", day=view.day(view.as_of))
    figure = partial(
        volunteers.by_day,
        frame,
        view.lang,
        group,
        measure,
        open_day=open_day(view),
        is_demo=view.is_demo,
    )
    per_day = frame.groupby("report_date", as_index=False)[measure].sum()
    peak, last = per_day.loc[per_day[measure].idxmax()], per_day.iloc[-1]
    alt = view.t(
        "volunteers-days-alt",
        unit=view.t(f"volunteers-unit-{measure}"),
        peak=view.day(peak["report_date"]),
        value=view.num(peak[measure]),
        day=view.day(last["report_date"]),
        last=view.num(last[measure]),
    )
    chart(view, figure, alt, "volunteer-days")
    columns = ["report_date", group, "planned_turns", *volunteers.MEASURES]
    newest_first = volunteers.as_turns(frame).sort_values(
        "report_date", ascending=False, kind="stable"
    )
    choices = {"by": group, "unit": measure}
    embed = Embed("volunteer-days", view.t(f"volunteers-days-{measure}"), choices)
    table(view, whole(newest_first), columns, "luc-luong-theo-ngay", embed=embed)


def shifts(view: View) -> None:
    """Answer M4: which shift and place is understaffed against the plan, over seven days."""
    fill = segments(view, "fill", tuple(volunteers.FILL_BY), "volunteers-fill-by")
    by = volunteers.FILL_BY[fill]
    frame = ask(view, "shift_fill")
    stop_if_empty(view, frame, "volunteers-empty-shifts")
    rows = volunteers.fill_summary(frame, by)
    section(view, "volunteers-fill")
    note(view, "volunteers-fill-scope", day=view.day(view.as_of))
    worst = rows.iloc[0]
    alt = view.t(
        "volunteers-fill-alt",
        place=" · ".join(view.term(column, worst[column]) for column in by),
        gap=view.num(worst["gap_turns"]),
        pct=view.pct(worst["fill_pct"]),
    )
    figure = partial(volunteers.fill, rows, view.lang, by, is_demo=view.is_demo)
    chart(view, figure, alt, "shift-fill")
    numbers = ["planned_turns", "present_turns", "fill_pct", "gap_turns"]
    embed = Embed("volunteer-shifts", view.t("volunteers-fill"), {"fill": fill})
    table(view, whole(rows), [*by, *numbers], "phan-cong-va-co-mat", embed=embed)
    wards = volunteers.as_turns(ask(view, "shift_fill_ward"))
    short = wards[wards["gap_turns"] > 0].sort_values("gap_turns", ascending=False)
    section(view, "volunteers-worst", count=view.num(len(short)))
    note(view, "volunteers-worst-scope", day=view.day(view.as_of))
    table(view, whole(short), [*WARD_COLUMNS, "shift", *numbers], "noi-thieu-nguoi")


def ward_days(view: View) -> None:
    """Show where volunteers were on which day: every ward by every day."""
    frame = ask(view, "volunteer_heat")
    stop_if_empty(view, frame, "volunteers-empty")
    section(view, "volunteers-heat")
    note(view, "volunteers-heat-scope", day=view.day(view.as_of))
    turns = frame["present_turns"]
    alt = view.t(
        "volunteers-heat-alt",
        wards=view.num(frame["ward_code"].nunique()),
        days=view.num(frame["report_date"].nunique()),
        zero=view.num((turns == 0).sum()),
        missing=view.num(turns.isna().sum()),
    )
    chart(
        view,
        partial(heat.volunteer_heat, frame, view.lang, is_demo=view.is_demo),
        alt,
        "volunteer-heat",
    )
    rows = frame.sort_values(
        ["report_date", "former_district", "ward_name"], ascending=[False, True, True]
    )
    columns = [*WARD_COLUMNS, "report_date", "present_turns"]
    embed = Embed("volunteer-wards", view.t("volunteers-heat"))
    table(view, whole(rows), columns, "luot-theo-xa-ngay", embed=embed)


def load(view: View) -> None:
    """Answer M6: whether volunteer hours are in proportion to the dossiers received."""
    # The numbers of the published file, which the embed is drawn of.
    frame = at_published_precision(ask(view, "volunteer_load"), "volunteers")
    known = frame.dropna(subset=["hours_per_100_dossiers"])
    stop_if_empty(view, known, "volunteers-empty-load")
    section(view, "volunteers-load")
    missing = len(frame) - len(known)
    note(view, "volunteers-load-scope", day=view.day(view.as_of), missing=missing)
    rows = frame.sort_values("hours_per_100_dossiers", kind="stable")
    low = rows.iloc[0]
    alt = view.t(
        "volunteers-load-alt",
        wards=view.num(len(known)),
        median=view.num(known["hours_per_100_dossiers"].median(), 1),
        ward=low["ward_name"],
        low=view.num(low["hours_per_100_dossiers"], 1),
    )
    chart(
        view,
        partial(volunteers.load, known, view.lang, is_demo=view.is_demo),
        alt,
        "volunteer-load",
    )
    efforts = ["hours_per_100_dossiers", "person_hours_7d", "present_turns_7d"]
    work = ["dossiers_received_7d", "counter_visits_7d"]
    embed = Embed("volunteer-load", view.t("volunteers-load"))
    table(view, whole(rows), [*WARD_COLUMNS, *efforts, *work], "gio-cong-ho-so", embed=embed)
