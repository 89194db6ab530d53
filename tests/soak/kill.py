"""Kill the process that stores reports, again and again, and see whether a promise was broken.

python -m tests.soak.kill --kills 200 [--door pipe|http] [--seed 1] [--folder EMPTY]

Several senders hand in reports to a process that is killed (SIGKILL) at random moments. After each
kill the store is opened and looked at: whoever held an acknowledgement must find the report there,
whole and once; of the others nothing may be half there. What got no answer is sent again after the
next start, as a ward would do. The store is the same all the time and grows. Exit code 1 when a
promise was broken.
"""

import argparse
import random
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from campaign.store import open_store
from campaign.store.receipt import ACCEPTED
from campaign.store.verify import verify
from tests.soak.doors import DOORS, Ack, Door, Sender
from tests.soak.files import Report, reports

SENDERS = 6
MOST_ACKS = 24
MOST_SECONDS = 0.15
PATIENCE_SECONDS = 30


@dataclass
class Summary:
    """What happened, and every promise that was broken, in words."""

    kills: int = 0
    acknowledged: int = 0
    unacknowledged: int = 0
    stored_unacknowledged: int = 0
    sent_again: int = 0
    missing: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    half: list[str] = field(default_factory=list)

    @property
    def is_kept(self) -> bool:
        """Whether every promise was kept."""
        return not (self.missing or self.doubled or self.half)

    def text(self) -> str:
        """One line with the counts, then a line per broken promise."""
        counts = {
            name: len(value) if isinstance(value, list) else value
            for name, value in self.__dict__.items()
        }
        lines = [", ".join(f"{name} {count}" for name, count in counts.items())]
        return "\n".join([*lines, *self.missing, *self.doubled, *self.half])


class Soak:
    """One store, many processes that are killed over it."""

    def __init__(self, door: Door, db: Path, seed: int, most_acks: int) -> None:
        self._door = door
        self._db = db
        self._most_acks = most_acks
        self._chance = random.Random(seed)
        self._reports = reports(seed, 0, door.ward_codes)
        self._again: list[Report] = []
        self._acks: dict[str, Ack] = {}
        self._sent: dict[str, Report] = {}
        self._seen: set[str] = set()
        self._lock = threading.Lock()
        self.summary = Summary()

    def run(self, kills: int) -> Summary:
        """Kill that many processes, looking at the store after each."""
        for _ in range(kills):
            self._one()
            self._look()
        self.summary.acknowledged = len(self._acks)
        self.summary.unacknowledged = len(self._sent) - len(self._acks)
        return self.summary

    def _one(self) -> None:
        sender = self._door.start()
        threads = [threading.Thread(target=self._send, args=(sender,)) for _ in range(SENDERS)]
        for thread in threads:
            thread.start()
        self._await_acks(self._chance.randint(0, self._most_acks))
        time.sleep(self._chance.uniform(0, MOST_SECONDS))
        sender.kill()
        for thread in threads:
            thread.join()
        self.summary.kills += 1

    def _await_acks(self, count: int) -> None:
        """Wait for so many more answers, so that a slow machine has its kills amid work, too."""
        wanted, until = len(self._acks) + count, time.monotonic() + PATIENCE_SECONDS
        while len(self._acks) < wanted and time.monotonic() < until:
            time.sleep(0.005)

    def _send(self, sender: Sender) -> None:
        """Send one report after the other until no answer comes any more."""
        while True:
            with self._lock:
                report = self._again.pop() if self._again else next(self._reports)
                self.summary.sent_again += report.file.sha256 in self._sent
                self._sent[report.file.sha256] = report
            ack = sender.send(report)
            with self._lock:
                if ack is None:
                    self._again.append(report)
                    return
                self._acks[report.file.sha256] = ack

    def _look(self) -> None:
        store = open_store(self._db)
        try:
            found = verify(store)
            with store.cursor() as cursor:
                rows = cursor.execute(
                    "select file_sha256, receipt_no, status, row_count from submission"
                ).fetchall()
        finally:
            store.close()
        when = f"after kill {self.summary.kills}"
        self.summary.half += [f"{when}: {fault.message('en')}" for fault in found.findings]
        times = Counter(sha256 for sha256, *_ in rows)
        self.summary.doubled += [f"{when}: {sha256}" for sha256, n in times.items() if n > 1]
        stored = {sha256: (number, status, count) for sha256, number, status, count in rows}
        for sha256, ack in self._acks.items():
            if sha256 not in stored or stored[sha256][0] != ack.receipt_no:
                self.summary.missing.append(f"{when}: {ack.receipt_no} of {sha256}")
        for sha256 in stored.keys() - self._seen:
            number, status, count = stored[sha256]
            right = self._sent[sha256].row_count if status == ACCEPTED else 0
            if count != right:
                self.summary.half.append(f"{when}: {number} has {count} rows, not {right}")
        self._seen |= stored.keys()
        waiting = {report.file.sha256 for report in self._again}
        self.summary.stored_unacknowledged += len(waiting & stored.keys())


def run(door_name: str, db: Path, kills: int, *, seed: int, most_acks: int = MOST_ACKS) -> Summary:
    """Kill `kills` processes over the store at `db`, which is made when it is not there."""
    open_store(db, kind="real").close()
    return Soak(DOORS[door_name](db), db, seed, most_acks).run(kills)


def main() -> None:
    """See the module's text."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak.kill")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--door", choices=sorted(DOORS), default="pipe")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.folder or Path(scratch)
        summary = run(given.door, folder / "campaign.duckdb", given.kills, seed=given.seed)
    print(summary.text())
    sys.exit(0 if summary.is_kept else 1)


if __name__ == "__main__":
    main()
