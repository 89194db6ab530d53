"""Administrative acts asked of a writer that is another process, and what pages learn of them."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from campaign.store.audit import Sender
from campaign.store.reference_rows import history, targets_of_store, windows_of_store
from campaign.store.replica import Replica
from campaign.store.target_rules import ChangeRefused
from tests.door.writer_process import Writer

SENDER = Sender("page", "administrator:an")
WARD, WHY = "00118", "theo Kế hoạch 45/KH-UBND"
T1, T2 = "T1:officials_trained:ward:2025-07-24", "T2:cdt_members_trained:ward:2025-07-24"


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[Writer]:
    running = Writer(tmp_path)
    yield running
    running.stop()


def test_changes_reach_the_page_processes_and_refusals_their_reader(
    writer: Writer, tmp_path: Path
) -> None:
    replica = Replica(tmp_path / "local" / "published")
    window = {"ward_code": WARD, "start_date": "2025-08-01", "end_date": "2025-09-14"}
    writer.desk.act("window-change", {**window, "reason": WHY}, SENDER)
    weights = [{"code": T1, "fields": {"weight": 10}}, {"code": T2, "fields": {"weight": 15}}]
    writer.desk.act("target-change", {"targets": weights, "reason": WHY}, SENDER)
    replica.stop()
    writer.stop()
    replica.catch_up()
    assert windows_of_store(replica.store)[WARD].start_date == date(2025, 8, 1)
    rows = targets_of_store(replica.store)
    assert [row["weight"] for row in rows if row["component_code"] in ("T1", "T2")] == [10.0, 15.0]
    assert [row["actor"] for row in history(replica.store)] == [SENDER.actor] * 3


def test_refusals_and_answers_come_through_in_both_languages(writer: Writer) -> None:
    alone = {"targets": [{"code": T1, "fields": {"weight": 14.5}}], "reason": WHY}
    with pytest.raises(ChangeRefused) as refused:
        writer.desk.act("target-change", alone, SENDER)
    assert "cộng lại được 99,5" in refused.value.message("vi")
    assert "add up to 99.5" in refused.value.message("en")
    issued = writer.desk.act("token-issue", {"ward_code": WARD, "label": "x", "days": 2}, SENDER)
    assert writer.get(issued["token"], "/api/reports/x").status_code == 404
    assert writer.desk.act("verify", {}, SENDER)["findings"] == []
    found = writer.desk.act("health", {}, SENDER)
    assert (found["health"]["status"], found["verified"]["finding_count"]) == ("ok", 0)
    entries = writer.desk.act("audit-search", {"actor": SENDER.actor}, SENDER)["entries"]
    assert [row["act"] for row in entries] == ["verified", "token_issued"]
