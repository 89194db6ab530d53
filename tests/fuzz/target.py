"""What is fuzzed: whatever bytes go in, rows or complete problems come out, never an exception.

The functions are called in this process, one after the other as `read` calls them, so that
coverage is seen; their limits are small, so that time goes into variety and not into size.
"""

from dataclasses import replace
from datetime import datetime

from campaign.report.parse import Parsed, parse
from campaign.report.problem import Problem
from campaign.report.raw import Package, RawFile
from campaign.report.raw_rows import rows_of
from campaign.report.rules import rule_ids
from campaign.report.sandbox_wire import Reply, decode, encode
from campaign.report.source import SourceFile
from campaign.report.validate import REFUSED, ValidatedPackage, validate
from campaign.settings import ReadLimits, settings

# The first says the sheet by its name, the second leaves it to the headers.
TEXT_NAMES = ("1_TongHop.csv", "bao cao.csv")
BINARY_NAMES = ("báo cáo.xlsx",)


def limits() -> ReadLimits:
    """Limits that a small file already reaches."""
    return replace(
        settings().limits,
        raw_mb=1,
        part_mb=1,
        total_mb=2,
        part_count=60,
        row_count=60,
        cell_count=6_000,
        text_length=2_000,
    )


def check(content: bytes) -> None:
    """Read and judge `content` as an uploaded file; AssertionError when a promise is broken."""
    names = BINARY_NAMES if content.startswith(b"PK") else (*BINARY_NAMES, *TEXT_NAMES)
    for name in names:
        file = SourceFile(name, content)
        parsed = parse(file, limits())
        back = decode(encode(Reply(parsed))).parsed
        assert repr(back) == repr(parsed), "something changed on its way out of the child process"
        _check_package(_package(file, parsed))


def _package(file: SourceFile, parsed: Parsed) -> Package:
    """The package that `read` makes of one file."""
    package = Package(file.name, file.sha256, (file,))
    for raw in (raw for group in parsed.groups for raw in group):
        assert raw.tables or raw.problems, "a file was lost without a word"
        _check_sizes(raw, limits())
        package.problems.extend(raw.problems)
        package.contract_version = package.contract_version or raw.contract_version
        for table in raw.tables:
            rows, problems = rows_of(table)
            package.rows.extend(rows)
            package.problems.extend(problems)
    return package


def _check_sizes(raw: RawFile, allowed: ReadLimits) -> None:
    rows = [row for table in raw.tables for _, row in table.rows]
    assert len(rows) <= allowed.row_count, "more rows than allowed"
    assert sum(map(len, rows)) <= allowed.cell_count, "more cells than allowed"
    texts = (cell for row in rows for cell in row if isinstance(cell, str))
    assert all(len(text) <= allowed.text_length for text in texts), "a longer text than allowed"


def _check_package(package: Package) -> None:
    received = datetime(2025, 8, 12, 15, 30, tzinfo=settings().campaign.timezone)
    result = validate(package, {}, received)
    assert result.reports or result.problems, "the sender would not hear anything"
    for found_problem in result.problems:
        _check_problem(found_problem)
    _check_rows(result)


def _check_problem(found_problem: Problem) -> None:
    assert found_problem.rule_id in rule_ids()
    assert found_problem.message_vi.strip()
    assert found_problem.message_en.strip()
    for text in found_problem.as_dict().values():
        str(text or "").encode()  # a text that is not Unicode could neither be stored nor sent


def _check_rows(result: ValidatedPackage) -> None:
    accepted = 0
    for report in result.reports:
        rows = [row for table in report.rows.values() for row in table]
        accepted += len(rows)
        if report.status == REFUSED:
            assert not rows, "a refused report has rows"
            own = any(problem.is_error for problem in report.problems)
            assert own or result.package.has_errors, "refused, and nobody says why"
        for row in rows:
            for value in row.values():
                str(value).encode()
    refused = sum(report.refused_row_count for report in result.reports)
    assert accepted + refused + result.ignored_row_count == len(result.package.rows)
