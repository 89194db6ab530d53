"""One owner per store and process: opening, kinds, time zone, a second process."""

import os
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest

from campaign.settings import settings
from campaign.store import Store, StoreBusy, open_store
from campaign.store.errors import StoreDamaged, StoreKindMismatch


def test_a_store_is_opened_once_and_shared(tmp_path: Path) -> None:
    path = tmp_path / "campaign.duckdb"
    first = open_store(path)
    assert open_store(str(path)) is first
    first.close()
    second = open_store(path)
    assert second is not first
    second.close()


def test_every_cursor_lives_in_hanoi(store: Store) -> None:
    with store.cursor() as cursor:
        noon_utc = datetime(2025, 8, 12, 12, tzinfo=UTC)
        row = cursor.execute(
            "select strftime($t::timestamptz, '%H:%M')", {"t": noon_utc}
        ).fetchone()
        assert row == ("19:00",)


def test_files_outside_the_store_are_out_of_reach(store: Store) -> None:
    with store.cursor() as cursor, pytest.raises(duckdb.PermissionException):
        cursor.execute("select * from read_text('/etc/hostname')")


def test_the_demo_never_passes_for_the_real_store(tmp_path: Path) -> None:
    path = tmp_path / "campaign.duckdb"
    open_store(path, kind="demo").close()
    with pytest.raises(StoreKindMismatch, match="demo store, not a real one"):
        open_store(path, kind="real")
    reopened = open_store(path)
    assert reopened.kind == "demo"
    with pytest.raises(StoreKindMismatch):
        open_store(path, kind="real")
    reopened.close()


def test_the_settings_choose_the_store(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    automatic = open_store()
    assert (automatic.kind, automatic.path) == (
        "demo",
        settings().local_dir / "demo" / "campaign.duckdb",
    )
    automatic.close()
    monkeypatch.setenv("CAMPAIGN_DB", str(tmp_path / "other.duckdb"))
    settings.cache_clear()
    chosen = open_store()
    assert (chosen.kind, chosen.path) == ("real", tmp_path / "other.duckdb")
    chosen.close()


def test_a_second_process_is_told_who_owns_the_store(tmp_path: Path) -> None:
    path = tmp_path / "campaign.duckdb"
    code = (
        "import sys, duckdb\n"
        "con = duckdb.connect(sys.argv[1])\n"
        "print('open', flush=True)\n"
        "sys.stdin.readline()\n"
    )
    owner = subprocess.Popen(
        [sys.executable, "-c", code, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert owner.stdout is not None
    assert owner.stdout.readline() == b"open\n"
    with pytest.raises(StoreBusy, match=rf"PID {owner.pid}\).*Stop that process"):
        open_store(path)
    owner.communicate(b"\n")


def test_a_file_that_is_no_store_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "campaign.duckdb"
    path.write_bytes(b"not a database " * 400)
    with pytest.raises(StoreDamaged, match="cannot be opened"):
        open_store(path)
    assert path.read_bytes().startswith(b"not a database")


def test_threads_share_one_owner(tmp_path: Path) -> None:
    opened: list[Store] = []
    threads = [
        threading.Thread(target=lambda: opened.append(open_store(tmp_path / "campaign.duckdb")))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(opened) == 8
    assert len(set(map(id, opened))) == 1
    opened[0].close()


def test_what_a_killed_process_left_is_removed(tmp_path: Path) -> None:
    drafts = tmp_path / "originals" / "ab"
    drafts.mkdir(parents=True)
    stale, writing = drafts / "abcd.1.2.part", drafts / "abce.1.2.part"
    copies = [tmp_path / "copies" / name for name in ("forgotten", "in-use")]
    for path in (stale, writing):
        path.touch()
    for path in copies:
        path.mkdir(parents=True)
    for path, hours in ((stale, 2), (copies[0], 2)):
        before = time.time() - 3600 * hours
        os.utime(path, (before, before))
    open_store(tmp_path / "campaign.duckdb").close()
    assert [path.exists() for path in (stale, writing, *copies)] == [False, True, False, True]
