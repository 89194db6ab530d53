"""What the intake leaves in the log and in the measurements: one line per report, no file names.

Officers put people's names into file names, and who sent a file from where belongs to the access
log alone. The hash finds the kept original, and the store knows the name.
"""

import logging
import time
from collections.abc import Callable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from functools import wraps
from typing import Any, ParamSpec

from campaign import clock, metrics
from campaign.report.source import SourceFile, package_sha256
from campaign.store.errors import StoreNotWritable
from campaign.store.receipt import Receipt, ReportReceipt

# The simulated campaign is thousands of reports in one go: told in one line.
DEMO_CHANNEL = "demo"
log = logging.getLogger("campaign.intake")
Params = ParamSpec("Params")


@dataclass
class Stopwatch:
    """How long one intake took, and how much of it reading the files."""

    called_at: datetime = field(default_factory=clock.now)
    started: float = field(default_factory=time.perf_counter)
    parsed: float | None = None

    def parse_seconds(self) -> float:
        """From the call to the end of reading; 0 when nothing was read."""
        return self.parsed - self.started if self.parsed is not None else 0.0

    def store_seconds(self) -> float:
        """From the end of reading until now."""
        return time.perf_counter() - (self.parsed or self.started)


_running: ContextVar[Stopwatch | None] = ContextVar("intake_stopwatch", default=None)


def recorded(intake: Callable[Params, list[Receipt]]) -> Callable[Params, list[Receipt]]:
    """Decorates `ingest(store, files, *, channel, …)`: logs and counts what it stores.

    A dry run leaves no trace; what it would do is not an event.
    """

    @wraps(intake)
    def recording(*args: Params.args, **kwargs: Params.kwargs) -> list[Receipt]:
        if kwargs.get("dry_run"):
            return intake(*args, **kwargs)
        watch = Stopwatch()
        token = _running.set(watch)
        try:
            receipts = intake(*args, **kwargs)
        except StoreNotWritable:
            metrics.STORE_WRITES_FAILED.inc()
            raise
        finally:
            _running.reset(token)
        files: Any = kwargs["files"] if "files" in kwargs else args[1]
        _tell(receipts, files, kwargs, watch)
        return receipts

    return recording


def parsed() -> None:
    """To be called by the intake when the files have been read."""
    watch = _running.get()
    if watch is not None:
        watch.parsed = time.perf_counter()
        metrics.PARSE_SECONDS.observe(watch.parse_seconds())


def _tell(
    receipts: Sequence[Receipt], files: Sequence[SourceFile], call: dict[str, Any], watch: Stopwatch
) -> None:
    channel = str(call["channel"])
    files_of = _files_of_reports(receipts, files)
    times = {
        "parse_ms": round(watch.parse_seconds() * 1000),
        "store_ms": round(watch.store_seconds() * 1000),
    }
    for report in files_of:
        metrics.REPORTS_RECEIVED.labels(channel, report.status).inc()
    if channel == DEMO_CHANNEL:
        log.info("demo_loaded", extra={"report_count": len(files_of), **times})
        return
    actor, is_demo = call.get("actor") or channel, any(receipt.is_demo for receipt in receipts)
    sender = {"channel": channel, "actor": actor, "is_demo": is_demo}
    for report, own in files_of.items():
        log.info("report", extra=_line(report, own) | sender | times)
    if call.get("received_at") is None and not call.get("received_for"):
        arrived_at: datetime = call.get("arrived_at") or watch.called_at
        metrics.REPORT_SECONDS.observe(max(0.0, (clock.now() - arrived_at).total_seconds()))
        metrics.note_received(arrived_at)


def _files_of_reports(
    receipts: Sequence[Receipt], files: Sequence[SourceFile]
) -> dict[ReportReceipt, list[SourceFile]]:
    """Each report once, with the files it came in: loose CSV files share theirs."""
    found: dict[ReportReceipt, list[SourceFile]] = {}
    for receipt, file in zip(receipts, files, strict=True):
        for report in receipt.reports:
            found.setdefault(report, []).append(file)
    return found


def _line(report: ReportReceipt, files: Sequence[SourceFile]) -> dict[str, Any]:
    return {
        "receipt_no": report.receipt_no,
        "status": report.status,
        "report_kind": report.report_kind,
        "ward_code": report.ward_code,
        "report_date": report.report_date,
        "version": report.version,
        "received_at": report.received_at,
        "timeliness": report.timeliness,
        "sha256": package_sha256(files),
        "byte_count": sum(len(file.content) for file in files),
        "error_count": report.error_count,
        "warning_count": report.warning_count,
    }
