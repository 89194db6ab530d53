"""The web server: Streamlit's pages and, beside them, plain files under /assets."""

import gc
import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, nullcontext
from pathlib import Path

import streamlit as st
from anyio import to_thread
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import file_util
from streamlit import logger as streamlit_logger

from campaign import logs, metrics, sign_in, wards
from campaign.access.serving import list_refusal
from campaign.demo import ensure_demo
from campaign.door import health, inbox, running
from campaign.door.arrival import StampArrivals
from campaign.door.gate import Gate
from campaign.door.headers import SecureHeaders, inline_script_hashes
from campaign.door.house import api_routes
from campaign.door.worker_cookie import NameWorker
from campaign.labels import LANGUAGES, text
from campaign.public.routes import routes as public_routes
from campaign.settings import settings
from campaign.store import Store, StoreBusy, open_store
from campaign.ui.messages import ReadersMessages
from campaign.ui.pages import DEFAULT_PAGE

log = logging.getLogger(__name__)
ROUTER = settings().root / "campaign" / "ui" / "router.py"
ASSETS = "/assets"
# What a page makes and drops within a run must not count as old: with Python's 700 there was a full
# collection every ten seconds of a rush, and everybody waited a second (docs/reliability.md).
YOUNG_OBJECTS = 20_000
OPERATOR_TOKEN = running.new_operator_token()
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

    A full collection walks plotly, pandas and the boundaries under the interpreter's lock.
    Streamlit's own after every run is switched off (.streamlit/config.toml).
    """
    configure_logs()
    is_page = settings().role == "page"
    store = None if is_page else prepare_store()
    refuse_unserved(await to_thread.run_sync(current_store) if is_page else store)
    for lang in LANGUAGES:
        text(lang, "app-title")
    wards.register()
    wards.geometry()
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG_OBJECTS, 10, 10)
    log.info("start-up objects frozen: %d", gc.get_freeze_count())
    watching = nullcontext() if is_page else inbox.watching(store)
    with watching, found_by_operator(store):
        yield


class NotServed(RuntimeError):
    """Pages must not be shown by this server as it was started; the message says why."""


def refuse_unserved(store: Store | None) -> None:
    """Raise NotServed before anybody is answered; a store that is busy is judged by each page."""
    is_demo = store is None or store.is_demo
    found = sign_in.refusal_here(is_demo=is_demo) or list_refusal()
    if found is not None:
        raise NotServed("\n".join(found.message(lang) for lang in LANGUAGES))


@contextmanager
def found_by_operator(store: Store | None) -> Iterator[None]:
    """Let the command line of this machine find the server, when it owns a store."""
    if store is None:
        yield
        return
    address = running.address_of(st.get_option("server.address"), st.get_option("server.port"))
    with running.announced(store.folder, address, OPERATOR_TOKEN):
        yield


def configure_logs() -> None:
    """Log in one form, Streamlit's own loggers included: it gives each new one a handler."""
    streamlit_logger.setup_formatter = logs.join
    logs.configure()


def prepare_store() -> Store | None:
    """Load the demo when the server was started by hand on an empty demo store.

    None when another process owns the store.
    """
    try:
        store = open_store()
        ensure_demo(store)
    except StoreBusy as busy:
        # Every page says so to its reader, and works again once the other process lets go.
        log.warning("the store is busy: %s", busy)
        return None
    metrics.watch_disk(store.folder)
    return store


def current_store() -> Store:
    """The store that the pages answer from. Raises the store's named errors."""
    # Imported here: the cache wants a running server.
    from campaign.ui import cached

    return cached.store()


def routes() -> list[BaseRoute]:
    """Beside the pages: health, the door for reports, the fonts, the default page's own address."""
    fonts = StaticFiles(directory=settings().data_dir / "fonts")
    # Where the writer is a process of its own, the door is there.
    owns_store = settings().role == "single"
    return [
        *health.routes(current_store),
        *public_routes(current_store),
        *(api_routes(current_store, OPERATOR_TOKEN) if owns_store else ()),
        Mount(ASSETS, fonts, name="assets"),
        # Streamlit knows its default page as "/" only.
        Route(f"/{DEFAULT_PAGE}", _to_default_page),
    ]


def _to_default_page(request: Request) -> RedirectResponse:
    return RedirectResponse(f"/?{request.url.query}" if request.url.query else "/")


def middleware() -> list[Middleware]:
    """What every request passes through before Streamlit sees it."""
    name = settings().worker_name
    named = [] if name is None else [Middleware(NameWorker, worker_name=name)]
    page = Path(file_util.get_static_dir(), "index.html").read_text(encoding="utf-8")
    secured = [
        Middleware(SecureHeaders, script_hashes=inline_script_hashes(page)),
        Middleware(Gate),
    ]
    passing = [Middleware(ReadersMessages), Middleware(StampArrivals), Middleware(CacheAssets)]
    return [*secured, *named, *passing]


def on_script_error(error: Exception) -> bool:
    """Tell the reader in words instead of Streamlit's English notice; the log has the traceback."""
    log.error("a page failed", exc_info=error)
    # Imported here: the frame brings Streamlit's caches, which want a running server.
    from campaign.ui.frame import language

    lang = language()
    st.error(text(lang, "frame-error"), icon=":material/error:")
    return True
