"""What happens at the monitors' desk, in few words: reports come in, editions are asked for."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

from campaign import labels
from campaign.editions import Edition, changed_since, figures, publish, verify_editions
from campaign.settings import settings
from campaign.store import Store, ingest, open_store
from campaign.store.audit import Sender
from campaign.wards import register
from tests.store.files import baseline, csv_file, daily, summary

MONITOR = Sender("page", "monitor:lan")
DAY, DAY_BEFORE = date(2025, 8, 12), date(2025, 8, 11)
BO_DE, BA_DINH = "00118", "00004"
ALL_CODES = tuple(sorted(register().by_code))


def at(text: str) -> datetime:
    """Local time, e.g. '2025-08-12 16:30'."""
    return datetime.fromisoformat(text).replace(tzinfo=settings().campaign.timezone)


def reports(store: Store, day: str, received: str, *, but: tuple[str, ...] = ()) -> None:
    """Complete reports of that day from every ward but those named."""
    rows = [summary(code, day) for code in ALL_CODES if code not in but]
    received_at = at(received)
    receipts = ingest(store, [csv_file("1_TongHop", *rows)], channel="cli", received_at=received_at)
    assert [receipt.status for receipt in receipts] == ["accepted"]


@contextmanager
def demo_store(folder: Path) -> Iterator[Store]:
    """The new demo store of the CAMPAIGN_LOCAL_DIR `folder`, open to whoever comes next."""
    store = open_store(folder / "demo" / "campaign.duckdb", kind="demo")
    yield store
    store.close()


def report(store: Store, ward_code: str, day: str, received: str, **cells: Any) -> None:
    """One complete report; `cells` replaces values."""
    file = daily(ward_code, day, **cells)
    (receipt,) = ingest(store, [file], channel="cli", received_at=at(received))
    assert receipt.status == "accepted"


def one_report_published(store: Store) -> None:
    """Edition 1 of 12/8 with one ward's report; its baseline came the day before."""
    file = baseline(BO_DE, "2025-08-11")
    ingest(store, [file], channel="cli", received_at=at("2025-08-11 09:00"))
    report(store, BO_DE, "2025-08-12", "2025-08-12 15:00", citizens_supported=50)
    publish(store, DAY, at("2025-08-12 16:30"), sender=MONITOR)


def codes(store: Store) -> list[str]:
    """What the verification of editions finds; each can be said in both languages."""
    found = list(verify_editions(store))
    assert all(finding.message(lang) for finding in found for lang in labels.LANGUAGES)
    return sorted(finding.code for finding in found)


def value(store: Store, edition: Edition, figure: str) -> float:
    """A headline figure as published."""
    frame = figures(store, edition.edition_no)
    (found,) = frame.loc[frame["figure"] == figure, "value"]
    return float(found)


def changes(store: Store, edition: Edition, now: datetime) -> dict[str, tuple[Any, ...]]:
    """What has changed: figure -> old, new, wards with their reasons, all reasons."""
    frame = changed_since(store, edition, now=now)
    columns = ["old_value", "new_value", "wards", "why"]
    return {row["figure"]: tuple(row[name] for name in columns) for _, row in frame.iterrows()}


def damage(store: Store, *statements: str) -> None:
    """What nobody must do to a store."""
    with store.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def day(text: str) -> date:
    """A day from ISO text."""
    return date.fromisoformat(text)
