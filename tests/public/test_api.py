"""GET /api/editions as a journalist's program meets it: a real server, real published editions."""

import csv
from io import BytesIO, StringIO

import jsonschema
import pandas as pd
import pyarrow.parquet as pq
import pytest
import requests

from campaign.door import openapi
from campaign.editions import DATASETS
from campaign.exports.public_files import csv_file
from campaign.public.described import KINDS
from campaign.settings import settings
from tests.editions.desk import BA_DINH, BO_DE
from tests.public.conftest import HOAN_KIEM, Site

COUNT, HIDDEN = "of_disabled", "is_of_disabled_suppressed"


def conforms(answer: requests.Response, schema: str) -> dict:
    """The JSON of an answer, checked against a schema of the description."""
    document = openapi.document()
    wanted = {"$ref": f"#/components/schemas/{schema}", "components": document["components"]}
    found: dict = answer.json()
    jsonschema.Draft202012Validator(wanted).validate(found)
    return found


def refused(answer: requests.Response, status: int, key: str) -> None:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    found = conforms(answer, "ProblemDetails")
    assert found["type"].endswith(f":{key}")
    assert found["detail_vi"] != found["detail_en"]


def test_the_list_is_newest_first_with_notices_licence_and_citation(site: Site) -> None:
    found = conforms(site.get("/api/editions"), "Editions")
    facts = [(e["edition_no"], e["as_of"], e["status"]) for e in found["editions"]]
    assert facts == [
        (3, "2025-08-12", "published"),
        (2, "2025-08-12", "corrected"),
        (1, "2025-08-11", "withdrawn"),
    ]
    assert found["latest_no"] == 3
    assert [n["kind"] for n in found["editions"][1]["notices"]] == ["corrected", "superseded"]
    assert found["editions"][1]["superseded_by_no"] == 3
    assert found["editions"][2]["notices"][0]["text_vi"] == "Nhầm ngày."
    newest = found["editions"][0]
    assert newest["completeness"] == "3/126"
    assert newest["licence"]["name"] == "CC BY 4.0"
    assert "số 3" in newest["citation_vi"]
    assert "Edition 3" in newest["citation_en"]


def test_of_the_approver_only_the_role_is_told(site: Site) -> None:
    answer = site.get("/api/editions")
    assert {e["approver_role"] for e in answer.json()["editions"]} == {"monitor"}
    assert "monitor:lan" not in answer.text


def test_one_edition_has_its_figures_with_hashes_and_its_files(site: Site) -> None:
    found = conforms(site.get("/api/editions/2"), "EditionWithFigures")
    assert sorted(found["datasets"]) == sorted(DATASETS)
    first = found["figures"][0]
    assert (first["figure"], first["value"], len(first["sha256"])) == ("reported_count", 3, 64)
    for address in found["datasets"]["wards"].values():
        assert site.get(address).status_code == 200


def test_a_withdrawn_edition_is_answered_with_its_notice(site: Site) -> None:
    answer = site.get("/api/editions/1/headline.json")
    assert answer.status_code == 200
    facts = answer.json()["metadata"]
    assert (facts["status"], facts["notices"][0]["text_en"]) == ("withdrawn", "Wrong day.")
    rows = pd.read_csv(BytesIO(site.get("/api/editions/1/headline.csv").content))
    assert set(rows["edition_status"]) == {"withdrawn"}


@pytest.mark.parametrize("path", ["", "/wards.csv", "/dictionary.json"])
def test_latest_leads_to_the_newest_valid_edition(site: Site, path: str) -> None:
    answer = site.get(f"/api/editions/latest{path}")
    assert answer.status_code == 307
    assert answer.headers["location"] == f"/api/editions/3{path}"
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("name", sorted(DATASETS))
def test_all_kinds_of_a_dataset_hold_the_same_rows(site: Site, name: str) -> None:
    as_json = site.get(f"/api/editions/3/{name}.json").json()
    table = pq.read_table(BytesIO(site.get(f"/api/editions/3/{name}.parquet").content))
    text = site.get(f"/api/editions/3/{name}.csv").content.decode("utf-8-sig")
    lines = list(csv.DictReader(StringIO(text)))
    assert len(lines) == len(as_json["rows"]) == table.num_rows
    names = [column["name"] for column in as_json["columns"]]
    assert table.column_names == names == list(lines[0])[: len(names)]
    for line, row, other in zip(lines, as_json["rows"], table.to_pylist(), strict=True):
        assert {k: None if v is None else str(v) for k, v in other.items()} == {
            k: None if v is None else _text(other[k], v) for k, v in row.items()
        }
        assert {k: line[k].removeprefix("'") for k in names} == {
            k: "" if row[k] is None else str(row[k]) for k in names
        }


def _text(typed: object, value: object) -> str:
    """JSON has one kind of number; 3 and 3.0 are the same."""
    return str(float(value)) if isinstance(typed, float) else str(value)


def test_a_file_says_itself_where_it_comes_from(site: Site) -> None:
    text = site.get("/api/editions/3/wards.csv").content.decode("utf-8-sig")
    line = next(csv.DictReader(StringIO(text)))
    assert (line["edition_no"], line["as_of"], line["edition_status"]) == (
        "3",
        "2025-08-12",
        "published",
    )
    assert "Bản công bố số 3" in line["citation"]
    assert line["licence"] == "https://creativecommons.org/licenses/by/4.0/"
    assert "data_note" not in line
    content = site.get("/api/editions/3/wards.parquet").content
    about = pq.read_schema(BytesIO(content)).metadata
    assert about[b"as_of"] == b"2025-08-12"
    assert b"creativecommons" in about[b"metadata"]


@pytest.mark.parametrize("kind", KINDS)
def test_simulated_data_say_so_in_every_file(demo_site: Site, kind: str) -> None:
    content = demo_site.get(f"/api/editions/3/wards.{kind}").content
    assert "Dữ liệu mô phỏng".encode() in content


def test_small_counts_are_in_no_file(site: Site) -> None:
    wanted = {BO_DE: (None, True), BA_DINH: (None, True), HOAN_KIEM: (0, False)}
    rows = {
        row["ward_code"]: row for row in site.get("/api/editions/3/supported.json").json()["rows"]
    }
    assert {code: (rows[code][COUNT], rows[code][HIDDEN]) for code in wanted} == wanted
    table = pd.read_csv(
        BytesIO(site.get("/api/editions/3/supported.csv").content), dtype={"ward_code": str}
    ).set_index("ward_code")
    assert table.loc[[BO_DE, BA_DINH], COUNT].isna().all()
    arrow = pq.read_table(BytesIO(site.get("/api/editions/3/supported.parquet").content))
    found = {
        row["ward_code"]: row[COUNT] for row in arrow.to_pylist() if row["ward_code"] in wanted
    }
    assert found == {BO_DE: None, BA_DINH: None, HOAN_KIEM: 0}


def test_text_that_a_spreadsheet_would_run_is_made_harmless() -> None:
    frame = pd.DataFrame(
        {"name": ["=1+1", "@SUM(A1)", "-2", "Bồ Đề"], "n": pd.array([-1, None, 2, 3], "Int64")}
    )
    lines = csv_file(frame, {"edition_no": "1"}).decode("utf-8-sig").splitlines()
    assert lines == ["name,n,edition_no", "'=1+1,-1,1", "'@SUM(A1),,1", "'-2,2,1", "Bồ Đề,3,1"]


def test_the_dictionary_explains_every_column_in_both_languages(site: Site) -> None:
    found = conforms(site.get("/api/editions/3/dictionary.json"), "Dictionary")
    assert [entry["name"] for entry in found["datasets"]] == list(DATASETS)
    for entry in found["datasets"]:
        header = site.get(f"/api/editions/3/{entry['name']}.csv").content.decode("utf-8-sig")
        names = [column["name"] for column in entry["columns"]]
        assert header.split("\r\n")[0].split(",")[: len(names)] == names
        assert all(c["description_vi"] and c["description_en"] for c in entry["columns"])


def test_the_dictionary_says_what_the_source_of_a_target_is(site: Site) -> None:
    targets = site.get("/api/editions/3/targets.json").json()["rows"]
    (support,) = {row["source"] for row in targets if row["component_code"] == "N2"}
    told = site.get("/api/editions/3/dictionary.json").json()["target_sources"]
    (found,) = [entry for entry in told if entry["source_code"] == support]
    quoted = "«mỗi xã, phường sẽ được bố trí tối thiểu 2 nhân sự hỗ trợ kỹ thuật»"
    assert found["statement_vi"] == quoted


def test_a_csv_file_links_to_its_description(site: Site) -> None:
    link = site.get("/api/editions/3/wards.csv").headers["link"]
    assert link.startswith("<wards.csv-metadata.json>")
    about = site.get("/api/editions/3/wards.csv-metadata.json").json()
    text = site.get("/api/editions/3/wards.csv").content.decode("utf-8-sig")
    described = [column["name"] for column in about["tableSchema"]["columns"]]
    assert described == text.split("\r\n")[0].split(",")


PATHS = ["", "/3", "/3/wards.csv", "/3/wards.json", "/3/wards.parquet", "/3/dictionary.json"]


@pytest.mark.parametrize("path", [*PATHS, "/feed.atom"])
def test_who_has_the_answer_is_not_sent_it_again(site: Site, path: str) -> None:
    first = site.get(f"/api/editions{path}")
    tag = first.headers["etag"]
    assert tag.startswith('"')
    assert first.headers["cache-control"] == "public, max-age=60, must-revalidate"
    again = site.get(f"/api/editions{path}", If_None_Match=f'"other", W/{tag}')
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert site.get(f"/api/editions{path}", If_None_Match='"other"').status_code == 200
    head = requests.head(f"{site.url}/api/editions{path}", timeout=60)
    assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", tag)
    assert head.headers["content-length"] == str(len(first.content))


def test_any_site_may_read(site: Site) -> None:
    answer = site.get("/api/editions", Origin="https://bao.example")
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in answer.headers
    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
    asked = {
        "origin": "https://bao.example",
        "access-control-request-method": "GET",
        "access-control-request-headers": "if-none-match",
    }
    allowed = requests.options(f"{site.url}/api/editions/3/wards.csv", headers=asked, timeout=60)
    assert allowed.status_code == 200
    assert "If-None-Match" in allowed.headers["access-control-allow-headers"]
    refusal = requests.options(
        f"{site.url}/api/editions", headers={**asked, "access-control-request-method": "POST"}
    )
    assert refusal.status_code == 400


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("/api/editions/9", "no-such-edition"),
        ("/api/editions/9/wards.csv", "no-such-edition"),
        ("/api/editions/3/nothing.csv", "no-such-edition"),
        ("/api/editions/3/wards.xlsx", "no-such-edition"),
        ("/api/editions/3/../../etc/passwd.csv", "no-such-address"),
        ("/api/editions/3/a/b", "no-such-address"),
        ("/api/editions/abc", "no-such-address"),
        ("/api/editions/99999999999999999999", "no-such-edition"),
    ],
)
def test_what_is_not_there_is_said_in_both_languages(site: Site, path: str, key: str) -> None:
    with requests.Session() as session:
        prepared = requests.Request("GET", site.url).prepare()
        prepared.url = site.url + path  # as it is written, dots and all
        refused(session.send(prepared, timeout=60), 404, key)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_nothing_can_be_written(site: Site, method: str) -> None:
    answer = requests.request(method, f"{site.url}/api/editions/3", data=b"x", timeout=60)
    refused(answer, 405, "method")
    assert answer.headers["allow"] == "GET, HEAD, OPTIONS"


def test_nobody_may_ask_without_end(site: Site) -> None:
    """At the bound of data/campaign.toml; others are not held up by who asks too often."""
    most = settings().public.requests_per_minute
    often = {"X_Forwarded_For": "198.51.100.7"}
    for _ in range(most):
        assert site.get("/api/editions/9", **often).status_code == 404
    answer = site.get("/api/editions/9", **often)
    refused(answer, 429, "too-often")
    assert 1 <= int(answer.headers["retry-after"]) <= 60
    assert site.get("/api/editions/9", **often, If_None_Match="x").status_code == 429
    assert site.get("/api/editions/9", X_Forwarded_For="198.51.100.8").status_code == 404
