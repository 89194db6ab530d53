"""What one run of each page costs the server, one reader at a time: CPU milliseconds and bytes.

`python -m tests.load.pages --address http://127.0.0.1:8501 --rounds 40`: each page is run warm
(its answers cached), so this is what a reader costs who looks at what others look at as well.
"""

import argparse
import asyncio
import sys
from urllib.parse import urlsplit

from tests.load import cost
from tests.load.acts import PAGES
from tests.load.reader import Reader
from tests.load.summary import percentile, table


async def measure(address: str, rounds: int) -> list[list[object]]:
    """One row per page: CPU ms of all server processes per run, p50 and p95 ms, kilobytes."""
    root = cost.listener(urlsplit(address).port or 80)
    if root is None:
        raise SystemExit(f"nobody listens at {address}")
    rows: list[list[object]] = []
    reader = Reader(address)
    await reader.open()
    for page_id in PAGES:
        for _ in range(3):
            await reader.show(page_id)
        before = _cpu(root)
        runs = [await reader.show(page_id) for _ in range(rounds)]
        await asyncio.sleep(0.3)  # what the server does after the end of a run counts as well
        spent = (_cpu(root) - before) * 1000 / rounds
        times = [run.seconds * 1000 for run in runs]
        size = runs[-1].byte_count / 1000
        p50, p95 = percentile(times, 50), percentile(times, 95)
        rows.append([page_id, round(spent), round(p50), round(p95), round(size)])
        faults = {fault for run in runs for fault in run.faults}
        if faults:
            sys.stderr.write(f"{page_id}: {faults}\n")
    await reader.close()
    return rows


def _cpu(root: int) -> float:
    return sum(found.cpu_seconds for found in cost.costs_of(root).values())


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--address", default="http://127.0.0.1:8501")
    parser.add_argument("--rounds", type=int, default=40)
    given = parser.parse_args()
    rows = asyncio.run(measure(given.address, given.rounds))
    sys.stdout.write(table(["page", "CPU ms a run", "p50 ms", "p95 ms", "kB"], rows))


if __name__ == "__main__":
    main()
