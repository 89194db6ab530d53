"""An answer that caches may keep: a strong ETag of its bytes, 304 for who has it already."""

from collections.abc import Mapping
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import Response

# What an edition holds never changes, what is said of it may: a withdrawal must be seen soon.
CACHE = "public, max-age=60, must-revalidate"
FOR_EVER = "public, max-age=31536000, immutable"
NEVER = "no-store"
_CROSS_ORIGIN = {"cross-origin-resource-policy": "cross-origin"}


def answered(
    request: Request,
    content: bytes,
    media_type: str,
    *,
    headers: Mapping[str, str] | None = None,
    cache: str = CACHE,
) -> Response:
    """`content`, or 304 without it when the request names its ETag."""
    tag = f'"{sha256(content).hexdigest()}"'
    common = {"etag": tag, "cache-control": cache, **_CROSS_ORIGIN, **(headers or {})}
    if _is_known(request.headers.get("if-none-match", ""), tag):
        return Response(status_code=304, headers=common)
    return Response(content, media_type=media_type, headers=common)


def _is_known(if_none_match: str, tag: str) -> bool:
    """Whether the header names `tag`; W/ aside, as RFC 9110 compares here."""
    given = {part.strip().removeprefix("W/") for part in if_none_match.split(",")}
    return "*" in given or tag in given
