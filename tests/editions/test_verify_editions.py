"""An edition is what was published, for ever; whatever breaks that is found as what it is."""

from pathlib import Path

import pytest

from campaign.editions import all_editions, edition, publish, verify_editions
from campaign.store import Store, ingest, open_store
from campaign.store.backup import back_up, copy_database, restore
from campaign.store.verify import verify
from tests.editions.desk import (
    BA_DINH,
    BO_DE,
    DAY,
    MONITOR,
    at,
    changes,
    codes,
    damage,
    one_report_published,
    report,
)
from tests.editions.release import Release
from tests.store.conftest import SetClock
from tests.store.files import baseline

OTHER_HASH = "0" * 64


@pytest.fixture
def published(store: Store, set_clock: SetClock) -> Store:
    """Edition 1 of 12/8 with one ward's report; its baseline came the day before."""
    set_clock("2025-08-12 16:31")
    one_report_published(store)
    return store


@pytest.mark.parametrize(
    ("expected", "statement"),
    [
        (["edition-figure"], "update edition_figure set value = 7 where figure = 'late_count'"),
        (["edition-differs", "edition-figure", "edition-figures"],
         f"update edition_figure set sha256 = '{OTHER_HASH}' where figure = 'late_count'"),
        (["edition-figures"], "delete from edition_figure where figure = 'late_count'"),
        (["edition-dataset"],
         "update edition_dataset set content = content || ' ' where dataset = 'training'"),
        (["edition-datasets"], "delete from edition_dataset where dataset = 'training'"),
        (["edition-figures"], f"update edition set figures_sha256 = '{OTHER_HASH}'"),
        (["edition-dataset-differs", "edition-dataset-differs", "edition-differs"],
         "update daily_summary set citizens_supported = 60"),
    ],
)  # fmt: skip
def test_damage_is_found(published: Store, expected: list[str], statement: str) -> None:
    assert codes(published) == []
    damage(published, statement)
    assert codes(published) == expected
    assert not verify(published).is_clean  # the audit has the hash of the rows as well


def test_a_report_changed_in_the_ledger_no_longer_gives_the_edition(published: Store) -> None:
    damage(published, "update daily_summary set citizens_supported = 51")
    found = [f for f in verify_editions(published) if f.code == "edition-differs"]
    assert [finding.values for finding in found] == [
        {
            "number": "1",
            "figure": "citizens_supported_cum",
            "published": "50",
            "recomputed": "51",
        }
    ]


def test_reports_entered_later_as_if_they_had_come_in_time_change_no_edition(
    published: Store, set_clock: SetClock
) -> None:
    """The operator enters on 13/8 what came on paper on 12/8 at 15:40."""
    now = set_clock("2025-08-13 08:00")
    report(published, BA_DINH, "2025-08-12", "2025-08-12 15:40", citizens_supported=30)
    assert codes(published) == []
    found = changes(published, edition(published, 1), now)
    late = ((BA_DINH, ("late_report", "entered_later")),)
    why = ("late_report", "entered_later")
    assert found["citizens_supported_cum"] == (50, 80, late, why)
    assert found["reported_count"] == (1, 2, late, why)


def test_a_changed_baseline_is_named(published: Store, set_clock: SetClock) -> None:
    now = set_clock("2025-08-13 08:00")
    file = baseline(BO_DE, "2025-08-11", officials_total=80)
    ingest(published, [file], channel="cli", received_at=at("2025-08-13 07:30"))
    found = changes(published, edition(published, 1), now)
    assert found["officials_total"] == (60, 80, ((BO_DE, ("baseline",)),), ("baseline",))
    assert codes(published) == []


def test_a_deadline_that_passed_since_is_named(store: Store, set_clock: SetClock) -> None:
    set_clock("2025-08-12 15:45")
    report(store, BO_DE, "2025-08-12", "2025-08-12 15:00")
    early = publish(store, DAY, at("2025-08-12 15:45"), sender=MONITOR)
    assert (early.counts.missing_count, early.counts.not_due_count) == (0, 125)
    found = changes(store, early, set_clock("2025-08-12 16:31"))
    old, new, wards, why = found["missing_count"]
    assert (old, new, why, len(wards)) == (0, 125, ("deadline",), 125)


def test_editions_survive_backup_and_restore(published: Store, tmp_path: Path) -> None:
    before = all_editions(published)
    back_up(copy_database(published), tmp_path / "saved")
    restored = restore(tmp_path / "saved", tmp_path / "new" / "campaign.duckdb")
    assert all_editions(restored) == before
    assert codes(restored) == []
    restored.close()


def test_a_mended_definition_is_told_by_a_correction_and_overwrites_nothing(
    published: Store, tmp_path: Path
) -> None:
    """A release that counts citizens otherwise: run from a copy of the project with other SQL."""
    path, release = str(published.path), Release(tmp_path / "release")
    published.close()
    citizens = "sum(report.citizens_supported) as"
    release.mend("queries/marts/city_kpis.sql", citizens, "sum(report.citizens_supported) * 2 as")

    (found,) = release.findings(Path(path))
    assert found["code"] == "edition-redefined"
    assert (found["count"], found["figures"]) == ("1", "citizens_supported_cum")
    texts = ("--text-vi", "Đã sửa cách đếm lượt.", "--text-en", "Turns are counted otherwise now.")
    assert release.run("edition", "correct", "1", *texts, "--db", path).returncode == 0
    assert release.run("verify", "--db", path).returncode == 0

    again = open_store(Path(path))
    known = edition(again, 1)
    assert (known.status, known.notices[0].kind) == ("corrected", "corrected")
    assert codes(again) == []  # and by the definitions of then it is still what it was
    again.close()
