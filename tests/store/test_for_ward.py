"""A sender who may report for one ward only."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from campaign.report.source import SourceFile
from campaign.settings import settings
from campaign.store import Store, ingest
from campaign.store.past_receipt import receipt_of
from campaign.store.preview import FilePreview, preview
from campaign.store.receipt import Receipt
from tests.store.files import csv_file, daily, summary

WARD, OTHER = "00118", "00004"
DAY = "2025-08-12"
SetClock = Callable[[str], datetime]


def send(
    store: Store, file: SourceFile, for_ward: str | None = None, actor: str | None = None
) -> Receipt:
    (receipt,) = ingest(store, [file], channel="api", for_ward=for_ward, actor=actor)
    return receipt


def told_to(store: Store, receipt_no: str | None) -> list[str]:
    """Which of the two wards is told this receipt."""
    with store.cursor() as cursor:
        found = {
            ward: receipt_of(cursor, str(receipt_no), is_demo=False, for_ward=ward)
            for ward in (WARD, OTHER)
        }
    return [ward for ward, receipt in found.items() if receipt is not None]


def statuses(receipt: Receipt) -> dict[str | None, str]:
    return {report.ward_code: report.status for report in receipt.reports}


def both() -> SourceFile:
    return csv_file("1_TongHop", summary(WARD, DAY), summary(OTHER, DAY))


def count(store: Store) -> Any:
    with store.cursor() as cursor:
        return cursor.execute("select count(*) from submission").fetchall()[0][0]


def test_only_the_own_report_is_taken(store: Store) -> None:
    receipt = send(store, both(), WARD)
    assert statuses(receipt) == {WARD: "accepted", OTHER: "refused"}
    assert receipt.status == "partly_accepted"
    (problem,) = receipt.problems
    assert (problem.rule_id, problem.ward_code, problem.cell) == ("F12", OTHER, "A3")
    for message in (problem.message_vi, problem.message_en):
        assert f"({WARD})" in message
        assert f"({OTHER})" in message


def test_no_message_tells_another_wards_figures(store: Store, set_clock: SetClock) -> None:
    set_clock(f"{DAY} 15:00")
    send(store, daily(OTHER, "2025-08-11", dossiers_received_cum=5000))
    set_clock(f"{DAY} 15:10")
    probe = daily(OTHER, DAY, dossiers_received_cum=1)
    assert {p.rule_id for p in send(store, probe).problems} >= {"R08"}
    assert [p.rule_id for p in send(store, daily(OTHER, DAY, note="x"), WARD).problems] == ["F12"]
    again = send(store, probe, WARD)
    assert [p.rule_id for p in again.problems] == ["F12"]
    assert again.status == "refused"


def test_a_file_of_the_operator_sent_again_tells_the_ward_its_own(store: Store) -> None:
    first = send(store, both())
    own = next(report for report in first.reports if report.ward_code == WARD)
    again = send(store, both(), WARD)
    assert statuses(again) == {WARD: "unchanged", OTHER: "refused"}
    assert again.reports[-1].receipt_no == own.receipt_no
    numbers = count(store)
    once_more = send(store, both(), WARD)
    assert once_more.reports == again.reports
    assert count(store) == numbers


def test_what_one_may_not_send_another_may(store: Store) -> None:
    send(store, both(), WARD)
    assert statuses(send(store, both())) == {WARD: "unchanged", OTHER: "accepted"}
    assert statuses(send(store, both(), OTHER)) == {WARD: "refused", OTHER: "unchanged"}


def test_a_file_that_waited_is_judged_by_its_arrival(store: Store, set_clock: SetClock) -> None:
    set_clock(f"{DAY} 16:00:05")
    zone = settings().campaign.timezone
    arrived_at = datetime(2025, 8, 12, 15, 59, 59, tzinfo=zone)
    (receipt,) = ingest(store, [daily(WARD, DAY)], channel="api", arrived_at=arrived_at)
    assert (receipt.timeliness, receipt.is_backfilled) == ("on_time", False)
    assert receipt.received_at == arrived_at


def test_a_preview_tells_nothing_that_is_stored_of_another_ward(
    store: Store, set_clock: SetClock
) -> None:
    set_clock(f"{DAY} 15:00")
    for ward_code in (OTHER, WARD):
        send(store, daily(ward_code, "2025-08-11"))
        send(store, daily(ward_code, DAY))
    (everything,) = preview(store, [both()], channel="upload")
    assert beside(everything) == {WARD: (True, True), OTHER: (True, True)}
    (own,) = preview(store, [both()], channel="upload", for_ward=WARD)
    assert beside(own) == {WARD: (True, True), OTHER: (False, False)}
    assert statuses(own.receipt) == {WARD: "accepted", OTHER: "refused"}


def beside(shown: FilePreview) -> dict[str | None, tuple[bool, bool]]:
    """Of which wards stored figures are shown: the version in force, the day before."""
    return {
        report.receipt.ward_code: (report.stored is not None, report.day_before is not None)
        for report in shown.reports
    }


@pytest.mark.parametrize(
    "actor", [f"ward:{WARD}/token:3", f"ward:{WARD}/s-ward", f"inbox:{WARD}", None]
)
def test_what_was_refused_as_another_wards_is_told_to_its_sender_alone(
    store: Store, actor: str | None
) -> None:
    only_other = send(store, daily(OTHER, DAY), WARD, actor)
    assert told_to(store, only_other.receipt_no) == [WARD]
    of_both = send(store, both(), WARD, actor)
    numbers = {report.ward_code: report.receipt_no for report in of_both.reports}
    assert told_to(store, numbers[WARD]) == [WARD]
    assert told_to(store, numbers[OTHER]) == [WARD]


def test_what_was_refused_without_a_ward_is_told_to_its_sender_alone(store: Store) -> None:
    stray = send(store, SourceFile("a.csv", b"nothing,to,read"), WARD)
    assert (stray.status, stray.ward_code) == ("refused", None)
    assert told_to(store, stray.receipt_no) == [WARD]


def test_a_ward_is_told_its_own_refused_report_whoever_sent_it(store: Store) -> None:
    refused = send(store, daily(OTHER, DAY, dossiers_online=99))
    assert refused.status == "refused"
    assert told_to(store, refused.receipt_no) == [OTHER]


def test_where_the_audit_does_not_say_who_sent_it_no_ward_is_told(store: Store) -> None:
    """A store that is older than its audit."""
    refused = send(store, daily(OTHER, DAY), WARD)
    with store.cursor() as cursor:
        cursor.execute("delete from audit_entry where subject = $1", [refused.receipt_no])
    assert told_to(store, refused.receipt_no) == []


@pytest.mark.parametrize("sender", [OTHER, None])
def test_nobody_is_given_the_receipt_of_another_senders_refused_file(
    store: Store, sender: str | None
) -> None:
    """Its number would be of no use to them, and what it says is not theirs."""
    faulty = daily(OTHER, DAY, dossiers_online=99)
    strangers = send(store, faulty, WARD)
    own = send(store, faulty, sender)
    assert own.receipt_no != strangers.receipt_no
    assert {problem.rule_id for problem in own.problems}.isdisjoint({"F12"})
    assert told_to(store, own.receipt_no) == [OTHER]
    assert send(store, faulty, sender).receipt_no == own.receipt_no
    assert send(store, faulty, WARD).receipt_no == strangers.receipt_no
