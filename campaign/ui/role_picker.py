"""Without sign-in: whoever stands at the demo chooses a role, to see what each one sees.

In the address: ?role=ward&as_ward=00118. Only ever a demo on this machine (campaign/access/serving)
is served this way, so this is no door that anybody could leave open.
"""

import streamlit as st

from campaign import wards
from campaign.access import Identity, Role
from campaign.labels import text
from campaign.ui import address

ROLE, WARD = "role", "as_ward"
KEPT = "demo_role"
SUBJECT = "demo"


def demo_identity() -> Identity:
    """The role in the address, else the one chosen before in this session, else administrator."""
    kept_role, kept_ward = st.session_state.get(KEPT, (Role.ADMINISTRATOR.value, None))
    said = address.value(ROLE) or kept_role
    role = Role(said) if said in set(Role) else Role.ADMINISTRATOR
    if role is Role.PUBLIC:
        return Identity(role)
    ward_code = _ward(address.value(WARD) or kept_ward) if role is Role.WARD else None
    return Identity(role, SUBJECT, SUBJECT, ward_code)


def _ward(said: str | None) -> str:
    register = wards.register()
    return said if said in register.by_code else register.wards[0].ward_code


def role_picker(lang: str, identity: Identity) -> None:
    """The choice of a role and, for a ward, of the ward; above it what this mode is."""
    st.session_state[KEPT] = (identity.role.value, identity.ward_code)
    short, about = text(lang, "access-demo-banner"), text(lang, "access-demo-banner-about")
    st.html(
        f'<details class="demo-mode" role="note"><summary>{short}</summary><p>{about}</p></details>'
    )
    key = f"demo-{ROLE}"
    st.selectbox(
        text(lang, "access-demo-role"),
        list(Role),
        format_func=lambda role: text(lang, f"access-role-{role.value}"),
        key=key,
        on_change=address.bind(ROLE, key, identity.role, lambda role: role.value),
    )
    if identity.role is Role.WARD:
        key = f"demo-{WARD}"
        register = wards.register()
        st.selectbox(
            text(lang, "access-demo-ward"),
            [ward.ward_code for ward in register.wards],
            format_func=lambda code: f"{register.by_code[code].full_name} · {code}",
            key=key,
            on_change=address.bind(WARD, key, identity.ward_code, str),
        )
