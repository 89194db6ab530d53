"""Reporting discipline: who has not reported, who fails repeatedly, what did a version change."""

import streamlit as st

from campaign.charts import report_strip, reporting
from campaign.ui import reporting_choices as choices
from campaign.ui import reporting_history as parts
from campaign.ui import reporting_today as day_parts
from campaign.ui.cached import ask
from campaign.ui.filters import ward_picker
from campaign.ui.frame import open_page
from campaign.ui.present import chart, note, section, stop_if_empty, table

view = open_page("reporting")
day, lang, is_demo = view.day(view.as_of), view.lang, view.is_demo
calendar = ask(view, "ward_calendar")
today = ask(view, "submission_today")
owing = day_parts.owing(today, calendar)

day_parts.countdown(view)
day_parts.status_counts(view, owing, without_duty=len(today) - len(owing))
day_parts.call_lists(view, owing)
with st.expander(view.t("reporting-today-table", day=day)):
    table(view, today, day_parts.COLUMNS, view.t("reporting-file-today"))

part = choices.part_choice(view)
if part == "strip":
    section(view, "reporting-strip")
    order, history = choices.strip_choices(view, ask(view, "compliance_history"))
    day_parts.status_legend(view)
    note(view, "reporting-strip-caption", wards=len(today), day=day)
    figure = report_strip.report_strip(
        history, lang, as_of=view.as_of, order=order, is_demo=is_demo
    )
    chart(view, figure, parts.strip_alt(view, history), "reporting-strip")
    table(view, history, parts.STRIP_COLUMNS, view.t("reporting-file-strip"))
elif part == "rates":
    daily = ask(view, "compliance_daily")
    stop_if_empty(view, daily, "reporting-empty-history")
    section(view, "reporting-rates")
    note(view, "reporting-rates-caption")
    figure = reporting.daily_rates(daily, lang, is_demo=is_demo)
    chart(view, figure, parts.rates_alt(view, daily), "reporting-rates")
    section(view, "reporting-counts")
    figure = reporting.daily_counts(daily, lang, is_demo=is_demo)
    chart(view, figure, parts.counts_alt(view, daily), "reporting-counts")
    table(view, daily, None, view.t("reporting-file-daily"))
    section(view, "reporting-rates-ward")
    table(view, ask(view, "compliance_ward"), parts.WARD_COLUMNS, view.t("reporting-file-ward"))
elif part == "faults":
    section(view, "reporting-faults")
    limit = choices.limit_choice(view)
    faulty = parts.faulty(ask(view, "compliance_ward"), limit)
    parts.faults_head(view, faulty, limit, len(today))
    shown = faulty.head(parts.FAULT_BARS)
    figure = reporting.fault_bars(shown, lang, is_demo=is_demo)
    chart(view, figure, parts.faults_alt(view, shown), "reporting-faults")
    table(view, faulty, parts.WARD_COLUMNS, view.t("reporting-file-faults"))
elif part == "problems":
    section(view, "reporting-problems")
    day_parts.received_line(view, today)
    problems = ask(view, "validation_summary")
    stop_if_empty(view, problems, "reporting-problems-none")
    names = parts.rule_names(view, problems["rule_id"])
    figure = reporting.problem_bars(problems, lang, names, is_demo=is_demo)
    chart(view, figure, parts.problems_alt(view, problems, names), "reporting-problems")
    table(view, parts.with_rules(problems, names), None, view.t("reporting-file-problems"))
else:
    section(view, "reporting-versions")
    ward_code = ward_picker(view)
    report_date = choices.day_choice(view)
    if ward_code is not None:
        parts.ward_clock(view, calendar, ward_code)
        parts.versions(view, ward_code, report_date)
