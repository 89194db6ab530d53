"""The accepted past of wards, read from the store in the shape that the rules judge by."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import cached_property
from itertools import groupby

import duckdb

from campaign.report.history import WardHistory, first_time_officials, hamlet_key
from campaign.store.reference_rows import windows_at
from campaign.store.sql import fetch_dicts
from campaign.windows import Window


class Histories(Mapping[str, WardHistory]):
    """Histories by ward code, as known at `known_at`, read when first asked for.

    A ward without any accepted report has an empty history, so every code can be asked for.
    """

    def __init__(self, cursor: duckdb.DuckDBPyConnection, known_at: datetime) -> None:
        self._cursor = cursor
        self._known_at = known_at
        self._loaded: dict[str, WardHistory] = {}

    def preload(self, ward_codes: Iterable[str]) -> None:
        """Read many wards with four queries instead of four per ward."""
        wanted = sorted(set(ward_codes) - self._loaded.keys())
        if wanted:
            self._loaded |= load_histories(self._cursor, wanted, self._known_at)

    @cached_property
    def windows(self) -> dict[str, Window]:
        """The campaign days of every ward, as known at the same moment."""
        return windows_at(self._cursor, self._known_at)

    def __getitem__(self, ward_code: str) -> WardHistory:
        self.preload([ward_code])
        return self._loaded[ward_code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._loaded)

    def __len__(self) -> int:
        return len(self._loaded)


def load_histories(
    cursor: duckdb.DuckDBPyConnection, ward_codes: Iterable[str], known_at: datetime
) -> dict[str, WardHistory]:
    """The history of each of `ward_codes`, counting only what was received by `known_at`."""
    histories = {code: WardHistory() for code in ward_codes}
    values = {"ward_codes": list(histories), "known_at": known_at}
    for row in fetch_dicts(cursor, "history_baselines", values):
        histories[row["ward_code"]].baselines.append(row)
    for row in fetch_dicts(cursor, "history_summaries", values):
        history = histories[row["ward_code"]]
        history.summaries[row["report_date"]] = row
        history.officials_first_time[row["report_date"]] = 0
    sessions = fetch_dicts(cursor, "history_sessions", values)
    sessions.sort(key=lambda row: (row["ward_code"], row["report_date"]))
    for (code, day), rows in groupby(sessions, lambda row: (row["ward_code"], row["report_date"])):
        histories[code].officials_first_time[day] = first_time_officials(rows)
    for row in fetch_dicts(cursor, "history_hamlets", values):
        histories[row["ward_code"]].hamlets.add(hamlet_key(row["hamlet_name"]))
    return histories
