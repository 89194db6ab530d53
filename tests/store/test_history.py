"""What the rules are told of a ward's past, read back from the ledger."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from campaign.store import Store, ingest
from campaign.store.history import Histories, load_histories
from tests.store.files import baseline, csv_file, row, summary

WARD, OTHER = "00118", "00004"
SetClock = Callable[[str], datetime]

SESSION = {"format": "trực tiếp", "enrolled": 9, "completed": 8}
POINT = {
    "session_no": 1,
    "hamlet_name": "Tổ dân phố  SỐ 5",
    "venue_type": "chợ",
    "service_type": "cả hai",
    "start_time": "08:00",
    "end_time": "10:00",
    "staff_count": 3,
    "citizens_supported": 20,
}


def hand_in(store: Store, day: str, trained: int) -> None:
    officials = {"session_no": 1, "audience": "CB, CC, VC", "completed_first_time": trained}
    citizens = {"session_no": 2, "audience": "Người dân", "completed_first_time": 7}
    files = [
        csv_file("1_TongHop", summary(WARD, day, officials_trained_cum=20 + trained)),
        baseline(WARD, day),
        csv_file(
            "3_TapHuan",
            row(WARD, day, **SESSION, **officials),
            row(WARD, day, **SESSION, **citizens),
        ),
        csv_file("2_DiemLuuDong", row(WARD, day, **POINT)),
    ]
    for receipt in ingest(store, files, channel="cli"):
        assert receipt.status == "accepted", receipt.problems


def test_the_past_is_read_as_the_rules_need_it(store: Store, set_clock: SetClock) -> None:
    set_clock("2025-08-12 15:30")
    hand_in(store, "2025-08-12", trained=4)
    known_at = set_clock("2025-08-13 15:30")
    hand_in(store, "2025-08-13", trained=6)
    with store.cursor() as cursor:
        history = load_histories(cursor, [WARD, OTHER], known_at)[WARD]
        before = load_histories(cursor, [WARD], known_at - timedelta(hours=1))[WARD]
        empty = Histories(cursor, known_at)[OTHER]
    first, second = date(2025, 8, 12), date(2025, 8, 13)
    assert history.officials_first_time == {first: 4, second: 6}
    assert history.summaries[second]["officials_trained_cum"] == 26
    assert history.summaries.keys() == {first, second}
    assert [row["effective_date"] for row in history.baselines] == [first, second]
    assert history.hamlets == {"tổ dân phố số 5"}
    assert before.summaries.keys() == {first}
    assert (empty.summaries, empty.baselines, empty.hamlets) == ({}, [], set())


def test_histories_are_read_when_asked_for(store: Store, set_clock: SetClock) -> None:
    known_at = set_clock("2025-08-12 15:30")
    with store.cursor() as cursor:
        histories = Histories(cursor, known_at)
        assert list(histories) == []
        assert histories.get(WARD) is histories[WARD]
        histories.preload([WARD, OTHER])
        assert (list(histories), len(histories)) == ([WARD, OTHER], 2)
