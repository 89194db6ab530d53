"""The part "review" of the page "Reporting discipline": what monitors say of the day's reports."""

from collections.abc import Sequence
from hashlib import sha256

import pandas as pd
import streamlit as st

from campaign.access import Permission, may
from campaign.report.question import REASON_MAX
from campaign.store.reviews import ACCEPTED, CHECKED, RECEIVED, RETURNED, STEPS
from campaign.ui import acting, who
from campaign.ui.parts import segments
from campaign.ui.present import note, section, table
from campaign.ui.review_locks import locks
from campaign.ui.upload_problems import escaped
from campaign.ui.view import View

COLUMNS = (
    "ward_name",
    "review_state",
    "open_count",
    "question_count",
    "refused_row_count",
    "version",
    "received_at",
    "completeness",
    "review_note",
    "reviewed_at",
    "reviewer",
    "dropped_version",
    "dropped_at",
    "dropped_by",
    "question",
    "receipt_no",
    "ward_code",
)
FILTERS = ("unchecked", "questions", "returned", "accepted", "all")
CARDS_SHOWN = 5
ICONS = {
    CHECKED: ":material/visibility:",
    ACCEPTED: ":material/task_alt:",
    RETURNED: ":material/undo:",
}


def review(view: View) -> None:
    """The queue of the day with its decisions, and the lock of the day; for monitors only."""
    identity = who.identity()
    if not may(identity, Permission.REVIEW):
        st.info(view.t("acting-not-allowed"), icon=":material/lock:")
        return
    section(view, "review-title", day=view.day(view.as_of))
    acting.told()
    rows = queue(view)
    _counts(view, rows)
    chosen = segments(view, "review", FILTERS, "review-filter")
    shown = matching(rows, chosen)
    if shown.empty:
        st.info(view.t("review-empty"), icon=":material/inbox:")
    else:
        table(view, shown, COLUMNS, view.t("review-file"), key="review")
        if view.is_live:
            _decide(view, shown)
        else:
            note(view, "review-past")
    if may(identity, Permission.LOCK):
        locks(view)


def queue(view: View) -> pd.DataFrame:
    """The reports of the shown day with how far their approval is."""
    return acting.asked(view, "review_queue")


def matching(rows: pd.DataFrame, chosen: str) -> pd.DataFrame:
    """The rows that the filter lets through."""
    state, is_open = rows["review_state"], rows["open_count"] > 0
    if chosen == "unchecked":
        return rows[state.isin((RECEIVED, CHECKED))]
    if chosen == "questions":
        return rows[is_open & (state != ACCEPTED)]
    return rows if chosen == "all" else rows[state == chosen]


def clean(rows: pd.DataFrame) -> pd.DataFrame:
    """Reports that many at once may be accepted of: undecided, and nothing to ask or refused."""
    is_clean = (rows["open_count"] == 0) & (rows["error_count"] == 0)
    is_clean &= rows["refused_row_count"] == 0
    return rows[is_clean & rows["review_state"].isin((RECEIVED, CHECKED))]


def _counts(view: View, rows: pd.DataFrame) -> None:
    counts = {name: len(matching(rows, name)) for name in FILTERS}
    counts["dropped"] = int(
        (rows["dropped_version"].notna() & (rows["review_state"] != ACCEPTED)).sum()
    )
    st.markdown(view.t("review-counts", **counts))
    note(view, "review-note")


def _decide(view: View, rows: pd.DataFrame) -> None:
    """Accept all clean ones, or choose reports and take a step for them."""
    # The key holds what was shown: a click on a queue that has changed finds no button.
    digest = sha256(repr(rows["receipt_no"].tolist()).encode()).hexdigest()[:12]
    accepted = clean(rows)["receipt_no"].tolist()
    if accepted:
        words = view.t("review-accept-clean", count=len(accepted))
        if st.button(words, key=f"review-clean-{digest}", icon=ICONS[ACCEPTED]):
            _take(view, accepted, ACCEPTED, "")
    names = dict(zip(rows["receipt_no"], _names(view, rows), strict=True))
    chosen = st.multiselect(
        view.t("review-choose"),
        list(names),
        format_func=lambda receipt_no: names.get(receipt_no, receipt_no),
        key=f"review-chosen-{digest}",
        placeholder=view.t("review-choose-hint"),
    )
    if not chosen:
        return
    for _, row in rows[rows["receipt_no"].isin(chosen[:CARDS_SHOWN])].iterrows():
        _card(view, row)
    with st.form(f"review-step-{digest}"):
        words = st.text_area(
            view.t("review-words"), max_chars=REASON_MAX, key=f"review-words-{digest}"
        )
        with st.container(horizontal=True):
            taken = [
                step
                for step in STEPS
                if st.form_submit_button(
                    view.t(f"review-step-{step}", count=len(chosen)),
                    key=f"review-{step}-{digest}",
                    icon=ICONS[step],
                )
            ]
    for step in taken:
        _take(view, chosen, step, words)


def _names(view: View, rows: pd.DataFrame) -> list[str]:
    pairs = zip(rows["ward_name"], rows["ward_code"], rows["version"], strict=True)
    return [view.t("review-named", ward=ward, code=code, version=str(v)) for ward, code, v in pairs]


def _card(view: View, row: pd.Series) -> None:
    """What a monitor must know before deciding: questions, the one before, a dropped acceptance."""
    named = {"ward": row.ward_name, "code": row.ward_code, "version": str(row.version)}
    with st.container(border=True):
        st.markdown(f"**{view.t('review-named', **named)}**")
        if pd.notna(row.dropped_version):
            told = {"version": str(int(row.dropped_version)), "who": row.dropped_by}
            st.warning(view.t("review-card-dropped", at=view.moment(row.dropped_at), **told))
        if pd.notna(row.question):
            told = {"question": escaped(row.question), "at": view.moment(row.question_at)}
            st.info(view.t("review-card-question", **told))
        for words in _questions(view, row):
            st.markdown(f"- {words}")


def _questions(view: View, row: pd.Series) -> list[str]:
    """The questions of one report with their reasons, from the rules and not from a monitor."""
    if not row.question_count:
        return []
    found = acting.asked(view, "question_list", ward_codes=(row.ward_code,))
    own = found[found["receipt_no"] == row.receipt_no]
    return [
        view.t("review-card-asked", message=escaped(asked), reason=escaped(reason))
        if pd.notna(reason)
        else view.t("review-card-open", message=escaped(asked))
        for asked, reason in zip(own[f"message_{view.lang}"], own["reason"], strict=True)
    ]


def _take(view: View, receipt_nos: Sequence[str], step: str, words: str) -> None:
    values = {"receipt_nos": list(receipt_nos), "step": step, "note": words}
    done = acting.act(view, Permission.REVIEW, "review", values)
    if done is None:
        return
    told = [view.t(f"review-done-{step}", count=len(done["done"]))]
    told += [left[f"message_{view.lang}"] for left in done["skipped"]]
    acting.rerun_telling("\n\n".join(told))
