"""Names in an edition are those it was published with, whatever is renamed later.

Real releases: copies of the project with other labels and another register of wards.
"""

import json
from pathlib import Path

import pytest

from campaign.editions import publish
from campaign.store import open_store
from tests.editions.desk import (
    BA_DINH,
    BO_DE,
    DAY,
    MONITOR,
    at,
    damage,
    demo_store,
    one_report_published,
    report,
)
from tests.editions.release import Release
from tests.store.conftest import SetClock

WARDS, LABELS = "data/hanoi_wards.csv", "data/locale/en/editions.ftl"
RENAMED = ("00118,Bồ Đề,phuong,Phường Bồ Đề,", "00118,Bồ-Đề,phuong,Phường Bồ-Đề,")

# What pages of the edition are given, and those of now.
NAMES = (
    "from datetime import date, datetime, UTC",
    "from campaign.editions import asked, edition",
    "from campaign.store import open_store",
    "from campaign.store.questions import ask",
    "store = open_store()",
    "times = {'as_of': date(2025, 8, 12), 'known_at': datetime(2025, 8, 12, 9, 30, tzinfo=UTC)}",
    f"times |= {{'ward_codes': ['{BA_DINH}', '{BO_DE}']}}",
    "then = asked(store, edition(store, 1), 'training_ward', **times)",
    "for rows in (then, ask(store, 'training_ward', **times)):",
    "    named = rows['ward_name'] + ' ' + rows['former_district']",
    "    print(dict(zip(rows['ward_code'], named)))",
)


@pytest.fixture
def local(tmp_path: Path, set_clock: SetClock) -> Path:
    """Two editions of 12/8 in a demo store; the second ward's small count hides others."""
    set_clock("2025-08-12 16:31")
    folder = tmp_path / "release-local"
    with demo_store(folder) as store:
        one_report_published(store)
        set_clock("2025-08-12 17:01")
        report(
            store, BA_DINH, "2025-08-12", "2025-08-12 16:40", citizens_supported=40, of_elderly=3
        )
        publish(store, DAY, at("2025-08-12 17:00"), sender=MONITOR)
    return folder


@pytest.fixture
def db(local: Path) -> Path:
    return local / "demo" / "campaign.duckdb"


def ward_of(row: str, district: str) -> str:
    """The line of the register with another former district."""
    cells = row.split(",")
    cells[6] = district
    return ",".join(cells)


def test_a_mended_label_is_no_fault_of_an_edition(local: Path, db: Path, tmp_path: Path) -> None:
    release = Release(tmp_path / "new", local)
    assert release.findings(db) == []
    old = "figure-reported_count = Wards that have reported"
    release.mend(LABELS, old, f"{old} in time or late")
    release.mend(LABELS, "figure-band = Wards: ", "figure-band = Wards in the band ")
    assert release.findings(db) == []
    (seen,) = release.look("editions", "/api/editions/1/headline.json")["answers"].values()
    first_row = json.loads(seen[1])["rows"][0]
    assert first_row["name_en"] == "Wards that have reported"


def test_a_mended_ward_is_no_fault_of_an_edition(local: Path, db: Path, tmp_path: Path) -> None:
    release = Release(tmp_path / "new", local)
    text = (release.folder / WARDS).read_text(encoding="utf-8")
    ward = next(line for line in text.splitlines() if line.startswith(BA_DINH))
    release.mend(WARDS, ward, ward_of(ward, "Quận Đống Đa"))
    release.mend(WARDS, *RENAMED)
    assert release.findings(db) == []
    then, now = release.python(*NAMES).splitlines()
    assert then == f"{{'{BA_DINH}': 'Ba Đình Quận Ba Đình', '{BO_DE}': 'Bồ Đề Quận Long Biên'}}"
    assert now == f"{{'{BA_DINH}': 'Ba Đình Quận Đống Đa', '{BO_DE}': 'Bồ-Đề Quận Long Biên'}}"


def test_other_names_hide_no_changed_ledger(local: Path, db: Path, tmp_path: Path) -> None:
    release = Release(tmp_path / "new", local)
    release.mend(WARDS, *RENAMED)
    release.mend(LABELS, "figure-late_count = Reports late", "figure-late_count = Late reports")
    store = open_store(db)
    damage(store, f"update daily_summary set citizens_supported = 51 where ward_code = '{BO_DE}'")
    store.close()
    found = [f for f in release.findings(db) if f["code"] != "content"]
    assert sorted((f["code"], f["number"], f.get("figure", f.get("dataset"))) for f in found) == [
        ("edition-dataset-differs", "1", "headline"),
        ("edition-dataset-differs", "1", "supported"),
        ("edition-dataset-differs", "2", "headline"),
        ("edition-differs", "1", "citizens_supported_cum"),
        ("edition-differs", "2", "citizens_supported_cum"),
    ]


def test_names_changed_in_a_stored_dataset_are_found(local: Path, db: Path, tmp_path: Path) -> None:
    """The names of an edition are those of its rows: only rows whose hash is right are believed."""
    release = Release(tmp_path / "new", local)
    store = open_store(db)
    change = "set content = replace(content, 'Bồ Đề', 'Bồ-Đề')"
    damage(store, f"update edition_dataset {change} where edition_no = 1 and dataset = 'wards'")
    store.close()
    found = [f for f in release.findings(db) if f["code"].startswith("edition")]
    assert [(f["code"], f["number"], f["dataset"]) for f in found] == [
        ("edition-dataset", "1", "wards")
    ]
