"""When editions are published."""

from datetime import date, datetime, time, timedelta

from campaign.settings import settings

AFTER_DEADLINE = timedelta(minutes=30)


def usual_time(as_of: date) -> time:
    """The time of a day's edition: half an hour after the reports' deadline, that day still."""
    deadline = settings().campaign.deadline_at(as_of)
    usual = deadline + AFTER_DEADLINE
    return usual.time() if usual.date() == deadline.date() else time(23, 59)


def usual_moment(as_of: date, now: datetime) -> datetime:
    """The known_at of a day's edition unless told otherwise: its usual time, or now before that."""
    zone = settings().campaign.timezone
    return min(datetime.combine(as_of, usual_time(as_of), tzinfo=zone), now)
