"""The public rows of an edition: exactly these, typed, rounded, and without small counts."""

import pandas as pd
import pytest

from campaign import labels
from campaign.editions import DATASETS, at_published_precision, dataset, figures, publish
from campaign.store import Store, ingest
from campaign.store.questions import ask
from tests.editions.desk import BA_DINH, BO_DE, DAY, MONITOR, at, report
from tests.store.conftest import SetClock
from tests.store.files import baseline, nine_hours

HOAN_KIEM = "00070"


@pytest.fixture
def published(store: Store, set_clock: SetClock) -> Store:
    """Edition 1 of 12/8: three wards have reported, one of them small counts."""
    set_clock("2025-08-12 16:31")
    file = baseline(BO_DE, "2025-08-12")
    ingest(store, [file], channel="cli", received_at=at("2025-08-12 14:00"))
    report(store, BO_DE, "2025-08-12", "2025-08-12 15:00", citizens_supported=50, of_elderly=3)
    report(store, BA_DINH, "2025-08-12", "2025-08-12 15:01", citizens_supported=40, of_elderly=12)
    report(store, HOAN_KIEM, "2025-08-12", "2025-08-12 16:05", citizens_supported=9, of_elderly=0)
    publish(store, DAY, at("2025-08-12 16:30"), sender=MONITOR)
    return store


def rows(frame: pd.DataFrame, columns: list[str], codes: list[str]) -> list[tuple[object, ...]]:
    chosen = frame[frame["ward_code"].isin(codes)][columns].astype("object")
    plain = chosen.where(chosen.notna(), None)
    return list(plain.itertuples(index=False, name=None))


def test_small_counts_and_what_would_tell_them_are_hidden(published: Store) -> None:
    frame = dataset(published, 1, "supported")
    columns = ["ward_code", "citizens_supported", "of_elderly", "is_of_elderly_suppressed"]
    assert rows(frame, columns, [BO_DE, BA_DINH, HOAN_KIEM]) == [
        (BA_DINH, 40, None, True),  # with the city's total, 12 would tell the 3
        (HOAN_KIEM, 9, 0, False),
        (BO_DE, 50, None, True),
    ]
    assert len(frame) == 126
    assert rows(frame, columns, ["00025"]) == [("00025", None, None, False)]  # did not report


def test_a_later_edition_of_the_day_cannot_be_subtracted(
    published: Store, set_clock: SetClock
) -> None:
    set_clock("2025-08-12 17:00")
    report(published, BO_DE, "2025-08-12", "2025-08-12 16:40", citizens_supported=50, of_elderly=6)
    publish(published, DAY, at("2025-08-12 17:00"), sender=MONITOR)
    first, second = (dataset(published, no, "supported") for no in (1, 2))
    pd.testing.assert_frame_equal(first, second)
    assert dict(zip(*_status(published, 1), strict=True))[BO_DE] == "on_time"


def _status(store: Store, no: int) -> tuple[pd.Series, pd.Series]:
    frame = dataset(store, no, "wards")
    return frame["ward_code"], frame["report_status"]


def test_training_rows_of_a_ward(published: Store) -> None:
    columns = ["ward_code", "officials_trained_count", "officials_total", "officials_trained_pct"]
    found = rows(dataset(published, 1, "training"), columns, [BO_DE, BA_DINH])
    # without a baseline neither part nor whole counts, so that sums stay comparable
    assert found == [(BA_DINH, None, None, None), (BO_DE, 20, 60, 33.3)]


def test_the_headline_is_the_mart_rounded(published: Store) -> None:
    frame = figures(published, 1)
    kpis = ask(published, "city_kpis", as_of=DAY, known_at=at("2025-08-12 16:30")).iloc[0]
    found = dict(zip(frame["figure"], frame["value"], strict=True))
    assert found["officials_trained_pct"] == 33.3
    assert kpis["officials_trained_pct"] == pytest.approx(100 / 3)
    assert (found["reported_count"], found["late_count"]) == (3, 1)
    assert found["citizens_supported_cum"] == kpis["citizens_supported_cum"] == 99
    assert found["band_unknown_count"] == 126 - sum(
        found[f"band_{name}_count"]
        for name in ("ahead", "on_track", "slightly_slow", "slow", "very_slow", "not_started")
    )
    stored = dataset(published, 1, "headline")
    assert list(stored["figure"]) == list(frame["figure"])
    assert stored["value"].equals(frame["value"])


@pytest.mark.parametrize("name", ["training", "volunteers"])
def test_a_page_rounds_as_it_is_published(published: Store, set_clock: SetClock, name: str) -> None:
    """What pages draw of these marts is what the edition holds, and has more decimals itself."""
    moment = set_clock("2025-08-12 17:00")
    sheets = nine_hours(BA_DINH, "2025-08-12", dossiers_received=22)  # 18 hours, 81.8 for 100
    ingest(published, sheets, channel="cli", received_at=at("2025-08-12 16:40"))
    publish(published, DAY, moment, sender=MONITOR)
    mart = ask(published, str(DATASETS[name].mart), as_of=DAY, known_at=moment)
    held = dataset(published, 2, name)
    numbers = held.select_dtypes("Float64").columns
    rounded = at_published_precision(mart, name)
    stored = held[numbers].astype("float64")
    pd.testing.assert_frame_equal(rounded[numbers], stored, check_exact=True)
    assert not mart[numbers].equals(stored)
    others = mart.columns.difference(numbers)
    pd.testing.assert_frame_equal(rounded[others], mart[others], check_exact=True)


def test_every_column_is_described_in_both_languages(published: Store) -> None:
    for name, known in DATASETS.items():
        frame = dataset(published, 1, name)
        assert list(frame.columns) == [column.name for column in known.columns]
        for lang in labels.LANGUAGES:
            assert known.title(lang)
            assert known.description(lang)
            assert all(column.description(lang) for column in known.columns)


def test_notes_and_names_of_persons_are_in_no_dataset() -> None:
    names = {column.name for known in DATASETS.values() for column in known.columns}
    assert not [name for name in names if "note" in name or "reporter" in name]
