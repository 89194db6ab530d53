"""Which store a command works with: --db, given with the command or before it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from campaign.cli.text import both, help_text
from campaign.settings import settings
from campaign.store import Store, open_store

Command = TypeVar("Command", bound=Callable[..., Any])


def db_option(command: Command) -> Command:
    """Give a command --db; before the command's name it means the same."""
    kind = click.Path(dir_okay=False, path_type=Path)
    return click.option("--db", type=kind, default=None, help=help_text("cli-db"))(command)


def chosen_db(db: Path | None) -> Path | None:
    """--db of the command, or the one written before the command."""
    before = click.get_current_context().find_root().params.get("db")
    return db or before


def existing_store(db: Path | None) -> Store:
    """The store to ask; asking must not create a store at a mistyped path."""
    path = db or settings().db_path
    if path is not None and not path.exists():
        raise click.UsageError(both("cli-db-missing", path=str(path)))
    return open_store(db)


def store_for_reports(db: Path | None) -> Store:
    """Reports typed at the command line are real unless a store was chosen."""
    is_chosen = db is not None or settings().db_path is not None
    return open_store(db) if is_chosen else open_store(kind="real")
