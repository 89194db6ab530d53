"""Reports that are each unlike any other, with rows in several tables, some of them refused."""

import io
import itertools
import random
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from campaign.report.source import SourceFile
from campaign.wards import register
from tests.store.files import csv_file, row, summary

DAYS = [f"2025-08-{day:02d}" for day in range(1, 32)]
FORCES = ("Tổ CĐS cộng đồng", "đoàn viên thanh niên", "luật sư", "sinh viên CNTT")
SHIFTS = ("sáng", "chiều", "tối")


@dataclass(frozen=True)
class Report:
    """One file and how many rows it must leave when it is accepted."""

    ward_code: str
    file: SourceFile
    row_count: int


def reports(seed: int, first: int, ward_codes: list[str] | None = None) -> Iterator[Report]:
    """Reports numbered from `first` on; no two of any run with another number are alike."""
    chance = random.Random(seed)
    wards = ward_codes or sorted(register().by_code)
    for number in itertools.count(first):
        ward, day = chance.choice(wards), chance.choice(DAYS)
        cells = {"dossiers_received": 1_000 + number}
        if chance.random() < 0.1:
            cells["dossiers_online"] = 5_000 + number  # more than were received: refused
        pairs = [(force, shift) for force in FORCES for shift in SHIFTS]
        shifts = chance.sample(pairs, chance.randint(1, len(pairs)))
        file = _package(number, ward, day, cells, shifts)
        yield Report(ward, file, 1 + len(shifts))


def _package(
    number: int, ward: str, day: str, cells: dict[str, int], shifts: list[tuple[str, str]]
) -> SourceFile:
    place = {"location_type": "Điểm PVHCC", "sending_org": "Viettel"}
    people = {"planned_people": 4, "present_people": 3, "hours_per_person": "3,5"}
    rows = [row(ward, day, force_type=f, shift=s, **place, **people) for f, s in shifts]
    parts = [csv_file("1_TongHop", summary(ward, day, **cells)), csv_file("4_LucLuong", *rows)]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in parts:
            archive.writestr(zipfile.ZipInfo(part.name), part.content)
    return SourceFile(f"bao-cao-{number:07d}.zip", buffer.getvalue())
