"""What is already known about a ward when a new report of it is judged.

The store fills one WardHistory per ward from the versions current at the time of receipt; within
one package the validator adds each accepted day (`remember`), so that day D is compared with day
D−1 of the same file. Plain values only: this module knows no database.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

Row = Mapping[str, Any]

OFFICIALS_AUDIENCE = "CB, CC, VC"


def hamlet_key(name: str) -> str:
    """The form in which hamlet names are compared: NFC, case-folded, single spaces."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def first_time_officials(sessions: Iterable[Row]) -> int:
    """People: officials who completed a training for the first time, over `sessions`."""
    return sum(
        row.get("completed_first_time") or 0
        for row in sessions
        if row.get("audience") == OFFICIALS_AUDIENCE
    )


@dataclass
class WardHistory:
    """The accepted past of one ward.

    baselines: rows of `ward_baseline` (all contract fields), in order of receipt, oldest first.
    summaries: report_date -> row of `daily_summary` of the version current for that day.
    officials_first_time: report_date -> Σ completed_first_time of officials (current versions).
    hamlets: names with an accepted session so far, each as `hamlet_key` returns it.
    """

    baselines: list[Row] = field(default_factory=list)
    summaries: dict[date, Row] = field(default_factory=dict)
    officials_first_time: dict[date, int] = field(default_factory=dict)
    hamlets: set[str] = field(default_factory=set)

    def copy(self) -> "WardHistory":
        """A history that can grow without changing this one (rows are shared)."""
        return WardHistory(
            list(self.baselines),
            dict(self.summaries),
            dict(self.officials_first_time),
            set(self.hamlets),
        )

    def baseline_on(self, day: date) -> Row | None:
        """The baseline in force on `day`: newest effective_date, then the last received."""
        best: Row | None = None
        for row in self.baselines:
            if row["effective_date"] <= day and (
                best is None or row["effective_date"] >= best["effective_date"]
            ):
                best = row
        return best

    def yesterday(self, day: date) -> Row | None:
        """The current summary of the day before `day`, if there is one."""
        return self.summaries.get(day - timedelta(days=1))

    def last_filled(self, day: date, name: str, *, days_back: int = 14) -> tuple[date, Any] | None:
        """Day and value of the newest filled summary field `name` before `day`, or None."""
        for back in range(1, days_back + 1):
            earlier = day - timedelta(days=back)
            row = self.summaries.get(earlier)
            if row is not None and row.get(name) is not None:
                return earlier, row[name]
        return None

    def with_baselines(self, rows: Iterable[Row]) -> "WardHistory":
        """A view of this history that also knows the baseline `rows` (received last)."""
        return WardHistory(
            [*self.baselines, *rows], self.summaries, self.officials_first_time, self.hamlets
        )

    def remember(self, day: date, rows: Mapping[str, list[dict[str, Any]]]) -> None:
        """Take over an accepted report of `day` (table -> rows)."""
        self.baselines.extend(rows.get("ward_baseline", ()))
        for row in rows.get("daily_summary", ()):
            self.summaries[day] = row
            self.officials_first_time[day] = first_time_officials(rows.get("training_sessions", ()))
        self.hamlets.update(hamlet_key(row["hamlet_name"]) for row in rows.get("mobile_points", ()))
