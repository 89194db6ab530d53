"""The acts that pages and the command line ask of a desk by name: one function for each name.

An act function takes the store, JSON-ready values and who asks, and gives JSON-ready values. It
raises the store's named errors. Whether that person may is checked by who calls the desk: the page
for the person signed in, the machine for its operator. To add one: a line in HANDLERS.
"""

from collections.abc import Callable, Mapping
from typing import Any

from campaign.store import Store
from campaign.store.audit import Sender
from campaign.store.errors import StoreError

Handler = Callable[[Store, Mapping[str, Any], Sender], dict[str, Any]]


class UnknownAct(StoreError):
    """No desk knows an act of that name."""


HANDLERS: dict[str, Handler] = {}


def act(store: Store, name: str, values: Mapping[str, Any], sender: Sender) -> dict[str, Any]:
    """Do the act `name`. Raises UnknownAct, and what the act raises."""
    if name not in HANDLERS:
        raise UnknownAct(f"there is no act {name!r}")
    return HANDLERS[name](store, values, sender)
