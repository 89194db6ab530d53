"""What a command does when a running server owns the store: it asks that server.

Whoever only reads gets a copy of the database, made by its owner and removed after use; whoever
hands something in talks to the owner's desk. Without a running server that answers, StoreBusy
says who owns the store.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from campaign.door.desk import Desk, LocalDesk
from campaign.door.remote import DeskUnreachable, RemoteDesk
from campaign.door.running import operator_for
from campaign.store import Store, StoreBusy, open_store

OpenStore = Callable[[], Store]


@contextmanager
def desk(open_own: OpenStore) -> Iterator[Desk]:
    """The desk of the store that `open_own` opens, or of the server that owns it.

    Raises StoreBusy when the owner is no server that answers.
    """
    try:
        own = open_own()
    except StoreBusy as busy:
        with _owner(busy) as owner:
            yield owner
    else:
        yield LocalDesk(own)


@contextmanager
def readable_store(open_own: OpenStore) -> Iterator[Store]:
    """A store to read from: the one that `open_own` opens, or a copy of it while it is busy.

    Raises StoreBusy when the owner is no server that answers.
    """
    try:
        own = open_own()
    except StoreBusy:
        with readable_copy(open_own) as path:
            copied = open_store(path)
            try:
                yield copied
            finally:
                copied.close()
    else:
        yield own


@contextmanager
def readable_copy(open_own: OpenStore) -> Iterator[Path]:
    """A copy of the database of the store that `open_own` opens, made by whoever owns it.

    Raises StoreBusy when the owner is no server that answers.
    """
    with desk(open_own) as owner:
        path = owner.copy()
    try:
        yield path
    finally:
        shutil.rmtree(path.parent)


@contextmanager
def _owner(busy: StoreBusy) -> Iterator[RemoteDesk]:
    owner = operator_for(Path(busy.path).parent)
    if owner is None:
        raise busy
    try:
        yield owner
    except DeskUnreachable:
        raise busy from None
