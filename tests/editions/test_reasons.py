"""Why a figure differs: only what had a part in it."""

from collections.abc import Iterable

from campaign.editions import changed_of_ward, edition, publish
from campaign.store import Store, ingest
from campaign.store.reference_changes import TargetWish, change_targets, change_window
from tests.editions.desk import BA_DINH, BO_DE, DAY, MONITOR, at, changes, day, report, reports
from tests.store.conftest import SetClock
from tests.store.files import baseline

LATE, REFERENCE = "late_report", "changed_reference"
HELPERS = "N2:tech_support:ward:2025-07-24"
INDEX = {"progress_median", "expected_median", "pace_median"}


def bo_de_comes_late(store: Store, set_clock: SetClock) -> None:
    """Edition 1 of 12/8 at 16:30 has all reports but Bồ Đề's, which comes at 17:00."""
    set_clock("2025-08-12 16:31")
    file = baseline(BA_DINH, "2025-08-11")
    ingest(store, [file], channel="cli", received_at=at("2025-08-11 09:00"))
    reports(store, "2025-08-12", "2025-08-12 15:30", but=(BO_DE,))
    publish(store, DAY, at("2025-08-12 16:30"), sender=MONITOR)
    set_clock("2025-08-12 18:00")
    report(store, BO_DE, "2025-08-12", "2025-08-12 17:00")


def whys(found: dict[str, tuple[object, ...]], but: Iterable[str] = ()) -> set[object]:
    return {why for name, (_, _, _, why) in found.items() if name not in set(but)}


def test_a_longer_window_of_another_ward_has_no_part(store: Store, set_clock: SetClock) -> None:
    bo_de_comes_late(store, set_clock)
    change_window(store, BA_DINH, day("2025-07-24"), day("2025-09-16"), "Mưa lũ", sender=MONITOR)
    found = changes(store, edition(store, 1), set_clock("2025-08-12 18:01"))
    assert found["reported_count"] == (125, 126, ((BO_DE, (LATE,)),), (LATE,))
    assert whys(found) == {(LATE,)}


def test_a_window_is_why_where_the_wards_own_day_counts(store: Store, set_clock: SetClock) -> None:
    bo_de_comes_late(store, set_clock)
    change_window(store, BA_DINH, day("2025-08-08"), day("2025-09-21"), "Mưa lũ", sender=MONITOR)
    found = changes(store, edition(store, 1), set_clock("2025-08-12 18:01"))
    late, moved = (((code, (why,)),) for code, why in ((BO_DE, LATE), (BA_DINH, REFERENCE)))
    assert found["officials_days_ahead"] == (-5, 10, moved, (REFERENCE,))
    assert {pair[2:] for pair in found.values()} == {(late, (LATE,)), (moved, (REFERENCE,))}
    assert {name for name, pair in found.items() if pair[2] == moved} == {
        "progress_median",
        "pace_median",
        "band_slow_count",
        "band_very_slow_count",
        "officials_days_ahead",
        "cdt_days_ahead",
        "hamlets_days_ahead",
        "daily_report_ward_actual",
    }


def test_a_target_is_why_only_for_its_own_figures(store: Store, set_clock: SetClock) -> None:
    bo_de_comes_late(store, set_clock)
    wish = TargetWish(HELPERS, {"target_value": 3})
    change_targets(store, [wish], "Công văn mới", sender=MONITOR)
    found = changes(store, edition(store, 1), set_clock("2025-08-12 18:01"))
    own = {name for name in found if name.startswith("tech_support")}
    assert "tech_support_ward_target" in own
    assert REFERENCE in found["tech_support_ward_target"][3]
    indexed = INDEX.union(name for name in found if name.startswith("band_"))
    assert whys(found, own | indexed) == {(LATE,)}


def test_a_ward_is_told_its_own_figures_then_and_now(store: Store, set_clock: SetClock) -> None:
    bo_de_comes_late(store, set_clock)
    now = set_clock("2025-08-12 18:01")
    found = changed_of_ward(store, edition(store, 1), BO_DE, now=now).set_index("figure")
    own = found.loc[["reported_count", "late_count", "missing_count"]]
    assert own[["old_value", "new_value"]].astype("int").to_numpy().tolist() == [
        [0, 1],
        [0, 1],
        [1, 0],
    ]
    assert set(found["why"]) == {(LATE,)}
    assert set(found["wards"]) == {()}
    assert changed_of_ward(store, edition(store, 1), BA_DINH, now=now).empty
