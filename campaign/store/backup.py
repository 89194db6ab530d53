"""Backup and restore: the database, every original, and a manifest with the hash of each.

A backup is a folder: campaign.duckdb, originals/ as in the store, and manifest.json, which is
written last: without it a backup is not whole and is not restored.
"""

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import duckdb

from campaign import clock
from campaign.store import audit
from campaign.store.audit import Sender
from campaign.store.connection import FILE_NAME, Store, open_store
from campaign.store.content import canonical_json
from campaign.store.disk import (
    COPIES,
    ORIGINALS,
    claim_folder,
    copy_durably,
    ensure_space,
    home_of,
    sha256_of,
    write_durably,
)
from campaign.store.errors import RestoreRefused, StoreNotWritable
from campaign.store.sql import fetch_dicts, statement
from campaign.store.transaction import in_transaction
from campaign.store.verified import Finding
from campaign.store.verify import original_fault

MANIFEST = "manifest.json"
FORMAT = 1
OPERATOR = Sender("cli", "operator")


@dataclass(frozen=True)
class Backup:
    """What was saved; `findings` are originals that were not there to be saved."""

    folder: Path
    submission_count: int
    original_count: int
    findings: tuple[Finding, ...]


def copy_database(store: Store, sender: Sender = OPERATOR) -> Path:
    """A copy of the database as of now, in a folder of its own; whoever asks removes that folder.

    Holds the write lock, so database and audit agree. The audit notes the copy. The file itself
    must never be read by the process that owns it: closing it would give up DuckDB's lock.
    Raises StoreNotWritable, StoreFull before the copy would touch the reserve of the disk.
    """
    assert store.path is not None, "a store in memory has no file to copy"
    target = store.folder / COPIES / uuid4().hex / FILE_NAME
    with store.write_lock:
        # Less than the copy needs when the log is long, therefore the log counts, too.
        ensure_space(store.folder, sum(p.stat().st_size for p in _files(store.path) if p.exists()))
        in_transaction(store, lambda cursor: _note_backup(cursor, target, sender))
        target.parent.mkdir(parents=True)
        try:
            _copy(store, target)
        except duckdb.Error as error:
            shutil.rmtree(target.parent)
            store.reopen()
            raise StoreNotWritable(f"the database could not be copied: {error}") from error
    return target


def _copy(store: Store, target: Path) -> None:
    with store.cursor() as cursor:
        row = cursor.execute("select current_database()").fetchone()
        assert row is not None
        cursor.execute(f"attach {_text(str(target))} as copied")
        try:
            cursor.execute(f"copy from database {_name(row[0])} to copied")
        finally:
            cursor.execute("detach copied")


def back_up(copy: Path, target: Path) -> Backup:
    """Write a backup to the folder `target` from a copy that `copy_database` made.

    An original that is missing or damaged does not keep the rest from being saved; it is a
    finding. Raises FolderNotEmpty, OSError.
    """
    claim_folder(target)
    originals_of = home_of(copy)
    rows, facts = _read_copy(copy)
    copy_durably(copy, target / FILE_NAME)
    saved, findings = [], []
    for row in rows:
        fault = original_fault(originals_of, row)
        if fault:
            findings.append(Finding(fault, {"name": row["file_name"], "path": row["stored_path"]}))
        else:
            copy_durably(originals_of / row["stored_path"], target / row["stored_path"])
            saved.append({"path": row["stored_path"], "sha256": row["sha256"]})
    manifest = {
        "format": FORMAT,
        "created_at": clock.now(),
        **facts,
        "database": {"path": FILE_NAME, "sha256": sha256_of(target / FILE_NAME)},
        "originals": saved,
        "missing_originals": [finding.values["path"] for finding in findings],
    }
    write_durably(target / MANIFEST, canonical_json(manifest).encode())
    return Backup(target, facts["submission_count"], len(saved), tuple(findings))


def _read_copy(copy: Path) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """The originals that a copied database names, and what the manifest says of the store."""
    store = open_store(copy)
    try:
        with store.cursor() as cursor:
            facts = fetch_dicts(cursor, "backup_facts", {})[0]
            facts["audit_head"] = audit.head(cursor).__dict__
            return fetch_dicts(cursor, "original_paths", {}), facts
    finally:
        store.close()


def restore(source: Path, target: Path, sender: Sender = OPERATOR) -> Store:
    """Make the store at `target` (a database file) from the backup in `source`; it is left open.

    Looks at everything before it writes anything. Raises RestoreRefused when the backup is not
    whole or when there is a store, or a part of one, at the target.
    """
    target = target.expanduser().resolve()
    manifest = _checked_manifest(source)
    _refuse_existing(target)
    for original in manifest["originals"]:
        copy_durably(source / original["path"], target.parent / original["path"])
    # Last, because with it the store is there.
    copy_durably(source / FILE_NAME, target)
    store = open_store(target)
    with store.write_lock:
        in_transaction(store, lambda cursor: _note_restore(cursor, manifest, sender))
    return store


def _checked_manifest(source: Path) -> Mapping[str, Any]:
    path = source / MANIFEST
    try:
        manifest: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        parts = [manifest["database"], *manifest["originals"]]
    except FileNotFoundError:
        raise RestoreRefused("restore-no-manifest", path=str(source)) from None
    except (ValueError, KeyError, TypeError) as error:
        raise RestoreRefused("restore-bad-manifest", path=str(path)) from error
    if manifest.get("format") != FORMAT:
        raise RestoreRefused("restore-bad-manifest", path=str(path))
    for part in parts:
        _check_part(source, part["path"], part["sha256"])
    return manifest


def _check_part(source: Path, relative: str, sha256: str) -> None:
    path = source / relative
    if not path.resolve().is_relative_to(source.resolve()) or not path.is_file():
        raise RestoreRefused("restore-part-missing", path=str(path))
    if sha256_of(path) != sha256:
        raise RestoreRefused("restore-part-changed", path=str(path))


def _refuse_existing(target: Path) -> None:
    there = [str(path) for path in (*_files(target), target.parent / ORIGINALS) if path.exists()]
    if there:
        folder = target.parent
        raise RestoreRefused("restore-occupied", paths=", ".join(there), folder=str(folder))


def _files(path: Path) -> tuple[Path, Path]:
    """The database file and its log."""
    return path, path.with_name(f"{path.name}.wal")


def _note_backup(cursor: duckdb.DuckDBPyConnection, target: Path, sender: Sender) -> None:
    detail = {"copy": target.parent.name, "audit_head": audit.head(cursor).__dict__}
    audit.append(cursor, [audit.Entry(audit.BACKUP, _store_id(cursor), detail, sender)])


def _note_restore(
    cursor: duckdb.DuckDBPyConnection, manifest: Mapping[str, Any], sender: Sender
) -> None:
    detail = {name: manifest[name] for name in ("created_at", "submission_count", "audit_head")}
    audit.append(cursor, [audit.Entry(audit.RESTORE, _store_id(cursor), detail, sender)])


def _store_id(cursor: duckdb.DuckDBPyConnection) -> str:
    row = cursor.execute(statement("store_info")).fetchone()
    assert row is not None
    return str(row[0])


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _name(value: str) -> str:
    return '"' + value.replace('"', '""') + '"'
