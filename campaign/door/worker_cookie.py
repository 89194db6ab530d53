"""Keeps a reader with the page process that holds the session: it names itself in a cookie.

The front (campaign/front/) sends a client with this cookie to the process of that name.
"""

from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "campaign_worker"


class NameWorker:
    """Sets the cookie wherever the client shows another name, or none."""

    def __init__(self, app: ASGIApp, worker_name: str) -> None:
        """Wrap the ASGI application `app` of the process `worker_name`."""
        self.app = app
        self._name = worker_name

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; add the cookie to the answer if the client needs it.

        On every answer that is for this client, not only on pages: after its process ended, a
        browser asks for /_stcore/health before it opens its websocket again, and both must reach
        the same process.
        """
        if scope["type"] != "http" or shown(Headers(scope=scope)) == self._name:
            await self.app(scope, receive, send)
            return
        cookie = f"{COOKIE}={self._name}; Path=/; HttpOnly; SameSite=Lax"
        if scope["scheme"] == "https":
            cookie += "; Secure"

        async def send_named(message: Message) -> None:
            if message["type"] == "http.response.start" and not _is_for_all(message):
                headers = [*message["headers"], (b"set-cookie", cookie.encode())]
                message = {**message, "headers": headers}
            await send(message)

        await self.app(scope, receive, send_named)


def _is_for_all(message: Message) -> bool:
    """Whether caches between here and the reader may keep the answer: then it names nobody."""
    kept = Headers(raw=list(message["headers"])).get("cache-control", "")
    return kept.startswith("public")


def shown(headers: Headers) -> str | None:
    """The name in the client's cookie."""
    try:
        morsel = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return None
    return morsel.value if morsel else None
