"""Receipts and previews as JSON and back: nothing is lost."""

import json
import math
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from campaign.report.problem import Problem, Severity
from campaign.report.question import Answer
from campaign.settings import settings
from campaign.store import Store, ingest
from campaign.store.preview import FilePreview, ReportPreview, preview
from campaign.store.receipt import Receipt, ReportReceipt
from campaign.store.row_json import row_as_json, row_from_json
from tests.store.files import baseline, csv_file, daily, summary

ZONE = settings().campaign.timezone
MOMENTS = some.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=some.just(ZONE))  # noqa: DTZ001  bounds take no zone
CELLS = some.one_of(
    some.none(),
    some.booleans(),
    some.integers(),
    some.floats(allow_nan=False),
    some.text(),
    some.dates(),
    some.times(),
    MOMENTS,
)
ROWS = some.none() | some.dictionaries(some.text(max_size=9), CELLS, max_size=6)
MAYBE = some.none() | some.text(max_size=9)
PROBLEMS = some.builds(
    Problem,
    severity=some.sampled_from(Severity),
    value=MAYBE,
    report_date=some.none() | some.dates(),
    problem_no=some.none() | some.integers(1),
    answer=some.none() | some.builds(Answer, some.text(), MOMENTS),
)
REPORTS = some.builds(ReportReceipt, received_at=MOMENTS)
RECEIPTS = some.builds(
    Receipt,
    received_at=MOMENTS,
    reports=some.lists(REPORTS, max_size=2).map(tuple),
    problems=some.lists(PROBLEMS, max_size=2).map(tuple),
)
PREVIEWS = some.builds(
    ReportPreview,
    REPORTS,
    some.dictionaries(some.text(max_size=9), some.integers()),
    summary=ROWS,
    stored=ROWS,
    day_before=ROWS,
)


def sent(values: Any) -> Any:
    """What arrives at the other end of a line."""
    return json.loads(json.dumps(values, allow_nan=False))


@given(ROWS)
def test_a_row_comes_back_with_its_types(row: dict[str, Any] | None) -> None:
    back = row_from_json(sent(row_as_json(row)))
    assert back == row
    if row is not None and back is not None:  # True and 1 are equal, but not the same
        assert [type(cell) for cell in back.values()] == [type(cell) for cell in row.values()]


@given(RECEIPTS)
def test_a_receipt_comes_back(receipt: Receipt) -> None:
    assert Receipt.from_dict(sent(receipt.as_dict())) == receipt


@given(some.builds(FilePreview, RECEIPTS, some.lists(PREVIEWS, max_size=2).map(tuple)))
def test_a_preview_comes_back(file: FilePreview) -> None:
    assert FilePreview.from_dict(sent(file.as_dict())) == file


def test_real_receipts_and_previews_come_back(store: Store) -> None:
    files = [
        [baseline("00118", "2025-08-01")],
        [daily("00118", "2025-08-11")],
        [csv_file("1_TongHop", summary("00118", "2025-08-12"), summary("00004", "2025-08-12"))],
        [daily("00118", "2025-08-13", dossiers_online=99)],
    ]
    for group in files:
        for shown in preview(store, group, channel="upload"):
            assert FilePreview.from_dict(sent(shown.as_dict())) == shown
        for _ in range(2):
            for receipt in ingest(store, group, channel="upload"):
                assert Receipt.from_dict(sent(receipt.as_dict())) == receipt


@pytest.mark.parametrize("cell", [{"bytes": "x"}, {"date": "yesterday"}])
def test_a_strange_cell_is_an_error(cell: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"bytes|yesterday"):
        row_from_json({"a": cell})


def test_what_no_cell_can_hold_is_an_error() -> None:
    with pytest.raises(TypeError):
        row_as_json({"a": b"x"})
    day = {
        "a": date(2025, 8, 12),
        "b": datetime(2025, 8, 12, tzinfo=UTC),
        "c": time(9),
        "d": math.inf,
    }
    assert row_from_json(row_as_json(day)) == day
