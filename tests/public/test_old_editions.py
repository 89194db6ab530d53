"""Editions of an older release: what they do not have is told, picture by picture, never a fault.

Real editions whose kept definitions, or published rows, are put back to what a release without a
column, a parameter or a mart has kept. Every picture of the registry is walked through.
"""

import json
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from hashlib import sha256
from html import unescape
from typing import Any

import pytest
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response

from campaign import editions, labels
from campaign.charts.measures import MEASURES
from campaign.door.refusal import told
from campaign.editions import DATASETS
from campaign.editions.past import LOSSES, loss
from campaign.public import embeds
from campaign.public.choices import MEASURE, PLACES, chosen
from campaign.public.embed_words import page_of
from campaign.public.pictures import PICTURES
from campaign.public.scene import Drawn, Rows, Scene, rows_at
from campaign.store import Store
from campaign.store.definitions import mart_path
from campaign.store.questions import load
from tests.coroutines import run
from tests.editions.desk import damage
from tests.public.conftest import Site

NO = 3
WARD = "ward=00118"
STARTS = {"vi": f"Bản công bố số {NO} không còn cho ra hình này.", "en": f"Edition {NO} does not"}
OF_ALL, GONE = "select * exclude ({}) from (", ".gone"


# The map asks one mart or another by its measure.
ONE_A_MART = {measure.mart: measure.measure_id for measure in MEASURES}.values()


def queries_of(name: str) -> list[str]:
    """Addresses of the picture: plain, and with every option of every choice but of places."""
    choices = PICTURES[name].choices
    needed = [WARD] if any(choice.default is None for choice in choices) else []
    said = [
        f"{choice.name}={option}"
        for choice in choices
        if choice.name not in PLACES
        for option in (ONE_A_MART if choice is MEASURE else choice.options())
    ]
    return ["&".join([*needed, *more]) for more in [[], *([word] for word in said)]]


EVERY = [(name, query) for name in PICTURES for query in queries_of(name)]
PLAIN = [(name, queries_of(name)[0]) for name in PICTURES]


def answer(store: Store, name: str, query: str, lang: str = "vi") -> Response:
    """What a process that has answered nothing yet answers."""
    path = {"which": str(NO), "file": f"{name}.html"}
    string = f"{query}&lang={lang}".encode()
    scope = {"type": "http", "method": "GET", "headers": [], "path": "/"}

    async def nothing() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def answered() -> Response:
        request = Request({**scope, "path_params": path, "query_string": string}, nothing)
        return await told(embeds.Embeds(lambda: store).picture)(request)

    return run(answered())


@cache
def marts_of(store: Store, name: str, query: str) -> dict[str, Rows]:
    """The marts that the picture is drawn of, by name with their rows."""
    found: dict[str, Rows] = {}

    def ask(edition: editions.Edition, mart: str) -> Rows:
        found[mart] = rows_at(store, edition, mart)
        return found[mart]

    values = chosen(PICTURES[name].choices, QueryParams(query))
    PICTURES[name].draw(Scene(store, editions.edition(store, NO), "vi", values, ask))
    return found


@contextmanager
def kept(store: Store, mart: str, text: str | None) -> Iterator[None]:
    """The edition as a release with that `text` of the mart published it; None: without it."""
    path = mart_path(mart)
    before = sha256(load(mart).sql.encode()).hexdigest()
    where = f"where edition_no = {NO} and path = '{path}'"
    if text is None:
        damage(store, f"update edition_definition set path = '{path}{GONE}' {where}")
        yield
        back = f"update edition_definition set path = '{path}'"
        damage(store, f"{back} where path = '{path}{GONE}'")
        return
    now = sha256(text.encode()).hexdigest()
    with store.cursor() as cursor:
        put = "insert or ignore into definition_text values (0, ?, ?)"
        cursor.execute(put, [now, text])
    damage(store, f"update edition_definition set sha256 = '{now}' {where}")
    yield
    damage(store, f"update edition_definition set sha256 = '{before}' {where}")


def header_of(mart: str) -> tuple[list[str], list[str]]:
    """The mart's text, the lines of its comments first."""
    lines = load(mart).sql.splitlines()
    comments = [line for line in lines if line.startswith("--")]
    return comments, [line for line in lines if not line.startswith("--")]


def without(mart: str, *columns: str) -> str:
    """The mart as it was before it had the columns."""
    comments, body = header_of(mart)
    return "\n".join([*comments, OF_ALL.format(", ".join(columns)), *body, ")"])


def without_moment(mart: str) -> str:
    """The mart as it was before it could be asked as of a moment."""
    comments, body = header_of(mart)
    header = [line.replace(", known_at timestamptz", "") for line in comments]
    assert header != comments
    return "\n".join([*header, *body]).replace("$known_at", "timestamptz '2025-08-12 16:45+07'")


@contextmanager
def published(store: Store, *datasets: str) -> Iterator[None]:
    """The edition of before there were the datasets."""
    change = "update edition_dataset set dataset = '{}' where dataset = '{}'"
    damage(store, *(change.format(f"{name}{GONE}", name) for name in datasets))
    yield
    damage(store, *(change.format(name, f"{name}{GONE}") for name in datasets))


@contextmanager
def published_without(store: Store, dataset: str, *gone: str) -> Iterator[None]:
    """The edition with rows of the dataset of before it had the columns."""
    where = f"where edition_no = {NO} and dataset = '{dataset}'"
    with store.cursor() as cursor:
        (found,) = cursor.execute(f"select content from edition_dataset {where}").fetchall()[0]
        whole = json.loads(found)
        places = [i for i, name in enumerate(whole["columns"]) if name not in gone]
        rows = [[row[i] for i in places] for row in whole["rows"]]
        fewer = {"columns": [whole["columns"][i] for i in places], "rows": rows}
        change = f"update edition_dataset set content = ? {where}"
        cursor.execute(change, [json.dumps(fewer, ensure_ascii=False)])
        yield
        cursor.execute(change, [found])


def is_told(answered: Response, lang: str, caplog: pytest.LogCaptureFixture, reason: str) -> bool:
    """Whether it is a 404 that names the edition and says why, with one plain line in the log."""
    logged = [(r.name, r.levelno, r.exc_info) for r in caplog.records]
    assert logged == [("campaign.public.embeds", logging.WARNING, None)]
    assert f"edition {NO}: " in caplog.text
    assert "Traceback" not in caplog.text
    caplog.clear()
    words = (STARTS[lang], reason, f"/api/editions/{NO}")
    title = labels.text(lang, "door-definition-lost-title")
    text = unescape(bytes(answered.body).decode())
    assert [word for word in (*words, title) if word not in text] == []
    return answered.status_code == 404


def lost(lang: str, kind: str, **words: str) -> str:
    return labels.text(lang, f"definition-lost-{kind}", **words)


@pytest.mark.parametrize(("name", "query"), PLAIN)
def test_every_column_that_a_picture_needs_is_named_when_it_is_not_there(
    site: Site, name: str, query: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Each column of the rows; then of a real edition one that is needed and one that is not."""
    whole = bytes(answer(site.store, name, query).body)
    for mart, rows in marts_of(site.store, name, query).items():
        missed = [column for column in rows.columns if is_missed(site.store, name, query, column)]
        assert missed, mart
        with kept(site.store, mart, without(mart, missed[-1])):
            found = answer(site.store, name, query)
        assert is_told(found, "vi", caplog, lost("vi", "column", columns=missed[-1]))
        for column in rows.columns.difference(missed)[:1]:
            with kept(site.store, mart, without(mart, column)):
                assert bytes(answer(site.store, name, query).body) == whole


def is_missed(store: Store, name: str, query: str, column: str) -> bool:
    """Whether the picture fails without the column; what it fails with is known as that loss."""
    rows = marts_of(store, name, query)
    values = chosen(PICTURES[name].choices, QueryParams(query))
    fewer = {mart: frame.drop(columns=column, errors="ignore") for mart, frame in rows.items()}
    scene = Scene(store, editions.edition(store, NO), "vi", values, lambda _, mart: fewer[mart])
    try:
        page_of(PICTURES[name], scene, is_live=False, scripts=())
    except LOSSES as error:
        failed: Exception = error
    else:
        return False
    found = loss(failed, lambda: frozenset({column}))
    assert found is not None, (name, column, failed)
    assert found.message("vi") == lost("vi", "column", columns=column)
    return True


@pytest.mark.parametrize(("name", "query"), EVERY)
def test_a_mart_that_was_not_there_or_had_hardly_a_column_is_told(
    site: Site, name: str, query: str, caplog: pytest.LogCaptureFixture
) -> None:
    for mart, rows in marts_of(site.store, name, query).items():
        with kept(site.store, mart, None):
            found = answer(site.store, name, query, "en")
        assert is_told(found, "en", caplog, lost("en", "mart", mart=mart))
        with kept(site.store, mart, without(mart, *rows.columns[:-1])):
            found = answer(site.store, name, query)
        assert is_told(found, "vi", caplog, lost("vi", "column", columns="").rstrip(" ."))


@pytest.mark.parametrize(("name", "query"), PLAIN)
def test_a_parameter_that_the_old_mart_did_not_have_is_told(
    site: Site, name: str, query: str, caplog: pytest.LogCaptureFixture
) -> None:
    for mart in marts_of(site.store, name, query):
        with kept(site.store, mart, without_moment(mart)):
            found = answer(site.store, name, query)
        assert is_told(found, "vi", caplog, lost("vi", "sql", mart=mart))


@pytest.mark.parametrize(("name", "query"), EVERY)
def test_published_rows_of_before_there_was_the_dataset_or_a_column_are_told(
    site: Site, name: str, query: str, caplog: pytest.LogCaptureFixture
) -> None:
    whole = bytes(answer(site.store, name, query).body)
    with published(site.store, *DATASETS):
        found = answer(site.store, name, query, "en")
    named = [dataset for dataset in DATASETS if dataset in missing_dataset(found)]
    if not named:
        assert found.status_code == 200
        assert bytes(answer(site.store, name, query).body) == whole
        assert marts_of(site.store, name, query)
        return
    assert is_told(found, "en", caplog, lost("en", "dataset", dataset=named[0]))
    columns = [column.name for column in DATASETS[named[0]].columns]
    with published_without(site.store, named[0], *columns[1:]):
        found = answer(site.store, name, query)
    assert is_told(found, "vi", caplog, lost("vi", "column", columns="").rstrip(" ."))


def missing_dataset(answered: Response) -> str:
    """The name of the dataset that the answer says is not there; empty when it says no such."""
    before, after = lost("en", "dataset", dataset="|").split("|")
    found = re.search(f"{before}(.+?){re.escape(after)}", unescape(bytes(answered.body).decode()))
    return found[1] if found else ""


def test_files_of_an_old_edition_describe_what_they_hold(site: Site) -> None:
    gone, path = "pace", f"/api/editions/{NO}"
    with published_without(site.store, "wards", gone):
        rows = site.get(f"{path}/wards.json").json()
        head = site.get(f"{path}/wards.csv").content.decode("utf-8-sig").splitlines()[0].split(",")
        about = site.get(f"{path}/wards.csv-metadata.json").json()["tableSchema"]["columns"]
        (ward,) = [
            entry
            for entry in site.get(f"{path}/dictionary.json").json()["datasets"]
            if entry["name"] == "wards"
        ]
        assert site.get(f"{path}/wards.parquet").status_code == 200
    names = [column.name for column in DATASETS["wards"].columns if column.name != gone]
    assert len(names) == len(DATASETS["wards"].columns) - 1
    assert list(rows["rows"][0]) == [column["name"] for column in rows["columns"]] == names
    assert [column["name"] for column in ward["columns"]] == names
    assert head[: len(names)] == [column["name"] for column in about][: len(names)] == names
    assert gone not in head


def test_files_of_a_dataset_that_was_not_there_are_not_there(site: Site) -> None:
    with published(site.store, "volunteers"):
        for kind in ("csv", "json", "parquet", "csv-metadata.json"):
            answered = site.get(f"/api/editions/{NO}/volunteers.{kind}")
            assert (answered.status_code, answered.json()["type"].split(":")[-1]) == (
                404,
                "no-such-edition",
            )
        entries = site.get(f"/api/editions/{NO}/dictionary.json").json()["datasets"]
        assert {entry["name"] for entry in entries} == DATASETS.keys() - {"volunteers"}


def test_another_error_is_a_fault_as_ever(
    site: Site, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mistake of today's picture is not put down to the edition, old or not."""

    def mistaken(scene: Scene) -> Drawn:
        return Drawn(scene.asked("training_trend"), ["never_there"])

    name, mart = "training-trend", "training_trend"
    monkeypatch.setitem(PICTURES, name, replace(PICTURES[name], draw=mistaken))
    for text in (load(mart).sql, without(mart, "expected_pct")):
        caplog.clear()
        with kept(site.store, mart, text):
            assert answer(site.store, name, "").status_code == 500
        assert "never_there" in caplog.text
        assert caplog.records[-1].exc_info is not None
