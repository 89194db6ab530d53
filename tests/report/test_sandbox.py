"""Parsing apart from the server: the same rows, and no file that can hurt more than itself.

Everything here is real: processes, signals, sockets, limits of the operating system.
"""

import json
import logging
import os
import pickle
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime, timedelta
from datetime import time as time_of_day
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from campaign import labels
from campaign.report import sandbox as sandbox_module
from campaign.report.parse import Parsed, parse
from campaign.report.raw import EPOCH_1904, CellFault, Package, RawFile, RawTable
from campaign.report.read import read
from campaign.report.sandbox import Sandbox, SandboxUnavailable
from campaign.report.sandbox_wire import BadReply, Channel, Reply, decode, encode
from campaign.report.source import SourceFile
from campaign.report.template import build_template
from campaign.settings import ReadLimits, settings
from campaign.wards import register
from tests.report.uploads import csv_text, grid, workbook, zipped

SUMMARY = "1_TongHop"
PATIENCE = 30


def limits(**changes: int) -> ReadLimits:
    return replace(settings().limits, **changes)


def text_file(**changes: Any) -> SourceFile:
    return SourceFile(f"{SUMMARY}.csv", csv_text(grid(SUMMARY, changes)).encode())


def costly_workbook(name_count: int) -> SourceFile:
    """A small workbook whose part workbook.xml takes some 30 µs per name to understand."""
    parts = _parts(workbook({SUMMARY: grid(SUMMARY)}))
    names = "".join(f'<definedName name="n{i}">{i}</definedName>' for i in range(name_count))
    book = parts["xl/workbook.xml"].decode().replace("<definedNames />", "")
    changed = book.replace("</workbook>", f"<definedNames>{names}</definedNames></workbook>")
    assert changed != book
    return SourceFile("costly.xlsx", zipped({**parts, "xl/workbook.xml": changed.encode()}))


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def is_effort(parsed: Parsed, file: SourceFile, allowed: ReadLimits) -> bool:
    problems = [p for group in parsed.groups for raw in group for p in raw.problems]
    variables = {
        "file": file.name,
        "memory": str(allowed.memory_mb),
        "seconds": str(allowed.cpu_seconds),
    }
    said = [(p.rule_id, p.message_vi, p.message_en) for p in problems]
    wanted = [labels.text(lang, "read-limit-effort", **variables) for lang in labels.LANGUAGES]
    return said == [("T02", *wanted)]


def children_of(pid: int | None) -> list[int]:
    found = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True, check=False)
    return [int(line) for line in found.stdout.split()]


def is_running(pid: int) -> bool:
    """Whether the process exists and is no zombie (its new parent may be slow to reap it)."""
    command = ["ps", "-o", "stat=", "-p", str(pid)]
    state = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    return state != "" and not state.startswith("Z")


def eventually(condition: Callable[[], Any]) -> Any:
    """The first true value of `condition`; fails when there is none for half a minute."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.02)
    raise AssertionError("it never came true")


@pytest.fixture
def box() -> Iterator[Sandbox]:
    made = Sandbox(2)
    yield made
    made.close()


def _odd_cells(book: Workbook) -> None:
    sheet = book[SUMMARY]
    sheet["E2"], sheet["F2"], sheet["G2"] = 12.5, True, "#REF!"
    sheet["H2"] = datetime(2025, 8, 12, 15, 30)  # noqa: DTZ001 - spreadsheets know no zones
    sheet["I2"], sheet["J2"] = time_of_day(15, 30), timedelta(hours=30)
    sheet["K2"] = "=A1"
    sheet["A9"] = "gộp"
    sheet.merge_cells("A9:C9")
    book.create_sheet("Khác").append(["x"])


def _files() -> list[list[SourceFile]]:
    ward = register().by_code["00118"]
    odd = workbook({SUMMARY: grid(SUMMARY)}, _odd_cells)
    shifts = SourceFile("4_LucLuong.csv", csv_text(grid("4_LucLuong")).encode())
    archive = zipped({"a.xlsx": odd, "anh.jpg": b"\xff\xd8\xff", "1_TongHop.csv": b"x;y\n1;2\n"})
    return [
        [SourceFile("template.xlsx", build_template(ward, date(2025, 8, 12)))],
        [SourceFile("odd.xlsx", odd)],
        [text_file(), SourceFile("b.jpg", b"\xff\xd8\xff"), shifts],
        [SourceFile("tất cả.zip", archive)],
        [SourceFile("cut.xlsx", odd[:2_000])],
        [SourceFile("empty.csv", b"")],
    ]


@pytest.mark.parametrize("files", _files(), ids=lambda files: files[0].name)
def test_a_file_reads_the_same_apart_and_here(files: list[SourceFile]) -> None:
    def shown(packages: list[Package]) -> list[Any]:
        rows = [
            (row.sheet, row.row_no, row.epoch, row.problems, dict(row.cells))
            for package in packages
            for row in package.rows
        ]
        rest = [(p.name, p.sha256, p.files, p.problems, p.contract_version) for p in packages]
        return [rows, rest]

    apart, here = shown(read(files)), shown(read(files, apart=False))
    assert apart == here
    assert repr(apart) == repr(here), "1, 1.0 and True are equal but not the same"
    assert any(apart[0]) or any(problems for *_, problems, _ in apart[1])


def test_every_kind_of_cell_survives_the_way() -> None:
    noon = datetime(2025, 8, 12, 12, 0, 0, 5)  # noqa: DTZ001 - spreadsheets know no zones
    row: list[object] = [None, "", "Đ\ud800\x00", 0, -(10**30), 0.1, float("inf"), True, noon]
    row += [noon.date(), noon.time(), timedelta(-1, 3, 7), CellFault("read-cell-error", "#N/A")]
    table = RawTable("a", "b", [(1, row), (7, [])], EPOCH_1904, SUMMARY, is_csv=True)
    problems = parse(SourceFile("a.bin", b"\x01\x00"), limits()).groups[0][0].problems
    reply = Reply(Parsed(None, [[RawFile([table], problems, "2025.1")], []]), None, ["ghi chú"])
    back = decode(encode(reply))
    assert back == reply
    assert repr(back) == repr(reply)


def test_a_file_that_needs_too_much_memory_is_refused(box: Sandbox) -> None:
    allowed, file = limits(memory_mb=64), costly_workbook(25_000)
    assert not is_effort(box.parse(file, limits()), file, limits())
    assert is_effort(box.parse(file, allowed), file, allowed)


def test_a_file_that_needs_too_much_time_is_refused(
    box: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    file = costly_workbook(120_000)
    box.parse(text_file(), limits())
    zygote = box.pid
    for changes, reason in (({"cpu_seconds": 1}, "cpu"), ({"wall_seconds": 1}, "wall time")):
        caplog.clear()
        with caplog.at_level(logging.INFO, logger="campaign.sandbox"):
            assert is_effort(box.parse(file, limits(**changes)), file, limits(**changes))
        assert f"refused {file.sha256}: {reason}" in caplog.text
    assert box.parse(text_file(), limits()) == parse(text_file(), limits())
    assert box.pid == zygote, "only the file's own child was ended"


def test_a_csv_file_that_costs_too_much_spoils_the_files_given_with_it() -> None:
    cells = csv_text([*grid(SUMMARY), *([f"{i}-{j}" for j in range(100)] for i in range(1_800))])
    heavy = SourceFile(f"{SUMMARY}.csv", cells.encode())
    light = SourceFile("4_LucLuong.csv", csv_text(grid("4_LucLuong")).encode())
    (package,) = read([heavy, light], limits(memory_mb=60))
    assert package.rows == []
    told = [(p.rule_id, p.file_name) for p in package.problems]
    assert told == [("T02", heavy.name), ("T01", light.name)]


def test_a_child_that_is_killed_costs_only_its_file(box: Sandbox) -> None:
    file, allowed = costly_workbook(150_000), limits()
    with ThreadPoolExecutor() as pool:
        parsed = pool.submit(box.parse, file, allowed)
        for child in eventually(lambda: children_of(box.pid)):
            os.kill(child, signal.SIGKILL)
        assert is_effort(parsed.result(), file, allowed)
    assert box.parse(text_file(), allowed) == parse(text_file(), allowed)


def test_a_child_leaves_no_zombie(box: Sandbox) -> None:
    box.parse(text_file(), limits())
    eventually(lambda: not children_of(box.pid))


def test_another_zygote_is_started_when_the_first_has_gone(box: Sandbox) -> None:
    box.parse(text_file(), limits())
    first = box.pid
    assert first is not None
    os.kill(first, signal.SIGKILL)
    assert box.parse(text_file(), limits()) == parse(text_file(), limits())
    assert box.pid not in (None, first)


def test_a_machine_without_processes_does_not_blame_the_file(
    box: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/usr/bin/false")
    with pytest.raises(SandboxUnavailable):
        box.parse(text_file(), limits())
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(SandboxUnavailable):
        box.parse(text_file(), limits())


def test_many_threads_get_their_own_rows(box: Sandbox) -> None:
    files = [text_file(dossiers_received=n) for n in range(24)]
    with ThreadPoolExecutor(8) as pool:
        parsed = list(pool.map(lambda file: box.parse(file, limits()), files))
    assert parsed == [parse(file, limits()) for file in files]


def test_waiting_for_a_turn_is_not_at_the_cost_of_the_file() -> None:
    box, patient = Sandbox(1), limits(wall_seconds=PATIENCE)
    with ThreadPoolExecutor() as pool:
        first = pool.submit(box.parse, costly_workbook(150_000), patient)
        (child,) = eventually(lambda: children_of(box.pid))
        os.kill(child, signal.SIGSTOP)
        second = pool.submit(box.parse, text_file(), limits(wall_seconds=3))
        time.sleep(3.5)
        assert children_of(box.pid) == [child]
        assert not second.done()
        os.kill(child, signal.SIGKILL)
        assert second.result() == parse(text_file(), limits())
        first.result()
    box.close()


class _Attack:
    def __reduce__(self) -> tuple[Any, ...]:
        return os.system, (f"touch {MARK}",)


MARK = "the-attack-has-worked"
GOOD_REPLY = json.loads(encode(Reply(parse(text_file(), settings().limits))))


def _changed(*path: Any, to: Any) -> bytes:
    """The JSON of a good reply with one value in it replaced."""
    reply = json.loads(json.dumps(GOOD_REPLY))
    place = reply
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = to
    return json.dumps(reply).encode()


FILE = ("parsed", "groups", 0, 0)
TABLE = (*FILE, "tables", 0)
HOSTILE = [
    pickle.dumps(_Attack()),
    b"",
    b"{}",
    b"[" * 100_000,
    b"\xff\xfe",
    b"[1, 2",
    _changed("notes", to=[["x"]]),
    _changed("over", to=5),
    _changed("parsed", to="text"),
    _changed("parsed", "kind", to="executable"),
    _changed("parsed", "groups", to=[[5]]),
    _changed(*FILE, "problems", to=[{"severity": "none"}]),
    _changed(*FILE, "problems", to=["problem"]),
    _changed(*FILE, "problems", to=[["error", "T01", "a", "b", "c", None, None, 5, None]]),
    _changed(*FILE, "contract_version", to={}),
    _changed(*TABLE, "rows", to=[["1", []]]),
    _changed(*TABLE, "rows", to=[[1, "abc"]]),
    _changed(*TABLE, "rows", to=[[1, [{"a": 1}]]]),
    _changed(*TABLE, "rows", to=[[1, [["os.system", "true"]]]]),
    _changed(*TABLE, "rows", to=[[1, [["timedelta", 10**12]]]]),
    _changed(*TABLE, "rows", to=[[1, [["datetime", 5]]]]),
    _changed(*TABLE, "epoch", to="1900"),
    _changed(*TABLE, "is_csv", to="yes"),
]


@pytest.mark.parametrize("data", HOSTILE, ids=lambda data: repr(data[-40:]))
def test_a_hostile_reply_is_refused(
    data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(BadReply):
        decode(data)
    assert not (tmp_path / MARK).exists()


@pytest.mark.parametrize(
    "frame",
    [struct.pack("!Q", 2**40), struct.pack("!Q", 5) + b"hello"],
    ids=["longer than allowed", "no reply"],
)
def test_a_child_that_talks_nonsense_is_ended_and_its_file_refused(
    frame: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs, subprocess.Popen(["sleep", "600"]) as liar:

        def lie() -> None:
            channel = Channel(theirs)
            channel.receive()
            channel.receive()
            theirs.sendall(frame)

        thread = threading.Thread(target=lie)
        thread.start()
        reply = sandbox_module._converse(ours, liar.pid, text_file(), limits())
        thread.join()
        assert (reply.parsed, reply.over) == (None, "bad reply")
        assert liar.wait(PATIENCE) == -signal.SIGKILL
    parsed = sandbox_module._refused(text_file(), limits(), "bad reply")
    (problem,) = parsed.groups[0][0].problems
    name = text_file().name
    assert problem.message_vi == labels.text("vi", "read-file-broken", file=name)


def test_the_zygote_is_small_and_holds_nothing_of_the_server(box: Sandbox) -> None:
    code = (
        "import sys\n"
        "from campaign.report import sandbox_child\n"
        "sandbox_child.prepare()\n"
        "print(*(name for name, module in sys.modules.items() if module))\n"
    )
    command = [sys.executable, "-c", code]
    out = subprocess.run(command, cwd=settings().root, capture_output=True, text=True, check=True)
    loaded = set(out.stdout.split())
    heavy = {"duckdb", "pandas", "numpy", "pyarrow", "streamlit", "PIL", "campaign.store"}
    assert loaded & heavy == set()
    assert {"openpyxl", "campaign.report.parse"} <= loaded
    box.parse(text_file(), limits())
    size = subprocess.run(["ps", "-o", "rss=", "-p", str(box.pid)], capture_output=True, check=True)
    assert int(size.stdout) < 60 * 1024


SERVER = """
import sys, threading
from pathlib import Path
from campaign.report.read import read
from campaign.report import sandbox
from campaign.report.source import SourceFile
file = SourceFile("a.xlsx", Path(sys.argv[1]).read_bytes())
read([SourceFile("a.bin", b"x")])
threading.Thread(target=read, args=([file],), daemon=True).start()
print(sandbox._shared.pid, flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, None])
def test_no_process_is_left_when_the_server_is_gone(
    how: signal.Signals | None, tmp_path: Path
) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(costly_workbook(150_000).content)
    command = [sys.executable, "-c", SERVER, str(file)]
    server = subprocess.Popen(
        command, cwd=settings().root, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with server:
        assert server.stdin is not None
        assert server.stdout is not None
        zygote = int(server.stdout.readline())
        family = [zygote, *eventually(lambda: children_of(zygote))]
        assert all(is_running(pid) for pid in family)
        if how:
            server.send_signal(how)
        else:
            server.stdin.close()
        server.wait(PATIENCE)
    for pid in family:
        eventually(lambda pid=pid: not is_running(pid))


def test_an_empty_file_is_not_sent_to_a_child_that_has_answered_it_already() -> None:
    sent: list[bytes] = []

    class Gone:
        """A child that has read the length 0, answered and ended."""

        def settimeout(self, seconds: float | None) -> None:
            """Nothing to wait for."""

        def sendall(self, data: bytes) -> None:
            if sent:
                raise BrokenPipeError
            sent.append(data)

    Channel(Gone()).send(b"")  # type: ignore[arg-type]

    assert sent == [bytes(len(sent[0]))]
