"""Commands `demo`, `template`, `ingest`, `query`, `wards` and `serve`.

Exit codes: 0 everything was done, 1 something was refused or could not be done, 2 wrong usage.
Receipts, answers and lists go to stdout, everything else to stderr.
"""

import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from campaign import clock, labels
from campaign.cli import busy
from campaign.cli.corrected import write_corrected
from campaign.cli.options import (
    chosen_db,
    db_option,
    existing_store,
    store_for_reports,
)
from campaign.cli.text import (
    both,
    csv_text,
    fault_text,
    help_text,
    hit_text,
    json_text,
    query_text,
    receipt_text,
    status_counts,
)
from campaign.cli.typed import day_of, files_of, pair_of, report_day_of, ward_of
from campaign.settings import settings
from campaign.store import Store, StoreBusy, StoreError, open_store, questions
from campaign.store.errors import QueryError
from campaign.store.intake import ReceivedInFuture
from campaign.store.parameters import convert
from campaign.wards import SearchHit, register


class Commands(click.Group):
    """Turns the store's named errors into messages and exit codes instead of tracebacks."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a refusal by the store is exit code 1, a wrong question 2."""
        try:
            return super().invoke(ctx)
        except StoreBusy as error:
            message = both("cli-store-busy", path=error.path, pid=error.pid)
            raise click.ClickException(message) from error
        except (QueryError, ReceivedInFuture) as error:
            raise click.UsageError(fault_text(error)) from error
        except StoreError as error:
            raise click.ClickException(fault_text(error)) from error
        except OSError as error:
            if error.filename is None:  # not about a path that somebody typed
                raise
            message = both("cli-path", path=str(error.filename), reason=error.strerror or "")
            raise click.ClickException(message) from error


@click.group(cls=Commands, help=help_text("cli-about"))
@click.option("--lang", type=click.Choice(labels.LANGUAGES), help=help_text("cli-lang"))
@db_option
def cli(lang: str | None, db: Path | None) -> None:
    """Only carries the options that stand before the command; the commands read them there."""


@cli.command(help=help_text("cli-demo"))
@db_option
def demo(db: Path | None) -> None:
    """Create the demo campaign."""
    from campaign.demo import load_demo, publish_demo_editions

    store = open_store(chosen_db(db), kind="demo")
    if questions.newest_report_date(store) is not None:
        click.echo(both("cli-demo-there"), err=True)
        return
    receipts = load_demo(store)
    publish_demo_editions(store)
    click.echo(both("cli-demo-done", **status_counts(receipts)), err=True)


@cli.command(help=help_text("cli-template"))
@click.option("--ward", "written", required=True, help=help_text("cli-template-ward"))
@click.option("--date", "day", required=True, help=help_text("cli-template-date"))
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help=help_text("cli-template-output"),
)
@db_option
def template(written: str, day: str, output: Path | None, db: Path | None) -> None:
    """Write a ward's prefilled workbook."""
    from campaign.cli.template import known_of
    from campaign.report.template import build_template

    ward = ward_of(written)
    known = known_of(chosen_db(db), ward, day_of(day))
    report_date = report_day_of(day_of(day), ward, known.window)
    path = output or Path(f"bao-cao-{ward.ward_code}-{report_date:%Y%m%d}.xlsx")
    start = known.window.start_date
    path.write_bytes(
        build_template(ward, report_date, known.baseline, is_demo=known.is_demo, start_date=start)
    )
    click.echo(both("cli-template-done", path=str(path)), err=True)


@cli.command("ingest", help=help_text("cli-ingest"))
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help=help_text("cli-ingest-json"))
@click.option("--received-at", help=help_text("cli-ingest-received-at"))
@click.option("--dry-run", is_flag=True, help=help_text("cli-ingest-dry-run"))
@click.option(
    "--corrected",
    type=click.Path(file_okay=False, path_type=Path),
    help=help_text("cli-ingest-corrected"),
)
@db_option
def ingest_files(
    paths: Sequence[Path],
    as_json: bool,
    received_at: str | None,
    dry_run: bool,
    corrected: Path | None,
    db: Path | None,
) -> None:
    """Hand in files and print one receipt for each."""
    files = files_of(paths)
    given = convert("received_at", "timestamptz", received_at)
    with busy.desk(lambda: store_for_reports(chosen_db(db))) as desk:
        receipts = desk.ingest(
            files,
            channel="cli",
            received_at=given,
            limits=settings().bulk_limits,
            dry_run=dry_run,
            actor="operator",
        )
    if as_json:
        records = [receipt.as_dict() for receipt in receipts]
        click.echo(json.dumps(records, ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(receipt_text(r, is_dry_run=dry_run) for r in receipts))
    if corrected is not None:
        write_corrected(files, receipts, corrected)
    sys.exit(0 if all(receipt.is_stored for receipt in receipts) else 1)


@cli.command(help=help_text("cli-query"))
@click.argument("name", required=False)
@click.option("--list", "as_list", is_flag=True, help=help_text("cli-query-list"))
@click.option("--as-of", help=help_text("cli-query-as-of"))
@click.option("--known-at", help=help_text("cli-query-known-at"))
@click.option("--param", "pairs", multiple=True, help=help_text("cli-query-param"))
@click.option(
    "--format",
    "form",
    type=click.Choice(("csv", "json")),
    default="csv",
    help=help_text("cli-query-format"),
)
@db_option
def query(
    name: str | None,
    as_list: bool,
    as_of: str | None,
    known_at: str | None,
    pairs: Sequence[str],
    form: str,
    db: Path | None,
) -> None:
    """Ask a mart and print its rows."""
    if as_list:
        click.echo("\n".join(query_text(known) for known in questions.all_queries()))
        return
    if name is None:
        raise click.UsageError(both("cli-query-name-missing"))
    questions.load(name)  # a wrong name is told before any store is opened
    with busy.readable_store(lambda: existing_store(chosen_db(db))) as store:
        moment: dict[str, Any] = {
            "as_of": day_of(as_of) if as_of else _newest_day(store),
            "known_at": known_at or clock.now(),
        }
        params = moment | dict(map(pair_of, pairs))
        columns, rows = questions.answer(store, name, **params)
        is_demo = store.is_demo
    if is_demo:
        click.echo(both("demo-mark"), err=True)
    text = csv_text(columns, rows) if form == "csv" else json_text(columns, rows)
    click.echo(text, nl=form == "json")


@cli.command(help=help_text("cli-wards"))
@click.option("--search", "wanted", help=help_text("cli-wards-search"))
def wards(wanted: str | None) -> None:
    """List wards, tab-separated: code, name, former district."""
    hits = register().search(wanted) if wanted else [SearchHit(w) for w in register().wards]
    for hit in hits:
        click.echo(hit_text(hit))
    if not hits:
        click.echo(both("cli-wards-none", wanted=wanted), err=True)


@cli.command(help=help_text("cli-serve"))
@click.option("--port", type=int, default=8501, show_default=True, help=help_text("cli-serve-port"))
@click.option("--host", default="127.0.0.1", show_default=True, help=help_text("cli-serve-host"))
@click.option(
    "--store",
    "choice",
    type=click.Choice(("auto", "demo", "real")),
    help=help_text("cli-serve-store"),
)
@click.option(
    "--workers",
    type=click.IntRange(1, 32),
    default=1,
    show_default=True,
    help=help_text("cli-serve-workers"),
)
@click.option("--campaign", "campaign_id", help=help_text("cli-serve-campaign"))
@db_option
def serve(
    port: int,
    host: str,
    choice: str | None,
    workers: int,
    campaign_id: str | None,
    db: Path | None,
) -> None:
    """Open the dashboard; returns only when the port is taken."""
    from campaign.cli.serve import run_server

    run_server(host, port, choice, chosen_db(db), workers, campaign_id)


def _newest_day(store: Store) -> date:
    return questions.newest_report_date(store) or clock.now().date()
