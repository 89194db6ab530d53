"""What the audit of the dependencies makes of the answers of the advisory service."""

from datetime import date
from typing import Any

import pytest

from tests import audit
from tests.audit import CLEAN, NOT_AUDITED, WEAK, judged

TODAY = date(2026, 11, 22)
SOUND: dict[str, Any] = {"name": "a", "version": "1", "vulns": []}
UNKNOWN: dict[str, Any] = {"name": "b", "skip_reason": "Dependency not found on PyPI"}
BROKEN: dict[str, Any] = {
    "name": "c",
    "version": "2.0",
    "vulns": [{"id": "PYSEC-1", "aliases": ["CVE-1"], "fix_versions": ["2.1"]}],
}


def excepted(name: str, until: date) -> dict[str, Any]:
    return {"id": name, "package": "c", "reason": "unused", "until": until}


@pytest.mark.parametrize(
    ("packages", "exceptions", "code", "first"),
    [
        ([SOUND], [], CLEAN, "1 packages, no known weakness without an exception"),
        ([SOUND, BROKEN], [], WEAK, "WEAK: c 2.0: PYSEC-1; mended in 2.1"),
        (
            [SOUND, BROKEN],
            [excepted("CVE-1", TODAY)],
            CLEAN,
            "2 packages, no known weakness without an exception",
        ),
        ([BROKEN], [excepted("CVE-1", date(2026, 11, 21))], WEAK, "EXPIRED: the exception CVE-1"),
        ([SOUND], [excepted("CVE-1", TODAY)], WEAK, "NO USE: the exception CVE-1"),
        (
            [SOUND, UNKNOWN],
            [excepted("CVE-1", TODAY)],
            NOT_AUDITED,
            "DEPENDENCIES NOT AUDITED: the advisory service answered for 1 of 2 packages",
        ),
        ([UNKNOWN, BROKEN], [], WEAK, "WEAK: c 2.0: PYSEC-1; mended in 2.1"),
        (
            [],
            [],
            NOT_AUDITED,
            "DEPENDENCIES NOT AUDITED: the advisory service answered for 0 of 0 packages",
        ),
    ],
)
def test_the_verdict(
    packages: list[dict[str, Any]], exceptions: list[dict[str, Any]], code: int, first: str
) -> None:
    verdict = judged(packages, exceptions, TODAY)
    assert (verdict.code, verdict.lines[0]) == (code, first)


@pytest.mark.parametrize(("flags", "code"), [([], NOT_AUDITED), (["--if-reachable"], CLEAN)])
def test_an_audit_that_did_not_take_place_is_said_aloud(
    flags: list[str], code: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A service that nobody listens at, asked by the real pip-audit."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    assert audit.main(flags) == code
    assert capsys.readouterr().out.startswith("DEPENDENCIES NOT AUDITED: ")
