"""`token issue | list | revoke`: the access tokens of wards for the HTTP door."""

from pathlib import Path

import click

from campaign import formats
from campaign.cli import busy
from campaign.cli.options import chosen_db, db_option, store_for_reports
from campaign.cli.text import both, help_text, languages
from campaign.cli.typed import ward_of
from campaign.store.tokens import MOST_DAYS, WardToken
from campaign.wards import register


@click.group(help=help_text("cli-token"))
def token() -> None:
    """Only holds the three commands."""


@token.command(help=help_text("cli-token-issue"))
@click.option("--ward", "written", required=True, help=help_text("cli-template-ward"))
@click.option("--label", default="", help=help_text("cli-token-label"))
@click.option("--days", type=click.IntRange(1, MOST_DAYS), help=help_text("cli-token-days"))
@db_option
def issue(written: str, label: str, days: int | None, db: Path | None) -> None:
    """Print the text of a new token; nobody can have it again."""
    ward = ward_of(written)
    with busy.desk(lambda: store_for_reports(chosen_db(db))) as desk:
        token_no, text = desk.issue_token(ward.ward_code, label, days)
    click.echo(text)
    named = f"{ward.full_name} ({ward.ward_code})"
    click.echo(both("cli-token-issued", number=str(token_no), ward=named), err=True)


@token.command("list", help=help_text("cli-token-list"))
@db_option
def list_all(db: Path | None) -> None:
    """Print one line per token, tab-separated."""
    with busy.desk(lambda: store_for_reports(chosen_db(db))) as desk:
        tokens = desk.tokens()
    for known in tokens:
        click.echo(_line(known))
    if not tokens:
        click.echo(both("cli-token-none"), err=True)


@token.command(help=help_text("cli-token-revoke"))
@click.argument("token_no", type=int)
@db_option
def revoke(token_no: int, db: Path | None) -> None:
    """End a token at once."""
    with busy.desk(lambda: store_for_reports(chosen_db(db))) as desk:
        ended = desk.revoke_token(token_no)
    click.echo(_line(ended))


def _line(known: WardToken) -> str:
    """Number, ward, label, when issued, until when it may be used, when revoked."""
    ward = register().by_code[known.ward_code]
    lang = languages()[0]
    times = (known.issued_at, known.expires_at, known.revoked_at)
    shown = [formats.date_time(lang, moment) if moment else "–" for moment in times]
    parts = [str(known.token_no), ward.ward_code, ward.full_name, known.label or "–"]
    return "\t".join([*parts, *shown])
