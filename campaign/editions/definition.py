"""The version of the definitions that make an edition's figures: queries, code and settings."""

from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from campaign.editions.datasets import DATASETS
from campaign.editions.headline import MARTS
from campaign.settings import settings

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
    places = settings()
    return _hashed(places.queries_dir, places.root / "campaign", least)


@lru_cache(maxsize=8)
def _hashed(queries_dir: Path, package: Path, least: int) -> str:
    marts = {*MARTS, *(dataset.mart for dataset in DATASETS.values() if dataset.mart)}
    files = [
        *sorted((queries_dir / "staging").glob("*.sql")),
        *(queries_dir / "marts" / f"{name}.sql" for name in sorted(marts)),
        *(package / name for name in CODE),
    ]
    digest = sha256(f"least={least}".encode())
    for path in files:
        digest.update(b"\0" + path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
