"""A few kills with every test run; `python -m tests.soak.kill --kills 200` is the long one."""

from pathlib import Path

import duckdb
import pytest

from campaign.store import open_store
from tests.soak import kill
from tests.soak.doors import DOORS

KILLS = {"pipe": 6, "http": 2}
MOST_ACKS = 6


@pytest.mark.parametrize("door", sorted(DOORS))
def test_acknowledged_means_stored(door: str, tmp_path: Path) -> None:
    summary = kill.run(door, tmp_path / "campaign.duckdb", KILLS[door], seed=7, most_acks=MOST_ACKS)
    assert summary.is_kept, summary.text()
    assert summary.kills == KILLS[door]
    assert summary.acknowledged > 0
    assert summary.unacknowledged > 0


def test_a_broken_promise_would_be_seen(tmp_path: Path) -> None:
    """The check itself: lose one report, and half of another, behind the senders' backs."""
    db = tmp_path / "campaign.duckdb"
    open_store(db, kind="real").close()
    soak = kill.Soak(DOORS["pipe"](db), db, seed=7, most_acks=MOST_ACKS)
    soak.run(1)
    first, second = list(soak._acks.values())[:2]
    with duckdb.connect(db) as connection:
        lost, halved = "receipt_no = $receipt_no", {"receipt_no": second.receipt_no}
        connection.execute(f"delete from submission where {lost}", {"receipt_no": first.receipt_no})
        connection.execute(
            "update submission set row_count = row_count + 1 where receipt_no = $receipt_no", halved
        )
    soak._look()
    assert len(soak.summary.missing) == 1
    assert len(soak.summary.half) >= 2
    assert not soak.summary.is_kept
