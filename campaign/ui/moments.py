"""The second time of every figure: up to which moment reports are counted (`known_at`).

In the address: ?known_at=16:00 (of the day shown, so it moves with the day) or an ISO moment.
Without it the page is live.
"""

import re
from datetime import date, datetime, time, timedelta

import streamlit as st

from campaign import clock, formats
from campaign.labels import text
from campaign.settings import settings
from campaign.ui import address

NOW = "now"
# Minutes before and after the day's deadline that are offered: the last call, the deadline, the
# edition.
OFFERED_MINUTES = (-15, 0, 30)
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


def choose(page_id: str, lang: str) -> str | None:
    """The ?known_at= text: HH:MM of the shown day, or an ISO moment; a bad one counts as none."""
    current = address.value("known_at")
    options = [NOW, *_offered_times()]
    if current is not None and current not in options and _parse_moment(current, date.min):
        options.append(current)
    key = f"{page_id}-known_at"
    value = current if current in options else NOW
    st.selectbox(
        text(lang, "filter-known"),
        options,
        format_func=lambda code: _moment_name(lang, code),
        key=key,
        on_change=address.bind("known_at", key, value, lambda code: None if code == NOW else code),
        help=text(lang, "filter-known-help"),
    )
    _typed_moment(page_id, lang)
    return None if value == NOW else value


def _offered_times() -> list[str]:
    """The offered moments of the shown day as HH:MM, around the campaign's deadline."""
    at = datetime.combine(date(2000, 1, 1), settings().campaign.deadline)
    return [f"{at + timedelta(minutes=minutes):%H:%M}" for minutes in OFFERED_MINUTES]


def _typed_moment(page_id: str, lang: str) -> None:
    """A box for any other moment, written as it is shown: HH:MM dd/mm/yyyy."""
    key = f"{page_id}-known_at-typed"

    def write() -> None:
        typed = st.session_state[key].strip()
        try:
            moment = datetime.strptime(typed, "%H:%M %d/%m/%Y")  # noqa: DTZ007  Hanoi time
        except ValueError:
            return
        address.put("known_at", moment.isoformat(timespec="minutes"))
        st.session_state[key] = ""

    st.text_input(
        text(lang, "filter-known-custom"),
        key=key,
        on_change=write,
        placeholder=text(lang, "filter-known-custom-hint"),
    )


def _moment_name(lang: str, code: str) -> str:
    if code == NOW:
        return text(lang, "filter-known-now")
    if _TIME.fullmatch(code):
        return text(lang, "filter-known-time", time=code)
    return formats.date_time(lang, _parse_moment(code, date.min))


def _parse_moment(code: str, day: date) -> datetime | None:
    """HH:MM (of `day`) or an ISO timestamp, naive ones in Hanoi time; None when it is neither."""
    zone = settings().campaign.timezone
    if _TIME.fullmatch(code):
        return datetime.combine(day, time.fromisoformat(code), tzinfo=zone)
    try:
        moment = datetime.fromisoformat(code)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def past(code: str | None, as_of: date) -> datetime | None:
    """The chosen moment if it lies in the past; the future is not known, so it means now."""
    moment = _parse_moment(code, as_of) if code else None
    return moment if moment is not None and moment < clock.now() else None
