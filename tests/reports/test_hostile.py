"""Every file of the table goes through the real intake: nobody is left without a clear answer.

To add a file that somebody really sent: one line in the module that fits, with the label of the
message; a file that cannot be built in a line goes to tests/reports/files/.
"""

import re
from collections.abc import Iterator
from functools import cache

import pytest

from campaign import labels
from campaign.report.contract import contract
from campaign.report.problem import Problem
from campaign.report.source import SourceFile
from campaign.settings import settings
from campaign.store import Store
from campaign.store.intake import ingest
from campaign.store.receipt import Receipt
from tests.reports import cells, containers, layouts, not_reports, texts, xml_parts
from tests.reports.build import GOOD, Case

CASES: list[Case] = [
    *not_reports.CASES,
    *containers.CASES,
    *xml_parts.CASES,
    *layouts.CASES,
    *cells.CASES,
    *texts.CASES,
]
_VARIABLE = re.compile(r"\{ \$(\w+)")
_ANY = "\0"


def test_the_names_of_the_cases_are_unique() -> None:
    names = [case.name for case in CASES]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_hostile_or_broken_file_gets_a_clear_answer(case: Case, store: Store) -> None:
    before = _row_counts(store)
    (receipt,) = ingest(store, [SourceFile(case.file_name, case.data)], channel="test")
    assert receipt.status == case.status, [problem.message_vi for problem in receipt.problems]
    _check_problems(receipt)
    if case.key is None:
        assert receipt.error_count == 0
    else:
        _check_expected(case, receipt)
    if case.status == "refused":
        assert _row_counts(store) == before, "something of a refused file was stored"
    else:
        assert _row_counts(store) != before or receipt.reports[0].version
        _check_row(case, store)
    (afterwards,) = ingest(store, [SourceFile("đúng.xlsx", GOOD)], channel="test")
    assert afterwards.is_stored


def _check_problems(receipt: Receipt) -> None:
    for problem in receipt.problems:
        assert problem.message_vi.strip()
        assert problem.message_en.strip()
        assert problem.message_vi != problem.message_en
        assert problem.file_name.startswith(receipt.file_name)
        if problem.is_error:
            assert re.search(r"\b[Hh]ãy\b", problem.message_vi), "what is the officer to do?"
        if problem.sheet is None:
            assert problem.file_name in problem.message_vi or problem.rule_id == "F06"


def _check_expected(case: Case, receipt: Receipt) -> None:
    told = [problem.message_vi for problem in receipt.problems]
    found = [problem for problem in receipt.problems if _is_of(case.key or "", problem)]
    assert found, f"expected {case.key}: {told}"
    fitting = [
        problem
        for problem in found
        if case.says in problem.message_vi
        and case.sheet in (None, problem.sheet)
        and case.cell in (None, problem.cell)
        and case.value in (None, problem.value)
    ]
    assert fitting, [problem.as_dict() for problem in found]


def _is_of(key: str, problem: Problem) -> bool:
    """Whether the problem's messages are those of the label `key`, in both languages."""
    return all(_pattern(lang, key).search(problem.message(lang)) for lang in labels.LANGUAGES)


@cache
def _pattern(lang: str, key: str) -> re.Pattern[str]:
    text = labels.text(lang, key, **dict.fromkeys(_variables(), _ANY))
    return re.compile(".*".join(map(re.escape, text.split(_ANY))), re.DOTALL)


@cache
def _variables() -> tuple[str, ...]:
    def names() -> Iterator[str]:
        for path in (settings().data_dir / "locale").glob("*/r*.ftl"):
            yield from _VARIABLE.findall(path.read_text(encoding="utf-8"))

    return tuple(set(names()))


def _row_counts(store: Store) -> dict[str, int]:
    with store.cursor() as cursor:
        counts = {}
        for sheet in contract().sheets:
            row = cursor.execute(f"select count(*) from {sheet.table}").fetchone()
            counts[sheet.table] = row[0] if row else 0
    return counts


def _check_row(case: Case, store: Store) -> None:
    if not case.row:
        return
    names = ", ".join(case.row)
    with store.cursor() as cursor:
        query = f"select {names} from daily_summary order by submission_no desc limit 1"
        stored = cursor.execute(query).fetchone()
    assert stored == tuple(case.row.values())
