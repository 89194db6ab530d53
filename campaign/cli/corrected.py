"""`ingest --corrected FOLDER`: the workbooks that were handed in, with their problems marked."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from campaign.cli.text import both
from campaign.report.corrected import corrected_name, corrected_workbook
from campaign.report.source import SourceFile
from campaign.settings import settings
from campaign.store.receipt import Receipt


def write_corrected(files: Sequence[SourceFile], receipts: Iterable[Receipt], folder: Path) -> None:
    """Write a marked copy of each workbook that has a problem about a cell, and say where.

    `receipts` are those of `files`, in the same order. Files that are there are left alone.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for file, receipt in zip(files, receipts, strict=True):
        marked = corrected_workbook(file, receipt.problems, limits=settings().bulk_limits)
        if marked is not None:
            path = _free_path(folder / corrected_name(file.name))
            path.write_bytes(marked)
            click.echo(both("cli-corrected-done", path=str(path)), err=True)


def _free_path(wanted: Path) -> Path:
    """A path that does not exist: the officer may be mending the copy of an earlier run."""
    path, number = wanted, 2
    while path.exists():
        path, number = wanted.with_stem(f"{wanted.stem}-{number}"), number + 1
    return path
