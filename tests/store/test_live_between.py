"""A page that has begun goes on with the kept figures when a report comes in meanwhile."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from unittest.mock import patch
from zoneinfo import ZoneInfo

import pandas as pd
import pytest

from campaign import clock
from campaign.store import Store, open_store, questions
from campaign.store.intake import ingest
from tests.store.files import baseline, daily

START = datetime(2025, 7, 24, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
DAY = START.date()
BEGAN = START.replace(hour=10)
IS_KEPT = """
    select count(*) from duckdb_functions()
    where function_name = 'index_on' and database_name = 'temp'
"""


@pytest.fixture
def store() -> Iterator[Store]:
    """One ward's report of 10:00, and the kept figures of it."""
    with _at(START):
        opened = open_store(":memory:")
    with _at(BEGAN):
        ingest(
            opened, [baseline("00118", "2025-07-24"), baseline("00226", "2025-07-24")], channel="t"
        )
        ingest(opened, [daily("00118", "2025-07-24", dossiers_received=31)], channel="t")
        opened.live.refresh()
    yield opened
    opened.close()


def _at(moment: datetime) -> "patch[object]":
    return patch.object(clock, "now", lambda: moment)


def _is_kept(store: Store, as_of: date, known_at: datetime) -> bool:
    values = {"as_of": as_of, "known_at": known_at}
    with store.live.asking(values) as cursor:
        row = cursor.execute(IS_KEPT).fetchone()
    return row is not None and row[0] > 0


def _worked_out(store: Store, name: str, known_at: datetime) -> pd.DataFrame:
    """The answer from the ledger, whatever is kept."""
    query = questions.load(name)
    with store.cursor() as cursor:
        return cursor.execute(query.sql, query.bind({"as_of": DAY, "known_at": known_at})).df()


@pytest.mark.parametrize("name", ["city_kpis", "ward_index", "submission_today"])
def test_the_figures_before_a_report_stay_those_of_memory(store: Store, name: str) -> None:
    with _at(START.replace(hour=11)):
        ingest(store, [daily("00226", "2025-07-24", dossiers_received=47)], channel="t")
        assert _is_kept(store, DAY, BEGAN)
        found = questions.ask(store, name, as_of=DAY, known_at=BEGAN)
        # Asking about before has not moved what is kept: whoever asks about now does.
        assert store.live.state().known_at == BEGAN
        assert not _is_kept(store, DAY, BEGAN - timedelta(minutes=1))
        pd.testing.assert_frame_equal(found, _worked_out(store, name, BEGAN))
        assert _is_kept(store, DAY, store.live.moment())
        assert not _is_kept(store, DAY, BEGAN)


def test_a_report_that_came_before_but_was_stored_after_counts(store: Store) -> None:
    """It waited for its turn: it had arrived at 09:30, when the figures were of 10:00."""
    arrived_at = START.replace(minute=30)
    with _at(START.replace(hour=11)):
        file = daily("00226", "2025-07-24", dossiers_received=47)
        ingest(store, [file], channel="t", arrived_at=arrived_at)
        found = questions.ask(store, "city_kpis", as_of=DAY, known_at=BEGAN)
    assert found.dossiers_received_7d[0] == 31 + 47
    pd.testing.assert_frame_equal(found, _worked_out(store, "city_kpis", BEGAN))
