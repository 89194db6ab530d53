"""The Atom feed: one entry per edition and one per notice (corrected, withdrawn, superseded).

Ids are tag URIs (RFC 4151) made from numbers that never change, so a reader sees each one once.
"""

from collections.abc import Sequence
from datetime import datetime

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator

from campaign import labels
from campaign.editions import Edition, Notice
from campaign.formats import date_text
from campaign.public.described import API, LICENCE, address, citation, demo_mark
from campaign.settings import settings

MEDIA_TYPE = "application/atom+xml; charset=utf-8"
FEED_PATH = f"{API}/feed.atom"
MOST_EDITIONS = 100


def atom(editions: Sequence[Edition], *, is_demo: bool) -> bytes:
    """The feed of the newest editions, newest first, each with its notices; UTF-8 XML."""
    campaign = settings().campaign
    feed = FeedGenerator()
    feed.id(_tag("feed"))
    feed.title(_both("public-feed-title", campaign={lg: campaign.name(lg) for lg in _LANGUAGES}))
    feed.subtitle(demo_mark(is_demo) or campaign.directive)
    feed.author(name=labels.text("vi", "app-title"))
    feed.rights(f"{LICENCE['name']} – {labels.text('vi', 'public-licence-note')}")
    feed.link(href=address(FEED_PATH), rel="self", type="application/atom+xml")
    feed.link(href=address(API), rel="alternate", type="application/json")
    feed.language("vi")
    moments = [campaign.deadline_at(campaign.start_date)]
    entries: list[tuple[datetime, FeedEntry]] = []
    for edition in editions[:MOST_EDITIONS]:
        entries.append((edition.published_at, _edition_entry(edition, is_demo)))
        entries += [(n.noticed_at, _notice_entry(edition, n, is_demo)) for n in edition.notices]
    # The sort is stable: what happened at the same moment stays in the order of its numbers.
    for moment, entry in sorted(entries, key=lambda pair: pair[0], reverse=True):
        moments.append(moment)
        feed.add_entry(entry, order="append")
    feed.updated(max(moments))
    return bytes(feed.atom_str(pretty=True))


_LANGUAGES = labels.LANGUAGES


def _edition_entry(edition: Edition, is_demo: bool) -> FeedEntry:
    """Updated when something was said of the edition later."""
    number = str(edition.edition_no)
    days = {lang: date_text(lang, edition.as_of) for lang in _LANGUAGES}
    entry = _entry(f"edition/{number}", edition.published_at, edition, is_demo)
    entry.title(_both("public-feed-edition", number=dict.fromkeys(_LANGUAGES, number), day=days))
    words = [citation(edition, lang) for lang in _LANGUAGES]
    notes = [note for note in (edition.notes_vi, edition.notes_en) if note]
    said = [text for notice in edition.notices for text in (notice.text_vi, notice.text_en)]
    entry.content("\n\n".join(part for part in (demo_mark(is_demo), *words, *notes, *said) if part))
    entry.updated(max([edition.published_at, *(n.noticed_at for n in edition.notices)]))
    return entry


def _notice_entry(edition: Edition, notice: Notice, is_demo: bool) -> FeedEntry:
    path = f"edition/{edition.edition_no}/notice/{notice.notice_no}"
    entry = _entry(path, notice.noticed_at, edition, is_demo)
    numbers = dict.fromkeys(_LANGUAGES, str(edition.edition_no))
    entry.title(_both(f"public-feed-notice-{notice.kind}", number=numbers))
    entry.content("\n\n".join(p for p in (demo_mark(is_demo), notice.text_vi, notice.text_en) if p))
    entry.updated(notice.noticed_at)
    return entry


def _entry(path: str, published: datetime, edition: Edition, is_demo: bool) -> FeedEntry:
    entry = FeedEntry()
    entry.id(_tag(path))
    entry.published(published)
    entry.link(href=address(f"{API}/{edition.edition_no}"), rel="alternate")
    entry.category(term="demo" if is_demo else "edition")
    return entry


def _tag(path: str) -> str:
    campaign = settings().campaign
    authority = settings().public.tag_authority
    return f"tag:{authority},{campaign.start_date.isoformat()}:{campaign.campaign_id}/{path}"


def _both(key: str, **by_language: dict[str, str]) -> str:
    """The text `key` in Vietnamese and English, each with its own words."""
    return " / ".join(
        labels.text(lang, key, **{name: words[lang] for name, words in by_language.items()})
        for lang in _LANGUAGES
    )
