"""`reference …` and `campaign …` at the command line."""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result

from campaign.cli import cli
from campaign.settings import choose_store, settings
from campaign.store import Store

SetClock = Callable[[str], datetime]
WHY = "theo Kế hoạch 45/KH-UBND"


def run(*args: Any) -> Result:
    return CliRunner().invoke(cli, [str(arg) for arg in args])


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "x" / "campaign.duckdb"


def test_a_window_is_changed_listed_and_carried_into_the_workbook(db: Path, tmp_path: Path) -> None:
    changed = run(
        "reference", "windows", "--ward", "00118", "--start", "01/08/2025", "--end", "2025-09-14",
        "--reason", WHY, "--db", db,
    )  # fmt: skip
    assert changed.exit_code == 0, changed.output
    assert "00118: start_date 2025-07-24 → 2025-08-01" in changed.stdout
    line = run("reference", "windows", "--ward", "00118", "--db", db).stdout.strip().split("\t")
    assert line == ["00118", "Phường Bồ Đề", "2025-08-01", "2025-09-14", WHY]
    told = run("reference", "history", "--db", db).stdout.strip().split("\t")
    assert told[1:] == [
        "operator",
        "00118",
        "window",
        "2025-07-24 – 2025-09-06",
        "2025-08-01 – 2025-09-14",
        WHY,
    ]
    outside = run("template", "--ward", "00118", "--date", "2025-07-30", "--db", db)
    assert outside.exit_code == 2
    path = tmp_path / "mau.xlsx"
    assert (
        run("template", "--ward", "00118", "--date", "2025-09-14", "-o", path, "--db", db).exit_code
        == 0
    )
    start = openpyxl.load_workbook(BytesIO(path.read_bytes()))["0_NenTang"]["A2"].value
    assert start.date().isoformat() == "2025-08-01"


def test_weights_are_changed_together_or_not_at_all(db: Path) -> None:
    t1, t2 = "T1:officials_trained:ward:2025-07-24", "T2:cdt_members_trained:ward:2025-07-24"
    alone = run("reference", "targets", "--set", f"{t1} weight=10", "--reason", WHY, "--db", db)
    assert alone.exit_code == 1
    assert "phải đúng 100" in alone.output
    both = ("--set", f"{t1} weight=10", "--set", f"{t2} weight=15", "--reason", WHY)
    assert run("reference", "targets", *both, "--db", db).exit_code == 0
    lines = run("reference", "targets", "--db", db).stdout.splitlines()
    weights = {cells[0]: cells[2] for line in lines if (cells := line.split("\t"))}
    assert (weights[t1], weights[t2]) == ("10.0", "15.0")
    wrong = run("reference", "targets", "--set", "nonsense", "--reason", WHY, "--db", db)
    assert wrong.exit_code == 2
    missing = run("reference", "targets", "--set", f"{t1} weight=10", "--db", db)
    assert "--reason" in missing.output


def test_a_campaign_is_added_listed_and_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    given = {
        "--id": "ha-noi-10-2026",
        "--name-vi": "10 ngày số hóa",
        "--name-en": "10 days",
        "--directive": "Kế hoạch 7/KH-UBND",
        "--start": "2026-03-02",
        "--days": 10,
        "--deadline": "15:00",
    }
    flags = [part for pair in given.items() for part in pair]
    added = run("campaign", "add", *flags)
    assert added.exit_code == 0, added.output
    assert "serve --campaign ha-noi-10-2026" in added.stderr
    shipped, line = run("--lang", "vi", "campaign", "list").stdout.splitlines()
    assert shipped.startswith("hanoi-45-2025*\t2025-07-24\t2025-09-06\t16:00\t")
    assert line == "ha-noi-10-2026\t2026-03-02\t2026-03-11\t15:00\t10 ngày số hóa"
    again = run("campaign", "add", *flags)
    assert (again.exit_code, "Đã có chiến dịch" in again.output) == (1, True)
    monkeypatch.setenv("CAMPAIGN_ID", "ha-noi-10-2026")
    settings.cache_clear()
    assert run("reference", "windows", "--ward", "00118").exit_code == 0
    assert "2026-03-02" in run("reference", "windows", "--ward", "00118").stdout


def test_serve_names_a_campaign_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAMPAIGN_ID", "")
    told = run("serve", "--campaign", "no-such", "--port", "8739")
    assert told.exit_code == 1
    assert "no-such" in told.output


def test_choosing_a_campaign_keeps_the_home_of_all(
    store: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("CAMPAIGN_ID", "CAMPAIGN_STORE", "CAMPAIGN_DB", "CAMPAIGN_INBOX"):
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    test_a_campaign_is_added_listed_and_chosen(monkeypatch)
    monkeypatch.setenv("CAMPAIGN_INBOX", "")
    monkeypatch.delenv("CAMPAIGN_INBOX")
    home = settings().home_dir.resolve()
    choose_store(None, None, "ha-noi-10-2026")
    assert settings().home_dir == home
    assert settings().local_dir == home / "campaigns" / "ha-noi-10-2026"
    assert settings().inbox.folder == settings().local_dir / "inbox"
    assert (settings().store_choice, settings().campaign.n_days) == ("real", 10)
