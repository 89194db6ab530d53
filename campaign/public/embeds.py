"""GET /embed/{latest|NUMBER}/PICTURE.html: a picture of an edition for a frame on another site.

`latest` follows the newest edition, a number stays. Neither ever shows a figure that was not
published. ?lang=vi|en, ?theme=light|dark|auto, and what the picture lets choose (choices.py).
"""

import gzip
import logging
from collections.abc import Callable
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

import anyio
from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from campaign import editions, labels
from campaign.charts import browser
from campaign.door.body import Body
from campaign.door.refusal import Refusal
from campaign.editions import Edition, UnknownEdition
from campaign.editions.past import LOSSES, loss
from campaign.exports.embed_page import THEMES, embed_html, message_html
from campaign.public.answers import FOR_EVER, answered
from campaign.public.choices import chosen
from campaign.public.described import EMBED, LATEST
from campaign.public.embed_words import page_of
from campaign.public.pictures import PICTURES
from campaign.public.scene import Picture, Rows, Scene, rows_at
from campaign.store import Store

ASSETS = f"{EMBED}/assets"
HTML = "text/html; charset=utf-8"
JAVASCRIPT = "text/javascript; charset=utf-8"
# A page is 4 to 300 kB, an answer at most 1 MB. Whoever walks through all wards makes the store
# answer once for all of them.
PAGES_KEPT = 128
ANSWERS_KEPT = 24
THREADS = 2
# Scripts of this server only; plotly writes style attributes. Anybody may frame it, nobody else's
# address is ever asked for anything.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *"
)
_OWN_SCRIPT = Path(__file__).with_name("embed.js").read_bytes()
OWN_NAME = f"embed-{sha256(_OWN_SCRIPT).hexdigest()[:12]}.js"
log = logging.getLogger(__name__)
SCRIPTS = (f"{ASSETS}/{browser.SCRIPT_NAME}", f"{ASSETS}/{OWN_NAME}")


class Embeds:
    """The endpoints; `get_store` may raise the store's named errors."""

    def __init__(self, get_store: Callable[[], Store]) -> None:
        """Draw from the store that `get_store` gives."""
        self._get_store = get_store
        self._threads = anyio.CapacityLimiter(THREADS)
        self._page = lru_cache(maxsize=PAGES_KEPT)(self._drawn)
        self._rows = lru_cache(maxsize=ANSWERS_KEPT)(self._asked)

    async def picture(self, request: Request, _body: Body) -> Response:
        """The page of a picture; what is wrong with a request is said as a page as well."""
        lang = request.query_params.get("lang", "vi")
        lang = lang if lang in labels.LANGUAGES else "vi"
        theme = request.query_params.get("theme", "light")
        theme = theme if theme in THEMES else "light"
        which = request.path_params["which"]

        def work() -> bytes:
            picture = _picture(request.path_params["file"])
            # What may be wrong with the address is looked at before the store has any work.
            values = tuple(chosen(picture.choices, request.query_params).items())
            found = _edition(self._get_store(), which)
            return self._page(found, picture.name, values, lang, theme, which == LATEST)

        headers = {"content-security-policy": POLICY}
        try:
            content = await to_thread.run_sync(work, limiter=self._threads)
        except Refusal as refusal:
            said = refusal.as_dict()
            html = message_html(lang, said[f"title_{lang}"], said[f"detail_{lang}"], theme)
            return Response(html, refusal.status, media_type=HTML, headers=headers)
        return answered(request, content, HTML, headers=headers)

    async def asset(self, request: Request, _body: Body) -> Response:
        """The scripts of the pages; their names change with their content."""
        name = request.path_params["file"]
        if name not in (browser.SCRIPT_NAME, OWN_NAME):
            raise Refusal(404, "no-such-address")
        headers = {"vary": "accept-encoding"}
        if name == OWN_NAME:
            return answered(request, _OWN_SCRIPT, JAVASCRIPT, headers=headers, cache=FOR_EVER)
        content = browser.script()
        if "gzip" in request.headers.get("accept-encoding", ""):
            content = await to_thread.run_sync(_small_script, limiter=self._threads)
            headers["content-encoding"] = "gzip"
        return answered(request, content, JAVASCRIPT, headers=headers, cache=FOR_EVER)

    def _drawn(
        self,
        edition: Edition,
        name: str,
        values: tuple[tuple[str, str], ...],
        lang: str,
        theme: str,
        is_live: bool,
    ) -> bytes:
        scene = Scene(self._get_store(), edition, lang, dict(values), self._rows)
        number = str(edition.edition_no)
        try:
            page = page_of(PICTURES[name], scene, is_live=is_live, scripts=SCRIPTS)
        except LOSSES as error:
            lost = loss(error, scene.lacking)
            if lost is None:
                raise
            log.warning("picture %s cannot be drawn of edition %s: %s", name, number, lost)
            raise Refusal(404, "definition-lost", number=number, reason=lost) from error
        return embed_html(page, theme)

    def _asked(self, edition: Edition, mart: str) -> Rows:
        return rows_at(self._get_store(), edition, mart)


@lru_cache(maxsize=1)
def _small_script() -> bytes:
    return gzip.compress(browser.script(), mtime=0)


def _picture(file: str) -> Picture:
    name = file.removesuffix(".html")
    if name not in PICTURES or file != f"{name}.html":
        raise Refusal(404, "no-such-picture", names=", ".join(PICTURES))
    return PICTURES[name]


def _edition(store: Store, which: str) -> Edition:
    if which == LATEST:
        newest = editions.latest(store)
        if newest is None:
            raise Refusal(404, "no-edition")
        return newest
    if not (which.isascii() and which.isdigit() and len(which) < 10):
        raise Refusal(404, "no-such-edition")
    try:
        return editions.edition(store, int(which))
    except UnknownEdition as error:
        raise Refusal(404, "no-such-edition") from error
