"""The processes around the door: the writer's end, and the dashboard of one process."""

import json
from pathlib import Path

import requests
from click.testing import CliRunner

from campaign.cli import cli
from campaign.door import running
from campaign.store import open_store
from campaign.store.receipt import Receipt
from tests.door.test_routes import (
    BOUNDARY,
    connected,
    multipart,
    part_head,
    read_json,
    request_head,
)
from tests.door.writer_process import Writer
from tests.store.files import daily

WARD, DAY = "00118", "2025-08-12"


def test_at_sigterm_a_report_on_its_way_is_still_taken(tmp_path: Path) -> None:
    writer = Writer(tmp_path)
    body = part_head("a.csv") + daily(WARD, DAY).content + f"\r\n--{BOUNDARY}--\r\n".encode()
    headers = multipart(writer, WARD) | {"content-length": str(len(body))}
    with connected(writer) as line:
        line.sendall(request_head(headers) + body[:200])
        # Answered on another line, so the request above is known to the server by now.
        assert requests.get(f"{writer.url}/health", timeout=60).ok
        writer.process.terminate()
        line.sendall(body[200:])
        (receipt,) = read_json(line)
    assert receipt["status"] == "accepted"
    assert writer.process.wait(40) in (0, -15)
    assert not (writer.folder / running.FILE_NAME).exists()
    store = open_store(writer.db)
    try:
        with store.cursor() as cursor:
            row = cursor.execute("select receipt_no, channel, is_backfilled from submission")
            assert row.fetchall() == [(receipt["receipt_no"], "api", False)]
    finally:
        store.close()


def test_the_dashboard_of_one_process_has_the_door_too(tmp_path: Path) -> None:
    writer = Writer(tmp_path, ["campaign", "serve", "--store", "real"])
    try:
        assert requests.get(f"{writer.url}/_stcore/health", timeout=60).text == "ok"
        file = daily(WARD, DAY)
        answer = writer.post(writer.token(WARD), (file.name, file.content))
        assert answer.status_code == 200, answer.text
        path = tmp_path / file.name
        path.write_bytes(file.content)
        again = CliRunner().invoke(cli, ["ingest", str(path), "--json", "--db", str(writer.db)])
        (receipt,) = json.loads(again.stdout)
        assert receipt == answer.json()[0] | {
            "status": "unchanged",
            "reports": [answer.json()[0]["reports"][0] | {"status": "unchanged"}],
        }
        assert Receipt.from_dict(receipt).as_dict() == receipt
        assert requests.get(f"{writer.url}/api/x", timeout=60).status_code == 404
    finally:
        writer.stop()
    assert not (writer.folder / running.FILE_NAME).exists()
