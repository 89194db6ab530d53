"""Numbers and dates as people read them: vi 1.234,5 and dd/MM/yyyy, en 1,234.5 (Babel, CLDR)."""

from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

import pandas as pd
from babel import Locale
from babel.dates import format_date, format_datetime, format_time
from babel.numbers import format_decimal

from campaign.settings import settings

MISSING = "–"
# Parsed once: given a name, Babel looks for the locale at every number.
_LOCALE = {"vi": Locale.parse("vi_VN"), "en": Locale.parse("en_GB")}


def _is_missing(value: Any) -> bool:
    return value is None or bool(pd.isna(value))


def number(lang: str, value: float | None, digits: int = 0) -> str:
    """`value` with `digits` decimals (half to even); "–" when it is missing."""
    if value is None or _is_missing(value):
        return MISSING
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    return str(format_decimal(value, format=pattern, locale=_LOCALE[lang]))


def percent(lang: str, value: float | None, digits: int = 1) -> str:
    """A percentage given as 0–100, e.g. "45,2%"; "–" when it is missing."""
    return MISSING if _is_missing(value) else f"{number(lang, value, digits)}%"


def signed(lang: str, value: float | None, digits: int = 1) -> str:
    """`value` with its sign ("+1,5", "−0,3", "0,0"); "–" when it is missing."""
    if _is_missing(value):
        return MISSING
    rounded = round(float(value or 0), digits)
    sign = "+" if rounded > 0 else "−" if rounded < 0 else ""
    return sign + number(lang, abs(rounded), digits)


def date_text(lang: str, value: date | None) -> str:
    """A day as dd/MM/yyyy in both languages."""
    return MISSING if value is None or _is_missing(value) else _date_text(lang, value)


@lru_cache(maxsize=1000)
def _date_text(lang: str, value: date) -> str:
    # Every reader's choice of a day names all of the campaign's days.
    return str(format_date(value, format="dd/MM/yyyy", locale=_LOCALE[lang]))


def weekday(lang: str, value: date) -> str:
    """The day of the week in words ("Thứ Ba", "Tuesday")."""
    return str(format_date(value, format="EEEE", locale=_LOCALE[lang]))


def date_time(lang: str, value: datetime | None) -> str:
    """An instant as "HH:mm dd/MM/yyyy" in the campaign's time zone."""
    if _is_missing(value):
        return MISSING
    zone = settings().campaign.timezone
    return str(format_datetime(value, format="HH:mm dd/MM/yyyy", tzinfo=zone, locale=_LOCALE[lang]))


def time_text(lang: str, value: datetime | time | None) -> str:
    """A time of day as HH:mm (instants are shown in the campaign's time zone)."""
    if _is_missing(value):
        return MISSING
    zone = settings().campaign.timezone if isinstance(value, datetime) else None
    return str(format_time(value, format="HH:mm", tzinfo=zone, locale=_LOCALE[lang]))
