"""Reading what was handed in: files in, packages of raw rows out. It never raises for user data.

A workbook is a package; a ZIP is a package; loose CSV files given together are one. Within a
package each workbook stands for itself, while the CSV files belong together: if one of them
cannot be understood, none of their rows is delivered, because a report with a sheet lost on the
way would pass as complete.

Foreign bytes are interpreted in a limited child process, one per file (sandbox.py); what comes
back are tables of plain values, and only those are understood here.
"""

from collections.abc import Sequence

from campaign.report import sandbox
from campaign.report.file_kind import FileKind
from campaign.report.parse import Group, Parsed, parse, raw_file, refused, size_problem
from campaign.report.problem import Problem
from campaign.report.raw import Package, RawCell, RawRow
from campaign.report.raw_rows import rows_of
from campaign.report.rules_read import found
from campaign.report.source import SourceFile, package_sha256
from campaign.settings import ReadLimits, settings

__all__ = ["Package", "RawCell", "RawRow", "SourceFile", "raw_file", "read"]


def read(
    files: Sequence[SourceFile], limits: ReadLimits | None = None, *, apart: bool = True
) -> list[Package]:
    """The packages that `files` make up, in the order of their first files.

    `limits` are settings().limits unless given (settings().bulk_limits for back-filling).
    `apart=False` parses in this process, without limits of memory and time: only for files that
    the product has made itself. Raises sandbox.SandboxUnavailable when the machine cannot start
    the child process; that says nothing about the files.
    """
    allowed = limits or settings().limits
    packages: list[Package] = []
    loose: Package | None = None
    texts: Group = []
    for file in files:
        parsed = _parsed(file, allowed, apart=apart)
        if parsed.kind is not FileKind.TEXT:
            packages.append(_package(file, parsed))
            continue
        texts += [raw for group in parsed.groups for raw in group]
        if loose is None:
            loose = Package(file.name, "", (file,))
            packages.append(loose)
        else:
            loose.files = (*loose.files, file)
    if loose is not None:
        loose.name = " + ".join(file.name for file in loose.files)
        loose.sha256 = package_sha256(loose.files)
        _add(loose, texts)
    return packages


def _parsed(file: SourceFile, limits: ReadLimits, *, apart: bool) -> Parsed:
    too_large = size_problem(file, limits)
    if too_large:
        return refused(too_large)
    return sandbox.parse_apart(file, limits) if apart else parse(file, limits)


def _package(file: SourceFile, parsed: Parsed) -> Package:
    package = Package(file.name, file.sha256, (file,))
    for group in parsed.groups:
        _add(package, group)
    return package


def _add(package: Package, raw_files: Group) -> None:
    """Add the rows of files that stand or fall together, and all their problems."""
    rows: list[RawRow] = []
    problems: list[Problem] = []
    for raw in raw_files:
        problems.extend(raw.problems)
        package.contract_version = package.contract_version or raw.contract_version
        for table in raw.tables:
            table_rows, table_problems = rows_of(table)
            rows.extend(table_rows)
            problems.extend(table_problems)
    faulty = {problem.file_name for problem in problems if problem.is_error}
    if faulty:
        names = {table.file_name for raw in raw_files for table in raw.tables}
        told = ", ".join(f"“{name}”" for name in sorted(faulty))
        problems += [found("read-csv-together", n, parts=told) for n in sorted(names - faulty)]
    else:
        package.rows.extend(rows)
    package.problems.extend(problems)
