"""The baseline that `template` carries over, when a store knows one."""

from collections.abc import Mapping
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
from campaign.wards import Ward


def baseline_from_store(
    db: Path | None, ward: Ward, report_date: date
) -> tuple[Mapping[str, Any] | None, bool]:
    """The ward's baseline in force on the day, and whether it is simulated.

    The baseline is None, with the reason on stderr, when no store knows one.

    Looks into the chosen store, else into the real one: a real workbook must not carry
    simulated figures.
    """
    path = db or settings().db_path or settings().store_dir("real") / FILE_NAME
    if not path.exists():
        click.echo(both("cli-template-no-baseline"), err=True)
        return None, False
    try:
        with busy.readable_store(lambda: open_store(path)) as store:
            baseline = known_baseline(store, ward.ward_code, report_date)
            is_demo = store.is_demo
    except StoreBusy:
        click.echo(both("cli-template-busy"), err=True)
        return None, False
    if baseline is None:
        click.echo(both("cli-template-no-baseline"), err=True)
    return baseline, is_demo
