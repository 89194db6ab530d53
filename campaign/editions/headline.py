"""The headline figures: those of the overview's tiles, bands and scorecard, as published.

To add one: a row in CITY (a column of the mart city_kpis), and the label figure-NAME in both
languages. It is in every edition from then on; older editions keep what they were published with.
"""

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any

import pandas as pd

from campaign import labels
from campaign.editions.rounding import rounded
from campaign.frames import each, first
from campaign.store.content import canonical_json

Ask = Callable[..., pd.DataFrame]

MARTS = ("city_kpis", "ward_status", "target_scorecard")
# Column of city_kpis, unit, decimals, and what of the mart ward_contribution it is made of.
CITY: tuple[tuple[str, str, int, str], ...] = (
    ("reported_count", "ward", 0, "reported"),
    ("on_time_count", "ward", 0, "status:on_time"),
    ("late_count", "ward", 0, "status:late"),
    ("incomplete_count", "ward", 0, "status:incomplete"),
    ("missing_count", "ward", 0, "status:missing"),
    ("progress_median", "point", 1, "progress"),
    ("expected_median", "point", 1, "expected"),
    ("pace_median", "ratio", 2, "pace"),
    ("officials_trained_count", "people", 0, "officials_trained"),
    ("officials_total", "people", 0, "officials_trained"),
    ("officials_trained_pct", "percent", 1, "officials_trained"),
    ("officials_days_ahead", "day", 1, "officials_trained"),
    ("cdt_members_trained_count", "people", 0, "cdt_members_trained"),
    ("cdt_members_total", "people", 0, "cdt_members_trained"),
    ("cdt_members_trained_pct", "percent", 1, "cdt_members_trained"),
    ("cdt_days_ahead", "day", 1, "cdt_members_trained"),
    ("hamlets_reached_count", "hamlet", 0, "hamlets_reached_by_mobile_point"),
    ("hamlets_total", "hamlet", 0, "hamlets_reached_by_mobile_point"),
    ("hamlets_reached_pct", "percent", 1, "hamlets_reached_by_mobile_point"),
    ("hamlets_days_ahead", "day", 1, "hamlets_reached_by_mobile_point"),
    ("dossiers_online_7d", "dossier", 0, "online_rate"),
    ("dossiers_received_7d", "dossier", 0, "online_rate"),
    ("online_rate_7d_pct", "percent", 1, "online_rate"),
    ("full_process_7d_pct", "percent", 1, "full_process_share"),
    ("on_time_7d_pct", "percent", 1, "on_time_rate"),
    ("e_result_7d_pct", "percent", 1, "e_result_rate"),
    ("tech_support_target_count", "people", 0, "tech_support"),
    ("tech_support_present_count", "people", 0, "tech_support"),
    ("tech_support_short_count", "people", 0, "tech_support"),
    ("it_officer_ward_count", "ward", 0, "it_officer_ward"),
    ("volunteer_turns_cum", "turn", 0, "volunteer_turns"),
    ("citizens_supported_cum", "turn", 0, "citizens_supported"),
)
BANDS = ("ahead", "on_track", "slightly_slow", "slow", "very_slow", "unknown", "not_started")
MEASURED_SCOPES = {"ward": "ward", "city": "city", "city/ward": "city_ward"}
TARGET_DIGITS = 2


@dataclass(frozen=True)
class Figure:
    """One headline figure; `value` is rounded to `digits`, None when it is not known.

    `part`: what of the mart ward_contribution it is made of.
    """

    figure: str
    name_vi: str
    name_en: str
    value: float | None
    unit: str
    digits: int
    part: str

    def sha256(self, edition_no: int) -> str:
        """The hash that an edition publishes for it: of edition_no, figure and value."""
        return figure_sha256(edition_no, self.figure, self.value)

    def row(self) -> dict[str, Any]:
        """What is published of it, by name."""
        return {name: value for name, value in asdict(self).items() if name != "part"}


def figure_sha256(edition_no: int, figure: str, value: float | None) -> str:
    """SHA-256 of the canonical JSON of the three."""
    content = {"edition_no": edition_no, "figure": figure, "value": value}
    return sha256(canonical_json(content).encode()).hexdigest()


def headline(ask: Ask, as_of: date, known_at: datetime) -> list[Figure]:
    """The headline figures that `ask` gives for these two times, in the order of publication."""
    moment = {"as_of": as_of, "known_at": known_at}
    return [
        *_city(first(ask("city_kpis", **moment))),
        *_bands(ask("ward_status", **moment)),
        *_targets(ask("target_scorecard", **moment)),
    ]


def _city(kpis: Any) -> Iterator[Figure]:
    for name, unit, digits, part in CITY:
        value = rounded(getattr(kpis, name), digits)
        yield Figure(name, *_named(f"figure-{name}"), value, unit, digits, part)


def _bands(status: pd.DataFrame) -> Iterator[Figure]:
    for code, row in zip(BANDS, each(status), strict=True):
        names = (_band("vi", row), _band("en", row))
        yield Figure(
            f"band_{code}_count", *names, rounded(row.ward_count, 0), "ward", 0, f"band:{row.band}"
        )


def _targets(scorecard: pd.DataFrame) -> Iterator[Figure]:
    """What was reached, what was asked and how many wards met it, per measured target."""
    measured = scorecard[scorecard["scope"].isin(list(MEASURED_SCOPES))]
    seen: dict[str, int] = {}
    for row in each(measured):
        stem = f"{row.indicator}_{MEASURED_SCOPES[row.scope]}"
        seen[stem] = seen.get(stem, 0) + 1
        code = stem if seen[stem] == 1 else f"{stem}_{seen[stem]}"
        unit = "percent" if row.unit == "%" else "mean_per_ward"
        values = (
            ("actual", row.actual_value, unit, TARGET_DIGITS),
            ("target", row.target_value, unit, TARGET_DIGITS),
            ("wards_met", row.wards_met_count, "ward", 0),
        )
        for part, value, part_unit, digits in values:
            key = f"figure-target-{part.replace('_', '-')}"
            names = (_target("vi", key, row), _target("en", key, row))
            number = rounded(value, digits)
            yield Figure(f"{code}_{part}", *names, number, part_unit, digits, row.indicator)


def _band(lang: str, row: Any) -> str:
    return labels.text(lang, "figure-band", band=labels.term(lang, "band", row.band))


def _target(lang: str, key: str, row: Any) -> str:
    scope = labels.text(lang, f"figure-scope-{MEASURED_SCOPES[row.scope].replace('_', '-')}")
    return labels.text(lang, key, name=getattr(row, f"name_{lang}"), scope=scope)


def _named(key: str) -> tuple[str, str]:
    return labels.text("vi", key), labels.text("en", key)
