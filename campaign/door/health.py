"""Whether the server is well, for those who watch it: /health for anybody, /metrics for operators.

Neither tells what a report holds, who sent it or where things lie on the disk.
"""

import logging
from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from campaign import clock, metrics
from campaign.door.peers import is_same_machine
from campaign.settings import settings
from campaign.store import Store, StoreError
from campaign.store.condition import condition

OK, LOW, DEGRADED, DOWN = "ok", "low", "degraded", "down"
GetStore = Callable[[], Store]
log = logging.getLogger(__name__)


def routes(get_store: GetStore) -> list[BaseRoute]:
    """GET /health and GET /metrics; `get_store` may raise the store's named errors."""

    def health(_request: Request) -> Response:
        found = state(get_store)
        return JSONResponse(found, 503 if found["status"] == DOWN else 200)

    return [
        Route("/health", health, methods=["GET"]),
        Route("/metrics", answer_metrics, methods=["GET"]),
    ]


def answer_metrics(request: Request) -> Response:
    """The measurements; 404 for anybody else's machine, unless the settings open them."""
    if not (settings().metrics_open or is_same_machine(request)):
        return Response("not found\n", 404, media_type="text/plain")
    return Response(metrics.exposition(), media_type=metrics.CONTENT_TYPE)


def state(get_store: GetStore) -> dict[str, Any]:
    """What /health answers; `status` is ok, degraded (reading works, storing may not) or down.

    Low disk space alone is not down: pages still answer, and whoever routes requests by this
    answer must not take them away.
    """
    now = clock.now()
    try:
        found = condition(get_store())
    except (StoreError, OSError) as error:
        log.warning("health_store_unreadable", extra={"reason": type(error).__name__})
        return {"status": DOWN, "checks": {"store": type(error).__name__}, "at": now.isoformat()}
    newest = found.newest_received_at
    return {
        "status": DEGRADED if found.is_disk_low else OK,
        "store_kind": found.kind,
        "data_version": found.data_version,
        "newest_received_at": newest.astimezone(now.tzinfo).isoformat() if newest else None,
        "disk_free_mb": found.disk_free_mb,
        "checks": {"store": OK, "disk": LOW if found.is_disk_low else OK},
        "at": now.isoformat(),
    }
