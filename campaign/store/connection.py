"""The one owner of a store: one DuckDB connection per store and process, a cursor per use.

A DuckDB connection shared by threads returns wrong rows without an error, therefore nobody
outside this module sees the connection: `store.cursor()` gives a fresh cursor each time.
"""

import re
import tempfile
import threading
import time
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

import duckdb

from campaign import clock
from campaign.settings import settings
from campaign.store import audit
from campaign.store.disk import remove_leftovers
from campaign.store.errors import StoreBusy, StoreDamaged, StoreKindMismatch, StoreNotWritable
from campaign.store.live import LiveFigures
from campaign.store.migrations import load_staging, migrate
from campaign.store.moves import Moves
from campaign.store.reference import load_reference
from campaign.store.sql import statement

MEMORY = ":memory:"
FILE_NAME = "campaign.duckdb"
KINDS = ("demo", "real")
LOOK_SECONDS = 1.0
REOPEN_SECONDS = 5.0
REOPEN_PAUSE_SECONDS = 0.02
NO_EXTENSIONS = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}

Result = TypeVar("Result")

_open_stores: dict[Path, "Store"] = {}
_registry_lock = threading.Lock()


class Store:
    """A store that is open in this process; ask `open_store` for it."""

    def __init__(self, path: Path | None, kind: str | None) -> None:
        """Open or create the store at `path` (None: in memory, originals in a temporary folder)."""
        self.path = path
        self.write_lock = threading.Lock()
        self._scratch = tempfile.TemporaryDirectory() if path is None else None
        self.folder = path.parent if path else Path(str(self._scratch and self._scratch.name))
        self._gate = threading.RLock()
        self._lent: weakref.WeakSet[duckdb.DuckDBPyConnection] = weakref.WeakSet()
        self._looked_at = time.monotonic()
        self._moves = Moves()
        self._version: tuple[int, str] = (-1, "")
        self._connection: duckdb.DuckDBPyConnection | None = _connect(path, self.folder)
        try:
            self._prepare(kind)
        except BaseException:
            self._connection.close()
            raise

    @property
    def kind(self) -> str:
        """'demo' (simulated reports) or 'real'."""
        return self._kind

    @property
    def is_demo(self) -> bool:
        """True when the reports in this store are simulated."""
        return self._kind == "demo"

    @property
    def data_version(self) -> str:
        """Text that changes with every stored submission and every reference change."""
        row = self.recovering(lambda cursor: cursor.execute(statement("data_version")).fetchone())
        assert row is not None
        store_id, submission_no, reference_sha256 = row
        return f"{store_id[:8]}-{submission_no}-{reference_sha256[:8]}"

    @property
    def known_version(self) -> str:
        """data_version from memory, read again only after a commit of this process.

        Whoever reads it after a receipt was given finds the report in it, because `moved` is
        called between the two.
        """
        moves, version = self._version
        if moves != self._moves.count:
            moves = self._moves.count  # before the reading: a commit meanwhile must be noticed
            version = self.data_version
            self._version = moves, version
        return version

    def moved(self) -> None:
        """Tell that something may have been committed; every writer does so after its commit."""
        self._moves.note()

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A cursor of one's own; close it, or use it in a `with` statement.

        DuckDB gives a database up when the disk fills during a checkpoint. That is looked for now
        and then, and the file opened again, so that reading goes on whoever met the fault.
        """
        with self._gate:
            if self._connection is None or time.monotonic() - self._looked_at > LOOK_SECONDS:
                self._revive()
            assert self._connection is not None
            lent = self._connection.cursor()
            self._lent.add(lent)
            return lent

    def reopen(self) -> None:
        """Open the file again if DuckDB has given the database up; else do nothing.

        Waits until the cursors of other threads have failed and are closed, and after a while
        closes those that nobody uses. Nothing that was committed is lost. Raises StoreNotWritable
        when it cannot be opened; `cursor` tries again.
        """
        give_up_at = time.monotonic() + REOPEN_SECONDS
        while time.monotonic() < give_up_at:
            try:
                with self._gate:
                    return self._revive()
            except duckdb.FatalException:
                time.sleep(REOPEN_PAUSE_SECONDS)
        with self._gate:
            for forgotten in list(self._lent):
                forgotten.close()
            try:
                self._revive()
            except duckdb.FatalException as error:
                raise StoreNotWritable(f"{self.path}: cannot be opened again: {error}") from error

    def recovering(self, work: Callable[[duckdb.DuckDBPyConnection], Result]) -> Result:
        """What `work` gives with a cursor; tried once more when the database had to be reopened."""
        try:
            with self.cursor() as cursor:
                return work(cursor)
        except duckdb.FatalException:
            self.reopen()
        with self.cursor() as cursor:
            return work(cursor)

    def close(self) -> None:
        """Let go of the file, so that another process may own it."""
        with _registry_lock:
            if self.path is not None:
                _open_stores.pop(self.path, None)
            if self._connection is not None:
                self._connection.close()
            if self._scratch is not None:
                self._scratch.cleanup()

    def _revive(self) -> None:
        """One look at the connection, and one try to open the file again if that is needed."""
        if self._connection is None or not _is_alive(self._connection):
            if self.path is None:
                raise StoreDamaged("a store in memory is gone for good when its database fails")
            # While any cursor of the old database lives, DuckDB hands out the old one again.
            self._connection = None
            self._connection = _connect(self.path, self.folder)
            self.live = LiveFigures(self.cursor, self._moves, is_apart=True)
            self.moved()
        self._looked_at = time.monotonic()

    def _prepare(self, kind: str | None) -> None:
        places = settings()
        if self.path is not None:
            remove_leftovers(self.folder)
        with self.cursor() as cursor:
            migrate(cursor, places.queries_dir / "schema")
            self._kind = _settle_kind(cursor, kind, self.path)
            _begin_audit(cursor)
            load_reference(cursor, places.reference_dir)
            load_staging(cursor, places.queries_dir / "staging")
        is_apart = self.path is not None
        self.live = LiveFigures(self.cursor, self._moves, is_apart=is_apart)


def open_store(path: str | Path | None = None, kind: str | None = None) -> Store:
    """The store at `path`, opened once per process and shared by its threads.

    `path` ':memory:' makes a new store in memory (for tests). Without `path`: the file named
    by CAMPAIGN_DB, else the demo or real store of `kind`, else the one CAMPAIGN_STORE asks
    for (auto = the real store once it holds an accepted report, before that the demo).
    Raises StoreBusy when another process owns the file, StoreKindMismatch when the store
    there is of the other kind, StoreDamaged when it cannot be read.
    """
    if kind is not None and kind not in KINDS:
        raise ValueError(f"kind is {kind!r}; use one of {KINDS}")
    if path == MEMORY:
        return Store(None, kind)
    places = settings()
    if path is None and places.db_path is not None:
        path = places.db_path
        kind = kind or (places.store_choice if places.store_choice in KINDS else None)
    if path is not None:
        return _shared(Path(path), kind)
    if kind is None and places.store_choice == "auto":
        return _automatic()
    chosen = kind or places.store_choice
    return _shared(places.store_dir(chosen) / FILE_NAME, chosen)


def _automatic() -> Store:
    real_path = settings().store_dir("real") / FILE_NAME
    if real_path.exists():
        real = _shared(real_path, "real")
        with real.cursor() as cursor:
            if cursor.execute(statement("has_accepted")).fetchone() == (True,):
                return real
        real.close()
    return _shared(settings().store_dir("demo") / FILE_NAME, "demo")


def _shared(path: Path, kind: str | None) -> Store:
    path = path.expanduser().resolve()
    with _registry_lock:
        if path not in _open_stores:
            path.parent.mkdir(parents=True, exist_ok=True)
            _open_stores[path] = Store(path, kind)
        store = _open_stores[path]
    if kind is not None and kind != store.kind:
        raise StoreKindMismatch(_mismatch(path, store.kind, kind))
    return store


def _connect(path: Path | None, folder: Path) -> duckdb.DuckDBPyConnection:
    try:
        connection = duckdb.connect(str(path or MEMORY), config=dict(NO_EXTENSIONS))
    except duckdb.Error as error:
        owner = re.search(r"PID (\d+)", str(error))
        if owner:
            raise StoreBusy(path, owner[1]) from error
        raise StoreDamaged(f"{path}: the store cannot be opened: {error}") from error
    try:
        # GLOBAL, because a plain SET would not reach the cursors.
        connection.execute("set global TimeZone = 'Asia/Ho_Chi_Minh'")
        connection.execute("set enable_progress_bar = false")
        connection.execute("set allowed_directories = $folders", {"folders": [str(folder)]})
        connection.execute("set enable_external_access = false")
    except duckdb.Error:
        connection.close()
        raise
    return connection


def _is_alive(connection: duckdb.DuckDBPyConnection) -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("select 1")
    except duckdb.FatalException:
        return False
    return True


def _settle_kind(cursor: duckdb.DuckDBPyConnection, kind: str | None, path: Path | None) -> str:
    row = cursor.execute(statement("store_info")).fetchone()
    if row is None:
        new = {"store_id": uuid4().hex, "store_kind": kind or "real", "created_at": clock.now()}
        cursor.execute(statement("create_store_info"), new)
        return str(new["store_kind"])
    if kind is not None and row[1] != kind:
        raise StoreKindMismatch(_mismatch(path, row[1], kind))
    return str(row[1])


def _begin_audit(cursor: duckdb.DuckDBPyConnection) -> None:
    row = cursor.execute(statement("store_info")).fetchone()
    assert row is not None
    cursor.begin()
    try:
        audit.begin(cursor, row[0])
    except BaseException:
        cursor.rollback()
        raise
    cursor.commit()


def _mismatch(path: Path | None, actual: str, wanted: str) -> str:
    return f"{path} is a {actual} store, not a {wanted} one; the two never mix: choose another file"
