"""All that a process which owns the store answers under /api."""

from collections.abc import Callable

from starlette.routing import BaseRoute

from campaign.door import operator, routes
from campaign.door.desk import LocalDesk
from campaign.store import Store


def api_routes(get_store: Callable[[], Store], operator_token: str) -> list[BaseRoute]:
    """The ward's door and the operator's; `get_store` may raise the store's errors."""

    def get_desk() -> LocalDesk:
        return LocalDesk(get_store())

    known = [*routes.routes(get_desk), *operator.routes(get_desk, operator_token)]
    return [*known, routes.nothing_else(known)]
