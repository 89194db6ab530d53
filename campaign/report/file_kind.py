"""What a file really is, told from its content: names lie, first bytes rarely do."""

import zipfile
from enum import StrEnum
from io import BytesIO

from campaign.report.source import SourceFile


class FileKind(StrEnum):
    """The three kinds that are read."""

    WORKBOOK = "workbook"
    ARCHIVE = "archive"
    TEXT = "text"


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"RIFF", b"II*\x00", b"MM\x00*")
_MARKUP = (b"<!doctype html", b"<html", b"<head", b"<table", b"<body", b"<meta", b"<script")
_TEXT_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_TEXT_ENDINGS = (".csv", ".tsv", ".txt")
# A part that only this kind of document has, and the label of the refusal.
_FOREIGN_PARTS = {
    "xl/vbaProject.bin": "read-file-xlsm",
    "xl/workbook.bin": "read-file-xlsb",
    "word/document.xml": "read-file-word",
    "ppt/presentation.xml": "read-file-word",
}


def kind_of(file: SourceFile) -> FileKind | str:
    """The kind of `file`, or the label key of the reason why files of its kind are not read."""
    content = file.content
    if not content.strip(b"\x00\t\r\n "):
        return "read-file-empty"
    if content.startswith(b"PK"):
        return _kind_of_zip(content)
    if content.startswith(_OLE):
        # An encrypted workbook is wrapped in the container format of the old .xls files.
        is_encrypted = "EncryptedPackage".encode("utf-16-le") in content
        return "read-file-encrypted" if is_encrypted else "read-file-xls"
    return _kind_of_bytes(file)


def _kind_of_zip(content: bytes) -> FileKind | str:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = set(archive.namelist())
            is_sheet_document = "mimetype" in names and "content.xml" in names
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError):
        return "read-file-truncated"
    for part, key in _FOREIGN_PARTS.items():
        if part in names:
            return key
    if is_sheet_document:
        return "read-file-ods"
    if "[Content_Types].xml" in names:
        has_workbook = any(name.lower() == "xl/workbook.xml" for name in names)
        return FileKind.WORKBOOK if has_workbook else "read-file-broken"
    return FileKind.ARCHIVE


def _kind_of_bytes(file: SourceFile) -> FileKind | str:
    content, name = file.content, file.name.lower()
    head = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if content.startswith(b"%PDF"):
        return "read-file-pdf"
    if content.startswith(_IMAGES) and not name.endswith(_TEXT_ENDINGS):
        return "read-file-image"
    if head.startswith(_MARKUP):
        return "read-file-html"
    if head.startswith(b"<?xml"):
        return "read-file-html" if b"<html" in head else "read-file-xml"
    if name.endswith(_TEXT_ENDINGS):
        return "read-file-image" if content.startswith(_IMAGES[:3]) else FileKind.TEXT
    if content.startswith(_TEXT_BOMS) or b"\x00" not in content[:4096]:
        return "read-file-text"
    return "read-file-unknown"
