"""A page as somebody signed in, without a server: AppTest with the claims of a role."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

from campaign.access import Role
from tests.access.house import claims_of
from tests.oidc_secrets import COOKIE_SECRET

PAGES = Path(__file__).parents[2] / "pages"
SECTION = {
    "redirect_uri": "http://localhost:8501/oauth2callback",
    "cookie_secret": COOKIE_SECRET,
    "client_id": "campaign",
    "client_secret": "secret",
    "server_metadata_url": "http://localhost:9/.well-known/openid-configuration",
}


def page(page_id: str, as_role: Role, **params: str) -> AppTest:
    """The page `page_id`, not run yet, for somebody in that role (PUBLIC: nobody)."""
    opened = AppTest.from_file(PAGES / f"{page_id}.py", default_timeout=60)
    opened.secrets["auth"] = dict(SECTION)
    claims = claims_of(as_role)
    opened.user = {"is_logged_in": claims is not None, **(claims or {})}
    for name, value in params.items():
        opened.query_params[name] = value
    return opened


def words(opened: AppTest) -> str:
    """Everything that the page says."""
    kinds = ("error", "warning", "success", "info", "markdown", "caption", "text", "title")
    return "\n".join(str(block.value) for kind in kinds for block in getattr(opened, kind))
