"""The measurements: counted where things happen, in a registry of our own."""

import importlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from prometheus_client import REGISTRY as FOREIGN
from prometheus_client.parser import text_string_to_metric_families

from campaign import clock, metrics
from campaign.report import sandbox
from campaign.report.source import SourceFile
from campaign.settings import settings
from campaign.store import Store, ingest, open_store
from campaign.store.errors import StoreFull
from tests.store.files import daily

WARD, DAY = "00118", "2025-08-12"


@pytest.fixture
def store() -> Iterator[Store]:
    opened = open_store(":memory:", kind="real")
    yield opened
    opened.close()


def value(name: str, **labels: str) -> float:
    return metrics.REGISTRY.get_sample_value(name, labels) or 0.0


Change = Callable[[], float]


def change(name: str, **labels: str) -> Change:
    """How much the number has grown since this call."""
    before = value(name, **labels)
    return lambda: value(name, **labels) - before


def test_reports_are_counted_by_channel_and_status(store: Store) -> None:
    accepted = change("campaign_reports_received_total", channel="api", status="accepted")
    refused = change("campaign_reports_received_total", channel="api", status="refused")
    unchanged = change("campaign_reports_received_total", channel="api", status="unchanged")
    parses = change("campaign_parse_seconds_count")
    ingest(store, [daily(WARD, DAY)], channel="api", dry_run=True)
    assert (accepted(), parses()) == (0, 0)
    ingest(store, [daily(WARD, DAY)], channel="api")
    ingest(store, [daily(WARD, DAY), SourceFile("a.xlsx", b"PK rubbish")], channel="api")
    assert (accepted(), refused(), unchanged(), parses()) == (1, 1, 1, 2)


def test_the_wait_counts_from_the_last_byte(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    now = datetime(2025, 8, 12, 16, 0, 30, tzinfo=settings().campaign.timezone)
    monkeypatch.setattr(clock, "now", lambda: now)
    waits, seconds = change("campaign_report_seconds_count"), change("campaign_report_seconds_sum")
    arrived_at = now - timedelta(seconds=31)
    ingest(store, [daily(WARD, DAY)], channel="inbox", arrived_at=arrived_at)
    assert (waits(), seconds()) == (1, pytest.approx(31))  # a difference of sums
    newest = "campaign_newest_received_timestamp_seconds"
    # What an operator fills in afterwards did not wait and is not news.
    back = now - timedelta(days=1)
    ingest(store, [daily(WARD, "2025-08-11")], channel="cli", received_at=back)
    assert waits() == 1
    metrics.NEWEST_RECEIVED.set(0)
    metrics.note_received(now)
    metrics.note_received(back)
    assert value(newest) == now.timestamp()


def test_failed_writes_are_counted(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    failed = change("campaign_store_writes_failed_total")
    received = change("campaign_reports_received_total", channel="api", status="accepted")
    monkeypatch.setenv("CAMPAIGN_DISK_RESERVE_MB", str(10**9))
    settings.cache_clear()
    with pytest.raises(StoreFull):
        ingest(store, [daily(WARD, DAY)], channel="api")
    assert (failed(), received()) == (1, 0)


def test_a_killed_parse_is_counted_by_its_reason() -> None:
    """A megabyte of memory is too little for any file."""
    reasons = [change("campaign_parse_killed_total", reason=r) for r in ("memory", "ended")]
    box = sandbox.Sandbox(1)
    try:
        box.parse(daily(WARD, DAY), replace(settings().limits, memory_mb=1))
    finally:
        box.close()
    assert sum(grown() for grown in reasons) == 1


def test_disk_space_is_looked_up_when_asked_for(tmp_path: Path) -> None:
    disk = metrics.DiskFree()
    assert [family.samples for family in disk.collect()] == [[]]
    disk.folder = tmp_path
    ((sample,),) = [family.samples for family in disk.collect()]
    assert (sample.name, sample.value > 0) == ("campaign_disk_free_bytes", True)
    disk.folder = tmp_path / "gone"
    assert [family.samples for family in disk.collect()] == [[]]


def test_names_follow_the_conventions() -> None:
    families = list(text_string_to_metric_families(metrics.exposition().decode()))
    ours = [family for family in families if not family.name.startswith("process_")]
    assert ours
    assert all(family.name.startswith("campaign_") for family in ours)
    assert all(family.documentation.endswith(".") for family in ours)
    units = ("_seconds", "_bytes", "_waiting", "_info", "_build")
    assert [f.name for f in ours if f.type != "counter" and not f.name.endswith(units)] == []
    build = next(family for family in ours if family.name == "campaign_build_info")
    assert build.samples[0].labels["version"] == "0.1.0"


def test_the_module_can_be_loaded_again_and_stays_apart() -> None:
    spec = importlib.util.find_spec("campaign.metrics")
    assert spec is not None
    assert spec.loader is not None
    for _ in range(2):
        again = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(again)
    again.INTAKE_REFUSED.labels("rate").inc()
    assert again.REGISTRY.get_sample_value("campaign_intake_refused_total", {"reason": "rate"}) == 1
    assert not any(family.name.startswith("campaign") for family in FOREIGN.collect())
