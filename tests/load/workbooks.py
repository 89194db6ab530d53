"""What 126 wards hand in during the rush: their workbook of their last reported day, corrected.

The figures are those of the demo campaign; a few counts without a rule between them differ by
`seed`, so each seed is a new version of the same 126 reports.
"""

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl

from campaign.demo.campaign_days import simulate
from campaign.report.contract import Sheet, contract
from campaign.report.template import build_template
from campaign.wards import register

Rows = dict[str, list[dict[str, Any]]]
# Counts that no rule compares with others or with the day before.
CHANGED = ("news_items", "broadcasts", "social_posts", "households_visited")


@dataclass(frozen=True)
class Report:
    """One ward's report of one day as the demo campaign has it."""

    ward_code: str
    report_date: date
    rows: Rows


def last_reports() -> dict[str, Report]:
    """Each ward's newest report of the demo campaign, with its correction when there was one."""
    newest: dict[str, Report] = {}
    for wave in simulate():
        by_report: dict[tuple[str, date], Rows] = {}
        for sheet, rows in wave.rows.items():
            for row in rows:
                if "report_date" in row:
                    key = (row["ward_code"], row["report_date"])
                    by_report.setdefault(key, {}).setdefault(sheet, []).append(row)
        for (ward_code, day), rows in by_report.items():
            known = newest.get(ward_code)
            if known is None or known.report_date <= day:
                newest[ward_code] = Report(ward_code, day, rows)
    return newest


def workbook(report: Report, seed: int) -> bytes:
    """The ward's template with the report's rows typed in; a new version for each `seed`."""
    ward = register().by_code[report.ward_code]
    template = build_template(ward, report.report_date, is_demo=True)
    book = openpyxl.load_workbook(BytesIO(template))
    rng = random.Random(f"{seed}:{report.ward_code}")
    for sheet in contract().sheets:
        for number, row in enumerate(report.rows.get(sheet.name, []), start=2):
            changes = {name: rng.randrange(20) for name in CHANGED if name in row}
            _type_in(book[sheet.name], sheet, number, row | changes)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def prepared(folder: Path, seed: int, ward_codes: Iterable[str]) -> dict[str, bytes]:
    """The workbooks of `ward_codes`; those that `folder` does not hold yet are built there."""
    folder.mkdir(parents=True, exist_ok=True)
    reports: Mapping[str, Report] = {}
    found = {}
    for ward_code in ward_codes:
        path = folder / f"{seed}-{ward_code}.xlsx"
        if not path.exists():
            reports = reports or last_reports()
            path.write_bytes(workbook(reports[ward_code], seed))
        found[ward_code] = path.read_bytes()
    return found


def _type_in(worksheet: Any, sheet: Sheet, row_no: int, row: Mapping[str, Any]) -> None:
    for column, field in enumerate(sheet.fields, start=1):
        value = row.get(field.name)
        if value is not None:
            shown = ("Không", "Có")[value] if isinstance(value, bool) else value
            worksheet.cell(row_no, column, shown)
