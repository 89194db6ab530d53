"""The lower parts of the page "Reporting discipline": words about the strip, faults, versions."""

from collections.abc import Iterable
from datetime import date

import pandas as pd
import streamlit as st

from campaign import labels
from campaign.charts.reporting import FAULTS
from campaign.charts.report_strip import ORDERS
from campaign.report.contract import contract
from campaign.ui.cached import ask
from campaign.ui.filters import choice
from campaign.ui.present import note, section, table
from campaign.ui.view import View

PARTS = ("strip", "rates", "faults", "problems", "versions")
FAULT_LIMIT = 3  # from here on a ward is listed for a talk (questions.md, L5)
FAULT_BARS = 25

def faulty(wards: pd.DataFrame) -> pd.DataFrame:
    """The rows of compliance_ward with FAULT_LIMIT or more faults, most first."""
    many = wards[wards["fault_count"] >= FAULT_LIMIT]
    return many.sort_values(["fault_count", "missing_count", "ward_name"], ascending=[False, False, True])


def strip_alt(view: View, history: pd.DataFrame) -> str:
    """The strip in one sentence."""
    counts = history["report_status"].value_counts()
    return view.t(
        "reporting-strip-alt",
        wards=history["ward_code"].nunique(),
        days=history["report_date"].nunique(),
        day=view.day(view.as_of),
        **{status: int(counts.get(status, 0)) for status in ("on_time", *FAULTS)},
    )


def rule_names(view: View, rule_ids: Iterable[str]) -> dict[str, str]:
    """"R04 · what the rule demands" for each rule; the id alone for one without a title."""
    names = {}
    for rule_id in rule_ids:
        key = f"rule-title-{rule_id}"
        known = labels.has_text(view.lang, key)
        names[rule_id] = f"{rule_id} · {view.t(key)}" if known else rule_id
    return names


def with_headers(view: View, diff: pd.DataFrame) -> pd.DataFrame:
    """version_diff with the fields' headers in the reader's language instead of their names."""
    sheet = contract().sheet("daily_summary")
    return diff.assign(field=[sheet.field(name).header(view.lang) for name in diff["field"]])


def ward_clock(view: View, calendar: pd.DataFrame) -> None:
    """Which day of its own campaign the shown day is for a ward (one row of ward_calendar)."""
    row = calendar.iloc[0]
    day = view.day(view.as_of)
    start = view.day(row["start_date"])
    if pd.isna(row["day_no"]):
        said = view.t("reporting-clock-before", ward=row["ward_name"], day=day)
    elif row["is_open"]:
        said = view.t(
            "reporting-clock",
            ward=row["ward_name"],
            start=start,
            day=day,
            day_no=int(row["day_no"]),
            n_days=int(row["n_days"]),
            reports=int(row["reported_count"]),
        )
    else:
        said = view.t(
            "reporting-clock-ended",
            ward=row["ward_name"],
            start=start,
            day=day,
            n_days=int(row["n_days"]),
        )
    st.markdown(f":material/schedule: {said}")
    st.caption(view.t("reporting-clock-source", source=row["source"]))
