"""The kept figures of now are exactly what the macros give, whatever came in and whenever."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from unittest.mock import patch
from zoneinfo import ZoneInfo

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from campaign import clock
from campaign.report.source import SourceFile
from campaign.store import Store, open_store, questions
from campaign.store.intake import ingest
from campaign.store.live import TABLES
from campaign.store.publish import Publisher
from campaign.store.replica import Replica
from tests.store.files import baseline, daily

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
START = datetime(2025, 7, 24, 9, tzinfo=HANOI)
WARDS = ("00118", "00226", "09877")


@pytest.fixture
def store() -> Iterator[Store]:
    with patch.object(clock, "now", lambda: START):
        opened = open_store(":memory:")
        yield opened
        opened.close()


def _at(moment: datetime) -> "patch[object]":
    return patch.object(clock, "now", lambda: moment)


def _differences(store: Store) -> list[str]:
    """The kept tables that differ from what the macros give at the same moment."""
    state = store.live.state()
    assert state is not None
    found = []
    with store.cursor() as cursor:
        for name in TABLES:
            days = "$last, $known" if name == "report_day" else "$first, $last, $known"
            values = {"last": state.last_day, "known": state.known_at}
            if "$first" in days:
                values["first"] = state.first_day
            worked = cursor.execute(f"select * from {name}({days})", values).df()
            kept = cursor.execute(f"select * from live.{name}").df()
            try:
                pd.testing.assert_frame_equal(_sorted(kept), _sorted(worked))
            except AssertionError as difference:
                found.append(f"{name}: {difference}")
    return found


def _sorted(frame: pd.DataFrame) -> pd.DataFrame:
    keys = ["ward_code", "report_date" if "is_due" in frame else "as_of_date"]
    keys += [key for key in ("component_code",) if key in frame]
    return frame.sort_values(keys).reset_index(drop=True)


EVENTS = st.lists(
    st.tuples(
        st.sampled_from(WARDS),
        st.integers(0, 6),  # days back from today
        st.integers(1, 40),  # hours until it arrives
        st.integers(0, 99),
        st.booleans(),
    ),
    min_size=1,
    max_size=8,
)


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(events=EVENTS)
def test_kept_figures_are_those_of_the_macros(events: list[tuple]) -> None:
    moment = START
    with _at(moment):
        store = open_store(":memory:")
    for ward_code, days_back, hours, number, is_baseline in events:
        moment += timedelta(hours=hours)
        day = max(moment.date() - timedelta(days=days_back), START.date()).isoformat()
        file = (
            baseline(ward_code, day, officials_total=60 + number)
            if is_baseline
            else daily(ward_code, day, dossiers_received=20 + number)
        )
        with _at(moment):
            ingest(store, [file], channel="test")
            if number % 3 == 0:  # several reports share one refresh
                continue
            store.live.refresh()
            assert not store.live.is_stale()
        assert _differences(store) == []
    store.close()


def test_a_deadline_that_passes_makes_the_silent_wards_missing(store: Store) -> None:
    day = START.date()
    before = {"as_of": day, "known_at": store.live.moment()}
    assert set(questions.ask(store, "submission_today", **before).report_status) == {"not_due"}
    with _at(START.replace(hour=16)):
        now = {"as_of": day, "known_at": store.live.moment()}
        assert now["known_at"] == START.replace(hour=16)
        statuses = questions.ask(store, "submission_today", **now).set_index("ward_code")
        assert statuses.report_status["00118"] == "missing"
        assert store.live.state().known_at == now["known_at"]


def test_another_moment_than_now_is_worked_out_from_the_ledger(store: Store) -> None:
    with _at(START.replace(hour=10)):
        ingest(store, [daily("00118", "2025-07-24")], channel="test")
        now = store.live.moment()
        both = [
            questions.ask(store, "ward_index", as_of=START.date(), known_at=known_at)
            for known_at in (now, now - timedelta(minutes=1))
        ]
    statuses = [frame.set_index("ward_code").report_status["00118"] for frame in both]
    assert statuses == ["on_time", "not_due"]


def test_a_report_stored_after_the_figures_is_seen_at_once(store: Store) -> None:
    for hour, received in ((10, 31), (11, 47)):
        with _at(START.replace(hour=hour)):
            ingest(store, [daily("00118", "2025-07-24", dossiers_received=received)], channel="t")
            moment = {"as_of": START.date(), "known_at": store.live.moment()}
            kpis = questions.ask(store, "city_kpis", **moment)
        assert kpis.dossiers_received_7d[0] == received


def test_a_store_on_disk_keeps_none_of_it(tmp_path: Path) -> None:
    store = open_store(tmp_path / "campaign.duckdb")
    store.live.refresh()
    store.close()
    again = open_store(tmp_path / "campaign.duckdb")
    assert again.live.state() is None
    again.close()


REQUIRED = {"ward_code": "00118", "report_date": START.date(), "days_back": 1}
MARTS = [query.name for query in questions.all_queries()]


def test_later_days_change_no_answer_about_earlier_ones(store: Store) -> None:
    """Pages keep the answers about a day for as long as its stand is the same."""
    with _at(START.replace(hour=15)):
        files = [baseline("00118", "2025-07-24"), daily("00118", "2025-07-24")]
        files += [daily("00226", "2025-07-24", dossiers_received=-1)]
        ingest(store, files, channel="test")
    stand = store.live.stand(START.date())
    before = {name: _asked(store, name, stand.known_at) for name in MARTS}
    with _at(START.replace(hour=15) + timedelta(days=1)):
        files = [baseline("00118", "2025-07-25", officials_total=99)]
        files += [daily("00118", "2025-07-25"), daily("00226", "2025-07-25", dossiers_received=-1)]
        ingest(store, files, channel="test")
    with _at(START + timedelta(hours=7)):  # 16:00 of the first day itself changes its stand
        assert store.live.stand(START.date()).submission_no == stand.submission_no
    for name in MARTS:
        pd.testing.assert_frame_equal(before[name], _asked(store, name, stand.known_at), obj=name)


def test_a_repeated_baseline_changes_no_stand(store: Store) -> None:
    day = START.date()
    with _at(START.replace(hour=15)):
        ingest(store, [baseline("00118", "2025-07-24")], channel="test")
        ingest(store, [daily("00118", "2025-07-24")], channel="test")
    stand = store.live.stand(day)
    later = START.replace(hour=14) + timedelta(days=1)
    with _at(later):
        same = [baseline("00118", "2025-07-24"), daily("00118", "2025-07-25")]
        ingest(store, [SourceFile(file.name, file.content + b"\n") for file in same], channel="t")
    assert store.live.stand(day).submission_no == stand.submission_no
    with _at(later):
        other = [baseline("00118", "2025-07-24", hamlets_total=21), daily("00118", "2025-07-25")]
        ingest(store, other, channel="test")
    assert store.live.stand(day).submission_no > stand.submission_no


def _asked(store: Store, name: str, known_at: datetime | None) -> pd.DataFrame:
    needed = {param.name for param in questions.load(name).params if not param.is_optional}
    values = {**REQUIRED, "as_of": START.date(), "known_at": known_at}
    return questions.ask(store, name, **{key: values[key] for key in needed})


def _answers(store: Store, as_of: date) -> dict[str, pd.DataFrame]:
    moment = {"as_of": as_of, "known_at": store.live.moment()}
    names = ("ward_index", "city_kpis", "exceptions", "submission_today", "problem_list")
    return {name: questions.ask(store, name, **moment) for name in names}


def test_a_replica_answers_as_the_store_does(store: Store, tmp_path: Path) -> None:
    publisher = Publisher(store, tmp_path, pause_seconds=0)
    files: list[SourceFile] = [baseline("00118", "2025-07-24"), daily("00118", "2025-07-24")]
    files += [daily("00226", "2025-07-24", dossiers_received=-1), daily("00118", "2025-07-24")]
    with _at(START.replace(hour=15)):
        publisher.publish()
        replica = Replica(tmp_path)
        replica.stop()
        for file in files:
            ingest(store, [file], channel="test")
            assert publisher.publish() is (file is not files[-1])
            replica.catch_up()
            assert replica.store.data_version == store.data_version
            assert replica.store.live.state() == store.live.state()
            for name, rows in _answers(store, START.date()).items():
                pd.testing.assert_frame_equal(rows, _answers(replica.store, START.date())[name])


def test_a_replica_follows_a_writer_that_was_started_again(store: Store, tmp_path: Path) -> None:
    with _at(START.replace(hour=15)):
        Publisher(store, tmp_path, pause_seconds=0).publish()
        replica = Replica(tmp_path)
        replica.stop()
        ingest(store, [daily("00118", "2025-07-24")], channel="test")
        second = Publisher(store, tmp_path, pause_seconds=0)
        second.start()
        second.stop()
        replica.catch_up()
    assert replica.store.data_version == store.data_version
    assert len([folder for folder in tmp_path.iterdir() if folder.is_dir()]) == 1
