"""`edition publish | list | show | withdraw | correct | changes`: the operator's editions."""

from pathlib import Path
from typing import Any

import click
import pandas as pd

from campaign import clock, editions, formats, labels
from campaign.cli import busy
from campaign.cli.options import chosen_db, db_option, existing_store
from campaign.cli.text import both, csv_text, help_text, json_text, languages
from campaign.cli.typed import day_of
from campaign.editions import Edition, changes
from campaign.frames import each
from campaign.store import Store
from campaign.store.parameters import convert
from campaign.store.tokens import OPERATOR

FORMATS = ("csv", "json")


@click.group(help=help_text("cli-edition"))
def edition() -> None:
    """Only holds the six commands."""


@edition.command(help=help_text("cli-edition-publish"))
@click.option("--date", "day", required=True, help=help_text("cli-edition-date"))
@click.option("--known-at", help=help_text("cli-edition-known-at"))
@click.option("--note-vi", default="", help=help_text("cli-edition-note-vi"))
@click.option("--note-en", default="", help=help_text("cli-edition-note-en"))
@db_option
def publish(day: str, known_at: str | None, note_vi: str, note_en: str, db: Path | None) -> None:
    """Publish the edition of a day."""
    moment = convert("known_at", "timestamptz", known_at)
    values = {
        "as_of": day_of(day).isoformat(),
        "known_at": moment.isoformat() if moment else None,
        "notes_vi": note_vi,
        "notes_en": note_en,
    }
    _act("edition-publish", values, "cli-edition-published", db)


@edition.command("list", help=help_text("cli-edition-list"))
@db_option
def list_all(db: Path | None) -> None:
    """Print one line per edition, newest first, tab-separated."""
    with busy.readable_store(lambda: existing_store(chosen_db(db))) as store:
        found = editions.all_editions(store)
    for known in found:
        click.echo(_line(known))
    if not found:
        click.echo(both("cli-edition-none"), err=True)


@edition.command(help=help_text("cli-edition-show"))
@click.argument("number", type=int)
@click.option(
    "--dataset",
    type=click.Choice(list(editions.DATASETS)),
    default="headline",
    help=help_text("cli-edition-dataset"),
)
@click.option("--format", "form", type=click.Choice(FORMATS), default="csv")
@db_option
def show(number: int, dataset: str, form: str, db: Path | None) -> None:
    """Print the published rows; what was said of the edition goes to stderr."""
    with busy.readable_store(lambda: existing_store(chosen_db(db))) as store:
        known = editions.edition(store, number)
        frame = editions.dataset(store, number, dataset)
        is_demo = store.is_demo
    if is_demo:
        click.echo(both("demo-mark"), err=True)
    click.echo("\n".join([_line(known), *_said(known)]), err=True)
    _print_rows(frame, form)


@edition.command("changes", help=help_text("cli-edition-changes"))
@click.argument("number", type=int, required=False)
@db_option
def changed(number: int | None, db: Path | None) -> None:
    """Print what has changed since an edition (without a number: the latest)."""
    with busy.readable_store(lambda: existing_store(chosen_db(db))) as store:
        known = _chosen(store, number)
        found = editions.changed_since(store, known, now=clock.now())
    click.echo(_line(known), err=True)
    _print_rows(changes.in_words(found, languages()[0]), "csv")


@edition.command(help=help_text("cli-edition-withdraw"))
@click.argument("number", type=int)
@click.option("--text-vi", required=True, help=help_text("cli-edition-text-vi"))
@click.option("--text-en", required=True, help=help_text("cli-edition-text-en"))
@db_option
def withdraw(number: int, text_vi: str, text_en: str, db: Path | None) -> None:
    """Withdraw an edition; it stays visible with this notice."""
    values = {"edition_no": number, "text_vi": text_vi, "text_en": text_en}
    _act("edition-withdraw", values, "cli-edition-withdrawn", db)


@edition.command(help=help_text("cli-edition-correct"))
@click.argument("number", type=int)
@click.option("--text-vi", required=True, help=help_text("cli-edition-text-vi"))
@click.option("--text-en", required=True, help=help_text("cli-edition-text-en"))
@db_option
def correct(number: int, text_vi: str, text_en: str, db: Path | None) -> None:
    """Put a correction notice on an edition; its figures stay as published."""
    values = {"edition_no": number, "text_vi": text_vi, "text_en": text_en}
    _act("edition-correct", values, "cli-edition-corrected", db)


def _act(name: str, values: dict[str, Any], key: str, db: Path | None) -> None:
    """Have it done by the desk of the store, or of the server that owns it."""
    with busy.desk(lambda: existing_store(chosen_db(db))) as desk:
        done = desk.act(name, values, OPERATOR)
    click.echo(str(done["edition_no"]))
    told = {"number": str(done["edition_no"]), "completeness": done["completeness"]}
    click.echo(both(key, hash=done["figures_sha256"], **told), err=True)


def _chosen(store: Store, number: int | None) -> Edition:
    if number is not None:
        return editions.edition(store, number)
    newest = editions.latest(store)
    if newest is None:
        raise click.ClickException(both("cli-edition-none"))
    return newest


def _line(known: Edition) -> str:
    """Number, day, known_at, completeness, status, approver and the hash of its figures."""
    lang = languages()[0]
    status = labels.text(lang, f"edition-status-{known.status}")
    parts = [str(known.edition_no), formats.date_text(lang, known.as_of)]
    parts += [formats.date_time(lang, known.known_at), known.completeness, status]
    return "\t".join([*parts, known.approver, known.figures_sha256])


def _said(known: Edition) -> list[str]:
    """The notes, then every notice, oldest first."""
    said = [known.notes(lang) for lang in languages()]
    for notice in known.notices:
        moment = formats.date_time(languages()[0], notice.noticed_at)
        said += [f"{moment}\t{notice.text(lang)}" for lang in languages()]
    return [line for line in said if line]


def _print_rows(frame: pd.DataFrame, form: str) -> None:
    plain = frame.astype("object").where(frame.notna(), None)
    columns, rows = list(plain.columns), [tuple(row) for row in each(plain)]
    text = csv_text(columns, rows) if form == "csv" else json_text(columns, rows)
    click.echo(text, nl=form == "json")
