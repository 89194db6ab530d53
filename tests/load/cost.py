"""What the server's processes cost: CPU seconds and memory, read from /proc."""

import os
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True)
class Cost:
    """One process at one moment; its command line says which one it is."""

    pid: int
    command: str
    cpu_seconds: float
    rss_mb: float


def costs_of(root: int) -> dict[int, Cost]:
    """The process `root` and all its descendants that are alive now."""
    parents = {pid: parent for pid in _pids() if (parent := _parent(pid)) is not None}
    family = {root}
    while grown := {pid for pid, parent in parents.items() if parent in family} - family:
        family |= grown
    found = (_cost(pid) for pid in family)
    return {cost.pid: cost for cost in found if cost is not None}


def own_cpu_seconds() -> float:
    """CPU seconds of this process so far."""
    times = os.times()
    return times.user + times.system


def listener(port: int) -> int | None:
    """The id of a process that listens on `port` of this machine, the oldest of several."""
    inodes = {
        fields[9]
        for name in ("tcp", "tcp6")
        for fields in map(str.split, _lines(PROC / "net" / name)[1:])
        if fields[3] == "0A" and int(fields[1].rsplit(":", 1)[1], 16) == port
    }
    wanted = {f"socket:[{inode}]" for inode in inodes}
    return min((pid for pid in _pids() if wanted & _targets(pid)), default=None)


def _pids() -> list[int]:
    return [int(entry.name) for entry in PROC.iterdir() if entry.name.isdigit()]


def _targets(pid: int) -> set[str]:
    found = set()
    try:
        for handle in (PROC / str(pid) / "fd").iterdir():
            found.add(str(handle.readlink()))
    except OSError:  # it has ended, or it is another user's
        return found
    return found


def _stat(pid: int) -> list[str]:
    lines = _lines(PROC / str(pid) / "stat")
    # The name stands in brackets and may hold blanks.
    return lines[0].rsplit(")", 1)[1].split() if lines else []


def _parent(pid: int) -> int | None:
    fields = _stat(pid)
    return int(fields[1]) if fields else None


def _cost(pid: int) -> Cost | None:
    fields = _stat(pid)
    if not fields:
        return None
    cpu = (int(fields[11]) + int(fields[12])) / TICKS
    return Cost(pid, _command(pid), cpu, int(fields[21]) * PAGE / 2**20)


def _command(pid: int) -> str:
    try:
        parts = (PROC / str(pid) / "cmdline").read_bytes().decode(errors="replace").split("\0")
    except OSError:  # it has ended
        return ""
    return " ".join(part for part in parts[1:] if part)[:70]


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(errors="replace").splitlines()
    except OSError:  # it has ended
        return []
