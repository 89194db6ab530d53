"""Who has reported, who has not, who fails again and again, and what did a correction change?"""

import streamlit as st

from campaign.charts import report_strip, reporting
from campaign.ui import reporting_sections as parts
from campaign.ui.cached import ask
from campaign.ui.filters import choice, ward_picker
from campaign.ui.frame import open_page
from campaign.ui.present import chart, note, section, stop_if_empty, table

view = open_page("reporting")
calendar = ask(view, "ward_calendar")
today = ask(view, "submission_today")
owing = today[today["ward_code"].isin(calendar.loc[calendar["is_open"], "ward_code"])]

section(view, "reporting-today", day=view.day(view.as_of))
parts.countdown(view)
parts.status_counts(view, owing, without_duty=len(today) - len(owing))
parts.call_list(view, owing)
with st.expander(view.t("reporting-today-table", day=view.day(view.as_of))):
    table(view, today, parts.TODAY_COLUMNS, view.t("reporting-file-today"))

part = choice(
    view,
    "part",
    parts.PARTS,
    default="strip",
    label=view.t("reporting-part"),
    name=lambda code: view.t(f"reporting-part-{code}"),
    style="segments",
)
if part == "strip":
    section(view, "reporting-strip")
    history = ask(view, "compliance_history")
    order = parts.strip_order_choice(view)
    figure = report_strip.report_strip(history, view.lang, as_of=view.as_of, order=order)
    note(view, "reporting-strip-caption", wards=len(today), day=view.day(view.as_of))
    parts.status_legend(view)
    chart(view, figure, parts.strip_alt(view, history), "reporting-strip")
    table(view, history, parts.STRIP_COLUMNS, view.t("reporting-file-strip"))
elif part == "rates":
    daily = ask(view, "compliance_daily")
    stop_if_empty(view, daily, "reporting-empty-history")
    section(view, "reporting-rates")
    note(view, "reporting-rates-caption")
    chart(view, reporting.daily_rates(daily, view.lang), parts.rates_alt(view, daily), "rates")
    section(view, "reporting-counts")
    chart(view, reporting.daily_counts(daily, view.lang), parts.counts_alt(view, daily), "counts")
    table(view, daily, None, view.t("reporting-file-daily"))
    section(view, "reporting-rates-ward")
    table(view, ask(view, "compliance_ward"), parts.WARD_COLUMNS, view.t("reporting-file-ward"))
elif part == "faults":
    faulty = parts.faulty(ask(view, "compliance_ward"))
    parts.faults_head(view, faulty, len(today))
    stop_if_empty(view, faulty, "reporting-faults-none")
    shown = faulty.head(parts.FAULT_BARS)
    chart(view, reporting.fault_bars(shown, view.lang), parts.faults_alt(view, shown), "faults")
    table(view, faulty, parts.WARD_COLUMNS, view.t("reporting-file-faults"))
elif part == "problems":
    problems = ask(view, "validation_summary")
    parts.problems_head(view, today)
    stop_if_empty(view, problems, "reporting-problems-none")
    names = parts.rule_names(view, problems["rule_id"])
    figure = reporting.problem_bars(problems, view.lang, names)
    chart(view, figure, parts.problems_alt(view, problems, names), "problems")
    table(view, parts.with_rules(problems, names), None, view.t("reporting-file-problems"))
else:
    section(view, "reporting-versions")
    ward_code = ward_picker(view)
    day = parts.day_choice(view)
    if ward_code is not None:
        parts.ward_clock(view, calendar, ward_code)
        parts.versions(view, ward_code, day)
