"""What a reader can choose on the page "Reporting discipline"; every choice is in the address."""

from datetime import date, timedelta

import pandas as pd
import streamlit as st

from campaign.access import Permission, may
from campaign.charts.report_strip import ORDERS, SHORT_DAYS
from campaign.settings import settings
from campaign.ui import who
from campaign.ui.filters import choice
from campaign.ui.parts import segments
from campaign.ui.view import View

PARTS = ("strip", "rates", "faults", "problems", "versions")
REVIEW = "review"
SPANS = ("all", str(SHORT_DAYS))
FAULT_LIMITS = (3, 5, 10)  # three faults are where the talk begins (questions.md, L5)


def part_choice(view: View) -> str:
    """Which part is shown under the day's list; only that part is computed.

    "review" is offered to those who may review; what it shows is guarded again there.
    """
    parts = (*PARTS, REVIEW) if may(who.identity(), Permission.REVIEW) else PARTS
    return segments(view, "part", parts, "reporting-part")


def strip_choices(view: View, history: pd.DataFrame) -> tuple[str, pd.DataFrame]:
    """The order of the strip's rows, and compliance_history of the days to show."""
    with st.container(horizontal=True, gap="medium"):
        order = segments(view, "order", ORDERS, "reporting-strip-order")
        return order, _span(view, history)


def _span(view: View, history: pd.DataFrame) -> pd.DataFrame:
    """compliance_history of all days or, readable on a phone, of the last days up to the shown."""
    if settings().campaign.n_days <= SHORT_DAYS:
        return history
    chosen = segments(view, "span", SPANS, "reporting-strip-span")
    if chosen == "all":
        return history
    days = pd.to_datetime(history["report_date"])
    last = pd.Timestamp(view.as_of)
    return history[(days <= last) & (days > last - pd.Timedelta(days=SHORT_DAYS))]


def limit_choice(view: View) -> int:
    """From how many faults on a ward is listed."""
    return choice(
        view,
        "limit",
        FAULT_LIMITS,
        default=FAULT_LIMITS[0],
        label=view.t("reporting-faults-limit"),
        name=lambda limit: view.t("reporting-faults-limit-name", limit=limit),
        style="segments",
        required=True,
    )


def day_choice(view: View) -> date:
    """The report date whose versions are shown: any day up to the shown one, which is first."""
    span = (view.as_of - view.first_day).days
    days = [view.as_of - timedelta(days=back) for back in range(span + 1)]
    return choice(
        view,
        "day",
        days,
        default=view.as_of,
        label=view.t("reporting-versions-day"),
        name=view.day,
        code=date.isoformat,
    )
