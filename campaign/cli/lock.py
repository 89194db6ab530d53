"""`lock day | undo | allow | list`: locked days and exceptions, by the operator."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from campaign import clock, formats
from campaign.cli import busy
from campaign.cli.options import chosen_db, db_option, existing_store
from campaign.cli.text import both, help_text, languages
from campaign.cli.typed import day_of, ward_of
from campaign.labels import term
from campaign.settings import settings
from campaign.store import questions
from campaign.store.parameters import convert
from campaign.store.tokens import OPERATOR


@click.group(help=help_text("cli-lock"))
def lock() -> None:
    """Only holds the four commands."""


@lock.command("day", help=help_text("cli-lock-day"))
@click.argument("day")
@click.option("--reason", required=True, help=help_text("cli-lock-reason"))
@db_option
def lock_day(day: str, reason: str, db: Path | None) -> None:
    """Take no more reports of the day."""
    _set("lock-day", day, reason, db)


@lock.command(help=help_text("cli-lock-undo"))
@click.argument("day")
@click.option("--reason", required=True, help=help_text("cli-lock-reason"))
@db_option
def undo(day: str, reason: str, db: Path | None) -> None:
    """Take reports of the day again."""
    _set("unlock-day", day, reason, db)


@lock.command(help=help_text("cli-lock-allow"))
@click.argument("day")
@click.option("--ward", "written", required=True, help=help_text("cli-template-ward"))
@click.option("--until", required=True, help=help_text("cli-lock-until"))
@click.option("--reason", required=True, help=help_text("cli-lock-reason"))
@db_option
def allow(day: str, written: str, until: str, reason: str, db: Path | None) -> None:
    """Let one ward report of a locked day for a while."""
    ward, expires_at = ward_of(written), convert("until", "timestamptz", until)
    values = {
        "ward_code": ward.ward_code,
        "report_date": day_of(day).isoformat(),
        "reason": reason,
        "expires_at": expires_at.isoformat(),
    }
    with busy.desk(lambda: existing_store(chosen_db(db))) as desk:
        desk.act("allow-late", values, OPERATOR)
    told = {"ward": f"{ward.full_name} ({ward.ward_code})", "day": _shown(day)}
    click.echo(
        both("cli-lock-allowed", until=formats.date_time("vi", expires_at), **told), err=True
    )


@lock.command("list", help=help_text("cli-lock-list"))
@db_option
def list_days(db: Path | None) -> None:
    """Print one line per locked day and one per exception in force, tab-separated."""
    now = clock.now()
    moments = {"as_of": now.date(), "known_at": now}
    days = settings().approval.lock_after_days
    with busy.readable_store(lambda: existing_store(chosen_db(db))) as store:
        locked = questions.records(store, "lock_state", lock_after_days=days, **moments)
        allowed = questions.records(store, "lock_exceptions", **moments)
    lines = [_locked_line(row) for row in locked if row["is_locked"]]
    lines += [_allowed_line(row) for row in allowed if row["is_open"]]
    for line in lines:
        click.echo(line)
    if not lines:
        click.echo(both("cli-lock-none"), err=True)


def _locked_line(row: Mapping[str, Any]) -> str:
    """Day, by hand or by the clock, since when, why."""
    lang = languages()[0]
    cause = term(lang, "lock_cause", row["lock_cause"])
    since = formats.date_time(lang, row["locked_at"])
    return "\t".join([row["report_date"].isoformat(), cause, since, row["reason"] or "–"])


def _allowed_line(row: Mapping[str, Any]) -> str:
    """Day, ward, until when, why."""
    until = formats.date_time(languages()[0], row["expires_at"])
    return "\t".join([row["report_date"].isoformat(), row["ward_code"], until, row["reason"]])


def _set(act: str, day: str, reason: str, db: Path | None) -> None:
    values = {"report_date": day_of(day).isoformat(), "reason": reason}
    with busy.desk(lambda: existing_store(chosen_db(db))) as desk:
        desk.act(act, values, OPERATOR)
    click.echo(both(f"cli-{act}-done", day=_shown(day)), err=True)


def _shown(day: str) -> str:
    """The day as a message names it: as dd/MM/yyyy in either language."""
    return formats.date_text("vi", day_of(day))
