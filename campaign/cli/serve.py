"""Starting the dashboard: the demo on first start, then the server in place of this process."""

import os
import socket
import sys
from pathlib import Path

import click

from campaign import logs, sign_in
from campaign.access.serving import list_refusal
from campaign.cli.text import both, languages
from campaign.demo import ensure_demo
from campaign.settings import SettingsError, choose_store, settings
from campaign.store import open_store
from campaign.store.questions import newest_report_date


def run_server(
    host: str,
    port: int,
    choice: str | None,
    db: Path | None,
    worker_count: int = 1,
    campaign_id: str | None = None,
) -> None:
    """Serve the pages at host:port; this process becomes the server.

    choice: auto, demo or real; None leaves it to CAMPAIGN_STORE. worker_count: 1 is one process
    for everything, more are so many processes for pages and one for the store, behind a front.
    campaign_id: None leaves it to CAMPAIGN_ID.
    Raises ClickException when the port is taken, or when pages must not be served like this.
    """
    _refuse_taken_port(host, port)
    try:
        choose_store(choice, db, campaign_id)
    except SettingsError as error:
        raise click.ClickException(both("cli-campaign-unknown", reason=str(error))) from error
    logs.configure()
    # Streamlit looks for its secrets from here.
    os.chdir(settings().root)
    _refuse_unserved(host, is_demo=prepare_store())
    if worker_count > 1:
        command = _command_for_several(host, port, worker_count)
    else:
        command = _command(host, port)
        click.echo(both("cli-serve-address", address=f"http://{host}:{port}"))
        sys.stdout.flush()
    os.execv(sys.executable, command)  # noqa: S606  our own interpreter, no shell


def prepare_store() -> bool:
    """Load the demo into the chosen store when that is an empty demo store, then let go of it.

    Whether it is a demo store.
    """
    store = open_store()
    try:
        if store.is_demo and newest_report_date(store) is None:
            click.echo(both("cli-serve-loading"), err=True)
            ensure_demo(store)
        return store.is_demo
    finally:
        store.close()


def _refuse_unserved(host: str, *, is_demo: bool) -> None:
    """Say now, in words, what the server itself would refuse at its start."""
    sign_in.use_secrets_of_environment()
    found = sign_in.refusal_here(is_demo=is_demo, address=host) or list_refusal()
    if found is not None:
        raise click.ClickException("\n".join(found.message(lang) for lang in languages()))


def _command(host: str, port: int) -> list[str]:
    options = {
        "server.address": host,
        "server.port": str(port),
        # At a terminal Streamlit opens the reader's browser, as far as there is one.
        "server.headless": "false" if sys.stdout.isatty() else "true",
        # The code does not change while it serves; looking for that costs the readers.
        "server.fileWatcherType": "none",
        "browser.gatherUsageStats": "false",
    }
    flags = [part for name, value in options.items() for part in (f"--{name}", value)]
    return [sys.executable, "-m", "streamlit", "run", "dashboard.py", *flags]


def _command_for_several(host: str, port: int, worker_count: int) -> list[str]:
    options = {"host": host, "port": str(port), "workers": str(worker_count)}
    flags = [part for name, value in options.items() for part in (f"--{name}", value)]
    return [sys.executable, "-m", "campaign.front.supervise", *flags]


def _refuse_taken_port(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            message = both("cli-serve-port-taken", port=str(port), other=str(port + 1))
            raise click.ClickException(message) from error
