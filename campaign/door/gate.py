"""Who is not let in at all: requests under a foreign name, sockets of foreign pages.

A page of another site must neither open a websocket with its reader's cookies nor reach a server
on this machine under a name that its owner points here (DNS rebinding). Streamlit's own check lets
any page of localhost in and asks an outside service for its address before it refuses; this one
comes before it.
"""

import logging
import socket
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from campaign.labels import LANGUAGES, text
from campaign.settings import settings

# Streamlit's own doors that nobody needs here: its measurements, and a way to use the pages by
# program, past the browser.
HIDDEN = ("/_stcore/agent", "/_stcore/metrics", "/_stcore/script-health-check")
POLICY_VIOLATION = 1008
MISDIRECTED, NOT_FOUND = 421, 404
log = logging.getLogger(__name__)


class Gate:
    """Refuses what comes under a foreign Host or from a foreign Origin, and hidden addresses."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap the ASGI application `app`."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what may come in; the rest gets 421, 404 or a closed handshake (403)."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        is_known = is_known_host(headers.get("host", ""))
        if scope["type"] == "websocket":
            if is_known and is_own_origin(headers.get("origin"), headers.get("host", "")):
                await self.app(scope, receive, send)
                return
            log.warning("websocket_refused", extra={"reason": "origin" if is_known else "host"})
            await send({"type": "websocket.close", "code": POLICY_VIOLATION, "reason": ""})
        elif not is_known:
            await _told("foreign-host", MISDIRECTED)(scope, receive, send)
        elif scope["path"].startswith(HIDDEN):
            await _told("hidden", NOT_FOUND)(scope, receive, send)
        else:
            await self.app(scope, receive, send)


def is_known_host(host: str) -> bool:
    """Whether a Host header names this server: its public name, this machine, or any IP address.

    A name that somebody else points at this server is never an address in digits.
    """
    name = _name(host)
    if name is None:
        return False
    public = urlsplit(settings().public_url or "").hostname
    return name in {"localhost", socket.gethostname().lower(), public} or _is_address(name)


def is_own_origin(origin: str | None, host: str) -> bool:
    """Whether a websocket comes from a page of this server, or from no page at all.

    Programs send no Origin; browsers always do, and only they have somebody's cookies.
    """
    if origin is None:
        return True
    public_url = settings().public_url
    if public_url and _name(host) == urlsplit(public_url).hostname:
        return origin.lower() == public_url
    parts = urlsplit(origin)
    return parts.scheme in ("http", "https") and parts.netloc.lower() == host.lower()


def _name(host: str) -> str | None:
    """The host in `host` without its port; None when it is none."""
    try:
        parts = urlsplit(f"//{host}")
        _ = parts.port  # raises ValueError when it is no number
    except ValueError:
        return None
    is_bare = parts.netloc == host and "@" not in host
    return parts.hostname.rstrip(".") if is_bare and parts.hostname else None


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _told(key: str, status: int) -> PlainTextResponse:
    lines = [text(lang, f"gate-{key}") for lang in LANGUAGES]
    return PlainTextResponse("\n\n".join([*lines, ""]), status)
