"""Values of reported fields as a reader sees them, from typed rows or from text columns."""

from datetime import time
from typing import Any

import pandas as pd

from campaign import formats, labels
from campaign.report.contract import Field, contract

SUMMARY = "daily_summary"


def summary_field(name: str) -> Field:
    """The field `name` of sheet 1_TongHop."""
    return contract().sheet(SUMMARY).field(name)


def value_text(lang: str, field: Field, value: Any) -> str:
    """`value` of `field` in the reader's notation; "–" for a cell that was left empty."""
    if value is None or pd.isna(value):
        return formats.MISSING
    if field.type in ("int", "decimal"):
        return formats.number(lang, float(value), 0 if field.type == "int" else 1)
    if field.type == "bool":
        is_yes = value if isinstance(value, bool) else str(value).lower() == "true"
        return labels.text(lang, "value-yes" if is_yes else "value-no")
    if field.type == "time":
        return value.strftime("%H:%M") if isinstance(value, time) else str(value)[:5]
    if field.type == "enum":
        known = str(value) in labels.vocabulary(field.name)
        return labels.term(lang, field.name, str(value)) if known else str(value)
    return str(value)


def column_header(lang: str, sheet_name: str | None, name: str | None) -> str | None:
    """The header of a column as the reader's workbook has it; `name` itself when unknown."""
    for sheet in contract().sheets:
        if name and sheet_name in (sheet.name, sheet.title_vi):
            names = {field.name: field.header(lang) for field in sheet.fields}
            return names.get(name, name)
    return name
