"""Ordered schema changes: every file of queries/schema/ is applied once and never again.

To change the schema add the next numbered file; an applied file must stay as it is.
"""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import duckdb

from campaign import clock
from campaign.store.errors import MigrationChanged, StagingFault
from campaign.store.sql import statement


def migrate(cursor: duckdb.DuckDBPyConnection, schema_dir: Path) -> list[str]:
    """Apply what is new in `schema_dir`, in file-name order; return the names applied.

    Raises MigrationChanged when an applied file was edited or removed. Ends with a
    checkpoint, because schema changes left in the log have crashed DuckDB on reopening.
    """
    cursor.execute(statement("create_schema_migration"))
    applied = dict(cursor.execute(statement("applied_migrations")).fetchall())
    files = {path.name: path for path in sorted(schema_dir.glob("*.sql"))}
    _refuse_changed(applied, files)
    fresh = [name for name in files if name not in applied]
    for name in fresh:
        _apply(cursor, name, files[name])
    if fresh:
        cursor.execute("checkpoint")
    return fresh


def load_staging(cursor: duckdb.DuckDBPyConnection, staging_dir: Path) -> None:
    """Create the macros of `staging_dir` again when one of the files has changed."""
    files = sorted(staging_dir.glob("*.sql"))
    texts = {f"queries/staging/{path.name}": path.read_bytes().decode() for path in files}
    digest = staging_sha256(texts)
    stored = cursor.execute(statement("reference_hash"), {"name": "staging"}).fetchone()
    if stored and stored[0] == digest:
        return
    for path, fault in create_macros(cursor, texts).items():
        raise StagingFault(f"{path}: {fault}") from fault
    record_load(cursor, "staging", digest)
    cursor.execute("checkpoint")


def staging_sha256(texts: Mapping[str, str]) -> str:
    """The hash under which the macros of these files, by path, are remembered as loaded."""
    return sha256(b"\0".join(texts[path].encode() for path in sorted(texts))).hexdigest()


def create_macros(
    cursor: duckdb.DuckDBPyConnection, texts: Mapping[str, str]
) -> dict[str, duckdb.Error]:
    """Create the macros whatever their order: one may call another that comes later.

    texts: a statement each, by path. What could not be created is returned, with why.
    """
    waiting = list(texts)
    while waiting:
        failed: dict[str, duckdb.Error] = {}
        for path in waiting:
            try:
                cursor.execute(texts[path])
            except duckdb.Error as error:
                failed[path] = error
        if len(failed) == len(waiting):
            return failed
        waiting = list(failed)
    return {}


def record_load(cursor: duckdb.DuckDBPyConnection, name: str, digest: str) -> None:
    """Remember the hash of what was loaded under `name`."""
    cursor.execute(
        statement("record_reference"), {"name": name, "sha256": digest, "loaded_at": clock.now()}
    )


def _apply(cursor: duckdb.DuckDBPyConnection, name: str, path: Path) -> None:
    cursor.begin()
    try:
        cursor.execute(path.read_text(encoding="utf-8"))
        values = {"migration": name, "sha256": _digest(path), "applied_at": clock.now()}
        cursor.execute(statement("record_migration"), values)
    except BaseException:
        cursor.rollback()
        raise
    cursor.commit()


def _refuse_changed(applied: dict[str, str], files: dict[str, Path]) -> None:
    for name, digest in applied.items():
        if name not in files:
            raise MigrationChanged(f"queries/schema/{name} was applied to this store but is gone")
        if _digest(files[name]) != digest:
            raise MigrationChanged(
                f"queries/schema/{name} was changed after it had been applied to this store; "
                "restore it and put the change into a new numbered file"
            )


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()
