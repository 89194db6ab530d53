"""Another release of the project: a copy with other definitions, run in processes of its own."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from campaign.settings import ROOT

LOOK = Path(__file__).with_name("look.py")
PARTS = ("campaign", "data", "queries", "pages", ".streamlit")


class Release:
    """The copy in `folder`; its stores are those of `local`."""

    def __init__(self, folder: Path, local: Path | None = None) -> None:
        """Copy the project as it is."""
        self.folder, self._local = folder, local or folder / "local"
        for part in PARTS:
            ignored = shutil.ignore_patterns("local", "__pycache__", "secrets*.toml")
            shutil.copytree(ROOT / part, folder / part, ignore=ignored)
        shutil.copy(ROOT / "pyproject.toml", folder)

    def mend(self, path: str, old: str, new: str) -> None:
        """Put `new` in the place of `old`, which is there once."""
        file = self.folder / path
        text = file.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{path} has {text.count(old)} times {old!r}"
        file.write_text(text.replace(old, new), encoding="utf-8")

    def add(self, path: str, text: str) -> None:
        """A file that the project does not have."""
        file = self.folder / path
        assert not file.exists()
        file.write_text(text, encoding="utf-8")

    def run(self, *words: str) -> "subprocess.CompletedProcess[str]":
        """`python -m campaign WORDS`."""
        return self._run("-m", "campaign", *words)

    def python(self, *lines: str) -> str:
        """What the script prints."""
        done = self._run("-c", "\n".join(lines))
        assert done.returncode == 0, done.stderr
        return done.stdout

    def findings(self, db: Path) -> list[dict[str, Any]]:
        """What `verify` finds."""
        done = self.run("verify", "--json", "--db", str(db))
        assert done.stdout, done.stderr
        found: list[dict[str, Any]] = json.loads(done.stdout)["findings"]
        return found

    def look(self, page_id: str, *addresses: str, **params: str) -> dict[str, Any]:
        """What look.py tells of a page and of public addresses."""
        done = self._run(str(LOOK), page_id, json.dumps({"lang": "en", **params}), *addresses)
        assert done.returncode == 0, done.stderr
        seen: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
        return seen

    def _run(self, *words: str) -> "subprocess.CompletedProcess[str]":
        env = {k: v for k, v in os.environ.items() if not k.startswith("CAMPAIGN_")}
        env |= {"CAMPAIGN_LOCAL_DIR": str(self._local), "PYTHONUTF8": "1"}
        env |= {"PYTHONPATH": os.pathsep.join((str(self.folder), str(ROOT)))}  # tests/ is here
        command = [sys.executable, *words]
        return subprocess.run(
            command, cwd=self.folder, env=env, capture_output=True, text=True, timeout=400
        )
