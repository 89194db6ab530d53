"""What the demo's monitors decided: reports accepted, a few returned, one day locked.

As everything else here it is drawn from the seed, bears the times of the simulated campaign and
says in its words that it is simulated.
"""

import random
from datetime import date, datetime, timedelta

import pandas as pd

from campaign import clock
from campaign.demo.profile import SEED
from campaign.frames import each
from campaign.settings import settings
from campaign.store import Store, locks, questions
from campaign.store.audit import Sender
from campaign.store.reviews import ACCEPTED, CHECKED, RECEIVED, RETURNED, review

DAYS = 3
MONITOR = Sender("demo", "monitor:mo-phong")
# After the deadline: shortly before the edition, and on the next morning.
AT_DESK, NEXT_MORNING = timedelta(minutes=20), timedelta(hours=17, minutes=30)
LOCKED_AFTER, ALLOWED_AFTER, ALLOWED_FOR = (timedelta(hours=hours) for hours in (25, 26, 48))
LOCKED_BACK = 2  # days before the last one
QUESTION = "[Mô phỏng] Số này khác hẳn những ngày trước; đề nghị kiểm tra và giải thích."
DOUBT = "[Mô phỏng] Đề nghị đối chiếu lại số hồ sơ với hệ thống."
LOCK_REASON = "[Mô phỏng] Số liệu ngày này đã được công bố"
LATE_REASON = "[Mô phỏng] Mất điện tại điểm phục vụ, đã báo trước"


def decide(store: Store) -> None:
    """Review the reports of the last days, each day's at two moments, and lock one day.

    On the last day there was only the first, so that some of its reports wait. Only for a store
    that has just been filled with the demo; nothing when it is empty.
    """
    newest = questions.newest_report_date(store)
    if newest is None:
        return
    campaign = settings().campaign
    last = min(newest, campaign.end_date)
    for day in (last - timedelta(days=back) for back in reversed(range(DAYS))):
        if day >= campaign.start_date:
            for after in (AT_DESK, NEXT_MORNING) if day < last else (AT_DESK,):
                _review(store, day, campaign.deadline_at(day) + after)
    locked = last - timedelta(days=LOCKED_BACK)
    if locked >= campaign.start_date:
        _lock(store, locked, campaign.deadline_at(locked))


def _review(store: Store, day: date, at: datetime) -> None:
    """One act per step and its words, about the reports that nobody had reviewed by then."""
    queue = questions.ask(store, "review_queue", as_of=day, known_at=at)
    steps: dict[tuple[str, str], list[str]] = {}
    for report in each(queue[queue["review_state"] == RECEIVED]):
        key = f"{SEED}:{report.ward_code}:{day}:{report.version}:review"
        rng = random.Random(key)  # noqa: S311 - simulation
        taken = _step(report, rng.random())
        if taken is not None:
            steps.setdefault(taken, []).append(report.receipt_no)
    for (step, words), receipt_nos in sorted(steps.items()):
        review(store, receipt_nos, step, words, sender=MONITOR, reviewed_at=at)


def _step(report: pd.Series, drawn: float) -> tuple[str, str] | None:
    """What the monitor did with one report; None for one that was left for later."""
    if report.open_count:
        return (RETURNED, QUESTION) if drawn < 0.2 else (CHECKED, "") if drawn < 0.6 else None
    if report.error_count or report.refused_row_count or drawn > 0.96:
        return None
    return (RETURNED, DOUBT) if drawn > 0.94 else (ACCEPTED, "")


def _lock(store: Store, day: date, deadline: datetime) -> None:
    """Lock the day; the wards that did report later had an exception."""
    locked_at, allowed_at = deadline + LOCKED_AFTER, deadline + ALLOWED_AFTER
    locks.lock_day(store, day, LOCK_REASON, sender=MONITOR, at=locked_at)
    queue = questions.ask(store, "review_queue", as_of=day, known_at=clock.now())
    late = queue[queue["received_at"] >= locked_at]
    for ward_code in late["ward_code"]:
        until = allowed_at + ALLOWED_FOR
        locks.allow_late(store, ward_code, day, LATE_REASON, until, sender=MONITOR, at=allowed_at)
