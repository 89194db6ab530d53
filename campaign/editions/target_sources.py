"""What stands behind the targets and the wards' own windows: data/target_sources.csv.

`source` in data/targets.csv and data/ward_windows.csv names its rows by code ('S0-08', 'X2-01').
"""

import csv
from dataclasses import dataclass
from functools import lru_cache

from campaign.settings import DATA_DIR


@dataclass(frozen=True)
class TargetSource:
    """A document, what it says («…» word for word), its address ('' where none is known)."""

    source_code: str
    document_vi: str
    document_en: str
    statement_vi: str
    statement_en: str
    address: str

    def document(self, lang: str) -> str:
        """Which document it is."""
        return self.document_vi if lang == "vi" else self.document_en

    def statement(self, lang: str) -> str:
        """What it says."""
        return self.statement_vi if lang == "vi" else self.statement_en


@lru_cache(maxsize=1)
def target_sources() -> tuple[TargetSource, ...]:
    """All sources in the order of the file."""
    with (DATA_DIR / "target_sources.csv").open(encoding="utf-8", newline="") as file:
        return tuple(TargetSource(**row) for row in csv.DictReader(file))
