"""Parts of the page "Volunteers" about who is missing: helpers, IT officers and teams, students."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from campaign.charts import staffing, volunteers
from campaign.columns import WARD_COLUMNS
from campaign.ui import filters
from campaign.ui.cached import ask
from campaign.ui.embed_offer import Embed
from campaign.ui.parts import open_day, whole
from campaign.ui.present import chart, note, section, stop_if_empty, table
from campaign.ui.view import View


def support(view: View) -> None:
    """Answer L7: whether every ward has two technical helpers, and how many are missing."""
    gaps = ask(view, "tech_support_gap")
    stop_if_empty(view, gaps, "volunteers-empty")
    known = gaps.dropna(subset=["gap_people"])
    words = {
        "target": view.num(gaps["target_people"].sum()),
        "wards": view.num(len(gaps)),
        "each": view.num(gaps["target_people"].iloc[0]),
        "present": view.num(known["tech_support_people"].sum()),
        "short": view.num(known["gap_people"].sum()),
        "short_wards": view.num((known["gap_people"] > 0).sum()),
        "unknown": len(gaps) - len(known),
    }
    section(view, "volunteers-support")
    st.markdown(view.t("volunteers-support-sentence", **words))
    note(view, "volunteers-support-scope", day=view.day(view.as_of))
    figure = partial(staffing.support_strip, gaps, view.lang, is_demo=view.is_demo)
    chart(view, figure, view.t("volunteers-support-alt", **words), "support-strip")
    counts = ["tech_support_people", "gap_people", "tech_support_7d_mean", "support_date"]
    rows = gaps.sort_values(["gap_people", "former_district"], ascending=[False, True])
    embed = Embed("support", view.t("volunteers-support"))
    table(view, whole(rows), [*WARD_COLUMNS, *counts], "ho-tro-ky-thuat", embed=embed)
    _short(view, words)


def _short(view: View, words: Mapping[str, object]) -> None:
    """How many helpers were missing, day by day."""
    trend = ask(view, "city_trend")
    section(view, "volunteers-short")
    note(view, "volunteers-short-scope", day=view.day(view.as_of))
    figure = partial(
        staffing.shortfall, trend, view.lang, open_day=open_day(view), is_demo=view.is_demo
    )
    chart(view, figure, view.t("volunteers-short-alt", **words), "support-trend")
    newest_first = trend.sort_values("as_of_date", ascending=False)
    columns = ["as_of_date", "tech_support_short_count"]
    embed = Embed("support-trend", view.t("volunteers-short"))
    table(view, whole(newest_first), columns, "thieu-theo-ngay", embed=embed)


def duties(view: View) -> None:
    """Answer L6: which wards have no IT officer, no rescue team, too few community teams."""
    frame = ask(view, "staffing_gaps")
    stop_if_empty(view, frame, "volunteers-empty")
    rows = staffing.with_duties(frame)
    counts = staffing.checklist_counts(rows)
    officer = counts.iloc[0]
    words = {
        "unmet": view.num(officer["unmet"]),
        "none": view.num((rows["has_any_officer"].astype("boolean") == False).sum()),  # noqa: E712
        "unknown": int(officer["unknown"]),
        "wards": view.num(len(rows)),
    }
    section(view, "volunteers-duties")
    st.markdown(view.t("volunteers-duties-sentence", **words))
    note(view, "volunteers-duties-scope", day=view.day(view.as_of))
    figure = partial(staffing.checklist, counts, view.lang, is_demo=view.is_demo)
    chart(view, figure, view.t("volunteers-duties-alt", **words), "staffing-duties")
    only = filters.switch(view, "gaps", label=view.t("volunteers-duties-only"), default=True)
    shown = rows[rows["unmet_count"] > 0] if only else rows
    officers = ["it_officer_degree", "it_contract_hired", "it_officer_concurrent"]
    teams = ["rescue_team_formed", "cdt_teams_formed", "hamlets_total", "unmet_count"]
    ordered = shown.sort_values(["unmet_count", "former_district"], ascending=[False, True])
    table(
        view,
        whole(ordered),
        [*WARD_COLUMNS, "has_it_officer", *officers, *teams],
        "nhan-su-con-thieu",
        embed=Embed("duties", view.t("volunteers-duties")),
    )


def students(view: View) -> None:
    """Answer M5: where the IT students are, and which school sent them."""
    frame = ask(view, "student_deployment")
    stop_if_empty(view, frame, "volunteers-empty-students")
    rows = volunteers.student_districts(frame)
    by_ward = frame[frame["deployed_people_day"] > 0]
    words = {
        "day": view.day(view.as_of),
        "people": view.num(by_ward["deployed_people_day"].sum()),
        "wards": view.num(by_ward["ward_code"].nunique()),
        "orgs": view.num(by_ward["sending_org"].nunique()),
    }
    section(view, "volunteers-students")
    st.markdown(view.t("volunteers-students-sentence", **words))
    note(view, "volunteers-students-scope", day=view.day(view.as_of))
    if not rows.empty:
        figure = partial(volunteers.students, rows, view.lang, is_demo=view.is_demo)
        chart(view, figure, view.t("volunteers-students-alt", **words), "it-students")
    ordered = frame.sort_values(["deployed_people_day", "turns_7d"], ascending=False)
    columns = [*WARD_COLUMNS, "sending_org", "deployed_people_day", "present_turns_day", "turns_7d"]
    embed = Embed("students", view.t("volunteers-students"))
    table(view, whole(ordered), columns, "sinh-vien-cntt", embed=embed)
