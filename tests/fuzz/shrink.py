"""The fewest, smallest files of a corpus that still reach every step that the whole reaches."""

import sys
from pathlib import Path
from types import FrameType
from typing import Any

from tests.fuzz import target

MAX_FILES, MAX_TOTAL_BYTES = 300, 3_000_000
_WATCHED = ("/campaign/", "/openpyxl/")
Step = tuple[str, int, int]  # file, line before, line


def shrink(folders: list[Path], into: Path) -> str:
    """Keep in `into` what is needed of the files in `folders`; says what was kept."""
    contents = {path.read_bytes() for folder in folders for path in folder.iterdir()}
    files = sorted(contents, key=lambda content: (len(content), content))
    seen: set[Step] = set()
    kept: list[bytes] = []
    for content in files:
        new = steps_of(content) - seen
        total = sum(map(len, kept)) + len(content)
        if new and len(kept) < MAX_FILES and total <= MAX_TOTAL_BYTES:
            seen |= new
            kept.append(content)
    for path in into.iterdir():
        path.unlink()
    for content in kept:
        (into / target.SourceFile("", content).sha256[:16]).write_bytes(content)
    return f"{len(files)} files, {len(kept)} kept, {sum(map(len, kept))} bytes, {len(seen)} steps"


def steps_of(content: bytes) -> set[Step]:
    """Every step from line to line that reading and judging `content` takes."""
    steps: set[Step] = set()

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        name = frame.f_code.co_filename
        if not any(part in name for part in _WATCHED):
            return None
        before = frame.f_lineno

        def trace_line(inner: FrameType, event: str, _: Any) -> Any:
            nonlocal before
            if event == "line":
                steps.add((name, before, inner.f_lineno))
                before = inner.f_lineno
            return trace_line

        return trace_line

    sys.settrace(trace)
    try:
        target.check(content)
    finally:
        sys.settrace(None)
    return steps
