"""Windows and targets changed by people: from their act on, and never before."""

import json
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from campaign.editions import figures, publish, verify_editions
from campaign.store import Store, audit
from campaign.store.audit import Sender
from campaign.store.intake import ingest
from campaign.store.questions import answer
from campaign.store.reasons import ReasonRefused
from campaign.store.reference_changes import (
    Change,
    TargetWish,
    change_targets,
    change_window,
    planned_targets,
    planned_window,
)
from campaign.store.reference_rows import history, targets_of_store, windows_of_store
from campaign.store.target_rules import ChangeRefused
from campaign.store.verify import verify
from tests.store.files import daily

WARD, SENDER = "00118", Sender("page", "administrator:an")
BEFORE, WHY = "2025-08-12T19:59", "theo Kế hoạch 45/KH-UBND"
T1, T2 = "T1:officials_trained:ward:2025-07-24", "T2:cdt_members_trained:ward:2025-07-24"
SetClock = Callable[[str], datetime]


def index_row(store: Store, known_at: str, *names: str) -> dict[str, Any]:
    params = {"as_of": date(2025, 8, 12), "known_at": known_at, "ward_codes": [WARD]}
    columns, rows = answer(store, "ward_index", **params)
    row = dict(zip(columns, rows[0], strict=True))
    return {name: row[name] for name in names}


def component(store: Store, known_at: str, code: str) -> tuple[Any, ...]:
    params = {"as_of": date(2025, 8, 12), "known_at": known_at, "ward_codes": [WARD]}
    columns, rows = answer(store, "ward_component", **params)
    found = [dict(zip(columns, row, strict=True)) for row in rows]
    row = next(row for row in found if row["component_code"] == code)
    return row["weight"], row["score"], row["expected_score"]


def test_a_window_counts_from_its_act_on(store: Store, set_clock: SetClock) -> None:
    start, end = date(2025, 8, 1), date(2025, 9, 14)
    changes = [
        Change(WARD, "start_date", "2025-07-24", "2025-08-01"),
        Change(WARD, "end_date", "2025-09-06", "2025-09-14"),
    ]
    assert planned_window(store, WARD, start, end) == changes
    assert index_row(store, "2025-08-12T20:00", "day_no") == {"day_no": 20}
    assert change_window(store, WARD, start, end, f" {WHY} ", sender=SENDER) == changes
    set_clock("2025-08-12 20:30")
    assert index_row(store, "2025-08-12T20:30", "day_no") == {"day_no": 12}
    assert index_row(store, BEFORE, "day_no") == {"day_no": 20}
    window = windows_of_store(store)[WARD]
    assert (window.start_date, window.end_date, window.source) == (start, end, WHY)
    before = windows_of_store(store, datetime.fromisoformat(f"{BEFORE}+07:00"))[WARD]
    assert (before.start_date, before.source) == (date(2025, 7, 24), "Chỉ thị 11/CT-UBND")
    assert verify(store).findings == ()


def test_the_audit_says_who_changed_what_from_what_to_what_and_why(store: Store) -> None:
    change_window(store, WARD, date(2025, 8, 1), date(2025, 9, 14), WHY, sender=SENDER)
    with store.cursor() as cursor:
        entry = audit.read_all(cursor)[-1]
    detail = json.loads(entry["detail"])
    assert (entry["act"], entry["subject"], entry["actor"]) == ("windows", WARD, SENDER.actor)
    assert detail["reason"] == WHY
    assert detail["changes"] == [
        {"subject": WARD, "field": "start_date", "old": "2025-07-24", "new": "2025-08-01"},
        {"subject": WARD, "field": "end_date", "old": "2025-09-06", "new": "2025-09-14"},
    ]
    told = [
        (row["subject"], row["field"], row["old_value"], row["new_value"], row["reason"])
        for row in history(store)
    ]
    assert told == [(WARD, "window", "2025-07-24 – 2025-09-06", "2025-08-01 – 2025-09-14", WHY)]


def test_reports_are_judged_by_the_window_that_held_when_they_came(
    store: Store, set_clock: SetClock
) -> None:
    other, day = "00004", "2025-07-25"
    change_window(store, other, date(2025, 8, 1), date(2025, 9, 14), WHY, sender=SENDER)
    set_clock("2025-08-12 20:30")
    (refused,) = ingest(store, [daily(other, day)], channel="test")
    assert [(p.rule_id, p.severity) for p in refused.problems] == [("R02", "error")]
    assert "01/08/2025" in refused.problems[0].message_vi
    came = datetime.fromisoformat("2025-07-25T15:00:00+07:00")
    (taken,) = ingest(store, [daily(other, day)], channel="test", received_at=came)
    assert taken.status == "accepted"


def test_targets_and_weights_count_from_their_act_on(store: Store, set_clock: SetClock) -> None:
    wishes = [
        TargetWish(T1, {"weight": "10", "path_points": "0:0|10:1|end:1"}),
        TargetWish(T2, {"weight": 15}),
    ]
    changes = [
        Change(T1, "weight", 15.0, 10.0),
        Change(T1, "path_points", "0:0|45:1", "0:0|10:1|45:1"),
        Change(T2, "weight", 10.0, 15.0),
    ]
    assert planned_targets(store, wishes) == changes
    assert component(store, BEFORE, "T1") == (15.0, None, pytest.approx(20 / 45))
    assert change_targets(store, wishes, WHY, sender=SENDER) == changes
    set_clock("2025-08-12 20:30")
    now = "2025-08-12T20:30"
    assert component(store, now, "T1") == (10.0, None, 1.0)
    assert component(store, now, "T2")[0] == 15.0
    assert component(store, BEFORE, "T1") == (15.0, None, pytest.approx(20 / 45))
    # 76.55 before: of T1 15 * 20/45 and of T2 10 * 20/45; now 10 of T1 and 15 * 20/45 of T2.
    assert index_row(store, BEFORE, "expected") == {"expected": 76.6}
    assert index_row(store, now, "expected") == {"expected": 82.1}
    assert [(row["field"], row["old_value"], row["new_value"]) for row in history(store)] == [
        ("path_points", "0:0|45:1", "0:0|10:1|45:1"),
        ("weight", "15", "10"),
        ("weight", "10", "15"),
    ]
    assert verify(store).findings == ()


@pytest.mark.parametrize(
    ("code", "fields", "told"),
    [
        (T1, {"weight": 14}, "add up to 99,"),
        (T1, {"weight": -1}, "between 0 and 100"),
        (T1, {"weight": "nan"}, "between 0 and 100"),
        (T1, {"weight": "x"}, "is not a number"),
        (T1, {"target_value": 101}, "between 0.01 and 100"),
        (T1, {"target_value": 100}, "Nothing differs"),
        (T1, {"path_points": "0:0|7:2"}, "is not right"),
        (T1, {"path_points": "1:0|7:1"}, "is not right"),
        (T1, {"path_points": "0:0|7:1|7:1"}, "is not right"),
        (T1, {"path_points": ""}, "is not right"),
        (T1, {"name_vi": "x"}, "cannot be changed"),
        ("D3:on_time_floor:index:", {"weight": 3}, "cannot be changed"),
        ("D3:on_time_floor:index:", {"target_value": 100}, "between 0 and 99.9"),
        ("X", {"weight": 3}, "no target X"),
    ],
)
def test_targets_that_make_no_index_are_refused(
    store: Store, code: str, fields: dict[str, Any], told: str
) -> None:
    before = targets_of_store(store)
    with pytest.raises(ChangeRefused) as refused:
        change_targets(store, [TargetWish(code, fields)], WHY, sender=SENDER)
    assert told in refused.value.message("en")
    assert refused.value.message("vi") != refused.value.message("en")
    assert targets_of_store(store) == before
    assert history(store) == []


@pytest.mark.parametrize(
    ("ward_code", "start", "end", "told"),
    [
        ("99999", "2025-08-01", "2025-09-14", "No ward has the code 99999"),
        (WARD, "2025-07-23", "2025-09-06", "must be 24/07/2025 or later"),
        (WARD, "2025-09-06", "2025-09-05", "not before the first"),
        (WARD, "2025-07-24", "2025-10-22", "not after 21/10/2025"),
        (WARD, "2025-08-13", "2025-09-06", "accepted reports from 12/08/2025"),
        (WARD, "2025-07-24", "2025-08-11", "accepted reports from 12/08/2025"),
        (WARD, "2025-07-24", "2025-09-06", "Nothing differs"),
    ],
)
def test_windows_that_cannot_be_are_refused(
    store: Store, ward_code: str, start: str, end: str, told: str
) -> None:
    days = date.fromisoformat(start), date.fromisoformat(end)
    with pytest.raises(ChangeRefused) as refused:
        change_window(store, ward_code, *days, WHY, sender=SENDER)
    assert told in refused.value.message("en")
    assert history(store) == []


@pytest.mark.parametrize("reason", ["", "  ", "ab", "gọi 0912 345 678"])
def test_a_change_needs_a_reason_without_personal_data(store: Store, reason: str) -> None:
    with pytest.raises(ReasonRefused):
        change_window(store, WARD, date(2025, 8, 1), date(2025, 9, 14), reason, sender=SENDER)
    assert history(store) == []


def test_an_edition_published_before_a_change_verifies_afterwards(
    store: Store, set_clock: SetClock
) -> None:
    known_at = set_clock("2025-08-12 20:10")
    edition = publish(store, date(2025, 8, 12), known_at, sender=SENDER)
    before = figures(store, edition.edition_no).to_dict("records")
    set_clock("2025-08-12 20:30")
    wishes = [TargetWish(T1, {"weight": 10}), TargetWish(T2, {"weight": 15})]
    change_targets(store, wishes, WHY, sender=SENDER)
    change_window(store, "00004", date(2025, 8, 1), date(2025, 9, 14), WHY, sender=SENDER)
    set_clock("2025-08-12 20:45")
    assert list(verify_editions(store)) == []
    assert figures(store, edition.edition_no).to_dict("records") == before
    assert verify(store).findings == ()
