"""What people type after a command: paths, days, wards, name=value pairs; else wrong usage."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import click

from campaign import formats, labels
from campaign.cli.text import both, languages
from campaign.report.source import SourceFile
from campaign.wards import Ward, register
from campaign.windows import Window


def files_of(paths: Sequence[Path]) -> list[SourceFile]:
    """The files at `paths`; a folder means every file in it but the hidden ones."""
    found: list[SourceFile] = []
    for path in paths:
        if not path.exists():
            raise click.UsageError(both("cli-ingest-missing", path=str(path)))
        if path.is_dir():
            inside = sorted(p for p in path.rglob("*") if p.is_file() and p.name[0] != ".")
            found += [SourceFile(str(p.relative_to(path)), p.read_bytes()) for p in inside]
        else:
            found.append(SourceFile(path.name, path.read_bytes()))
    if not found:
        raise click.UsageError(both("cli-ingest-nothing", paths=", ".join(map(str, paths))))
    return found


def day_of(written: str) -> date:
    """The day written as 2025-08-12 or 12/08/2025."""
    try:
        if "/" in written:
            # Never mm/dd: people here write the day first.
            return datetime.strptime(written, "%d/%m/%Y").date()  # noqa: DTZ007
        return date.fromisoformat(written)
    except ValueError as error:
        raise click.UsageError(both("cli-date-form", written=written)) from error


def report_day_of(day: date, ward: Ward, window: Window) -> date:
    """`day`, if `ward` reports about it: for any other the workbook would only be refused."""
    if window.start_date <= day <= window.end_date:
        return day
    lines = [
        labels.text(
            lang,
            "cli-template-window",
            ward=ward.full_name,
            day=formats.date_text(lang, day),
            start=formats.date_text(lang, window.start_date),
            end=formats.date_text(lang, window.end_date),
        )
        for lang in languages()
    ]
    raise click.UsageError("\n".join(lines))


def ward_of(written: str) -> Ward:
    """The ward with this code or name; never a guess."""
    known = register().by_code.get(written.strip())
    found = known or register().named(written)
    if isinstance(found, Ward):
        return found
    if any(sign.isdigit() for sign in written):
        raise click.UsageError(both("cli-ward-code-unknown", written=written))
    raise click.UsageError("\n".join(found.message(lang) for lang in languages()))


def pair_of(written: str) -> tuple[str, str]:
    """Name and value of `name=value`."""
    name, sign, value = written.partition("=")
    if not sign:
        raise click.UsageError(both("cli-query-param-form", written=written))
    return name.strip(), value
