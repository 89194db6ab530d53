"""Commands of the operator: backup, restore, verify, export-originals.

They work beside a running dashboard, too: the process that owns the store makes a copy of the
database, and the command reads that copy; originals never change, so they are read in place.
"""

import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from campaign.cli import busy
from campaign.cli.options import chosen_db, db_option, existing_store
from campaign.cli.text import both, help_text, languages
from campaign.editions import all_editions, verify_editions
from campaign.settings import settings
from campaign.store.backup import back_up, restore
from campaign.store.connection import FILE_NAME
from campaign.store.disk import claim_folder
from campaign.store.export_originals import export_originals
from campaign.store.tokens import all_tokens
from campaign.store.verified import Finding, Verification
from campaign.store.verify import verify

FINDINGS_SHOWN = 20
FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command("backup", help=help_text("cli-backup"))
@click.argument("folder", type=FOLDER)
@db_option
def backup_store(folder: Path, db: Path | None) -> None:
    """Save the database and every original into a new folder."""
    claim_folder(folder)  # before anything is copied
    with busy.readable_copy(lambda: existing_store(chosen_db(db))) as copy:
        saved = back_up(copy, folder)
    counts = {"reports": saved.submission_count, "originals": saved.original_count}
    click.echo(both("cli-backup-done", path=str(folder), **counts), err=True)
    _tell("cli-backup-incomplete", saved.findings)


@click.command("restore", help=help_text("cli-restore"))
@click.argument("folder", type=FOLDER)
@db_option
def restore_store(folder: Path, db: Path | None) -> None:
    """Make a store from a backup."""
    target = chosen_db(db) or settings().db_path or settings().store_dir("real") / FILE_NAME
    store = restore(folder, target)
    click.echo(both("cli-restore-done", path=str(store.path)), err=True)
    # What was revoked after the backup is good again: whoever restores has to know of it.
    good = sum(not (token.revoked_at or token.is_expired) for token in all_tokens(store))
    if good:
        click.echo(both("cli-restore-tokens", count=good), err=True)


@click.command("verify", help=help_text("cli-verify"))
@click.option("--json", "as_json", is_flag=True, help=help_text("cli-verify-json"))
@db_option
def verify_store(as_json: bool, db: Path | None) -> None:
    """Look whether all that was received and published is there, whole and unchanged."""
    with busy.readable_store(lambda: existing_store(chosen_db(db))) as store:
        found = verify(store)
        faults = tuple(verify_editions(store))
        counts = {**found.counts, "editions": len(all_editions(store))}
    found = replace(found, counts=counts, findings=found.findings + faults)
    if as_json:
        click.echo(json.dumps(found.as_dict(), ensure_ascii=False, indent=1))
    else:
        click.echo(_verification_text(found))
    sys.exit(0 if found.is_clean else 1)


@click.command("export-originals", help=help_text("cli-export-originals"))
@click.argument("folder", type=FOLDER)
@db_option
def export_files(folder: Path, db: Path | None) -> None:
    """Copy every received file into folders by ward and day, with an index."""
    with busy.readable_store(lambda: existing_store(chosen_db(db))) as store:
        count, findings = export_originals(store, folder)
    click.echo(both("cli-export-originals-done", path=str(folder), count=count), err=True)
    _tell("cli-export-originals-incomplete", findings)


COMMANDS = (backup_store, restore_store, verify_store, export_files)


def _tell(key: str, findings: Sequence[Finding]) -> None:
    """Findings are told on stderr and end the command with exit code 1."""
    if findings:
        click.echo("\n".join([both(key, count=len(findings)), *_lines(findings)]), err=True)
        sys.exit(1)


def _verification_text(found: Verification) -> str:
    head = {"number": str(found.head.entry_no), "hash": found.head.entry_sha256}
    lines = [both("cli-verify-counts", **found.counts), both("cli-verify-head", **head)]
    if found.findings:
        lines += [both("cli-verify-findings", count=len(found.findings)), *_lines(found.findings)]
    else:
        lines.append(both("cli-verify-clean"))
    if found.notes:
        lines += [both("cli-verify-notes", count=len(found.notes)), *_lines(found.notes)]
    return "\n".join(lines)


def _lines(findings: Sequence[Finding]) -> list[str]:
    shown = findings[:FINDINGS_SHOWN]
    lines = [f"  - {finding.message(lang)}" for finding in shown for lang in languages()]
    if len(findings) > len(shown):
        hidden = both("cli-findings-more", count=len(findings) - len(shown))
        lines += [f"  {line}" for line in hidden.splitlines()]
    return lines
