"""Dates and times of day: Excel's own, dd/mm/yyyy, ISO, 15:30 and 15h30. Never month first."""

import re
from datetime import date, datetime, time, timedelta

from campaign.report.cell_result import BLANK, Parsed, Result, refuse
from campaign.spelling import trim

_DAY_FIRST = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})")
_SHORT_YEAR = re.compile(r"[0-9]{1,2}([/.-])[0-9]{1,2}\1[0-9]{2}")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ]00:00(?::00(?:\.0+)?)?)?")
_TIME = re.compile(
    r"([0-9]{1,2})\s?(?::\s?([0-9]{2})(?::([0-9]{2}))?|(?:h|g|giờ)\s?([0-9]{2})?)", re.IGNORECASE
)
# A plain number counts as a date only in these years; anything else is some other number.
_SERIAL_YEARS = range(2000, 2100)
_DAY_SECONDS = 24 * 60 * 60
_MONTHS = 12


def parse_date(raw: object, epoch: datetime) -> Result:
    """A calendar day (date); `epoch` is day 0 of the workbook's serial dates."""
    if isinstance(raw, str):
        text = trim(raw)
        return _date_of_text(text) if text else BLANK
    if isinstance(raw, datetime):
        return Parsed(raw.date())
    if isinstance(raw, date):
        return Parsed(raw)
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        return refuse("read-date-text", raw)
    return _date_of_serial(raw, epoch)


def parse_time(raw: object, epoch: datetime) -> Result:
    """A time of day (time, whole seconds)."""
    if isinstance(raw, str):
        text = trim(raw)
        return _time_of_text(text) if text else BLANK
    if isinstance(raw, datetime):
        # Some programs write a time as a moment of the calendar's first day.
        return (
            _rounded(raw.time(), raw) if raw.year <= epoch.year else refuse("read-time-date", raw)
        )
    if isinstance(raw, time):
        return _rounded(raw, raw)
    if isinstance(raw, timedelta):
        return _time_of_seconds(raw.total_seconds(), raw)
    if isinstance(raw, float) and 0 < raw < 1:
        return _time_of_seconds(raw * _DAY_SECONDS, raw)
    return refuse("read-time-text", raw)


def _date_of_serial(serial: float, epoch: datetime) -> Result:
    try:
        day = (epoch + timedelta(days=serial)).date()
    except (OverflowError, ValueError):
        return refuse("read-date-number", serial)
    return Parsed(day) if day.year in _SERIAL_YEARS else refuse("read-date-number", serial)


def _date_of_text(text: str) -> Result:
    iso = _ISO.fullmatch(text)
    if iso:
        return _day(text, *(int(part) for part in iso.groups()))
    match = _DAY_FIRST.fullmatch(text)
    if match:
        day, month, year = int(match[1]), int(match[3]), int(match[4])
        if month > _MONTHS >= day:
            return refuse("read-date-month-first", text, day=str(month), month=str(day))
        return _day(text, year, month, day)
    if _SHORT_YEAR.fullmatch(text):
        return refuse("read-date-short-year", text)
    return refuse("read-date-text", text)


def _day(text: str, year: int, month: int, day: int) -> Result:
    try:
        return Parsed(date(year, month, day))
    except ValueError:
        return refuse("read-date-impossible", text)


def _time_of_text(text: str) -> Result:
    match = _TIME.fullmatch(text)
    if not match:
        return refuse("read-time-text", text)
    hour, minute, second, minute_after_h = match.groups()
    try:
        return Parsed(time(int(hour), int(minute or minute_after_h or 0), int(second or 0)))
    except ValueError:
        return refuse("read-time-impossible", text)


def _rounded(moment: time, raw: object) -> Result:
    since_midnight = timedelta(
        hours=moment.hour,
        minutes=moment.minute,
        seconds=moment.second,
        microseconds=moment.microsecond,
    )
    return _time_of_seconds(since_midnight.total_seconds(), raw)


def _time_of_seconds(seconds: float, raw: object) -> Result:
    whole = round(seconds)
    if not 0 <= whole < _DAY_SECONDS:
        return refuse("read-time-impossible", raw)
    return Parsed(time(whole // 3600, whole // 60 % 60, whole % 60))
