"""Whose request it is."""

import pytest
from starlette.requests import Request

from campaign.door.peers import client_address, is_same_machine


def request(peer: str | None, **headers: str) -> Request:
    raw = [(name.replace("_", "-").encode(), text.encode()) for name, text in headers.items()]
    client = (peer, 50_000) if peer else None
    return Request({"type": "http", "headers": raw, "client": client, "server": ("10.1.1.1", 80)})


@pytest.mark.parametrize(
    ("peer", "forwarded", "address"),
    [
        ("192.0.2.5", None, "192.0.2.5"),
        ("192.0.2.5", "198.51.100.1", "192.0.2.5"),
        ("127.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("127.0.0.1", "1.2.3.4, 198.51.100.1", "198.51.100.1"),
        ("::1", "2001:db8::1", "2001:db8::1"),
        ("::ffff:127.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("127.0.0.1", "no address", "unknown"),
        ("127.0.0.1", None, "127.0.0.1"),
        (None, "198.51.100.1", "unknown"),
    ],
)
def test_only_a_proxy_of_this_machine_speaks_for_others(
    peer: str | None, forwarded: str | None, address: str
) -> None:
    headers = {"x_forwarded_for": forwarded} if forwarded else {}
    assert client_address(request(peer, **headers)) == address


@pytest.mark.parametrize(
    ("peer", "is_same"),
    [
        ("127.0.0.1", True),
        ("::1", True),
        ("::ffff:127.0.0.1", True),
        ("10.1.1.1", True),
        ("10.1.1.2", False),
        ("192.0.2.5", False),
        ("not an address", False),
        (None, False),
    ],
)
def test_the_same_machine(peer: str | None, is_same: bool) -> None:
    assert is_same_machine(request(peer)) is is_same
    assert not is_same_machine(request(peer, x_forwarded_for="127.0.0.1"))
