"""Which process answers: the writer for /api, the cookie's page process, and what is hidden."""

import pytest

from tests.front.conftest import House, answered


@pytest.mark.parametrize("path", ["/api/reports", "/api/reports/BC-1", "/health", "/metrics"])
def test_the_writer_answers_for_reports_and_health(house: House, path: str) -> None:
    for worker in ("p1", "p2"):
        assert house.get(path, f"Cookie: campaign_worker={worker}")[1]["by"] == "writer"


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/apis",
        "/reporting?part=rates",
        "/healthy",
        "/_stcore/health",
        "/api/editions",
        "/api/editions/3/wards.csv",
        "/embed/latest/map.html",
    ],
)
def test_pages_answer_for_everything_else(house: House, path: str) -> None:
    status, seen = house.get(path)
    assert (status, seen["by"]) == (200, "p1") or seen["by"] == "p2"
    assert seen["path"] == path.partition("?")[0]


def test_a_reader_stays_with_the_process_of_the_cookie(house: House) -> None:
    for worker in ("p2", "p1", "p2", "p2"):
        seen = house.get("/", f"Cookie: a=b; campaign_worker={worker}; c=d")[1]
        assert seen["by"] == worker


def test_without_a_cookie_or_with_an_unknown_one_readers_spread(house: House) -> None:
    found = [house.get("/")[1]["by"] for _ in range(4)]
    assert sorted(found) == ["p1", "p1", "p2", "p2"]
    found = [house.get("/", "Cookie: campaign_worker=p9")[1]["by"] for _ in range(4)]
    assert sorted(found) == ["p1", "p1", "p2", "p2"]


def test_the_process_with_fewer_connections_comes_first(house: House) -> None:
    house.backends.pages[0].open_count = 5
    assert {house.get("/")[1]["by"] for _ in range(4)} == {"p2"}
    house.backends.pages[0].open_count = 0


def test_a_reader_whose_process_is_down_gets_another(house: House) -> None:
    house.backends.pages[0].is_up = False
    assert house.get("/", "Cookie: campaign_worker=p1")[1]["by"] == "p2"


@pytest.mark.parametrize(
    "path",
    [
        "/api/operator",
        "/api/operator/ingest",
        "/api/%6Fperator/ingest",
        "/api%2Foperator/ingest",
        "//api/operator/ingest",
        "/api/./operator/ingest",
        "/api/reports/../operator/ingest",
        "/API/Operator/ingest",
        "/api/operator?x=1",
    ],
)
def test_the_operators_addresses_do_not_exist_outside(house: House, path: str) -> None:
    status, problem = house.get(path, "Authorization: Bearer anything")
    assert status == 404
    assert "by" not in problem


def test_the_front_says_who_the_client_is(house: House) -> None:
    claims = ("Forwarded: for=9.9.9.9", "X-Real-IP: 9.9.9.9", "X-Forwarded-Host: evil")
    seen = dict(house.get("/api/x", "X-Forwarded-For: 9.9.9.9, 203.0.113.7", *claims)[1]["headers"])
    # This test is a proxy on this machine: the address that it saw is the last one.
    assert seen["x-forwarded-for"] == "203.0.113.7"
    assert seen["x-forwarded-proto"] == "http"
    assert not {"forwarded", "x-real-ip", "x-forwarded-host"} & seen.keys()
    assert seen["connection"] == "close"


def test_a_program_of_this_machine_speaks_for_itself(house: House) -> None:
    seen = dict(house.get("/metrics")[1]["headers"])
    assert "x-forwarded-for" not in seen


def test_every_connection_carries_one_request(house: House) -> None:
    one = b"GET /first HTTP/1.1\r\nHost: a\r\n\r\n"
    two = b"GET /api/operator/ingest HTTP/1.1\r\nHost: a\r\n\r\n"
    raw = house.exchange(one + two)
    assert raw.count(b"HTTP/1.1 ") == 1
    assert answered(raw)[1]["path"] == "/first"
    assert b"connection: close" in raw.lower()


def test_another_upgrade_than_the_pages_websocket_is_an_ordinary_request(house: House) -> None:
    upgrade = ("Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c", "HTTP2-Settings: AA")
    seen = dict(house.get("/api/reports", *upgrade)[1]["headers"])
    assert "upgrade" not in seen
    assert seen["connection"] == "close"


@pytest.mark.parametrize("path", ["/auth/login?provider=x", "/oauth2callback?state=s&code=c"])
def test_a_sign_in_comes_back_to_the_process_of_the_cookie(house: House, path: str) -> None:
    for worker in ("p2", "p1"):
        cookie = f"_streamlit_session=signed; campaign_worker={worker}"
        status, seen = house.get(path, f"Cookie: {cookie}")
        assert (status, seen["by"]) == (200, worker)
        assert f"{seen['path']}?{seen['query']}" == path
        assert ["cookie", cookie] in seen["headers"]
