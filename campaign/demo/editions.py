"""The demo's editions: those of its last reported days, with a correction notice on one of them."""

from datetime import date, timedelta

from campaign import clock, labels
from campaign.editions import Edition, completeness, correct, latest, publish, usual_moment
from campaign.settings import settings
from campaign.store import Store, questions
from campaign.store.audit import Sender

DAYS = 3
MONITOR = Sender("demo", "monitor:mo-phong")
# The day after, at the hour when the desk has looked through yesterday's late reports.
CORRECTED_AFTER = timedelta(hours=18)


def publish_demo_editions(store: Store) -> list[Edition]:
    """Publish the editions of the last reported days as of their usual times, if there are none.

    Their times are those of the simulated campaign, as the times of its reports are. Only for a
    demo store (ValueError).
    """
    if not store.is_demo:
        raise ValueError(f"{store.path} holds real reports; the demo has a store of its own")
    newest = questions.newest_report_date(store)
    if newest is None or latest(store) is not None:
        return []
    campaign = settings().campaign
    last = min(newest, campaign.end_date)
    days = [last - timedelta(days=back) for back in reversed(range(DAYS))]
    published = [_published(store, day) for day in days if day >= campaign.start_date]
    _correct(store, published[0])
    return published


def _published(store: Store, day: date) -> Edition:
    moment = usual_moment(day, clock.now())
    notes = {f"notes_{lang}": labels.text(lang, "demo-edition-note") for lang in labels.LANGUAGES}
    return publish(store, day, moment, sender=MONITOR, published_at=moment, **notes)


def _correct(store: Store, edition: Edition) -> None:
    """Say how many reports of its day came in after the edition; its figures stay."""
    noticed_at = edition.known_at + CORRECTED_AFTER
    later = completeness(store, edition.as_of, noticed_at, noticed_at)
    told = {"before": edition.completeness, "after": str(later)}
    texts = [labels.text(lang, "demo-edition-correction", **told) for lang in labels.LANGUAGES]
    correct(store, edition.edition_no, *texts, sender=MONITOR, noticed_at=noticed_at)
