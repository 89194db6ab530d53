"""A real store with things that some must not see, and the dashboard serving it with sign-in.

Two wards report: OWN, whose person visits, and OTHER, whose figures, texts and receipts are looked
for in all that reaches others. Every number here stands for itself alone, so that finding it in a
browser's bytes means that it was shown.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from itertools import product
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from campaign import clock
from campaign.access import Role
from campaign.editions import publish
from campaign.report.source import SourceFile
from campaign.settings import ROOT, settings
from campaign.store import Store, ingest, open_store, tokens
from campaign.store.audit import Sender
from tests.access.visitor import Visitor
from tests.oidc_secrets import COOKIE_SECRET, sign_in_environment
from tests.store.files import baseline, csv_file, row, summary

OWN, OTHER = "00118", "00004"
DAY, NEXT_DAY = "2025-08-12", "2025-08-13"
START_SECONDS = 120

# All above 5,670 (126 wards of 45 days), because tables number their rows.
# What OTHER reported by 16:30 of DAY: in edition 1, which everybody may read.
PUBLISHED = {"enrolled": 9473, "completed": 8831, "people": 5749}
# What OTHER reported later: in no edition.
LATER = {"enrolled": 9631, "completed": 8929, "people": 5861}
# What OWN reported, all of it by 16:30.
MINE = {"enrolled": 8117, "completed": 7963, "people": 5783}
PLACES = ("Điểm PVHCC", "điểm lưu động", "hộ gia đình", "trực tuyến")
SHIFTS = ("sáng", "chiều", "tối")
NOTE, LABEL = "zqnote kho khan", "zqlabel may chu"


def claims_of(role: Role) -> dict[str, Any] | None:
    """What the provider says of somebody in that role; None for the public."""
    if role is Role.PUBLIC:
        return None
    found = {
        "sub": f"s-{role.value}",
        "name": f"N {role.value}",
        "iat": int(clock.now().timestamp()),
        "campaign_role": role.value,
    }
    ward = {"campaign_ward": OWN} if role is Role.WARD else {}
    return found | ward


def fill(store: Store) -> dict[str, list[str]]:
    """Reports of both wards and one edition; the receipt numbers by ward."""
    bases = {"officials_total": 1997, "cdt_members_total": 3011}
    receipts: dict[str, list[str]] = {OWN: [], OTHER: []}
    for ward_code, figures in ((OWN, MINE), (OTHER, PUBLISHED)):
        _send(store, [baseline(ward_code, "2025-07-24", **bases)], f"{DAY}T15:00")
        receipts[ward_code] += _send(store, _reports(ward_code, DAY, figures), f"{DAY}T15:00")
    known_at = datetime(2025, 8, 12, 16, 30, tzinfo=settings().campaign.timezone)
    publish(store, date.fromisoformat(DAY), known_at, sender=Sender("page", "monitor:s-monitor"))
    later = _reports(OTHER, NEXT_DAY, LATER)
    receipts[OTHER] += _send(store, later, f"{NEXT_DAY}T15:00")
    return receipts


def _reports(ward_code: str, day: str, figures: dict[str, int]) -> list[SourceFile]:
    """One package: the summary and a row of training, forces and difficulties each."""
    trained = {"officials_trained_cum": 40, "cdt_members_trained_cum": 50}
    sessions = [
        {"session_no": number + 1, "audience": "Người dân", "format": "trực tuyến"}
        | {name: _part(figures[name], number, 2) for name in ("enrolled", "completed")}
        | {"completed_first_time": _part(figures["completed"], number, 2)}
        for number in range(2)
    ]
    places = list(product(SHIFTS, PLACES))
    forces = [
        {"force_type": "luật sư", "shift": shift, "sending_org": "khác", "location_type": place}
        | {"planned_people": 500, "present_people": _part(figures["people"], number, len(places))}
        for number, (shift, place) in enumerate(places)
    ]
    issue = {"issue_no": 1, "category": "Khác", "severity": 2, "status": "đang xử lý"}
    issue |= {"note": f"{NOTE} {ward_code}"}
    return [
        csv_file("1_TongHop", summary(ward_code, day, **trained)),
        csv_file("3_TapHuan", *(row(ward_code, day, **session) for session in sessions)),
        csv_file("4_LucLuong", *(row(ward_code, day, **force) for force in forces)),
        csv_file("5_KhoKhan", row(ward_code, day, **issue)),
    ]


def _part(total: int, number: int, count: int) -> int:
    """The share of row `number` when `count` rows add up to `total`."""
    return (total + number) // count


def _send(store: Store, files: list[SourceFile], moment: str) -> list[str]:
    """Hand in one package; the numbers of its receipts."""
    received_at = datetime.fromisoformat(moment)
    receipts = ingest(store, files, channel="cli", received_at=received_at)
    assert {receipt.status for receipt in receipts} == {"accepted"}, [r.as_dict() for r in receipts]
    return sorted({str(report.receipt_no) for receipt in receipts for report in receipt.reports})


@dataclass
class House:
    """The running dashboard at `url`, its files in `folder`, receipts and tokens of both wards."""

    url: str
    folder: Path
    receipts: dict[str, list[str]]
    tokens: dict[str, str]

    def visitor(self, role: Role) -> Visitor:
        """Somebody in that role."""
        return Visitor(self.url, claims_of(role), COOKIE_SECRET)


@contextmanager
def served(
    folder: Path,
    url: str,
    provider: str = "http://localhost:9",
    *,
    worker_count: int = 1,
    campaign_id: str | None = None,
) -> Iterator[None]:
    """The dashboard at `url` (of this machine) with sign-in, on the store in `folder`.

    campaign_id: of that campaign of the installation in `folder`; None for the shipped one.
    """
    env = {key: value for key, value in os.environ.items() if not key.startswith("CAMPAIGN_")}
    env |= {"CAMPAIGN_LOCAL_DIR": str(folder / "local")}
    env |= sign_in_environment(folder, url, provider)
    log, port = folder / "server.log", url.rpartition(":")[2]
    options = ["--store", "real", "--port", port, "--workers", str(worker_count)]
    options += ["--campaign", campaign_id] if campaign_id else []
    process = subprocess.Popen(
        [sys.executable, "-m", "campaign", "serve", *options],
        cwd=ROOT,
        env=env,
        stdout=log.open("w"),
        stderr=subprocess.STDOUT,
    )
    try:
        _wait(url, process, log)
        yield
    finally:
        process.terminate()
        process.wait(timeout=90)


def filled(folder: Path, url: str) -> House:
    """Make the real store of a house in `folder`, to be served at `url`."""
    store = open_store(folder / "local" / "real" / "campaign.duckdb", kind="real")
    try:
        receipts = fill(store)
        given = {code: tokens.issue(store, code, LABEL)[1] for code in (OWN, OTHER)}
        number, given["revoked"] = tokens.issue(store, OTHER, "revoked")
        tokens.revoke(store, number)
        return House(url, folder, receipts, given)
    finally:
        store.close()


def _wait(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(START_SECONDS * 5):
        assert process.poll() is None, log.read_text()
        try:
            with urlopen(f"{url}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(log.read_text())
