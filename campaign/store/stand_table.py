"""The stands of all wards and days at once.

Asking for one costs DuckDB 15 ms, mostly planning, and right after a report every reader's run
needs another one. These rows cost as much and tell all of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from typing import Any

import duckdb
import numpy as np
import numpy.typing as npt

from campaign.settings import settings
from campaign.store.sql import live_text

EPOCH_DAY = date(1970, 1, 1)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
NO_WARD = ""
# Acts of the shipped reference data have no time of their own; they are no news.
FIRST_NEWS_US = 86_400_000_000
Numbers = tuple[int, int, int]
EVERYTHING: Numbers = (2**62, 2**62, 2**62)
Column = npt.NDArray[Any]


@dataclass(frozen=True)
class Newest:
    """The newest submission, answer and act that count, and when the newest of them came."""

    submission_no: int
    answer_no: int
    act_no: int
    at: datetime | None


@dataclass(frozen=True)
class StandTable:
    """The rows of queries/live/stand_rows.sql and stand_acts.sql, column by column."""

    rows: dict[str, Column]
    acts: dict[str, Column]

    @cached_property
    def numbers(self) -> Numbers:
        """The newest submission, answer and act of it all."""
        rows, acts = self.rows, self.acts
        return _most(rows["submission_no"]), _most(rows["answer_no"]), _most(acts["act_no"])

    def newest(self, as_of: date, now: datetime, ward_codes: tuple[str, ...] | None) -> Newest:
        """What counts for the days up to `as_of` at `now`; ward_codes: for these wards alone."""
        counts = self.rows["counts_from"] <= (as_of - EPOCH_DAY).days
        if ward_codes is not None:
            counts &= np.isin(self.rows["ward_code"], [NO_WARD, *ward_codes])
        told = {name: column[counts] for name, column in self.rows.items()}
        is_past = self.acts["acted_us"] <= _microseconds(now)
        acted_us = self.acts["acted_us"][is_past]
        news_us = acted_us[acted_us > FIRST_NEWS_US]
        newest_us = max(_most(told["received_us"]), _most(told["answered_us"]), _most(news_us))
        return Newest(
            _most(told["submission_no"]),
            _most(told["answer_no"]),
            _most(self.acts["act_no"][is_past]),
            _moment(newest_us) if newest_us else None,
        )


def read_table(own: duckdb.DuckDBPyConnection, upto: Numbers = EVERYTHING) -> StandTable:
    """The table of the ledger up to these numbers, in two looks of `own`'s transaction."""
    submission_no, answer_no, act_no = upto
    rows = _columns(own, "rows", {"submission_no": submission_no, "answer_no": answer_no})
    acts = _columns(own, "acts", {"act_no": act_no})
    return StandTable({**rows, "ward_code": rows["ward_code"].astype(str)}, acts)


def _columns(
    own: duckdb.DuckDBPyConnection, name: str, values: Mapping[str, int]
) -> dict[str, Column]:
    found = own.execute(live_text(f"stand_{name}"), dict(values)).fetchnumpy()
    return {column: np.asarray(cells) for column, cells in found.items()}


def _most(column: Column) -> int:
    return int(column.max(initial=0))


def _microseconds(moment: datetime) -> int:
    return (moment - EPOCH) // timedelta(microseconds=1)


def _moment(microseconds: int) -> datetime:
    return (EPOCH + timedelta(microseconds=microseconds)).astimezone(settings().campaign.timezone)
