"""Questions about reported figures, and the reasons with which wards answered them."""

import streamlit as st

from campaign.ui.cached import ask
from campaign.ui.parts import segments
from campaign.ui.present import note, section, table
from campaign.ui.reporting_history import answers_too, with_columns
from campaign.ui.view import View

ROWS_SHOWN = 200
# The reason stands where a reader sees it without scrolling; the message says the rule at length.
COLUMNS = (
    "ward_name",
    "report_date",
    "rule_id",
    "cell",
    "field",
    "value",
    "reason",
    "answered_at",
)
FILTERS = {"all": None, "open": True, "answered": False}


def questions(view: View) -> None:
    """How many questions are open, and the newest of them (with a filter) as a table."""
    section(view, "reporting-questions")
    times = answers_too(view)
    every = ask(view, "question_list", row_limit=1, **times)
    if every.empty:
        st.info(view.t("reporting-questions-none"), icon=":material/inbox:")
        return
    count, open_count = (int(every[name].iloc[0]) for name in ("question_count", "open_count"))
    counts = {"questions": count, "open": open_count, "answered": count - open_count}
    st.markdown(view.t("reporting-questions-counts", day=view.day(view.as_of), **counts))
    note(view, "reporting-questions-note")
    chosen = segments(view, "questions", tuple(FILTERS), "reporting-questions-filter")
    matching = {"all": count, "open": open_count, "answered": count - open_count}[chosen]
    is_open = FILTERS[chosen]
    found = ask(view, "question_list", row_limit=ROWS_SHOWN, is_open=is_open, **times)
    if found.empty:
        note(view, "reporting-questions-empty")
        return
    if matching > len(found):
        asked = {"count": matching, "limit": str(matching)}
        note(view, "reporting-questions-first", shown=len(found), **asked)
    columns = (*COLUMNS, f"message_{view.lang}", "receipt_no", "problem_no", "ward_code")
    table(view, with_columns(view, found), columns, view.t("reporting-file-questions"))
