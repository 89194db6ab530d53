"""The upload page for a ward's people: how far the approval of their own reports is."""

from functools import partial

import streamlit as st

from campaign.store.reviews import ACCEPTED, RETURNED
from campaign.ui import acting, who
from campaign.ui.present import folded, note, section, table
from campaign.ui.upload_problems import escaped
from campaign.ui.view import View
from campaign.wards import register

# Not who reviewed: a ward answers the question, not the person.
COLUMNS = (
    "report_date",
    "version",
    "received_at",
    "review_state",
    "review_note",
    "reviewed_at",
    "receipt_no",
)
RETURNED_SHOWN = 5


def own_reports(view: View) -> None:
    """The questions of returned reports, then all reports of the ward; nothing for other roles."""
    own = who.identity().ward_codes
    if own is None:
        return
    ward = register().by_code[own[0]]
    section(view, "own-reports", ward=ward.full_name)
    days = {"as_of": view.last_day, "first_day": view.first_day}
    rows = acting.asked(view, "review_queue", ward_codes=own, **days)
    if rows.empty:
        note(view, "own-reports-none")
        return
    returned = rows[rows["review_state"] == RETURNED]
    for _, row in returned.head(RETURNED_SHOWN).iterrows():
        told = {
            "day": view.day(row.report_date),
            "version": str(row.version),
            "at": view.moment(row.reviewed_at),
            "note": escaped(row.review_note),
        }
        st.warning(view.t("own-reports-returned", **told), icon=":material/undo:")
    accepted = int((rows["review_state"] == ACCEPTED).sum())
    waiting = len(rows) - accepted - len(returned)
    counts = {"accepted": accepted, "waiting": waiting, "returned": len(returned)}
    note(view, "own-reports-counts", **counts)
    draw = partial(table, view, rows, COLUMNS, view.t("own-reports-file"), key="own-reports")
    folded("own-reports", view.t("own-reports-table", count=len(rows)), draw)
