"""The public routes: readable without signing in, from any site, at a bounded rate.

A process that serves pages serves these as well, from what it has been published; the writer has
reports to take in and is not asked.
"""

from collections.abc import Callable

from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from campaign.door.body import Body
from campaign.door.peers import client_address
from campaign.door.refusal import Endpoint, Refusal, told
from campaign.door.throttle import Throttle
from campaign.public.api import EditionsApi
from campaign.public.described import API, EMBED, LATEST
from campaign.public.embeds import ASSETS, Embeds
from campaign.settings import settings
from campaign.store import Store

READ = ["GET", "HEAD", "OPTIONS"]
ANY = [*READ, "POST", "PUT", "PATCH", "DELETE"]
DAY = 86_400
CORS = Middleware(
    CORSMiddleware,
    allow_origins=["*"],
    allow_methods=["GET", "HEAD"],
    allow_headers=["If-None-Match"],
    expose_headers=["ETag", "Link", "Retry-After"],
    max_age=DAY,
)


def routes(get_store: Callable[[], Store]) -> list[BaseRoute]:
    """All public routes; `get_store` may raise the store's named errors."""
    api, embeds = EditionsApi(get_store), Embeds(get_store)
    endpoints: list[tuple[str, Endpoint]] = [
        (API, api.listed),
        (f"{API}/feed.atom", api.feed),
        (f"{API}/{LATEST}", api.latest),
        (f"{API}/{LATEST}/{{file}}", api.latest),
        (f"{API}/{{number:int}}", api.one),
        (f"{API}/{{number:int}}/dictionary.json", api.dictionary),
        (f"{API}/{{number:int}}/{{file}}", api.file),
        (f"{ASSETS}/{{file}}", embeds.asset),
        (f"{EMBED}/{{which}}/{{file}}", embeds.picture),
    ]
    throttle = Throttle(settings().public.requests_per_minute)
    known = [
        Route(path, told(_counted(endpoint, throttle)), methods=READ, middleware=[CORS])
        for path, endpoint in endpoints
    ]
    # Streamlit would answer the rest with its page, and 200.
    return [
        *known,
        Route(API + "{rest:path}", told(_nothing_else), methods=ANY, middleware=[CORS]),
        Route(EMBED + "{rest:path}", told(_nothing_else), methods=ANY),
    ]


def _counted(endpoint: Endpoint, throttle: Throttle) -> Endpoint:
    """`endpoint` at a bounded rate per address; OPTIONS says what may be asked."""

    async def asked(request: Request, body: Body) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers={"allow": ", ".join(READ)})
        throttle.count(client_address(request))
        return await endpoint(request, body)

    return asked


async def _nothing_else(request: Request, _body: Body) -> Response:
    if request.method not in READ:
        raise Refusal(405, "method", headers={"allow": ", ".join(READ)})
    raise Refusal(404, "no-such-address")
