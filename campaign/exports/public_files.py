"""A public dataset as a file: CSV, JSON or Parquet, each with its origin in its own content.

CSV: every row ends with the stamp, because comment lines break readers (Excel, pandas, R). JSON:
`metadata`, `columns`, `rows`. Parquet: key-value metadata, and a description on each column.
Missing stays missing; a column is_…_suppressed says whether a count was hidden.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from campaign.exports.tables import csv_bytes

Described = Mapping[str, Any]

MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8; header=present",
    "json": "application/json",
    "parquet": "application/vnd.apache.parquet",
}
_TYPES = {
    "text": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "date": pa.date32(),
    "boolean": pa.bool_(),
}


def csv_file(frame: pd.DataFrame, stamp: Mapping[str, str]) -> bytes:
    """`frame` as CSV; formulas are made harmless, every row ends with the stamp."""
    return csv_bytes(frame, stamp)


def json_file(frame: pd.DataFrame, metadata: Described, columns: Sequence[Described]) -> bytes:
    """`frame` as JSON; rows are objects by column name."""
    rows = [dict(zip(frame.columns, row, strict=True)) for row in _plain_rows(frame)]
    return json_bytes({"metadata": metadata, "columns": columns, "rows": rows})


def parquet_file(frame: pd.DataFrame, metadata: Described, columns: Sequence[Described]) -> bytes:
    """`frame` as Parquet; the file's metadata hold `metadata` as JSON and its texts by name."""
    known = {column["name"]: column for column in columns}
    values = dict(zip(frame.columns, zip(*_plain_rows(frame, iso=False), strict=True), strict=True))
    fields = [_field(name, known.get(name)) for name in frame.columns]
    arrays = [pa.array(values.get(field.name, ()), type=field.type) for field in fields]
    texts = {name: value for name, value in metadata.items() if isinstance(value, str) and value}
    about = {**texts, "metadata": json_bytes(metadata).decode()}
    table = pa.Table.from_arrays(arrays, schema=pa.schema(fields, metadata=about))
    buffer = BytesIO()
    pq.write_table(table, buffer)
    return buffer.getvalue()


def json_bytes(value: Any) -> bytes:
    """`value` as UTF-8 JSON, the same bytes for the same value."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _field(name: str, column: Described | None) -> pa.Field:
    if column is None:
        return pa.field(name, pa.string())
    about = {key: value for key, value in column.items() if key.startswith("description")}
    return pa.field(name, _TYPES[column["type"]], metadata=about)


def _plain_rows(frame: pd.DataFrame, *, iso: bool = True) -> list[list[Any]]:
    return [[_plain(value, iso=iso) for value in row] for row in frame.itertuples(index=False)]


def _plain(value: Any, *, iso: bool) -> Any:
    """`value` as plain Python, missing as None; days as text when `iso`."""
    if pd.isna(value):
        return None
    if isinstance(value, date):
        return value.isoformat() if iso else value
    return value.item() if hasattr(value, "item") else value
