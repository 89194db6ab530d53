"""Small counts of vulnerable people are not published, and cannot be worked out from the rest.

Primary: a count from 1 to least - 1 is hidden. Zero says nothing about anybody and stays, as
statistical offices do it. Complementary: further cells are hidden until every hidden count could
still be another one, for a reader who knows all that is published, all totals, and that hidden
cells are not zero unless one of the column is. docs/public-api.md says what this does not cover.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

OVERALL = "overall"
MANY = 2
NO_BOUND = 1e12  # more than any count, and unlike infinity it can be subtracted


def marker(column: str) -> str:
    """The name of the boolean column that says whether a cell of `column` is hidden."""
    return f"is_{column}_suppressed"


def suppressed(
    frame: pd.DataFrame,
    count_columns: Sequence[str],
    *,
    least: int,
    group: str | None = None,
    bound: str | None = None,
    derived: Mapping[str, Sequence[str]] | None = None,
) -> pd.DataFrame:
    """`frame` with hidden counts missing, and a column `marker(name)` for each count column.

    Rows are the finest that are published. least: the smallest count that may be shown, in what
    the columns count. group: a column whose values have totals of their own (a former district);
    the total over all rows counts as published either way, see `suppressed_totals`. bound: a
    public column that no count can exceed (all people supported). derived: other columns, and the
    counts that they are worked out from; they go missing with any of these.
    """
    plans = _planned(frame, count_columns, least, group, bound)
    found = frame.copy()
    for column in count_columns:
        hidden = plans[column].hidden_rows()
        found[column] = frame[column].astype("Int64").mask(pd.Series(hidden, index=frame.index))
        found[marker(column)] = hidden
    for name, sources in (derived or {}).items():
        is_hidden = found[[marker(source) for source in sources]].any(axis=1)
        found[name] = found[name].mask(is_hidden)
    return found


def suppressed_totals(
    frame: pd.DataFrame,
    count_columns: Sequence[str],
    *,
    least: int,
    group: str | None = None,
    bound: str | None = None,
) -> pd.DataFrame:
    """The totals that go with `suppressed(frame, …)`: one row per group, and one over all.

    The column `total_of` is the group's value, missing in the last row. No other totals may be
    published beside suppressed rows: a total can have to be hidden as well.
    """
    plans = _planned(frame, count_columns, least, group, bound)
    first = next(iter(plans.values()))
    rows = []
    for node in first.totals():
        row: dict[str, object] = {"total_of": None if node == OVERALL else node[1]}
        for name, plan in plans.items():
            is_hidden = plan.is_hidden(node)
            row[name] = None if is_hidden else plan.value.get(node)
            row[marker(name)] = is_hidden
        rows.append(row)
    return pd.DataFrame(rows).astype(dict.fromkeys(count_columns, "Int64"))


Node = Any  # a row's position, ("group", value), or OVERALL
Span = tuple[float, float]


@dataclass
class _Plan:
    """One column as a tree of sums: rows below groups below the total over everything.

    `few`: rows of a single person: all their counts are hidden, zeros as well.
    """

    least: int
    value: dict[Node, int]
    parts: dict[Node, list[Node]]
    most: dict[Node, float]
    few: frozenset[Node]
    hidden: set[Node] = field(default_factory=set)

    def hidden_rows(self) -> list[bool]:
        """For each row of the frame whether its cell is hidden."""
        return [number in self.hidden for number in self.most]

    def totals(self) -> list[Node]:
        """The groups in order, then the total over everything."""
        return [node for node in self.parts if node != OVERALL] + [OVERALL]

    def is_hidden(self, node: Node) -> bool:
        """Whether the total `node` is hidden."""
        return node in self.hidden

    def is_small(self, node: Node) -> bool:
        """Whether the count is one that must not be shown."""
        return 0 < self.value[node] < self.least

    def protect(self) -> None:
        """Hide what is small, then more until nothing hidden can be worked out."""
        self.hidden = {n for n in self.value if self.is_small(n) or n in self.few}
        while (node := next(self._exposed(), None)) is not None:
            more = next(self._candidates(node), None)
            if more is None:
                return  # nothing of the column is left in public
            self.hidden.add(more)

    def spans(self) -> dict[Node, Span]:
        """What a reader can say about every cell: the least and the most that it can be.

        Sums form a tree, so one pass up and one pass down give the exact bounds.
        """
        can_be_zero = any(self.value[node] == 0 for node in self.hidden)
        span = {
            row: self._own_span(row, (0 if can_be_zero or row in self.few else 1, most))
            for row, most in self.most.items()
        }
        for total in self.totals():
            sums = [sum(span[part][end] for part in self.parts[total]) for end in (0, 1)]
            span[total] = self._own_span(total, (sums[0], sums[1]))
        for total in reversed(self.totals()):
            low, high = (sum(span[part][end] for part in self.parts[total]) for end in (0, 1))
            for part in self.parts[total]:
                own = span[part]
                span[part] = (
                    max(own[0], span[total][0] - (high - own[1])),
                    min(own[1], span[total][1] - (low - own[0])),
                )
        return span

    def _own_span(self, node: Node, otherwise: Span) -> Span:
        value = self.value.get(node, 0)  # a row that was not reported adds nothing to a sum
        return otherwise if node in self.hidden else (value, value)

    def _exposed(self) -> Iterator[Node]:
        """Hidden cells that are known, or small ones that could not be any other small count."""
        yield from (n for n in self.parts if n in self.hidden and self._is_bare(n))
        spans = self.spans()
        for node in self.value:
            if node not in self.hidden:
                continue
            low, high = spans[node]
            most_small = min(self.least - 1, self._limit(node))
            # Hidden parts that are not zero tell of a total that it is at least as many.
            is_covered = (low <= 1 or node in self.parts) and high >= most_small
            if low >= high or (self.is_small(node) and not is_covered):
                yield node

    def _candidates(self, node: Node) -> Iterator[Node]:
        """What could be hidden to protect `node`, the least loss first."""
        if self._is_bare(node):
            yield from self._useful(self.parts[node])
        below = node
        while (total := self._total_of(below)) is not None:
            siblings = self._useful(self.parts[total])
            yield from (n for n in siblings if self.value[n] > 0)
            yield from siblings
            if total not in self.hidden:
                yield total
            below = total
        rows = self._useful(list(self.most))
        yield from (n for n in rows if self.value[n] == 0)
        yield from rows
        yield from (n for n in self.totals() if n not in self.hidden)

    def _is_bare(self, node: Node) -> bool:
        """Whether `node` is a total whose parts are all shown: they give it away."""
        return node in self.parts and not self.hidden.intersection(self.parts[node])

    def _total_of(self, node: Node) -> Node | None:
        return next((total for total, parts in self.parts.items() if node in parts), None)

    def _limit(self, node: Node) -> float:
        """The most that `node` can be by the public bound alone."""
        if node in self.parts:
            return sum(self._limit(part) for part in self.parts[node])
        return self.most[node] if node in self.value else 0

    def _useful(self, nodes: Sequence[Node]) -> list[Node]:
        shown = (n for n in nodes if n in self.value and n not in self.hidden)
        return sorted((n for n in shown if self._limit(n) > 0), key=self._loss)

    def _loss(self, node: Node) -> tuple[bool, int]:
        """What hiding `node` costs: a total of shown rows costs more, they would have to go too."""
        return self._is_bare(node), self.value[node]


def _planned(
    frame: pd.DataFrame,
    count_columns: Sequence[str],
    least: int,
    group: str | None,
    bound: str | None,
) -> dict[str, _Plan]:
    """The plan of each column, carried out."""
    most: dict[Node, float] = dict.fromkeys(range(len(frame)), NO_BOUND)
    if bound is not None:
        most = {n: float(v) if pd.notna(v) else NO_BOUND for n, v in enumerate(frame[bound])}
    counts = frame[list(count_columns)]
    has_small = ((counts > 0) & (counts < least)).fillna(value=False).any(axis=1)
    # Of a single person one hidden group would tell which it is.
    few = frozenset(n for n, small in enumerate(has_small) if small and most[n] < MANY)
    parts: dict[Node, list[Node]] = {}
    if group is not None:
        for number, name in enumerate(frame[group]):
            parts.setdefault(("group", name), []).append(number)
    parts[OVERALL] = list(parts) if group is not None else list(most)
    found = {}
    for column in count_columns:
        value: dict[Node, int] = {n: int(v) for n, v in enumerate(frame[column]) if pd.notna(v)}
        for total, below in parts.items():
            known = [value[part] for part in below if part in value]
            if known:
                value[total] = sum(known)
        found[column] = _Plan(least, value, parts, most, few)
        found[column].protect()
    return found
