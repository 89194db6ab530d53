"""Rows that a day's first edition settled say so in every file of a later one."""

import csv
import json
from collections.abc import Iterator
from io import BytesIO, StringIO
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from campaign.editions import publish, withdraw
from campaign.store import open_store
from tests.editions.desk import BA_DINH, BO_DE, DAY, MONITOR, at, report
from tests.public.conftest import Site
from tests.public.test_api import conforms

KNOWN = ("2025-08-12T16:30:00+07:00", "1/126")
WORDS = {
    "citation_vi": "Bản công bố số 2, số liệu ngày 12/08/2025; các dòng là của bản số 1, tính đến "
    "16:30 12/08/2025 (1/126 xã, phường đã báo cáo). /api/editions/2",
    "citation_en": "Edition 2, figures of 12/08/2025; the rows are those of edition 1, as known at "
    "16:30 12/08/2025 (1/126 wards had reported). /api/editions/2",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Edition 1 lacks Bồ Đề, whose report comes before edition 2; edition 1 is withdrawn then."""
    yield from _site(tmp_path_factory.mktemp("settled"))


def _site(folder: Path) -> Iterator[Site]:
    store = open_store(folder / "store" / "campaign.duckdb", kind="real")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("campaign.clock.now", lambda: at("2025-08-12 17:30"))
        report(store, BA_DINH, "2025-08-12", "2025-08-12 15:00", citizens_supported=40)
        publish(store, DAY, at("2025-08-12 16:30"), sender=MONITOR)
        report(store, BO_DE, "2025-08-12", "2025-08-12 17:00", citizens_supported=50)
        publish(store, DAY, at("2025-08-12 17:30"), sender=MONITOR)
        withdraw(store, 1, "Thiếu.", "Incomplete.", sender=MONITOR)
    found = Site(store)
    found.open()
    yield found
    found.close()
    store.close()


def lines(site: Site, path: str) -> list[dict[str, str]]:
    text = site.get(f"/api/editions/{path}").content.decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text)))


def test_csv(site: Site) -> None:
    rows = {line["ward_code"]: line for line in lines(site, "2/supported.csv")}
    assert rows[BO_DE]["citizens_supported"] == ""  # had not reported by then
    stamp = ("edition_no", "rows_of_edition_no", "known_at", "edition_status")
    found = {tuple(line[name] for name in stamp) for line in rows.values()}
    assert found == {("2", "1", KNOWN[0], "published")}
    (citation,) = {line["citation"] for line in rows.values()}
    assert citation.endswith(WORDS["citation_vi"])


def test_json_and_parquet(site: Site) -> None:
    answer = site.get("/api/editions/2/supported.json")
    facts = conforms(answer, "DatasetFile")["metadata"]
    assert (facts["edition_no"], facts["rows_of_edition_no"], facts["status"]) == (
        2,
        1,
        "published",
    )
    assert (facts["known_at"], facts["completeness"], facts["counts"]["reported_count"]) == (
        *KNOWN,
        1,
    )
    for name, words in WORDS.items():
        assert facts[name].endswith(words)
    content = site.get("/api/editions/2/supported.parquet").content
    about = pq.read_schema(BytesIO(content)).metadata
    assert (about[b"known_at"].decode(), about[b"completeness"].decode()) == KNOWN
    assert json.loads(about[b"metadata"]) == facts


def test_dictionary_and_description(site: Site) -> None:
    found = conforms(site.get("/api/editions/2/dictionary.json"), "Dictionary")
    assert found["metadata"]["completeness"] == "2/126"
    told = {
        entry["name"]: tuple(entry[name] for name in ("rows_of_edition_no", "known_at"))
        for entry in found["datasets"]
    }
    assert told.pop("supported") == (1, KNOWN[0])
    assert set(told.values()) == {(2, "2025-08-12T17:30:00+07:00")}
    about = site.get("/api/editions/2/supported.csv-metadata.json").json()
    assert about["dc:bibliographicCitation"].endswith(WORDS["citation_vi"])
    described = [column["name"] for column in about["tableSchema"]["columns"]]
    assert described == list(lines(site, "2/supported.csv")[0])


def test_an_editions_own_rows_are_stamped_with_its_own_moment(site: Site) -> None:
    stamps = ("known_at", "rows_of_edition_no")
    wards = {tuple(line[name] for name in stamps) for line in lines(site, "2/wards.csv")}
    assert wards == {("2025-08-12T17:30:00+07:00", "2")}
    first = {tuple(line[name] for name in stamps) for line in lines(site, "1/supported.csv")}
    assert first == {(KNOWN[0], "1")}
    assert "các dòng là của" not in lines(site, "1/supported.csv")[0]["citation"]
