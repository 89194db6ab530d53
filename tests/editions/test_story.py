"""Two days at the monitors' desk, told in order: what was published stays, what came later shows.

Real store, real reports, the clock set by hand. Each step is a function that says what it shows.
"""

import pytest

from campaign.editions import (
    EditionRefused,
    all_editions,
    change_log,
    correct,
    dataset,
    edition,
    latest,
    publish,
    verify_editions,
    withdraw,
)
from campaign.store import Store
from campaign.store.reference_changes import TargetWish, change_targets
from campaign.store.verify import verify
from tests.editions.desk import (
    BA_DINH,
    BO_DE,
    DAY,
    DAY_BEFORE,
    MONITOR,
    at,
    changes,
    damage,
    report,
    reports,
    value,
)
from tests.store.conftest import SetClock

HELPERS = "N2:tech_support:ward:2025-07-24"


def test_two_days_of_editions(store: Store, set_clock: SetClock) -> None:
    monday_everybody_reports(store, set_clock)
    tuesday_two_wards_are_missing_at_half_past_four(store, set_clock)
    bo_de_reports_late_and_latest_says_so(store, set_clock)
    a_second_edition_takes_the_place_of_the_first(store, set_clock)
    monday_is_published_again_after_a_correction(store, set_clock)
    a_notice_corrects_tuesday_and_mondays_first_is_withdrawn(store, set_clock)
    a_target_is_changed_from_wednesday_on(store, set_clock)
    a_withdrawn_edition_takes_nobodys_place(store, set_clock)
    everything_is_in_the_change_log(store)
    nothing_published_has_changed(store)
    a_figure_changed_by_hand_is_found(store)


def monday_everybody_reports(store: Store, set_clock: SetClock) -> None:
    set_clock("2025-08-11 16:35")
    reports(store, "2025-08-11", "2025-08-11 15:20")
    monday = publish(store, DAY_BEFORE, at("2025-08-11 16:30"), sender=MONITOR)
    assert (monday.edition_no, monday.completeness, monday.status) == (1, "126/126", "published")
    assert monday.approver == "monitor:lan"
    assert value(store, monday, "dossiers_received_7d") == 126 * 20


def tuesday_two_wards_are_missing_at_half_past_four(store: Store, set_clock: SetClock) -> None:
    set_clock("2025-08-12 16:31")
    reports(store, "2025-08-12", "2025-08-12 15:30", but=(BO_DE, BA_DINH))
    tuesday = publish(
        store,
        DAY,
        at("2025-08-12 16:30"),
        sender=MONITOR,
        notes_vi="Còn thiếu hai nơi.",
        notes_en="Two are missing.",
    )
    assert (tuesday.edition_no, tuesday.completeness) == (2, "124/126")
    counts = tuesday.counts
    assert (counts.on_time_count, counts.missing_count, counts.unchecked_count) == (124, 2, 124)
    assert value(store, tuesday, "missing_count") == 2
    assert latest(store) == tuesday


def bo_de_reports_late_and_latest_says_so(store: Store, set_clock: SetClock) -> None:
    tuesday, now = edition(store, 2), set_clock("2025-08-12 17:05")
    assert changes(store, tuesday, now) == {}
    report(store, BO_DE, "2025-08-12", "2025-08-12 17:00", officials_trained_cum=25)
    set_clock("2025-08-12 17:10")
    late = ((BO_DE, ("late_report",)),)
    found = changes(store, tuesday, at("2025-08-12 17:10"))
    assert found["reported_count"] == (124, 125, late, ("late_report",))
    assert found["missing_count"] == (2, 1, late, ("late_report",))
    assert found["late_count"] == (0, 1, late, ("late_report",))
    assert found["dossiers_received_7d"] == (5000, 5020, late, ("late_report",))
    assert {wards for _, _, wards, _ in found.values()} == {late}
    assert value(store, tuesday, "missing_count") == 2


def a_second_edition_takes_the_place_of_the_first(store: Store, set_clock: SetClock) -> None:
    set_clock("2025-08-12 17:30")
    second = publish(store, DAY, at("2025-08-12 17:30"), sender=MONITOR)
    assert (second.edition_no, second.completeness) == (3, "125/126")
    assert latest(store) == second
    first = edition(store, 2)
    assert (first.status, first.superseded_by_no, first.completeness) == ("published", 3, "124/126")
    assert first.notices[0].text("en").endswith("has been published: number 3.")
    wards = dataset(store, 2, "wards").set_index("ward_code")["report_status"]
    assert (wards[BO_DE], wards[BA_DINH]) == ("missing", "missing")
    wards = dataset(store, 3, "wards").set_index("ward_code")["report_status"]
    assert (wards[BO_DE], wards[BA_DINH]) == ("late", "missing")


def monday_is_published_again_after_a_correction(store: Store, set_clock: SetClock) -> None:
    now = set_clock("2025-08-12 18:00")
    report(store, BA_DINH, "2025-08-11", "2025-08-12 17:50", dossiers_received=40)
    monday = edition(store, 1)
    found = changes(store, monday, now)
    mended = ((BA_DINH, ("new_version",)),)
    assert found["dossiers_received_7d"] == (2520, 2540, mended, ("new_version",))
    again = publish(store, DAY_BEFORE, now, sender=MONITOR)
    assert (again.edition_no, value(store, again, "dossiers_received_7d")) == (4, 2540)
    assert edition(store, 1).superseded_by_no == 4
    assert latest(store) == edition(store, 3)  # an older day does not take today's place


def a_notice_corrects_tuesday_and_mondays_first_is_withdrawn(
    store: Store, set_clock: SetClock
) -> None:
    set_clock("2025-08-12 18:20")
    correct(
        store,
        3,
        "Số hồ sơ của phường Ba Đình ngày 11/8 đã được báo cáo lại.",
        "Ba Đình has reported its dossiers of 11/8 again.",
        sender=MONITOR,
    )
    withdraw(store, 1, "Bản này thiếu bản sửa.", "This one lacks a correction.", sender=MONITOR)
    assert [(e.edition_no, e.status) for e in all_editions(store)] == [
        (4, "published"),
        (3, "corrected"),
        (2, "published"),
        (1, "withdrawn"),
    ]
    assert [notice.kind for notice in edition(store, 1).notices] == ["superseded", "withdrawn"]
    assert value(store, edition(store, 1), "dossiers_received_7d") == 2520


def a_target_is_changed_from_wednesday_on(store: Store, set_clock: SetClock) -> None:
    set_clock("2025-08-13 09:00")
    wish = TargetWish(HELPERS, {"target_value": 3})
    change_targets(store, [wish], "Công văn mới của thành phố", sender=MONITOR)
    tuesday, now = edition(store, 3), set_clock("2025-08-13 09:01")
    found = changes(store, tuesday, now)
    assert found["tech_support_ward_target"] == (2, 3, (), ("changed_reference",))
    assert found["tech_support_target_count"][:2] == (252, 378)
    assert found["tech_support_ward_wards_met"][:2] == (126, 0)
    assert value(store, tuesday, "tech_support_ward_target") == 2


def a_withdrawn_edition_takes_nobodys_place(store: Store, set_clock: SetClock) -> None:
    now = set_clock("2025-08-13 09:10")
    assert publish(store, DAY, now, sender=MONITOR).edition_no == 5
    assert [edition(store, no).superseded_by_no for no in (2, 3)] == [5, 5]
    with pytest.raises(EditionRefused, match="Edition 5 of that day counts reports up to 09:10"):
        publish(store, DAY, at("2025-08-13 09:05"), sender=MONITOR)
    withdraw(store, 5, "Công bố nhầm.", "Published by mistake.", sender=MONITOR)
    assert latest(store) == edition(store, 3)
    assert [edition(store, no).superseded_by_no for no in (2, 3, 5)] == [3, None, None]
    assert publish(store, DAY, at("2025-08-13 09:05"), sender=MONITOR).edition_no == 6
    assert [edition(store, no).superseded_by_no for no in (2, 3, 5)] == [6, 6, 6]
    told = [notice.superseded_by_no for notice in edition(store, 3).notices]
    assert told == [None, 5, 6]  # corrected, superseded, and superseded again


def everything_is_in_the_change_log(store: Store) -> None:
    log = change_log(store)
    assert list(zip(log["edition_no"], log["kind"], strict=True)) == [
        (6, "published"),
        (3, "superseded"),
        (5, "withdrawn"),
        (5, "published"),
        (3, "superseded"),
        (1, "withdrawn"),
        (3, "corrected"),
        (4, "published"),
        (1, "superseded"),
        (3, "published"),
        (2, "superseded"),
        (2, "published"),
        (1, "published"),
    ]
    assert list(log["completeness"][5:8]) == ["126/126", "125/126", "126/126"]


def nothing_published_has_changed(store: Store) -> None:
    assert list(verify_editions(store)) == []
    assert verify(store).is_clean


def a_figure_changed_by_hand_is_found(store: Store) -> None:
    damage(
        store,
        "update edition_figure set value = 126 where edition_no = 2 and figure = 'reported_count'",
    )
    (found,) = verify_editions(store)
    assert (found.code, found.values) == (
        "edition-figure",
        {"number": "2", "figure": "reported_count"},
    )
    assert "reported_count" in found.message("vi")
    assert not verify(store).is_clean  # and the audit knows the act's rows as they were
