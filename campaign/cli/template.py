"""What `template` takes from a store: the ward's campaign days and its baseline."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import click

from campaign.cli import busy
from campaign.cli.text import both
from campaign.settings import settings
from campaign.store import StoreBusy, open_store
from campaign.store.connection import FILE_NAME
from campaign.store.preview import known_baseline
from campaign.store.reference_rows import windows_of_store
from campaign.wards import Ward
from campaign.windows import Window, windows


@dataclass(frozen=True)
class Known:
    """What is known of a ward: its campaign days, its baseline in force (None: none is known)."""

    window: Window
    baseline: Mapping[str, Any] | None = None
    is_demo: bool = False


def known_of(db: Path | None, ward: Ward, report_date: date) -> Known:
    """What the store knows of the ward on that day; the reason for no baseline goes to stderr.

    Looks into the chosen store, else into the real one: a real workbook must not carry
    simulated figures.
    """
    path = db or settings().db_path or settings().store_dir("real") / FILE_NAME
    if not path.exists():
        click.echo(both("cli-template-no-baseline"), err=True)
        return Known(windows()[ward.ward_code])
    try:
        with busy.readable_store(lambda: open_store(path)) as store:
            window = windows_of_store(store)[ward.ward_code]
            known = Known(window, known_baseline(store, ward.ward_code, report_date), store.is_demo)
    except StoreBusy:
        click.echo(both("cli-template-busy"), err=True)
        return Known(windows()[ward.ward_code])
    if known.baseline is None:
        click.echo(both("cli-template-no-baseline"), err=True)
    return known
