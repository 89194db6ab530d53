"""Servers that nobody has asked anything yet, as many as are wanted, without importing each time.

`python -m tests.access.cold_starts` imports what a server imports and reads the labels and the
boundaries, most of the seconds that a start takes, and then forks once for each line "PORT LOGFILE"
on its standard input. The child is a process of its own that does what `campaign serve` does from
then on: `streamlit run dashboard.py`, so the runtime, the store, every cache of answers and every
page are new in it. The parent answers "PID", ends the child at the next line and answers its exit
code. Before every fork it checks that nothing of a server is there yet.
"""

import importlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from campaign import wards
from campaign.labels import LANGUAGES, text
from campaign.settings import ROOT

MODULES = ("campaign.server", "streamlit.web.cli", "pydeck", "plotly.graph_objects")
TOUCHED = "a server, a page or a thread was there before the fork"


class ColdStarts:
    """The process that forks; `environment` is that of all its servers."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.access.cold_starts"],
            cwd=ROOT,
            env=dict(environment),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    @contextmanager
    def server(self, port: str, log: Path) -> Iterator[None]:
        """One fresh server at `port`, which may not answer yet."""
        assert int(self._tell(f"{port} {log}")) > 0
        try:
            yield
        finally:
            self._tell("end")

    def close(self) -> None:
        """End it; it has no child any more."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        assert self._process.wait(timeout=60) == 0

    def _tell(self, line: str) -> str:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(line, file=self._process.stdin, flush=True)
        return self._process.stdout.readline().strip()


def is_untouched() -> bool:
    """Whether this process has only imported: no thread, no runtime, no page of Streamlit's."""
    from streamlit import runtime
    from streamlit.runtime.pages_manager import PagesManager

    has_run = runtime.exists() or PagesManager.uses_pages_directory is not None
    return not has_run and threading.active_count() == 1


def _serve(port: str, log: str) -> None:
    """In the child: become the server."""
    from streamlit.web import cli

    from campaign.cli.serve import _command

    to_log = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for stream in (1, 2):
        os.dup2(to_log, stream)
    sys.argv = ["streamlit", *_command("127.0.0.1", int(port))[3:]]
    cli.main()


def main() -> None:
    """Fork for every line; the end of the input is the end."""
    for name in MODULES:
        importlib.import_module(name)
    for lang in LANGUAGES:
        text(lang, "app-title")
    wards.geometry()
    for line in sys.stdin:
        port, log = line.split()
        if not is_untouched():
            raise SystemExit(TOUCHED)
        child = os.fork()
        if not child:
            _serve(port, log)
        print(child, flush=True)
        sys.stdin.readline()
        os.kill(child, signal.SIGTERM)
        print(os.waitpid(child, 0)[1], flush=True)


if __name__ == "__main__":
    main()
