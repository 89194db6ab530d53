"""When editions are published."""

from datetime import date, datetime, time

from campaign.settings import settings

# Half an hour after the reports' deadline.
EDITION_TIME = time(16, 30)


def usual_moment(as_of: date, now: datetime) -> datetime:
    """The known_at of a day's edition unless told otherwise: 16:30, or now if that is to come."""
    usual = datetime.combine(as_of, EDITION_TIME, tzinfo=settings().campaign.timezone)
    return min(usual, now)
