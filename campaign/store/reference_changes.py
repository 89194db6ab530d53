"""Changes of windows and targets by people: validated, dated by their act, told to the audit.

A change counts from its act on: figures that were known earlier keep the old values. Each act
writes the rows of its kind anew, as a whole, because of several acts of one kind the newest counts.
`planned_…` says what a change would do without doing it, for whoever is about to confirm it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

import duckdb

from campaign import clock, formats
from campaign.settings import settings
from campaign.store import acts
from campaign.store.audit import Sender
from campaign.store.connection import Store
from campaign.store.reasons import checked_reason
from campaign.store.reference_rows import Row, target_code, targets_at, windows_at
from campaign.store.sql import check_text, fetch_dicts
from campaign.store.target_rules import ChangeRefused, checked_targets, parsed_path
from campaign.store.transaction import in_transaction
from campaign.wards import register
from campaign.windows import Window

FIELDS = ("target_value", "weight", "path_points")
WINDOW_CHECKS = ("fail_ward_window",)
TARGET_CHECKS = ("fail_component_weights", "fail_component_path", "fail_named_constants")
PATH_COLUMNS = ("path_clock", "path_points")


@dataclass(frozen=True)
class Change:
    """One value that a change replaces: of what, which field, from what to what (JSON-ready)."""

    subject: str
    field: str
    old: Any
    new: Any


@dataclass(frozen=True)
class TargetWish:
    """What a row of targets (by its `target_code`) is to hold; a field that is absent stays."""

    code: str
    fields: Mapping[str, Any]


def planned_window(store: Store, ward_code: str, start: date, end: date) -> list[Change]:
    """What setting the ward's window (both days included) would change. Raises ChangeRefused."""
    with store.cursor() as cursor:
        return _window_changes(cursor, ward_code, start, end)


def change_window(
    store: Store, ward_code: str, start: date, end: date, reason: str, *, sender: Sender
) -> list[Change]:
    """Set the ward's window from now on; what changed.

    Raises ChangeRefused when it cannot be, ReasonRefused, StoreNotWritable.
    """
    why = checked_reason(reason)

    def work(cursor: duckdb.DuckDBPyConnection) -> list[Change]:
        changes = _window_changes(cursor, ward_code, start, end)
        windows = windows_at(cursor, clock.now())
        windows[ward_code] = Window(ward_code, start, end, why)
        rows = {"ward_window_row": [asdict(window) for window in windows.values()]}
        _enact(cursor, acts.Act(acts.WINDOWS, ward_code, why), sender, rows, changes)
        _refuse_offenders(cursor, WINDOW_CHECKS)
        return changes

    with store.write_lock:
        return in_transaction(store, work)


def planned_targets(store: Store, wishes: Sequence[TargetWish]) -> list[Change]:
    """What the wishes would change. Raises ChangeRefused."""
    with store.cursor() as cursor:
        return _target_changes(targets_at(cursor, clock.now()), wishes)[1]


def change_targets(
    store: Store, wishes: Sequence[TargetWish], reason: str, *, sender: Sender
) -> list[Change]:
    """Set values, weights and expected paths from now on, in one act; what changed.

    Raises ChangeRefused when they cannot be (weights that do not add up to 100, …), ReasonRefused,
    StoreNotWritable.
    """
    why = checked_reason(reason)

    def work(cursor: duckdb.DuckDBPyConnection) -> list[Change]:
        targets, changes = _target_changes(targets_at(cursor, clock.now()), wishes)
        subject = ", ".join(dict.fromkeys(change.subject for change in changes))
        _enact(cursor, acts.Act(acts.TARGETS, subject, why), sender, _tables(targets), changes)
        _refuse_offenders(cursor, TARGET_CHECKS)
        return changes

    with store.write_lock:
        return in_transaction(store, work)


def _window_changes(
    cursor: duckdb.DuckDBPyConnection, ward_code: str, start: date, end: date
) -> list[Change]:
    if ward_code not in register().by_code:
        raise ChangeRefused("change-ward", code=ward_code)
    campaign = settings().campaign
    last = campaign.end_date + timedelta(days=campaign.n_days)
    if not campaign.start_date <= start <= end <= last:
        shown = {"first": campaign.start_date, "last": last}
        raise ChangeRefused("change-window", **{k: _day(day) for k, day in shown.items()})
    reported = fetch_dicts(cursor, "reported_days", {"ward_code": ward_code})[0]
    first_date, last_date = reported["first_date"], reported["last_date"]
    if first_date is not None and not (start <= first_date and last_date <= end):
        shown = {"first": first_date, "last": last_date}
        raise ChangeRefused("change-reported", **{k: _day(day) for k, day in shown.items()})
    window = windows_at(cursor, clock.now())[ward_code]
    return _changed(
        [
            Change(ward_code, "start_date", window.start_date.isoformat(), start.isoformat()),
            Change(ward_code, "end_date", window.end_date.isoformat(), end.isoformat()),
        ]
    )


def _target_changes(
    targets: list[Row], wishes: Sequence[TargetWish]
) -> tuple[list[Row], list[Change]]:
    """The targets as they would be, and what of them would be new."""
    by_code = {target_code(row): row for row in targets}
    changes = []
    for wish in wishes:
        row = by_code.get(wish.code)
        if row is None:
            raise ChangeRefused("change-unknown", code=wish.code)
        for field, value in wish.fields.items():
            is_component = row["weight"] is not None
            if field not in FIELDS or (field != "target_value" and not is_component):
                raise ChangeRefused("change-field", field=field, name=row["name_vi"])
            new = _path(value) if field == "path_points" else _number(value, row)
            changes.append(Change(wish.code, field, row[field], new))
            row[field] = new
    checked_targets(targets, settings().campaign.n_days)
    return targets, _changed(changes)


def _changed(changes: list[Change]) -> list[Change]:
    found = [change for change in changes if change.old != change.new]
    if not found:
        raise ChangeRefused("change-nothing")
    return found


def _number(value: Any, row: Row) -> float:
    try:
        return float(value)
    except (TypeError, ValueError) as error:
        raise ChangeRefused("change-number", name=row["name_vi"], value=str(value)) from error


def _path(value: Any) -> str:
    """A path in the one way it is written, the last day as its number."""
    points = parsed_path(str(value), settings().campaign.n_days)
    return "|".join(f"{x:g}:{y:g}" for x, y in points)


def _tables(targets: list[Row]) -> dict[str, list[Row]]:
    """The rows of the two tables that hold targets."""
    n_days = settings().campaign.n_days
    points = [
        {"component_code": row["component_code"], "path_clock": row["path_clock"], "x": x, "y": y}
        for row in targets
        if row["path_points"]
        for x, y in parsed_path(row["path_points"], n_days)
    ]
    rows = [{k: v for k, v in row.items() if k not in PATH_COLUMNS} for row in targets]
    return {"target_row": rows, "target_path_row": points}


def _enact(
    cursor: duckdb.DuckDBPyConnection,
    act: acts.Act,
    sender: Sender,
    rows: Mapping[str, Sequence[Row]],
    changes: Sequence[Change],
) -> None:
    acts.enact(cursor, act, sender, rows, {"changes": [asdict(change) for change in changes]})


def _refuse_offenders(cursor: duckdb.DuckDBPyConnection, checks: Sequence[str]) -> None:
    """What queries/checks/ would complain about must not be stored, whatever let it through."""
    for name in checks:
        if cursor.execute(check_text(name)).fetchall():
            raise ChangeRefused("change-check", name=name)


def _day(day: date) -> str:
    # Both languages write a day alike.
    return formats.date_text("vi", day)
