"""Where the running server is found: a file beside the store, readable by its owner alone."""

import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from campaign.door.remote import RemoteDesk

FILE_NAME = "server.json"
ALL_ADDRESSES = {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104  replaced here


def new_operator_token() -> str:
    """A token for the operator on this machine, for as long as this process runs."""
    return secrets.token_urlsafe(32)


def address_of(host: str | None, port: int) -> str:
    """The address under which this machine itself reaches a server that listens on `host`."""
    reached = ALL_ADDRESSES.get(host or "", host)
    return (
        f"http://[{reached}]:{port}" if reached and ":" in reached else f"http://{reached}:{port}"
    )


def announce(folder: Path, address: str, operator_token: str) -> None:
    """Write the file; it is whole at once, and nobody else may read it at any time."""
    values = {"pid": os.getpid(), "address": address, "operator_token": operator_token}
    target = folder / FILE_NAME
    draft = target.with_name(f"{FILE_NAME}.{os.getpid()}.part")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(values, file)
    draft.replace(target)


def withdraw(folder: Path) -> None:
    """Remove the file, unless another process has announced itself meanwhile."""
    found = _read(folder)
    if found is not None and found["pid"] == os.getpid():
        (folder / FILE_NAME).unlink(missing_ok=True)


@contextmanager
def announced(folder: Path, address: str, operator_token: str) -> Iterator[None]:
    """Be found by the command line for the time of the block."""
    announce(folder, address, operator_token)
    try:
        yield
    finally:
        withdraw(folder)


def operator_for(folder: Path) -> RemoteDesk | None:
    """The desk of the server that owns the store in `folder`; None when none is running."""
    found = _read(folder)
    if found is None or not _is_alive(int(found["pid"])):
        return None
    return RemoteDesk(str(found["address"]), str(found["operator_token"]))


def _read(folder: Path) -> dict[str, Any] | None:
    try:
        found = json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
    except (FileNotFoundError, PermissionError, ValueError):
        return None
    is_whole = isinstance(found, dict) and found.keys() >= {"pid", "address", "operator_token"}
    return found if is_whole else None


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True  # of another user, but there
    return True
