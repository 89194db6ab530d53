"""Which headline figures changed windows and targets can have touched."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from campaign.store.reference_rows import Row, target_code
from campaign.windows import Window

# Figures of city_kpis that compare with a target: its indicator.
_COMPARED = {
    "tech_support_target_count": "tech_support",
    "tech_support_short_count": "tech_support",
    "it_officer_ward_count": "it_officer",
}
_PATH = ("weight", "path_clock", "path_points")
_TARGET = ("target_value", "unit", "scope", "valid_from", "valid_to", *_PATH)


@dataclass(frozen=True)
class Retargeted:
    """Indicators whose targets are others now, and whether the index and its path are."""

    indicators: frozenset[str]
    is_index: bool
    is_path: bool

    def touches(self, figure: str, part: str) -> bool:
        """Whether the headline figure, made of `part`, rests on something that has changed."""
        if part == "expected":
            return self.is_path
        if part in ("progress", "pace") or part.startswith("band:"):
            return self.is_index
        has_own = figure.endswith(("_target", "_wards_met"))
        return _COMPARED.get(figure, part if has_own else "") in self.indicators


def retargeted(before: Sequence[Row], after: Sequence[Row]) -> Retargeted:
    """What differs between the targets of two moments (reference_rows.targets_at)."""
    old, new = ({target_code(row): row for row in rows} for rows in (before, after))
    pairs = [(old.get(code), new.get(code)) for code in {**old, **new}]
    changed = [pair for pair in pairs if _differ(_TARGET, *pair)]
    rows = [row for pair in changed for row in pair if row is not None]
    return Retargeted(
        frozenset(row["indicator"] for row in rows),
        any(row["weight"] is not None or row["scope"] == "index" for row in rows),
        any(_differ(_PATH, *pair) for pair in changed),
    )


def moved_wards(
    before: Mapping[str, Window], after: Mapping[str, Window], as_of: date
) -> frozenset[str]:
    """The wards whose days up to `as_of` are others: a later end to come changes nothing yet."""
    return frozenset(
        code for code, window in after.items() if _days(before[code], as_of) != _days(window, as_of)
    )


def _days(window: Window, as_of: date) -> tuple[date, date]:
    return window.start_date, min(window.end_date, as_of)


def _differ(names: Sequence[str], old: Row | None, new: Row | None) -> bool:
    """Whether a value that counts differs; a row that only one of both has differs."""
    if old is None or new is None:
        return True
    return any(old[name] != new[name] for name in names)
