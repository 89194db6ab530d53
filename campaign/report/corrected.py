"""The officer's own workbook back, with what is wrong marked in it (corrected_marks.py says how).

The marking is done in a limited child process like all reading of foreign bytes.
"""

from collections.abc import Iterable, Sequence
from pathlib import PurePath

from campaign.report import sandbox
from campaign.report.archive import MEGABYTE, precheck
from campaign.report.file_kind import FileKind, kind_of
from campaign.report.problem import Problem
from campaign.report.source import SourceFile
from campaign.settings import ReadLimits, settings

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_ENDING = "can-sua"


def corrected_workbook(
    file: SourceFile,
    problems: Sequence[Problem],
    lang: str = "vi",
    limits: ReadLimits | None = None,
) -> bytes | None:
    """`file` with `problems` marked in it, or None when it cannot carry them.

    None for what is not a workbook within `limits` (settings().limits unless given), for one
    that is not built as spreadsheet programs build them, and when no problem is about a cell of
    it. Raises sandbox.SandboxUnavailable when the machine cannot start the child process.
    """
    allowed = limits or settings().limits
    if not can_be_marked(file, problems) or len(file.content) > allowed.raw_mb * MEGABYTE:
        return None
    if precheck(file, allowed):
        return None
    return sandbox.mark_apart(file, problems, lang, allowed)


def can_be_marked(file: SourceFile, problems: Iterable[Problem]) -> bool:
    """Whether it is worth trying: a workbook, and a problem that is about a cell."""
    has_cells = any(problem.sheet and problem.cell for problem in problems)
    return has_cells and kind_of(file) is FileKind.WORKBOOK


def corrected_name(file_name: str) -> str:
    """The name to give to the marked workbook: 'bao-cao.xlsx' becomes 'bao-cao_can-sua.xlsx'."""
    stem = PurePath(file_name).stem.removesuffix(f"_{_ENDING}") or _ENDING
    return f"{stem}_{_ENDING}.xlsx"
