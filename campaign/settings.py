"""The only reader of the environment and of data/campaign.toml."""

import os
import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from campaign.campaigns import Campaign, CampaignFault, folder_of, read_campaign

ROOT = Path(__file__).resolve().parents[1]
DATA_DIR = ROOT / "data"
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
    token_days: int


@dataclass(frozen=True)
class AccessSettings:
    """Sign-in; data/campaign.toml, [access], says what each one means."""

    role_claim: str
    ward_claim: str
    session_hours: float


@dataclass(frozen=True)
class PublicSettings:
    """What everybody may read; data/campaign.toml, [public], says what each one means."""

    least_count: int
    requests_per_minute: int
    tag_authority: str


@dataclass(frozen=True)
class ApprovalSettings:
    """How reports are approved and days locked; data/campaign.toml, [approval], says more."""

    automatic: bool
    lock_after_days: int
    exception_days: int


@dataclass(frozen=True)
class Settings:
    """Where things are and how the product runs.

    `home_dir` holds what belongs to this installation. The shipped campaign has its stores right
    there and its reference files in `data_dir`; any other has a folder of its own below for both
    (docs/adr/0015-campaigns-as-rows.md).
    """

    root: Path
    data_dir: Path
    queries_dir: Path
    home_dir: Path
    reference_dir: Path
    local_dir: Path
    campaign: Campaign
    shipped: Campaign
    limits: ReadLimits
    bulk_limits: ReadLimits
    parse_count: int
    disk_reserve_mb: int
    store_choice: str
    db_path: Path | None
    inbox: Inbox
    api: Api
    approval: ApprovalSettings
    log_form: str | None
    metrics_open: bool
    role: str
    worker_name: str | None
    writer_address: str | None
    published_dir: Path
    publish_pause_seconds: float
    most_behind_seconds: float
    access: AccessSettings
    public: PublicSettings
    public_host: str | None
    public_url: str | None
    hsts_days: int
    secrets_files: tuple[str, ...]

    def store_dir(self, kind: str) -> Path:
        """The folder of the 'demo' or the 'real' store; the two never share anything."""
        return self.local_dir / kind

    def store_folder(self, kind: str) -> Path:
        """The folder of the store that is served: of CAMPAIGN_DB, else of the store of `kind`."""
        return self.db_path.parent if self.db_path else self.store_dir(kind)


@lru_cache(maxsize=1)
def settings() -> Settings:
    """Read the settings once; tests that change the environment call `settings.cache_clear()`.

    Raises SettingsError when CAMPAIGN_STORE is not one of auto, demo, real, or when there is no
    campaign CAMPAIGN_ID.
    """
    config = tomllib.loads((DATA_DIR / "campaign.toml").read_text(encoding="utf-8"))
    rules = _rules(config)  # takes its sections out; what is left is the campaign itself
    places = _places(Campaign(**{**config, "timezone": ZoneInfo(config["timezone"])}))
    folder = Path(os.environ.get("CAMPAIGN_INBOX", places["local_dir"] / "inbox"))
    inbox = Inbox(folder, **rules.pop("inbox"))
    return Settings(**rules, **places, **_process(), inbox=inbox)


def _rules(config: dict[str, Any]) -> dict[str, Any]:
    """What the sections of campaign.toml say; they are taken out of `config`."""
    limits = config.pop("limits")
    return {
        "limits": ReadLimits(**limits["upload"]),
        "bulk_limits": ReadLimits(**limits["bulk"]),
        "parse_count": limits["parse_count"],
        "disk_reserve_mb": _number_of(
            "megabytes", "CAMPAIGN_DISK_RESERVE_MB", config.pop("store")["disk_reserve_mb"]
        ),
        "inbox": config.pop("inbox"),
        "api": Api(**config.pop("api")),
        "metrics_open": config.pop("metrics")["open"],
        "most_behind_seconds": config.pop("pages")["most_behind_seconds"],
        "publish_pause_seconds": config.pop("publish")["pause_seconds"],
        "access": AccessSettings(**config.pop("access")),
        "public": PublicSettings(**config.pop("public")),
        "approval": _approval(config.pop("approval")),
        "hsts_days": config.pop("web")["hsts_days"],
    }


def _places(shipped: Campaign) -> dict[str, Any]:
    """Which campaign is served, and where it lies."""
    home_dir = Path(os.environ.get("CAMPAIGN_LOCAL_DIR", DATA_DIR / "local"))
    chosen = os.environ.get("CAMPAIGN_ID") or shipped.campaign_id
    is_shipped = chosen == shipped.campaign_id
    # Of another campaign nobody can have a demo in mind who does not say so.
    store_choice = _one_of(STORE_CHOICES, "CAMPAIGN_STORE", "auto" if is_shipped else "real")
    local_dir, campaign = home_dir, shipped
    if not is_shipped:
        local_dir, campaign = _other_campaign(home_dir, chosen, shipped.timezone)
    db_path = os.environ.get("CAMPAIGN_DB")
    return {
        "root": ROOT,
        "data_dir": DATA_DIR,
        "queries_dir": ROOT / "queries",
        "home_dir": home_dir,
        "reference_dir": DATA_DIR if is_shipped else local_dir,
        "local_dir": local_dir,
        "campaign": campaign,
        "shipped": shipped,
        "store_choice": store_choice,
        "db_path": Path(db_path) if db_path else None,
        "published_dir": Path(os.environ.get("CAMPAIGN_PUBLISHED", local_dir / "published")),
    }


def _process() -> dict[str, Any]:
    """What this process is, and where readers find it."""
    is_log_form_said = "CAMPAIGN_LOG" in os.environ
    return {
        "log_form": _one_of(LOG_FORMS, "CAMPAIGN_LOG", "") if is_log_form_said else None,
        # The only process ("single"), or one of several with a writer apart.
        "role": _one_of(ROLES, "CAMPAIGN_ROLE", "single"),
        "worker_name": os.environ.get("CAMPAIGN_WORKER"),
        "writer_address": os.environ.get("CAMPAIGN_WRITER"),
        "public_host": os.environ.get("CAMPAIGN_PUBLIC_HOST"),
        "public_url": _public_url(),
        # Streamlit's own variable, split as Streamlit splits it.
        "secrets_files": tuple(os.environ.get("STREAMLIT_SECRETS_FILES", "").split()),
    }


def _other_campaign(home_dir: Path, campaign_id: str, zone: ZoneInfo) -> tuple[Path, Campaign]:
    """The folder and the row of a campaign other than the shipped one."""
    try:
        folder = folder_of(home_dir, campaign_id)
        return folder, read_campaign(folder, zone)
    except CampaignFault as error:
        raise SettingsError(f"CAMPAIGN_ID: {error}") from error


def _number_of(unit: str, variable: str, otherwise: int) -> int:
    chosen = os.environ.get(variable, str(otherwise))
    if not chosen.isdigit():
        raise SettingsError(f"{variable} is {chosen!r}; use a number of {unit}")
    return int(chosen)


def _approval(chosen: dict[str, bool | int]) -> ApprovalSettings:
    automatic = _one_of(("true", "false"), "CAMPAIGN_AUTOMATIC_APPROVAL", chosen["automatic"])
    days = _number_of("days", "CAMPAIGN_LOCK_AFTER_DAYS", chosen["lock_after_days"])
    longest = _number_of("days", "CAMPAIGN_EXCEPTION_DAYS", chosen["exception_days"])
    return ApprovalSettings(automatic == "true", days, longest)


def _one_of(choices: tuple[str, ...], variable: str, otherwise: str | int) -> str:
    chosen = os.environ.get(variable, str(otherwise).lower())
    if chosen not in choices:
        raise SettingsError(f"{variable} is {chosen!r}; use one of {choices}")
    return chosen


def _public_url() -> str | None:
    """Where readers find the dashboard: scheme, host and port, no path and no slash at the end."""
    given = os.environ.get("CAMPAIGN_PUBLIC_URL")
    if given is None:
        return None
    url = given.lower().removesuffix("/")
    if not re.fullmatch(r"https?://[a-z0-9.-]+(:[0-9]+)?", url):
        raise SettingsError(f"CAMPAIGN_PUBLIC_URL is {given!r}; use https://HOST, without a path")
    return url


def choose_store(
    store_choice: str | None, db_path: Path | None, campaign_id: str | None = None
) -> None:
    """Settle which store this process and its children use, as the environment would have.

    None leaves what is there. Paths become absolute, so that a child may run in another folder.
    Raises SettingsError when there is no campaign `campaign_id`.
    """
    if campaign_id:
        if campaign_id != settings().shipped.campaign_id:
            _other_campaign(settings().home_dir, campaign_id, settings().campaign.timezone)
        os.environ["CAMPAIGN_ID"] = campaign_id
        settings.cache_clear()
    if store_choice:
        os.environ["CAMPAIGN_STORE"] = store_choice
    chosen = db_path or settings().db_path
    if chosen:
        os.environ["CAMPAIGN_DB"] = str(chosen.resolve())
    os.environ["CAMPAIGN_LOCAL_DIR"] = str(settings().home_dir.resolve())
    os.environ["CAMPAIGN_INBOX"] = str(settings().inbox.folder.resolve())
    settings.cache_clear()


def child_environment(
    role: str, worker_name: str, writer_address: str | None, public_host: str | None = None
) -> dict[str, str]:
    """The environment of a process of `serve --workers`: this one's, and what it is to be.

    public_host: where the front listens for it ('' for every address of the machine).
    """
    own = {"CAMPAIGN_ROLE": role, "CAMPAIGN_WORKER": worker_name}
    if public_host is not None:
        own["CAMPAIGN_PUBLIC_HOST"] = public_host
    if writer_address is not None:
        own["CAMPAIGN_WRITER"] = writer_address
    return {**os.environ, **own}
