"""Median time of every mart on one store: python -m benchmarks.bench_marts --db FILE.

Asks each mart as the pages do (all wards, the campaign's last day, everything known), with the
optional parameters at their defaults. Close the dashboard first: one process owns a store.
"""

import argparse
import statistics
import time
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from campaign.settings import settings
from campaign.store import Store, open_store
from campaign.store.questions import Query, all_queries, ask

# Required parameters beyond the two times; any ward-day will do.
EXAMPLES: Mapping[str, Any] = {"ward_code": "00118", "report_date": date(2025, 8, 12)}


def parameters(query: Query, as_of: date) -> dict[str, Any]:
    """Values for the required parameters of a mart."""
    deadline = settings().campaign.deadline_at(as_of + timedelta(days=1))
    times: dict[str, Any] = {"as_of": as_of, "known_at": deadline}
    given = {**EXAMPLES, **times}
    return {p.name: given[p.name] for p in query.params if not p.is_optional}


def median_ms(action: Callable[[], Any], repeats: int) -> float:
    """Median wall-clock time in milliseconds, after one run to warm up."""
    action()
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        action()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def measure(store: Store, as_of: date, repeats: int) -> list[tuple[str, int, float]]:
    """(mart, rows, median ms) of every mart, the slowest first."""
    results = []
    for query in all_queries():
        params = parameters(query, as_of)
        rows = len(ask(store, query.name, **params))
        duration = median_ms(partial(ask, store, query.name, **params), repeats)
        results.append((query.name, rows, duration))
    return sorted(results, key=lambda result: -result[2])


def main() -> None:
    """Print a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--db", help="a store; default: the one the dashboard would open")
    parser.add_argument("--as-of", type=date.fromisoformat, default=settings().campaign.end_date)
    parser.add_argument("--repeats", type=int, default=7)
    options = parser.parse_args()
    store = open_store(options.db)
    print(f"| mart ({options.as_of}, {datetime.now().astimezone():%Y-%m-%d}) | rows | median ms |")
    print("|---|---:|---:|")
    for name, rows, duration in measure(store, options.as_of, options.repeats):
        print(f"| {name} | {rows:,} | {duration:.0f} |")
    store.close()


if __name__ == "__main__":
    main()
