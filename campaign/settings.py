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
LOG_FORMS = ("json", "text")
ROLES = ("single", "page", "writer")


class SettingsError(ValueError):
    """A setting has a value that the product cannot run with; the message names both."""


@dataclass(frozen=True)
class ReadLimits:
    """The most that one uploaded file may hold (sizes in megabytes of 1,048,576 bytes).

    The last three are what reading it may cost: address space, processor time and elapsed time.
    """

    raw_mb: int
    part_count: int
    part_mb: int
    total_mb: int
    ratio: int
    row_count: int
    column_count: int
    cell_count: int
    text_length: int
    memory_mb: int
    cpu_seconds: int
    wall_seconds: int


@dataclass(frozen=True)
class Inbox:
    """The watched folder; data/campaign.toml, [inbox], says what the seconds mean."""

    folder: Path
    poll_seconds: float
    settle_seconds: float
    stalled_seconds: float


@dataclass(frozen=True)
class Api:
    """What the HTTP door allows; data/campaign.toml, [api], says what each number means."""

    requests_per_minute: int
    failures_per_minute: int
    file_count: int
    idle_seconds: float
    upload_seconds: float


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
    parse_count: int
    disk_reserve_mb: int
    store_choice: str
    db_path: Path | None
    inbox: Inbox
    api: Api
    log_form: str | None
    metrics_open: bool
    role: str
    worker_name: str | None
    writer_address: str | None
    published_dir: Path
    publish_pause_seconds: float

    def store_dir(self, kind: str) -> Path:
        """The folder of the 'demo' or the 'real' store; the two never share anything."""
        return self.local_dir / kind

    def store_folder(self, kind: str) -> Path:
        """The folder of the store that is served: of CAMPAIGN_DB, else of the store of `kind`."""
        return self.db_path.parent if self.db_path else self.store_dir(kind)


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
    limits, inbox, metrics = (config.pop(name) for name in ("limits", "inbox", "metrics"))
    publish = config.pop("publish")
    disk_reserve_mb = _disk_reserve_mb(config.pop("store"))
    local_dir = Path(os.environ.get("CAMPAIGN_LOCAL_DIR", data_dir / "local"))
    api = Api(**config.pop("api"))
    return Settings(
        root=ROOT,
        data_dir=data_dir,
        queries_dir=ROOT / "queries",
        local_dir=local_dir,
        campaign=Campaign(**{**config, "timezone": ZoneInfo(config["timezone"])}),
        limits=ReadLimits(**limits["upload"]),
        bulk_limits=ReadLimits(**limits["bulk"]),
        parse_count=limits["parse_count"],
        disk_reserve_mb=disk_reserve_mb,
        store_choice=store_choice,
        db_path=Path(db_path) if db_path else None,
        inbox=_inbox(inbox, local_dir),
        api=api,
        log_form=_log_form(),
        metrics_open=metrics["open"],
        role=_role(),
        worker_name=os.environ.get("CAMPAIGN_WORKER"),
        writer_address=os.environ.get("CAMPAIGN_WRITER"),
        published_dir=Path(os.environ.get("CAMPAIGN_PUBLISHED", local_dir / "published")),
        publish_pause_seconds=publish["pause_seconds"],
    )


def _disk_reserve_mb(store: dict[str, int]) -> int:
    chosen = os.environ.get("CAMPAIGN_DISK_RESERVE_MB", str(store["disk_reserve_mb"]))
    if not chosen.isdigit():
        raise SettingsError(f"CAMPAIGN_DISK_RESERVE_MB is {chosen!r}; use a number of megabytes")
    return int(chosen)


def _inbox(seconds: dict[str, float], local_dir: Path) -> Inbox:
    return Inbox(Path(os.environ.get("CAMPAIGN_INBOX", local_dir / "inbox")), **seconds)


def _role() -> str:
    """What this process is: the only one ("single"), or one of several with a writer apart."""
    role = os.environ.get("CAMPAIGN_ROLE", "single")
    if role not in ROLES:
        raise SettingsError(f"CAMPAIGN_ROLE is {role!r}; use one of {ROLES}")
    return role


def _log_form() -> str | None:
    form = os.environ.get("CAMPAIGN_LOG")
    if form is not None and form not in LOG_FORMS:
        raise SettingsError(f"CAMPAIGN_LOG is {form!r}; use one of {LOG_FORMS}")
    return form


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
    os.environ["CAMPAIGN_INBOX"] = str(settings().inbox.folder.resolve())
    settings.cache_clear()


def child_environment(role: str, worker_name: str, writer_address: str | None) -> dict[str, str]:
    """The environment of a process of `serve --workers`: this one's, and what it is to be."""
    own = {"CAMPAIGN_ROLE": role, "CAMPAIGN_WORKER": worker_name}
    if writer_address is not None:
        own["CAMPAIGN_WRITER"] = writer_address
    return {**os.environ, **own}
