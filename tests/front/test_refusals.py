"""Requests that two readers could understand differently are not passed on."""

import time

import pytest

from campaign.front.body import BadBody, Chunked, Sized
from tests.front.conftest import House, answered

POST = "POST /api/reports HTTP/1.1"
REFUSED = {
    "a folded header": (400, f"{POST}\r\nHost: a\r\nX-A: b\r\n c\r\n\r\n"),
    "a bare line feed in the head": (400, f"{POST}\r\nHost: a\nContent-Length: 0\r\n\r\n"),
    "a head of bare line feeds": (400, "GET / HTTP/1.1\nHost: a\n\n"),
    "a bare carriage return": (400, f"{POST}\r\nHost: a\rX: b\r\n\r\n"),
    "a blank before the colon": (400, f"{POST}\r\nHost: a\r\nContent-Length : 0\r\n\r\n"),
    "a header without a name": (400, f"{POST}\r\nHost: a\r\n: b\r\n\r\n"),
    "a header without a colon": (400, f"{POST}\r\nHost: a\r\nX\r\n\r\n"),
    "a zero byte": (400, f"{POST}\r\nHost: a\r\nX: a\0b\r\n\r\n"),
    "two lengths": (400, f"{POST}\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 3\r\n\r\nabc"),
    "a list of lengths": (400, f"{POST}\r\nHost: a\r\nContent-Length: 3, 3\r\n\r\nabc"),
    "a signed length": (400, f"{POST}\r\nHost: a\r\nContent-Length: +3\r\n\r\nabc"),
    "an empty length": (400, f"{POST}\r\nHost: a\r\nContent-Length:\r\n\r\n"),
    "a length beside chunks": (
        400,
        f"{POST}\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    ),
    "chunks twice": (
        501,
        f"{POST}\r\nHost: a\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n",
    ),
    "another coding": (501, f"{POST}\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n"),
    "a disguised coding": (501, f"{POST}\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n"),
    "chunks in HTTP/1.0": (
        400,
        "POST /api/reports HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    ),
    "no host": (400, f"{POST}\r\n\r\n"),
    "two hosts": (400, f"{POST}\r\nHost: a\r\nHost: b\r\n\r\n"),
    "an absolute address": (400, "GET http://a/api/operator/x HTTP/1.1\r\nHost: a\r\n\r\n"),
    "a tunnel": (400, "CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n"),
    "another protocol": (400, "GET / HTTP/2.0\r\nHost: a\r\n\r\n"),
    "two blanks": (400, "GET  / HTTP/1.1\r\nHost: a\r\n\r\n"),
    "an empty line first": (400, "\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n"),
    "an endless head": (431, "GET / HTTP/1.1\r\nHost: a\r\nX: " + "x" * 40_000),
    "a large head": (431, "GET / HTTP/1.1\r\nHost: a\r\nX: " + "x" * 40_000 + "\r\n\r\n"),
    "a chunk without a size": (
        400,
        f"{POST}\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n0\r\n\r\n",
    ),
    "a chunk longer than it says": (
        400,
        f"{POST}\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcd\r\n0\r\n\r\n",
    ),
    "a chunk that ends in a bare line feed": (
        400,
        f"{POST}\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\n0\r\n\r\n",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_it_is_refused(house: House, case: str) -> None:
    status, text = REFUSED[case]
    raw = house.exchange(text.encode("latin-1"))
    assert answered(raw)[0] == status
    assert raw.count(b"HTTP/1.1 ") == 1
    assert b'"by"' not in raw  # no process saw it


def test_a_head_that_never_ends_is_given_up(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("campaign.front.splice.HEAD_SECONDS", 0.3)
    assert answered(house.exchange(b"GET / HTTP/1.1\r\nHost: a\r\n"))[0] == 408
    # A connection that a browser opened ahead of need is closed without a word.
    assert house.exchange(b"") == b""


def test_a_head_may_come_byte_by_byte(house: House) -> None:
    text = b"GET /slowly HTTP/1.1\r\nHost: a\r\nX: y\r\n\r\n"
    raw = house.exchange(b"", *(text[n : n + 1] for n in range(len(text))))
    assert answered(raw)[1]["path"] == "/slowly"


def test_a_refusal_reaches_a_client_that_is_still_sending(house: House) -> None:
    head = f"{POST}\r\nHost: a\r\nHost: b\r\nContent-Length: 3000000\r\n\r\n".encode()
    with house.connect() as client:
        client.sendall(head)
        time.sleep(0.3)
        client.sendall(bytes(1_000_000))
        assert client.recv(100).startswith(b"HTTP/1.1 400 ")


def test_a_body_takes_no_more_than_its_own() -> None:
    body = Sized(3)
    assert (body.take(b"ab"), body.take(b"cd"), body.take(b"e")) == (b"ab", b"c", b"")
    assert body.is_complete
    chunks = Chunked()
    assert chunks.take(b"2\r\nab\r\n0\r\n\r\nGET") == b"2\r\nab\r\n0\r\n\r\n"
    assert chunks.is_complete


@pytest.mark.parametrize(
    "data", [b"1" * 2000, b"-1\r\n", b"0x1\r\n", b"\r\n", b"0\r\nbad trailer\r\n"]
)
def test_chunks_that_do_not_follow_the_rules(data: bytes) -> None:
    with pytest.raises(BadBody):
        Chunked().take(data)
