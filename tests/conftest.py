"""Fixtures shared by all tests: settings that point nowhere real, and one demo campaign.

The demo is built once per test session and copied, because DuckDB lets one process own a file
and the tests run in several.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings as hypothesis_settings

from campaign.settings import settings

DEMO_FILE = "campaign.duckdb"

# Speed is measured in benchmarks/, never in a test. CI tries the same examples each time, so that
# a red run is about the change; at a desk the examples differ from run to run.
hypothesis_settings.register_profile("desk", deadline=None)
hypothesis_settings.register_profile("ci", deadline=None, derandomize=True)
hypothesis_settings.load_profile("ci" if os.environ.get("CI") else "desk")


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test sees the stores of this checkout or the settings of this machine."""
    for name in ("CAMPAIGN_DB", "CAMPAIGN_STORE", "CAMPAIGN_INBOX", "CAMPAIGN_LOG", "CAMPAIGN_ID"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("CAMPAIGN_LOCAL_DIR", str(tmp_path / "local"))
    settings.cache_clear()
    yield
    settings.cache_clear()


@pytest.fixture(scope="session")
def demo_master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a complete demo store; read-only: copy it before opening it."""
    shared = tmp_path_factory.getbasetemp()
    if shared.name.startswith("popen-"):
        shared = shared.parent
    folder = shared / "demo-master"
    with FileLock(f"{folder}.lock"):
        if not (folder / "ready").exists():
            _build_demo(folder)
            (folder / "ready").touch()
    return folder


@pytest.fixture
def demo_dir(demo_master: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A CAMPAIGN_LOCAL_DIR of one's own that holds the demo store."""
    local = tmp_path / "local"
    shutil.copytree(demo_master, local / "demo")
    monkeypatch.setenv("CAMPAIGN_LOCAL_DIR", str(local))
    settings.cache_clear()
    return local


def _build_demo(folder: Path) -> None:
    from campaign.demo import ensure_demo
    from campaign.store import open_store

    store = open_store(folder / DEMO_FILE, kind="demo")
    try:
        ensure_demo(store)
    finally:
        store.close()
