"""`campaign list | add`: the campaigns of this installation, by the operator."""

from datetime import time
from pathlib import Path

import click

from campaign.cli import busy
from campaign.cli.options import chosen_db, db_option, store_for_reports
from campaign.cli.text import both, help_text, languages
from campaign.cli.typed import day_of
from campaign.settings import settings
from campaign.store.campaigns import all_campaigns
from campaign.store.tokens import OPERATOR

A_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group(help=help_text("cli-campaign"))
def campaign() -> None:
    """Only holds the two commands."""


@campaign.command("list", help=help_text("cli-campaign-list"))
def print_all() -> None:
    """Print one line per campaign, tab-separated."""
    chosen = settings().campaign.campaign_id
    for known in all_campaigns():
        mark = "*" if known.campaign_id == chosen else ""
        days = [known.start_date.isoformat(), known.end_date.isoformat()]
        names = [known.name(lang) for lang in languages()]
        deadline = f"{known.deadline:%H:%M}"
        click.echo("\t".join([known.campaign_id + mark, *days, deadline, *names]))


@campaign.command(help=help_text("cli-campaign-add"))
@click.option("--id", "campaign_id", required=True, help=help_text("cli-campaign-id"))
@click.option("--name-vi", required=True, help=help_text("cli-campaign-name-vi"))
@click.option("--name-en", required=True, help=help_text("cli-campaign-name-en"))
@click.option("--directive", required=True, help=help_text("cli-campaign-directive"))
@click.option("--start", required=True, help=help_text("cli-campaign-start"))
@click.option("--days", type=int, required=True, help=help_text("cli-campaign-days"))
@click.option("--deadline", required=True, help=help_text("cli-campaign-deadline"))
@click.option("--targets", type=A_FILE, help=help_text("cli-campaign-targets"))
@click.option("--windows", type=A_FILE, help=help_text("cli-campaign-windows"))
@db_option
def add(
    campaign_id: str,
    name_vi: str,
    name_en: str,
    directive: str,
    start: str,
    days: int,
    deadline: str,
    targets: Path | None,
    windows: Path | None,
    db: Path | None,
) -> None:
    """Start a campaign; the act goes into the audit of the store that is chosen."""
    values = {
        "campaign_id": campaign_id,
        "name_vi": name_vi,
        "name_en": name_en,
        "directive": directive,
        "start_date": day_of(start).isoformat(),
        "n_days": days,
        "deadline": _time_of(deadline),
        "targets_csv": _text_of(targets),
        "windows_csv": _text_of(windows),
    }
    with busy.desk(lambda: store_for_reports(chosen_db(db))) as desk:
        found = desk.act("campaign-add", values, OPERATOR)
    click.echo(both("cli-campaign-added", id=found["campaign_id"]), err=True)


def _time_of(written: str) -> str:
    try:
        return time.fromisoformat(written).isoformat("minutes")
    except ValueError as error:
        raise click.UsageError(both("cli-time-form", written=written)) from error


def _text_of(path: Path | None) -> str | None:
    return path.read_text(encoding="utf-8-sig") if path else None
