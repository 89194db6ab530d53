"""Approval: received, checked, accepted or returned; a later version begins anew."""

import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from campaign.settings import settings
from campaign.store import Store, open_store
from campaign.store.audit import Sender
from campaign.store.intake import ingest
from campaign.store.locks import lock_day
from campaign.store.past_receipt import receipt_of
from campaign.store.publish import Publisher
from campaign.store.questions import answer, records
from campaign.store.reasons import ReasonRefused
from campaign.store.receipt import Approval, Receipt
from campaign.store.replica import Replica
from campaign.store.reviews import Reviewed, ReviewRefused, review
from campaign.store.verify import verify
from tests.store.files import baseline, csv_file, daily, row, summary
from tests.store.test_answers import asking

SetClock = Callable[[str], datetime]
WARD, OTHER, DAY = "00118", "00004", "2025-08-12"
MONITOR = Sender("page", "monitor:lan")
QUESTION = "Vì sao hồ sơ trực tuyến giảm một nửa?"


@pytest.fixture(autouse=True)
def _afternoon(set_clock: SetClock) -> None:
    set_clock(f"{DAY} 15:30")


@pytest.fixture
def automatic(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAMPAIGN_AUTOMATIC_APPROVAL", "true")
    settings.cache_clear()


def hand_in(store: Store, ward: str = WARD, **cells: Any) -> Receipt:
    (receipt,) = ingest(store, [daily(ward, DAY, **cells)], channel="test")
    return receipt


def take(store: Store, receipt: Receipt, step: str, note: str = "") -> Reviewed:
    return review(store, [str(receipt.receipt_no)], step, note, sender=MONITOR)


def queue(store: Store, known_at: str, **more: Any) -> list[dict[str, Any]]:
    day = date.fromisoformat(DAY)
    return records(store, "review_queue", as_of=day, known_at=known_at, **more)


def states(store: Store, hour: str) -> list[tuple]:
    columns = ("ward_code", "version", "review_state", "reviewer")
    return [tuple(row[name] for name in columns) for row in queue(store, f"{DAY}T{hour}:00")]


def stored(store: Store) -> list[tuple]:
    with store.cursor() as cursor:
        return cursor.execute(
            "select review_no, submission_no, step, note, reviewer from review order by review_no"
        ).fetchall()


def approval(store: Store, receipt: Receipt) -> Approval | None:
    with store.cursor() as cursor:
        found = receipt_of(cursor, str(receipt.receipt_no), is_demo=False)
    assert found is not None
    return found.reports[0].approval


def test_a_report_is_received_checked_and_accepted(store: Store, set_clock: SetClock) -> None:
    receipt = hand_in(store)
    for hour, step in (("16:30", "checked"), ("17:00", "accepted")):
        set_clock(f"{DAY} {hour}")
        assert take(store, receipt, step).done == (receipt.receipt_no,)
    assert stored(store) == [
        (1, 1, "checked", None, "monitor:lan"),
        (2, 1, "accepted", None, "monitor:lan"),
    ]
    assert states(store, "16:29") == [(WARD, 1, "received", None)]
    assert states(store, "16:30") == [(WARD, 1, "checked", "monitor:lan")]
    assert states(store, "17:00") == [(WARD, 1, "accepted", "monitor:lan")]


def test_who_accepts_an_unchecked_report_has_checked_it(store: Store) -> None:
    take(store, hand_in(store), "accepted", "Đã gọi điện xác nhận")
    assert stored(store) == [
        (1, 1, "checked", None, "monitor:lan"),
        (2, 1, "accepted", "Đã gọi điện xác nhận", "monitor:lan"),
    ]


def test_a_returned_report_tells_the_ward_the_question(store: Store, set_clock: SetClock) -> None:
    receipt = hand_in(store)
    assert receipt.reports[0].approval == Approval("received", newest_version=1)
    at = set_clock(f"{DAY} 16:30")
    take(store, receipt, "returned", f" {QUESTION} ")
    assert approval(store, receipt) == Approval("returned", QUESTION, at, 1)
    again = hand_in(store)
    assert (again.status, again.reports[0].approval) == (
        "unchanged",
        Approval("returned", QUESTION, at, 1),
    )
    assert Receipt.from_dict(again.as_dict()) == again


def test_the_ward_answers_a_returned_report_by_a_new_version(
    store: Store, set_clock: SetClock
) -> None:
    first = hand_in(store)
    at = set_clock(f"{DAY} 16:30")
    take(store, first, "returned", QUESTION)
    set_clock(f"{DAY} 17:00")
    hand_in(store, dossiers_received=25)
    (found,) = queue(store, f"{DAY}T17:00")
    assert [found[name] for name in ("version", "review_state", "review_note")] == [
        2,
        "received",
        None,
    ]
    assert [found[n] for n in ("question_version", "question", "question_at")] == [1, QUESTION, at]
    assert found["dropped_version"] is None
    assert approval(store, first) == Approval("returned", QUESTION, at, 2)


def test_a_later_version_drops_the_acceptance_and_says_so(
    store: Store, set_clock: SetClock
) -> None:
    first = hand_in(store)
    at = set_clock(f"{DAY} 16:30")
    take(store, first, "accepted")
    set_clock(f"{DAY} 17:00")
    second = hand_in(store, dossiers_received=25)
    assert states(store, "16:59") == [(WARD, 1, "accepted", "monitor:lan")]
    (found,) = queue(store, f"{DAY}T17:00")
    assert (found["version"], found["review_state"]) == (2, "received")
    dropped = [found[name] for name in ("dropped_version", "dropped_at", "dropped_by")]
    assert dropped == [1, at, "monitor:lan"]
    set_clock(f"{DAY} 17:30")
    take(store, second, "accepted")
    assert states(store, "17:30") == [(WARD, 2, "accepted", "monitor:lan")]


def test_a_replaced_version_cannot_be_accepted_any_more(store: Store) -> None:
    first, other = hand_in(store), hand_in(store, OTHER)
    hand_in(store, dossiers_received=25)
    found = review(
        store, [str(first.receipt_no), str(other.receipt_no)], "accepted", sender=MONITOR
    )
    assert found.done == (other.receipt_no,)
    (left,) = found.skipped
    assert left.receipt_no == first.receipt_no
    assert "phiên bản 2" in left.message("vi")
    assert [row[1:3] for row in stored(store)] == [(2, "checked"), (2, "accepted")]


@pytest.mark.parametrize(
    ("before", "step", "key"),
    [
        ("accepted", "accepted", "review-already-accepted"),
        ("accepted", "checked", "review-already-accepted"),
        ("returned", "checked", "review-already-returned"),
        ("checked", "checked", "review-already-checked"),
    ],
)
def test_a_step_that_is_behind_changes_nothing(
    store: Store, before: str, step: str, key: str
) -> None:
    receipt = hand_in(store)
    take(store, receipt, before, QUESTION)
    rows = stored(store)
    found = take(store, receipt, step)
    assert (found.act_no, found.done, [left.key for left in found.skipped]) == (None, (), [key])
    assert stored(store) == rows


def test_a_monitor_may_think_again(store: Store, set_clock: SetClock) -> None:
    receipt = hand_in(store)
    for hour, step in (("16:00", "accepted"), ("16:10", "returned"), ("16:20", "accepted")):
        set_clock(f"{DAY} {hour}")
        take(store, receipt, step, QUESTION)
        assert states(store, hour) == [(WARD, 1, step, "monitor:lan")]


def test_refused_reports_baselines_and_unknown_numbers_have_no_review(store: Store) -> None:
    refused = hand_in(store, dossiers_online=99)
    (base,) = ingest(store, [baseline(WARD, "2025-08-01")], channel="test")
    assert [r.reports[0].approval for r in (refused, base)] == [None, None]
    numbers = [str(refused.receipt_no), str(base.receipt_no), "BC-1"]
    found = review(store, numbers, "accepted", sender=MONITOR)
    assert found.done == ()
    assert {left.key for left in found.skipped} == {"review-unknown"}
    assert queue(store, f"{DAY}T18:00") == []


def test_what_cannot_be_said_is_refused(store: Store) -> None:
    receipt = hand_in(store)
    with pytest.raises(ReviewRefused) as refused:
        take(store, receipt, "returned", "  ")
    assert "câu hỏi" in refused.value.message("vi")
    with pytest.raises(ReviewRefused):
        take(store, receipt, "received")
    for note in ("x", "gọi 0912345678"):
        with pytest.raises(ReasonRefused):
            take(store, receipt, "returned", note)
    assert stored(store) == []


def test_many_reports_are_accepted_in_one_act(store: Store) -> None:
    receipts = [hand_in(store, ward) for ward in (WARD, OTHER)]
    numbers = [str(receipt.receipt_no) for receipt in receipts]
    found = review(store, [*numbers, numbers[0]], "accepted", sender=MONITOR)
    assert found.done == tuple(numbers)
    with store.cursor() as cursor:
        acts = cursor.execute(
            "select act_no, kind, subject, actor, reason from act where kind = 'review'"
        ).fetchall()
        (detail,) = cursor.execute(
            "select detail from audit_entry where act = 'review' and actor = 'monitor:lan'"
        ).fetchone()
    assert acts == [(found.act_no, "review", " ".join(numbers), "monitor:lan", "")]
    assert json.loads(detail)["step"] == "accepted"


def test_verify_notices_an_acceptance_that_was_put_in_by_hand(store: Store) -> None:
    take(store, hand_in(store), "returned", QUESTION)
    assert verify(store).findings == ()
    with store.cursor() as cursor:
        cursor.execute("update review set step = 'accepted', note = null where review_no = 2")
    assert [found.code for found in verify(store).findings] == ["act"]


def test_acceptance_changes_no_figure(store: Store, set_clock: SetClock) -> None:
    receipt = hand_in(store)
    moments = [set_clock(f"{DAY} 17:00")]
    take(store, receipt, "returned", QUESTION)
    moments.append(set_clock(f"{DAY} 18:00"))
    take(store, receipt, "accepted")
    day = date.fromisoformat(DAY)
    found = [answer(store, "ward_index", as_of=day, known_at=at) for at in (*moments,)]
    assert found[0] == found[1]


def test_a_report_with_nothing_to_ask_is_accepted_by_the_system(
    store: Store, automatic: None, set_clock: SetClock
) -> None:
    receipt = hand_in(store)
    assert receipt.reports[0].approval == Approval("accepted", None, receipt.received_at, 1)
    assert approval(store, receipt) == receipt.reports[0].approval
    assert stored(store) == [
        (1, 1, "checked", None, "system"),
        (2, 1, "accepted", None, "system"),
    ]
    assert states(store, "15:29") == []
    assert states(store, "15:30") == [(WARD, 1, "accepted", "system")]
    with store.cursor() as cursor:
        entries = cursor.execute(
            "select act, actor, subject from audit_entry order by entry_no desc limit 2"
        ).fetchall()
    assert entries == [
        ("review", "system", receipt.receipt_no),
        ("intake", "test", receipt.receipt_no),
    ]
    assert verify(store).findings == ()


def test_a_report_filled_in_later_is_accepted_at_its_time_of_receipt(
    store: Store, automatic: None, set_clock: SetClock
) -> None:
    at = set_clock(f"{DAY} 15:00")
    set_clock("2025-08-13 09:00")
    ingest(store, [daily(WARD, DAY)], channel="cli", received_at=at)
    assert states(store, "15:00") == [(WARD, 1, "accepted", "system")]


def test_the_system_leaves_questions_errors_and_refused_rows_to_a_monitor(
    store: Store, automatic: None
) -> None:
    asked = ingest(store, asking(), channel="test")
    shift = row(OTHER, DAY, force_type="sinh viên CNTT", shift="đêm muộn", planned_people=2)
    partly = ingest(
        store,
        [csv_file("1_TongHop", summary(OTHER, DAY)), csv_file("4_LucLuong", shift)],
        channel="test",
    )
    assert partly[0].reports[0].refused_row_count == 1
    found = {receipt.reports[0].approval.state for receipt in (*asked, *partly)}
    assert found == {"received"}
    assert stored(store) == []


def test_a_dry_run_accepts_nothing(store: Store, automatic: None) -> None:
    (seen,) = ingest(store, [daily(WARD, DAY)], channel="test", dry_run=True)
    assert seen.reports[0].approval is None
    assert stored(store) == []


def test_a_review_is_a_new_state_of_the_store(store: Store) -> None:
    receipt = hand_in(store)
    before = store.data_version
    take(store, receipt, "accepted")
    assert store.data_version != before


def test_page_processes_see_reviews_and_locks(store: Store, tmp_path: Path) -> None:
    publisher = Publisher(store, tmp_path, pause_seconds=0)
    receipt = hand_in(store)
    publisher.publish()
    replica = Replica(tmp_path)
    replica.stop()
    take(store, receipt, "returned", QUESTION)
    lock_day(store, date.fromisoformat(DAY), QUESTION, sender=MONITOR)
    assert publisher.publish()
    replica.catch_up()
    assert replica.store.data_version == store.data_version
    assert queue(replica.store, f"{DAY}T15:30") == queue(store, f"{DAY}T15:30")
    assert states(replica.store, "15:30") == [(WARD, 1, "returned", "monitor:lan")]
    moments = {"as_of": date.fromisoformat(DAY), "known_at": f"{DAY}T15:30"}
    (locked,) = [
        row
        for row in records(replica.store, "lock_state", lock_after_days=0, **moments)
        if row["is_locked"]
    ]
    assert (locked["report_date"], locked["reason"]) == (date.fromisoformat(DAY), QUESTION)


ADMIN = Sender("page", "administrator:lan")


def hand_in_by(store: Store, actor: str) -> Receipt:
    (receipt,) = ingest(store, [daily(WARD, DAY)], channel="upload", actor=actor)
    return receipt


@pytest.mark.parametrize("step", ["checked", "accepted", "returned"])
@pytest.mark.parametrize(
    "actor", ["administrator:lan", "monitor:lan", f"ward:{WARD}/lan"], ids=["same", "role", "ward"]
)
def test_nobody_reviews_what_they_handed_in(store: Store, actor: str, step: str) -> None:
    receipt = hand_in_by(store, actor)
    done = review(store, [str(receipt.receipt_no)], step, QUESTION, sender=ADMIN)
    assert (done.act_no, done.done, stored(store)) == (None, (), [])
    (left,) = done.skipped
    assert left.message("vi") == (
        f"{receipt.receipt_no}: chính bạn đã nộp báo cáo này, nên người khác phải duyệt."
    )
    assert left.message("en") == (
        f"{receipt.receipt_no}: you handed in this report yourself, "
        "so somebody else has to review it."
    )


@pytest.mark.parametrize(
    "actor", ["administrator:minh", f"ward:{WARD}/minh", f"ward:{WARD}/token:3", "cli", "operator"]
)
def test_somebody_else_reviews_it(store: Store, actor: str) -> None:
    receipt = hand_in_by(store, actor)
    done = review(store, [str(receipt.receipt_no)], "accepted", sender=ADMIN)
    assert done.done == (receipt.receipt_no,)


def test_of_many_only_the_own_is_left_out(store: Store) -> None:
    own, others = hand_in_by(store, "administrator:lan"), hand_in(store, OTHER)
    wanted = [str(receipt.receipt_no) for receipt in (own, others)]
    done = review(store, wanted, "accepted", sender=ADMIN)
    assert done.done == (others.receipt_no,)
    assert [(left.receipt_no, left.key) for left in done.skipped] == [
        (own.receipt_no, "review-own")
    ]


def test_a_new_version_by_another_hand_may_be_reviewed(store: Store) -> None:
    """Who counts is who handed in the version in force."""
    hand_in_by(store, "administrator:lan")
    newer = hand_in(store, dossiers_received=21)
    done = review(store, [str(newer.receipt_no)], "accepted", sender=ADMIN)
    assert done.done == (newer.receipt_no,)


def test_the_operator_of_the_machine_is_nobody_in_particular(store: Store) -> None:
    receipt = hand_in_by(store, "operator")
    done = review(store, [str(receipt.receipt_no)], "accepted", sender=Sender("cli", "operator"))
    assert done.done == (receipt.receipt_no,)


def test_in_a_demo_another_role_is_another_person() -> None:
    demo = open_store(":memory:", kind="demo")
    receipt = hand_in_by(demo, f"ward:{WARD}/demo")
    for actor, count in ((f"ward:{WARD}/demo", 0), ("monitor:demo", 1)):
        done = review(demo, [str(receipt.receipt_no)], "accepted", sender=Sender("page", actor))
        assert len(done.done) == count


@pytest.mark.usefixtures("automatic")
def test_automatic_acceptance_asks_nobody(store: Store) -> None:
    receipt = hand_in_by(store, "administrator:lan")
    assert receipt.reports[0].approval is not None
    assert receipt.reports[0].approval.state == "accepted"


@pytest.mark.usefixtures("automatic")
def test_the_answer_to_a_monitors_question_is_left_to_the_monitor(
    store: Store, set_clock: SetClock
) -> None:
    first = hand_in(store)
    set_clock(f"{DAY} 16:30")
    take(store, first, "returned", QUESTION)
    for hour, dossiers in (("17:00", 25), ("17:10", 26)):
        set_clock(f"{DAY} {hour}")
        newer = hand_in(store, dossiers_received=dossiers)
        assert newer.reports[0].approval.state == "received"
    assert states(store, "17:10") == [(WARD, 3, "received", None)]
    other = hand_in(store, OTHER)
    assert other.reports[0].approval.state == "accepted"


@pytest.mark.usefixtures("automatic")
def test_once_the_monitor_is_content_the_system_accepts_again(
    store: Store, set_clock: SetClock
) -> None:
    take(store, hand_in(store), "returned", QUESTION)
    set_clock(f"{DAY} 17:00")
    take(store, hand_in(store, dossiers_received=25), "accepted")
    set_clock(f"{DAY} 17:30")
    last = hand_in(store, dossiers_received=26)
    assert last.reports[0].approval.state == "accepted"
    assert states(store, "17:30") == [(WARD, 3, "accepted", "system")]


@pytest.mark.usefixtures("automatic")
def test_a_question_that_was_taken_back_is_none(store: Store, set_clock: SetClock) -> None:
    first = hand_in(store)
    take(store, first, "returned", QUESTION)
    take(store, first, "accepted")
    set_clock(f"{DAY} 17:00")
    assert hand_in(store, dossiers_received=25).reports[0].approval.state == "accepted"


@pytest.mark.usefixtures("automatic")
def test_of_two_reports_in_a_file_only_the_asked_one_waits(
    store: Store, set_clock: SetClock
) -> None:
    take(store, hand_in(store), "returned", QUESTION)
    set_clock(f"{DAY} 17:00")
    rows = [summary(ward, DAY, dossiers_received=25) for ward in (WARD, OTHER)]
    both = csv_file("1_TongHop", *rows)
    (receipt,) = ingest(store, [both], channel="test")
    found = {report.ward_code: report.approval.state for report in receipt.reports}
    assert found == {WARD: "received", OTHER: "accepted"}
    assert states(store, "17:00") == [(OTHER, 1, "accepted", "system"), (WARD, 2, "received", None)]
