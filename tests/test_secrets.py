"""No secret is in the repository, and none can get into it by mistake."""

import re
import subprocess
from pathlib import Path

from campaign.settings import ROOT

# What opens doors somewhere, by its form. Tokens of this product begin with hcd_ (store/tokens.py).
FORMS = {
    "private key": re.compile(r"-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----"),
    "access token of a ward": re.compile(r"\bhcd_[A-Za-z0-9_-]{20,}"),
    "cloud key": re.compile(r"\b(?:AKIA|ASIA)[A-Z0-9]{16}\b|\bAIza[A-Za-z0-9_-]{35}\b"),
    "token of a code host": re.compile(r"\b(?:gh[pousr]_|github_pat_|glpat-)[A-Za-z0-9_]{20,}"),
    "signed token": re.compile(r"\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\."),
    "secret in a setting": re.compile(
        r"""\b(?:client_secret|cookie_secret|cookieSecret|password)\s*=\s*["'][^"'{}<$\s]{12,}["']"""
    ),
}
# Given by hand in a test or shown in a manual, and good for nothing.
HARMLESS = re.compile(r"example|test|secret-of|change-me|…|\.\.\.", re.IGNORECASE)
IGNORED = [".streamlit/secrets.toml", "data/local/real/campaign.duckdb", "data/local/access.toml"]


def tracked() -> list[Path]:
    """The files of the repository, and those that would be added to it."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
    paths = (ROOT / name.decode() for name in listed.split(b"\0") if name)
    return [path for path in paths if path.is_file()]


def test_no_file_holds_a_secret() -> None:
    found = []
    for path in tracked():
        content = path.read_bytes()
        if b"\0" in content:
            continue  # pictures, fonts, workbooks
        for line_no, line in enumerate(content.decode("utf-8", "replace").splitlines(), start=1):
            for kind, form in FORMS.items():
                match = form.search(line)
                if match and not HARMLESS.search(match[0]):
                    found.append(f"{path.relative_to(ROOT)}:{line_no}: {kind}")
    assert found == [], "take it out, and give out a new one: the old one is known"


def test_the_forms_are_recognised() -> None:
    """Put together here, so that this file itself holds none."""
    samples = {
        "private key": "-----BEGIN RSA " + "PRIVATE KEY-----",
        "access token of a ward": "hcd_" + "a" * 32,
        "cloud key": "AKIA" + "A" * 16,
        "token of a code host": "ghp_" + "b" * 36,
        "signed token": "eyJ" + "c" * 20 + ".eyJ" + "d" * 20 + ".",
        "secret in a setting": "client_secret" + ' = "0123456789abcdef"',
    }
    assert {kind for kind, text in samples.items() if FORMS[kind].search(text)} == set(FORMS)


def test_git_ignores_what_holds_secrets_and_reports() -> None:
    for path in IGNORED:
        command = ["git", "check-ignore", "--quiet", path]
        ignored = subprocess.run(command, cwd=ROOT, check=False)
        assert ignored.returncode == 0, f"{path} is not in .gitignore"
