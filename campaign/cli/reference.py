"""`reference windows | targets | history`: the reference data of a store, by the operator."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import click

from campaign import formats
from campaign.cli import busy
from campaign.cli.options import chosen_db, db_option, existing_store, store_for_reports
from campaign.cli.text import both, help_text, languages
from campaign.cli.typed import day_of, ward_of
from campaign.store.reference_changes import FIELDS, TargetWish
from campaign.store.reference_rows import (
    history,
    target_code,
    targets_of_store,
    windows_of_store,
)
from campaign.store.tokens import OPERATOR
from campaign.wards import register


@click.group(help=help_text("cli-reference"))
def reference() -> None:
    """Only holds the three commands."""


@reference.command(help=help_text("cli-reference-windows"))
@click.option("--ward", "written", help=help_text("cli-template-ward"))
@click.option("--start", help=help_text("cli-reference-start"))
@click.option("--end", help=help_text("cli-reference-end"))
@click.option("--reason", help=help_text("cli-reference-reason"))
@db_option
def windows(
    written: str | None, start: str | None, end: str | None, reason: str | None, db: Path | None
) -> None:
    """Print one line per ward, tab-separated; or set the window of one."""
    if start is None and end is None and reason is None:
        _print_windows(written, db)
        return
    if written is None or start is None or end is None or reason is None:
        raise _incomplete("--ward, --start, --end, --reason")
    values = {
        "ward_code": ward_of(written).ward_code,
        "start_date": day_of(start).isoformat(),
        "end_date": day_of(end).isoformat(),
        "reason": reason,
    }
    _change("window-change", values, db)


@reference.command(help=help_text("cli-reference-targets"))
@click.option("--set", "wishes", multiple=True, help=help_text("cli-reference-set"))
@click.option("--reason", help=help_text("cli-reference-reason"))
@db_option
def targets(wishes: Sequence[str], reason: str | None, db: Path | None) -> None:
    """Print one line per target, tab-separated; or change some of them in one act."""
    if not wishes and reason is None:
        with busy.readable_store(lambda: existing_store(chosen_db(db))) as store:
            rows = targets_of_store(store)
        for row in rows:
            values = [row["target_value"], row["weight"], row["path_points"]]
            shown = ["–" if value is None else str(value) for value in values]
            click.echo("\t".join([target_code(row), *shown, row["name_vi"], row["name_en"]]))
        return
    if not wishes or reason is None:
        raise _incomplete("--set, --reason")
    asked = [asdict(_wish(written)) for written in wishes]
    _change("target-change", {"targets": asked, "reason": reason}, db)


@reference.command("history", help=help_text("cli-reference-history"))
@db_option
def print_history(db: Path | None) -> None:
    """Print one line per change, tab-separated, newest first."""
    with busy.readable_store(lambda: existing_store(chosen_db(db))) as store:
        rows = history(store)
    for row in rows:
        at = formats.date_time(languages()[0], row["acted_at"])
        names = ("actor", "subject", "field", "old_value", "new_value", "reason")
        click.echo("\t".join([at, *(row[name] for name in names)]))
    if not rows:
        click.echo(both("cli-reference-none"), err=True)


def _print_windows(written: str | None, db: Path | None) -> None:
    wanted = [ward_of(written)] if written else list(register().wards)
    with busy.readable_store(lambda: existing_store(chosen_db(db))) as store:
        known = windows_of_store(store)
    for ward in wanted:
        window = known[ward.ward_code]
        days = [_iso(window.start_date), _iso(window.end_date)]
        click.echo("\t".join([ward.ward_code, ward.full_name, *days, window.source]))


def _change(name: str, values: dict[str, Any], db: Path | None) -> None:
    with busy.desk(lambda: store_for_reports(chosen_db(db))) as desk:
        found = desk.act(name, values, OPERATOR)
    for change in found["changes"]:
        shown = {key: "–" if value is None else str(value) for key, value in change.items()}
        click.echo(both("cli-reference-changed", **shown))


def _wish(written: str) -> TargetWish:
    """CODE FIELD=VALUE; the code itself never holds a blank."""
    code, _, change = written.strip().partition(" ")
    field, sign, value = change.strip().partition("=")
    if not sign or field.strip() not in FIELDS:
        raise click.UsageError(both("cli-reference-set-form", written=written))
    return TargetWish(code, {field.strip(): value.strip()})


def _incomplete(options: str) -> click.UsageError:
    return click.UsageError(both("cli-reference-together", options=options))


def _iso(day: date) -> str:
    return day.isoformat()
