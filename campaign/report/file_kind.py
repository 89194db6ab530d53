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
# Telephones' pictures: a box "ftyp" with one of these brands.
_PHOTO_BRANDS = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif")
_PACKED = (b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b")
_MARKUP = (b"<!doctype html", b"<html", b"<head", b"<table", b"<body", b"<meta", b"<script")
_MAIL_PAGE = b"mime-version:"  # a web page saved as one file, often under the name .xls
_OLE_DOCUMENTS = ("WordDocument", "PowerPoint Document")
_TEXT_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_TEXT_ENDINGS = (".csv", ".tsv", ".txt")
# A part that only this kind of document has, and the label of the refusal.
_FOREIGN_PARTS = {
    "xl/vbaProject.bin": "read-file-xlsm",
    "xl/workbook.bin": "read-file-xlsb",
    "word/document.xml": "read-file-word",
    "ppt/presentation.xml": "read-file-word",
    "Index/Document.iwa": "read-file-numbers",
}
# Macros by another name: sheets of Excel 4 macros, and a project that was moved elsewhere.
_MACRO_FOLDER, _MACRO_PROJECT = "xl/macrosheets/", "vbaproject.bin"


def kind_of(file: SourceFile) -> FileKind | str:
    """The kind of `file`, or the label key of the reason why files of its kind are not read."""
    content = file.content
    if not content.strip(b"\x00\t\r\n "):
        return "read-file-empty"
    if content.startswith(b"PK"):
        return _kind_of_zip(content)
    if content.startswith(_OLE):
        return _kind_of_ole(content)
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
    if any(_is_macro(name.lower()) for name in names):
        return "read-file-xlsm"
    if is_sheet_document:
        return "read-file-ods"
    if "[Content_Types].xml" in names:
        has_workbook = any(name.lower() == "xl/workbook.xml" for name in names)
        return FileKind.WORKBOOK if has_workbook else "read-file-broken"
    return FileKind.ARCHIVE


def _kind_of_ole(content: bytes) -> str:
    # An encrypted workbook is wrapped in the container format of the old .xls files.
    if "EncryptedPackage".encode("utf-16-le") in content:
        return "read-file-encrypted"
    is_document = any(name.encode("utf-16-le") in content for name in _OLE_DOCUMENTS)
    return "read-file-word" if is_document else "read-file-xls"


def _is_macro(name: str) -> bool:
    return name.startswith(_MACRO_FOLDER) or name.endswith(_MACRO_PROJECT)


def _kind_of_bytes(file: SourceFile) -> FileKind | str:
    content, name = file.content, file.name.lower()
    is_text_name = name.endswith(_TEXT_ENDINGS)
    foreign = _foreign(content, is_text_name=is_text_name)
    if foreign:
        return foreign
    if is_text_name:
        return FileKind.TEXT
    if content.startswith(_TEXT_BOMS) or b"\x00" not in content[:4096]:
        return "read-file-text"
    return "read-file-unknown"


def _foreign(content: bytes, *, is_text_name: bool) -> str | None:
    """The label of the refusal of a picture, a document, an archive or a page, else None."""
    if content.startswith(b"%PDF"):
        return "read-file-pdf"
    # The short signatures may begin a text as well.
    if content.startswith(_IMAGES[:3] if is_text_name else _IMAGES):
        return "read-file-image"
    if content[4:8] == b"ftyp" and content[8:12] in _PHOTO_BRANDS:
        return "read-file-image"
    if content.startswith(_PACKED):
        return "read-file-rar"
    head = _head(content)
    if head.startswith(_MAIL_PAGE) or (head.startswith(b"<") and any(m in head for m in _MARKUP)):
        return "read-file-html"
    return "read-file-xml" if head.startswith(b"<?xml") else None


def _head(content: bytes) -> bytes:
    """The beginning as lower-case bytes without byte order mark, UTF-16 made UTF-8."""
    head = content[:2048]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "ignore").encode("utf-8", "ignore")
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
