"""What a submission holds, as one hash: by it the audit notices a stored figure that was changed.

The canonical form: the row of `submission`, its problems and its rows of every sheet, as JSON with
sorted keys, times in UTC and empty cells left out, so that a column added later changes no hash.
It is the same whether the rows come from the intake or back from the database.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time
from hashlib import sha256
from typing import Any

import duckdb

from campaign.report.contract import contract

Row = Mapping[str, Any]
Tables = Mapping[str, Sequence[Row]]

SUBMISSION, PROBLEM = "submission", "problem"


def canonical_json(value: Any) -> str:
    """The one way to write `value`: sorted keys, no blanks, ISO days, times in UTC."""
    return json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain
    )


def content_sha256(tables: Tables) -> str:
    """The hash of one submission; `tables` holds its rows by table, in the order of the rows."""
    filled = {
        table: [{name: cell for name, cell in row.items() if cell is not None} for row in rows]
        for table, rows in tables.items()
        if rows
    }
    return sha256(canonical_json(filled).encode()).hexdigest()


def stored_contents(cursor: duckdb.DuckDBPyConnection) -> dict[int, dict[str, list[Row]]]:
    """All rows of the ledger by submission number and table, in the order of the rows.

    A number without rows of `submission` is a number that no submission has.
    """
    found: dict[int, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for table, order in _tables():
        relation = cursor.table(table).order(order)
        columns = relation.columns
        for values in relation.fetchall():
            row = dict(zip(columns, values, strict=True))
            found[row["submission_no"]][table].append(row)
    return found


def total_sha256(contents: Mapping[int, str]) -> str:
    """One hash over the hashes of many submissions, by their numbers."""
    return sha256(canonical_json(sorted(contents.items())).encode()).hexdigest()


def _tables() -> Iterator[tuple[str, str]]:
    yield SUBMISSION, "submission_no"
    yield PROBLEM, "submission_no, problem_no"
    for sheet in contract().sheets:
        yield sheet.table, "submission_no, row_no"


def _plain(value: Any) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, (date, time)):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no canonical form")
