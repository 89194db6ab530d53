"""Sign-in of servers that tests start: their settings, and what a finished sign-in leaves."""

import json
from pathlib import Path
from typing import Any

from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

USER_COOKIE = "_streamlit_user"
COOKIE_SECRET = "the-secret-of-the-tests-" + "0123456789abcdef" * 2


def secrets_text(url: str, provider: str) -> str:
    """The secrets of a server at `url` with the provider's metadata at `provider`."""
    return f"""[auth]
redirect_uri = "{url}/oauth2callback"
cookie_secret = "{COOKIE_SECRET}"
client_id = "campaign"
client_secret = "secret"
server_metadata_url = "{provider}/.well-known/openid-configuration"
"""


def sign_in_environment(
    folder: Path, url: str = "http://localhost:8501", provider: str = "http://localhost:9"
) -> dict[str, str]:
    """The variable that a server is started with, to find its secrets in `folder`."""
    path = folder / "secrets.toml"
    path.write_text(secrets_text(url, provider), encoding="utf-8")
    return {"STREAMLIT_SECRETS_FILES": str(path)}


def user_cookie(address: str, claims: dict[str, Any], secret: str) -> str:
    """The cookie that a finished sign-in leaves, for tests of what comes after it."""
    content = {"origin": address, "is_logged_in": True, "provider": "default", **claims}
    return create_signed_value(secret, USER_COOKIE, json.dumps(content)).decode()
