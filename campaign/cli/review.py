"""`review list | check | accept | return`: the approval of reports, by the operator."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from campaign import clock, formats, labels
from campaign.cli import busy
from campaign.cli.options import chosen_db, db_option, existing_store
from campaign.cli.text import both, help_text, languages
from campaign.cli.typed import day_of
from campaign.store import questions, reviews
from campaign.store.tokens import OPERATOR


@click.group(help=help_text("cli-review"))
def review() -> None:
    """Only holds the four commands."""


@review.command("list", help=help_text("cli-review-list"))
@click.option("--date", "day", required=True, help=help_text("cli-review-date"))
@click.option("--state", type=click.Choice(reviews.STATES), help=help_text("cli-review-state"))
@db_option
def list_reports(day: str, state: str | None, db: Path | None) -> None:
    """Print one line per report of the day, tab-separated."""
    with busy.readable_store(lambda: existing_store(chosen_db(db))) as store:
        moments = {"as_of": day_of(day), "known_at": clock.now()}
        rows = questions.records(store, "review_queue", **moments)
    shown = [row for row in rows if state in (None, row["review_state"])]
    for row in shown:
        click.echo(_line(row))
    if not shown:
        click.echo(both("cli-review-none", day=formats.date_text("vi", day_of(day))), err=True)


@review.command(help=help_text("cli-review-check"))
@click.argument("receipt_nos", nargs=-1, required=True)
@db_option
def check(receipt_nos: Sequence[str], db: Path | None) -> None:
    """Note that somebody has looked at the reports."""
    _take(receipt_nos, reviews.CHECKED, "", db)


@review.command(help=help_text("cli-review-accept"))
@click.argument("receipt_nos", nargs=-1, required=True)
@click.option("--note", default="", help=help_text("cli-review-note"))
@db_option
def accept(receipt_nos: Sequence[str], note: str, db: Path | None) -> None:
    """Accept the reports."""
    _take(receipt_nos, reviews.ACCEPTED, note, db)


@review.command("return", help=help_text("cli-review-return"))
@click.argument("receipt_no")
@click.option("--question", required=True, help=help_text("cli-review-question"))
@db_option
def give_back(receipt_no: str, question: str, db: Path | None) -> None:
    """Return a report to its ward with a question."""
    _take((receipt_no,), reviews.RETURNED, question, db)


def _take(receipt_nos: Sequence[str], step: str, note: str, db: Path | None) -> None:
    """Exit code 1 when a report was left as it was."""
    values = {"receipt_nos": list(receipt_nos), "step": step, "note": note}
    with busy.desk(lambda: existing_store(chosen_db(db))) as desk:
        found = desk.act("review", values, OPERATOR)
    for report in found["skipped"]:
        for lang in languages():
            click.echo(report[f"message_{lang}"], err=True)
    click.echo(both(f"cli-review-done-{step}", count=len(found["done"])), err=True)
    sys.exit(1 if found["skipped"] else 0)


def _line(row: Mapping[str, Any]) -> str:
    """Receipt, ward, version, state, open questions, and what was asked or undone."""
    lang = languages()[0]
    state = labels.term(lang, "review_state", row["review_state"])
    open_count = f"{row['open_count']}/{row['question_count']}"
    named = [row["receipt_no"], row["ward_code"], row["ward_name"], f"v{row['version']}"]
    return "\t".join([*named, state, open_count, row["review_note"] or _before(lang, row)])


def _before(lang: str, row: Mapping[str, Any]) -> str:
    if row["dropped_version"] is None:
        return row["question"] or "–"
    told = {"version": str(row["dropped_version"]), "who": row["dropped_by"]}
    return labels.text(
        lang, "review-dropped", at=formats.date_time(lang, row["dropped_at"]), **told
    )
