"""Locked days: no report is taken for them any more, but from a ward with an exception.

A day is locked by an act or by the clock (`[approval] lock_after_days`). What was received before
the lock keeps its right even when it is read after it; what the operator fills in later obeys the
lock, and needs an exception, of the moment at which it is filled in, or else a back-dated receipt
would be a way round it. The newest exception of a ward and day decides, and locking the day by hand
ends those granted before.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

import duckdb

from campaign import clock, formats
from campaign.settings import settings
from campaign.store import acts
from campaign.store.audit import Sender
from campaign.store.connection import Store
from campaign.store.errors import WordedError
from campaign.store.judge import Reception
from campaign.store.reasons import checked_reason
from campaign.store.sql import fetch_dicts
from campaign.store.tokens import UnknownWard
from campaign.store.transaction import in_transaction
from campaign.wards import register


class LockRefused(WordedError):
    """A day that cannot be locked or unlocked, or an exception that cannot be granted."""


def is_late(
    cursor: duckdb.DuckDBPyConnection, reception: Reception, ward_code: str, report_date: date
) -> bool:
    """Whether the report comes too late: its day is locked and the ward has no exception.

    An exception counts for what was received before it ends, or is filled in before that.
    """
    if not reception.obeys_locks:
        return False
    received_at = reception.at(ward_code, report_date)
    values = {
        "ward_code": ward_code,
        "report_date": report_date,
        "looked_at": clock.now() if reception.is_backfilled else received_at,
        "lock_after_days": settings().approval.lock_after_days,
    }
    return bool(fetch_dicts(cursor, "is_late", values)[0]["is_late"])


def lock_day(
    store: Store, report_date: date, reason: str, *, sender: Sender, at: datetime | None = None
) -> int:
    """Take no more reports of that day; the number of the act.

    at: only for the demo, whose locks are as old as its reports. Raises LockRefused (no day of the
    campaign, not begun, locked already), ReasonRefused, StoreNotWritable.
    """
    return _enact(store, partial(_set_lock, report_date, checked_reason(reason), sender, True, at))


def unlock_day(store: Store, report_date: date, reason: str, *, sender: Sender) -> int:
    """Take reports of that day again, until it is locked by hand; errors as of `lock_day`."""
    reason = checked_reason(reason)
    return _enact(store, partial(_set_lock, report_date, reason, sender, False, None))


def allow_late(
    store: Store,
    ward_code: str,
    report_date: date,
    reason: str,
    expires_at: datetime,
    *,
    sender: Sender,
    at: datetime | None = None,
) -> int:
    """Let one ward report of a locked day until `expires_at`; the number of the act.

    It takes the place of an earlier one, so a shorter one shortens. at: as of `lock_day`. Raises
    UnknownWard, LockRefused (no day of the campaign, an end that has passed or is further ahead
    than `[approval] exception_days`), ReasonRefused, StoreNotWritable.
    """
    if ward_code not in register().by_code:
        raise UnknownWard(f"no ward has the code {ward_code!r}")
    row = {
        "ward_code": ward_code,
        "report_date": report_date,
        "reason": checked_reason(reason),
        "expires_at": expires_at,
        "granted_by": sender.actor,
    }
    return _enact(store, partial(_allow, row, sender, at))


def _enact(store: Store, work: Any) -> int:
    with store.write_lock:
        return int(in_transaction(store, work))


def _set_lock(
    report_date: date,
    reason: str,
    sender: Sender,
    is_locked: bool,
    at: datetime | None,
    cursor: duckdb.DuckDBPyConnection,
) -> int:
    now = at or clock.now()
    day = _day(cursor, report_date, now)
    # What the clock has locked may be locked by hand too: then the setting decides no longer.
    if day["is_locked"] == is_locked and (day["lock_cause"] == "act" or not is_locked):
        raise LockRefused("lock-already" if is_locked else "lock-not-locked", **_shown(report_date))
    row = {
        "report_date": report_date,
        "is_locked": is_locked,
        "reason": reason,
        "locked_at": now,
        "actor": sender.actor,
    }
    kind = acts.DAY_LOCKED if is_locked else acts.DAY_UNLOCKED
    act = acts.Act(kind, report_date.isoformat(), reason, now)
    return acts.enact(cursor, act, sender, {"day_lock": [row]})


def _allow(
    row: Mapping[str, Any],
    sender: Sender,
    at: datetime | None,
    cursor: duckdb.DuckDBPyConnection,
) -> int:
    now = at or clock.now()
    _day(cursor, row["report_date"], now)
    until = formats.date_time("vi", row["expires_at"])
    if row["expires_at"] <= now:
        raise LockRefused("lock-expires-past", until=until)
    most_days = settings().approval.exception_days
    # The demo, which alone gives `at`, is made whatever the setting.
    if at is None and row["expires_at"] > now + timedelta(days=most_days):
        raise LockRefused("lock-expires-late", until=until, days=str(most_days))
    subject = f"{row['ward_code']} {row['report_date'].isoformat()}"
    act = acts.Act(acts.LATE_ALLOWED, subject, row["reason"], now)
    rows = {"lock_exception": [{**row, "granted_at": now}]}
    return acts.enact(cursor, act, sender, rows, {"expires_at": row["expires_at"]})


def _day(cursor: duckdb.DuckDBPyConnection, report_date: date, now: datetime) -> dict[str, Any]:
    """The lock of a day that has begun. Raises LockRefused for any other."""
    values = {
        "report_date": report_date,
        "looked_at": now,
        "lock_after_days": settings().approval.lock_after_days,
    }
    found = fetch_dicts(cursor, "lock_of_day", values)
    if not found:
        raise LockRefused("lock-day-unknown", **_shown(report_date))
    if report_date > now.astimezone(settings().campaign.timezone).date():
        raise LockRefused("lock-day-ahead", **_shown(report_date))
    return found[0]


def _shown(day: date) -> dict[str, str]:
    """The day as a message names it: as dd/MM/yyyy in either language."""
    return {"day": formats.date_text("vi", day)}
