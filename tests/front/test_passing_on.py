"""Bytes go both ways whole and in order: websockets, large bodies, slow sides, lost processes."""

import asyncio
import hashlib
import socket
import time

import pytest

from tests.front.conftest import House, answered, read_all

MEGABYTE = 2**20


def test_a_websocket_passes_with_its_subprotocol_and_cookie(house: House) -> None:
    for worker in ("p2", "p1"):
        with house.session(f"campaign_worker={worker}") as client:
            assert client.subprotocol == "streamlit"
            assert client.recv() == worker
            for size in (1, 70_000, 3 * MEGABYTE):
                client.send(bytes(size))
                assert client.recv() == bytes(size)
            assert house.backends.pages[int(worker[1]) - 1].open_count == 1


def test_an_idle_websocket_outlives_the_time_for_a_head(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("campaign.front.splice.HEAD_SECONDS", 0.2)
    with house.session() as client:
        client.recv()
        time.sleep(0.6)
        client.send(b"still here")
        assert client.recv() == b"still here"


def test_a_large_upload_arrives_whole(house: House) -> None:
    body = b"0123456789abcdef" * (20 * MEGABYTE // 16)
    head = f"POST /api/reports HTTP/1.1\r\nHost: a\r\nContent-Length: {len(body)}\r\n\r\n"
    status, seen = answered(house.exchange(head.encode() + body))
    assert (status, seen["by"], seen["size"]) == (200, "writer", len(body))
    assert seen["sha256"] == hashlib.sha256(body).hexdigest()


def test_a_body_in_chunks_arrives_whole_and_ends_where_it_ends(house: House) -> None:
    parts = [b"a" * 5, b"b" * 70_000, b"c"]
    chunks = b"".join(b"%x;x=1\r\n%s\r\n" % (len(part), part) for part in parts)
    head = b"POST /api/reports HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
    smuggled = b"GET /api/operator/x HTTP/1.1\r\nHost: a\r\n\r\n"
    raw = house.exchange(head + chunks + b"0\r\nTrailer: x\r\n\r\n" + smuggled)
    status, seen = answered(raw)
    assert (status, seen["size"]) == (200, 70_006)
    assert raw.count(b"HTTP/1.1 ") == 1


def test_chunks_may_come_byte_by_byte(house: House) -> None:
    head = b"POST /api/reports HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
    body = b"3\r\nabc\r\nA\r\n0123456789\r\n0\r\n\r\n"
    raw = house.exchange(head, *(body[n : n + 1] for n in range(len(body))))
    assert answered(raw)[1]["sha256"] == hashlib.sha256(b"abc0123456789").hexdigest()


def test_a_slow_reader_stops_the_process_instead_of_filling_the_front(house: House) -> None:
    megabytes = 64
    with house.connect() as client:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65_536)
        client.sendall(b"GET /download?megabytes=%d HTTP/1.1\r\nHost: a\r\n\r\n" % megabytes)
        time.sleep(1)
        (visitor,) = house.front.visitors
        # What the front holds is what asyncio holds for a side that does not read.
        assert visitor.transport.get_write_buffer_size() < MEGABYTE
        raw = read_all(client)
    assert raw.count(b"\x07") >= MEGABYTE  # the eighth megabyte
    assert len(raw) > megabytes * MEGABYTE


def test_a_slow_process_stops_the_sender_instead_of_filling_the_front(house: House) -> None:
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        house.backends.writer.port = deaf.getsockname()[1]
        with socket.create_connection(("127.0.0.1", house.port), timeout=2) as client:
            client.sendall(b"POST /api/x HTTP/1.1\r\nHost: a\r\nContent-Length: 999999999\r\n\r\n")
            assert _sent_until_stopped(client) < 100 * MEGABYTE
            (visitor,) = house.front.visitors
            upstream = visitor._upstream
            assert upstream.transport.get_write_buffer_size() < MEGABYTE
        taken, _ = deaf.accept()
        taken.close()


def test_an_answer_reaches_a_client_that_has_said_all_it_had_to_say(house: House) -> None:
    with house.connect() as client:
        client.sendall(b"GET /download?megabytes=3 HTTP/1.1\r\nHost: a\r\n\r\n")
        client.shutdown(socket.SHUT_WR)
        assert len(read_all(client)) > 3 * MEGABYTE


def test_without_a_process_the_front_says_so_and_recovers(house: House) -> None:
    writer = house.servers["writer"]
    writer.stop()
    try:
        raw = house.exchange(b"POST /api/reports HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n")
        status, problem = answered(raw)
        assert status == 503
        assert b"\r\nRetry-After: " in raw
        assert "biên nhận" in problem["detail_vi"]
        assert "receipt" in problem["detail_en"]
        assert house.get("/")[0] == 200
    finally:
        writer.start()
    assert house.get("/api/reports")[1]["by"] == "writer"


def test_a_request_waits_while_a_process_starts_again(house: House) -> None:
    house.backends.patience_seconds = 20
    house.backends.writer.is_up = False
    with house.connect() as client:
        client.sendall(b"POST /api/reports HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc")
        time.sleep(0.5)
        house.backends.writer.is_up = True
        assert answered(read_all(client))[1]["size"] == 3


def test_readers_see_a_page_in_both_languages_while_no_page_process_runs(house: House) -> None:
    for page in house.backends.pages:
        page.is_up = False
    status, page = house.get("/")
    assert status == 503
    assert "đang khởi động lại" in page["text"]
    assert "is being restarted" in page["text"]
    assert 'http-equiv="refresh"' in page["text"]


def _die(listener: socket.socket) -> None:
    taken, _ = listener.accept()
    taken.recv(1000)
    taken.close()


def test_a_process_that_dies_over_a_hand_in_is_a_502(house: House) -> None:
    with socket.create_server(("127.0.0.1", 0)) as dying:
        house.backends.writer.port = dying.getsockname()[1]
        with house.connect() as client:
            client.sendall(b"POST /api/x HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc")
            _die(dying)
            status, problem = answered(read_all(client))
    assert (status, problem["status"]) == (502, 502)


def test_a_question_to_a_dying_process_is_put_again(house: House) -> None:
    with socket.create_server(("127.0.0.1", 0)) as dying, house.connect() as client:
        house.backends.writer.port = dying.getsockname()[1]
        client.sendall(b"GET /api/x HTTP/1.1\r\nHost: a\r\n\r\n")
        _die(dying)
        house.backends.writer.port = house.servers["writer"].port
        assert answered(read_all(client))[1]["by"] == "writer"


def test_a_question_is_not_put_again_for_ever(house: House) -> None:
    with socket.create_server(("127.0.0.1", 0)) as dying, house.connect() as client:
        house.backends.writer.port = dying.getsockname()[1]
        client.sendall(b"GET /api/x HTTP/1.1\r\nHost: a\r\n\r\n")
        for _ in range(5):
            _die(dying)
        assert answered(read_all(client))[0] == 502


def test_closing_ends_sessions_but_lets_a_hand_in_finish(house: House) -> None:
    with (
        house.session() as session,
        house.connect() as client,
    ):
        session.recv()
        client.sendall(b"POST /api/reports HTTP/1.1\r\nHost: a\r\nContent-Length: 6\r\n\r\nabc")
        time.sleep(0.3)
        closing = asyncio.run_coroutine_threadsafe(house.front.close(10), house.loop)
        time.sleep(0.3)
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", house.port), timeout=5).close()
        client.sendall(b"def")
        assert answered(read_all(client))[1]["size"] == 6
        closing.result(20)


def _sent_until_stopped(client: socket.socket) -> int:
    """How many bytes the other side takes before it takes no more for the socket's timeout."""
    sent = 0
    try:
        while sent < 100 * MEGABYTE:
            sent += client.send(bytes(MEGABYTE))
    except TimeoutError:
        return sent
    return sent
