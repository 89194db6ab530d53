"""The public datasets of an edition: their rows, their columns and the data dictionary.

To add one: a row in DATASETS (its mart and columns), and the labels dataset-NAME,
dataset-NAME-about and dataset-column-… in both languages.
"""

import json
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any

import pandas as pd

from campaign import labels
from campaign.editions.headline import Ask, Figure
from campaign.editions.rounding import rounded
from campaign.insight.suppress import marker, suppressed
from campaign.store.content import canonical_json

TEXT, WHOLE, NUMBER, DAY, YES_NO = "text", "integer", "number", "date", "boolean"
HEADLINE = "headline"
SCORES = ("n1", "n2", "n3", "n4", "t1", "t2", "d1", "d2", "d3", "d4", "c1", "h1", "h2", "h3", "r1")


@dataclass(frozen=True)
class Column:
    """One column: its name for ever, its type, and its decimals when it is a number."""

    name: str
    type: str
    digits: int | None = None

    def description(self, lang: str) -> str:
        """What it says, with its unit, in `lang`."""
        if self.name.endswith("_suppressed"):
            return labels.text(lang, "dataset-column-suppressed")
        return labels.text(lang, f"dataset-column-{self.name}")


@dataclass(frozen=True)
class Dataset:
    """One public dataset; `mart` gives its rows (None: the headline figures themselves).

    `counts`: columns whose small counts are suppressed; each gets a marker column. `bound`: the
    public column that none of them can exceed.
    """

    name: str
    mart: str | None
    columns: tuple[Column, ...]
    counts: tuple[str, ...] = ()
    bound: str | None = None

    def title(self, lang: str) -> str:
        """Its name for readers."""
        return labels.text(lang, f"dataset-{self.name}")

    def description(self, lang: str) -> str:
        """What one row is, and what to mind."""
        return labels.text(lang, f"dataset-{self.name}-about")


def _columns(kind: str, *names: str, digits: int | None = None) -> tuple[Column, ...]:
    return tuple(Column(name, kind, digits) for name in names)


_WARD = _columns(TEXT, "ward_code", "ward_name", "former_district")
_VULNERABLE = ("of_elderly", "of_disabled", "of_poor_near_poor", "of_other_vulnerable")
DATASETS: dict[str, Dataset] = {
    dataset.name: dataset
    for dataset in (
        Dataset(
            HEADLINE,
            None,
            (
                *_columns(TEXT, "figure", "name_vi", "name_en"),
                Column("value", NUMBER),
                Column("unit", TEXT),
            ),
        ),
        Dataset(
            "targets",
            "target_scorecard",
            (
                *_columns(TEXT, "component_code", "indicator", "name_vi", "name_en", "scope"),
                *_columns(NUMBER, "actual_value", "target_value", digits=2),
                Column("unit", TEXT),
                Column("is_met", YES_NO),
                *_columns(WHOLE, "wards_met_count", "wards_known_count"),
                *_columns(TEXT, "bindingness", "source"),
                Column("valid_from", DAY),
            ),
        ),
        Dataset(
            "wards",
            "ward_index",
            (
                *_WARD,
                Column("ward_type", TEXT),
                Column("day_no", WHOLE),
                *_columns(NUMBER, "progress", "expected", digits=1),
                Column("pace", NUMBER, 2),
                Column("band", TEXT),
                Column("unknown_points", NUMBER, 1),
                Column("report_status", TEXT),
                *_columns(NUMBER, *SCORES, digits=4),
            ),
        ),
        Dataset(
            "training",
            "training_ward",
            (
                *_WARD,
                *_columns(WHOLE, "officials_trained_count", "officials_total"),
                *_columns(NUMBER, "officials_trained_pct", "officials_days_ahead", digits=1),
                *_columns(WHOLE, "cdt_members_trained_count", "cdt_members_total"),
                *_columns(NUMBER, "cdt_members_trained_pct", "cdt_days_ahead", digits=1),
                Column("projected_date", DAY),
            ),
        ),
        Dataset(
            "volunteers",
            "volunteer_load",
            (
                *_WARD,
                Column("present_turns_7d", WHOLE),
                Column("person_hours_7d", NUMBER, 1),
                *_columns(WHOLE, "dossiers_received_7d", "counter_visits_7d"),
                Column("hours_per_100_dossiers", NUMBER, 1),
            ),
        ),
        Dataset(
            "supported",
            "ward_supported",
            (
                *_WARD,
                Column("citizens_supported", WHOLE),
                *_columns(WHOLE, *_VULNERABLE),
                *_columns(YES_NO, *(marker(name) for name in _VULNERABLE)),
            ),
            counts=_VULNERABLE,
            bound="citizens_supported",
        ),
    )
}


def contents(
    ask: Ask, as_of: date, known_at: datetime, figures: list[Figure], least: int
) -> dict[str, str]:
    """Every dataset as canonical JSON by name, rounded, and with small counts suppressed."""
    found = {}
    for dataset in DATASETS.values():
        if dataset.mart is None:
            frame = pd.DataFrame([figure.row() for figure in figures])
        else:
            frame = ask(dataset.mart, as_of=as_of, known_at=known_at)
        if dataset.counts:
            frame = suppressed(
                frame, dataset.counts, least=least, group="former_district", bound=dataset.bound
            )
        found[dataset.name] = _content(dataset, frame)
    return found


def day_bound() -> tuple[str, ...]:
    """The datasets that all editions of one day share: those with suppressed counts.

    The difference between two versions of one day could tell a count that each of them hides, so
    the rows that a day's first edition published are those of every later edition of it.
    """
    return tuple(dataset.name for dataset in DATASETS.values() if dataset.counts)


def content_sha256(content: str) -> str:
    """The hash that an edition publishes for a dataset."""
    return sha256(content.encode()).hexdigest()


def row_count(content: str) -> int:
    """How many rows a stored dataset has."""
    return len(json.loads(content)["rows"])


def frame_of(dataset: Dataset | None, content: str) -> pd.DataFrame:
    """The rows of a stored dataset; `dataset` types its columns (None: as they were stored)."""
    stored = json.loads(content)
    frame = pd.DataFrame(stored["rows"], columns=stored["columns"], dtype="object")
    kinds = {column.name: _DTYPES[column.type] for column in dataset.columns} if dataset else {}
    typed = frame.astype({name: kind for name, kind in kinds.items() if name in frame.columns})
    for name in typed.columns:
        if dataset and kinds.get(name) == "object":
            typed[name] = [None if v is None else date.fromisoformat(v) for v in typed[name]]
    return typed


_DTYPES = {TEXT: "str", WHOLE: "Int64", NUMBER: "Float64", DAY: "object", YES_NO: "boolean"}


def _content(dataset: Dataset, frame: pd.DataFrame) -> str:
    columns = [column.name for column in dataset.columns]
    cells = [[_cell(column, value) for value in frame[column.name]] for column in dataset.columns]
    rows = [list(row) for row in zip(*cells, strict=True)]
    return canonical_json({"columns": columns, "rows": rows})


def _cell(column: Column, value: Any) -> Any:
    """`value` as JSON knows it, missing as null."""
    if value is None or pd.isna(value):
        return None
    if column.type == WHOLE:
        return int(value)
    if column.type == NUMBER:
        return float(value) if column.digits is None else rounded(value, column.digits)
    if column.type == YES_NO:
        return bool(value)
    if column.type == DAY:
        return (value.date() if isinstance(value, datetime) else value).isoformat()
    return str(value)
