"""What this process counts and measures, for the operator's monitoring (docs/operations.md).

The numbers lie in a registry of their own, so that what a library registers for itself never
appears beside them. Only code words are labels (a channel, a status, a reason): nothing that
names a person, and never more than a handful of values.
"""

import platform
import shutil
import tomllib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    Info,
    ProcessCollector,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from prometheus_client.registry import Collector

from campaign.settings import ROOT

# A second line per number that nobody asks for.
disable_created_metrics()

CONTENT_TYPE = CONTENT_TYPE_PLAIN_0_0_4
REGISTRY = CollectorRegistry()
# From a receipt on a quiet day to a queue at the deadline; parsing is cut off by its own limit.
_WAITS = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300)
_PARSES = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)

REPORTS_RECEIVED = Counter(
    "campaign_reports_received",
    "Reports with a receipt, by the door they came through and what became of them.",
    ("channel", "status"),
    registry=REGISTRY,
)
REPORT_SECONDS = Histogram(
    "campaign_report_seconds",
    "From the last byte of a report to its receipt.",
    buckets=_WAITS,
    registry=REGISTRY,
)
PARSE_SECONDS = Histogram(
    "campaign_parse_seconds",
    "Reading the files of one delivery, before anything is judged.",
    buckets=_PARSES,
    registry=REGISTRY,
)
PARSE_KILLED = Counter(
    "campaign_parse_killed",
    "Files whose reading was ended by a limit of the operating system.",
    ("reason",),
    registry=REGISTRY,
)
INTAKE_WAITING = Gauge(
    "campaign_intake_waiting", "Deliveries that wait for their turn.", registry=REGISTRY
)
INTAKE_REFUSED = Counter(
    "campaign_intake_refused",
    "Deliveries turned away at the door, before they were read: auth, rate, size or disk.",
    ("reason",),
    registry=REGISTRY,
)
STORE_WRITES_FAILED = Counter(
    "campaign_store_writes_failed",
    "Deliveries of which something could not be stored, for instance on a full disk.",
    registry=REGISTRY,
)
INBOX_WAITING = Gauge(
    "campaign_inbox_waiting", "Files in the watched folder without a receipt.", registry=REGISTRY
)
INBOX_LAST_SCAN = Gauge(
    "campaign_inbox_last_scan_timestamp_seconds",
    "When the watched folder was last looked through to the end.",
    registry=REGISTRY,
)
PUBLISHED_AGE = Gauge(
    "campaign_published_age_seconds",
    "How far the pages' copies of the store lie behind it.",
    registry=REGISTRY,
)
NEWEST_RECEIVED = Gauge(
    "campaign_newest_received_timestamp_seconds",
    "When the newest report was received that this process gave a receipt for.",
    registry=REGISTRY,
)


class DiskFree(Collector):
    """The free space beside the store, looked up when it is asked for."""

    def __init__(self) -> None:
        """Report nothing until `watch_disk` names a folder."""
        self.folder: Path | None = None

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """The gauge; no value while there is no folder."""
        gauge = GaugeMetricFamily(
            "campaign_disk_free_bytes", "Free space on the disk that holds the store."
        )
        if self.folder is not None and self.folder.exists():
            gauge.add_metric((), shutil.disk_usage(self.folder).free)
        yield gauge


_disk = DiskFree()
REGISTRY.register(_disk)
ProcessCollector(registry=REGISTRY)


def watch_disk(folder: Path) -> None:
    """Measure the free space of the disk that holds `folder` from now on."""
    _disk.folder = folder


def note_received(moment: datetime) -> None:
    """Remember the time of receipt when it is the newest so far."""
    previous = REGISTRY.get_sample_value("campaign_newest_received_timestamp_seconds") or 0.0
    NEWEST_RECEIVED.set(max(previous, moment.timestamp()))


def exposition() -> bytes:
    """All numbers in the text format of Prometheus (content type CONTENT_TYPE)."""
    return generate_latest(REGISTRY)


def _describe_build() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    build = Info("campaign_build", "The program that runs here.", registry=REGISTRY)
    build.info({"version": project["project"]["version"], "python": platform.python_version()})


_describe_build()
