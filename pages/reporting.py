"""Reporting discipline: who has not reported, who fails repeatedly, what did a version change."""

from functools import partial

from campaign.charts import report_strip, reporting
from campaign.ui import reporting_choices as choices
from campaign.ui import reporting_history as parts
from campaign.ui import reporting_today as day_parts
from campaign.ui.cached import ask
from campaign.ui.filters import ward_picker
from campaign.ui.frame import open_page
from campaign.ui.present import chart, folded, note, section, stop_if_empty, table
from campaign.ui.reporting_questions import questions
from campaign.ui.review_queue import review

view = open_page("reporting")
day, lang, is_demo = view.day(view.as_of), view.lang, view.is_demo
calendar, today = ask(view, "ward_calendar"), ask(view, "submission_today")
owing = day_parts.owing(today, calendar)

day_parts.countdown(view)
day_parts.status_counts(view, owing, without_duty=len(today) - len(owing))
day_parts.call_lists(view, owing)
rows = partial(table, view, today, day_parts.COLUMNS, view.t("reporting-file-today"))
folded("reporting-today", view.t("reporting-today-table", day=day), rows)

part = choices.part_choice(view)
if part == "strip":
    section(view, "reporting-strip")
    order, history = choices.strip_choices(view, ask(view, "compliance_history"))
    day_parts.status_legend(view)
    note(view, "reporting-strip-caption", wards=len(today), day=day)
    figure = partial(
        report_strip.report_strip, history, lang, as_of=view.as_of, order=order, is_demo=is_demo
    )
    chart(view, figure, parts.strip_alt(view, history), "reporting-strip")
    rows = partial(table, view, history, parts.STRIP_COLUMNS, view.t("reporting-file-strip"))
    folded("reporting-strip", view.t("table-same-rows"), rows)
elif part == "rates":
    daily = ask(view, "compliance_daily")
    stop_if_empty(view, daily, "reporting-empty-history")
    section(view, "reporting-rates")
    note(view, "reporting-rates-caption")
    figure = partial(reporting.daily_rates, daily, lang, is_demo=is_demo)
    chart(view, figure, parts.rates_alt(view, daily), "reporting-rates")
    section(view, "reporting-counts")
    figure = partial(reporting.daily_counts, daily, lang, is_demo=is_demo)
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
    figure = partial(reporting.fault_bars, shown, lang, is_demo=is_demo)
    chart(view, figure, parts.faults_alt(view, shown), "reporting-faults")
    table(view, faulty, parts.WARD_COLUMNS, view.t("reporting-file-faults"))
elif part == "problems":
    section(view, "reporting-problems")
    day_parts.received_line(view, today)
    problems = ask(view, "validation_summary")
    stop_if_empty(view, problems, "reporting-problems-none")
    names = parts.rule_names(view, problems["rule_id"])
    told = parts.told_kind(problems)
    figure = partial(reporting.problem_bars, told, lang, names, is_demo=is_demo)
    chart(view, figure, parts.problems_alt(view, problems, names), "reporting-problems")
    table(view, parts.with_rules(problems, names), None, view.t("reporting-file-problems"))
    questions(view)
elif part == choices.REVIEW:
    review(view)
else:
    section(view, "reporting-versions")
    ward_code = ward_picker(view)
    report_date = choices.day_choice(view)
    if ward_code is not None:
        parts.ward_clock(view, calendar, ward_code)
        parts.versions(view, ward_code, report_date)
