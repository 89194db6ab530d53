"""Files about people that nobody but this account may read, written as a whole or not at all."""

import os
from pathlib import Path
from uuid import uuid4


def draft_of(target: Path, text: str) -> Path:
    """`text` on the disk beside `target`, with rights 0600; renamed to it, it counts.

    Raises OSError when the disk does not take it.
    """
    draft = target.with_name(f"{target.name}.{uuid4().hex}.part")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    return draft
