"""The version of the definitions that make an edition's figures: queries, code and settings."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import sha256
from pathlib import Path, PurePosixPath

from campaign.editions.datasets import DATASETS
from campaign.editions.headline import MARTS
from campaign.settings import settings
from campaign.store import edition_rows as rows
from campaign.store.definitions import STAGING, mart_path, texts_in_force
from campaign.store.edition_rows import Row, Rows

# Python that decides over a published value; everything else is SQL.
CODE = (
    "editions/headline.py",
    "editions/datasets.py",
    "editions/rounding.py",
    "insight/suppress.py",
)


def least_count() -> int:
    """The smallest count of vulnerable people that is published."""
    return settings().public.least_count


def queries_sha256(least: int) -> str:
    """The hash of all that decides over figures and datasets, `least` (see suppress) included.

    Staging counts whole: which macros a mart reaches is not worth finding out.
    """
    texts = in_force()
    return hashed(((path, texts[path]) for path in _hashed_paths(texts)), least)


def hashed(texts: Iterable[tuple[str, str]], least: int) -> str:
    """That hash over any paths and texts, in its order."""
    digest = sha256(f"least={least}".encode())
    for path, text in texts:
        digest.update(b"\0" + PurePosixPath(path).name.encode() + b"\0" + text.encode())
    return digest.hexdigest()


def in_force() -> Mapping[str, str]:
    """Every text that an edition published now keeps, by path: all SQL of figures, and CODE."""
    return {**texts_in_force(), **_code(settings().root / "campaign")}


def kept_rows(edition_no: int, kept_sha256s: Iterable[str]) -> Rows:
    """The rows that keep the definitions in force with an edition; texts only that are new."""
    texts, known = in_force(), set(kept_sha256s)
    order = {path: place for place, path in enumerate(_hashed_paths(texts), start=1)}
    hashes = {path: text_sha256(text) for path, text in texts.items()}
    fresh = {hashes[path]: text for path, text in texts.items() if hashes[path] not in known}
    definitions: list[Row] = [
        {"edition_no": edition_no, "path": path, "sha256": digest, "hash_order": order.get(path)}
        for path, digest in hashes.items()
    ]
    contents: list[Row] = [{"sha256": digest, "content": text} for digest, text in fresh.items()]
    return {rows.DEFINITION: definitions, rows.TEXT: contents}


def text_sha256(text: str) -> str:
    """The hash under which a text is kept."""
    return sha256(text.encode()).hexdigest()


def code_path(name: str) -> str:
    """Where a file of CODE lies in the project."""
    return f"campaign/{name}"


def _hashed_paths(texts: Mapping[str, str]) -> list[str]:
    marts = {*MARTS, *(dataset.mart for dataset in DATASETS.values() if dataset.mart)}
    return [
        *sorted(path for path in texts if path.startswith(STAGING)),
        *(mart_path(name) for name in sorted(marts)),
        *map(code_path, CODE),
    ]


@lru_cache(maxsize=4)
def _code(package: Path) -> Mapping[str, str]:
    return {code_path(name): (package / name).read_bytes().decode() for name in CODE}
