"""The writer: the process that owns the store when the pages run in processes of their own.

`python -m campaign.door.writer --port 8600` serves /api, /health and /metrics, publishes what the
pages show and watches the inbox. At SIGTERM it finishes what it has begun, then lets go of the
store.
"""

import argparse
import logging
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager
from pathlib import Path

import uvicorn
from anyio import to_thread
from starlette.applications import Starlette
from starlette.middleware import Middleware

from campaign import logs, metrics
from campaign.door import health, inbox, running
from campaign.door.headers import SecureHeaders, failed
from campaign.door.house import api_routes
from campaign.settings import choose_store, settings
from campaign.store import Store, open_store
from campaign.store.publish import Publisher

HOST, PORT = "127.0.0.1", 8600
# Longer than a hand-in that has wholly arrived can take (settings().limits.wall_seconds).
FINISH_SECONDS = 25
log = logging.getLogger(__name__)


def application(host: str, port: int) -> Starlette:
    """The writer's web application, which opens the store at its start and closes it at its end."""
    operator_token = running.new_operator_token()
    opened: list[Store] = []

    def get_store() -> Store:
        return opened[0]

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        store = await to_thread.run_sync(open_store)
        opened.append(store)
        address = running.address_of(host, port)
        publisher = Publisher(store, settings().published_dir, settings().publish_pause_seconds)
        metrics.watch_disk(store.folder)
        with ExitStack() as stack:
            stack.callback(_close, store)
            await to_thread.run_sync(publisher.start)
            stack.callback(publisher.stop)
            stack.enter_context(inbox.watching(store))
            stack.enter_context(running.announced(store.folder, address, operator_token))
            log.info("writer_ready", extra={"store_kind": store.kind})
            yield

    routes = [*api_routes(get_store, operator_token), *health.routes(get_store)]
    return Starlette(
        routes=routes,
        middleware=[Middleware(SecureHeaders)],
        exception_handlers={Exception: failed},
        lifespan=lifespan,
    )


def _close(store: Store) -> None:
    """Let go of the store once nobody writes to it any more."""
    with store.write_lock:
        store.close()


def main(arguments: list[str] | None = None) -> None:
    """Serve until SIGTERM or SIGINT; exit code 3 when the store cannot be opened."""
    parser = argparse.ArgumentParser(prog="python -m campaign.door.writer")
    parser.add_argument("--host", default=HOST)
    parser.add_argument("--port", type=int, default=PORT)
    parser.add_argument("--db", type=Path)
    given = parser.parse_args(arguments)
    choose_store(None, given.db)
    logs.configure()
    uvicorn.run(
        application(given.host, given.port),
        host=given.host,
        port=given.port,
        log_config=None,
        # Whom a proxy speaks for is decided in peers.py, where the proxy itself stays visible.
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=FINISH_SECONDS,
    )


if __name__ == "__main__":
    main()
