"""The problems of an uploaded file, addressed to the officer who filled it in."""

from collections.abc import Iterable, Sequence

import pandas as pd
import streamlit as st

from campaign import wards
from campaign.report.problem import Problem
from campaign.ui.present import downloads, note, table
from campaign.ui.report_values import column_header
from campaign.ui.view import View

PROBLEMS_SHOWN, VALUE_LENGTH = 5, 80


def problem_list(
    view: View, problems: Sequence[Problem], number: int, *, has_many_files: bool
) -> None:
    """The first problems plainly, errors before warnings; all of them in the download.

    Questions are only in the download: they are asked by themselves (upload_questions.py).
    """
    ordered = sorted(problems, key=lambda problem: (problem.is_question, not problem.is_error))
    told = [problem for problem in ordered if not problem.is_question]
    if not told:
        return
    st.markdown(f"**{view.t('upload-problems', count=len(told))}**")
    for problem in told[:PROBLEMS_SHOWN]:
        box = st.error if problem.is_error else st.warning
        box(problem_words(view, problem, has_many_files=has_many_files))
    rest = len(told) - PROBLEMS_SHOWN
    if rest > 0:
        note(view, "upload-problems-first", shown=PROBLEMS_SHOWN, rest=rest)
    frame = pd.DataFrame([_problem_row(view, problem) for problem in ordered])
    stem = view.t("upload-problem-file")
    if rest > 0:
        with st.expander(view.t("upload-problems-all", count=len(ordered))):
            table(view, frame, None, stem, key=f"upload-problems-{number}")
    else:
        downloads(view, frame, stem, key=f"upload-problems-{number}")


def problem_words(view: View, problem: Problem, *, has_many_files: bool) -> str:
    """Where, what and how to mend it; what the message says already is not said twice."""
    message = problem.message(view.lang)
    place = " · ".join(
        part for part in _place(view, problem, has_many_files) if part and part not in message
    )
    said = f"**{escaped(place)}** — {escaped(message)}" if place else escaped(message)
    if not problem.value or problem.value in message:
        return said
    written = view.t("upload-problem-written", value=problem.value[:VALUE_LENGTH])
    return f"{said} {escaped(written)}"


def _place(view: View, problem: Problem, has_many_files: bool) -> Iterable[str | None]:
    if has_many_files or problem.sheet is None:
        yield problem.file_name
    yield problem.sheet
    yield problem.cell
    yield _header(view, problem)


def _header(view: View, problem: Problem) -> str | None:
    """The column's header in the reader's language, when the problem is about one."""
    return column_header(view.lang, problem.sheet, problem.field)


def escaped(text: str) -> str:
    """Text of a sender's file, safe inside Markdown."""
    return "".join(f"\\{sign}" if sign in r"\`*_{}[]<>()#+-!|~$:" else sign for sign in text)


def _problem_row(view: View, problem: Problem) -> dict[str, object]:
    ward = wards.register().by_code.get(problem.ward_code or "")
    return {
        "severity": problem.kind,
        "file_name": problem.file_name,
        "sheet": problem.sheet,
        "cell": problem.cell,
        "field": _header(view, problem),
        "value": problem.value,
        "message": problem.message(view.lang),
        "rule_id": problem.rule_id,
        "ward_name": ward.ward_name if ward else None,
        "report_date": problem.report_date,
    }
