"""What answers tell the browser, and who is not let in: real servers, alone and behind the front.

The pages themselves are looked at with a browser: no test in tests/browser may meet a violation of
the Content-Security-Policy (tests/browser/conftest.py).
"""

import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from campaign.door.gate import is_known_host, is_own_origin
from campaign.door.headers import COMMON, SecureHeaders, failed
from campaign.settings import ROOT, SettingsError, settings
from tests.coroutines import run
from tests.door.dashboard import HTML, Dashboard
from tests.oidc_secrets import sign_in_environment

PUBLIC_URL = "https://bang.hanoi.example"
# What a TLS proxy on this machine says for its client.
OUTSIDE = {"host": "bang.hanoi.example", "x_forwarded_for": "203.0.113.9"}
OUTSIDE |= {"x_forwarded_proto": "https"}
DATA = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"
PAGES = ["/", "/ward_map", "/nothing-here"]
NO_PAGES = [
    "/overview",  # a redirection
    "/health",
    "/_stcore/health",
    "/_stcore/host-config",
    "/_stcore/metrics",
    "/assets/be-vietnam-pro-latin-400-normal.woff2",
    "/assets/none",
    "/media/none",
    "/api/openapi.json",
    "/api/reports/BC-1",
    "/api/none",
]
DETAILS = re.compile(
    rb"Traceback|site-packages|File \"|\.py\b|uvicorn|starlette|streamlit/|[0-9]+\.[0-9]+\.[0-9]"
)


@pytest.fixture(scope="module")
def plain(demo_master: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    """One process, nothing said about how readers find it."""
    yield from _served(Dashboard(demo_master, tmp_path_factory.mktemp("plain")))


@pytest.fixture(scope="module")
def behind_tls(demo_master: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    """Several processes with sign-in, found by readers under an https address."""
    folder = tmp_path_factory.mktemp("tls")
    told = {"CAMPAIGN_PUBLIC_URL": PUBLIC_URL, **sign_in_environment(folder, PUBLIC_URL)}
    yield from _served(Dashboard(demo_master, folder, "--workers", "2", **told))


def _served(dashboard: Dashboard) -> Iterator[Dashboard]:
    try:
        dashboard.wait()
        yield dashboard
    finally:
        dashboard.stop()


def policy(header: str | None) -> dict[str, str]:
    """A Content-Security-Policy by directive."""
    assert header is not None
    parts = (rule.partition(" ") for rule in header.split("; "))
    return {name: value for name, _, value in parts}


@pytest.mark.parametrize("path", [*PAGES, *NO_PAGES])
@pytest.mark.parametrize("kind", ["plain", "behind_tls"])
def test_every_answer_has_the_headers(kind: str, path: str, request: pytest.FixtureRequest) -> None:
    server: Dashboard = request.getfixturevalue(kind)
    _, headers, body = server.ask(path, **(OUTSIDE if kind == "behind_tls" else {}))

    assert {name: headers[name] for name in COMMON} == COMMON
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Cache-Control"]
    if path in PAGES:
        assert headers["Content-Type"].startswith(HTML)
        assert headers["X-Frame-Options"] == "SAMEORIGIN"
    else:
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["Content-Security-Policy"] == DATA
    hsts = "max-age=31536000; includeSubDomains" if kind == "behind_tls" else None
    assert headers["Strict-Transport-Security"] == hsts
    assert headers["Server"] in (None, "uvicorn")
    assert "X-Powered-By" not in headers
    assert path in PAGES or path.endswith(("openapi.json", "woff2")) or not DETAILS.search(body)


def test_answers_about_a_ward_are_files_and_no_pages(plain: Dashboard) -> None:
    for path in ("/api/reports", "/api/reports/BC-1", "/api/operator/tokens"):
        _, headers, _ = plain.ask(path)
        assert headers["Content-Disposition"] == 'attachment; filename="api.json"', path


def test_the_pages_policy_lets_only_our_own_scripts_run(plain: Dashboard) -> None:
    _, headers, body = plain.ask("/")
    rules = policy(headers["Content-Security-Policy"])

    (script,) = re.findall(r"<script>(.*?)</script>", body.decode(), re.DOTALL)
    digest = b64encode(sha256(script.encode()).digest()).decode()
    assert rules == {
        "default-src": "'none'",
        "script-src": f"'self' blob: 'wasm-unsafe-eval' 'sha256-{digest}'",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self'",
        "worker-src": "'self' blob:",
        "manifest-src": "'self'",
        "media-src": "'self'",
        "frame-src": "'self'",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'self'",
    }


def test_the_socket_is_named_for_browsers_that_want_it(behind_tls: Dashboard) -> None:
    _, headers, _ = behind_tls.ask("/", **OUTSIDE)
    rules = policy(headers["Content-Security-Policy"])
    assert rules["connect-src"] == "'self' wss://bang.hanoi.example"


@pytest.mark.parametrize("path", ["/embed/latest/none.html", "/embed/1/x", "/embed/x"])
def test_embeds_may_be_framed_by_anybody(
    plain: Dashboard, behind_tls: Dashboard, path: str
) -> None:
    for server, headers in ((plain, {}), (behind_tls, OUTSIDE)):
        _, found, _ = server.ask(path, **headers)
        rules = policy(found["Content-Security-Policy"])
        assert (rules["default-src"], rules["frame-ancestors"]) == ("'none'", "*")
        assert rules.get("script-src", "'self'") == "'self'"
        assert found["X-Frame-Options"] is None
        assert {name: found[name] for name in COMMON} == COMMON


@pytest.mark.parametrize(
    ("path", "status"), [("/api/operator/tokens", 404), ("/\tx", 400), ("/\x7f", 400)]
)
def test_the_fronts_own_answers_have_the_headers(
    behind_tls: Dashboard, path: str, status: int
) -> None:
    found, headers, body = behind_tls.ask(path)
    assert found == status
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"]
    rules = policy(headers["Content-Security-Policy"])
    assert (rules["default-src"], rules["frame-ancestors"]) == ("'none'", "'none'")
    assert not DETAILS.search(body)


def test_cookies_are_for_tls_only_where_there_is_tls(
    plain: Dashboard, behind_tls: Dashboard
) -> None:
    for path in ("/", "/_stcore/health"):
        _, headers, _ = plain.ask(path)
        assert not [c for c in headers.get_all("Set-Cookie", []) if "secure" in c.lower()]
        _, headers, _ = behind_tls.ask(path, **OUTSIDE)
        cookies = headers.get_all("Set-Cookie", [])
        names = {cookie.partition("=")[0] for cookie in cookies}
        assert names == {"campaign_worker"} | ({"_streamlit_xsrf"} if path != "/" else set())
        for cookie in cookies:
            flags = {part.strip().lower() for part in cookie.split(";")[1:]}
            assert {"path=/", "samesite=lax", "secure"} <= flags
            # Streamlit's own script reads the XSRF token and sends it back in a header.
            assert ("httponly" in flags) == cookie.startswith("campaign_worker=")


@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "http://127.0.0.1:1",  # another program of the same machine
        "http://localhost:3000",  # a page that somebody develops there
        "null",  # a sandboxed frame, a file
        "",
    ],
)
def test_a_page_of_another_site_opens_no_socket(plain: Dashboard, origin: str) -> None:
    assert not plain.opens_socket(origin)


def test_a_page_of_ours_and_a_program_open_the_socket(plain: Dashboard) -> None:
    assert plain.opens_socket(f"http://127.0.0.1:{plain.port}")
    assert plain.opens_socket(f"http://localhost:{plain.port}", host=f"localhost:{plain.port}")
    assert plain.opens_socket(None)


@pytest.mark.parametrize(
    ("origin", "is_let_in"),
    [
        (PUBLIC_URL, True),
        ("http://bang.hanoi.example", False),  # the same name without TLS: anybody on the way
        ("https://bang.hanoi.example:444", False),
        ("https://evil.example", False),
        ("https://bang.hanoi.example.evil.example", False),
    ],
)
def test_behind_a_proxy_only_the_public_address_opens_the_socket(
    behind_tls: Dashboard, origin: str, is_let_in: bool
) -> None:
    assert behind_tls.opens_socket(origin, **OUTSIDE) is is_let_in


def test_a_foreign_name_for_this_server_is_refused(plain: Dashboard, behind_tls: Dashboard) -> None:
    """DNS rebinding: a name of somebody else's that leads to this machine."""
    for path in ("/", "/_stcore/health", "/media/x"):
        assert plain.ask(path, host="evil.example")[0] == 421
        assert behind_tls.ask(path, **{**OUTSIDE, "host": "evil.example"})[0] == 421
    assert not plain.opens_socket("http://evil.example", host="evil.example")
    assert plain.ask("/", host="bang.hanoi.example")[0] == 421
    assert behind_tls.ask("/", **OUTSIDE)[0] == 200


@pytest.mark.parametrize(
    ("host", "is_known"),
    [
        ("127.0.0.1:8501", True),
        ("[::1]:8501", True),
        ("localhost", True),
        ("LOCALHOST.:8501", True),
        ("10.1.2.3", True),
        ("", False),
        ("evil.example", False),
        ("127.0.0.1.evil.example", False),
        ("localhost@evil.example", False),
        ("localhost:x", False),
        ("localhost/evil", False),
        ("[::1", False),
    ],
)
def test_known_hosts(host: str, is_known: bool) -> None:
    assert is_known_host(host) is is_known


def test_an_origin_is_compared_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    assert is_own_origin("http://127.0.0.1:8501", "127.0.0.1:8501")
    assert not is_own_origin("http://127.0.0.1:8502", "127.0.0.1:8501")
    assert not is_own_origin("ftp://127.0.0.1:8501", "127.0.0.1:8501")
    monkeypatch.setenv("CAMPAIGN_PUBLIC_URL", f"{PUBLIC_URL}/")
    settings.cache_clear()
    assert is_own_origin(PUBLIC_URL, "bang.hanoi.example")
    assert not is_own_origin("http://bang.hanoi.example", "bang.hanoi.example")


@pytest.mark.parametrize("url", ["bang.example", "https://bang.example/x", "ftp://x", "https://"])
def test_a_public_address_that_is_none_is_refused(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CAMPAIGN_PUBLIC_URL", url)
    settings.cache_clear()
    with pytest.raises(SettingsError, match="CAMPAIGN_PUBLIC_URL"):
        settings()


@pytest.mark.parametrize("method", ["GET", "POST", "OPTIONS"])
@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/agent/openapi.json",
        "/_stcore/agent/interact",
        "/_stcore/agent/mcp",
        "/_stcore/metrics",
    ],
)
def test_streamlits_side_doors_are_shut(plain: Dashboard, path: str, method: str) -> None:
    status, _, body = plain.ask(path, method, body=b"{}" if method == "POST" else None)
    assert (status, b"openapi" in body) == (404, False)


@pytest.mark.parametrize("root", ["assets", "static", "media", "component", "app/static"])
@pytest.mark.parametrize(
    "way", ["..", "%2e%2e", "..%2f..", "..%5c..", "%252e%252e", "....//", "..%00", "/etc"]
)
def test_no_way_out_of_the_served_folders(
    plain: Dashboard, behind_tls: Dashboard, root: str, way: str
) -> None:
    for server in (plain, behind_tls):
        for target in ("campaign.toml", "etc/passwd", "../data/campaign.toml"):
            status, headers, body = server.ask(f"/{root}/{way}/{target}")
            # Streamlit answers what it does not know with its one page.
            is_page = (headers["Content-Type"] or "").startswith(HTML)
            assert status in (301, 307, 400, 404) or is_page
            assert b"campaign_id" not in body
            assert b"root:" not in body


def test_the_fonts_folder_is_not_listed(plain: Dashboard) -> None:
    assert plain.ask("/assets/")[0] == 404
    assert b"be-vietnam-pro" not in plain.ask("/assets")[2]


def test_an_upload_without_the_xsrf_token_is_refused(plain: Dashboard) -> None:
    status, _, body = plain.ask("/_stcore/upload_file/s/f", "PUT", b"x")
    assert status == 403
    assert not DETAILS.search(body)


def test_what_a_client_sends_is_not_in_the_log(plain: Dashboard) -> None:
    """Neither the query (a sign-in's code, filters) nor cookies nor tokens, whatever happens."""
    secret = "Zq7secretZq7"
    for path in (f"/oauth2callback?code={secret}&state=x", f"/?ward={secret}", f"/api/x?{secret}"):
        plain.ask(path, cookie=f"_streamlit_user={secret}", authorization=f"Bearer {secret}")
    plain.ask("/api/reports", "POST", secret.encode(), authorization=f"Bearer hcd_{secret}")
    assert not plain.opens_socket(f"https://{secret}.example")
    log = plain.log.read_text()
    assert '"/oauth2callback"' in log
    assert secret.lower() not in log.lower()


def answered(app: Starlette, path: str) -> tuple[int, list[tuple[str, str]], bytes]:
    """What an application answers to GET `path`; what it raises after its answer is left out."""
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": path, "scheme": "http", "headers": []}
    scope |= {"query_string": b"", "root_path": "", "client": None, "server": None}

    async def call() -> None:
        try:
            await app(scope, receive, send)
        except ZeroDivisionError:
            assert sent, "the server has the fault to log, the client an answer"

    run(call())
    head = [(name.decode(), value.decode()) for name, value in sent[0]["headers"]]
    return sent[0]["status"], head, b"".join(part.get("body", b"") for part in sent[1:])


def test_a_bug_is_answered_without_a_word_about_it() -> None:
    def broken(_request: Request) -> Response:
        raise ZeroDivisionError("a path, a query, a name")

    app = Starlette(
        routes=[Route("/", broken)],
        middleware=[Middleware(SecureHeaders)],
        exception_handlers={Exception: failed},
    )
    status, head, body = answered(app, "/")
    assert status == 500
    assert body.decode().startswith("Máy chủ gặp lỗi")
    assert b"a path" not in body
    assert dict(head)["content-security-policy"] == DATA


def test_what_is_framed_elsewhere_and_what_a_route_says_itself_stays() -> None:
    def told(_request: Request) -> Response:
        return Response("x", headers={"Cache-Control": "public", "Referrer-Policy": "origin"})

    app = Starlette(routes=[Route("/{rest:path}", told)], middleware=[Middleware(SecureHeaders)])
    _, head, _ = answered(app, "/embed/12/index")
    found = dict(head)
    assert "frame-ancestors *" in found["content-security-policy"]
    assert "script-src" not in found["content-security-policy"]
    assert "x-frame-options" not in found
    assert found["cross-origin-resource-policy"] == "cross-origin"
    assert (found["cache-control"], found["referrer-policy"]) == ("public", "origin")


def test_a_login_cookie_lasts_no_longer_than_a_login(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAMPAIGN_PUBLIC_URL", PUBLIC_URL)
    settings.cache_clear()
    month = 30 * 24 * 3600
    flags = f"HttpOnly; Max-Age={month}; Path=/; SameSite=lax"

    def signed_in(_request: Request) -> Response:
        answer = Response("x")
        for name in ("_streamlit_user", "_streamlit_user_1", "_streamlit_user_tokens", "other"):
            answer.headers.append("set-cookie", f"{name}=abc; {flags}")
        answer.headers.append("set-cookie", '_streamlit_user=""; Max-Age=0; Path=/; Secure')
        return answer

    app = Starlette(routes=[Route("/", signed_in)], middleware=[Middleware(SecureHeaders)])
    _, head, _ = answered(app, "/")
    cookies = [value for name, value in head if name == "set-cookie"]
    short = flags.replace(str(month), str(12 * 3600))
    assert cookies == [
        f"_streamlit_user=abc; {short}; Secure",
        f"_streamlit_user_1=abc; {short}; Secure",
        f"_streamlit_user_tokens=abc; {short}; Secure",
        f"other=abc; {flags}; Secure",
        '_streamlit_user=""; Max-Age=0; Path=/; Secure',
    ]


def test_streamlits_protections_are_not_switched_off() -> None:
    """Both are on unless somebody writes otherwise here; the last is off unless somebody does."""
    config = (ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    for option in ("enableCORS", "enableXsrfProtection", "enableAgentApi", "trustedUserHeaders"):
        assert option not in config
    assert 'showErrorDetails = "none"' in config


def test_not_modified_leaves_what_the_browser_has_kept() -> None:
    """Its headers replace the kept ones: the page would lose the right to run its own scripts."""

    async def unchanged(_request: Request) -> Response:
        return Response(status_code=304, headers={"etag": "x"})

    inner = Starlette(routes=[Route("/", unchanged)], middleware=[Middleware(SecureHeaders)])
    sent: list[Any] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": "/", "headers": [], "query_string": b""}
    run(inner({**scope, "scheme": "http", "server": ("localhost", 1)}, receive, send))
    assert [name for name, _ in sent[0]["headers"]] == [b"etag"]
