"""The acts of monitors: reviewing reports, locking days, letting a ward report late."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from campaign.settings import settings
from campaign.store import Store, locks, reviews
from campaign.store.audit import Sender

Values = Mapping[str, Any]
Done = dict[str, Any]


def review(store: Store, values: Values, sender: Sender) -> Done:
    """values: receipt_nos, step, note (may be left out); gives act_no, done and skipped."""
    numbers, note = list(values["receipt_nos"]), values.get("note") or ""
    return reviews.review(store, numbers, values["step"], note, sender=sender).as_dict()


def lock_day(store: Store, values: Values, sender: Sender) -> Done:
    """values: report_date, reason; gives act_no."""
    day = date.fromisoformat(values["report_date"])
    return {"act_no": locks.lock_day(store, day, values["reason"], sender=sender)}


def unlock_day(store: Store, values: Values, sender: Sender) -> Done:
    """values: report_date, reason; gives act_no."""
    day = date.fromisoformat(values["report_date"])
    return {"act_no": locks.unlock_day(store, day, values["reason"], sender=sender)}


def allow_late(store: Store, values: Values, sender: Sender) -> Done:
    """values: ward_code, report_date, reason, expires_at (local without a zone); gives act_no."""
    day, until = (
        date.fromisoformat(values["report_date"]),
        datetime.fromisoformat(values["expires_at"]),
    )
    if until.tzinfo is None:
        until = until.replace(tzinfo=settings().campaign.timezone)
    act_no = locks.allow_late(
        store, values["ward_code"], day, values["reason"], until, sender=sender
    )
    return {"act_no": act_no}
