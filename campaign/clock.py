"""The one clock. Everything that is judged is judged by it; tests replace `now`."""

from datetime import datetime

from campaign.settings import settings


def now() -> datetime:
    """The server's time, in the campaign's time zone."""
    return datetime.now(tz=settings().campaign.timezone)
