"""The [auth] section of Streamlit's secrets: complete, or told what is missing."""

from typing import Any

import pytest
import streamlit as st
from streamlit.runtime.secrets import Secrets

from campaign import labels, sign_in
from campaign.access.serving import Refusal

SECTION = {
    "redirect_uri": "http://localhost:8501/oauth2callback",
    "cookie_secret": "c" * 32,
    "client_id": "campaign",
    "client_secret": "s",
    "server_metadata_url": "http://localhost:9000/.well-known/openid-configuration",
}
NAMED = {key: SECTION[key] for key in ("redirect_uri", "cookie_secret")}
PROVIDER = {key: SECTION[key] for key in sign_in.PROVIDER_KEYS}


def secrets(monkeypatch: pytest.MonkeyPatch, content: dict[str, Any]) -> None:
    given = Secrets()
    monkeypatch.setattr(given, "_secrets", content)
    monkeypatch.setattr(st, "secrets", given)


def test_without_a_section_there_is_no_sign_in(monkeypatch: pytest.MonkeyPatch) -> None:
    secrets(monkeypatch, {"other": 1})
    assert sign_in.sign_in() == sign_in.SignIn()
    assert sign_in.providers() == ()


@pytest.mark.parametrize(
    ("section", "providers"),
    [
        (SECTION, ("default",)),
        (NAMED | {"city": PROVIDER}, ("city",)),
        (SECTION | {"city": PROVIDER}, ("default", "city")),
        (SECTION | {"redirect_uri": "https://bang.hanoi.example/oauth2callback"}, ("default",)),
    ],
)
def test_complete(
    monkeypatch: pytest.MonkeyPatch, section: dict[str, Any], providers: tuple[str, ...]
) -> None:
    secrets(monkeypatch, {"auth": section})
    assert sign_in.sign_in() == sign_in.SignIn(is_configured=True)
    assert sign_in.providers() == providers


@pytest.mark.parametrize(
    ("section", "fault"),
    [
        ({}, ("access-refused-incomplete", (("entry", "redirect_uri"),))),
        ("yes", ("access-refused-incomplete", (("entry", "redirect_uri"),))),
        (NAMED, ("access-refused-incomplete", (("entry", "client_id"),))),
        (
            SECTION | {"client_secret": ""},
            ("access-refused-incomplete", (("entry", "client_secret"),)),
        ),
        (
            NAMED | {"city": {"client_id": "a", "client_secret": "b"}},
            ("access-refused-incomplete", (("entry", "city.server_metadata_url"),)),
        ),
        (
            SECTION | {"server_metadata_url": "http://id.example.vn/.well-known"},
            ("access-refused-metadata", (("entry", "server_metadata_url"),)),
        ),
        (SECTION | {"cookie_secret": "xxx"}, ("access-refused-secret", (("least", "32"),))),
        (
            SECTION | {"redirect_uri": "http://bang.hanoi.example/oauth2callback"},
            ("access-refused-redirect", (("path", "/oauth2callback"),)),
        ),
        (
            SECTION | {"redirect_uri": "https://bang.hanoi.example/"},
            ("access-refused-redirect", (("path", "/oauth2callback"),)),
        ),
    ],
)
def test_what_is_wrong_is_told_first(
    monkeypatch: pytest.MonkeyPatch, section: Any, fault: tuple[Any, ...]
) -> None:
    secrets(monkeypatch, {"auth": section})
    found = sign_in.sign_in()
    assert (found.is_configured, found.faults[0]) == (True, fault)
    told = [Refusal(*fault).message(lang) for lang in labels.LANGUAGES]
    assert ["docs/access.md" in message for message in told] == [True, True]


def test_headers_may_not_say_who_somebody_is(monkeypatch: pytest.MonkeyPatch) -> None:
    secrets(monkeypatch, {"auth": SECTION})
    monkeypatch.setattr(st, "get_option", {sign_in.HEADER_OPTION: {"X-User": "email"}}.__getitem__)
    assert sign_in.sign_in().faults[0][0] == "access-refused-headers"
