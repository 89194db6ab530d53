"""Rule R02: whether a ward may report a day, by its campaign window and the time of receipt."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from campaign.report.contract import contract
from campaign.report.findings import Place, cell_problem, day_text
from campaign.report.problem import Problem
from campaign.report.rules import by_key
from campaign.settings import settings
from campaign.windows import Window

BASELINE, SUMMARY = "0_NenTang", "1_TongHop"
DATED_SHEETS = (BASELINE, SUMMARY)
BASELINE_MARGIN = timedelta(days=30)


def date_problems(
    place: Place, windows: Mapping[str, Window], received_at: datetime
) -> list[Problem]:
    """The R02 problems of a summary or baseline row whose ward and day are known."""
    assert place.ward_code is not None
    window = windows[place.ward_code]
    if place.raw.sheet == BASELINE:
        return _effective_date_problems(place, window)
    return _report_date_problems(place, window, received_at)


def _report_date_problems(place: Place, window: Window, received_at: datetime) -> list[Problem]:
    assert place.day is not None
    field = contract().sheet(SUMMARY).field("report_date")
    received = received_at.astimezone(settings().campaign.timezone).date()
    if place.day > received:
        shown = day_text(received)
        return [cell_problem(by_key()["rule-R02-future"], place, field, received=shown)]
    if window.start_date <= place.day <= window.end_date:
        return []
    bounds = {"start": day_text(window.start_date), "end": day_text(window.end_date)}
    return [cell_problem(by_key()["rule-R02-window"], place, field, variables=bounds)]


def _effective_date_problems(place: Place, window: Window) -> list[Problem]:
    assert place.day is not None
    first, last = window.start_date - BASELINE_MARGIN, window.end_date + BASELINE_MARGIN
    if first <= place.day <= last:
        return []
    field = contract().sheet(BASELINE).field("effective_date")
    bounds = {"start": day_text(first), "end": day_text(last)}
    return [cell_problem(by_key()["rule-R02-baseline"], place, field, variables=bounds)]
