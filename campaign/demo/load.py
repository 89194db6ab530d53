"""Writes the simulated waves as bulk CSV files and sends them through the ordinary intake."""

import csv
import io
import zipfile
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

from campaign.demo.campaign_days import Wave, simulate
from campaign.demo.decisions import decide
from campaign.demo.editions import publish_demo_editions
from campaign.demo.profile import SEED
from campaign.demo.reasons import reasons
from campaign.report.contract import Sheet, contract
from campaign.report.source import SourceFile
from campaign.settings import settings
from campaign.store import Store
from campaign.store.answers import give_all
from campaign.store.intake import ingest
from campaign.store.questions import newest_report_date
from campaign.store.receipt import Receipt

_ZIP_TIME = (2025, 9, 6, 16, 0, 0)


class DemoRefused(RuntimeError):
    """There is no demo of this campaign, or the intake refused a whole file of it."""


def load_demo(store: Store, *, last_day: date | None = None) -> list[Receipt]:
    """Fill `store` with the demo campaign; a store that already holds it stays as it is.

    Raises ValueError for a store of real reports (the two never mix), DemoRefused for a campaign
    that is not the shipped one.
    """
    if store.kind != "demo":
        raise ValueError(f"{store.path} holds real reports; the demo has a store of its own")
    if settings().campaign != settings().shipped:
        raise DemoRefused("only the shipped campaign is simulated; practise with real uploads")
    receipts: list[Receipt] = []
    for file, wave in bulk_files(last_day):
        taken = ingest(
            store,
            [file],
            channel="demo",
            received_for=wave.received_for,
            limits=settings().bulk_limits,
            apart=False,
            obeys_locks=False,
        )
        give_all(store, reasons(taken, wave), channel="demo")
        receipts += taken
    for receipt in receipts:
        if receipt.status == "refused":
            raise DemoRefused(f"{receipt.file_name}: {receipt.problems[:3]}")
    decide(store)
    return receipts


def ensure_demo(store: Store) -> bool:
    """Load the demo into `store` when it is an empty demo store; True when that was needed.

    Its last days have editions, unless there are some already.

    Only the shipped campaign is simulated; the demo store of another is empty, for practice.
    """
    places = settings()
    if places.campaign != places.shipped:
        return False
    if not store.is_demo:
        return False
    is_empty = newest_report_date(store) is None
    if is_empty:
        load_demo(store)
    publish_demo_editions(store)
    return is_empty


def bulk_files(last_day: date | None = None) -> list[tuple[SourceFile, Wave]]:
    """One ZIP of CSV files per wave, with the wave it was written from."""
    waves = simulate(last_day)
    for wave in waves:
        _time_baselines(wave)
    return [
        (SourceFile(f"mo-phong-{SEED}-{number}.zip", _zip(wave)), wave)
        for number, wave in enumerate(waves, start=1)
    ]


def _time_baselines(wave: Wave) -> None:
    """A ward whose first day is missing still sent its baseline: in the morning of that day."""
    campaign = settings().campaign
    for row in wave.rows.get("0_NenTang", []):
        key = (row["ward_code"], row["effective_date"])
        morning = campaign.deadline_at(row["effective_date"]) - timedelta(hours=7)
        wave.received_for.setdefault(key, morning)


def _zip(wave: Wave) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for sheet in contract().sheets:
            rows = wave.rows.get(sheet.name)
            if rows:
                # A fixed time stamp: the same campaign is the same file, with the same hash.
                info = zipfile.ZipInfo(f"{sheet.name}.csv", _ZIP_TIME)
                info.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(info, _csv(sheet, rows))
    return buffer.getvalue()


def _csv(sheet: Sheet, rows: Iterable[dict[str, Any]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(field.header_vi for field in sheet.fields)
    columns = [(field.name, _writers().get(field.type, _as_text)) for field in sheet.fields]
    writer.writerows([write(row.get(name)) for name, write in columns] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _as_text(value: object) -> str:
    return "" if value is None else str(value)


def _as_date(value: date | None) -> str:
    return "" if value is None else f"{value.day:02d}/{value.month:02d}/{value.year}"


def _as_decimal(value: float | None) -> str:
    return "" if value is None else str(value).replace(".", ",")


def _as_bool(value: bool | None) -> str:
    return {None: "", True: "Có", False: "Không"}[value]


def _writers() -> dict[str, Callable[[Any], str]]:
    return {"date": _as_date, "decimal": _as_decimal, "bool": _as_bool}
