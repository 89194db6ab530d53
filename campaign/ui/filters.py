"""Choices that live in the address: the shared filters of the sidebar and helpers for pages.

Values in the address are codes, never labels, so both languages share one link; a bad value is
ignored and the default is left out. A page's own choice is one call:
`shown = filters.choice(view, "force", options, default=ALL, label=view.t("…"), name=…)`.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, TypeVar

import streamlit as st

from campaign import formats, labels, wards
from campaign.access import narrowed
from campaign.ui import address
from campaign.ui.view import View

T = TypeVar("T")
WARD_TYPES = ("phuong", "xa")
_STYLES: dict[str, Callable[..., Any]] = {
    "select": st.selectbox,
    "segments": st.segmented_control,
    "pills": st.pills,
    "slider": st.select_slider,
}


def choice(
    view: View,
    param: str,
    options: Sequence[T],
    *,
    default: T,
    label: str,
    name: Callable[[T], str] = str,
    code: Callable[[T], str] = str,
    style: str = "select",
    **widget: Any,
) -> T:
    """One of `options`, kept in ?param= as `code(option)` and shown as `name(option)`.

    `style` is select, segments, pills or slider; other arguments go to the widget.
    """
    by_code = {code(option): option for option in options}
    current = by_code.get(address.value(param) or "", default)
    key = f"{view.page_id}-{param}"

    def to_text(value: Any) -> str | None:
        # A browser can send what was not offered.
        return code(value) if value in options and value != default else None

    on_change = address.bind(param, key, current, to_text)
    _STYLES[style](label, options, format_func=name, key=key, on_change=on_change, **widget)
    return current


def choices(
    view: View,
    param: str,
    options: Sequence[str],
    *,
    label: str,
    name: Callable[[str], str] = str,
    **widget: Any,
) -> tuple[str, ...]:
    """Any number of `options` in the order given; none chosen means no restriction."""
    chosen = set(address.values(param))
    current = [option for option in options if option in chosen]
    key = f"{view.page_id}-{param}"
    on_change = address.bind(param, key, current, lambda value: list(value) or None)
    widget = {"placeholder": view.t("filter-all"), **widget}
    st.multiselect(label, options, format_func=name, key=key, on_change=on_change, **widget)
    return tuple(current)


def switch(view: View, param: str, *, label: str, default: bool = False, **widget: Any) -> bool:
    """A yes/no choice, kept as ?param=1 or 0."""
    current = {"1": True, "0": False}.get(address.value(param) or "", default)
    key = f"{view.page_id}-{param}"

    def to_text(value: bool) -> str | None:
        return None if value == default else str(int(value))

    st.toggle(label, key=key, on_change=address.bind(param, key, current, to_text), **widget)
    return current


def ward_picker(view: View, param: str = "ward", *, label: str | None = None) -> str | None:
    """A ward found by name, with or without diacritics, by code or by a pre-2025 name.

    The built-in list compares letter by letter, so a search box narrows it: the only ward of that
    name is chosen at once, the other hits stay in the list. Old names help to search; they never
    decide.
    """
    search_key = f"{view.page_id}-{param}-search"
    wanted = st.session_state.get(search_key, "")
    found = _wards_in_scope(view, wanted)
    register = wards.register()
    current = address.value(param)
    if current not in register.by_code or not narrowed(view.row_reader, (current,)):
        current = None

    def search() -> None:
        hits = register.search(st.session_state[search_key])
        named = [hit.ward.ward_code for hit in hits if hit.old_name is None]
        if len(named) == 1 or len(hits) == 1:
            address.put(param, (named or [hits[0].ward.ward_code])[0])

    found_text = view.t("filter-ward-hits", count=len(found)) if wanted else ""
    st.text_input(
        f"{view.t('filter-ward-search')} {found_text}",
        key=search_key,
        on_change=search,
        placeholder=view.t("filter-ward-search-hint"),
    )
    key = f"{view.page_id}-{param}"
    options = found if current is None or current in found else [current, *found]
    st.selectbox(
        label or view.t("filter-ward"),
        options,
        format_func=ward_label,
        key=key,
        on_change=address.bind(param, key, current, lambda code: code),
        placeholder=view.t("filter-ward-hint"),
        index=None,
    )
    return current


def _wards_in_scope(view: View, wanted: str) -> list[str]:
    register = wards.register()
    hits = [hit.ward for hit in register.search(wanted)] if wanted.strip() else register.wards
    scope = None if view.ward_codes is None else set(view.ward_codes)
    codes = [ward.ward_code for ward in hits if scope is None or ward.ward_code in scope]
    return list(dict.fromkeys(codes))


def ward_label(ward_code: str) -> str:
    """Name, former district and code, as in "Phường Ba Đình · Quận Ba Đình · 00004"."""
    ward = wards.register().by_code[ward_code]
    return f"{ward.full_name} · {ward.former_district} · {ward_code}"


def day(page_id: str, lang: str, days: Sequence[date], default: date) -> date:
    """The day that the page describes: a slider over `days` with a step to either side."""
    by_code = {option.isoformat(): option for option in days}
    current = by_code.get(address.value("as_of") or "", default)
    key = f"{page_id}-as_of"

    def to_text(value: date) -> str | None:
        return None if value == default else value.isoformat()

    def step(by: int) -> None:
        index = days.index(current) + by
        address.put("as_of", to_text(days[index]))

    on_change = address.bind("as_of", key, current, to_text)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="day-steps"):
        st.select_slider(
            labels.text(lang, "filter-day"),
            days,
            key=key,
            on_change=on_change,
            format_func=lambda value: formats.date_text(lang, value)[:5],
        )
        at_start, at_end = current == days[0], current == days[-1]
        before = labels.text(lang, "filter-day-before")
        after = labels.text(lang, "filter-day-after")
        st.button(before, on_click=step, args=(-1,), disabled=at_start, key=f"{key}-before")
        st.button(after, on_click=step, args=(1,), disabled=at_end, key=f"{key}-after")
    return current


def shared_choices(
    page_id: str, lang: str, param: str, options: Sequence[str], name: Callable[[str], str]
) -> tuple[str, ...]:
    """A filter of the sidebar that pages share: former districts, ward types."""
    chosen = set(address.values(param))
    current = [option for option in options if option in chosen]
    key = f"{page_id}-{param}"
    st.multiselect(
        labels.text(lang, f"filter-{param}"),
        options,
        format_func=name,
        key=key,
        on_change=address.bind(param, key, current, lambda value: list(value) or None),
        placeholder=labels.text(lang, "filter-all"),
    )
    return tuple(current)
