"""The rush before the deadline: many readers, all wards handing in, and how soon it can be seen.

python -m tests.load.rush --address http://127.0.0.1:8501 --readers 300 --wards 126 --window 60
    --seconds 90 --tokens FOLDER/tokens.json --books FOLDER/books

prints tables and writes --json. With --cookie-secret the readers are signed in. They come one
after the other during --ramp, then each acts every --period seconds; --warm seconds later the
hand-ins begin, and only acts from then on count. A reader waits for the end of a run before the
next, and how far that put it behind is told as well. The store and its tokens come from
tests.load.prepare.
"""

import argparse
import asyncio
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from campaign.access import Role
from tests.load import cost
from tests.load.acts import draw, settle
from tests.load.reader import Reader, ReaderFault, Run
from tests.load.seen import Glance, behind, visible
from tests.load.summary import spread, table
from tests.load.uploads import Sent, hand_in_all
from tests.load.workbooks import prepared
from tests.oidc_secrets import USER_COOKIE, user_cookie

UNSEEN_SECONDS = 60


@dataclass(frozen=True)
class Done:
    """One act of a reader: what it was, how late it began, what it brought."""

    act: str
    page_id: str
    began: float
    behind: float
    run: Run


@dataclass
class Rush:
    """Everything that was measured."""

    done: list[Done] = field(default_factory=list)
    opening: list[float] = field(default_factory=list)
    lost: Counter[str] = field(default_factory=Counter)
    glances: list[Glance] = field(default_factory=list)
    sent: list[Sent] = field(default_factory=list)
    began: float = 0.0

    def acts(self) -> list[Done]:
        """What readers did since the hand-ins began."""
        return [one for one in self.done if one.began >= self.began]

    def saw(self, began: float, run: Run) -> None:
        """Note what a run showed."""
        if run.data_number is not None:
            self.glances.append(Glance(began, time.perf_counter(), run.data_number))

    def receipts(self) -> list[float]:
        """When each accepted hand-in had its receipt, in order."""
        return sorted(sent.ended for sent in self.sent if sent.is_stored)

    def faults(self) -> Counter[str]:
        """Errors that readers were shown, and sessions that broke, by their text."""
        shown = Counter(fault[:120] for one in self.done for fault in one.run.faults)
        return shown + self.lost


async def read_on(number: int, given: argparse.Namespace, rush: Rush, end: float) -> None:
    """One reader's session until `end`; a broken session is counted and begun anew."""
    rng = random.Random(f"{given.seed}:{number}")
    reader = Reader(given.address)
    settle(reader, rng)
    _sign_in(reader, number, given.cookie_secret)
    await asyncio.sleep(given.ramp * number / max(1, given.readers))
    planned = time.perf_counter()
    is_open = False
    tries = 0
    while (now := time.perf_counter()) < end or tries <= given.least_acts:
        tries += 1
        try:
            if not is_open:
                await reader.open()
                asked = time.perf_counter()
                run = await reader.show("overview", urlencode(reader.home))
                rush.opening.append(time.perf_counter() - now)
                is_open = True
                rush.saw(asked, run)
            else:
                act = draw(rng)
                run = await act(reader, rng)
                rush.saw(time.perf_counter() - run.seconds, run)
                done = Done(act.__name__, reader.page_id, now, max(0.0, now - planned), run)
                rush.done.append(done)
        except ReaderFault as fault:
            rush.lost[str(fault)[:120]] += 1
            is_open = False
        planned += given.period * rng.uniform(0.5, 1.5)
        await asyncio.sleep(max(0.0, min(planned, end) - time.perf_counter()))
    await reader.close()


def _sign_in(reader: Reader, number: int, secret: str | None) -> None:
    """As a monitor of a district or, where the home is the whole city, as a leader."""
    if secret is None:
        return
    role = Role.MONITOR if "district" in reader.home else Role.LEADER
    claims = {"sub": f"reader-{number}", "name": f"Reader {number}", "campaign_role": role.value}
    claims["iat"] = int(time.time())
    reader.cookies[USER_COOKIE] = user_cookie(reader.address, claims, secret)


async def run_rush(given: argparse.Namespace, books: dict[str, bytes]) -> Rush:
    """Readers and hand-ins together."""
    rush = Rush()
    begins = given.ramp + given.warm
    end = time.perf_counter() + begins + given.seconds
    readers = [asyncio.create_task(read_on(n, given, rush, end)) for n in range(given.readers)]
    await asyncio.sleep(begins)
    rush.began = time.perf_counter()
    if books:
        tokens = json.loads(given.tokens.read_text(encoding="utf-8"))
        rng = random.Random(given.seed)
        rush.sent = await hand_in_all(given.address, books, tokens, given.window, given.shape, rng)
    if readers:
        await asyncio.gather(*readers)
    if books:
        await _until_seen(given, rush)
    return rush


async def _until_seen(given: argparse.Namespace, rush: Rush) -> None:
    """After the rush, look until the last receipt is seen, at most for a minute."""
    reader = Reader(given.address)
    _sign_in(reader, given.readers, given.cookie_secret)
    await reader.open()
    deadline = time.perf_counter() + UNSEEN_SECONDS
    while None in visible(rush.glances, rush.receipts()) and time.perf_counter() < deadline:
        began = time.perf_counter()
        rush.saw(began, await reader.show("overview"))
        await asyncio.sleep(0.5)
    await reader.close()


def costs(before: dict[int, cost.Cost], after: dict[int, cost.Cost]) -> list[list[Any]]:
    """One row per server process: what it is, its CPU seconds meanwhile, its memory now."""
    rows = []
    for pid, now in sorted(after.items()):
        was = before.get(pid)
        spent = now.cpu_seconds - (was.cpu_seconds if was else 0.0)
        rows.append([pid, now.command, round(spent, 1), round(now.rss_mb)])
    return rows


def figures(rush: Rush, given: argparse.Namespace) -> dict[str, Any]:
    """Everything as JSON-ready values."""
    by_page: dict[str, list[float]] = {}
    for one in rush.acts():
        by_page.setdefault(one.page_id, []).append(one.run.seconds)
    delays = visible(rush.glances, rush.receipts())
    lags = behind(rush.glances, rush.receipts())
    statuses = Counter(f"{sent.http_status} {sent.status}" for sent in rush.sent)
    refused = Counter(sent.detail for sent in rush.sent if not sent.is_stored)
    return {
        "arguments": {name: str(value) for name, value in vars(given).items()},
        "opening": spread(rush.opening),
        "acts": spread([one.run.seconds for one in rush.acts()]),
        "behind": spread([one.behind for one in rush.acts()]),
        "pages": {page: spread(times) for page, times in sorted(by_page.items())},
        "receipts": spread([sent.seconds for sent in rush.sent]),
        "receipt_statuses": dict(statuses),
        "not_stored": dict(refused),
        "visible_after": spread([delay for delay in delays if delay is not None]),
        "figures_behind": spread(lags),
        "shown_within_2_s_pct": round(100 * sum(lag <= 2 for lag in lags) / max(1, len(lags)), 1),
        "never_seen": sum(delay is None for delay in delays),
        "reader_faults": dict(rush.faults()),
        "megabytes_read": round(sum(one.run.byte_count for one in rush.acts()) / 1e6, 1),
    }


def told(found: dict[str, Any]) -> str:
    """The figures as Markdown."""
    heads = ["what", "count", "p50 s", "p95 s", "p99 s", "max s"]
    rows = [
        [name, *(found[key][part] for part in ("count", "p50", "p95", "p99", "max"))]
        for name, key in (
            ("first page of a session", "opening"),
            ("acts of readers", "acts"),
            ("readers behind their plan", "behind"),
            ("hand-in to receipt", "receipts"),
            ("receipt to visible in every run", "visible_after"),
            ("figures shown behind the receipts", "figures_behind"),
        )
    ]
    rows += [[f"page {name}", *times.values()] for name, times in found["pages"].items()]
    parts = [table(heads, rows), "", table(["PID", "process", "CPU s", "MB"], found["processes"])]
    parts += ["", f"seconds measured: {found['elapsed']:.0f}"]
    parts += [f"load tool, CPU s: {found['own_cpu']:.1f}"]
    parts += [f"{name}: {found[name]}" for name in ("receipt_statuses", "not_stored")]
    parts += [
        f"{name}: {found[name]}" for name in ("shown_within_2_s_pct", "never_seen", "reader_faults")
    ]
    return "\n".join(parts) + "\n"


def measure(given: argparse.Namespace) -> dict[str, Any]:
    """Run the rush that was asked for and give its figures."""
    books: dict[str, bytes] = {}
    if given.tokens is not None:
        wards = sorted(json.loads(given.tokens.read_text(encoding="utf-8")))[: given.wards]
        books = prepared(given.books, given.seed, wards)
    root = cost.listener(urlsplit(given.address).port or 80)
    if root is None:
        raise SystemExit(f"nobody listens at {given.address}")
    before, own, start = cost.costs_of(root), cost.own_cpu_seconds(), time.perf_counter()
    rush = asyncio.run(run_rush(given, books))
    found = figures(rush, given)
    found["processes"] = costs(before, cost.costs_of(root))
    found["own_cpu"] = cost.own_cpu_seconds() - own
    found["elapsed"] = time.perf_counter() - start
    return found


def arguments(given: Iterable[str] | None = None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--address", default="http://127.0.0.1:8501")
    parser.add_argument("--readers", type=int, default=300)
    parser.add_argument("--period", type=float, default=10)
    parser.add_argument("--ramp", type=float, default=20)
    parser.add_argument("--warm", type=float, default=0, help="seconds of acts before the rush")
    parser.add_argument("--seconds", type=float, default=90)
    parser.add_argument("--least-acts", type=int, default=0, help="of each reader, however long")
    parser.add_argument("--wards", type=int, default=126)
    parser.add_argument("--window", type=float, default=60)
    parser.add_argument("--shape", choices=("even", "peak"), default="even")
    parser.add_argument("--tokens", type=Path, help="{ward code: token}; without it only readers")
    parser.add_argument("--cookie-secret", help="of the server: readers are signed in with it")
    parser.add_argument("--books", type=Path, default=Path("books"))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=Path)
    return parser.parse_args(list(given) if given is not None else None)


def main() -> int:
    """Print the tables and write the JSON file; 1 when a report or a reader was let down."""
    given = arguments()
    found = measure(given)
    sys.stdout.write(told(found))
    if given.json:
        given.json.write_text(json.dumps(found, indent=1, ensure_ascii=False), encoding="utf-8")
    return 1 if found["not_stored"] or found["never_seen"] or found["reader_faults"] else 0


if __name__ == "__main__":
    sys.exit(main())
