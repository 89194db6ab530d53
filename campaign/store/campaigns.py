"""Starting a campaign beside the shipped one: its row, its reference files, its own folder.

Everything is tried on a store in memory with the checks of queries/checks/ before anything is
written, so a campaign that exists can be opened. The act goes into the audit of the store that it
was started from; the new campaign's own stores begin with an audit of their own.
"""

import csv
import io
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from uuid import uuid4

import duckdb

from campaign import campaigns
from campaign.campaigns import ID_FORM, Campaign, write_campaign
from campaign.settings import settings
from campaign.store import acts
from campaign.store.audit import SYSTEM, Sender
from campaign.store.connection import MEMORY, Store, open_store
from campaign.store.errors import StoreNotWritable, WordedError
from campaign.store.reference import TARGETS_FILE, reference_rows
from campaign.store.sql import check_text
from campaign.store.transaction import in_transaction
from campaign.windows import FILE_NAME as WINDOWS_FILE
from campaign.windows import WindowFault

TEXT_LENGTH = 200
MOST_DAYS = 366
CHECKS = (
    "fail_ward_window",
    "fail_component_weights",
    "fail_component_path",
    "fail_named_constants",
)
NO_WINDOWS = "ward_code,ward_name,start_date,end_date,source\n"


class CampaignRefused(WordedError):
    """A campaign cannot be started like this; the label says why."""


@dataclass(frozen=True)
class NewCampaign:
    """What a campaign is started with; the files are the text of CSV files like those of data/.

    Without `targets_csv` it begins with the targets and weights of the shipped campaign, from its
    own first day on and marked as copied; without `windows_csv` every ward has the city's window.
    """

    campaign_id: str
    name_vi: str
    name_en: str
    directive: str
    start_date: date
    n_days: int
    deadline: time
    targets_csv: str | None = None
    windows_csv: str | None = None


def all_campaigns() -> list[Campaign]:
    """The shipped campaign, then those that were added, by id. Raises CampaignFault."""
    places = settings()
    return [places.shipped, *campaigns.all_added(places.home_dir, places.campaign.timezone)]


def add_campaign(store: Store, new: NewCampaign, *, sender: Sender) -> Campaign:
    """Start a campaign; `store` is that of the campaign it is started from, for the audit.

    Raises CampaignRefused when it cannot be, StoreNotWritable. Nothing is left behind then.
    """
    campaign = planned_campaign(new)
    target = campaigns.folder_of(settings().home_dir, campaign.campaign_id)
    with _draft(target.parent) as draft:
        _write(draft, campaign, new)
        _try(draft, campaign)
        act = acts.Act(acts.CAMPAIGN_ADDED, campaign.campaign_id, campaign.directive)
        detail = {name: getattr(campaign, name) for name in campaigns.COLUMNS}
        with store.write_lock:
            # The folder gets its name last: whoever finds it finds it in the audit, too.
            in_transaction(store, lambda cursor: acts.enact(cursor, act, sender, {}, detail))
            draft.rename(target)
    return campaign


def planned_campaign(new: NewCampaign) -> Campaign:
    """The campaign that would be started, its files not looked at yet. Raises CampaignRefused."""
    places = settings()
    if not ID_FORM.fullmatch(new.campaign_id):
        raise CampaignRefused("campaign-bad-id", id=new.campaign_id)
    if new.campaign_id in {known.campaign_id for known in all_campaigns()}:
        raise CampaignRefused("campaign-exists", id=new.campaign_id)
    for text in (new.name_vi, new.name_en, new.directive):
        if not 0 < len(text.strip()) <= TEXT_LENGTH or not text.isprintable():
            raise CampaignRefused("campaign-bad-text", most=TEXT_LENGTH)
    if not 1 <= new.n_days <= MOST_DAYS:
        raise CampaignRefused("campaign-bad-days", days=new.n_days, most=MOST_DAYS)
    return Campaign(
        campaign_id=new.campaign_id,
        name_vi=new.name_vi.strip(),
        name_en=new.name_en.strip(),
        directive=new.directive.strip(),
        start_date=new.start_date,
        n_days=new.n_days,
        deadline=new.deadline,
        timezone=places.campaign.timezone,
    )


def _write(folder: Path, campaign: Campaign, new: NewCampaign) -> None:
    write_campaign(folder, campaign)
    targets = new.targets_csv if new.targets_csv is not None else _copied_targets(campaign)
    (folder / TARGETS_FILE).write_text(targets, encoding="utf-8")
    windows = new.windows_csv if new.windows_csv is not None else NO_WINDOWS
    (folder / WINDOWS_FILE).write_text(windows, encoding="utf-8")


def _copied_targets(campaign: Campaign) -> str:
    """The shipped components and constants of the index, from the campaign's first day on."""
    places = settings()
    with (places.data_dir / TARGETS_FILE).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    for row in rows:
        if row["weight"] or row["scope"] == "index":
            source = f"{places.shipped.campaign_id}: {row['source']}"
            days = {"valid_from": campaign.start_date.isoformat(), "valid_to": ""}
            names = _names(row, places.shipped.deadline, campaign.deadline)
            writer.writerow(row | names | days | {"bindingness": "design", "source": source})
    return text.getvalue()


def _names(row: dict[str, str], before: time, deadline: time) -> dict[str, str]:
    """The names of a target, with the campaign's own deadline where they say one."""
    minutes = f" {deadline.minute}" if deadline.minute else ""
    return {
        "name_vi": row["name_vi"].replace(f"{before.hour} giờ", f"{deadline.hour} giờ{minutes}"),
        "name_en": row["name_en"].replace(f"{before:%H:%M}", f"{deadline:%H:%M}"),
    }


def _try(folder: Path, campaign: Campaign) -> None:
    """Refuse reference files that no store would take or that the checks would complain about."""
    try:
        kinds = reference_rows(folder, campaign)
        with _scratch_store() as store, store.cursor() as cursor:
            cursor.begin()
            for kind, tables in kinds.items():
                acts.enact(cursor, acts.Act(kind, "data", acts.STORE_BEGINS), SYSTEM, tables)
            for name in CHECKS:
                if cursor.execute(check_text(name)).fetchall():
                    raise CampaignRefused("campaign-bad-check", name=name)
            cursor.rollback()
    except (WindowFault, ValueError, KeyError, AttributeError, duckdb.Error) as error:
        raise CampaignRefused("campaign-bad-files", reason=str(error)) from error


@contextmanager
def _scratch_store() -> Iterator[Store]:
    store = open_store(MEMORY, kind="real")
    try:
        yield store
    finally:
        store.close()


@contextmanager
def _draft(parent: Path) -> Iterator[Path]:
    """A new folder beside the final one; it is gone afterwards unless it was renamed."""
    draft = parent / f".{uuid4().hex}.part"
    try:
        draft.mkdir(parents=True)
    except OSError as error:
        raise StoreNotWritable(f"{parent}: cannot be written: {error.strerror}") from error
    try:
        yield draft
    finally:
        shutil.rmtree(draft, ignore_errors=True)
