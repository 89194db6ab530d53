"""The lower parts of the page "Reporting discipline": words for the pictures, and versions."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from campaign import labels
from campaign.charts.reporting import FAULTS, alphabetic
from campaign.ui.cached import EVERYTHING_KNOWN, ask
from campaign.ui.present import note, section, table
from campaign.ui.report_values import column_header, summary_field, value_text
from campaign.ui.view import View

FAULT_BARS = 25
STRIP_COLUMNS = (
    "ward_name",
    "former_district",
    "report_date",
    "report_status",
    "received_at",
    "version",
    "ward_code",
)
WARD_COLUMNS = (
    "ward_name",
    "former_district",
    "fault_count",
    "late_count",
    "incomplete_count",
    "missing_count",
    "missing_streak_days",
    "due_count",
    "on_time_count",
    "on_time_pct",
    "completeness_pct",
    "ward_code",
)
VERSION_COLUMNS = (
    "version",
    "submission_status",
    "received_at",
    "timeliness",
    "completeness",
    "error_count",
    "warning_count",
    "receipt_no",
    "file_name",
    "is_backfilled",
    "file_sha256",
)
PROBLEM_COLUMNS = ("severity", "rule_id", "sheet", "cell", "field", "value", "reason")


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


def rates_alt(view: View, daily: pd.DataFrame) -> str:
    """The two lines in one sentence: where they stand on the newest day."""
    last = daily.iloc[-1]
    return view.t(
        "reporting-rates-alt",
        day=view.day(last["report_date"]),
        on_time=view.pct(last["on_time_pct"]),
        complete=view.pct(last["completeness_pct"]),
    )


def counts_alt(view: View, daily: pd.DataFrame) -> str:
    """The columns in one sentence: the newest day."""
    last = daily.iloc[-1]
    counts = {status: int(last[f"{status}_count"]) for status in ("on_time", *FAULTS)}
    return view.t("reporting-counts-alt", day=view.day(last["report_date"]), **counts)


def faulty(wards: pd.DataFrame, limit: int) -> pd.DataFrame:
    """The rows of compliance_ward with `limit` or more faults, most first."""
    many = wards[wards["fault_count"] >= limit]
    order = ["fault_count", "missing_count", "ward_name"]
    return many.sort_values(order, ascending=[False, False, True], key=alphabetic)


def faults_head(view: View, many: pd.DataFrame, limit: int, ward_count: int) -> None:
    """The heading, how many wards it concerns, and that the picture shows the first of them."""
    day = view.day(view.as_of)
    if many.empty:
        st.success(view.t("reporting-faults-none", day=day, limit=limit))
        st.stop()
    counts = {"count": len(many), "total": ward_count}
    note(view, "reporting-faults-caption", day=day, limit=limit, **counts)
    if len(many) > FAULT_BARS:
        note(view, "reporting-faults-top", shown=FAULT_BARS, count=len(many))


def faults_alt(view: View, shown: pd.DataFrame) -> str:
    """The bars in one sentence: the ward with most faults."""
    worst = shown.iloc[0]
    return view.t(
        "reporting-faults-alt",
        count=len(shown),
        ward=worst["ward_name"],
        faults=int(worst["fault_count"]),
    )


def rule_names(view: View, rule_ids: Iterable[str]) -> dict[str, str]:
    """`R04 · what the rule demands` for each rule; the id alone for one without a title."""
    names = {}
    for rule_id in rule_ids:
        key = f"rule-title-{rule_id}"
        known = labels.has_text(view.lang, key)
        names[rule_id] = f"{rule_id} · {view.t(key)}" if known else rule_id
    return names


def with_rules(problems: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """validation_summary with each rule's words beside its id."""
    ruled = told_kind(problems).assign(rule=problems["rule_id"].map(names))
    return ruled[["severity", "rule", "problem_count", "ward_count", "report_count"]]


def told_kind(problems: pd.DataFrame) -> pd.DataFrame:
    """Problems as a reader is told them: a question is no mere warning."""
    severity = problems["severity"].mask(problems["is_question"].astype(bool), "question")
    return problems.assign(severity=severity)


def problems_alt(view: View, problems: pd.DataFrame, names: Mapping[str, str]) -> str:
    """The bars in one sentence: the most frequent rule."""
    first = problems.iloc[0]
    count = int(first["problem_count"])
    return view.t("reporting-problems-alt", rule=names[first["rule_id"]], count=count)


def ward_clock(view: View, calendar: pd.DataFrame, ward_code: str) -> None:
    """Which day of its own campaign the shown day is for a ward, and how often it reported."""
    row = calendar.set_index("ward_code").loc[ward_code]
    words: dict[str, Any] = {"ward": row["ward_name"], "day": view.day(view.as_of)}
    if pd.isna(row["day_no"]):
        key = "reporting-clock-before"
    else:
        key = "reporting-clock" if row["is_open"] else "reporting-clock-ended"
        words |= {"day_no": int(row["day_no"]), "reports": int(row["reported_count"])}
    st.markdown(
        view.t(
            key,
            start=view.day(row["start_date"]),
            end=view.day(row["end_date"]),
            n_days=int(row["n_days"]),
            **words,
        )
    )


def answers_too(view: View) -> dict[str, Any]:
    """The time up to which answers count: on a live page now, not the last report's moment."""
    return {"known_at": EVERYTHING_KNOWN} if view.is_live else {}


def versions(view: View, ward_code: str, day: date) -> None:
    """Every submission of a ward-day, what each version changed, and its problems."""
    # Whatever districts are chosen: the ward is named, and a ward's own people stay narrowed to it.
    asked = {"ward_code": ward_code, "report_date": day, "ward_codes": None}
    sent = ask(view, "submission_versions", **asked)
    if sent.empty:
        st.info(view.t("reporting-versions-none", day=view.day(day)), icon=":material/inbox:")
        return
    shown = sent.rename(columns={"status": "submission_status"})
    table(view, shown, VERSION_COLUMNS, view.t("reporting-file-versions"))
    section(view, "reporting-versions-diff")
    diff = ask(view, "version_diff", **asked)
    if diff.empty:
        note(view, "reporting-versions-no-diff")
    else:
        table(view, with_headers(view, diff), None, view.t("reporting-file-diff"))
    problems = ask(view, "problem_list", **asked, **answers_too(view))
    if not problems.empty:
        section(view, "reporting-versions-problems")
        columns = (*PROBLEM_COLUMNS, f"message_{view.lang}")
        table(
            view,
            told_kind(with_columns(view, problems)),
            columns,
            view.t("reporting-file-problem-list"),
        )


def with_columns(view: View, problems: pd.DataFrame) -> pd.DataFrame:
    """Problems with the header of the column they are in, in the reader's language."""
    pairs = zip(problems["sheet"], problems["field"], strict=True)
    headers = [column_header(view.lang, *pair) for pair in pairs]
    return problems.assign(field=pd.Series(headers, problems.index, dtype=object))


def with_headers(view: View, diff: pd.DataFrame) -> pd.DataFrame:
    """version_diff as people read it: the fields' headers, values in the reader's notation."""
    fields = [summary_field(name) for name in diff["field"]]
    return diff.assign(
        field=[field.header(view.lang) for field in fields],
        **{
            name: [value_text(view.lang, *pair) for pair in zip(fields, diff[name], strict=True)]
            for name in ("old_value", "new_value")
        },
    )
