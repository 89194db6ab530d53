"""The rush at 16:00 from nothing: prepares a demo, serves it, lets readers and wards at it.

python -m tests.soak.rush [--readers 300] [--workers 2] [--folder EMPTY] [flags of the rush]

126 wards hand in within 60 seconds while readers who are signed in act every 10 seconds. Prints
the tables of docs/reliability.md. Exit code 1 when a report was lost or a reader was shown an
error; the times are for people to judge, because they depend on the machine.
"""

import argparse
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from tests.oidc_secrets import COOKIE_SECRET, sign_in_environment

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 120
STOP_SECONDS = 90
# Readers do not all come at 15:59: what each of them has seen before is part of the rush.
WARM_SECONDS = 600


def main() -> int:
    """Prepare, serve, rush, stop."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--readers", type=int, default=300)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--folder", type=Path)
    given, more = parser.parse_known_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.folder or Path(scratch)
        _module("tests.load.prepare", "--out", str(folder))
        address = f"http://127.0.0.1:{_free_port()}"
        server = _serve(folder / "local", address, given.workers)
        try:
            _wait(address, server)
            return _rush(address, folder, given.readers, more)
        finally:
            server.terminate()
            server.wait(STOP_SECONDS)


def _rush(address: str, folder: Path, readers: int, more: list[str]) -> int:
    flags = ["--address", address, "--readers", str(readers), "--period", "10"]
    flags += ["--wards", "126", "--window", "60", "--seconds", "80"]
    flags += ["--ramp", "20", "--warm", str(WARM_SECONDS)]
    flags += ["--tokens", str(folder / "tokens.json"), "--books", str(folder / "books")]
    flags += ["--cookie-secret", COOKIE_SECRET]
    return _module("tests.load.rush", *flags, *more, must_succeed=False)


def _serve(local_dir: Path, address: str, workers: int) -> "subprocess.Popen[bytes]":
    env = {name: value for name, value in os.environ.items() if not name.startswith("CAMPAIGN_")}
    env |= {"CAMPAIGN_LOCAL_DIR": str(local_dir), "CAMPAIGN_STORE": "demo"}
    env |= sign_in_environment(local_dir, address)
    port = address.rsplit(":", 1)[1]
    command = [sys.executable, "-m", "campaign", "serve", "--port", port]
    with (local_dir / "server.log").open("wb") as log:
        return subprocess.Popen(
            [*command, "--workers", str(workers)],
            cwd=ROOT,
            env=env,
            stdout=log,
            stderr=subprocess.STDOUT,
        )


def _wait(address: str, server: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.5)
    raise SystemExit("the server did not start: see server.log")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _module(name: str, *flags: str, must_succeed: bool = True) -> int:
    done = subprocess.run([sys.executable, "-m", name, *flags], cwd=ROOT, check=must_succeed)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
