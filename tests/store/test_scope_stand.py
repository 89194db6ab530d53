"""The figures of some wards stay as they are while only others report: pages rely on it."""

import math
from collections.abc import Iterator
from datetime import datetime
from unittest.mock import patch
from zoneinfo import ZoneInfo

import pandas as pd
import pytest

from campaign import clock
from campaign.report.source import SourceFile
from campaign.store import Store, moves, open_store, questions
from campaign.store.intake import ingest
from tests.store.files import baseline, daily

START = datetime(2025, 7, 24, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
DAY = START.date()
SCOPE = ("00226",)
VALUES = {"ward_codes": SCOPE, "ward_code": "00226", "report_date": DAY, "days_back": 1}
MARTS = [
    query.name
    for query in questions.all_queries()
    if "ward_codes" in {param.name for param in query.params}
]


@pytest.fixture
def store() -> Iterator[Store]:
    with _at(START):
        opened = open_store(":memory:")
        yield opened
        opened.close()


def _at(moment: datetime) -> "patch[object]":
    return patch.object(clock, "now", lambda: moment)


def _take(store: Store, hour: int, *files: SourceFile) -> None:
    with _at(START.replace(hour=hour)):
        ingest(store, list(files), channel="test")


def _asked(store: Store, name: str, known_at: datetime | None) -> pd.DataFrame:
    known = {param.name for param in questions.load(name).params}
    values = {**VALUES, "as_of": DAY, "known_at": known_at}
    return questions.ask(store, name, **{key: values[key] for key in values.keys() & known})


def test_reports_of_other_wards_change_no_figure_of_these(store: Store) -> None:
    _take(store, 10, baseline("00226", "2025-07-24"), baseline("00118", "2025-07-24"))
    _take(
        store, 11, daily("00226", "2025-07-24", dossiers_online=200), daily("09877", "2025-07-24")
    )
    with _at(START.replace(hour=12)):
        stand, city = store.live.stand(DAY, SCOPE), store.live.stand(DAY)
        before = {name: _asked(store, name, city.known_at) for name in MARTS}
    _take(store, 13, baseline("00118", "2025-07-24", officials_total=99))
    _take(store, 13, daily("00118", "2025-07-24"), daily("09877", "2025-07-24", support_requests=9))
    with _at(START.replace(hour=14)):
        later = store.live.stand(DAY)
        assert later != city
        assert store.live.stand(DAY, SCOPE) == stand
        for name in MARTS:
            pd.testing.assert_frame_equal(
                before[name], _asked(store, name, later.known_at), obj=name
            )


def test_their_own_reports_baselines_and_the_deadline_do(store: Store) -> None:
    stands = [store.live.stand(DAY, SCOPE)]
    _take(store, 10, baseline("00226", "2025-07-24"))
    with _at(START.replace(hour=10)):
        stands.append(store.live.stand(DAY, SCOPE))
    _take(store, 11, daily("00226", "2025-07-24"))
    with _at(START.replace(hour=11)):
        stands.append(store.live.stand(DAY, SCOPE))
    with _at(START.replace(hour=16)):
        stands.append(store.live.stand(DAY, SCOPE))
    assert len(set(stands)) == 4


def test_the_known_version_follows_every_commit(store: Store) -> None:
    seen = [store.known_version]
    _take(store, 10, daily("00226", "2025-07-24"))
    seen.append(store.known_version)
    assert seen[1] == store.data_version != seen[0]
    _take(store, 10, daily("00226", "2025-07-24"))
    assert store.known_version == seen[1]


def test_what_was_seen_is_behind_from_the_first_commit_or_deadline_after_it(store: Store) -> None:
    with _at(START.replace(hour=15, minute=59)):
        seen = store.live.seen()
        assert store.live.behind_seconds(seen) == 0
    with _at(START.replace(hour=16, second=30)):
        assert store.live.behind_seconds(seen) == 30
        after = store.live.seen()
        assert store.live.behind_seconds(after) == 0
    _take(store, 17, daily("00226", "2025-07-24"))
    with _at(START.replace(hour=17)):
        assert 0 < store.live.behind_seconds(after) < 60
        assert store.live.behind_seconds(store.live.seen()) == 0
    with _at(START.replace(day=25, hour=16, minute=1)):
        assert store.live.behind_seconds(after) == 60


def test_commits_that_are_no_longer_remembered_are_endlessly_far(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(moves, "TIMES_KEPT", 2)
    few = moves.Moves()
    for _ in range(3):
        few.note()
    assert few.seconds_since(0) == math.inf
    assert [few.seconds_since(count) < 60 for count in (1, 2, 3)] == [True, True, True]
    assert few.seconds_since(3) == 0
