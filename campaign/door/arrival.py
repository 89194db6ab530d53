"""When a click reached the server: the time of receipt of a report handed in on the page.

Under load a page's script may run seconds after the click that it answers, and a report whose
click arrived at 15:59:59 is on time. Streamlit does not tell a script when its message came, so
this middleware writes the time down beside Streamlit, per websocket connection, and gives the
connection a number that the script finds among its headers.

What is remembered is the last message. Any message after the click (a second click, a change of
theme) makes the time later, never earlier: nobody can win time with it. It is the moment at which
the event loop took the message from the socket; what the kernel held before that is not seen.
"""

import secrets
import threading
from datetime import datetime, timedelta

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from campaign import clock

HEADER = "x-campaign-connection"
# An answer to a click later than this is no answer to it any more: then the present counts.
PLAUSIBLE = timedelta(minutes=10)

_last_message: dict[str, datetime] = {}
_lock = threading.Lock()


class StampArrivals:
    """Numbers each websocket connection and remembers when its last message arrived."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap the ASGI application `app`."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; the number that a client sent itself is taken out of any request."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        headers = [(name, value) for name, value in scope["headers"] if name != HEADER.encode()]
        if scope["type"] == "http":
            await self.app({**scope, "headers": headers}, receive, send)
            return
        number = secrets.token_hex(16)

        async def receive_stamped() -> Message:
            message = await receive()
            if message["type"] == "websocket.receive":
                with _lock:
                    _last_message[number] = clock.now()
            return message

        headers.append((HEADER.encode(), number.encode()))
        try:
            await self.app({**scope, "headers": headers}, receive_stamped, send)
        finally:
            # Here and not at the disconnect message: a handler that fails never reads that one.
            with _lock:
                _last_message.pop(number, None)


def last_message_at(connection: str | None) -> datetime | None:
    """When the last message of `connection` arrived; None for one that is unknown or closed."""
    with _lock:
        return _last_message.get(connection) if connection else None


def arrived_at(connection: str | None) -> datetime | None:
    """The time of receipt of what `connection` asked for last, as far as that is plausible.

    None when it is not known, lies ahead of the clock or is older than PLAUSIBLE; then the
    intake's own clock decides.
    """
    moment, now = last_message_at(connection), clock.now()
    return moment if moment is not None and now - PLAUSIBLE <= moment <= now else None
