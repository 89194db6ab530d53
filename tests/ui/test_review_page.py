"""The part "review" of the reporting page as a monitor drives it, and what a ward sees of it.

Reports of the store: Bồ Đề and Ba Đình have nothing to ask about, Ngọc Hà has an open question.
"""

import json
from datetime import datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from campaign import clock
from campaign.settings import settings
from campaign.store.audit import Sender
from campaign.store.intake import ingest
from campaign.store.reviews import review
from campaign.ui import cached
from tests.store.files import daily, nine_hours

PAGES = Path(__file__).parents[2] / "pages"
DAY = "2025-08-12"
BO_DE, BA_DINH, NGOC_HA = "00118", "00004", "00008"


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=settings().campaign.timezone)


@pytest.fixture
def receipts(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Ward -> receipt of three reports received at 15:00; the clock shows 20:00 of that day."""
    monkeypatch.setattr(clock, "now", lambda: moment(f"{DAY} 20:00"))
    found = {}
    for files in ([daily(BO_DE, DAY)], [daily(BA_DINH, DAY)], nine_hours(NGOC_HA, DAY)):
        at = moment(f"{DAY} 15:00")
        (report,) = {
            report
            for receipt in ingest(cached.store(), files, channel="test", received_at=at)
            for report in receipt.reports
        }
        found[report.ward_code] = report.receipt_no
    return found


def open_at(page_id: str = "reporting", **params: str) -> AppTest:
    page = AppTest.from_file(PAGES / f"{page_id}.py", default_timeout=60)
    for name, value in {"lang": "en", **params}.items():
        page.query_params[name] = value
    return page.run()


def queue(**params: str) -> AppTest:
    return open_at(part="review", **params)


def keyed(elements: object, start: str) -> object:
    (found,) = [element for element in elements if (element.key or "").startswith(start)]
    return found


def stored() -> list[tuple]:
    with cached.store().cursor() as cursor:
        return cursor.execute(
            "select submission_no, step, note, reviewer from review order by review_no"
        ).fetchall()


def counts(page: AppTest) -> str:
    (found,) = [m.value for m in page.markdown if "reports are in" in m.value]
    return found


def wards_shown(page: AppTest) -> list[str]:
    frames = [frame.value for frame in page.dataframe if "review_state" in frame.value.columns]
    return [] if not frames else frames[0]["ward_code"].tolist()


def take(page: AppTest, chosen: list[str], step: str, words: str = "") -> AppTest:
    keyed(page.multiselect, "review-chosen").set_value(chosen)
    page.run()
    keyed(page.text_area, "review-words").set_value(words)
    keyed(page.button, f"review-{step}").click()
    return page.run()


def test_the_queue_shows_what_is_undecided(receipts: dict[str, str]) -> None:
    page = queue()
    assert not page.exception
    assert counts(page).startswith(
        "**3** reports are in: **3** undecided, **1** with open questions"
    )
    assert wards_shown(page) == [BA_DINH, NGOC_HA, BO_DE]
    assert wards_shown(queue(review="questions")) == [NGOC_HA]
    assert wards_shown(queue(review="accepted")) == []


def test_clean_reports_are_accepted_together(receipts: dict[str, str]) -> None:
    page = queue()
    button = keyed(page.button, "review-clean")
    assert button.label == "Accept 2 reports with nothing to ask about"
    button.click()
    page.run()
    assert [m.value for m in page.success] == ["2 reports were accepted."]
    assert {row[:2] + row[3:] for row in stored() if row[1] == "accepted"} == {
        (1, "accepted", "administrator:demo"),
        (2, "accepted", "administrator:demo"),
    }
    assert wards_shown(page) == [NGOC_HA]
    assert "**1** undecided" in counts(page)


def test_a_report_is_returned_with_a_question(receipts: dict[str, str]) -> None:
    page = queue(role="monitor")
    keyed(page.multiselect, "review-chosen").set_value([receipts[NGOC_HA]])
    page.run()
    assert any("(no answer yet)" in m.value for m in page.markdown)
    page = take(page, [receipts[NGOC_HA]], "returned", "Vì sao chín giờ?")
    assert "1 report was returned" in page.success[0].value
    assert stored() == [
        (3, "checked", None, "monitor:demo"),
        (3, "returned", "Vì sao chín giờ?", "monitor:demo"),
    ]
    assert wards_shown(queue(review="returned")) == [NGOC_HA]


def test_a_return_without_a_question_is_told_and_changes_nothing(receipts: dict[str, str]) -> None:
    page = take(queue(), [receipts[BO_DE]], "returned")
    assert [e.value for e in page.error] == ["A report is returned with a question to the ward."]
    assert stored() == []


def test_a_version_that_came_meanwhile_is_not_accepted(receipts: dict[str, str]) -> None:
    page = queue()
    keyed(page.multiselect, "review-chosen").set_value([receipts[BO_DE]])
    page.run()
    review(cached.store(), [receipts[BO_DE]], "accepted", sender=Sender("test", "monitor:an"))
    at = moment(f"{DAY} 19:00")
    ingest(
        cached.store(), [daily(BO_DE, DAY, dossiers_received=25)], channel="test", received_at=at
    )
    before = stored()
    # The queue is another one now, so the click on the old one finds no button.
    keyed(page.button, "review-accepted").click()
    page.run()
    assert stored() == before
    assert "**1** had a new version after they were accepted" in counts(page)
    (newest,) = [
        no
        for no in keyed(page.multiselect, "review-chosen").proto.options
        if no == "Bồ Đề (00118), version 2"
    ]
    assert newest


def test_the_past_shows_the_state_of_then_and_no_buttons(receipts: dict[str, str]) -> None:
    sender = Sender("test", "monitor:an")
    review(cached.store(), [receipts[BO_DE]], "accepted", sender=sender)
    assert "**1** accepted" in counts(queue())
    page = queue(known_at="16:00")
    assert "**0** accepted" in counts(page)
    assert [b.key for b in page.button if (b.key or "").startswith(("review-", "lock-"))] == []


@pytest.mark.parametrize("role", ["leader", "ward"])
def test_other_roles_are_not_offered_the_part(receipts: dict[str, str], role: str) -> None:
    page = queue(role=role, as_ward=BO_DE)
    assert not page.exception
    assert [b.key for b in page.button if (b.key or "").startswith(("review-", "lock-"))] == []
    assert [m.value for m in page.markdown if "reports are in" in m.value] == []


def test_a_day_is_locked_a_ward_allowed_and_the_day_unlocked(receipts: dict[str, str]) -> None:
    page = queue(role="monitor")
    keyed(page.text_input, "lock-day-reason").set_value("Đã công bố số liệu")
    keyed(page.button, "lock-day-send").click()
    page.run()
    assert "12/08/2025 is locked." in page.success[0].value
    assert any("Đã công bố số liệu" in w.value for w in page.warning)
    keyed(page.selectbox, "allow-late-ward").set_value(BA_DINH)
    keyed(page.selectbox, "allow-late-hours").set_value(2)
    keyed(page.text_input, "allow-late-reason").set_value("Mất điện")
    keyed(page.button, "allow-late-send").click()
    page.run()
    assert "until 22:00 12/08/2025" in page.success[0].value
    (allowed,) = [f.value for f in page.dataframe if "is_used" in f.value.columns]
    assert allowed["ward_code"].tolist() == [BA_DINH]
    (refused,) = ingest(cached.store(), [daily(BO_DE, DAY, dossiers_received=25)], channel="test")
    assert [problem.rule_id for problem in refused.problems] == ["F13"]
    keyed(page.text_input, "unlock-day-reason").set_value("Khóa nhầm")
    keyed(page.button, "unlock-day-send").click()
    page.run()
    assert "12/08/2025 is unlocked." in page.success[0].value
    with cached.store().cursor() as cursor:
        acts = cursor.execute(
            "select kind, actor from act where actor = 'monitor:demo' order by act_no"
        ).fetchall()
    assert acts == [
        ("day-locked", "monitor:demo"),
        ("late-allowed", "monitor:demo"),
        ("day-unlocked", "monitor:demo"),
    ]


def test_a_lock_without_a_reason_is_told(receipts: dict[str, str]) -> None:
    page = queue()
    keyed(page.button, "lock-day-send").click()
    page.run()
    assert len(page.error) == 1
    with cached.store().cursor() as cursor:
        assert cursor.execute("select count(*) from day_lock").fetchone() == (0,)


def test_a_ward_sees_its_own_reports_and_the_question(receipts: dict[str, str]) -> None:
    sender = Sender("test", "monitor:lan")
    review(cached.store(), [receipts[BO_DE]], "returned", "Vì sao giảm?", sender=sender)
    page = open_at("upload", role="ward", as_ward=BO_DE)
    (warning,) = [w.value for w in page.warning if "Vì sao giảm?" in w.value]
    assert "The report of 12/08/2025, version 1, was returned" in warning
    assert any("0 accepted, 0 waiting, 1 returned." in c.value for c in page.caption)
    other = open_at("upload", role="ward", as_ward=BA_DINH)
    assert any("0 accepted, 1 waiting, 0 returned." in c.value for c in other.caption)
    for shown in (page, other):
        sent = json.dumps([repr(element) for element in shown.main], ensure_ascii=False)
        assert "monitor:lan" not in sent
    assert "Vì sao giảm?" not in json.dumps([repr(element) for element in other.main])
