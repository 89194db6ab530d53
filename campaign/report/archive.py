"""ZIP containers (a ZIP of reports, and every XLSX is one): checked before anything is unpacked.

The directory alone says whether unpacking would hurt; the sizes it states are binding, because
Python's zipfile stops at the stated size and then finds the checksum wrong.
"""

import re
import stat
import zipfile
import zlib
from io import BytesIO
from pathlib import PurePosixPath

from campaign.report.problem import Problem
from campaign.report.rules_read import found
from campaign.report.source import SourceFile
from campaign.settings import ReadLimits

MEGABYTE = 1024 * 1024
# Small parts of plain XML shrink enormously by nature; only large ones can be bombs.
_RATIO_FROM_BYTES = MEGABYTE
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError)
_ENCRYPTED_FLAG = 0x1
_DRIVE = re.compile(r"[A-Za-z]:")
# Left behind by operating systems, never written by a person.
_LITTER = ("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini")


def precheck(file: SourceFile, limits: ReadLimits) -> Problem | None:
    """The first reason in the ZIP directory of `file` not to unpack it, or None."""
    try:
        with zipfile.ZipFile(BytesIO(file.content)) as archive:
            parts = archive.infolist()
    except _UNREADABLE:
        return found("read-file-truncated", file.name)
    return _size_problem(file, parts, limits) or _part_problem(file, parts)


def members(file: SourceFile) -> list[SourceFile] | Problem:
    """The files inside a ZIP that passed `precheck`, folders and system litter left out."""
    found_files = []
    try:
        with zipfile.ZipFile(BytesIO(file.content)) as archive:
            for part in archive.infolist():
                path = PurePosixPath(part.filename)
                is_litter = path.name.startswith("._") or any(p in _LITTER for p in path.parts)
                if not part.is_dir() and not is_litter:
                    found_files.append(SourceFile(f"{file.name}/{path}", archive.read(part)))
    except _UNREADABLE:
        return found("read-file-truncated", file.name)
    return found_files or found("read-zip-empty", file.name)


def _size_problem(
    file: SourceFile, parts: list[zipfile.ZipInfo], limits: ReadLimits
) -> Problem | None:
    if len(parts) > limits.part_count:
        return found("read-limit-parts", file.name, count=len(parts), limit=limits.part_count)
    for part in parts:
        size = _megabytes(part.file_size)
        if part.file_size > limits.part_mb * MEGABYTE:
            return found(
                "read-limit-part", file.name, part=part.filename, size=size, limit=limits.part_mb
            )
        is_bomb = part.file_size > limits.ratio * max(part.compress_size, 1)
        if is_bomb and part.file_size > _RATIO_FROM_BYTES:
            return found("read-limit-ratio", file.name, part=part.filename, limit=limits.ratio)
    total = sum(part.file_size for part in parts)
    if total > limits.total_mb * MEGABYTE:
        return found("read-limit-total", file.name, size=_megabytes(total), limit=limits.total_mb)
    return None


def _part_problem(file: SourceFile, parts: list[zipfile.ZipInfo]) -> Problem | None:
    # Overlapping parts: one stretch of packed bytes counted many times is a known bomb.
    if sum(part.compress_size for part in parts) > len(file.content):
        return found("read-file-broken", file.name)
    if len({part.filename for part in parts}) != len(parts):
        return found("read-zip-path", file.name, part=_first_twice(parts))
    for part in parts:
        if part.flag_bits & _ENCRYPTED_FLAG:
            return found("read-zip-encrypted", file.name)
        if _is_trick(part):
            return found("read-zip-path", file.name, part=part.filename)
        if part.compress_type not in _METHODS:
            return found("read-zip-method", file.name, part=part.filename)
    return None


def _is_trick(part: zipfile.ZipInfo) -> bool:
    # orig_filename: zipfile itself cuts names at a NUL and turns backslashes on Windows.
    name = part.orig_filename
    path = PurePosixPath(name.replace("\\", "/"))
    is_link = stat.S_ISLNK(part.external_attr >> 16)
    return (
        not part.filename
        or is_link
        or path.is_absolute()
        or ".." in path.parts
        or "\x00" in name
        or _DRIVE.match(name) is not None
    )


def _first_twice(parts: list[zipfile.ZipInfo]) -> str:
    names = [part.filename for part in parts]
    return next(name for name in names if names.count(name) > 1)


def _megabytes(size: int) -> str:
    return f"{size / MEGABYTE:.1f}"
