"""The disk under a store: files that are whole or absent, and room kept free for what follows."""

import errno
import os
import shutil
import time
from hashlib import file_digest
from pathlib import Path

from campaign.settings import settings
from campaign.store.errors import FolderNotEmpty, StoreFull

MEGABYTE = 1024 * 1024
DRAFT = ".part"
ORIGINALS = "originals"
COPIES = "copies"
COPY_LIFE_SECONDS = 3600

_STARTED = time.time()


def ensure_space(folder: Path, needed: int) -> None:
    """Raise StoreFull when writing `needed` bytes would leave less than the reserve free.

    The reserve keeps the database from meeting a full disk in the middle of a checkpoint.
    """
    free, reserve = shutil.disk_usage(folder).free, settings().disk_reserve_mb * MEGABYTE
    if reserve and free - needed < reserve:
        raise StoreFull(
            f"nothing was stored: {folder} has {free // MEGABYTE} MB free and keeps "
            f"{reserve // MEGABYTE} MB in reserve; free some space and send the files again"
        )


def is_full(error: OSError) -> bool:
    """Whether the disk (or the quota) has no room left."""
    return error.errno in (errno.ENOSPC, errno.EDQUOT)


def write_durably(target: Path, data: bytes) -> None:
    """Write aside, sync, rename, sync the folders: after a crash it is whole or absent."""
    new_folders = [p for p in (target.parent, target.parent.parent) if not p.exists()]
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f"{target.name}.{os.getpid()}.{os.urandom(4).hex()}{DRAFT}")
    try:
        with draft.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
    for folder in (target.parent, *(path.parent for path in new_folders)):
        sync_folder(folder)


def copy_durably(source: Path, target: Path) -> None:
    """A copy of `source` at `target`, whole or absent even after a crash."""
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f"{target.name}{DRAFT}")
    try:
        with source.open("rb") as reader, draft.open("wb") as writer:
            shutil.copyfileobj(reader, writer, MEGABYTE)
            writer.flush()
            os.fsync(writer.fileno())
        draft.replace(target)
    except OSError as error:
        # A full disk does not say which file it has no room for.
        raise OSError(error.errno, error.strerror, error.filename or str(target)) from error
    finally:
        draft.unlink(missing_ok=True)
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Force the names in `folder` to the disk, as fsync does for the bytes of a file."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def home_of(database: Path) -> Path:
    """The folder that holds the originals of a database, also of a copy (<home>/copies/<id>/)."""
    folder = database.parent
    return folder.parent.parent if folder.parent.name == COPIES else folder


def sha256_of(path: Path) -> str:
    """The hash of a file's bytes, read piece by piece."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def claim_folder(folder: Path) -> None:
    """Make `folder`, or take it when it is empty. Raises FolderNotEmpty."""
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FolderNotEmpty("folder-not-empty", path=str(folder))


def remove_leftovers(folder: Path) -> None:
    """Remove what a killed process left in a store's folder: drafts and forgotten copies.

    Only the owner of the store may ask; what this process itself is writing stays.
    """
    for draft in (folder / ORIGINALS).glob(f"*/*{DRAFT}"):
        if draft.stat().st_mtime < _STARTED:
            draft.unlink(missing_ok=True)
    for copy in (folder / COPIES).glob("*"):
        if copy.stat().st_mtime < time.time() - COPY_LIFE_SECONDS:
            shutil.rmtree(copy, ignore_errors=True)
