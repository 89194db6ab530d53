"""From a multipart request to the files in it, within bounds, and the moment of its last byte."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import PureWindowsPath

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

from campaign.door.body import Body, BodyTooLarge, BodyTooSlow
from campaign.door.refusal import Refusal
from campaign.report.source import SourceFile
from campaign.settings import ReadLimits, settings

FILE_FIELD = "file"
MEGABYTE = 1024 * 1024
# Multipart headers and boundaries of a part, generously.
PART_OVERHEAD = 4096
NAME_LENGTH = 200
NAMELESS = "bao-cao"


@dataclass(frozen=True)
class Bounds:
    """What one hand-in may hold; `fields` are the text fields it may have beside its files."""

    total_mb: int
    file_count: int
    field_bytes: int
    fields: frozenset[str]

    @classmethod
    def of(cls, limits: ReadLimits, file_count: int, field_bytes: int, *fields: str) -> "Bounds":
        """Room for two files of the largest size, as on the upload page."""
        return cls(limits.raw_mb * 2, file_count, field_bytes, frozenset(fields))


@dataclass(frozen=True)
class Delivery:
    """A hand-in that is wholly there. `arrived_at`: when its last byte was."""

    uploads: tuple[UploadFile, ...]
    fields: dict[str, str]
    arrived_at: datetime

    def files(self, names: list[str] | None = None) -> list[SourceFile]:
        """The files with their bytes, under `names` or those that the sender gave them.

        Reads from the disk: to be called in a thread.
        """
        given = names or [file_name(upload.filename) for upload in self.uploads]
        return [
            SourceFile(name, upload.file.read())
            for name, upload in zip(given, self.uploads, strict=True)
        ]

    async def close(self) -> None:
        """Let go of the temporary files."""
        for upload in self.uploads:
            await upload.close()


async def receive(
    request: Request, body: Body, bounds: Bounds, on_last_byte: Callable[[], None] | None = None
) -> Delivery:
    """Read the whole request. Raises Refusal for one that is too large, too slow or no hand-in."""
    if not request.headers.get("content-type", "").lower().startswith("multipart/form-data"):
        raise Refusal(415, "not-multipart")
    limits = settings().api
    body.most_bytes = bounds.total_mb * MEGABYTE + bounds.file_count * PART_OVERHEAD
    body.idle_seconds, body.most_seconds = limits.idle_seconds, limits.upload_seconds
    body.on_last_byte = on_last_byte
    if _declared(request) > body.most_bytes:
        raise Refusal(413, "too-large", limit=bounds.total_mb)
    form = await _form(request, bounds)
    try:
        return _delivery(form, body, bounds)
    except Refusal:
        await form.close()
        raise


async def _form(request: Request, bounds: Bounds) -> FormData:
    try:
        return await request.form(
            max_files=bounds.file_count,
            max_fields=len(bounds.fields) + 1,
            max_part_size=bounds.field_bytes,
        )
    except BodyTooLarge as error:
        raise Refusal(413, "too-large", limit=bounds.total_mb) from error
    except BodyTooSlow as error:
        raise Refusal(408, "too-slow") from error
    except HTTPException as error:  # what Starlette makes of a multipart fault
        why = {"reason": error.detail}
        raise Refusal(400, "malformed", extra=why, limit=bounds.file_count) from error


def _delivery(form: FormData, body: Body, bounds: Bounds) -> Delivery:
    uploads, fields = [], {}
    for name, value in form.multi_items():
        if isinstance(value, UploadFile) and name == FILE_FIELD:
            uploads.append(value)
        elif isinstance(value, str) and name in bounds.fields:
            fields[name] = value
        else:
            raise Refusal(400, "unknown-field", field=name[:NAME_LENGTH])
    if not uploads:
        raise Refusal(400, "no-file")
    assert body.arrived_at is not None  # the form ends with the body
    return Delivery(tuple(uploads), fields, body.arrived_at)


def _declared(request: Request) -> int:
    length = request.headers.get("content-length", "0")
    return int(length) if length.isdigit() else 0


def file_name(given: str | None) -> str:
    """A sender's file name fit to be shown: no folders, no control characters, not endless."""
    last = PureWindowsPath(given or "").name  # takes both kinds of slash for what they are
    shown = "".join(sign for sign in last if unicodedata.category(sign)[0] != "C").strip()
    return shown[-NAME_LENGTH:] or NAMELESS
