"""A file as it was handed in: its name and its bytes, nothing interpreted yet."""

import hashlib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from campaign.report.free_text import masked

_NAME_LENGTH = 200  # of a name that is kept; its end says what kind of file it is
# Control characters, signs that turn the direction of writing, halves of characters.
_UNFIT = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))


@dataclass(frozen=True)
class SourceFile:
    """One uploaded file.

    `name` is the sender's file name in NFC. It is only shown, never a path that is opened;
    characters that could break a message, a log line or the store are shown as �, and the digits
    of what looks like somebody's telephone, identity number or address as •.
    """

    name: str
    content: bytes

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", _screened(_shown(self.name)))

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


def _shown(name: str) -> str:
    if len(name) > _NAME_LENGTH:
        name = f"{name[: _NAME_LENGTH // 2]}…{name[-_NAME_LENGTH // 2 :]}"
    if name.isascii() and name.isprintable():
        return name
    fit = ("\ufffd" if unicodedata.category(c) in _UNFIT else c for c in name)
    return unicodedata.normalize("NFC", "".join(fit))


def _screened(name: str) -> str:
    """Without personal data, part by part: the ward's code and a day side by side are nobody's."""
    stem, dot, kind = name.rpartition(".") if "." in name else (name, "", "")
    return "_".join(map(masked, stem.split("_"))) + dot + kind
