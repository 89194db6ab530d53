"""The progress index once more, in plain Python and word for word from the method text (4.1, 4.4).

Slow and obvious on purpose: test_index_oracle compares it with the SQL on random reports.
"""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from campaign.settings import settings

WEIGHTS = {
    "n1": 6, "n2": 5, "n3": 5, "n4": 4, "t1": 15, "t2": 10, "d1": 12, "d2": 4, "d3": 4, "d4": 5,
    "c1": 10, "h1": 4, "h2": 3, "h3": 3, "r1": 10,
}  # fmt: skip
Row = dict[str, Any]


@dataclass
class Report:
    """One received version: its moment, whether it is complete, its fields and its sessions."""

    day: date
    version: int
    received_at: datetime
    is_complete: bool
    fields: Row
    hamlets: Sequence[str] = ()


@dataclass
class Ward:
    """Everything one ward sent, and its window."""

    start: date
    end: date
    reports: list[Report] = field(default_factory=list)
    baselines: list[tuple[date, Row]] = field(default_factory=list)


class Index:
    """The index of one ward on day `a`, as known at `known_at`."""

    def __init__(self, ward: Ward, a: date, known_at: datetime) -> None:
        self.ward, self.a, self.known_at = ward, a, known_at
        self.known = [r for r in ward.reports if r.received_at <= known_at]
        self.current: dict[date, Report] = {}
        for report in sorted(self.known, key=lambda r: r.version):
            self.current[report.day] = report
        in_force = [row for day, row in sorted(ward.baselines, key=lambda b: b[0]) if day <= a]
        self.base = in_force[-1] if in_force else {}
        self.d = min((a - ward.start).days + 1, 45)

    def stock(self, name: str) -> Any:
        for age in range(4):
            report = self.current.get(self.a - timedelta(days=age))
            if report and report.fields.get(name) is not None:
                return report.fields[name]
        return None

    def days(self, first: date, last: date, *names: str) -> list[list[Any]]:
        """The values of `names` on the days from first to last on which all are filled."""
        rows = [
            [r.fields.get(n) for n in names] for d, r in self.current.items() if first <= d <= last
        ]
        return [row for row in rows if None not in row]

    def week(self, *names: str) -> list[list[Any]]:
        return self.days(self.a - timedelta(days=6), self.a, *names)

    def rate(self, part: str, whole: str) -> float | None:
        rows = self.week(part, whole)
        total = sum(row[1] for row in rows)
        return sum(row[0] for row in rows) / total if total else None

    def of(self, value: float | None, total: str, factor: float = 1) -> float | None:
        whole = self.base.get(total)
        return None if value is None or whole is None else min(1.0, value / (factor * whole))

    def scores(self) -> dict[str, float | None]:
        support = self.week("tech_support_telecom", "tech_support_student")
        mean = sum(map(sum, support)) / len(support) if support else None
        team = self.stock("rescue_team_formed")
        links = [self.stock("points_broadband"), self.stock("points_5g")]
        return {
            "n1": self.n1(),
            "n2": None if mean is None else min(1.0, mean / 2),
            "n3": self.of(self.stock("cdt_teams_formed"), "hamlets_total"),
            "n4": None if team is None else float(team),
            "t1": self.of(self.stock("officials_trained_cum"), "officials_total"),
            "t2": self.of(self.stock("cdt_members_trained_cum"), "cdt_members_total"),
            "d1": cap(self.rate("dossiers_online", "dossiers_received"), lambda x: x / 0.8),
            "d2": cap(self.rate("dossiers_online_full", "dossiers_online"), lambda x: x / 0.2),
            "d3": cap(
                self.rate("resolved_on_time", "dossiers_resolved"), lambda x: (x - 0.9) / 0.1
            ),
            "d4": cap(self.rate("results_electronic", "dossiers_resolved"), lambda x: x),
            "c1": self.of(self.hamlets(), "hamlets_total"),
            "h1": self.of(None if None in links else sum(links), "service_points_total", 2),
            "h2": self.of(self.stock("procedures_configured"), "procedures_announced"),
            "h3": self.h3(),
            "r1": self.r1(),
        }

    def n1(self) -> float | None:
        degree, contract = self.stock("it_officer_degree"), self.stock("it_contract_hired")
        if (degree or 0) >= 1 or (contract or 0) >= 1:
            return 1.0
        if degree is None or contract is None:
            return None
        concurrent = self.stock("it_officer_concurrent")
        return None if concurrent is None else 0.5 if concurrent >= 1 else 0.0

    def hamlets(self) -> int | None:
        days = [r for d, r in self.current.items() if self.ward.start <= d <= self.a]
        names = {fold(name) for report in days for name in report.hamlets}
        return len(names) if days else None

    def h3(self) -> float | None:
        names = ("support_requests", "support_resolved")
        rows = self.week(*names)
        if not rows:
            return None
        before = self.days(self.ward.start, self.a - timedelta(days=7), *names)
        backlog = max(0, sum(r[0] - r[1] for r in before))
        asked = sum(row[0] for row in rows) + backlog
        return min(1.0, sum(row[1] for row in rows) / asked) if asked else 1.0

    def r1(self) -> float | None:
        points = []
        day = self.ward.start
        while day <= min(self.a, self.ward.end):
            deadline = settings().campaign.deadline_at(day)
            versions = [r for r in self.known if r.day == day]
            in_time = any(r.is_complete and r.received_at < deadline for r in versions)
            if self.known_at >= deadline:
                points.append(1.0 if in_time else 0.5 if versions else 0.0)
            day += timedelta(days=1)
        return sum(points) / len(points) if points else None

    def expected(self) -> dict[str, float]:
        k, d = (self.a - date(2025, 7, 23)).days, self.d
        d1 = 0.75 * k / 7 if k <= 7 else min(1, 0.75 + 0.25 * (k - 7) / 32)
        paths = {"n3": min(1, d / 15), "d1": d1, "h2": min(1, k / 2)}
        paths |= dict.fromkeys(("n1", "n2", "n4"), min(1, d / 7))
        paths |= dict.fromkeys(("t1", "t2", "c1", "h1"), d / 45)
        paths |= dict.fromkeys(("d2", "d4"), min(1, k / 7))
        return paths | dict.fromkeys(("d3", "h3", "r1"), 1)

    def result(self) -> Row:
        """Scores, unknown_points, progress and expectation, unrounded; progress None if unknown."""
        scores, expected = self.scores(), self.expected()
        unknown = sum(w for c, w in WEIGHTS.items() if scores[c] is None)
        return scores | {
            "unknown_points": unknown,
            "progress_raw": None
            if unknown > 30
            else sum(w * (scores[c] or 0) for c, w in WEIGHTS.items()),
            "expected_raw": sum(w * expected[c] for c, w in WEIGHTS.items()),
        }


def cap(value: float | None, score: Callable[[float], float]) -> float | None:
    """The score of a rate within 0 and 1; unknown stays unknown."""
    return None if value is None else max(0.0, min(1.0, score(value)))


def fold(name: str) -> str:
    """A hamlet's name after NFC, case folding and collapsing spaces."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())
