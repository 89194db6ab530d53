"""The watched folder with real files and a real store. `later` is how far the clock has moved."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from campaign import clock, metrics
from campaign.door import inbox as door
from campaign.door.arrivals import safe_name
from campaign.door.inbox import Inbox
from campaign.settings import settings
from campaign.store import Store, open_store
from campaign.store.errors import StoreFull
from tests.store.files import csv_file, daily, row, summary

WARD, OTHER, DAY = "00118", "00004", "2025-08-12"
TEAM = {
    "force_type": "luật sư",
    "shift": "sáng",
    "location_type": "Điểm PVHCC",
    "sending_org": "Viettel",
    "planned_people": 4,
    "present_people": 4,
}
Later = Callable[[float], datetime]


@pytest.fixture
def store() -> Iterator[Store]:
    opened = open_store(":memory:", kind="real")
    yield opened
    opened.close()


@pytest.fixture
def folder() -> Path:
    return settings().inbox.folder


@pytest.fixture
def box(store: Store, folder: Path) -> Inbox:
    return Inbox(store, folder)


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Later:
    """Moves the clock: later(3) is three seconds after the test began."""
    start = clock.now()
    monkeypatch.setattr(clock, "now", lambda: start)

    def move(seconds: float) -> datetime:
        moment = start + timedelta(seconds=seconds)
        monkeypatch.setattr(clock, "now", lambda: moment)
        return moment

    return move


def put(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if content.startswith(b"PK") else content + b"\n")
    return path


def settle(box: Inbox, later: Later, seconds: float = 10) -> int:
    """Look twice, so that what has not changed in between is taken; how many were answered."""
    box.scan_once(later(seconds))
    return box.scan_once(later(seconds + 3))


def answers(folder: Path, kind: str = "done") -> dict[str, dict[str, Any]]:
    """The answers by the file name that the sender chose; each lies beside its file."""
    found = {}
    for path in sorted((folder / kind).rglob("*.receipt.json")):
        assert path.with_name(path.name.removesuffix(".receipt.json")).is_file()
        answer = json.loads(path.read_text(encoding="utf-8"))
        found[answer["file_name"]] = answer
    return found


def waiting(folder: Path) -> list[str]:
    """The files that still lie in the inbox, by path."""
    outside = {folder / "done", folder / "refused"}
    found = [p for p in folder.rglob("*") if not p.is_dir() and not outside & set(p.parents)]
    return sorted(str(path.relative_to(folder)) for path in found)


def submissions(store: Store) -> list[tuple[Any, ...]]:
    with store.cursor() as cursor:
        return cursor.execute(
            "select ward_code, version, status, channel from submission order by submission_no"
        ).fetchall()


def test_a_file_is_stored_answered_and_moved(
    store: Store, box: Inbox, folder: Path, later: Later
) -> None:
    content = daily(WARD, DAY).content
    arrived_ns = put(folder / "báo cáo.csv", content).stat().st_ctime_ns
    assert settle(box, later) == 1
    assert submissions(store) == [(WARD, 1, "accepted", "inbox")]
    assert waiting(folder) == []
    (path,) = (p for p in (folder / "done").rglob("*.csv"))
    answer = answers(folder)["báo cáo.csv"]
    assert path.name == f"{answer['receipt_no']}_báo_cáo.csv"
    assert path.read_bytes() == content + b"\n"
    assert path.parent.name == clock.now().date().isoformat()
    assert answer["status"] == "accepted"
    # Received when its last byte came, thirteen seconds before it was taken.
    assert datetime.fromisoformat(answer["received_at"]).timestamp() == pytest.approx(
        arrived_ns / 1e9, abs=1e-5
    )


def test_the_senders_time_does_not_count(box: Inbox, folder: Path, later: Later) -> None:
    path = put(folder / "a.csv", daily(WARD, DAY).content)
    on_time = datetime(2025, 8, 12, 15, 0, tzinfo=settings().campaign.timezone).timestamp()
    os.utime(path, (on_time, on_time))
    settle(box, later)
    assert answers(folder)["a.csv"]["timeliness"] == "late_after_day"


def test_a_time_of_arrival_ahead_of_the_clock_is_now(
    box: Inbox, folder: Path, later: Later
) -> None:
    put(folder / "a.csv", daily(WARD, DAY).content)
    settle(box, later, seconds=-3600)
    received_at = datetime.fromisoformat(answers(folder)["a.csv"]["received_at"])
    assert received_at == clock.now()


def test_what_is_still_being_written_is_left_alone(
    store: Store, box: Inbox, folder: Path, later: Later
) -> None:
    content = daily(WARD, DAY).content
    path = put(folder / "a.csv", content[:300])
    assert box.scan_once(later(0)) == 0
    path.write_bytes(content[:600] + b"\n")
    assert box.scan_once(later(3)) == 0
    path.write_bytes(content + b"\n")
    assert box.scan_once(later(6)) == 0
    assert box.scan_once(later(7)) == 0
    assert box.scan_once(later(8)) == 1
    assert submissions(store) == [(WARD, 1, "accepted", "inbox")]


def test_a_stalled_transfer_gets_a_minute(box: Inbox, folder: Path, later: Later) -> None:
    """Half a workbook has no end of a ZIP, half a CSV file seldom ends with a line."""
    workbook = b"PK\x03\x04" + b"half a workbook" * 20
    put(folder / "a.xlsx", workbook)
    (folder / "b.csv").write_bytes(daily(WARD, DAY).content[:300])
    box.scan_once(later(0))
    assert box.scan_once(later(59)) == 0
    assert box.scan_once(later(60)) == 2
    assert {a["status"] for a in answers(folder, "refused").values()} == {"refused"}


def test_a_transfer_that_goes_on_after_the_answer_is_taken_again(
    store: Store, box: Inbox, folder: Path, later: Later
) -> None:
    """The first half ended with a line by chance; the sender's file is still open."""
    head, body = daily(WARD, DAY).content.split(b"\n")
    with (folder / "a.csv").open("wb", buffering=0) as sending:
        sending.write(head + b"\n")
        assert settle(box, later) == 1
        assert answers(folder, "refused")["a.csv"]["status"] == "refused"
        sending.write(body + b"\n")
    assert box.scan_once(later(20)) == 0
    assert waiting(folder) == ["a.csv"]
    assert box.scan_once(later(23)) == 1
    assert answers(folder)["a.csv"]["status"] == "accepted"


def test_names_of_unfinished_files_are_no_reports(box: Inbox, folder: Path, later: Later) -> None:
    names = [".a.csv", ".a.csv.filepart", "a.CSV.FilePart", "a.csv.part", "a.tmp", "~$a.xlsx"]
    for name in names:
        put(folder / name, daily(WARD, DAY).content)
    assert settle(box, later) == 0
    assert waiting(folder) == names


def test_a_wards_folder_is_for_that_ward_only(
    store: Store, box: Inbox, folder: Path, later: Later
) -> None:
    put(folder / WARD / "own.csv", daily(WARD, DAY).content)
    put(folder / OTHER / "foreign.csv", daily(WARD, "2025-08-11").content)
    assert settle(box, later) == 2
    assert answers(folder)["own.csv"]["status"] == "accepted"
    (refused,) = answers(folder, "refused").values()
    assert [p["rule_id"] for p in refused["problems"]] == ["F12"]
    assert [s[:3] for s in submissions(store) if s[2] == "accepted"] == [(WARD, 1, "accepted")]


def test_loose_csv_files_of_one_folder_are_one_report(
    store: Store, box: Inbox, folder: Path, later: Later
) -> None:
    teams = csv_file("4_LucLuong", row(WARD, DAY, **TEAM))
    put(folder / WARD / "1_TongHop.csv", summary_of(WARD))
    put(folder / WARD / teams.name, teams.content)
    assert settle(box, later) == 2
    found = list(answers(folder).values())
    assert [a["status"] for a in found] == ["accepted", "accepted"]
    assert found[0]["reports"] == found[1]["reports"]
    assert found[0]["reports"][0]["row_count"] == 2
    assert submissions(store) == [(WARD, 1, "accepted", "inbox")]


def summary_of(ward_code: str) -> bytes:
    return csv_file("1_TongHop", summary(ward_code, DAY)).content


def test_a_report_waits_for_its_last_sheet(
    store: Store, box: Inbox, folder: Path, later: Later
) -> None:
    put(folder / WARD / "1_TongHop.csv", summary_of(WARD))
    part = put(folder / WARD / "4_LucLuong.csv.part", b"half")
    assert settle(box, later) == 0
    # An abandoned transfer does not hold it up for ever.
    assert box.scan_once(later(59)) == 0
    assert part.exists()
    assert box.scan_once(later(61)) == 1


def test_at_the_top_another_sender_does_not_make_a_report_late(
    box: Inbox, folder: Path, later: Later
) -> None:
    """Files a second apart, on both sides of the deadline, are not received at one time."""
    put(folder / "a.csv", summary_of(WARD))
    put(folder / "b.csv", summary_of(OTHER))
    deadline = settings().campaign.deadline_at(date(2025, 8, 12))
    top = door.look_through(folder, lambda *_: None)[0]
    moved = tuple(
        replace(arrival, changed_ns=int((deadline.timestamp() + shift) * 1e9))
        for arrival, shift in zip(top.arrivals, (-0.5, 0.5), strict=True)
    )
    now = later(0)
    bundles = door.ready(replace(top, arrivals=moved), lambda _: True, now)
    assert [[a.path.name for a in bundle.arrivals] for bundle in bundles] == [["a.csv"], ["b.csv"]]
    assert bundles[0].arrived_at(now) < deadline <= bundles[1].arrived_at(now)


def test_one_bad_file_stops_nobody(store: Store, box: Inbox, folder: Path, later: Later) -> None:
    put(folder / "a.xlsx", b"PK\x03\x04 no workbook PK\x05\x06")
    put(folder / "b.csv", b"\x00\xff rubbish")
    put(folder / "c.bin", b"?")
    locked = put(folder / WARD / "d.csv", b"x")
    put(folder / OTHER / "e.csv", daily(OTHER, DAY).content)
    if os.geteuid() != 0:
        locked.chmod(0)
    assert settle(box, later) >= 4
    assert len(answers(folder, "refused")) >= 3
    assert [s[:3] for s in submissions(store) if s[2] == "accepted"] == [(OTHER, 1, "accepted")]


def test_links_devices_and_folders_are_no_reports(
    store: Store, box: Inbox, folder: Path, later: Later, tmp_path: Path, caplog: Any
) -> None:
    secret = put(tmp_path / "secret" / "a.csv", daily(WARD, DAY).content)
    (folder / "link.csv").symlink_to(secret)
    (folder / WARD).symlink_to(secret.parent)
    os.mkfifo(folder / "pipe.csv")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(folder / "s.csv"))
    put(folder / "9999" / "a.csv", daily(WARD, DAY).content)
    put(folder / OTHER / "inner" / "a.csv", daily(OTHER, DAY).content)
    assert settle(box, later) == 0
    assert settle(box, later, seconds=20) == 0
    assert submissions(store) == []
    told = [r.reason for r in caplog.records if r.message == "inbox_ignored"]
    # Each is told once, however often the folder is looked through.
    links, others = ["a link"] * 2, ["not a file"] * 2
    folders = ["a folder inside a ward's folder", "no ward has this code"]
    assert sorted(told) == sorted([*links, *others, *folders])


def test_a_link_put_in_place_of_a_file_is_not_followed(
    box: Inbox, folder: Path, later: Later, tmp_path: Path
) -> None:
    path = put(folder / "a.csv", daily(WARD, DAY).content)
    seen = door.look_through(folder, lambda *_: None)[0].arrivals[0]
    path.rename(tmp_path / "elsewhere.csv")
    path.symlink_to(tmp_path / "elsewhere.csv")
    with pytest.raises(OSError, match="symbolic links"):
        door.content_of(seen)
    path.unlink()
    path.write_bytes(b"another file")
    with pytest.raises(door.StillArriving):
        door.content_of(seen)


def test_a_file_over_the_limit_is_refused_unread(
    store: Store, box: Inbox, folder: Path, later: Later
) -> None:
    huge = settings().limits.raw_mb * 1024 * 1024 + 1
    with (folder / "big.xlsx").open("wb") as file:
        file.truncate(huge * 1000)  # sparse: ten gigabytes that no memory could take
    refused_before = count("campaign_intake_refused_total", reason="size")
    assert settle(box, later) + box.scan_once(later(100)) == 1
    answer = answers(folder, "refused")["big.xlsx"]
    assert (answer["status"], answer["receipt_no"], answer["sha256"]) == ("refused", None, None)
    assert "10" in answer["problems"][0]["message_vi"]
    assert submissions(store) == []
    assert count("campaign_intake_refused_total", reason="size") == refused_before + 1


def count(name: str, **labels: str) -> float:
    return metrics.REGISTRY.get_sample_value(name, labels) or 0.0


KILLED_AT_THE_MOVE = """
import os, signal, sys, time
from pathlib import Path
from campaign.door import put_away
from campaign.door.inbox import Inbox
from campaign.settings import settings
from campaign.store import open_store

put_away._move = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
box = Inbox(open_store(Path(sys.argv[1]), kind="real"), settings().inbox.folder)
while True:
    box.scan_once()
    time.sleep(0.5)
"""


def test_killed_between_intake_and_move(folder: Path, later: Later, tmp_path: Path) -> None:
    """The next process finds the file again, gets the same number and moves it."""
    put(folder / WARD / "a.csv", daily(WARD, DAY).content)
    path = tmp_path / "store" / "campaign.duckdb"
    command = [sys.executable, "-c", KILLED_AT_THE_MOVE, str(path)]
    assert subprocess.run(command, timeout=60, check=False).returncode == -signal.SIGKILL
    assert waiting(folder) == [f"{WARD}/a.csv"]
    store = open_store(path)
    try:
        stored = submissions(store)
        assert stored == [(WARD, 1, "accepted", "inbox")]
        assert settle(Inbox(store, folder), later) == 1
        assert submissions(store) == stored
    finally:
        store.close()
    # The answer that was on the disk already is the one that counted the report.
    answer = answers(folder)["a.csv"]
    assert (answer["status"], answer["version"]) == ("accepted", 1)
    assert waiting(folder) == []


def test_the_same_file_sent_again_is_answered_again(
    store: Store, box: Inbox, folder: Path, later: Later
) -> None:
    for seconds in (10, 20, 30):
        put(folder / WARD / "a.csv", daily(WARD, DAY).content)
        assert settle(box, later, seconds) == 1
    found = [json.loads(p.read_text()) for p in sorted((folder / "done").rglob("*.json"))]
    assert sorted(a["status"] for a in found) == ["accepted", "unchanged", "unchanged"]
    assert len({a["receipt_no"] for a in found}) == 1
    assert len(list((folder / "done").rglob("*.csv"))) == 3
    assert len(submissions(store)) == 1


def test_the_oldest_of_each_folder_comes_first(
    store: Store, box: Inbox, folder: Path, later: Later, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder full of files holds up nobody else's; in each folder the order of arrival counts."""
    monkeypatch.setattr(door, "TURNS", 4)
    days = ["2025-08-12", "2025-08-10", "2025-08-11"]
    for number, day in enumerate(days):
        put(folder / WARD / f"{9 - number}.xlsx", daily(WARD, day).content)
    put(folder / OTHER / "z.xlsx", daily(OTHER, DAY).content)
    bundles = door.in_turn(
        door.ready(f, lambda _: True, later(5)) for f in door.look_through(folder, lambda *_: None)
    )
    order = [(b.ward_code, b.arrivals[0].path.name) for b in bundles]
    assert order == [(WARD, "9.xlsx"), (OTHER, "z.xlsx"), (WARD, "8.xlsx"), (WARD, "7.xlsx")]
    put(folder / WARD / "6.xlsx", b"?")
    assert settle(box, later) == 4
    assert waiting(folder) == [f"{WARD}/6.xlsx"]


def test_a_full_store_leaves_files_where_they_are(
    store: Store, box: Inbox, folder: Path, later: Later, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reserve is larger than any disk: nothing may be stored until it is lowered."""
    put(folder / "a.csv", daily(WARD, DAY).content)
    monkeypatch.setenv("CAMPAIGN_DISK_RESERVE_MB", str(10**9))
    settings.cache_clear()
    assert settle(box, later) == 0
    assert waiting(folder) == ["a.csv"]
    monkeypatch.setenv("CAMPAIGN_DISK_RESERVE_MB", "0")
    settings.cache_clear()
    assert box.scan_once(later(15)) == 0  # not asked again at once …
    assert box.scan_once(later(18)) == 1  # … but after the pause
    received_at = datetime.fromisoformat(answers(folder)["a.csv"]["received_at"])
    assert received_at < later(1)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount a small disk")
def test_a_full_disk_under_the_answers(
    store: Store, folder: Path, later: Later, tmp_path: Path
) -> None:
    small = tmp_path / "small"
    small.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", str(small)]
    if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("mounting is not allowed here")
    try:
        box = Inbox(store, small)
        put(small / "a.csv", daily(WARD, DAY).content)
        filling = small / ".filling"
        with pytest.raises(OSError, match="space"):
            filling.write_bytes(b"x" * 2**20)
        assert settle(box, later) == 0
        assert waiting(small) == [".filling", "a.csv"]
        filling.unlink()
        assert box.scan_once(later(30)) == 1
        assert answers(small)["a.csv"]["status"] == "unchanged"
    finally:
        subprocess.run(["umount", str(small)], check=True)


def test_pauses_grow_and_end_with_a_success(
    box: Inbox, folder: Path, later: Later, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(folder / "a.csv", daily(WARD, DAY).content)
    tries: list[float] = []
    start = later(0)

    def full(*_: object, **__: object) -> None:
        tries.append((clock.now() - start).total_seconds())
        raise StoreFull("no space")

    monkeypatch.setattr(door, "ingest", full)
    for second in range(80):
        box.scan_once(later(second))
    assert tries == [2, 7, 17, 37, 77]


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "_.._etc_passwd"),
        ("báo cáo ngày 12/8.xlsx", "báo_cáo_ngày_12_8.xlsx"),
        ("a\nb\x1b[31m.csv", "a_b__31m.csv"),
        ("x" * 300 + ".xlsx", "x" * 55 + ".xlsx"),
        ("...", "_"),
    ],
)
def test_names_are_made_harmless(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_a_name_that_is_no_text(store: Store, box: Inbox, folder: Path, later: Later) -> None:
    path = os.path.join(os.fsencode(folder), b"b\xe1o c\xe1o.csv")  # noqa: PTH118  bytes
    with open(path, "wb") as file:  # noqa: PTH123
        file.write(daily(WARD, DAY).content + b"\n")
    assert settle(box, later) == 1
    assert submissions(store) == [(WARD, 1, "accepted", "inbox")]


def test_the_log_has_no_file_names(box: Inbox, folder: Path, later: Later, caplog: Any) -> None:
    caplog.set_level("INFO")
    for kind in ("csv", "xlsx"):
        put(folder / WARD / f"Trần Thị Bình.{kind}", daily(WARD, DAY).content)
    (folder / "Trần Thị Bình").symlink_to(folder)
    settle(box, later)
    lines = [str(record.__dict__) for record in caplog.records]
    assert len(lines) >= 3
    assert not any("Bình" in line for line in lines)


def test_a_demo_swallows_no_real_files(
    folder: Path, later: Later, monkeypatch: pytest.MonkeyPatch, caplog: Any
) -> None:
    store = open_store(":memory:", kind="demo")
    try:
        with door.watching(store) as watched:
            assert watched is None
        assert "inbox_not_watched" in caplog.text
        monkeypatch.setenv("CAMPAIGN_STORE", "demo")
        settings.cache_clear()
        with door.watching(store) as watched:
            assert watched is not None
    finally:
        store.close()


def test_the_thread_takes_files_until_it_is_stopped(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(folder / "a.csv", daily(WARD, DAY).content)
    seconds = replace(settings().inbox, poll_seconds=0.02, settle_seconds=0.05)
    fast = replace(settings(), inbox=seconds)
    monkeypatch.setattr(door, "settings", lambda: fast)
    stop = threading.Event()
    thread = door.watch(Inbox(store, folder, stop))
    while waiting(folder):
        assert thread.is_alive()
        stop.wait(0.1)
    stop.set()
    thread.join(timeout=30)
    assert not thread.is_alive()
    assert submissions(store) == [(WARD, 1, "accepted", "inbox")]
