"""One transaction of the ledger: all of it is stored or nothing, whatever the disk does meanwhile.

Everything that writes to the store goes through `in_transaction`, under the store's write lock:

    with store.write_lock:
        in_transaction(store, lambda cursor: …)
"""

from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

import duckdb

from campaign.store.connection import Store
from campaign.store.disk import sync_folder
from campaign.store.errors import StoreFull, StoreNotWritable

ATTEMPTS = 5

Result = TypeVar("Result")


def in_transaction(
    store: Store, work: Callable[[duckdb.DuckDBPyConnection], Result], *, commit: bool = True
) -> Result:
    """Run `work` in one transaction, again after a conflict or a reopening.

    `work` may run several times. It must find out by itself what an earlier run has stored: when
    the disk fills during a checkpoint, the commit before it stands though it seemed to fail.
    Raises StoreNotWritable, StoreFull when the disk is full; nothing of the work is stored then.
    """
    for attempt in range(1, ATTEMPTS + 1):
        try:
            result = _attempt(store, work, commit)
        except duckdb.Error as error:
            is_fatal = isinstance(error, duckdb.FatalException)
            if is_fatal:
                store.reopen()
            if attempt == ATTEMPTS or not (is_fatal or _is_conflict(error)):
                raise _explained(error) from error
        else:
            return result
    raise AssertionError("the last attempt returns or raises")


def _attempt(
    store: Store, work: Callable[[duckdb.DuckDBPyConnection], Result], commit: bool
) -> Result:
    with store.cursor() as cursor:
        cursor.begin()
        try:
            result = work(cursor)
            cursor.commit() if commit else cursor.rollback()
        except BaseException:
            # A failed commit has rolled back by itself; then there is nothing left to roll back.
            with suppress(duckdb.Error):
                cursor.rollback()
            raise
        finally:
            # Also after a failure: a commit that seemed to fail may stand.
            store.moved()
    if commit and store.path is not None:
        # DuckDB syncs its log but not the folder that the log was created in.
        sync_folder(store.folder)
    return result


def _is_conflict(error: duckdb.Error) -> bool:
    return isinstance(error, duckdb.ConstraintException) or "onflict" in str(error)


def _explained(error: duckdb.Error) -> Exception:
    places = (duckdb.IOException, duckdb.TransactionException, duckdb.FatalException)
    if not isinstance(error, (*places, duckdb.OutOfMemoryException)):
        return error
    fault = StoreFull if "No space left" in str(error) else StoreNotWritable
    return fault(
        f"nothing was stored ({error}); earlier reports are safe: "
        "see that the disk has space, then send the files again"
    )
