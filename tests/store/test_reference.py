"""Reference tables: what the files under data/ say, reloaded when they change."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from campaign import clock
from campaign.settings import settings
from campaign.store import Store
from campaign.store.errors import ReferenceFault
from campaign.store.reference import load_reference, path_points
from tests.store.conftest import SetClock


def test_every_ward_has_a_window(store: Store) -> None:
    with store.cursor() as cursor:
        rows = cursor.execute(
            "select start_date, end_date, count(*) from ward_window_at(now()) "
            "group by all order by all"
        ).fetchall()
    assert rows == [
        (date(2025, 7, 24), date(2025, 9, 6), 123),
        (date(2025, 7, 31), date(2025, 9, 13), 1),
        (date(2025, 8, 1), date(2025, 9, 14), 1),
        (date(2025, 8, 1), date(2025, 9, 15), 1),
    ]


def test_weights_of_the_index_add_up_to_100(store: Store) -> None:
    with store.cursor() as cursor:
        assert cursor.execute("select sum(weight) from target_at(now())").fetchone() == (100.0,)


def test_path_points_end_on_the_last_day() -> None:
    row = {"component_code": "n1", "path_clock": "ward_day", "path_points": "0:0|7:1|end:1"}
    points = [(point["x"], point["y"]) for point in path_points(row, settings().campaign)]
    assert points == [(0.0, 0.0), (7.0, 1.0), (45.0, 1.0)]


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    names = ("hanoi_wards.csv", "ward_windows.csv", "campaign.toml", "targets.csv")
    for name in names:
        shutil.copy(settings().data_dir / name, tmp_path / name)
    return tmp_path


def test_changed_targets_are_loaded_again(store: Store, data_dir: Path) -> None:
    before = store.data_version
    with store.cursor() as cursor:
        assert load_reference(cursor, data_dir) is False
        targets = data_dir / "targets.csv"
        header, _, *rest = targets.read_text(encoding="utf-8").splitlines()
        targets.write_text("\n".join([header, *rest]) + "\n", encoding="utf-8")
        assert load_reference(cursor, data_dir) is True
        assert cursor.execute("select count(*) from target_at(now())").fetchone() == (len(rest),)
        assert cursor.execute("select count(*) from ward").fetchone() == (126,)
    assert store.data_version != before


def test_missing_targets_stop_the_store(store: Store, data_dir: Path) -> None:
    (data_dir / "targets.csv").unlink()
    with store.cursor() as cursor, pytest.raises(ReferenceFault, match=r"targets\.csv is missing"):
        load_reference(cursor, data_dir)


def test_a_bad_target_keeps_the_old_ones(store: Store, data_dir: Path) -> None:
    targets = data_dir / "targets.csv"
    lines = targets.read_text(encoding="utf-8").splitlines()
    targets.write_text("\n".join([*lines, lines[1].replace(",", ";")]), encoding="utf-8")
    with store.cursor() as cursor:
        with pytest.raises(ReferenceFault):
            load_reference(cursor, data_dir)
        assert cursor.execute("select count(*) from target_at(now())").fetchone() == (
            len(lines) - 1,
        )


def test_what_was_known_before_a_change_stays(
    store: Store, data_dir: Path, set_clock: SetClock
) -> None:
    before, after = set_clock("2025-08-12 10:00"), "2025-08-12 10:01"
    targets = data_dir / "targets.csv"
    text = targets.read_text(encoding="utf-8")
    targets.write_text(text.replace(",binding,S0-08,ward_day", ",goal,S0-08,ward_day"), "utf-8")
    set_clock(after)
    weights = "select bindingness from target_at($known_at) where component_code = 'N2'"
    with store.cursor() as cursor:
        load_reference(cursor, data_dir)
        assert cursor.execute(weights, {"known_at": before}).fetchall() == [("binding",)]
        assert cursor.execute(weights, {"known_at": clock.now()}).fetchall() == [("goal",)]
        acts = cursor.execute("select kind, reason, acted_at from act order by act_no").fetchall()
    assert [act[:2] for act in acts] == [
        ("campaign", "store-begins"),
        ("windows", "store-begins"),
        ("targets", "store-begins"),
        ("targets", "file-changed"),
    ]
    assert acts[-1][2] == clock.now()
