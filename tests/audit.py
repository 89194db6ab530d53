"""Asks whether anything installed here has a known weakness: part of `make check`.

python -m tests.audit [--if-reachable]

Uses pip-audit on this environment, in which requirements.txt and requirements-dev.txt are installed
as they were resolved. Exit code 1: a weakness without an exception, or an exception that is past
its date or of no use. Exit code 3: the advisory service did not answer for every package, so
nothing is known about those; with --if-reachable that is said and let pass (for machines without
internet). Exceptions: tests/audit_exceptions.toml.
"""

import argparse
import json
import subprocess
import sys
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

EXCEPTIONS = Path(__file__).with_name("audit_exceptions.toml")
CLEAN, WEAK, NOT_AUDITED = 0, 1, 3
ANSWER_SECONDS, MOST_SECONDS = 15, 300


class NotAudited(RuntimeError):
    """The advisory service could not be asked; the message says what pip-audit said."""


@dataclass(frozen=True)
class Verdict:
    """The exit code, and the lines that say why."""

    code: int
    lines: tuple[str, ...]


def main(arguments: Sequence[str] | None = None) -> int:
    """Audit, say what was found, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.audit")
    parser.add_argument("--if-reachable", action="store_true")
    is_lenient = parser.parse_args(arguments).if_reachable
    try:
        found = asked()
    except NotAudited as error:
        verdict = Verdict(NOT_AUDITED, (f"DEPENDENCIES NOT AUDITED: {error}",))
    else:
        exceptions = tomllib.loads(EXCEPTIONS.read_text(encoding="utf-8"))
        verdict = judged(found, exceptions.get("exception", []), date.today())  # noqa: DTZ011
    sys.stdout.write("\n".join([*verdict.lines, ""]))
    return CLEAN if is_lenient and verdict.code == NOT_AUDITED else verdict.code


def asked() -> list[dict[str, Any]]:
    """What pip-audit says about each installed package. Raises NotAudited."""
    command = [sys.executable, "-m", "pip_audit", "--local", "--format", "json"]
    command += ["--progress-spinner", "off", "--timeout", str(ANSWER_SECONDS)]
    try:
        ended = subprocess.run(
            command, capture_output=True, text=True, timeout=MOST_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise NotAudited(f"no end after {MOST_SECONDS} seconds") from error
    try:
        packages: list[dict[str, Any]] = json.loads(ended.stdout)["dependencies"]
    except (ValueError, KeyError) as error:
        raise NotAudited(ended.stderr.strip()[-500:] or "pip-audit said nothing") from error
    return packages


def judged(
    packages: Sequence[Mapping[str, Any]], exceptions: Sequence[Mapping[str, Any]], today: date
) -> Verdict:
    """What pip-audit's `packages` and our `exceptions` come to.

    A package that the service does not know counts as not audited: pip-audit itself only skips it,
    and an unreachable service may look like one that knows nothing.
    """
    unknown = [package["name"] for package in packages if "skip_reason" in package]
    excepted = {exception["id"]: exception for exception in exceptions}
    weak: list[str] = []
    used: set[str] = set()
    for package in packages:
        for weakness in package.get("vulns", []):
            names = {weakness["id"], *weakness.get("aliases", [])}
            used |= names & excepted.keys()
            if not names & excepted.keys():
                mended = ", ".join(weakness.get("fix_versions", [])) or "no version yet"
                named = f"{package['name']} {package['version']}"
                weak.append(f"WEAK: {named}: {weakness['id']}; mended in {mended}")
    weak += [f"EXPIRED: the exception {name}" for name in used if excepted[name]["until"] < today]
    is_whole = bool(packages) and not unknown
    if is_whole:
        weak += [f"NO USE: the exception {name}" for name in sorted(excepted.keys() - used)]
    if weak:
        return Verdict(WEAK, tuple(weak))
    if not is_whole:
        said = f"the advisory service answered for {len(packages) - len(unknown)} "
        return Verdict(
            NOT_AUDITED, (f"DEPENDENCIES NOT AUDITED: {said}of {len(packages)} packages",)
        )
    return Verdict(CLEAN, (f"{len(packages)} packages, no known weakness without an exception",))


if __name__ == "__main__":
    sys.exit(main())
