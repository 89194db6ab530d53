"""A disk that is really full: a small file system in memory, which only root may make.

Nothing is half there, reading goes on, and once there is space again the same upload is stored
without any repair.
"""

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from campaign.cli import cli
from campaign.report.source import SourceFile
from campaign.settings import settings
from campaign.store import Store, ingest, open_store, questions
from campaign.store.errors import StoreFull
from campaign.store.preview import preview
from campaign.store.receipt import Receipt
from campaign.store.verify import verify
from tests.store.conftest import SetClock
from tests.store.files import daily

WARD = "00118"
DAY = "2025-08-12"
PAGE = 4096

Fill = Callable[[int], None]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 24 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(command, capture_output=True).returncode != 0:
        pytest.skip("only root may mount a small file system to fill")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.fixture
def store(small_disk: Path, set_clock: SetClock) -> Iterator[Store]:
    set_clock(f"{DAY} 15:30")
    opened = open_store(small_disk / "campaign.duckdb", kind="real")
    (receipt,) = send(opened, WARD)
    assert receipt.status == "accepted"
    yield opened
    opened.close()


@pytest.fixture
def fill(small_disk: Path) -> Fill:
    """Fill the disk until so many bytes are left; 'as much as there is' frees it again."""
    path = small_disk / "fill"

    def leave(left: int) -> None:
        path.unlink(missing_ok=True)
        state = os.statvfs(small_disk)
        size = state.f_bavail * state.f_frsize - left
        if size > 0:
            with path.open("wb") as file:
                os.posix_fallocate(file.fileno(), 0, size)

    return leave


@pytest.fixture
def _no_reserve(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAMPAIGN_DISK_RESERVE_MB", "0")
    settings.cache_clear()


@pytest.fixture
def _small_reserve(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAMPAIGN_DISK_RESERVE_MB", "8")
    settings.cache_clear()


def send(store: Store, ward: str, **cells: int) -> list[Receipt]:
    return ingest(store, [report(ward, **cells)], channel="upload")


def send_all(store: Store, wards: list[str], stored: list[Receipt]) -> None:
    for ward in wards:
        stored += send(store, ward)
        assert submissions(store) == len(stored) + 1


def report(ward: str, **cells: int) -> SourceFile:
    return daily(ward, DAY, **cells)


def reported(store: Store) -> int:
    rows = questions.ask(store, "submission_today", as_of=DAY, known_at=f"{DAY}T15:30")
    return len(rows)


def submissions(store: Store) -> int:
    result = verify(store)
    assert result.findings == ()
    return result.counts["accepted"]


@pytest.mark.usefixtures("_small_reserve")
def test_the_reserve_is_not_touched(store: Store, fill: Fill) -> None:
    fill(4 * 1024 * 1024)
    with pytest.raises(StoreFull, match="keeps 8 MB in reserve; free some space"):
        send(store, WARD, dossiers_received=43)
    assert len(list((store.folder / "originals").glob("*/*"))) == 1
    (shown,) = preview(store, [report(WARD, dossiers_received=43)], channel="upload")
    assert (shown.receipt.status, shown.receipt.version) == ("accepted", 2)
    fill(10**9)
    (receipt,) = send(store, WARD, dossiers_received=43)
    assert (receipt.status, receipt.version) == ("accepted", 2)
    assert submissions(store) == 2


@pytest.mark.usefixtures("_no_reserve")
@pytest.mark.parametrize(("left", "originals"), [(0, 0), (PAGE, 1)])
def test_whatever_is_refused_can_be_sent_again(
    store: Store, fill: Fill, left: int, originals: int
) -> None:
    """Without any space the original is refused; with a page for it the transaction is."""
    before = reported(store)
    fill(left)
    with pytest.raises(StoreFull, match="nothing was stored"):
        send(store, WARD, dossiers_received=43)
    assert reported(store) == before
    assert submissions(store) == 1
    assert [note.code for note in verify(store).notes] == ["orphan"] * originals
    assert not list(store.folder.glob("originals/*/*.part"))
    fill(10**9)
    (receipt,) = send(store, WARD, dossiers_received=43)
    assert (receipt.status, receipt.version) == ("accepted", 2)
    assert submissions(store) == 2


@pytest.mark.usefixtures("_no_reserve")
@pytest.mark.parametrize("is_cursor_forgotten", [False, True])
def test_a_failed_checkpoint_is_survived(
    store: Store, fill: Fill, is_cursor_forgotten: bool
) -> None:
    """DuckDB gives the database up then; the store opens it again by itself."""
    forgotten = store.cursor() if is_cursor_forgotten else None
    with store.cursor() as cursor:
        # As after 16 MB of reports: the next commits write a checkpoint each.
        cursor.execute("set global checkpoint_threshold = '1KB'")
        wards = [
            code for (code,) in cursor.execute("from ward select ward_code order by 1").fetchall()
        ]
    figures = store.live
    fill(40 * PAGE)
    stored: list[Receipt] = []
    with pytest.raises(StoreFull):
        send_all(store, wards, stored)
    assert store.live is not figures
    assert submissions(store) == len(stored) + 1
    fill(10**9)
    (receipt,) = send(store, wards[len(stored)])
    assert receipt.status == "accepted"
    assert submissions(store) == len(stored) + 2
    assert store.path is not None
    store.close()
    reopened = open_store(store.path)
    assert submissions(reopened) == len(stored) + 2
    reopened.close()
    del forgotten


def test_a_backup_that_does_not_fit_is_told(small_disk: Path, fill: Fill, tmp_path: Path) -> None:
    db = tmp_path / "store" / "campaign.duckdb"
    open_store(db, kind="real").close()
    fill(10 * PAGE)
    saved = small_disk / "saved"
    result = CliRunner().invoke(cli, ["--lang", "en", "backup", str(saved), "--db", str(db)])
    open_store(db).close()
    assert result.exit_code == 1
    assert f"{saved / 'campaign.duckdb'} cannot be read or written (No space" in result.stderr
    assert not (saved / "manifest.json").exists()
    assert list((db.parent / "copies").iterdir()) == []
