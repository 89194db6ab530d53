"""Part "tokens": issue one for a ward (its text is shown once), see all, end one."""

from datetime import timedelta

import pandas as pd
import streamlit as st

from campaign import clock, wards
from campaign.settings import settings
from campaign.store import StoreError
from campaign.store.tokens import LABEL_LENGTH, MOST_DAYS, WardToken
from campaign.ui import admin_desk as desk
from campaign.ui import cached
from campaign.ui.filters import ward_label
from campaign.ui.present import note, section, table
from campaign.ui.view import View

ISSUED = "admin_token"


def tokens(view: View) -> None:
    """Issue, the list, revoke."""
    desk.administrator(view)
    section(view, "administration-token-issue")
    note(view, "administration-token-about")
    _issue(view)
    section(view, "administration-tokens")
    try:
        known = cached.desk().tokens()
    except StoreError as error:
        desk.tell(view, error)
        return
    if not known:
        st.info(view.t("administration-token-none"))
        return
    table(view, _frame(view, known), None, "tokens")
    _revoke(view, [token for token in known if _state(token) == "valid"])


def _issue(view: View) -> None:
    codes = [ward.ward_code for ward in wards.register().wards]
    ward_code = st.selectbox(
        view.t("filter-ward"),
        codes,
        index=None,
        format_func=ward_label,
        key=desk.key("token-ward"),
        placeholder=view.t("filter-ward-hint"),
    )
    left, right = st.columns(2)
    label = left.text_input(
        view.t("administration-token-label"), max_chars=LABEL_LENGTH, key=desk.key("token-label")
    )
    days = right.number_input(
        view.t("administration-token-days"),
        min_value=1,
        max_value=MOST_DAYS,
        value=settings().api.token_days,
        key=desk.key("token-days"),
    )
    if ward_code is not None:
        until = clock.now() + timedelta(days=days)
        named = wards.register().by_code[ward_code].full_name
        st.markdown(view.t("administration-token-plan", ward=named, until=view.moment(until)))
        values = {"ward_code": ward_code, "label": label, "days": int(days)}
        if st.button(view.t("administration-token-confirm"), type="primary", key="token-issue"):
            issued = desk.ask(view, "token-issue", values)
            if issued is not None:
                number = str(issued["token_no"])
                st.success(view.t("administration-token-once", number=number, ward=named))
                # Never kept in the session: the next click forgets it.
                st.code(issued["token"], language=None)


def _frame(view: View, known: list[WardToken]) -> pd.DataFrame:
    by_code = wards.register().by_code
    return pd.DataFrame(
        {
            "token_no": [token.token_no for token in known],
            "ward_name": [by_code[token.ward_code].full_name for token in known],
            "token_state": [
                view.t(f"administration-token-state-{_state(token)}") for token in known
            ],
            "label": [token.label or None for token in known],
            "issued_at": [token.issued_at for token in known],
            "expires_at": [token.expires_at for token in known],
            "revoked_at": [token.revoked_at for token in known],
        }
    ).iloc[::-1]


def _state(token: WardToken) -> str:
    if token.revoked_at is not None:
        return "revoked"
    return "expired" if token.is_expired else "valid"


def _revoke(view: View, valid: list[WardToken]) -> None:
    section(view, "administration-token-revoke")
    by_no = {token.token_no: token for token in valid}
    number = st.selectbox(
        view.t("administration-token-which"),
        list(by_no),
        index=None,
        format_func=lambda no: _named(by_no[no]),
        key=desk.key("token-no"),
        placeholder=view.t("administration-token-choose"),
    )
    if number is not None:
        st.markdown(view.t("administration-token-end", token=_named(by_no[number])))
        label = view.t("administration-token-revoke-confirm")
        desk.confirm(view, "token-revoke", {"token_no": number}, label=label)


def _named(token: WardToken) -> str:
    ward = wards.register().by_code[token.ward_code].full_name
    return " · ".join(part for part in (f"#{token.token_no}", ward, token.label) if part)
