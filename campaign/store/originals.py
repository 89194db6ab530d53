"""Kept originals: every received file under its own hash, on the disk before it is recorded."""

import os
from dataclasses import dataclass
from pathlib import Path

from campaign.report.source import SourceFile
from campaign.store.connection import Store
from campaign.store.errors import StoreError, StoreNotWritable

FOLDER = "originals"


class OriginalMissing(StoreError):
    """The store names an original whose file is not there, or not as it was received."""


@dataclass(frozen=True)
class KeptOriginal:
    """A file that is safely on the disk; `stored_path` is relative to the store's folder."""

    sha256: str
    file_name: str
    byte_count: int
    stored_path: str


def keep(store: Store, file: SourceFile) -> KeptOriginal:
    """Write `file` to originals/ab/abcdef… unless it is there, and force it to the disk.

    Raises StoreNotWritable, with nothing half written, when the disk refuses.
    """
    relative = Path(FOLDER) / file.sha256[:2] / file.sha256
    target = store.folder / relative
    if not (target.exists() and target.stat().st_size == len(file.content)):
        try:
            _write_durably(target, file.content)
        except OSError as error:
            raise StoreNotWritable(
                f"{file.name}: the original could not be kept ({error.strerror}); "
                "nothing was stored: free some space and send it again"
            ) from error
    return KeptOriginal(file.sha256, file.name, len(file.content), str(relative))


def content(store: Store, sha256: str) -> bytes:
    """The bytes of a kept original. Raises OriginalMissing."""
    path = store.folder / FOLDER / sha256[:2] / sha256
    try:
        found = path.read_bytes()
    except FileNotFoundError:
        raise OriginalMissing(f"{path} is missing; restore it from a backup") from None
    if SourceFile(path.name, found).sha256 != sha256:
        raise OriginalMissing(f"{path} is not the file that was received; restore it")
    return found


def _write_durably(target: Path, data: bytes) -> None:
    """Write aside, sync, rename, sync the folders: after a crash it is whole or absent."""
    new_folders = [p for p in (target.parent, target.parent.parent) if not p.exists()]
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f"{target.name}.{os.getpid()}.{os.urandom(4).hex()}.part")
    try:
        with draft.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
    for folder in (target.parent, *(path.parent for path in new_folders)):
        _sync_folder(folder)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
