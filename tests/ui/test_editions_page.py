"""The editions page as the public, a leader, a ward and a monitor see and use it.

Store: 12/8/2025, three wards reported by 16:30; edition 1, then a late report.
"""

import re
from datetime import datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from campaign import clock, editions
from campaign.settings import settings
from campaign.store.audit import Sender
from campaign.store.intake import ingest
from campaign.ui import cached
from tests.store.files import daily

PAGE = Path(__file__).parents[2] / "pages" / "editions.py"
DAY = "2025-08-12"
MONITOR = Sender("page", "monitor:lan")
SENT = (("00118", "14:00"), ("00004", "15:00"), ("00008", "16:10"), ("00025", "17:00"))


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=settings().campaign.timezone)


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reports of SENT, and a clock that shows 18:00 of the same day."""
    monkeypatch.setattr(clock, "now", lambda: moment(f"{DAY} 18:00"))
    for ward_code, hour in SENT:
        sent_at = moment(f"{DAY} {hour}")
        ingest(cached.store(), [daily(ward_code, DAY)], channel="test", received_at=sent_at)


@pytest.fixture
def published(desk: None) -> None:
    """Edition 1 of the day, as known at 16:30."""
    day, known_at = moment(DAY).date(), moment(f"{DAY} 16:30")
    notes = {"notes_vi": "Bản *đầu*", "notes_en": "First *one*"}
    editions.publish(cached.store(), day, known_at, sender=MONITOR, **notes)


def open_at(role: str, **params: str) -> AppTest:
    page = AppTest.from_file(PAGE, default_timeout=120)
    for name, value in {"role": role, "lang": "en", **params}.items():
        page.query_params[name] = value
    shown = page.run()
    assert not shown.exception
    return shown


def parts(page: AppTest) -> list[str]:
    (switch,) = [group for group in page.button_group if group.key == "editions-part"]
    return list(switch.options)


def metric(page: AppTest, label: str) -> str:
    (found,) = [item.value for item in page.metric if item.label == label]
    return str(found)


def words(page: AppTest) -> str:
    shown = [*page.markdown, *page.caption, *page.info, *page.warning, *page.success, *page.error]
    return "\n".join(element.value for element in shown)


@pytest.mark.parametrize("role", ["public", "monitor"])
def test_before_the_first_edition(desk: None, role: str) -> None:
    page = open_at(role)
    assert words(page).count("No edition has been published yet") == (role == "monitor")
    assert not page.metric
    if role == "monitor":
        assert parts(page) == ["Publish, correct"]


def test_the_public_sees_the_newest_edition_and_no_desk(published: None) -> None:
    page = open_at("public")
    assert page.subheader[0].value == "Edition 1, figures of 12/08/2025"
    assert (metric(page, "Reported"), metric(page, "Missing")) == ("3/126", "123")
    assert metric(page, "Not checked") == "3"
    assert parts(page) == ["Figures", "Public change log", "All editions", "Data files"]
    shown = words(page)
    assert r"First \*one\*" in shown
    assert "approved by: Monitor" in shown
    assert "monitor:lan" not in shown
    figures = page.dataframe[0].value
    assert figures.iloc[0][["figure_name", "figure_value"]].to_list() == [
        "Wards that have reported",
        "3",
    ]


def test_the_hashes_of_the_figures_are_whole_and_can_be_copied(published: None) -> None:
    page = open_at("public")
    assert "figure_sha256" not in page.dataframe[0].value
    page.session_state["edition-hashes-fold"] = True
    page.run()
    stored = editions.figures(cached.store(), 1)
    lines = [f"{row.sha256}  {row.figure}" for row in stored.itertuples()]
    assert page.code[0].value == "\n".join(lines)
    assert {len(line.split()[0]) for line in lines} == {64}


def test_latest_readers_see_what_has_changed_and_why(published: None) -> None:
    page = open_at("leader", part="changes")
    assert "Changes since" in parts(page)
    assert "Publish, correct" not in parts(page)
    found = page.dataframe[0].value.set_index("figure_name")
    row = found.loc["Wards that have reported"]
    assert (row["edition_value"], row["latest_value"]) == ("3", "4")
    assert row["wards"] == "Phường Giảng Võ (00025): late report"


def test_the_public_does_not_get_the_changes_by_address(published: None) -> None:
    page = open_at("public", part="changes")
    assert "Changes since" not in parts(page)
    assert "00025" not in words(page)


def test_a_ward_sees_what_has_changed_of_its_own_figures(published: None) -> None:
    page = open_at("ward", as_ward="00025", part="changes")
    assert "Changes since" in parts(page)
    found = page.dataframe[0].value.set_index("figure_name")
    row = found.loc["Wards that have reported"]
    told = (row["closing_value"], row["latest_value"], row["why"])
    assert told == ("0", "1", "late report")
    assert "wards" not in found.columns


def test_a_ward_is_told_nothing_of_another_wards_changes(published: None) -> None:
    page = open_at("ward", as_ward="00118", part="changes")
    assert "still what they were when the edition was closed" in words(page)
    assert len(page.dataframe) == 0
    assert "00025" not in words(page)


def test_a_monitor_publishes_after_seeing_what_is_unchecked(published: None) -> None:
    page = open_at("monitor", part="desk")
    assert "Not checked: 3 reports" in words(page)
    page.time_input(key="editions-time").set_value(moment(f"{DAY} 17:30").time()).run()
    assert "Not checked: 4 reports" in words(page)
    page.text_area(key="editions-note-en").input("With one late report.")
    page.button(key="editions-publish").click().run()
    assert not page.exception
    assert "Edition 2 is published (4/126)." in words(page)
    newest, first = editions.all_editions(cached.store())
    assert (newest.completeness, newest.notes_en) == ("4/126", "With one late report.")
    assert newest.approver.startswith("monitor:")
    assert first.superseded_by_no == 2


def test_a_monitor_corrects_and_withdraws(published: None) -> None:
    page = open_at("monitor", part="desk")
    page.text_area(key="edition-correct-text-vi").input("Đọc 3 là 4.")
    page.text_area(key="edition-correct-text-en").input("Read 3 as 4.")
    page.button(key="edition-correct-send").click().run()
    assert "carries the correction notice" in words(page)
    assert "Read 3 as 4" in words(page)
    page.text_area(key="edition-withdraw-text-vi").input("Sai.")
    page.button(key="edition-withdraw-send").click().run()
    assert "needs a text in both languages" in words(page)
    page.text_area(key="edition-withdraw-text-vi").input("Sai.")
    page.text_area(key="edition-withdraw-text-en").input("Wrong.")
    page.button(key="edition-withdraw-send").click().run()
    assert editions.edition(cached.store(), 1).status == "withdrawn"
    assert "Wrong." in words(open_at("public", edition="1"))


def test_an_older_moment_than_the_days_newest_is_refused(published: None) -> None:
    page = open_at("monitor", part="desk")
    page.time_input(key="editions-time").set_value(moment(f"{DAY} 15:30").time()).run()
    page.button(key="editions-publish").click().run()
    assert "Edition 1 of that day counts reports up to 16:30 12/08/2025" in words(page)
    assert len(editions.all_editions(cached.store())) == 1


def test_a_withdrawn_edition_is_not_called_the_newer_one(published: None) -> None:
    day, known_at = moment(DAY).date(), moment(f"{DAY} 17:30")
    editions.publish(cached.store(), day, known_at, sender=MONITOR)
    newer = "There is a newer edition of the same day: number 2."
    assert newer in words(open_at("public", edition="1"))
    editions.withdraw(cached.store(), 2, "Sai.", "Wrong.", sender=MONITOR)
    for address in ({}, {"edition": "1"}):
        shown = words(open_at("public", **address))
        assert "number 2" not in shown
        assert "newer edition" not in shown


def test_the_change_log_and_all_editions(published: None) -> None:
    editions.correct(cached.store(), 1, "Đọc 3 là 4.", "Read 3 as 4.", sender=MONITOR)
    log = open_at("public", part="log").dataframe[0].value
    assert list(log["edition_kind"]) == ["corrected", "published"]
    assert list(log["said"]) == ["Read 3 as 4.", "First *one*"]
    shown = words(open_at("public", part="all"))
    assert "12/08/2025 · as known at 16:30 12/08/2025 · 3/126 · corrected" in shown
    assert re.search(r"\]\(ward_map\?[^)]*edition=1[^)]*\)", shown)
    assert "/api/editions/1/wards.parquet" in words(open_at("public", part="files"))
