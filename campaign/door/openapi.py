"""The written description of the HTTP door and of what everybody may read."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

_FILE = Path(__file__).with_name("openapi.yaml")
_PUBLIC = Path(__file__).with_name("openapi_public.yaml")


@cache
def document() -> dict[str, Any]:
    """The OpenAPI document as JSON-ready values."""
    found: dict[str, Any] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    public = yaml.safe_load(_PUBLIC.read_text(encoding="utf-8"))
    found["tags"] += public["tags"]
    found["paths"] |= public["paths"]
    for kind, named in public["components"].items():
        found["components"].setdefault(kind, {}).update(named)
    return found
