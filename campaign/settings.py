"""The only reader of the environment and of data/campaign.toml."""

import os
import tomllib
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

ROOT = Path(__file__).resolve().parents[1]
STORE_CHOICES = ("auto", "demo", "real")


class SettingsError(ValueError):
    """A setting has a value that the product cannot run with; the message names both."""


@dataclass(frozen=True)
class ReadLimits:
    """The most that one uploaded file may hold (sizes in megabytes of 1,048,576 bytes)."""

    raw_mb: int
    part_count: int
    part_mb: int
    total_mb: int
    ratio: int
    row_count: int
    column_count: int
    cell_count: int
    text_length: int


@dataclass(frozen=True)
class Campaign:
    """One campaign: its name, its days and its daily deadline (local time, exclusive)."""

    campaign_id: str
    name_vi: str
    name_en: str
    directive: str
    start_date: date
    n_days: int
    deadline: time
    timezone: ZoneInfo

    @property
    def end_date(self) -> date:
        """The last campaign day: day 1 is start_date, so day 45 is 44 days later."""
        return self.start_date + timedelta(days=self.n_days - 1)

    def name(self, lang: str) -> str:
        """The campaign's name in `lang` ('vi' or 'en')."""
        return self.name_vi if lang == "vi" else self.name_en

    def deadline_at(self, day: date) -> datetime:
        """The instant from which a report for `day` is late."""
        return datetime.combine(day, self.deadline, tzinfo=self.timezone)


@dataclass(frozen=True)
class Settings:
    """Where things are and how the product runs."""

    root: Path
    data_dir: Path
    queries_dir: Path
    local_dir: Path
    campaign: Campaign
    limits: ReadLimits
    bulk_limits: ReadLimits
    store_choice: str
    db_path: Path | None

    def store_dir(self, kind: str) -> Path:
        """The folder of the 'demo' or the 'real' store; the two never share anything."""
        return self.local_dir / kind


@lru_cache(maxsize=1)
def settings() -> Settings:
    """Read the settings once; tests that change the environment call `settings.cache_clear()`.

    Raises SettingsError when CAMPAIGN_STORE is not one of auto, demo, real.
    """
    data_dir = ROOT / "data"
    config = tomllib.loads((data_dir / "campaign.toml").read_text(encoding="utf-8"))
    store_choice = os.environ.get("CAMPAIGN_STORE", "auto")
    if store_choice not in STORE_CHOICES:
        raise SettingsError(f"CAMPAIGN_STORE is {store_choice!r}; use one of {STORE_CHOICES}")
    db_path = os.environ.get("CAMPAIGN_DB")
    limits = config.pop("limits")
    return Settings(
        root=ROOT,
        data_dir=data_dir,
        queries_dir=ROOT / "queries",
        local_dir=Path(os.environ.get("CAMPAIGN_LOCAL_DIR", data_dir / "local")),
        campaign=Campaign(**{**config, "timezone": ZoneInfo(config["timezone"])}),
        limits=ReadLimits(**limits["upload"]),
        bulk_limits=ReadLimits(**limits["bulk"]),
        store_choice=store_choice,
        db_path=Path(db_path) if db_path else None,
    )


def choose_store(store_choice: str | None, db_path: Path | None) -> None:
    """Settle which store this process and its children use, as the environment would have.

    None leaves what is there. Paths become absolute, so that a child may run in another folder.
    """
    if store_choice:
        os.environ["CAMPAIGN_STORE"] = store_choice
    chosen = db_path or settings().db_path
    if chosen:
        os.environ["CAMPAIGN_DB"] = str(chosen.resolve())
    os.environ["CAMPAIGN_LOCAL_DIR"] = str(settings().local_dir.resolve())
    settings.cache_clear()
