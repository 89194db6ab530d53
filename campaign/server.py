"""The web server: Streamlit's pages and, beside them, plain files under /assets."""

import gc
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from campaign import wards
from campaign.settings import settings

log = logging.getLogger(__name__)
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
async def lifespan(app: st.App) -> AsyncIterator[None]:
    """Read what every page needs, then take it out of garbage collection.

    Streamlit collects garbage after every script run and would walk plotly, pandas and the
    boundaries each time, under the interpreter's lock; that was most of what a rerun cost.
    """
    wards.register()
    wards.geometry()
    gc.collect()
    gc.freeze()
    log.info("start-up objects frozen: %d", gc.get_freeze_count())
    yield


def build_app() -> st.App:
    """The application that `streamlit run dashboard.py` and uvicorn serve."""
    places = settings()
    return st.App(
        places.root / "campaign" / "ui" / "router.py",
        routes=[Mount(ASSETS, StaticFiles(directory=places.data_dir / "fonts"), name="assets")],
        middleware=[Middleware(CacheAssets)],
        lifespan=lifespan,
    )
