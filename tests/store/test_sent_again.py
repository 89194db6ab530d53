"""A file with good and bad reports, sent twice: what was accepted is told as it was then."""

from campaign.store import Store, ingest
from tests.store.files import csv_file, summary

WARD, OTHER = "00118", "00004"
DAY = "2025-08-12"


def test_an_unchanged_report_is_not_said_to_replace_itself(store: Store) -> None:
    good, bad = summary(WARD, DAY), summary(OTHER, DAY, dossiers_online=99)
    file = csv_file("1_TongHop", good, bad)
    (first,) = ingest(store, [file], channel="cli")
    (again,) = ingest(store, [file], channel="cli")
    assert [report.status for report in first.reports] == ["refused", "accepted"]
    assert [report.status for report in again.reports] == ["refused", "unchanged"]
    assert [problem.rule_id for problem in first.problems] == ["R04"]
    assert again.problems == first.problems
    assert again.status == "partly_accepted"


def test_a_version_replaced_meanwhile_is_told(store: Store) -> None:
    good, bad = summary(WARD, DAY), summary(OTHER, DAY, dossiers_online=99)
    file = csv_file("1_TongHop", good, bad)
    ingest(store, [file], channel="cli")
    ingest(store, [csv_file("1_TongHop", good | {"dossiers_online": 11})], channel="cli")
    (again,) = ingest(store, [file], channel="cli")
    assert [problem.rule_id for problem in again.problems] == ["R22", "R04"]
    assert "giống hệt phiên bản 1" in again.problems[0].message_vi
