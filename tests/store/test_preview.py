"""What a preview promises: the figures beside the receipts, and that nothing is stored."""

from datetime import date, time

from campaign.store import Store
from campaign.store.intake import ingest
from campaign.store.preview import known_baseline, preview
from campaign.store.questions import ask
from tests.store.conftest import SetClock
from tests.store.files import csv_file, daily, row, summary

DAY = date(2025, 8, 12)


def stored_count(store: Store) -> int:
    answer = ask(store, "freshness", as_of=DAY, known_at="2025-09-01T00:00:00+07:00")
    return int(answer["submission_count"].iloc[0])


def test_a_first_report_stands_beside_nothing(store: Store, set_clock: SetClock):
    set_clock("2025-08-12 15:30")
    (file,) = preview(store, [daily("00118", "2025-08-12")], channel="upload")
    (report,) = file.reports
    assert (report.receipt.version, report.receipt.completeness) == (1, "complete")
    assert report.row_counts == {"daily_summary": 1}
    assert report.summary is not None
    assert report.summary["cutoff_time"] == time(15, 30)
    assert (report.stored, report.day_before) == (None, None)
    assert stored_count(store) == 0


def test_a_correction_stands_beside_the_version_it_replaces(store: Store, set_clock: SetClock):
    set_clock("2025-08-12 15:00")
    yesterday = daily("00118", "2025-08-11", dossiers_received=18)
    ingest(store, [yesterday], channel="test")
    ingest(store, [daily("00118", "2025-08-12")], channel="test")
    set_clock("2025-08-12 15:30")
    changed = daily("00118", "2025-08-12", dossiers_received=25)
    (file,) = preview(store, [changed], channel="upload")
    report = file.reports[0]
    rows = (report.summary, report.stored, report.day_before)
    assert [values and values["dossiers_received"] for values in rows] == [25, 20, 18]
    assert report.receipt.version == 2
    assert stored_count(store) == 2


def test_the_day_before_may_be_in_the_same_file(store: Store, set_clock: SetClock):
    set_clock("2025-08-12 15:30")
    both = csv_file(
        "1_TongHop",
        summary("00118", "2025-08-11", dossiers_received=19),
        summary("00118", "2025-08-12"),
    )
    (file,) = preview(store, [both], channel="upload")
    by_day = {report.receipt.report_date: report for report in file.reports}
    before = by_day[DAY].day_before
    assert before is not None
    assert before["dossiers_received"] == 19


def test_the_same_file_again_is_unchanged(store: Store, set_clock: SetClock):
    set_clock("2025-08-12 15:00")
    ingest(store, [daily("00118", "2025-08-12")], channel="test")
    (file,) = preview(store, [daily("00118", "2025-08-12")], channel="upload")
    assert file.receipt.status == "unchanged"
    assert [report.row_counts for report in file.reports] == [{}]


def test_the_known_baseline_is_the_one_in_force_that_day(store: Store, set_clock: SetClock):
    totals = {"service_points_total": 3, "procedures_announced": 400, "hamlets_total": 50}
    totals |= {"cdt_members_total": 400}
    for day, officials in (("2025-07-24", 110), ("2025-08-10", 120)):
        set_clock(f"{day} 09:00")
        cells = {"effective_date": day, "officials_total": officials} | totals
        ingest(store, [csv_file("0_NenTang", row("00118", day, **cells))], channel="test")
    set_clock("2025-08-12 15:30")
    found = [known_baseline(store, "00118", date(2025, 8, day)) for day in (9, 10)]
    assert [baseline and baseline["officials_total"] for baseline in found] == [110, 120]
    assert known_baseline(store, "00004", DAY) is None
