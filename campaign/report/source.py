"""A file as it was handed in: its name and its bytes, nothing interpreted yet."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class SourceFile:
    """One uploaded file. `name` is the sender's file name, kept only for messages."""

    name: str
    content: bytes

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of the content as lower-case hex."""
        return hashlib.sha256(self.content).hexdigest()


def package_sha256(files: Iterable[SourceFile]) -> str:
    """SHA-256 of a package: of its only file, or of its files' hashes in sorted order.

    Sorted, so that the same CSV files given in another order are the same package.
    """
    hashes = sorted(file.sha256 for file in files)
    if len(hashes) == 1:
        return hashes[0]
    return hashlib.sha256("\n".join(hashes).encode("ascii")).hexdigest()
