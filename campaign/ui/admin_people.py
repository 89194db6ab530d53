"""Part "people": what access.toml says, who has which role, and how to change that."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from campaign import wards
from campaign.access import Permission, Role
from campaign.access.access_file import AccessFileFault, Person, access_list
from campaign.access.people import (
    LastAdministrator,
    NothingChanges,
    PeopleChange,
    name_of,
    role_text,
    with_person,
    without_person,
)
from campaign.access.roles import GRANTS
from campaign.ui import admin_desk as desk
from campaign.ui.filters import ward_label
from campaign.ui.present import note, section, table
from campaign.ui.view import View

ROLES = tuple(role for role in Role if role is not Role.PUBLIC)
KINDS = ("email", "subject")


def people(view: View) -> None:
    """The list, its editor, and what each role may do."""
    desk.administrator(view)
    section(view, "administration-people")
    note(view, "administration-people-about")
    try:
        listed = access_list().people
    except AccessFileFault as fault:
        st.error(view.t("administration-people-broken", reason=str(fault)))
        return
    if listed:
        table(view, _frame(view, listed), None, "people")
    else:
        st.info(view.t("administration-people-none"))
    _set_person(view)
    if listed:
        _remove_person(view, listed)
    section(view, "administration-roles")
    note(view, "administration-roles-about")
    table(view, _grants(view), None, "roles")


def _frame(view: View, listed: tuple[Person, ...]) -> pd.DataFrame:
    by_code = wards.register().by_code
    return pd.DataFrame(
        {
            "person": [name_of(person) for person in listed],
            "role": [view.t(f"access-role-{person.role.value}") for person in listed],
            "ward_name": [
                by_code[person.ward_code].full_name if person.ward_code else None
                for person in listed
            ],
        }
    )


def _grants(view: View) -> pd.DataFrame:
    rows = [
        {"role": view.t(f"access-role-{role.value}")}
        | {f"may_{permission.value}": permission in GRANTS[role] for permission in Permission}
        for role in Role
    ]
    return pd.DataFrame(rows)


def _set_person(view: View) -> None:
    section(view, "administration-person-set")
    kind = st.segmented_control(
        view.t("administration-person-kind"),
        KINDS,
        default=KINDS[0],
        format_func=lambda option: view.t(f"administration-person-{option}"),
        key=desk.key("person-kind"),
        required=True,
    )
    name = st.text_input(view.t(f"administration-person-{kind}"), key=desk.key("person-name"))
    role = st.selectbox(
        view.t("administration-person-role"),
        ROLES,
        format_func=lambda option: view.t(f"access-role-{option.value}"),
        key=desk.key("person-role"),
    )
    ward_code = None
    if role is Role.WARD:
        codes = [ward.ward_code for ward in wards.register().wards]
        ward_code = st.selectbox(
            view.t("filter-ward"), codes, format_func=ward_label, key=desk.key("person-ward")
        )
    reason = desk.reason_input(view, "person-set")
    if not name.strip():
        return
    typed = name.strip()
    person = Person(
        role,
        typed.casefold() if kind == "email" else None,
        typed if kind == "subject" else None,
        ward_code,
    )
    values = {kind: typed, "role": role.value, "ward_code": ward_code, "reason": reason}
    if _told(view, lambda: with_person(person)[1]):
        label = view.t("administration-confirm")
        desk.confirm(view, "person-set", values, label=label, is_ready=bool(reason.strip()))


def _remove_person(view: View, listed: tuple[Person, ...]) -> None:
    section(view, "administration-person-remove")
    by_name = {name_of(person): person for person in listed}
    name = st.selectbox(
        view.t("administration-person-who"),
        list(by_name),
        format_func=lambda known: f"{known} · {role_text(by_name[known])}",
        index=None,
        key=desk.key("person-gone"),
        placeholder=view.t("administration-person-choose"),
    )
    reason = desk.reason_input(view, "person-remove")
    if name is not None and _told(view, lambda: without_person(name)[1]):
        values = {"name": name, "reason": reason}
        label = view.t("administration-remove")
        desk.confirm(view, "person-remove", values, label=label, is_ready=bool(reason.strip()))


def _told(view: View, plan: Callable[[], PeopleChange]) -> bool:
    """Say what would change; False, with the reason, when nothing may."""
    try:
        change = plan()
    except NothingChanges:
        st.info(view.t("people-nothing"))
        return False
    except LastAdministrator:
        st.error(view.t("people-last"))
        return False
    st.markdown(f"**{view.t('administration-plan')}**")
    row = {
        "subject": change.name,
        "field": view.t("administration-field-role"),
        "old_value": change.old or view.t("administration-person-unlisted"),
        "new_value": change.new or view.t("administration-person-unlisted"),
    }
    st.markdown(view.t("administration-change", **row))
    return True
