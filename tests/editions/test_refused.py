"""What is not published: every refusal says why, in both languages, and stores nothing."""

import pytest

from campaign import labels
from campaign.editions import (
    EditionRefused,
    UnknownEdition,
    all_editions,
    correct,
    edition,
    latest,
    publish,
    withdraw,
)
from campaign.store import Store
from campaign.store.reference_changes import change_window
from tests.editions.desk import BA_DINH, BO_DE, DAY, MONITOR, at, day, report
from tests.store.conftest import SetClock


def refusal(store: Store, as_of: str, known_at: str, **more: str) -> str:
    before = all_editions(store)
    with pytest.raises(EditionRefused) as caught:
        publish(store, day(as_of), at(known_at), sender=MONITOR, **more)
    assert all(caught.value.message(lang) for lang in labels.LANGUAGES)
    assert all_editions(store) == before
    return caught.value.message("en")


def test_an_empty_store_has_nothing_to_publish(store: Store, set_clock: SetClock) -> None:
    set_clock("2025-08-12 16:31")
    assert "no report has been accepted" in refusal(store, "2025-08-12", "2025-08-12 16:30")
    assert (latest(store), all_editions(store)) == (None, [])
    with pytest.raises(UnknownEdition):
        edition(store, 1)


def test_times_and_days_that_cannot_be(store: Store, set_clock: SetClock) -> None:
    set_clock("2025-08-12 16:31")
    report(store, BO_DE, "2025-08-12", "2025-08-12 15:00")
    assert "has not come yet" in refusal(store, "2025-08-12", "2025-08-12 16:32")
    assert "had not begun then" in refusal(store, "2025-08-13", "2025-08-12 16:30")
    assert "no ward owes a report" in refusal(store, "2025-07-23", "2025-08-12 16:30")
    assert "no ward had reported" in refusal(store, "2025-08-12", "2025-08-12 14:59")
    assert "no ward had reported" in refusal(store, "2025-08-11", "2025-08-12 16:30")


def test_the_same_again_is_no_second_edition(store: Store, set_clock: SetClock) -> None:
    set_clock("2025-08-12 16:31")
    report(store, BO_DE, "2025-08-12", "2025-08-12 15:00")
    publish(store, DAY, at("2025-08-12 16:30"), sender=MONITOR)
    assert "Edition 1 says exactly this" in refusal(store, "2025-08-12", "2025-08-12 16:30")
    withdraw(store, 1, "Sai.", "Wrong.", sender=MONITOR)
    assert publish(store, DAY, at("2025-08-12 16:30"), sender=MONITOR).edition_no == 2


def test_texts_that_everybody_will_read(store: Store, set_clock: SetClock) -> None:
    set_clock("2025-08-12 16:31")
    report(store, BO_DE, "2025-08-12", "2025-08-12 15:00")
    note = {"notes_vi": "Liên hệ 0912 345 678"}
    assert "of a person" in refusal(store, "2025-08-12", "2025-08-12 16:30", **note)
    publish(store, DAY, at("2025-08-12 16:30"), sender=MONITOR)
    for text_vi, text_en in (("Sai số.", " "), ("", "Wrong."), ("Gọi lan@hanoi.vn", "Ask")):
        with pytest.raises(EditionRefused):
            correct(store, 1, text_vi, text_en, sender=MONITOR)
    assert edition(store, 1).notices == ()
    withdraw(store, 1, "Sai số.", "Wrong.", sender=MONITOR)
    with pytest.raises(EditionRefused):
        withdraw(store, 1, "Sai số.", "Wrong.", sender=MONITOR)
    with pytest.raises(UnknownEdition):
        correct(store, 9, "Sai số.", "Wrong.", sender=MONITOR)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Dòng một\x0bdòng hai", "control characters"),
        ("Dòng một\x00", "control characters"),
        ("Dòng một\u200bdòng hai", "control characters"),
        ("a" * 1001, "longer than 1000 characters"),
    ],
)
def test_texts_that_nobody_could_read(
    store: Store, set_clock: SetClock, text: str, words: str
) -> None:
    set_clock("2025-08-12 16:31")
    report(store, BO_DE, "2025-08-12", "2025-08-12 15:00")
    assert words in refusal(store, "2025-08-12", "2025-08-12 16:30", notes_vi=text)
    notes = "Dòng một\n\nDòng hai"
    publish(store, DAY, at("2025-08-12 16:30"), sender=MONITOR, notes_vi=notes)
    assert edition(store, 1).notes_vi == notes
    for say in (correct, withdraw):
        with pytest.raises(EditionRefused, match=words):
            say(store, 1, "Sai số.", text, sender=MONITOR)
    assert edition(store, 1).notices == ()


def test_a_day_does_not_go_back_to_what_was_known_before(store: Store, set_clock: SetClock) -> None:
    set_clock("2025-08-12 17:00")
    report(store, BO_DE, "2025-08-12", "2025-08-12 15:00")
    report(store, BA_DINH, "2025-08-12", "2025-08-12 16:40")
    publish(store, DAY, at("2025-08-12 17:00"), sender=MONITOR)
    found = refusal(store, "2025-08-12", "2025-08-12 15:30")
    assert "Edition 1 of that day counts reports up to 17:00 12/08/2025" in found
    again = publish(store, DAY, at("2025-08-12 17:00"), sender=MONITOR, notes_en="Said better.")
    assert (again.edition_no, again.completeness) == (2, "2/126")
    for no in (1, 2):
        withdraw(store, no, "Sai.", "Wrong.", sender=MONITOR)
    assert publish(store, DAY, at("2025-08-12 15:30"), sender=MONITOR).completeness == "1/126"


def test_the_first_and_the_last_day_and_windows_of_their_own(
    store: Store, set_clock: SetClock
) -> None:
    """Three wards begin later, so 123 owe a report on the first day."""
    set_clock("2025-07-24 16:31")
    report(store, BO_DE, "2025-07-24", "2025-07-24 15:00")
    first = publish(store, day("2025-07-24"), at("2025-07-24 16:30"), sender=MONITOR)
    assert (first.completeness, first.counts.missing_count) == ("1/123", 122)
    set_clock("2025-09-06 15:00")
    report(store, BO_DE, "2025-09-06", "2025-09-06 14:00")
    early = publish(store, day("2025-09-06"), at("2025-09-06 14:30"), sender=MONITOR)
    assert (early.completeness, early.counts.missing_count) == ("1/126", 0)
    assert early.counts.not_due_count == 125
    change_window_until(store, "2025-09-10")
    set_clock("2025-09-10 16:31")
    report(store, BA_DINH, "2025-09-10", "2025-09-10 15:00")
    last = publish(store, day("2025-09-10"), at("2025-09-10 16:30"), sender=MONITOR)
    assert (last.completeness, last.counts.missing_count) == ("1/4", 3)


def change_window_until(store: Store, last_day: str) -> None:
    start, end = day("2025-07-24"), day(last_day)
    change_window(store, BA_DINH, start, end, "Mưa lũ, làm bù", sender=MONITOR)
