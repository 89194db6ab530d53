"""The Atom feed: one entry per edition and one per notice (corrected, withdrawn, superseded).

Ids are tag URIs (RFC 4151) made from numbers that never change, so a reader sees each one once.
"""

import re
from collections.abc import Sequence
from datetime import datetime
from html import escape
from operator import itemgetter
from typing import Any

from feedgenerator import Atom1Feed

from campaign import labels
from campaign.editions import Edition, Notice
from campaign.formats import date_text
from campaign.public.described import API, LICENCE, address, citation, demo_mark
from campaign.settings import settings

MEDIA_TYPE = "application/atom+xml; charset=utf-8"
FEED_PATH = f"{API}/feed.atom"
# Of some days' worth of editions and notices each: the newest, whatever edition they are of.
MOST_ENTRIES = 300
# Signs that XML 1.0 does not know; texts of editions held them once.
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LANGUAGES = labels.LANGUAGES


class _Feed(Atom1Feed):
    def latest_post_date(self) -> datetime:
        """An empty feed is as old as the campaign, not as the clock, so that its ETag stays."""
        campaign = settings().campaign
        moments = [item["updateddate"] for item in self.items]
        return max(moments, default=campaign.deadline_at(campaign.start_date))


def atom(editions: Sequence[Edition], *, is_demo: bool) -> bytes:
    """The feed of the newest of all editions and notices, newest first; UTF-8 XML."""
    campaign = settings().campaign
    names = {lang: campaign.name(lang) for lang in _LANGUAGES}
    feed = _Feed(
        title=_both("public-feed-title", campaign=names),
        link=address(API),
        description=demo_mark(is_demo) or campaign.directive,
        language="vi",
        author_name=labels.text("vi", "app-title"),
        feed_url=address(FEED_PATH),
        feed_copyright=f"{LICENCE['name']} – {labels.text('vi', 'public-licence-note')}",
        feed_guid=_tag("feed"),
    )
    entries: list[dict[str, Any]] = []
    for edition in editions:
        entries.append(_edition_entry(edition, is_demo))
        entries += [_notice_entry(edition, notice, is_demo) for notice in edition.notices]
    # The sort is stable: what happened at the same moment stays in the order of its numbers.
    newest = sorted(entries, key=itemgetter("pubdate"), reverse=True)[:MOST_ENTRIES]
    for entry in newest:
        feed.add_item(**entry)
    return str(feed.writeString("utf-8")).encode()


def _edition_entry(edition: Edition, is_demo: bool) -> dict[str, Any]:
    """Updated when something was said of the edition later."""
    number = dict.fromkeys(_LANGUAGES, str(edition.edition_no))
    days = {lang: date_text(lang, edition.as_of) for lang in _LANGUAGES}
    said = [text for notice in edition.notices for text in (notice.text_vi, notice.text_en)]
    words = [citation(edition, lang) for lang in _LANGUAGES]
    return {
        **_entry(f"edition/{edition.edition_no}", edition, is_demo),
        "title": _both("public-feed-edition", number=number, day=days),
        "content": _paragraphs(is_demo, *words, edition.notes_vi, edition.notes_en, *said),
        "pubdate": edition.published_at,
        "updateddate": max([edition.published_at, *(n.noticed_at for n in edition.notices)]),
    }


def _notice_entry(edition: Edition, notice: Notice, is_demo: bool) -> dict[str, Any]:
    number = dict.fromkeys(_LANGUAGES, str(edition.edition_no))
    return {
        **_entry(f"edition/{edition.edition_no}/notice/{notice.notice_no}", edition, is_demo),
        "title": _both(f"public-feed-notice-{notice.kind}", number=number),
        "content": _paragraphs(is_demo, notice.text_vi, notice.text_en),
        "pubdate": notice.noticed_at,
        "updateddate": notice.noticed_at,
    }


def _entry(path: str, edition: Edition, is_demo: bool) -> dict[str, Any]:
    return {
        "unique_id": _tag(path),
        "link": address(f"{API}/{edition.edition_no}"),
        "description": None,
        "categories": ["demo" if is_demo else "edition"],
    }


def _paragraphs(is_demo: bool, *texts: str) -> str:
    """The texts that there are as HTML, the mark of simulated data first."""
    said = (_NO_XML.sub("", text) for text in (demo_mark(is_demo), *texts) if text)
    return "".join(f"<p>{escape(text)}</p>" for text in said)


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
