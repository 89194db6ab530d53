"""What every HTTP answer tells the browser: which code may run, who may frame it, what to keep.

Three kinds of answer, told apart by address and type: the pages (Streamlit's one HTML file), what
is shown inside other sites' pages (/embed), and data, which needs no rights at all. A header that
a route has set itself stays as it is. Why each right is given: docs/security.md, "Headers".
"""

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from campaign.labels import LANGUAGES, text
from campaign.settings import settings

# Shown inside pages of anybody (newspapers). Its routes say themselves which scripts they need.
EMBED = "/embed/"
# Published figures, made to be read from anywhere, by scripts on other sites as well.
PUBLIC = "/api/editions"
# Files that readers download, and answers to programs: never pages, whatever their type says.
_NEVER_PAGES = ("/media/", "/api/", "/assets/")
# Answers about one ward or the server: a browser that is led there must not show them as a page.
_FOR_PROGRAMS = ("/api/reports", "/api/operator")
HOUR, DAY = 3600, 86400
NOT_MODIFIED = 304
_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
# Streamlit's cookies that are a login; it lets them last for 30 days.
_LOGIN_COOKIE = re.compile(r"_streamlit_user(_tokens)?(_\d+)?=.")
_MAX_AGE = re.compile(r"max-age=(\d+)", re.IGNORECASE)

COMMON = {
    "X-Content-Type-Options": "nosniff",
    # Addresses of pages hold what was looked at; other sites get nothing of it.
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": ", ".join(
        f"{right}=()"
        for right in (
            "accelerometer",
            "autoplay",
            "camera",
            "display-capture",
            "geolocation",
            "gyroscope",
            "magnetometer",
            "microphone",
            "midi",
            "payment",
            "publickey-credentials-get",
            "serial",
            "usb",
            "xr-spatial-tracking",
        )
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
}


def page_policy(script_hashes: Iterable[str], socket: str | None) -> str:
    """The Content-Security-Policy of the pages.

    script_hashes: of the inline scripts in Streamlit's index.html. socket: the address under which
    browsers open the websocket, for those that do not count it as 'self'.
    """
    rules = {
        "default-src": "'none'",
        # blob: is how Streamlit loads a component's own script (the small map); its tables and the
        # map compile WebAssembly. Nothing may turn text into code ('unsafe-eval').
        "script-src": " ".join(["'self'", "blob:", "'wasm-unsafe-eval'", *script_hashes]),
        # Streamlit and plotly write style elements and attributes while they draw.
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": " ".join(["'self'", *([socket] if socket else [])]),
        "worker-src": "'self' blob:",
        "manifest-src": "'self'",
        "media-src": "'self'",
        "frame-src": "'self'",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'self'",
    }
    return _joined(rules)


def _joined(rules: dict[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in rules.items())


_NOTHING = {"default-src": "'none'", "base-uri": "'none'", "form-action": "'none'"}
DATA_POLICY = _joined({**_NOTHING, "frame-ancestors": "'none'"}) + "; sandbox"
# What a route under /embed does not say about itself.
EMBED_POLICY = _joined(
    {**_NOTHING, "style-src": "'unsafe-inline'", "img-src": "'self' data:", "frame-ancestors": "*"}
)


def inline_script_hashes(html: str) -> list[str]:
    """A CSP source for each inline script in `html`, so that these and no others may run."""
    digests = (sha256(script.encode()).digest() for script in _INLINE_SCRIPT.findall(html))
    return [f"'sha256-{b64encode(digest).decode()}'" for digest in digests]


def _weaken_tag(headers: MutableHeaders) -> None:
    """A strong ETag promises these very bytes; those of a compressed answer are others."""
    tag = headers.get("etag", "")
    if tag.startswith('"') and "content-encoding" in headers:
        headers["etag"] = f"W/{tag}"


class SecureHeaders:
    """Adds the headers to every HTTP answer, and the flags that cookies need behind TLS."""

    def __init__(self, app: ASGIApp, script_hashes: Iterable[str] = ()) -> None:
        """Wrap the ASGI application `app`; script_hashes: see page_policy."""
        self.app = app
        public_url = settings().public_url
        self._is_tls_outside = bool(public_url and public_url.startswith("https:"))
        socket = re.sub("^http", "ws", public_url) if public_url else None
        self._page_policy = page_policy(script_hashes, socket)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; add to the head of each answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=list(message["headers"]))
                # "Not modified" has no type; what it says would replace what the browser kept.
                if message["status"] != NOT_MODIFIED:
                    self._add(headers, scope)
                self._flag_cookies(headers, scope)
                _weaken_tag(headers)
                message = {**message, "headers": headers.raw}
            await send(message)

        await self.app(scope, receive, send_with)

    def _add(self, headers: MutableHeaders, scope: Scope) -> None:
        kind = headers.get("content-type", "")
        for name, value in self.for_answer(scope["path"], kind).items():
            headers.setdefault(name, value)

    def _flag_cookies(self, headers: MutableHeaders, scope: Scope) -> None:
        is_tls = self._is_tls_outside or scope["scheme"] == "https"
        cookies = [_flagged(cookie, is_tls=is_tls) for cookie in headers.getlist("set-cookie")]
        if cookies:
            del headers["set-cookie"]
            for cookie in cookies:
                headers.append("set-cookie", cookie)

    def for_answer(self, path: str, content_type: str) -> dict[str, str]:
        """The headers of an answer of `content_type` under `path`."""
        found = {**COMMON, **self._isolation(path, content_type)}
        # Streamlit and our public routes say what may be kept; what says nothing is nobody's.
        found["Cache-Control"] = "no-store"
        if path.startswith(_FOR_PROGRAMS):
            found["Content-Disposition"] = 'attachment; filename="api.json"'
        days = settings().hsts_days
        if self._is_tls_outside and days:
            found["Strict-Transport-Security"] = f"max-age={days * DAY}; includeSubDomains"
        return found

    def _isolation(self, path: str, content_type: str) -> dict[str, str]:
        if path.startswith(EMBED):
            return {
                "Content-Security-Policy": EMBED_POLICY,
                "Cross-Origin-Resource-Policy": "cross-origin",
            }
        is_page = content_type.startswith("text/html") and not path.startswith(_NEVER_PAGES)
        is_public = path.startswith(PUBLIC)
        return {
            "Content-Security-Policy": self._page_policy if is_page else DATA_POLICY,
            "Cross-Origin-Resource-Policy": "cross-origin" if is_public else "same-origin",
            "X-Frame-Options": "SAMEORIGIN" if is_page else "DENY",
        }


def failed(_request: Request, _error: Exception) -> Response:
    """The answer to a request that met a bug: no word about it, which the log has.

    Starlette gives it outside all middleware, so it brings its headers along.
    """
    lines = [text(lang, "gate-failed") for lang in LANGUAGES]
    headers = {**COMMON, "Content-Security-Policy": DATA_POLICY, "Cache-Control": "no-store"}
    return PlainTextResponse("\n\n".join([*lines, ""]), 500, headers=headers)


def _flagged(cookie: str, *, is_tls: bool) -> str:
    """`cookie` with Secure behind TLS, and a login that lasts no longer than a working day."""
    if _LOGIN_COOKIE.match(cookie):
        most = int(settings().access.session_hours * HOUR)
        cookie = _MAX_AGE.sub(lambda age: f"Max-Age={min(int(age[1]), most)}", cookie)
    has_flag = "secure" in (part.strip().lower() for part in cookie.split(";"))
    return f"{cookie}; Secure" if is_tls and not has_flag else cookie
