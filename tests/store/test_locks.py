"""Locked days: by hand or by the clock, exceptions that expire, and no way round them."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from campaign.settings import SettingsError, settings
from campaign.store import Store
from campaign.store.audit import Sender
from campaign.store.intake import ingest
from campaign.store.locks import LockRefused, allow_late, lock_day, unlock_day
from campaign.store.preview import preview
from campaign.store.questions import records
from campaign.store.reasons import ReasonRefused
from campaign.store.receipt import Receipt
from campaign.store.tokens import UnknownWard
from campaign.store.verify import verify
from tests.store.files import baseline, csv_file, daily, summary

SetClock = Callable[[str], datetime]
WARD, OTHER = "00118", "00004"
DAY = date(2025, 8, 12)
MONITOR = Sender("page", "monitor:lan")
WHY = "Đã công bố số liệu 16 giờ 30"
POWER = "Mất điện cả buổi chiều"


@pytest.fixture(autouse=True)
def _evening(set_clock: SetClock) -> None:
    set_clock("2025-08-12 18:00")


@pytest.fixture
def two_days(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAMPAIGN_LOCK_AFTER_DAYS", "2")
    settings.cache_clear()


def hand_in(store: Store, ward: str = WARD, day: date = DAY, **more: Any) -> Receipt:
    (receipt,) = ingest(store, [daily(ward, day.isoformat())], channel="test", **more)
    return receipt


def rules(receipt: Receipt) -> list[str]:
    return [problem.rule_id for problem in receipt.problems]


def locked(store: Store, known_at: Any, days: int = 0) -> list[tuple]:
    """The locked days: day, cause, actor, reason, open exceptions."""
    params = {"as_of": date(2025, 8, 20), "known_at": known_at, "lock_after_days": days}
    wanted = ("report_date", "lock_cause", "actor", "reason", "open_exception_count")
    found = records(store, "lock_state", **params)
    return [tuple(row[name] for name in wanted) for row in found if row["is_locked"]]


def test_a_report_for_a_locked_day_is_refused_and_its_file_is_kept(store: Store) -> None:
    lock_day(store, DAY, WHY, sender=MONITOR)
    receipt = hand_in(store)
    assert (receipt.status, receipt.reports[0].status) == ("refused", "refused")
    (problem,) = receipt.problems
    assert (problem.rule_id, problem.ward_code, problem.report_date) == ("F13", WARD, DAY)
    for said in ("Phường Bồ Đề (00118)", "12/08/2025", "Sở Khoa học và Công nghệ"):
        assert said in problem.message_vi
    for said in ("Phường Bồ Đề (00118)", "12/08/2025", "Department of Science and Technology"):
        assert said in problem.message_en
    with store.cursor() as cursor:
        assert cursor.execute("select sha256 from original_file").fetchall() == [(receipt.sha256,)]
        assert cursor.execute("select status, version from submission").fetchall() == [
            ("refused", None)
        ]


def test_the_preview_says_the_same_and_shows_no_figures(store: Store) -> None:
    lock_day(store, DAY, WHY, sender=MONITOR)
    (seen,) = preview(store, [daily(WARD, DAY.isoformat())], channel="test")
    assert rules(seen.receipt) == ["F13"]
    assert [report.summary for report in seen.reports] == [None]


def test_only_that_day_is_locked(store: Store) -> None:
    lock_day(store, DAY, WHY, sender=MONITOR)
    days = csv_file(
        "1_TongHop", summary(WARD, "2025-08-11"), summary(WARD, "2025-08-12"), name="b.csv"
    )
    (receipt,) = ingest(store, [days], channel="test")
    assert receipt.status == "partly_accepted"
    assert [(r.report_date.day, r.status) for r in receipt.reports] == [
        (11, "accepted"),
        (12, "refused"),
    ]


def test_an_identical_file_sent_again_gets_its_old_receipt(store: Store) -> None:
    first = hand_in(store)
    lock_day(store, DAY, WHY, sender=MONITOR)
    again = hand_in(store)
    assert (again.status, again.receipt_no) == ("unchanged", first.receipt_no)


def test_what_was_received_before_the_lock_keeps_its_right(
    store: Store, set_clock: SetClock
) -> None:
    arrived_at = set_clock("2025-08-12 17:59")
    set_clock("2025-08-12 18:00")
    lock_day(store, DAY, WHY, sender=MONITOR)
    assert hand_in(store, arrived_at=arrived_at).status == "accepted"


def test_an_exception_lets_one_ward_in_until_it_expires(store: Store, set_clock: SetClock) -> None:
    lock_day(store, DAY, WHY, sender=MONITOR)
    refused = hand_in(store)
    until = set_clock("2025-08-12 20:00")
    set_clock("2025-08-12 18:30")
    allow_late(store, WARD, DAY, POWER, until, sender=MONITOR)
    set_clock("2025-08-12 19:59")
    assert rules(hand_in(store, OTHER)) == ["F13"]
    same_file = hand_in(store)
    assert (same_file.status, same_file.sha256) == ("accepted", refused.sha256)
    set_clock("2025-08-12 20:00")
    late = ingest(store, [daily(WARD, DAY.isoformat(), dossiers_received=25)], channel="test")
    assert rules(late[0]) == ["F13"]


def test_unlocking_is_an_act_with_a_reason(store: Store, set_clock: SetClock) -> None:
    lock_day(store, DAY, WHY, sender=MONITOR)
    set_clock("2025-08-12 19:00")
    unlock_day(store, DAY, "Khóa nhầm ngày", sender=MONITOR)
    assert hand_in(store).status == "accepted"
    with store.cursor() as cursor:
        found = cursor.execute(
            "select kind, subject, actor, reason from act where kind like 'day-%' order by act_no"
        ).fetchall()
    assert found == [
        ("day-locked", "2025-08-12", "monitor:lan", WHY),
        ("day-unlocked", "2025-08-12", "monitor:lan", "Khóa nhầm ngày"),
    ]
    assert verify(store).findings == ()


def test_the_past_shows_the_lock_of_then(store: Store, set_clock: SetClock) -> None:
    lock_day(store, DAY, WHY, sender=MONITOR)
    until = set_clock("2025-08-12 20:00")
    set_clock("2025-08-12 18:30")
    allow_late(store, WARD, DAY, POWER, until, sender=MONITOR)
    set_clock("2025-08-12 21:00")
    unlock_day(store, DAY, "Khóa nhầm ngày", sender=MONITOR)
    by_hand = (DAY, "act", "monitor:lan", WHY)
    assert locked(store, "2025-08-12T17:59") == []
    assert locked(store, "2025-08-12T18:00") == [(*by_hand, 0)]
    assert locked(store, "2025-08-12T18:30") == [(*by_hand, 1)]
    assert locked(store, "2025-08-12T20:00") == [(*by_hand, 0)]
    assert locked(store, "2025-08-12T21:00") == []


def test_the_clock_locks_days_that_are_long_past(
    store: Store, two_days: None, set_clock: SetClock
) -> None:
    set_clock("2025-08-14 23:59")
    assert hand_in(store, OTHER).status == "accepted"
    at = set_clock("2025-08-15 00:00")
    assert rules(hand_in(store)) == ["F13"]
    assert hand_in(store, day=date(2025, 8, 13)).status == "accepted"
    assert locked(store, at, 2)[-1] == (DAY, "clock", None, None, 0)
    assert locked(store, at, 0) == []


def test_unlocking_by_hand_goes_before_the_clock(
    store: Store, two_days: None, set_clock: SetClock
) -> None:
    set_clock("2025-08-15 08:00")
    unlock_day(store, DAY, "Xã bị lũ, cho nộp bù", sender=MONITOR)
    assert hand_in(store).status == "accepted"
    lock_day(store, DAY, WHY, sender=MONITOR)
    assert rules(hand_in(store, OTHER)) == ["F13"]


@pytest.mark.parametrize("kind", ["act", "clock"])
def test_filling_in_the_past_obeys_the_lock_of_now(
    store: Store, set_clock: SetClock, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    in_time = set_clock("2025-08-12 15:00")
    set_clock("2025-08-20 09:00")
    if kind == "act":
        lock_day(store, DAY, WHY, sender=MONITOR)
    else:
        monkeypatch.setenv("CAMPAIGN_LOCK_AFTER_DAYS", "2")
        settings.cache_clear()
    assert rules(hand_in(store, received_at=in_time)) == ["F13"]
    until = set_clock("2025-08-20 12:00")
    set_clock("2025-08-20 10:00")
    allow_late(store, WARD, DAY, POWER, until, sender=MONITOR)
    found = hand_in(store, received_at=in_time)
    assert (found.status, found.is_backfilled) == ("accepted", True)


@pytest.mark.parametrize("received", ["2025-08-12 09:30", "2025-08-11 15:30"])
def test_an_exception_that_has_ended_lets_nothing_back_dated_in(
    store: Store, set_clock: SetClock, received: str
) -> None:
    day = date(2025, 8, 11)
    until, received_at = set_clock("2025-08-12 10:00"), set_clock(received)
    set_clock("2025-08-12 09:00")
    lock_day(store, day, WHY, sender=MONITOR)
    allow_late(store, WARD, day, POWER, until, sender=MONITOR)
    set_clock("2025-08-12 10:00")
    assert rules(hand_in(store, day=day, received_at=received_at)) == ["F13"]
    set_clock("2025-09-20 10:00")
    assert rules(hand_in(store, day=day, received_at=received_at)) == ["F13"]


def test_what_came_before_the_end_of_an_exception_counts_when_read_after_it(
    store: Store, set_clock: SetClock
) -> None:
    lock_day(store, DAY, WHY, sender=MONITOR)
    until, arrived_at = set_clock("2025-08-12 20:00"), set_clock("2025-08-12 19:59")
    set_clock("2025-08-12 18:30")
    allow_late(store, WARD, DAY, POWER, until, sender=MONITOR)
    set_clock("2025-08-12 20:01")
    assert hand_in(store, arrived_at=arrived_at).status == "accepted"


def open_exceptions(store: Store, hour: str) -> list[tuple]:
    """Ward and end of every exception in force then, by both marts and as the rule has it."""
    moments = {"as_of": DAY, "known_at": f"2025-08-12T{hour}"}
    found = records(store, "lock_exceptions", **moments)
    (day,) = [row for row in records(store, "lock_state", **moments) if row["report_date"] == DAY]
    listed = [(row["ward_code"], f"{row['expires_at']:%H:%M}") for row in found if row["is_open"]]
    assert day["open_exception_count"] == len(listed)
    return listed


def test_the_newest_exception_of_a_ward_and_day_decides(store: Store, set_clock: SetClock) -> None:
    lock_day(store, DAY, WHY, sender=MONITOR)
    late, soon = set_clock("2025-08-12 23:00"), set_clock("2025-08-12 19:00")
    set_clock("2025-08-12 18:10")
    allow_late(store, WARD, DAY, POWER, late, sender=MONITOR)
    allow_late(store, OTHER, DAY, POWER, late, sender=MONITOR)
    set_clock("2025-08-12 18:20")
    allow_late(store, WARD, DAY, "Đã có điện trở lại", soon, sender=MONITOR)
    assert open_exceptions(store, "18:15") == [(OTHER, "23:00"), (WARD, "23:00")]
    assert open_exceptions(store, "18:20") == [(WARD, "19:00"), (OTHER, "23:00")]
    assert open_exceptions(store, "19:00") == [(OTHER, "23:00")]
    set_clock("2025-08-12 18:59")
    assert hand_in(store).status == "accepted"
    set_clock("2025-08-12 19:00")
    newer = daily(WARD, DAY.isoformat(), dossiers_received=25)
    (refused,) = ingest(store, [newer], channel="test")
    assert rules(refused) == ["F13"]
    assert hand_in(store, OTHER).status == "accepted"


def test_locking_again_ends_the_exceptions_of_before(store: Store, set_clock: SetClock) -> None:
    lock_day(store, DAY, WHY, sender=MONITOR)
    until = set_clock("2025-08-12 23:00")
    set_clock("2025-08-12 18:10")
    allow_late(store, WARD, DAY, POWER, until, sender=MONITOR)
    set_clock("2025-08-12 18:20")
    unlock_day(store, DAY, "Khóa nhầm ngày", sender=MONITOR)
    assert hand_in(store, OTHER).status == "accepted"
    set_clock("2025-08-12 18:30")
    lock_day(store, DAY, WHY, sender=MONITOR)
    assert rules(hand_in(store)) == ["F13"]
    assert open_exceptions(store, "18:20") == [(WARD, "23:00")]
    assert open_exceptions(store, "18:30") == []
    allow_late(store, WARD, DAY, POWER, until, sender=MONITOR)
    assert open_exceptions(store, "18:30") == [(WARD, "23:00")]
    assert hand_in(store).status == "accepted"


def test_what_the_clock_had_locked_is_ended_by_locking_by_hand_too(
    store: Store, two_days: None, set_clock: SetClock
) -> None:
    until = set_clock("2025-08-15 12:00")
    set_clock("2025-08-15 08:00")
    allow_late(store, WARD, DAY, POWER, until, sender=MONITOR)
    assert hand_in(store).status == "accepted"
    set_clock("2025-08-15 09:00")
    lock_day(store, DAY, WHY, sender=MONITOR)
    (again,) = ingest(store, [daily(WARD, DAY.isoformat(), dossiers_received=25)], channel="test")
    assert rules(again) == ["F13"]


def test_an_exception_lasts_no_longer_than_the_setting(
    store: Store, set_clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CAMPAIGN_EXCEPTION_DAYS", "3")
    settings.cache_clear()
    longest, longer = set_clock("2025-08-15 18:00"), set_clock("2025-08-15 18:01")
    set_clock("2025-08-12 18:00")
    lock_day(store, DAY, WHY, sender=MONITOR)
    with pytest.raises(LockRefused) as refused:
        allow_late(store, WARD, DAY, POWER, longer, sender=MONITOR)
    assert "15/08/2025" in refused.value.message("vi")
    assert "3 ngày" in refused.value.message("vi")
    assert "in days: 3" in refused.value.message("en")
    allow_late(store, WARD, DAY, POWER, longest, sender=MONITOR)
    assert open_exceptions(store, "18:00") == [(WARD, "18:00")]


def test_without_a_setting_an_exception_lasts_a_week_at_most(
    store: Store, set_clock: SetClock
) -> None:
    ends = [set_clock("2999-01-01 00:00"), set_clock("2025-08-19 18:01")]
    set_clock("2025-08-12 18:00")
    for until in ends:
        with pytest.raises(LockRefused):
            allow_late(store, WARD, DAY, POWER, until, sender=MONITOR)


def test_a_baseline_is_no_report_of_a_day(store: Store) -> None:
    lock_day(store, DAY, WHY, sender=MONITOR)
    (receipt,) = ingest(store, [baseline(WARD, DAY.isoformat())], channel="test")
    assert receipt.status == "accepted"


def test_what_cannot_be_locked_unlocked_or_allowed(store: Store, set_clock: SetClock) -> None:
    now = set_clock("2025-08-12 18:00")
    refused: list[tuple[Any, str]] = [
        (lambda: lock_day(store, date(2025, 7, 1), WHY, sender=MONITOR), "chiến dịch"),
        (lambda: lock_day(store, date(2025, 8, 13), WHY, sender=MONITOR), "Chưa đến"),
        (lambda: unlock_day(store, DAY, WHY, sender=MONITOR), "không khóa"),
        (lambda: allow_late(store, WARD, DAY, POWER, now, sender=MONITOR), "đã qua"),
    ]
    for work, said in refused:
        with pytest.raises(LockRefused) as fault:
            work()
        assert said in fault.value.message("vi")
    lock_day(store, DAY, WHY, sender=MONITOR)
    with pytest.raises(LockRefused):
        lock_day(store, DAY, WHY, sender=MONITOR)
    later = set_clock("2025-08-12 19:00")
    set_clock("2025-08-12 18:00")
    with pytest.raises(UnknownWard):
        allow_late(store, "99999", DAY, POWER, later, sender=MONITOR)
    for work in (
        lambda: unlock_day(store, DAY, "", sender=MONITOR),
        lambda: allow_late(store, WARD, DAY, "gọi 0912345678", later, sender=MONITOR),
    ):
        with pytest.raises(ReasonRefused):
            work()
    with store.cursor() as cursor:
        counts = "select (select count(*) from day_lock), (select count(*) from lock_exception)"
        assert cursor.execute(counts).fetchall() == [(1, 0)]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CAMPAIGN_LOCK_AFTER_DAYS", "-1"),
        ("CAMPAIGN_EXCEPTION_DAYS", "-1"),
        ("CAMPAIGN_AUTOMATIC_APPROVAL", "yes"),
    ],
)
def test_a_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    settings.cache_clear()
    with pytest.raises(SettingsError, match=value):
        settings()
