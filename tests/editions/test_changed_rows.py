"""Mended definitions of public rows are told like those of headline figures, and hide no change.

Real releases: copies of the project with other SQL and other code.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from campaign.editions import publish
from campaign.store import ingest, open_store
from tests.editions.desk import BA_DINH, BO_DE, DAY, MONITOR, at, damage, demo_store, report
from tests.editions.release import Release
from tests.store.conftest import SetClock
from tests.store.files import baseline

TRAINING, DATASETS = "queries/marts/training_ward.sql", "campaign/editions/datasets.py"
SUPPORTED, SUPPRESS = "queries/marts/ward_supported.sql", "campaign/insight/suppress.py"
SHARE = ("    100 * t.officials_share as", "    90 * t.officials_share as")
TEXTS = ("--text-vi", "Đã sửa tỷ lệ.", "--text-en", "The share is worked out otherwise.")
KINDS = 'TEXT, WHOLE, NUMBER, DAY, YES_NO = "text"'
COMMENT = (KINDS, f"# Kinds.\n{KINDS}")
OFFICIALS = "officials_trained_pct"
LOG = (
    "from campaign.editions import change_log",
    "from campaign.store import open_store",
    "print(*change_log(open_store())['text_en'], sep='\\n')",
)


@pytest.fixture
def local(tmp_path: Path, set_clock: SetClock) -> Path:
    """Edition 1 of 12/8: one ward's report, with its baseline."""
    set_clock("2025-08-12 16:31")
    folder = tmp_path / "release-local"
    with demo_store(folder) as store:
        file = baseline(BO_DE, "2025-08-11")
        ingest(store, [file], channel="cli", received_at=at("2025-08-11 09:00"))
        cells = {"citizens_supported": 50, "of_elderly": 12}
        report(store, BO_DE, "2025-08-12", "2025-08-12 15:00", **cells)
        publish(store, DAY, at("2025-08-12 16:30"), sender=MONITOR)
    return folder


@pytest.fixture
def db(local: Path) -> Path:
    return local / "demo" / "campaign.duckdb"


@pytest.fixture
def release(local: Path, tmp_path: Path) -> Release:
    return Release(tmp_path / "new", local)


def editions_findings(release: Release, db: Path) -> list[tuple[Any, ...]]:
    """What `verify` says of editions; the audit's words aside."""
    found = [f for f in release.findings(db) if f["code"].startswith("edition")]
    return sorted((f["code"], f.get("dataset", f.get("figure", ""))) for f in found)


def change_elderly(db: Path, count: int) -> None:
    store = open_store(db)
    damage(store, f"update daily_summary set of_elderly = {count} where ward_code = '{BO_DE}'")
    store.close()


def test_mended_rows_of_wards_are_told(release: Release, db: Path) -> None:
    before = release.look("editions", "/api/editions/1/training.csv", edition="1", role="public")
    release.mend(TRAINING, *SHARE)
    (found,) = release.findings(db)
    assert (found["code"], found["number"]) == ("edition-rows-redefined", "1")
    assert found["datasets"] == f"training ({OFFICIALS})"
    page = release.look("overview", edition="1", role="public")
    (line,) = page["infos"]
    assert "Training by ward" in line
    assert "a correction has yet to be published" in line

    assert release.run("edition", "correct", "1", *TEXTS, "--db", str(db)).returncode == 0
    assert release.findings(db) == []
    (line,) = release.look("overview", edition="1", role="public")["infos"][-1:]
    assert "see the correction" in line
    _shown(release, before["answers"]["/api/editions/1/training.csv"])


def _shown(release: Release, published: list[Any]) -> None:
    """Old and new on the page and in the API; the change log names it; the file stays."""
    api, file = "/api/editions/1", "/api/editions/1/training.csv"
    page = release.look("editions", api, file, edition="1", role="public")
    assert page["exceptions"] == []
    assert [tuple(row.values()) for row in page["tables"][0]] == [
        (BO_DE, OFFICIALS, "33.3", "30.0")
    ]
    said = (
        "The share is worked out otherwise. (By the definitions of that moment rows of the dataset"
    )
    log = release.python(*LOG)
    assert log.splitlines()[0] == f"{said} “Training by ward” are others ({OFFICIALS}).)"
    (notice,) = json.loads(page["answers"][api][1])["notices"]
    assert notice["differences"] == []
    assert notice["dataset_differences"] == [
        {"dataset": "training", "cells": [[BO_DE, OFFICIALS, 33.3, 30.0]]}
    ]
    now = page["answers"][file]
    assert now[0] == 200
    assert now[1].replace("corrected", "published") == published[1]


def test_other_code_with_the_same_rows_switches_no_check_off(release: Release, db: Path) -> None:
    release.mend(DATASETS, *COMMENT)
    assert release.findings(db) == []
    release.mend(TRAINING, *SHARE)
    change_elderly(db, 13)
    assert editions_findings(release, db) == [
        ("edition-dataset-differs", "supported"),
        ("edition-rows-redefined", ""),
    ]


def test_a_correction_of_rows_is_no_licence_to_change_the_ledger(
    release: Release, db: Path
) -> None:
    release.mend(TRAINING, *SHARE)
    release.mend(DATASETS, *COMMENT)
    assert release.run("edition", "correct", "1", *TEXTS, "--db", str(db)).returncode == 0
    assert editions_findings(release, db) == []
    store = open_store(db)
    damage(store, "update daily_summary set officials_trained_cum = 21")
    store.close()
    assert ("edition-dataset-differs", "training") in editions_findings(release, db)


def test_with_only_code_changed_a_changed_ledger_is_found(release: Release, db: Path) -> None:
    release.mend(DATASETS, *COMMENT)
    change_elderly(db, 13)
    assert editions_findings(release, db) == [("edition-rows-redefined", "")]


def test_hidden_counts_are_not_told_by_a_correction(release: Release, db: Path) -> None:
    """Two versions of such rows could tell a count: only that they differ is told."""
    release.mend(
        SUPPRESS, "return 0 < self.value[node] < self.least", "return self.value[node] > 0"
    )
    found = [f["datasets"] for f in release.findings(db)]
    assert found == ["supported"]
    assert release.run("edition", "correct", "1", *TEXTS, "--db", str(db)).returncode == 0
    assert release.findings(db) == []
    seen = release.look("editions", "/api/editions/1", edition="1", role="public")
    assert seen["exceptions"] == []
    (notice,) = json.loads(seen["answers"]["/api/editions/1"][1])["notices"]
    assert notice["dataset_differences"] == [{"dataset": "supported", "cells": []}]


def test_later_editions_of_the_day_keep_the_rows_of_the_first(
    release: Release, db: Path, set_clock: SetClock
) -> None:
    """By other code as well: what the first edition published is what the second must have."""
    store = open_store(db)
    set_clock("2025-08-12 17:01")
    report(store, BA_DINH, "2025-08-12", "2025-08-12 16:40", citizens_supported=40)
    publish(store, DAY, at("2025-08-12 17:00"), sender=MONITOR)
    store.close()
    release.mend(DATASETS, *COMMENT)
    assert release.findings(db) == []
    release.mend(TRAINING, *SHARE)
    found = release.findings(db)
    assert [(f["code"], f["number"], f["datasets"]) for f in found] == [
        ("edition-rows-redefined", number, f"training ({OFFICIALS})") for number in ("2", "1")
    ]


def test_a_column_that_datasets_have_since_is_no_difference(release: Release, db: Path) -> None:
    column = '                Column("projected_date", DAY),\n'
    release.mend(DATASETS, column, column + '                Column("day_no", WHOLE),\n')
    assert release.findings(db) == []
