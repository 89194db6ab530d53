"""The written description of the HTTP door and of what everybody may read."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from campaign.settings import settings

_FILE = Path(__file__).with_name("openapi.yaml")
_PUBLIC = Path(__file__).with_name("openapi_public.yaml")


def document() -> dict[str, Any]:
    """The OpenAPI document as JSON-ready values; $deadline is that of the campaign served."""
    return _document(f"{settings().campaign.deadline:%H:%M:%S}")


@cache
def _document(deadline: str) -> dict[str, Any]:
    written = _FILE.read_text(encoding="utf-8").replace("$deadline", deadline)
    found: dict[str, Any] = yaml.safe_load(written)
    public = yaml.safe_load(_PUBLIC.read_text(encoding="utf-8"))
    found["tags"] += public["tags"]
    found["paths"] |= public["paths"]
    for kind, named in public["components"].items():
        found["components"].setdefault(kind, {}).update(named)
    return found
