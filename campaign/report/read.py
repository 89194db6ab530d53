"""Reading what was handed in: files in, packages of raw rows out. It never raises for user data.

A workbook is a package; a ZIP is a package; loose CSV files given together are one. Within a
package each workbook stands for itself, while the CSV files belong together: if one of them
cannot be understood, none of their rows is delivered, because a report with a sheet lost on the
way would pass as complete.
"""

from collections.abc import Sequence

from campaign.report.archive import MEGABYTE, members, precheck
from campaign.report.file_kind import FileKind, kind_of
from campaign.report.problem import Problem
from campaign.report.raw import Package, RawCell, RawFile, RawRow
from campaign.report.raw_rows import rows_of
from campaign.report.read_csv import csv_file
from campaign.report.read_xlsx import workbook_file
from campaign.report.rules_read import found
from campaign.report.source import SourceFile, package_sha256
from campaign.settings import ReadLimits, settings

__all__ = ["Package", "RawCell", "RawRow", "SourceFile", "raw_file", "read"]


def read(files: Sequence[SourceFile], limits: ReadLimits | None = None) -> list[Package]:
    """The packages that `files` make up, in the order of their first files.

    `limits` are settings().limits unless given (settings().bulk_limits for back-filling).
    """
    allowed = limits or settings().limits
    packages: list[Package] = []
    loose: Package | None = None
    for file in files:
        kind = _checked_kind(file, allowed)
        if kind is not FileKind.TEXT:
            packages.append(_package(file, kind, allowed))
        elif loose is None:
            loose = Package(file.name, "", (file,))
            packages.append(loose)
        else:
            loose.files = (*loose.files, file)
    if loose is not None:
        loose.name = " + ".join(file.name for file in loose.files)
        loose.sha256 = package_sha256(loose.files)
        _add_together(loose, loose.files, allowed)
    return packages


def raw_file(file: SourceFile, kind: FileKind, limits: ReadLimits) -> RawFile:
    """The bytes of one workbook or CSV file as tables: the only step that parses foreign bytes.

    It takes and gives plain data, so that it can run in a process of its own.
    """
    return csv_file(file, limits) if kind is FileKind.TEXT else workbook_file(file, limits)


def _checked_kind(file: SourceFile, limits: ReadLimits) -> FileKind | Problem:
    if len(file.content) > limits.raw_mb * MEGABYTE:
        size = f"{len(file.content) / MEGABYTE:.1f}"
        return found("read-limit-raw", file.name, size=size, limit=limits.raw_mb)
    kind = kind_of(file)
    return kind if isinstance(kind, FileKind) else found(kind, file.name)


def _package(file: SourceFile, kind: FileKind | Problem, limits: ReadLimits) -> Package:
    package = Package(file.name, file.sha256, (file,))
    if isinstance(kind, Problem):
        package.problems.append(kind)
    elif kind is FileKind.ARCHIVE:
        _add_archive(package, file, limits)
    else:
        _add(package, [raw_file(file, kind, limits)])
    return package


def _add_archive(package: Package, file: SourceFile, limits: ReadLimits) -> None:
    refused = precheck(file, limits)
    inside = refused or members(file)
    if isinstance(inside, Problem):
        package.problems.append(inside)
        return
    texts: list[SourceFile] = []
    for member in inside:
        kind = _checked_kind(member, limits)
        if isinstance(kind, Problem):
            package.problems.append(kind)
        elif kind is FileKind.ARCHIVE:
            package.problems.append(found("read-zip-nested", file.name, part=member.name))
        elif kind is FileKind.TEXT:
            texts.append(member)
        else:
            _add(package, [raw_file(member, kind, limits)])
    _add_together(package, texts, limits)


def _add_together(package: Package, files: Sequence[SourceFile], limits: ReadLimits) -> None:
    if files:
        _add(package, [raw_file(file, FileKind.TEXT, limits) for file in files])


def _add(package: Package, raw_files: Sequence[RawFile]) -> None:
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
    package.problems.extend(problems)
    if not any(problem.is_error for problem in problems):
        package.rows.extend(rows)
