"""The address bar is the state: every choice a reader makes is a query parameter.

The address is the only source of truth. Each run a widget is set from it before it is drawn, and
a change goes back into it from the widget's callback. So a pasted link shows the same view, both
languages share one link (values are codes, not labels), defaults stay out and bad values are
ignored. Never a security boundary.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

# Parameters that go along when the reader moves to another page.
SHARED_PARAMS = ("lang", "as_of", "known_at", "edition", "district", "type", "role", "as_ward")


def value(param: str) -> str | None:
    """The parameter's value in the address, or None."""
    found = st.query_params.get_all(param)
    return found[-1] if found else None


def values(param: str) -> tuple[str, ...]:
    """All values of a repeated parameter."""
    return tuple(st.query_params.get_all(param))


def whole() -> str:
    """All of the address's choices, in one order whatever order they were made in."""
    params = st.query_params
    return "&".join(f"{param}={params.get_all(param)}" for param in sorted(params))


def put(param: str, text: str | Sequence[str] | None) -> None:
    """Write a parameter; None or an empty list takes it out of the address."""
    if text is None or not len(text):
        st.query_params.pop(param, None)
    else:
        st.query_params[param] = text if isinstance(text, str) else list(text)


def shared() -> Mapping[str, Any]:
    """The parameters that a link to another page carries."""
    return {param: list(values(param)) for param in SHARED_PARAMS if values(param)}


def bind(param: str, key: str, current: Any, to_text: Callable[[Any], Any]) -> Callable[[], None]:
    """Set the widget `key` to `current` and return the callback that writes it to the address.

    `to_text` turns the widget's value into the parameter's text, None for the default.
    """
    st.session_state[key] = current

    def write() -> None:
        put(param, to_text(st.session_state[key]))

    return write
