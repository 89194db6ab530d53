"""What Streamlit knows about this server: its sign-in ([auth] in the secrets) and its address.

The command line asks this before it starts a server, the server at its start, and every page.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import SplitResult, urlsplit

import streamlit as st
from streamlit import config as streamlit_config

from campaign.access.serving import Refusal, SignIn, is_loopback, refusal
from campaign.settings import settings

SECTION = "auth"
SHARED_KEYS = ("redirect_uri", "cookie_secret")
METADATA = "server_metadata_url"
PROVIDER_KEYS = ("client_id", "client_secret", METADATA)
CALLBACK = "/oauth2callback"
# 32 letters of hex are 128 bits; whoever guesses the secret signs in as anybody.
LEAST_SECRET = 32
DEFAULT_PROVIDER = "default"
# Would let a header of the request say who somebody is.
HEADER_OPTION = "server.trustedUserHeaders"

Fault = tuple[str, tuple[tuple[str, str], ...]]


def sign_in() -> SignIn:
    """Whether sign-in is configured, and what is wrong with it."""
    section = _section()
    faults = tuple(_faults(section)) if section is not None else ()
    if st.get_option(HEADER_OPTION):
        faults = (("access-refused-headers", (("option", HEADER_OPTION),)), *faults)
    return SignIn(section is not None, faults)


def providers() -> tuple[str, ...]:
    """The names to give to `st.login`: one provider without a name, or the named ones."""
    return tuple(_providers(_section() or {}))


def refusal_here(
    *, is_demo: bool, address: str | None = None, came_by: Iterable[str] = ()
) -> Refusal | None:
    """Why this process must not show pages; None when it may.

    Every address that is known counts: where this process listens (`address` before it does),
    where a front listens for it, where readers are told to go, and `came_by`, what a browser says
    about how it came here.
    """
    found, config = sign_in(), settings()
    places = [address or st.get_option("server.address"), *came_by]
    places += [] if config.public_host is None else [config.public_host]
    places += [] if config.public_url is None else [urlsplit(config.public_url).hostname]
    refusals = (refusal(found, place, is_demo=is_demo) for place in places)
    return next((reason for reason in refusals if reason is not None), None)


def use_secrets_of_environment() -> None:
    """Look for secrets where STREAMLIT_SECRETS_FILES says; `streamlit run` does so by itself."""
    if settings().secrets_files:
        streamlit_config.set_option("secrets.files", list(settings().secrets_files))


def _section() -> Mapping[str, Any] | None:
    if not st.secrets.load_if_toml_exists():
        return None
    if SECTION not in st.secrets:
        return None
    section = st.secrets[SECTION]
    # Anything else than a table was meant to be one, and must not pass for "no sign-in".
    return dict(section) if isinstance(section, Mapping) else {}


def _providers(section: Mapping[str, Any]) -> Iterator[str]:
    if any(key in section for key in PROVIDER_KEYS):
        yield DEFAULT_PROVIDER
    for name, value in section.items():
        if isinstance(value, Mapping) and any(key in value for key in PROVIDER_KEYS):
            yield name


def _faults(section: Mapping[str, Any]) -> Iterator[Fault]:
    for key in SHARED_KEYS:
        if not section.get(key):
            yield _missing(key)
    yield from _provider_faults(section)
    if len(str(section.get("cookie_secret", ""))) < LEAST_SECRET:
        yield "access-refused-secret", (("least", str(LEAST_SECRET)),)
    address = urlsplit(str(section.get("redirect_uri", "")))
    if not _is_safe(address) or not address.path.endswith(CALLBACK):
        yield "access-refused-redirect", (("path", CALLBACK),)


def _provider_faults(section: Mapping[str, Any]) -> Iterator[Fault]:
    names = list(_providers(section))
    if not names:
        yield _missing(PROVIDER_KEYS[0])
    for name in names:
        values = section if name == DEFAULT_PROVIDER else section[name]
        for key in PROVIDER_KEYS:
            if not values.get(key):
                yield _missing(key if name == DEFAULT_PROVIDER else f"{name}.{key}")
        if not _is_safe(urlsplit(str(values.get(METADATA, "")))):
            yield "access-refused-metadata", (("entry", METADATA),)


def _is_safe(address: SplitResult) -> bool:
    """Whether nobody on the way can read or change what is fetched from there."""
    return address.scheme == "https" or is_loopback(address.hostname)


def _missing(key: str) -> Fault:
    return "access-refused-incomplete", (("entry", key),)
