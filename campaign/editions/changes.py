"""What has changed since an edition: old and new figures, which wards, and why, from the ledger."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from functools import partial
from typing import Any

import pandas as pd

from campaign import labels
from campaign.editions.headline import Figure, headline
from campaign.editions.model import Edition
from campaign.editions.redefined import changed_definitions
from campaign.editions.retargeted import Retargeted, moved_wards, retargeted
from campaign.frames import each
from campaign.settings import settings
from campaign.store import Store, acts
from campaign.store import edition_rows as rows
from campaign.store.cut import Cut, CutQuestions, at_cut, newest_cut
from campaign.store.reference_rows import targets_of_store, windows_of_store
from campaign.wards import register

LATE_REPORT, NEW_VERSION, BASELINE = "late_report", "new_version", "baseline"
ENTERED_LATER, DEADLINE = "entered_later", "deadline"
REFERENCE, DEFINITION = "changed_reference", "changed_definition"
COLUMNS = [
    "figure",
    "name_vi",
    "name_en",
    "unit",
    "digits",
    "old_value",
    "new_value",
    "wards",
    "why",
]
VALUES = {"old_value": "Float64", "new_value": "Float64"}


@dataclass(frozen=True)
class Since:
    """Why figures can differ.

    by_ward: a ward's reports and its window. of_all: what touches every ward. is_referenced:
    whether any reference data are others.
    """

    by_ward: Mapping[str, tuple[str, ...]]
    of_all: tuple[str, ...]
    targets: Retargeted
    is_referenced: bool
    redefined: frozenset[str]

    def reasons(self, ward_code: str, figure: str, part: str) -> tuple[str, ...]:
        """Why a ward adds something else to a figure: its own reasons, and the common ones."""
        return _once((*self.by_ward.get(ward_code, ()), *self._common(figure, part)))

    def all_reasons(self, figure: str, part: str, of_wards: Iterable[str]) -> tuple[str, ...]:
        """Why a figure differs: the reasons of its wards, the common ones, its definition.

        Where none of them is known, changed reference data are what is left.
        """
        mended = (DEFINITION,) if figure in self.redefined else ()
        left = (REFERENCE,) if self.is_referenced else ()
        return _once((*of_wards, *self._common(figure, part), *mended)) or left

    def _common(self, figure: str, part: str) -> tuple[str, ...]:
        return (*self.of_all, *((REFERENCE,) if self.targets.touches(figure, part) else ()))


def changed_since(store: Store, edition: Edition, *, now: datetime) -> pd.DataFrame:
    """One row per headline figure that is another one at `now` than in the edition.

    figure, name_vi, name_en, unit, digits, old_value, new_value; wards: (code, its reasons) of
    every ward that adds something else to the figure than it did; why: all reasons together (the
    constants of this module).
    """
    published = {row["figure"]: row for row in rows.figures(store, edition.edition_no)}
    figures_now, contributions_now = _now(store, edition, now)
    current = {found.figure: found for found in figures_now}
    values = {
        name: (_value(published, name), _new_value(current, name))
        for name in {**published, **current}
    }
    changed = {name: pair for name, pair in values.items() if pair[0] != pair[1]}
    if not changed:
        return pd.DataFrame(columns=COLUMNS)
    since = _since(store, edition, now)
    wards = _changed_wards(store, edition, contributions_now)
    found = []
    for name, (old_value, new_value) in changed.items():
        about = current[name].row() if name in current else published[name]
        part = current[name].part if name in current else ""
        # Days ahead are made of the ward's own day as well (queries/marts/ward_contribution.sql).
        own = wards.get(f"{part}:day" if name.endswith("_days_ahead") else part, ())
        told = [(code, since.reasons(code, name, part)) for code in sorted(own)]
        why = since.all_reasons(name, part, [reason for _, reasons in told for reason in reasons])
        pair = {"old_value": old_value, "new_value": new_value}
        found.append({**about, **pair, "wards": tuple(told), "why": why})
    return pd.DataFrame(found, columns=COLUMNS).astype(VALUES)


def changed_of_ward(
    store: Store, edition: Edition, ward_code: str, *, now: datetime
) -> pd.DataFrame:
    """The same rows for one ward alone: its own figures then and now, with its own reasons."""
    as_of, since = edition.as_of, _since(store, edition, now)
    before = _of_ward(store, edition.cut, as_of, edition.known_at, ward_code)
    after = _of_ward(store, newest_cut(store, now)[0], as_of, now, ward_code)
    found = [
        {
            **figure.row(),
            "old_value": before[name].value if name in before else None,
            "new_value": figure.value,
            "wards": (),
            "why": since.reasons(ward_code, name, figure.part),
        }
        for name, figure in after.items()
        if name not in before or before[name].value != figure.value
    ]
    return pd.DataFrame(found, columns=COLUMNS).astype(VALUES)


def _of_ward(
    store: Store, cut: Cut, as_of: date, known_at: datetime, ward_code: str
) -> dict[str, Figure]:
    def work(questions: CutQuestions) -> list[Figure]:
        questions.keep(as_of, known_at)
        return headline(partial(questions.ask, ward_codes=[ward_code]), as_of, known_at)

    return {figure.figure: figure for figure in at_cut(store, cut, work)}


def in_words(changes: pd.DataFrame, lang: str) -> pd.DataFrame:
    """The same rows for readers: figure (its name), unit, old_value, new_value, wards, why."""
    found = [
        {
            "figure": getattr(row, f"name_{lang}"),
            "unit": unit_text(lang, row.unit),
            "old_value": row.old_value,
            "new_value": row.new_value,
            "wards": "; ".join(_ward_words(lang, code, why) for code, why in row.wards),
            "why": ", ".join(reason_text(lang, reason) for reason in row.why),
        }
        for row in each(changes)
    ]
    return pd.DataFrame(found, columns=["figure", "unit", "old_value", "new_value", "wards", "why"])


def reason_text(lang: str, reason: str) -> str:
    """One of the reasons of this module in words."""
    return labels.text(lang, f"edition-why-{reason.replace('_', '-')}")


def unit_text(lang: str, unit: str) -> str:
    """The unit of a headline figure in words."""
    return labels.text(lang, f"figure-unit-{unit.replace('_', '-')}")


def _ward_words(lang: str, code: str, why: Iterable[str]) -> str:
    reasons = ", ".join(reason_text(lang, reason) for reason in why)
    name = register().by_code[code].full_name
    return labels.text(lang, "edition-ward-why", ward=name, code=code, why=reasons)


def _value(published: Mapping[str, Any], name: str) -> float | None:
    return published[name]["value"] if name in published else None


def _new_value(current: Mapping[str, Figure], name: str) -> float | None:
    return current[name].value if name in current else None


def _now(store: Store, edition: Edition, now: datetime) -> tuple[list[Figure], pd.DataFrame]:
    """The headline figures and what every ward adds to them, by all that is known at `now`."""
    cut, _ = newest_cut(store, now)

    def work(questions: CutQuestions) -> tuple[list[Figure], pd.DataFrame]:
        questions.keep(edition.as_of, now)
        found = headline(questions.ask, edition.as_of, now)
        return found, questions.ask("ward_contribution", as_of=edition.as_of, known_at=now)

    return at_cut(store, cut, work)


def _changed_wards(
    store: Store, edition: Edition, contributions_now: pd.DataFrame
) -> dict[str, set[str]]:
    """The wards by part of the figures: those that add something else to it than they did."""

    def work(questions: CutQuestions) -> pd.DataFrame:
        as_of, known_at = edition.as_of, edition.known_at
        questions.keep(as_of, known_at)
        return questions.ask("ward_contribution", as_of=as_of, known_at=known_at)

    before, after = _added(at_cut(store, edition.cut, work)), _added(contributions_now)
    found: dict[str, set[str]] = defaultdict(set)
    for part, code in {**before, **after}:
        if before.get((part, code)) != after.get((part, code)):
            found[part].add(code)
    return found


def _added(contributions: pd.DataFrame) -> dict[tuple[str, str], str]:
    return {(row.part_code, row.ward_code): row.added for row in each(contributions)}


def _since(store: Store, edition: Edition, now: datetime) -> Since:
    """What the ledger says has happened since the edition."""
    as_of, known_at = edition.as_of, edition.known_at
    by_ward: dict[str, list[str]] = defaultdict(list)
    for row in rows.ledger_since(
        store, as_of=as_of, known_at=known_at, submission_no=edition.cut.submission_no, now=now
    ):
        by_ward[row["ward_code"]] += _report_reasons(row)
    of_all = []
    if known_at < settings().campaign.deadline_at(as_of) <= now:
        of_all.append(DEADLINE)
    acts_since = rows.reference_since(store, asdict(edition.reference), now)
    if any(row["kind"] == acts.CAMPAIGN for row in acts_since):
        of_all.append(REFERENCE)
    windows = windows_of_store(store, known_at), windows_of_store(store, now)
    for code in moved_wards(windows[0], windows[1], as_of):
        by_ward[code].append(REFERENCE)
    targets = retargeted(targets_of_store(store, known_at), targets_of_store(store, now))
    redefined = frozenset(row.figure for row in changed_definitions(store, edition).figures)
    reasons = {code: _once(why) for code, why in by_ward.items()}
    return Since(reasons, tuple(of_all), targets, bool(acts_since), redefined)


def _report_reasons(row: Mapping[str, Any]) -> Iterator[str]:
    if row["is_report"]:
        yield LATE_REPORT if row["version"] == 1 else NEW_VERSION
    if row["is_baseline"]:
        yield BASELINE
    if row["is_entered_later"]:
        yield ENTERED_LATER


def _once(reasons: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(reasons))
