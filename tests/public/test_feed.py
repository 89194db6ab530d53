"""The Atom feed: every edition and every notice once, with ids that never change."""

from dataclasses import replace
from datetime import timedelta
from xml.etree import ElementTree

import pytest

from campaign.editions import Edition, all_editions, edition, withdraw
from campaign.public.feed import MOST_ENTRIES, atom
from tests.editions.desk import MONITOR
from tests.public.conftest import Site

ATOM = "{http://www.w3.org/2005/Atom}"
BASE = "tag:hanoi-campaign.invalid,2025-07-24:hanoi-45-2025"


def entries(site: Site) -> dict[str, dict[str, str]]:
    answer = site.get("/api/editions/feed.atom")
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    root = ElementTree.fromstring(answer.content)
    assert root.findtext(f"{ATOM}id") == f"{BASE}/feed"
    found = [
        {child.tag.removeprefix(ATOM): child.text or "" for child in entry}
        for entry in root.iter(f"{ATOM}entry")
    ]
    moments = [entry["published"] for entry in found]
    assert moments == sorted(moments, reverse=True)
    assert root.findtext(f"{ATOM}updated") == max(entry["updated"] for entry in found)
    return {entry["id"].removeprefix(f"{BASE}/"): entry for entry in found}


def test_editions_and_notices_are_entries_of_their_own(site: Site) -> None:
    found = entries(site)
    assert sorted(found) == [
        "edition/1",
        "edition/1/notice/1",
        "edition/2",
        "edition/2/notice/2",
        "edition/2/notice/3",
        "edition/3",
    ]
    assert "Nhầm ngày." in found["edition/1/notice/1"]["content"]
    assert "Wrong day." in found["edition/1"]["content"]
    assert found["edition/3"]["title"].startswith("Bản công bố số 3")
    assert "Edition 3" in found["edition/3"]["title"]


def test_texts_that_were_kept_with_control_characters_are_fed_without_them(site: Site) -> None:
    """Such texts were taken once, and texts of editions never change."""
    (newest,) = [found for found in all_editions(site.store) if found.edition_no == 2]
    said = replace(newest.notices[0], text_vi="Dòng một\x0b dòng hai\ufffe")
    old = replace(newest, notes_vi="Ghi\x00 chú\nhai dòng", notices=(said,))
    root = ElementTree.fromstring(atom([old], is_demo=False))
    found = "".join(content.text or "" for content in root.iter(f"{ATOM}content"))
    assert "Dòng một dòng hai<" in found
    assert "Ghi chú\nhai dòng<" in found


def test_the_newest_entries_are_kept_whatever_edition_they_are_of(site: Site) -> None:
    """The oldest of 400 editions is corrected last of all."""
    some = edition(site.store, 2)

    def numbered(no: int) -> Edition:
        published_at = some.published_at + timedelta(hours=no)
        return replace(some, edition_no=no, published_at=published_at, notices=())

    count = MOST_ENTRIES + 100
    moment = some.published_at + timedelta(hours=count + 1)
    corrected = replace(numbered(1), notices=(replace(some.notices[0], noticed_at=moment),))
    known = [*(numbered(no) for no in range(count, 1, -1)), corrected]
    root = ElementTree.fromstring(atom(known, is_demo=False))
    ids = [entry.findtext(f"{ATOM}id") for entry in root.iter(f"{ATOM}entry")]
    newest = [f"{BASE}/edition/{no}" for no in range(count, 101, -1)]
    assert ids == [f"{BASE}/edition/1/notice/2", *newest]
    assert len(ids) == MOST_ENTRIES


def test_simulated_editions_say_so(demo_site: Site) -> None:
    assert all("Dữ liệu mô phỏng" in entry["content"] for entry in entries(demo_site).values())


def test_a_withdrawal_updates_the_entry_and_adds_one(
    demo_site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, tag = entries(demo_site), demo_site.get("/api/editions/feed.atom").headers["etag"]
    monkeypatch.undo()
    withdraw(demo_site.store, 3, "Rút lại.", "Withdrawn.", sender=MONITOR)
    after = entries(demo_site)
    assert after["edition/3"]["updated"] > before["edition/3"]["updated"]
    assert after["edition/3"]["id"] == before["edition/3"]["id"]
    assert "Rút lại." in after["edition/3/notice/4"]["content"]
    answer = demo_site.get("/api/editions/feed.atom", If_None_Match=tag)
    assert answer.status_code == 200
    newest = demo_site.get("/api/editions/latest").headers["location"]
    assert newest == "/api/editions/2"
    live = demo_site.get("/embed/latest/map.html").text
    assert "Bản công bố số 2" in live
    assert "đã bị rút" in demo_site.get("/embed/3/map.html").text
