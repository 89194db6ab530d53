"""The HTTP door as a ward's program meets it: a real server, real requests."""

import json
import socket
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from typing import Any

import jsonschema
import pytest
import requests

from campaign import clock
from campaign.door import openapi
from campaign.settings import settings
from campaign.store import ingest, open_store
from campaign.wards import register
from tests.door.writer_process import Writer
from tests.store.files import csv_file, daily, summary

OTHER = "00004"
DAY = "2025-08-12"
MEGABYTE = 1024 * 1024
BOUNDARY = "----dribble"
# Each test has a ward of its own, so that none meets another's reports.
WARDS = (found.ward_code for found in register().wards[10:])


@pytest.fixture
def ward() -> str:
    return next(WARDS)


def as_file(ward_code: str, **cells: Any) -> tuple[str, bytes]:
    source = daily(ward_code, DAY, **cells)
    return "báo cáo.csv", source.content


def conforms(answer: requests.Response, schema: str) -> Any:
    """The JSON of an answer, checked against a schema of the description."""
    document = openapi.document()
    wanted = {"$ref": f"#/components/schemas/{schema}", "components": document["components"]}
    found = answer.json()
    jsonschema.Draft202012Validator(wanted).validate(found)
    return found


def refused(answer: requests.Response, status: int, key: str) -> dict[str, Any]:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    found: dict[str, Any] = conforms(answer, "ProblemDetails")
    assert found["type"].endswith(f":{key}")
    assert found["status"] == status
    assert found["detail_vi"] != found["detail_en"]
    return found


def test_the_receipt_is_that_of_the_command_line(writer: Writer, ward: str) -> None:
    name, content = as_file(ward)
    answer = writer.post(writer.token(ward), (name, content))
    assert answer.status_code == 200
    (found,) = conforms(answer, "Receipts")
    source = daily(ward, DAY)
    (direct,) = ingest(open_store(":memory:"), [type(source)(name, content)], channel="cli")
    wanted = json.loads(json.dumps(direct.as_dict()))
    for receipt in (found, wanted):
        for part in (receipt, *receipt["reports"]):
            part["received_at"] = None
    assert found == wanted
    assert found["file_name"] == "báo cáo.csv"


def test_the_same_file_again_and_a_changed_one(writer: Writer, ward: str) -> None:
    token = writer.token(ward)
    first = writer.post(token, as_file(ward)).json()[0]
    again = writer.post(token, as_file(ward))
    assert again.status_code == 200
    assert again.json()[0] == first | {
        "status": "unchanged",
        "reports": [first["reports"][0] | {"status": "unchanged"}],
    }
    changed = writer.post(token, as_file(ward, dossiers_received=43)).json()[0]
    assert (changed["status"], changed["version"]) == ("accepted", 2)


def test_a_refused_report_is_422_with_its_problems(writer: Writer, ward: str) -> None:
    answer = writer.post(writer.token(ward), as_file(ward, dossiers_online=99))
    assert answer.status_code == 422
    (found,) = conforms(answer, "Receipts")
    assert found["status"] == "refused"
    assert [problem["rule_id"] for problem in found["problems"]] == ["R04"]


def test_another_wards_report_in_the_file_is_refused(writer: Writer, ward: str) -> None:
    both = csv_file("1_TongHop", summary(ward, DAY), summary(OTHER, DAY))
    answer = writer.post(writer.token(ward), (both.name, both.content))
    assert answer.status_code == 422
    (found,) = conforms(answer, "Receipts")
    assert found["status"] == "partly_accepted"
    assert {r["ward_code"]: r["status"] for r in found["reports"]} == {
        ward: "accepted",
        OTHER: "refused",
    }
    (problem,) = found["problems"]
    assert (problem["rule_id"], problem["ward_code"], problem["cell"]) == ("F12", OTHER, "A3")
    assert ward in problem["message_vi"]
    assert OTHER in problem["message_en"]


def test_several_files_and_their_receipts(writer: Writer, ward: str) -> None:
    token = writer.token(ward)
    answer = writer.post(token, as_file(ward), ("bẩn\n/../x.xlsx", b"not a workbook"))
    assert answer.status_code == 422
    stored, broken = conforms(answer, "Receipts")
    assert (stored["status"], broken["status"]) == ("accepted", "refused")
    assert broken["file_name"] == "x.xlsx"


def test_a_receipt_can_be_read_again_by_its_ward_only(writer: Writer, ward: str) -> None:
    token = writer.token(ward)
    first = writer.post(token, as_file(ward)).json()[0]
    path = f"/api/reports/{first['receipt_no']}"
    again = writer.get(token, path)
    assert conforms(again, "Receipt") == first
    refused(writer.get(writer.token(OTHER), path), 404, "no-such-receipt")
    refused(writer.get(token, "/api/reports/BC-20250812-99999-01-0000"), 404, "no-such-receipt")


def test_who_has_no_valid_token_is_turned_away(writer: Writer) -> None:
    url, elsewhere = f"{writer.url}/api/reports", {"x-forwarded-for": "192.0.2.1"}
    answer = requests.post(url, files={"file": b"x" * MEGABYTE}, headers=elsewhere, timeout=60)
    refused(answer, 401, "no-token")
    assert answer.headers["www-authenticate"].startswith("Bearer ")
    for scheme, text in (("Bearer", "hcd_" + "x" * 43), ("Basic", "eDp5")):
        headers = elsewhere | {"authorization": f"{scheme} {text}"}
        key = "unknown-token" if scheme == "Bearer" else "no-token"
        refused(requests.get(f"{url}/x", headers=headers, timeout=60), 401, key)
    number, text = writer.desk.issue_token(OTHER, "")
    assert writer.get(text, "/api/reports/x").status_code == 404
    writer.desk.revoke_token(number)
    headers = elsewhere | {"authorization": f"Bearer {text}"}
    refused(requests.get(f"{url}/x", headers=headers, timeout=60), 401, "unknown-token")


def test_a_request_that_is_no_upload_is_told_what_to_do(writer: Writer) -> None:
    url, headers = f"{writer.url}/api/reports", {"authorization": f"Bearer {writer.token(OTHER)}"}

    def post(**more: Any) -> requests.Response:
        return requests.post(url, timeout=60, **{"headers": headers, **more})

    refused(post(json={"report": 1}), 415, "not-multipart")
    refused(post(files={"other": b"x"}), 400, "unknown-field")
    refused(post(files={"answers": (None, "[]")}), 400, "no-file")
    refused(post(files=[("file", (f"{i}.csv", b"x")) for i in range(41)]), 400, "malformed")
    broken = headers | {"content-type": f"multipart/form-data; boundary={BOUNDARY}"}
    refused(post(data=b"--wrong\r\n\r\n", headers=broken), 400, "malformed")
    answers = {"file": b"x", "answers": (None, '[{"reason": 1}]')}
    refused(post(files=answers), 400, "bad-json")


def test_unknown_addresses_and_methods(writer: Writer) -> None:
    refused(requests.get(f"{writer.url}/api/no-such", timeout=60), 404, "no-such-address")
    answer = requests.delete(f"{writer.url}/api/reports", timeout=60)
    refused(answer, 405, "method")
    assert answer.headers["allow"] == "POST"


def test_an_upload_that_says_it_is_too_large(writer: Writer) -> None:
    answer = writer.post(writer.token(OTHER), ("x.csv", b"x" * (21 * MEGABYTE)))
    refused(answer, 413, "too-large")


def test_a_chunked_upload_over_the_limit_is_told(writer: Writer, ward: str) -> None:
    def body() -> Iterator[bytes]:
        yield part_head("x.csv")
        yield from [b"x" * MEGABYTE] * 21

    answer = requests.post(
        f"{writer.url}/api/reports", data=body(), headers=multipart(writer, ward), timeout=60
    )
    refused(answer, 413, "too-large")
    # What was turned away holds up nothing that its ward sends afterwards.
    assert writer.post(writer.token(ward), as_file(ward)).status_code == 200


def test_a_chunked_upload_without_end_is_cut(writer: Writer) -> None:
    sent, chunk = 0, b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
    with connected(writer) as line:
        line.sendall(request_head(multipart(writer) | {"transfer-encoding": "chunked"}))
        first = part_head("x.csv")
        line.sendall(f"{len(first):x}\r\n".encode() + first + b"\r\n")
        with suppress(OSError):  # a reset or a broken pipe, as the system likes
            while sent < 200 * MEGABYTE:
                line.sendall(chunk)
                sent += len(chunk)
    assert sent < 80 * MEGABYTE


def test_the_time_of_receipt_is_that_of_the_last_byte(writer: Writer, ward: str) -> None:
    name, content = as_file(ward)
    body = part_head(name) + content + f"\r\n--{BOUNDARY}--\r\n".encode()
    headers = multipart(writer, ward) | {"content-length": str(len(body))}
    with connected(writer) as line:
        line.sendall(request_head(headers))
        for place in range(0, len(body) - 1, 40):
            line.sendall(body[place : min(place + 40, len(body) - 1)])
            time.sleep(0.02)
        before_last = clock.now()
        line.sendall(body[-1:])
        found = read_json(line)
        after = clock.now()
    received_at = datetime.fromisoformat(found[0]["received_at"])
    assert before_last <= received_at <= after
    assert (found[0]["status"], found[0]["is_backfilled"]) == ("accepted", False)


def test_a_sender_that_hangs_up_leaves_nothing(writer: Writer, ward: str) -> None:
    name, content = as_file(ward)
    with connected(writer) as line:
        headers = multipart(writer, ward) | {"content-length": str(len(content) + 500)}
        line.sendall(request_head(headers) + part_head(name) + content)
    (found,) = writer.post(writer.token(ward), as_file(ward)).json()
    assert (found["status"], found["version"]) == ("accepted", 1)


def test_too_many_requests_of_one_token(writer: Writer) -> None:
    token, others = writer.token(OTHER), writer.token(OTHER)
    limit = settings().api.requests_per_minute
    statuses = [writer.get(token, "/api/reports/x").status_code for _ in range(limit)]
    assert statuses == [404] * limit
    answer = writer.get(token, "/api/reports/x")
    refused(answer, 429, "too-often")
    assert 1 <= int(answer.headers["retry-after"]) <= 60
    assert writer.get(others, "/api/reports/x").status_code == 404


def test_too_many_wrong_tokens_of_one_address(writer: Writer) -> None:
    def statuses(address: str, count: int) -> set[int]:
        headers = {"x-forwarded-for": f"10.0.0.1, {address}", "authorization": "Bearer wrong"}
        url = f"{writer.url}/api/reports/x"
        return {requests.get(url, headers=headers, timeout=60).status_code for _ in range(count)}

    limit = settings().api.failures_per_minute
    assert statuses("192.0.2.7", limit) == {401}
    assert statuses("192.0.2.7", 1) == {429}
    assert statuses("192.0.2.8", 1) == {401}
    # A valid token goes through from the same address: neighbours may share it.
    headers = {"x-forwarded-for": "192.0.2.7", "authorization": f"Bearer {writer.token(OTHER)}"}
    answer = requests.get(f"{writer.url}/api/reports/x", headers=headers, timeout=60)
    assert answer.status_code == 404


def multipart(writer: Writer, ward_code: str = OTHER) -> dict[str, str]:
    return {
        "authorization": f"Bearer {writer.token(ward_code)}",
        "content-type": f"multipart/form-data; boundary={BOUNDARY}",
    }


def part_head(name: str) -> bytes:
    head = f'--{BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
    return head.encode()


def request_head(headers: dict[str, str]) -> bytes:
    lines = ["POST /api/reports HTTP/1.1", "host: here"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode()


def connected(writer: Writer) -> socket.socket:
    return socket.create_connection(("127.0.0.1", writer.port), timeout=60)


def read_json(line: socket.socket) -> Any:
    head, _, body = line.recv(1 << 20).partition(b"\r\n\r\n")
    (length,) = [int(h.split(b":")[1]) for h in head.split(b"\r\n") if h.startswith(b"content-le")]
    while len(body) < length:
        body += line.recv(1 << 20)
    return json.loads(body)


def test_what_is_refused_as_another_wards_is_its_senders_to_read(writer: Writer, ward: str) -> None:
    token, other = writer.token(ward), writer.token(OTHER)
    (receipt,) = writer.post(token, as_file(OTHER, dossiers_received=31)).json()
    assert [problem["rule_id"] for problem in receipt["problems"]] == ["F12"]
    path = f"/api/reports/{receipt['receipt_no']}"
    refused(writer.get(other, path), 404, "no-such-receipt")
    refused(writer.get(other, f"{path}/corrected"), 404, "no-such-receipt")
    again = conforms(writer.get(token, path), "Receipt")
    assert again["receipt_no"] == receipt["receipt_no"]
    (told,), (kept,) = receipt["problems"], again["problems"]
    assert [kept[name] for name in ("cell", "message_vi")] == [told["cell"], told["message_vi"]]
