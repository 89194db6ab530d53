"""The demo campaign: the same every time, through the ordinary door, with every kind of fault."""

from datetime import UTC, date, datetime
from pathlib import Path

import pandas as pd
import pytest

from campaign.demo import bulk_files, ensure_demo, load_demo
from campaign.store import open_store
from campaign.store.questions import ask

KNOWN = {"known_at": datetime(2026, 1, 1, tzinfo=UTC)}
LAST_DAY = date(2025, 9, 6)


def test_the_same_campaign_every_time() -> None:
    first, second = bulk_files(), bulk_files()

    assert [file.sha256 for file, _ in first] == [file.sha256 for file, _ in second]


def test_a_store_of_real_reports_refuses_the_demo() -> None:
    store = open_store(":memory:", kind="real")

    with pytest.raises(ValueError, match="real reports"):
        load_demo(store)
    assert ensure_demo(store) is False


def test_every_kind_of_ward_day_occurs(demo_dir: Path) -> None:
    store = open_store(kind="demo")
    history = ask(store, "compliance_history", as_of=date(2025, 8, 12), **KNOWN)
    rules = ask(store, "validation_summary", as_of=LAST_DAY, **KNOWN)
    store.close()

    kinds = {"on_time", "late", "incomplete", "missing", "not_due"}
    assert set(history["report_status"]) == kinds
    # In this order: corrected, copied or outlying, impossible, mistyped, blank.
    faults = {"R22", "R19", "R04", "R03", "F01"}
    assert faults - set(rules["rule_id"]) == set()


def test_some_questions_are_answered_and_others_are_open(demo_dir: Path) -> None:
    store = open_store(kind="demo")
    found = ask(store, "question_list", as_of=LAST_DAY, row_limit=10_000, **KNOWN)
    before = ask(store, "question_list", as_of=LAST_DAY, known_at="2025-08-12T16:00")
    store.close()

    assert set(found["rule_id"]) >= {"R16", "R19", "R20", "R25"}
    assert 0.3 < found["reason"].notna().mean() < 0.6
    assert before["answered_at"].max() <= pd.Timestamp("2025-08-12T16:00", tz="Asia/Ho_Chi_Minh")


def test_unusual_increments_are_rare_and_catch_the_planted_ones(demo_dir: Path) -> None:
    store = open_store(kind="demo")
    found = ask(store, "problem_list", as_of=LAST_DAY, **KNOWN)
    sent = ask(store, "freshness", as_of=LAST_DAY, **KNOWN)["submission_count"].iloc[0]
    store.close()
    unusual = found[found["rule_id"] == "R25"]

    assert unusual["receipt_no"].nunique() < 0.03 * sent
    assert (unusual["field"] == "dossiers_pending").sum() >= 5


def test_late_starters_and_the_holiday(demo_dir: Path) -> None:
    store = open_store(kind="demo")
    history = ask(store, "compliance_history", as_of=LAST_DAY, **KNOWN)
    activity = ask(store, "daily_activity", as_of=LAST_DAY, **KNOWN)
    store.close()
    first_day = history[history["version"].notna()].groupby("ward_code")["report_date"].min()
    received = activity.set_index("report_date")["dossiers_received"]

    starts = {code: str(first_day[code])[:10] for code in ("00082", "10015", "10417")}
    assert starts["00082"] >= "2025-07-31"
    assert min(starts["10015"], starts["10417"]) >= "2025-08-01"
    assert received["2025-09-02"] < received["2025-09-03"] / 20


def test_calibration_with_the_published_figures(demo_dir: Path) -> None:
    """69 dossiers per ward and working day; some 57 % online in July, nearly all after 03/9."""
    store = open_store(kind="demo")
    july = ask(store, "online_rate", as_of=date(2025, 7, 31), **KNOWN).iloc[-1]
    september = ask(store, "online_rate", as_of=LAST_DAY, **KNOWN).iloc[-1]
    activity = ask(store, "daily_activity", as_of=LAST_DAY, **KNOWN).set_index("report_date")
    store.close()

    assert 55 < july["online_rate_7d_pct"] < 65
    assert september["online_rate_7d_pct"] > 93
    assert 60 < activity["dossiers_received"]["2025-08-20"] / 117 < 78


def test_monitors_accepted_some_and_returned_a_few(demo_dir: Path) -> None:
    """On the last day nobody looked again on the next morning, so some of its reports wait."""
    store = open_store(kind="demo")
    last = ask(store, "review_queue", as_of=LAST_DAY, **KNOWN)["review_state"].value_counts()
    day_before = ask(store, "review_queue", as_of=date(2025, 9, 5), **KNOWN)
    kinds = {"kinds": ["review", "day-locked", "late-allowed"]}
    with store.cursor() as cursor:
        notes = cursor.execute("select distinct note from review where note is not null").fetchall()
        ahead = cursor.execute(
            "select count(*) from review join submission using (submission_no)"
            " where reviewed_at < received_at"
        ).fetchone()
        actors = cursor.execute(
            "select distinct actor from act where list_contains($kinds, kind)", kinds
        ).fetchall()
    store.close()

    assert last.to_dict() == {"accepted": 92, "received": 24, "checked": 1, "returned": 3}
    assert 1 <= (day_before["review_state"] == "returned").sum() <= 12
    assert day_before["dropped_version"].notna().any()
    assert all(note.startswith("[Mô phỏng]") for (note,) in notes)
    assert ahead == (0,)
    assert actors == [("monitor:mo-phong",)]


def test_a_locked_day_had_exceptions_for_whoever_came_later(demo_dir: Path) -> None:
    store = open_store(kind="demo")
    locked = ask(store, "lock_state", as_of=LAST_DAY, lock_after_days=0, **KNOWN)
    allowed = ask(store, "lock_exceptions", as_of=LAST_DAY, **KNOWN)
    reports = ask(store, "review_queue", as_of=date(2025, 9, 4), **KNOWN)
    store.close()
    (day,) = locked[locked["is_locked"]].to_dict("records")
    later = reports[reports["received_at"] >= day["locked_at"]]

    assert str(day["report_date"])[:10] == "2025-09-04"
    assert day["reason"].startswith("[Mô phỏng]")
    assert set(allowed["ward_code"]) == set(later["ward_code"]) == {"00127", "00235"}
    assert allowed["is_used"].all()
