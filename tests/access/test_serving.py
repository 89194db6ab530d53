"""May a server show pages: the table of sign-in, store and address."""

import pytest

from campaign import labels
from campaign.access.serving import Refusal, SignIn, host_of, is_loopback, refusal

NONE, GOOD = SignIn(), SignIn(is_configured=True)
BAD = SignIn(True, (("access-refused-incomplete", (("entry", "client_id"),)),))


@pytest.mark.parametrize(
    ("sign_in", "host", "is_demo", "key"),
    [
        (NONE, "127.0.0.1", True, None),
        (NONE, "localhost", True, None),
        (NONE, "::1", True, None),
        (NONE, "127.0.0.1", False, "access-refused-store"),
        (NONE, "0.0.0.0", True, "access-refused-address"),
        (NONE, "", True, "access-refused-address"),
        (NONE, None, True, "access-refused-address"),
        (NONE, "192.168.1.7", True, "access-refused-address"),
        (NONE, "localhost.evil.example", True, "access-refused-address"),
        (NONE, "0.0.0.0", False, "access-refused-store"),
        (GOOD, "0.0.0.0", False, None),
        (GOOD, "127.0.0.1", False, None),
        (BAD, "127.0.0.1", True, "access-refused-incomplete"),
        (BAD, "0.0.0.0", False, "access-refused-incomplete"),
    ],
)
def test_the_table(sign_in: SignIn, host: str | None, is_demo: bool, key: str | None) -> None:
    found = refusal(sign_in, host, is_demo=is_demo)
    assert (found.key if found else None) == key


def test_the_refusal_says_why_and_what_to_do() -> None:
    found = Refusal("access-refused-address", (("host", "0.0.0.0"),))
    for lang in labels.LANGUAGES:
        for word in ("0.0.0.0", "[auth]", "docs/access.md", "--host 127.0.0.1"):
            assert word in found.message(lang)


@pytest.mark.parametrize(
    ("host", "is_local"),
    [
        ("127.0.0.1", True),
        ("127.8.9.1", True),
        ("[::1]", True),
        ("::ffff:127.0.0.1", True),
        ("LOCALHOST.", True),
        ("::ffff:10.0.0.1", False),
        ("127.0.0.1.nip.io", False),
        ("10.0.0.1", False),
        ("hanoi.example", False),
    ],
)
def test_loopback(host: str, is_local: bool) -> None:
    assert is_loopback(host) == is_local


@pytest.mark.parametrize(
    ("authority", "host"),
    [
        ("localhost:8501", "localhost"),
        ("hanoi.example", "hanoi.example"),
        ("[::1]:8501", "::1"),
        ("::1", "::1"),
        ("127.0.0.1:80", "127.0.0.1"),
    ],
)
def test_the_host_of_an_authority(authority: str, host: str) -> None:
    assert host_of(authority) == host
