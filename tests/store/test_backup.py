"""Backup and restore: whole, consistent while reports come in, and refused when it is not whole."""

import json
import threading
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from campaign.store import Store, audit, ingest, open_store, questions
from campaign.store.backup import back_up, copy_database, restore
from campaign.store.disk import sha256_of
from campaign.store.errors import FolderNotEmpty, RestoreRefused
from campaign.store.verify import verify
from tests.store.conftest import SetClock
from tests.store.files import daily

WARD, OTHER = "00118", "00004"
DAY = "2025-08-12"


@pytest.fixture
def filled(tmp_path: Path, set_clock: SetClock) -> Iterator[Store]:
    set_clock(f"{DAY} 15:30")
    # A quotation mark in the path: it must not end the text of a statement.
    store = open_store(tmp_path / "kho 'thật'" / "của tôi.duckdb", kind="real")
    ingest(store, [daily(WARD, DAY), daily(OTHER, DAY, dossiers_online=99)], channel="cli")
    ingest(store, [daily(WARD, DAY, dossiers_received=43)], channel="cli")
    yield store
    store.close()


def answers(store: Store, known_at: datetime) -> list[tuple[Any, ...]]:
    return questions.answer(store, "submission_today", as_of=DAY, known_at=known_at)[1]


def test_a_restored_store_is_the_same(filled: Store, tmp_path: Path, set_clock: SetClock) -> None:
    before = answers(filled, set_clock(f"{DAY} 15:35"))
    copy = copy_database(filled)
    saved = back_up(copy, tmp_path / "saved")
    assert (saved.submission_count, saved.original_count, saved.findings) == (3, 3, ())
    restored = restore(tmp_path / "saved", tmp_path / "new" / "campaign.duckdb")
    assert answers(restored, set_clock(f"{DAY} 15:35")) == before
    result = verify(restored)
    assert (result.findings, result.notes) == ((), ())
    with restored.cursor() as cursor:
        acts = [row["act"] for row in audit.read_all(cursor)]
    assert acts[:4] == ["audit_begun", "campaign", "windows", "targets"]
    assert acts[4:] == ["intake", "intake", "correction", "backup", "restore"]
    (receipt,) = ingest(restored, [daily(WARD, DAY, dossiers_received=44)], channel="cli")
    assert receipt.version == 3
    restored.close()


def test_the_manifest_names_every_part_with_its_hash(filled: Store, tmp_path: Path) -> None:
    back_up(copy_database(filled), tmp_path / "saved")
    manifest = json.loads((tmp_path / "saved" / "manifest.json").read_text())
    parts = [manifest["database"], *manifest["originals"]]
    assert len(parts) == 4
    for part in parts:
        assert sha256_of(tmp_path / "saved" / part["path"]) == part["sha256"]
    with filled.cursor() as cursor:
        assert manifest["audit_head"] == audit.head(cursor).__dict__
    assert (manifest["store_kind"], manifest["submission_count"]) == ("real", 3)


def test_a_copy_is_of_one_moment_while_others_hand_in(filled: Store, tmp_path: Path) -> None:
    with filled.cursor() as cursor:
        wards = cursor.execute("select ward_code from ward order by 1 desc limit 40").fetchall()

    def hand_in() -> None:
        for (ward,) in wards:
            ingest(filled, [daily(ward, DAY)], channel="upload")

    thread = threading.Thread(target=hand_in)
    thread.start()
    counts = []
    for number in range(3):
        target = tmp_path / f"saved{number}"
        counts.append(back_up(copy_database(filled), target).submission_count)
        restored = restore(target, tmp_path / f"new{number}" / "campaign.duckdb")
        assert verify(restored).findings == ()
        restored.close()
    thread.join()
    assert counts == sorted(counts)
    assert verify(filled).findings == ()


def test_a_damaged_original_does_not_stop_the_rest(filled: Store, tmp_path: Path) -> None:
    broken = next(path for path in (filled.folder / "originals").glob("*/*"))
    broken.write_bytes(b"bit rot")
    saved = back_up(copy_database(filled), tmp_path / "saved")
    assert saved.original_count == 2
    assert [finding.code for finding in saved.findings] == ["original-changed"]
    restored = restore(tmp_path / "saved", tmp_path / "new" / "campaign.duckdb")
    assert [finding.code for finding in verify(restored).findings] == ["original-missing"]
    restored.close()


def test_a_backup_goes_into_an_empty_folder_only(filled: Store, tmp_path: Path) -> None:
    (tmp_path / "saved").mkdir()
    (tmp_path / "saved" / "note.txt").touch()
    with pytest.raises(FolderNotEmpty, match="is not empty"):
        back_up(copy_database(filled), tmp_path / "saved")


def lose_manifest(saved: Path) -> None:
    (saved / "manifest.json").unlink()


def lose_original(saved: Path) -> None:
    next(saved.glob("originals/*/*")).unlink()


def change_original(saved: Path) -> None:
    next(saved.glob("originals/*/*")).write_bytes(b"other")


def change_database(saved: Path) -> None:
    with (saved / "campaign.duckdb").open("ab") as file:
        file.write(b"x")


def cut_manifest(saved: Path) -> None:
    path = saved / "manifest.json"
    path.write_text(path.read_text()[:-20])


def point_outside(saved: Path) -> None:
    path = saved / "manifest.json"
    manifest = json.loads(path.read_text())
    manifest["originals"][0]["path"] = "../../outside"
    path.write_text(json.dumps(manifest))


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (lose_manifest, r"manifest\.json is missing"),
        (cut_manifest, r"manifest\.json cannot be read"),
        (lose_original, "originals/.* is missing"),
        (change_original, "originals/.* is not what was saved"),
        (change_database, r"campaign\.duckdb is not what was saved"),
        (point_outside, "outside is missing"),
    ],
)
def test_what_is_not_whole_is_not_restored(
    filled: Store, tmp_path: Path, damage: Any, told: str
) -> None:
    back_up(copy_database(filled), tmp_path / "saved")
    (tmp_path / "outside").touch()
    damage(tmp_path / "saved")
    with pytest.raises(RestoreRefused, match=told):
        restore(tmp_path / "saved", tmp_path / "new" / "campaign.duckdb")
    assert not (tmp_path / "new").exists()


def test_nothing_is_overwritten(filled: Store, tmp_path: Path) -> None:
    back_up(copy_database(filled), tmp_path / "saved")
    assert filled.path is not None
    with pytest.raises(RestoreRefused, match="move the folder"):
        restore(tmp_path / "saved", filled.path)
    (tmp_path / "half" / "originals").mkdir(parents=True)
    with pytest.raises(RestoreRefused, match="originals"):
        restore(tmp_path / "saved", tmp_path / "half" / "campaign.duckdb")
    assert verify(filled).is_clean
