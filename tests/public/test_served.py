"""The public routes of the server as an operator starts it: one process, and several."""

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from campaign.door.running import operator_for
from campaign.store.audit import Sender
from tests.door.dashboard import Dashboard

WORKERS = {"one-process": (), "workers": ("--workers", "2")}
PATIENCE_SECONDS = 60
ASKED_OFTEN = 6  # in a row, so that every page process has answered


@pytest.fixture(scope="module", params=list(WORKERS))
def served(
    request: pytest.FixtureRequest, demo_master: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Dashboard, Path]]:
    folder = tmp_path_factory.mktemp(request.param)
    running = Dashboard(demo_master, folder, *WORKERS[request.param])
    try:
        running.wait()
        yield running, folder / "local" / "demo"
    finally:
        running.stop()


def newest(running: Dashboard) -> int:
    status, _, body = running.ask("/api/editions")
    assert status == 200, body
    return int(json.loads(body)["latest_no"])


def until(is_so: Callable[[], bool]) -> None:
    """Pages are told of an edition within seconds, not at once."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not is_so():
        assert time.monotonic() < deadline, "the pages were never told"
        time.sleep(0.2)


def test_files_pictures_and_feed_are_answered(served: tuple[Dashboard, Path]) -> None:
    running, _ = served
    number = newest(running)
    for path, kind in (
        (f"/api/editions/{number}/wards.csv", "text/csv"),
        (f"/api/editions/{number}/wards.parquet", "application/vnd.apache.parquet"),
        ("/api/editions/feed.atom", "application/atom+xml"),
        ("/embed/latest/map.html", "text/html"),
        ("/embed/latest/training-trend.html", "text/html"),
    ):
        status, headers, body = running.ask(path)
        assert (status, headers["content-type"].split(";")[0]) == (200, kind), path
        assert headers["cache-control"] == "public, max-age=60, must-revalidate", path
        assert headers["set-cookie"] is None, path
        again = running.ask(path, if_none_match=headers["etag"])
        assert (again[0], again[2]) == (304, b""), path
        assert body


def test_frames_and_policies_are_those_of_each_address(served: tuple[Dashboard, Path]) -> None:
    running, _ = served
    _, embed, _ = running.ask("/embed/latest/map.html")
    assert "frame-ancestors *" in embed["content-security-policy"]
    assert embed["x-frame-options"] is None
    _, page, _ = running.ask("/")
    assert "frame-ancestors 'self'" in page["content-security-policy"]


@pytest.mark.parametrize("path", ["/api/editions/x/y/z", "/api/editions/999", "/embed/nothing"])
def test_what_is_not_there_is_not_answered_with_a_page(
    served: tuple[Dashboard, Path], path: str
) -> None:
    status, headers, _ = served[0].ask(path)
    assert status == 404
    assert headers["content-type"] == "application/problem+json"


def test_the_other_doors_stay_where_they_are(served: tuple[Dashboard, Path]) -> None:
    running, _ = served
    described = json.loads(running.ask("/api/openapi.json")[2])
    assert "/api/editions/{number}/{file}" in described["paths"]
    assert running.ask("/api/reports/BC-1")[0] == 401
    assert running.ask("/api/editions/../operator/tokens")[0] in (400, 404)


def test_a_withdrawal_is_seen_by_everybody(served: tuple[Dashboard, Path]) -> None:
    running, folder = served
    number = newest(running)
    _, before, _ = running.ask(f"/api/editions/{number}/wards.csv")
    desk = operator_for(folder)
    assert desk is not None
    values = {"edition_no": number, "text_vi": "Rút để thử.", "text_en": "Withdrawn as a test."}
    desk.act("edition-withdraw", values, Sender("page", "monitor:test"))
    path = f"/api/editions/{number}/wards.csv"

    def is_told() -> bool:
        status, _, _ = running.ask(path, if_none_match=before["etag"])
        _, _, shown = running.ask(f"/embed/{number}/map.html")
        return newest(running) != number and status == 200 and "Rút để thử.".encode() in shown

    # Each page process is told for itself, and they take turns in answering.
    until(lambda: all(is_told() for _ in range(ASKED_OFTEN)))
    _, after, _ = running.ask(path)
    assert after["etag"] != before["etag"]


def test_a_compressed_answer_has_a_weak_tag(served: tuple[Dashboard, Path]) -> None:
    running, _ = served
    path = f"/api/editions/{newest(running)}/wards.csv"
    plain, small = running.ask(path), running.ask(path, accept_encoding="gzip")
    assert small[1]["content-encoding"] == "gzip"
    assert small[1]["etag"] == f"W/{plain[1]['etag']}"
    again = running.ask(path, accept_encoding="gzip", if_none_match=small[1]["etag"])
    assert (again[0], again[2]) == (304, b"")
