"""Editions as the operator types them, with the store to itself and beside a running server."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from campaign.cli import cli
from campaign.store import connection, ingest, open_store
from tests.door.writer_process import Writer
from tests.editions.desk import BO_DE, at
from tests.store.files import daily


@pytest.fixture(autouse=True)
def _close_stores() -> Iterator[None]:
    yield
    for store in list(connection._open_stores.values()):
        store.close()


@pytest.fixture
def db(tmp_path: Path) -> Path:
    path = tmp_path / "store" / "campaign.duckdb"
    store = open_store(path, kind="real")
    file = daily(BO_DE, "2025-08-12")
    ingest(store, [file], channel="cli", received_at=at("2025-08-12 15:00"))
    store.close()
    return path


def run(*words: object, lang: str = "en") -> Result:
    return CliRunner().invoke(cli, ["--lang", lang, *[str(word) for word in words]])


def test_from_publishing_to_withdrawing(db: Path) -> None:
    assert "No edition has been published yet" in run("edition", "list", "--db", db).stderr
    done = run("edition", "publish", "--date", "2025-08-12", "--note-en", "One.", "--db", db)
    assert (done.exit_code, done.stdout) == (0, "1\n")
    assert "Edition 1 is published, of 1/126 reports" in done.stderr
    line = run("edition", "list", "--db", db).stdout.split("\t")
    assert line[:6] == ["1", "12/08/2025", "16:30 12/08/2025", "1/126", "published", "operator"]
    shown = run("edition", "show", 1, "--db", db)
    found = {row["figure"]: row["value"] for row in csv.DictReader(io.StringIO(shown.stdout))}
    assert (found["reported_count"], found["missing_count"]) == ("1.0", "125.0")
    assert "One." in shown.stderr
    wards = json.loads(
        run("edition", "show", 1, "--dataset", "wards", "--format", "json", "--db", db).stdout
    )
    (own,) = [row for row in wards if row["ward_code"] == BO_DE]
    assert (own["report_status"], own["d1"]) == ("on_time", 0.75)
    texts = ("--text-vi", "Sai.", "--text-en", "Wrong.")
    assert run("edition", "correct", 1, *texts, "--db", db).exit_code == 0
    assert run("edition", "withdraw", 1, *texts, "--db", db).exit_code == 0
    assert "withdrawn" in run("edition", "list", "--db", db).stdout
    assert run("verify", "--db", db).exit_code == 0


def test_what_has_changed_since_the_latest(db: Path) -> None:
    run("edition", "publish", "--date", "2025-08-12", "--known-at", "2025-08-12 15:30", "--db", db)
    found = run("edition", "changes", "--db", db)
    rows = {row["figure"]: row for row in csv.DictReader(io.StringIO(found.stdout))}
    missing = rows["Reports missing"]
    assert (missing["old_value"], missing["new_value"]) == ("0.0", "125.0")
    assert missing["why"] == "the deadline has passed since"
    assert "Phường Ba Đình (00004): the deadline has passed since" in missing["wards"]


def test_a_refusal_says_why_in_both_languages(db: Path) -> None:
    refused = CliRunner().invoke(
        cli, ["edition", "publish", "--date", "2025-08-11", "--db", str(db)]
    )
    assert refused.exit_code == 1
    assert "chưa xã, phường nào báo cáo ngày đó" in refused.stderr
    assert "no ward had reported for that day" in refused.stderr
    assert run("edition", "show", 3, "--db", db).exit_code == 1
    assert run("edition", "withdraw", 1, "--text-vi", "Sai.", "--db", db).exit_code == 2


def test_an_older_moment_is_refused_in_both_languages(db: Path) -> None:
    words = ("edition", "publish", "--date", "2025-08-12", "--db", db)
    assert run(*words, "--known-at", "2025-08-12 16:30").exit_code == 0
    refused = CliRunner().invoke(cli, [*map(str, words), "--known-at", "2025-08-12 15:30"])
    assert refused.exit_code == 1
    assert "Bản số 1 của ngày này tính báo cáo đến 16:30 12/08/2025" in refused.stderr
    assert "Edition 1 of that day counts reports up to 16:30 12/08/2025" in refused.stderr


def test_beside_a_running_server(tmp_path: Path) -> None:
    writer = Writer(tmp_path)
    try:
        file = daily(BO_DE, "2025-08-12")
        writer.desk.ingest([file], channel="cli", received_at=at("2025-08-12 15:00"))
        where = ("--db", writer.db)
        assert run("edition", "publish", "--date", "2025-08-12", *where).stdout == "1\n"
        again = run("edition", "publish", "--date", "2025-08-12", *where)
        assert again.exit_code == 1
        assert "Edition 1 says exactly this already" in again.stderr
        assert "1/126\tpublished" in run("edition", "list", *where).stdout
        assert run("verify", *where).exit_code == 0
    finally:
        writer.stop()
