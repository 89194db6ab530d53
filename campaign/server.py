"""The web server: Streamlit's pages and, beside them, plain files under /assets."""

import gc
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from campaign import wards
from campaign.demo import ensure_demo
from campaign.labels import LANGUAGES, text
from campaign.settings import settings
from campaign.store import StoreBusy, open_store
from campaign.ui.pages import DEFAULT_PAGE

log = logging.getLogger(__name__)
ROUTER = settings().root / "campaign" / "ui" / "router.py"
ASSETS = "/assets"
# Fonts never change under one name; a day keeps mistakes short.
ASSET_CACHE = b"public, max-age=86400"


class CacheAssets:
    """Lets browsers keep what lies under /assets."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap the ASGI application `app`."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; add a Cache-Control header to answers under /assets."""
        if scope["type"] != "http" or not scope["path"].startswith(ASSETS):
            await self.app(scope, receive, send)
            return

        async def send_cached(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                message["headers"] = [*message["headers"], (b"cache-control", ASSET_CACHE)]
            await send(message)

        await self.app(scope, receive, send_cached)


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Read what every page needs, then take it out of garbage collection.

    Streamlit collects garbage after every script run and would walk plotly, pandas and the
    boundaries each time, under the interpreter's lock; that was most of what a rerun cost.
    """
    prepare_store()
    for lang in LANGUAGES:
        text(lang, "app-title")
    wards.register()
    wards.geometry()
    gc.collect()
    gc.freeze()
    log.info("start-up objects frozen: %d", gc.get_freeze_count())
    yield


def prepare_store() -> None:
    """Load the demo when the server was started by hand on an empty demo store."""
    try:
        ensure_demo(open_store())
    except StoreBusy as busy:
        # Every page says so to its reader, and works again once the other process lets go.
        log.warning("the store is busy: %s", busy)


def routes() -> list[BaseRoute]:
    """Beside the pages: the fonts, and the default page's own address, which Streamlit lacks."""
    fonts = StaticFiles(directory=settings().data_dir / "fonts")
    return [Mount(ASSETS, fonts, name="assets"), Route(f"/{DEFAULT_PAGE}", _to_default_page)]


def _to_default_page(request: Request) -> RedirectResponse:
    return RedirectResponse(f"/?{request.url.query}" if request.url.query else "/")


def middleware() -> list[Middleware]:
    """What every request passes through before Streamlit sees it."""
    return [Middleware(CacheAssets)]


def on_script_error(error: Exception) -> bool:
    """Tell the reader in words instead of Streamlit's English notice; the log has the traceback."""
    log.error("a page failed", exc_info=error)
    # Imported here: the frame brings Streamlit's caches, which want a running server.
    from campaign.ui.frame import language

    lang = language()
    st.error(text(lang, "frame-error"), icon=":material/error:")
    return True
