"""Intake: versions, refusals, identical files, back-filling, all or nothing, many at once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from typing import Any

import duckdb
import pytest

from campaign.report.source import SourceFile
from campaign.settings import settings
from campaign.store import Store, ingest, ledger, originals
from campaign.store.errors import StoreNotWritable
from campaign.store.intake import ReceivedInFuture
from tests.store.files import baseline, csv_file, daily, row, summary

WARD, OTHER = "00118", "00004"
DAY = "2025-08-12"
SetClock = Callable[[str], datetime]


def rows(store: Store, sql: str, **params: Any) -> list[tuple[Any, ...]]:
    with store.cursor() as cursor:
        return cursor.execute(sql, params).fetchall()


def send(store: Store, *files: SourceFile, **more: Any) -> list[Any]:
    return ingest(store, files, channel="cli", **more)


def test_a_report_is_stored_with_its_receipt(store: Store, set_clock: SetClock) -> None:
    received_at = set_clock(f"{DAY} 15:30")
    file = daily(WARD, DAY, dossiers_received=41)
    (receipt,) = send(store, file)
    assert (receipt.status, receipt.version) == ("accepted", 1)
    assert receipt.receipt_no == f"BC-20250812-{WARD}-01-{file.sha256[:4].upper()}"
    assert (receipt.ward_code, receipt.report_date) == (WARD, date(2025, 8, 12))
    assert (receipt.timeliness, receipt.completeness) == ("on_time", "complete")
    assert (receipt.is_demo, receipt.is_backfilled) == (False, False)
    found = rows(
        store,
        "select status, version, received_at, file_sha256, file_name, channel, row_count "
        "from submission",
    )
    name = "1_TongHop.csv"
    assert found == [("accepted", 1, received_at, file.sha256, name, "cli", 1)]
    figures = "select submission_no, ward_code, report_date, dossiers_received from daily_summary"
    assert rows(store, figures) == [(1, WARD, date(2025, 8, 12), 41)]
    kept = rows(store, "select sha256, byte_count from original_file")
    assert kept == [(file.sha256, len(file.content))]
    assert originals.content(store, file.sha256) == file.content


@pytest.mark.parametrize(
    ("moment", "timeliness"),
    [
        (f"{DAY} 15:59:59.999999", "on_time"),
        (f"{DAY} 16:00:00", "late_same_day"),
        (f"{DAY} 23:59:59", "late_same_day"),
        ("2025-08-13 00:00:00", "late_after_day"),
        ("2025-08-13 15:00:00", "late_after_day"),
    ],
)
def test_16_00_00_is_late(store: Store, set_clock: SetClock, moment: str, timeliness: str) -> None:
    set_clock(moment)
    assert send(store, daily(WARD, DAY))[0].timeliness == timeliness


def test_a_changed_file_is_the_next_version(store: Store, set_clock: SetClock) -> None:
    set_clock(f"{DAY} 15:30")
    send(store, daily(WARD, DAY, dossiers_received=41))
    corrected_at = set_clock(f"{DAY} 17:00")
    (receipt,) = send(store, daily(WARD, DAY, dossiers_received=43))
    assert (receipt.version, receipt.timeliness) == (2, "late_same_day")
    current = "select version, dossiers_received from stg_daily_summary($known_at)"
    assert rows(store, current, known_at=corrected_at) == [(2, 43)]
    assert rows(store, current, known_at=corrected_at - timedelta(seconds=1)) == [(1, 41)]
    assert rows(store, current, known_at=corrected_at - timedelta(hours=2)) == []


def test_a_refused_correction_leaves_the_first_version(store: Store, set_clock: SetClock) -> None:
    set_clock(f"{DAY} 15:30")
    send(store, daily(WARD, DAY, dossiers_received=41))
    known_at = set_clock(f"{DAY} 15:40")
    (receipt,) = send(store, daily(WARD, DAY, dossiers_received=10, dossiers_online=12))
    assert (receipt.status, receipt.version) == ("refused", None)
    assert receipt.receipt_no.startswith(f"TC-20250812-{WARD}-000002-")
    assert {problem.rule_id for problem in receipt.problems if problem.is_error} == {"R04"}
    current = "select version, dossiers_received from stg_daily_summary($known_at)"
    assert rows(store, current, known_at=known_at) == [(1, 41)]
    assert rows(store, "select count(*) from daily_summary") == [(1,)]
    kept = rows(store, "select distinct submission_no from problem where severity = 'error'")
    assert kept == [(2,)]
    assert rows(store, "select count(*) from original_file") == [(2,)]
    assert send(store, daily(WARD, DAY, dossiers_received=43))[0].version == 2


def test_the_identical_file_gets_the_same_receipt(store: Store, set_clock: SetClock) -> None:
    set_clock(f"{DAY} 15:30")
    first = send(store, daily(WARD, DAY))[0]
    set_clock(f"{DAY} 17:00")
    again = send(store, daily(WARD, DAY))[0]
    assert again.status == "unchanged"
    assert (again.receipt_no, again.version) == (first.receipt_no, 1)
    assert (again.received_at, again.timeliness) == (first.received_at, "on_time")
    assert again.problems == first.problems
    assert rows(store, "select count(*) from submission") == [(1,)]


def test_an_older_file_sent_again_is_told_that_it_is_not_current(
    store: Store, set_clock: SetClock
) -> None:
    set_clock(f"{DAY} 15:30")
    send(store, daily(WARD, DAY, dossiers_received=41))
    send(store, daily(WARD, DAY, dossiers_received=43))
    again = send(store, daily(WARD, DAY, dossiers_received=41))[0]
    assert (again.status, again.version) == ("unchanged", 1)
    assert [problem.rule_id for problem in again.problems][-1] == "R22"
    assert "version 2 is the current one" in again.problems[-1].message_en


def test_a_dry_run_stores_nothing(store: Store, set_clock: SetClock) -> None:
    set_clock(f"{DAY} 15:30")
    before = store.data_version
    (receipt,) = send(store, daily(WARD, DAY), dry_run=True)
    assert (receipt.status, receipt.version, receipt.receipt_no) == ("accepted", 1, None)
    for table in ("submission", "daily_summary", "original_file", "package_file", "problem"):
        assert rows(store, f"select count(*) from {table}") == [(0,)]
    assert not (store.folder / originals.FOLDER).exists()
    assert store.data_version == before


def test_a_report_filled_in_later_says_so(store: Store, set_clock: SetClock) -> None:
    set_clock("2025-08-20 09:00")
    received_at = datetime(2025, 8, 12, 15, 30)  # noqa: DTZ001  as typed, without a zone
    (receipt,) = send(store, daily(WARD, DAY), received_at=received_at)
    assert (receipt.timeliness, receipt.is_backfilled) == ("on_time", True)
    found = rows(store, "select is_backfilled, received_at < recorded_at from submission")
    assert found == [(True, True)]


def test_each_report_of_the_past_has_its_own_time(store: Store, set_clock: SetClock) -> None:
    set_clock("2025-08-20 09:00")
    zone = settings().campaign.timezone
    file = csv_file("1_TongHop", summary(WARD, DAY), summary(OTHER, DAY))
    late = {(OTHER, date(2025, 8, 12)): datetime(2025, 8, 12, 18, tzinfo=zone)}
    on_time = datetime(2025, 8, 12, 15, tzinfo=zone)
    (receipt,) = send(store, file, received_at=on_time, received_for=late)
    assert receipt.receipt_no is None
    found = {(report.ward_code, report.timeliness) for report in receipt.reports}
    assert found == {(WARD, "on_time"), (OTHER, "late_same_day")}


@pytest.mark.parametrize("given", ["received_at", "received_for"])
def test_the_future_is_refused(store: Store, set_clock: SetClock, given: str) -> None:
    ahead = set_clock(f"{DAY} 15:30") + timedelta(minutes=5)
    value = ahead if given == "received_at" else {(WARD, date(2025, 8, 12)): ahead}
    with pytest.raises(ReceivedInFuture, match="it is only 2025-08-12T15:30:00"):
        send(store, daily(WARD, DAY), **{given: value})
    assert rows(store, "select count(*) from submission") == [(0,)]


def test_a_refused_row_makes_the_report_incomplete(store: Store, set_clock: SetClock) -> None:
    set_clock(f"{DAY} 15:30")
    keys = {"shift": "sáng", "location_type": "Điểm PVHCC", "sending_org": "Viettel"}
    shift = row(WARD, DAY, force_type="luật sư", planned_people=4, present_people=4, **keys)
    broken = shift | {"force_type": "sinh viên CNTT", "present_people": "bốn"}
    receipts = send(store, daily(WARD, DAY), csv_file("4_LucLuong", shift, broken))
    assert [receipt.status for receipt in receipts] == ["accepted", "partly_accepted"]
    assert [len(receipt.problems) for receipt in receipts] == [0, 1]
    assert {receipt.completeness for receipt in receipts} == {"incomplete"}
    assert {receipt.receipt_no for receipt in receipts} == {receipts[0].receipt_no}
    assert rows(store, "select force_type, present_people from volunteer_shifts") == [
        ("luật sư", 4)
    ]
    assert rows(store, "select row_count, refused_row_count from submission") == [(2, 1)]
    assert rows(store, "select count(*) from package_file") == [(2,)]


def test_a_file_that_is_no_report_leaves_a_trace(store: Store, set_clock: SetClock) -> None:
    set_clock(f"{DAY} 15:30")
    (receipt,) = send(store, SourceFile("ảnh.png", b"\x89PNG\r\n\x1a\n" + bytes(99)))
    assert (receipt.status, receipt.ward_code) == ("refused", None)
    assert receipt.receipt_no.startswith("TC-00000000-00000-000001-")
    assert receipt.error_count >= 1
    found = rows(store, "select status, ward_code, report_date, version from submission")
    assert found == [("refused", None, None, None)]


def test_a_partly_refused_file_sent_twice_counts_once(store: Store, set_clock: SetClock) -> None:
    set_clock(f"{DAY} 15:30")
    file = csv_file("1_TongHop", summary(WARD, DAY), summary(OTHER, DAY, dossiers_online=99))
    first, again = send(store, file)[0], send(store, file)[0]
    assert (first.status, again.status) == ("partly_accepted", "partly_accepted")
    statuses = [{r.ward_code: r.status for r in receipt.reports} for receipt in (first, again)]
    assert statuses == [
        {WARD: "accepted", OTHER: "refused"},
        {WARD: "unchanged", OTHER: "refused"},
    ]
    assert [r.receipt_no for r in first.reports] == [r.receipt_no for r in again.reports]
    found = rows(store, "select ward_code, status, version from submission order by submission_no")
    assert found == [(OTHER, "refused", None), (WARD, "accepted", 1)]


def test_a_lone_baseline_is_no_daily_report(store: Store, set_clock: SetClock) -> None:
    set_clock(f"{DAY} 15:30")
    (receipt,) = send(store, baseline(WARD, DAY))
    assert receipt.status == "accepted", receipt.problems
    assert receipt.receipt_no.startswith(f"NT-20250812-{WARD}-01-")
    assert receipt.timeliness is None
    assert rows(store, "select officials_total, hamlets_total from ward_baseline") == [(60, 20)]
    assert rows(store, "select count(*) from daily_summary") == [(0,)]


def test_receipts_of_the_demo_are_marked(set_clock: SetClock) -> None:
    from campaign.store import open_store

    set_clock(f"{DAY} 15:30")
    demo = open_store(":memory:", kind="demo")
    (receipt,) = send(demo, daily(WARD, DAY))
    assert receipt.is_demo
    assert receipt.receipt_no.endswith("-MP")
    demo.close()


def test_a_failure_leaves_nothing_behind(
    store: Store, set_clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_clock(f"{DAY} 15:30")

    def fail(*_: object) -> None:
        raise RuntimeError("the power went")

    with monkeypatch.context() as patch:
        patch.setattr(ledger, "write_files", fail)
        with pytest.raises(RuntimeError, match="the power went"):
            send(store, daily(WARD, DAY), daily(OTHER, DAY))
    assert rows(store, "select count(*) from submission") == [(0,)]
    assert rows(store, "select count(*) from daily_summary") == [(0,)]
    assert send(store, daily(WARD, DAY))[0].version == 1


def test_a_conflict_is_tried_again(
    store: Store, set_clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_clock(f"{DAY} 15:30")
    real, calls = ledger.write_files, []

    def conflict_once(*args: Any) -> None:
        calls.append(args)
        if len(calls) == 1:
            raise duckdb.TransactionException("TransactionContext Error: Conflict on update!")
        real(*args)

    monkeypatch.setattr(ledger, "write_files", conflict_once)
    assert send(store, daily(WARD, DAY))[0].status == "accepted"
    assert rows(store, "select submission_no, version from submission") == [(1, 1)]


def test_a_full_disk_is_told_and_nothing_is_stored(
    store: Store, set_clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_clock(f"{DAY} 15:30")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        with pytest.raises(StoreNotWritable, match=r"No space left on device.*nothing was stored"):
            send(store, daily(WARD, DAY))
    assert rows(store, "select count(*) from submission") == [(0,)]
    assert [p for p in store.folder.rglob("*") if p.is_file()] == []
    assert send(store, daily(WARD, DAY))[0].status == "accepted"


def test_many_upload_while_others_read(store: Store, set_clock: SetClock) -> None:
    known_at = set_clock(f"{DAY} 15:30")
    wards = [code for (code,) in rows(store, "select ward_code from ward order by 1 limit 24")]
    torn = (
        "select (select count(*) from submission) - (select count(*) from daily_summary), "
        "(select count(*) from stg_daily_summary($known_at))"
    )

    def read(_: int) -> tuple[int, int]:
        return rows(store, torn, known_at=known_at)[0]  # type: ignore[return-value]

    with ThreadPoolExecutor(8) as pool:
        uploads = [pool.submit(send, store, daily(ward, DAY)) for ward in wards for _ in (1, 2)]
        seen = list(pool.map(read, range(100)))
        receipts = [upload.result()[0] for upload in uploads]
    assert {difference for difference, _ in seen} == {0}
    assert rows(store, torn, known_at=known_at) == [(0, 24)]
    numbers = {receipt.receipt_no for receipt in receipts}
    assert len(numbers) == 24
    assert sorted(receipt.status for receipt in receipts) == ["accepted"] * 24 + ["unchanged"] * 24
