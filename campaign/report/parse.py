"""One handed-in file as plain data: everything that interprets foreign bytes starts here.

It takes and gives plain data, so that it can run in a process of its own (sandbox.py).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from campaign.report.archive import MEGABYTE, members, precheck
from campaign.report.file_kind import FileKind, kind_of
from campaign.report.problem import Problem
from campaign.report.raw import RawFile
from campaign.report.read_csv import csv_file
from campaign.report.read_xlsx import workbook_file
from campaign.report.rules_read import found
from campaign.report.source import SourceFile
from campaign.settings import ReadLimits

Group = list[RawFile]


@dataclass
class Parsed:
    """What one handed-in file holds.

    `kind` is None for a file that is not read at all. Each of `groups` stands for itself; the files
    of one group belong together: a fault of one of them spoils them all.
    """

    kind: FileKind | None
    groups: list[Group]


def parse(file: SourceFile, limits: ReadLimits) -> Parsed:
    """The content of `file`, or the problem for which it has none; never raises for user data."""
    kind = _checked_kind(file, limits)
    if isinstance(kind, Problem):
        return refused(kind)
    if kind is FileKind.ARCHIVE:
        return Parsed(kind, _archive(file, limits))
    return Parsed(kind, [[raw_file(file, kind, limits)]])


def raw_file(file: SourceFile, kind: FileKind, limits: ReadLimits) -> RawFile:
    """The bytes of one workbook or CSV file as tables."""
    return csv_file(file, limits) if kind is FileKind.TEXT else workbook_file(file, limits)


def refused(problem: Problem, kind: FileKind | None = None) -> Parsed:
    """A file without content, and why."""
    return Parsed(kind, [[RawFile(problems=[problem])]])


def size_problem(file: SourceFile, limits: ReadLimits) -> Problem | None:
    """The problem of a file that is too large to be looked at."""
    if len(file.content) <= limits.raw_mb * MEGABYTE:
        return None
    size = f"{len(file.content) / MEGABYTE:.1f}"
    return found("read-limit-raw", file.name, size=size, limit=limits.raw_mb)


def _checked_kind(file: SourceFile, limits: ReadLimits) -> FileKind | Problem:
    too_large = size_problem(file, limits)
    if too_large:
        return too_large
    kind = kind_of(file)
    return kind if isinstance(kind, FileKind) else found(kind, file.name)


def _archive(file: SourceFile, limits: ReadLimits) -> list[Group]:
    """Workbooks stand for themselves; the CSV files of an archive belong together."""
    inside: Problem | Sequence[SourceFile] = precheck(file, limits) or members(file)
    if isinstance(inside, Problem):
        return refused(inside).groups
    groups: list[Group] = []
    texts: Group = []
    for member in inside:
        kind = _checked_kind(member, limits)
        if isinstance(kind, Problem):
            groups += refused(kind).groups
        elif kind is FileKind.ARCHIVE:
            groups += refused(found("read-zip-nested", file.name, part=member.name)).groups
        elif kind is FileKind.TEXT:
            texts.append(raw_file(member, kind, limits))
        else:
            groups.append([raw_file(member, kind, limits)])
    return [*groups, texts] if texts else groups
