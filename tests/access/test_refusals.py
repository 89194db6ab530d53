"""Servers that must not start without sign-in: the command, `streamlit run`, and each page."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from streamlit.testing.v1 import AppTest

from campaign.access import Role
from campaign.access.access_file import access_path
from campaign.cli import cli
from campaign.settings import ROOT, settings
from tests.access.signed_in import PAGES, page, words
from tests.door.ports import free_port
from tests.oidc_secrets import sign_in_environment

PATIENCE_SECONDS = 120


def started(folder: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """A server that is expected to end by itself: exit code and all that it said."""
    env = {key: value for key, value in os.environ.items() if not key.startswith("CAMPAIGN_")}
    env |= {"CAMPAIGN_LOCAL_DIR": str(folder), "PYTHONUTF8": "1", **more}
    return subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        check=False,
    )


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (("--store", "real"), "the store is a real one"),
        (("--store", "real", "--workers", "2"), "the store is a real one"),
        (("--host", "0.0.0.0"), "0.0.0.0 is open beyond this machine"),
        (("--host", "0.0.0.0", "--workers", "2"), "0.0.0.0 is open beyond this machine"),
    ],
)
def test_the_command_refuses_and_says_why(
    demo_dir: Path, options: tuple[str, ...], reason: str
) -> None:
    told = started(demo_dir, "campaign", "serve", "--port", str(free_port()), *options)
    assert told.returncode == 1
    assert reason in told.stderr
    assert "docs/access.md" in told.stderr


def test_streamlit_run_is_refused_as_well(demo_dir: Path) -> None:
    flags = ["--server.address", "0.0.0.0", "--server.port", str(free_port())]
    told = started(
        demo_dir, "streamlit", "run", "dashboard.py", "--server.headless", "true", *flags
    )
    assert told.returncode != 0
    assert "open beyond this machine" in told.stdout + told.stderr


def test_a_page_process_counts_the_address_of_its_front(demo_dir: Path) -> None:
    flags = ["--server.address", "127.0.0.1", "--server.port", str(free_port())]
    told = started(
        demo_dir,
        *("streamlit", "run", "dashboard.py", "--server.headless", "true", *flags),
        CAMPAIGN_PUBLIC_HOST="",
    )
    assert told.returncode != 0
    assert "open beyond this machine" in told.stdout + told.stderr


def test_an_incomplete_sign_in_is_no_demo(
    demo_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CAMPAIGN_LOCAL_DIR", str(demo_dir))
    secrets = Path(sign_in_environment(tmp_path)["STREAMLIT_SECRETS_FILES"])
    secrets.write_text(secrets.read_text().replace("client_id", "klient_id"), encoding="utf-8")
    told = started(
        demo_dir,
        *("campaign", "serve", "--port", str(free_port())),
        STREAMLIT_SECRETS_FILES=str(secrets),
    )
    assert (told.returncode, "lacks client_id" in told.stderr) == (1, True)


def test_a_wrong_list_of_people_is_told_at_the_start(demo_dir: Path) -> None:
    (demo_dir / "access.toml").write_text("[[person]]\nrole = 'boss'\n", encoding="utf-8")
    settings.cache_clear()
    assert access_path() == demo_dir / "access.toml"
    told = CliRunner().invoke(cli, ["serve", "--port", str(free_port())])
    assert told.exit_code == 1
    assert "person 1: say either email or subject" in told.output


def demo_page(page_id: str, **context: str) -> AppTest:
    opened = AppTest.from_file(PAGES / f"{page_id}.py", default_timeout=60)
    opened.context = dict(context)
    return opened


@pytest.mark.usefixtures("demo_dir")
def test_a_page_shows_nothing_of_a_real_store_without_sign_in(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CAMPAIGN_STORE", "real")
    settings.cache_clear()
    opened = demo_page("overview").run()
    assert not opened.exception
    assert "chưa cấu hình đăng nhập, mà kho dữ liệu là kho thật" in words(opened)
    assert (len(opened.title), len(opened.metric), len(opened.selectbox)) == (0, 0, 0)


@pytest.mark.usefixtures("demo_dir")
def test_with_sign_in_the_real_store_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAMPAIGN_STORE", "real")
    settings.cache_clear()
    opened = page("overview", Role.MONITOR).run()
    assert [title.value for title in opened.title] == ["Tổng quan"]


@pytest.mark.usefixtures("demo_dir")
@pytest.mark.parametrize(
    ("header", "value", "is_shown"),
    [
        ("Host", "localhost:8501", True),
        ("Host", "127.0.0.1:8501", True),
        ("Host", "bang.hanoi.example", False),
        ("Host", "192.168.1.5:8501", False),
        ("X-Forwarded-For", "127.0.0.1", True),
        ("X-Forwarded-For", "203.0.113.7, 127.0.0.1", False),
        ("X-Real-Ip", "203.0.113.7", False),
        ("Forwarded", "for=203.0.113.7", False),
    ],
)
def test_the_demo_is_for_this_machine_whatever_is_in_front(
    monkeypatch: pytest.MonkeyPatch, header: str, value: str, is_shown: bool
) -> None:
    """A proxy on this machine makes a loopback address public; the browser's request tells."""
    import streamlit as st

    monkeypatch.setattr(type(st.context), "headers", {header: value})
    opened = demo_page("overview").run()
    assert bool(len(opened.title)) == is_shown
    assert ("mở ra ngoài máy này" in words(opened)) != is_shown


def test_a_refused_page_leaves_a_line_without_a_name(caplog: pytest.LogCaptureFixture) -> None:
    page("upload", Role.MONITOR).run()
    (line,) = [record for record in caplog.records if record.message == "page_refused"]
    assert (line.page, line.role) == ("upload", "monitor")
    assert "s-monitor" not in str(vars(line))
