"""Kept originals: every received file under its own hash, on the disk before it is recorded."""

from dataclasses import dataclass
from pathlib import Path

from campaign.report.source import SourceFile
from campaign.store.connection import Store
from campaign.store.disk import ORIGINALS, is_full, sync_folder, write_durably
from campaign.store.errors import StoreError, StoreFull, StoreNotWritable

FOLDER = ORIGINALS


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

    Raises StoreNotWritable (StoreFull when the disk is full), with nothing half written, when
    the disk refuses.
    """
    relative = Path(FOLDER) / file.sha256[:2] / file.sha256
    target = store.folder / relative
    is_there = target.exists() and target.stat().st_size == len(file.content)
    try:
        # Whoever wrote it may have been killed before the folder was synced.
        sync_folder(target.parent) if is_there else write_durably(target, file.content)
    except OSError as error:
        fault = StoreFull if is_full(error) else StoreNotWritable
        raise fault(
            # The message goes into logs, where no file name belongs.
            f"the original {file.sha256[:12]} could not be kept ({error.strerror}); "
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
