"""Campaigns as rows: the shipped one in data/campaign.toml, any other in a file of its own.

A campaign other than the shipped one has a folder of its own, CAMPAIGN_LOCAL_DIR/campaigns/ID, for
its row (campaign.csv), its reference files and its stores, so that nothing of two campaigns ever
mixes (docs/adr/0015-campaigns-as-rows.md). Which of them a process serves is settings.py's matter.
"""

import csv
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

FILE_NAME = "campaign.csv"
FOLDER_NAME = "campaigns"
ID_FORM = re.compile("[a-z0-9][a-z0-9-]{1,39}")
COLUMNS = ("campaign_id", "name_vi", "name_en", "directive", "start_date", "n_days", "deadline")


class CampaignFault(ValueError):
    """There is no campaign of that id, or its row cannot be read."""


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
    title_vi: str = ""
    title_en: str = ""

    @property
    def end_date(self) -> date:
        """The last campaign day: day 1 is start_date, so day n_days is n_days - 1 days later."""
        return self.start_date + timedelta(days=self.n_days - 1)

    def name(self, lang: str) -> str:
        """The campaign's name in `lang` ('vi' or 'en')."""
        return self.name_vi if lang == "vi" else self.name_en

    def title(self, lang: str) -> str:
        """What the product is called in `lang`: its own title, or the campaign's name."""
        return (self.title_vi if lang == "vi" else self.title_en) or self.name(lang)

    def open_day(self, as_of: date, known_at: datetime) -> date | None:
        """`as_of` while its reports could still come in on time at `known_at`, else None."""
        return as_of if known_at < self.deadline_at(as_of) else None

    def deadline_at(self, day: date) -> datetime:
        """The instant from which a report for `day` is late."""
        return datetime.combine(day, self.deadline, tzinfo=self.timezone)

    def next_deadline(self, after: datetime) -> datetime:
        """The first instant after `after` at which the reports of some day would be late."""
        today = after.astimezone(self.timezone).date()
        due = self.deadline_at(today)
        return due if due > after else self.deadline_at(today + timedelta(days=1))


def folder_of(home_dir: Path, campaign_id: str) -> Path:
    """Where a campaign other than the shipped one keeps everything.

    Raises CampaignFault for an id that is no plain name: it becomes part of a path.
    """
    if not ID_FORM.fullmatch(campaign_id):
        raise CampaignFault(f"{campaign_id!r} cannot be the id of a campaign")
    return home_dir / FOLDER_NAME / campaign_id


def read_campaign(folder: Path, timezone: ZoneInfo) -> Campaign:
    """The campaign that keeps its things in `folder`. Raises CampaignFault when there is none."""
    path = folder / FILE_NAME
    try:
        with path.open(encoding="utf-8", newline="") as file:
            row = next(csv.DictReader(file))
        return Campaign(
            campaign_id=row["campaign_id"],
            name_vi=row["name_vi"],
            name_en=row["name_en"],
            directive=row["directive"],
            start_date=date.fromisoformat(row["start_date"]),
            n_days=int(row["n_days"]),
            deadline=time.fromisoformat(row["deadline"]),
            timezone=timezone,
        )
    except FileNotFoundError as error:
        told = f"there is no campaign {folder.name!r}; `campaign list` names them all"
        raise CampaignFault(told) from error
    except (StopIteration, KeyError, ValueError) as error:
        raise CampaignFault(f"{folder.name}/{FILE_NAME} cannot be read: {error}") from error


def write_campaign(folder: Path, campaign: Campaign) -> None:
    """Write the row of `campaign` into `folder`."""
    row = {name: getattr(campaign, name) for name in COLUMNS}
    with (folder / FILE_NAME).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerow(row | {"deadline": f"{campaign.deadline:%H:%M}"})


def all_added(home_dir: Path, timezone: ZoneInfo) -> list[Campaign]:
    """Every campaign but the shipped one, by id. Raises CampaignFault for a broken row."""
    found = sorted((home_dir / FOLDER_NAME).glob(f"*/{FILE_NAME}"))
    folders = [path.parent for path in found if ID_FORM.fullmatch(path.parent.name)]
    return [read_campaign(folder, timezone) for folder in folders]
