"""What the front itself answers: short pages in both languages, problem details under /api."""

import json
from base64 import b64encode
from hashlib import sha256
from html import escape
from http import HTTPStatus

from campaign import labels

RETRY_AFTER_SECONDS = 5
_STYLE = (
    "body{font:16px/1.5 'Be Vietnam Pro','Segoe UI',Roboto,sans-serif;color:#17212B;"
    "max-width:40rem;margin:3rem auto;padding:0 1rem}h1{font-size:1.3rem}"
)
# No script, no frame, and of styles only the one above (campaign/door/headers.py has the others).
_STYLE_HASH = b64encode(sha256(_STYLE.encode()).digest()).decode()
_POLICY = (
    f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_SECURE = (
    "X-Content-Type-Options: nosniff",
    "Referrer-Policy: same-origin",
    "X-Frame-Options: DENY",
    f"Content-Security-Policy: {_POLICY}",
)
# One text for what a client got wrong, because people never see it.
_KEYS = {404: "not-found", 502: "broken", 503: "unavailable"}
_OTHER_KEY = "malformed"


def answer(status: int, *, is_api: bool, has_body: bool = True) -> bytes:
    """A whole answer, after which the connection is closed; `has_body` is False for HEAD."""
    key = _KEYS.get(status, _OTHER_KEY)
    kind, body = _problem(status, key) if is_api else _page(status, key)
    lines = [
        f"HTTP/1.1 {status} {HTTPStatus(status).phrase}",
        f"Content-Type: {kind}",
        f"Content-Length: {len(body)}",
        "Cache-Control: no-store",
        *_SECURE,
        "Connection: close",
    ]
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        lines.append(f"Retry-After: {RETRY_AFTER_SECONDS}")
    return "\r\n".join([*lines, "", ""]).encode("ascii") + (body if has_body else b"")


def _page(status: int, key: str) -> tuple[str, bytes]:
    parts = "".join(
        f'<section lang="{lang}"><h1>{escape(labels.text(lang, f"front-{key}-title"))}</h1>'
        f"<p>{escape(labels.text(lang, f'front-{key}'))}</p></section>"
        for lang in labels.LANGUAGES
    )
    # Readers need not press anything once the process is back.
    again = f'<meta http-equiv="refresh" content="{RETRY_AFTER_SECONDS}">' * (status >= 500)
    title = escape(labels.text(labels.LANGUAGES[0], "app-title"))
    page = (
        f'<!doctype html><html lang="vi"><meta charset="utf-8">{again}'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{title}</title><style>{_STYLE}</style>{parts}</html>"
    )
    return "text/html; charset=utf-8", page.encode()


def _problem(status: int, key: str) -> tuple[str, bytes]:
    """RFC 9457, with the members that the writer's own refusals have."""
    texts = {
        f"{part}_{lang}": labels.text(lang, f"front-{key}{suffix}")
        for part, suffix in (("title", "-title"), ("detail", ""))
        for lang in labels.LANGUAGES
    }
    problem = {
        "type": f"urn:hanoi-campaign:problem:front-{key}",
        "status": status,
        "title": texts["title_vi"],
        "detail": texts["detail_vi"],
        **texts,
    }
    return "application/problem+json", json.dumps(problem, ensure_ascii=False).encode()
