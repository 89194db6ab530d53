"""Questions: rule R25 and its robust score, which warnings ask, and what a reason may say."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaign.report.history import WardHistory
from campaign.report.increments import (
    INCREMENT_MIN,
    INCREMENTS_MIN,
    MAD_MIN,
    increment_fields,
    past_increments,
    robust_score,
)
from campaign.report.problem import Problem, Severity
from campaign.report.question import (
    QUESTION_RULES,
    REASON_MAX,
    Answer,
    clean_reason,
    reason_fault,
)
from campaign.report.rules import RULES
from campaign.settings import settings
from tests.report.factory import DAY, SUMMARY, broken, judge, summary

NAME = "officials_with_signature"
NUMBERS = st.floats(-1e6, 1e6, allow_nan=False)
PAST = st.lists(NUMBERS, min_size=INCREMENTS_MIN, max_size=28)


def grown(increments: list[int], *, days_apart: int = 1, name: str = NAME) -> WardHistory:
    """A history that ends the day before DAY, in which `name` grew by these increments."""
    value, day = 1000, DAY - timedelta(days=1 + days_apart * len(increments))
    summaries: dict[date, dict[str, Any]] = {day: {name: value}}
    for added in increments:
        value, day = value + added, day + timedelta(days=days_apart)
        summaries[day] = {name: value}
    return WardHistory(summaries=summaries)


def asked(history: WardHistory, value: int, name: str = NAME) -> bool:
    return broken(judge([summary(**{name: value})], history), "R25") == [("warning", name)]


@given(NUMBERS, st.lists(NUMBERS, max_size=INCREMENTS_MIN - 1))
def test_too_few_values_have_no_score(value: float, past: list[float]) -> None:
    assert robust_score(value, past) is None


@given(NUMBERS, PAST, st.randoms())
def test_the_order_of_the_past_does_not_matter(value: float, past: list[float], rng: Any) -> None:
    mixed = past.copy()
    rng.shuffle(mixed)
    assert robust_score(value, mixed) == robust_score(value, past)


@given(NUMBERS, NUMBERS, PAST)
def test_more_is_never_scored_lower(one: float, other: float, past: list[float]) -> None:
    low, high = sorted((one, other))
    assert robust_score(low, past) <= robust_score(high, past)


@given(st.lists(st.integers(-1000, 1000), min_size=7, max_size=27).filter(lambda p: len(p) % 2))
def test_the_median_itself_scores_nothing(past: list[int]) -> None:
    assert robust_score(sorted(past)[len(past) // 2], past) == 0


@given(st.integers(-1000, 1000), st.lists(st.integers(-1000, 1000), min_size=7), st.integers())
def test_the_level_does_not_matter(value: int, past: list[int], shift: int) -> None:
    shift %= 100_000
    moved = robust_score(value + shift, [known + shift for known in past])
    assert moved == pytest.approx(robust_score(value, past))


@given(NUMBERS, st.integers(7, 28))
def test_one_wild_value_does_not_hide_another(usual: float, count: int) -> None:
    past = [usual] * count
    past[0] = usual + 1e7
    assert robust_score(usual + 100, past) == pytest.approx(0.6745 * 100 / MAD_MIN, rel=1e-3)


def test_the_published_formula() -> None:
    # Median 5, absolute deviations 4 3 2 1 0 1 2 3 4, so MAD 2.
    assert robust_score(11, range(1, 10)) == pytest.approx(0.6745 * 6 / 2)


def test_a_leap_is_asked_about_and_usual_growth_is_not() -> None:
    history = grown([10, 12, 9, 11, 10, 12, 8])
    last = history.summaries[DAY - timedelta(days=1)][NAME]
    assert not asked(history, last + INCREMENT_MIN - 1)
    assert asked(history, last + INCREMENT_MIN)
    assert asked(history, last + 500)


def test_a_fall_is_asked_about_and_a_quiet_day_is_not() -> None:
    history = grown([60, 62, 59, 61, 60, 62, 58])
    last = history.summaries[DAY - timedelta(days=1)][NAME]
    assert not asked(history, last)
    assert not asked(history, last + 25)
    assert asked(history, last - INCREMENT_MIN)


def test_days_that_added_nothing_are_no_increments() -> None:
    courses = [0, 0, 30, 0, 0, 28, 0, 0, 32, 0, 31, 0, 29, 0, 30, 0, 33, 0]
    history = grown(courses)
    last = history.summaries[DAY - timedelta(days=1)][NAME]
    assert len(past_increments(history, DAY, NAME)) == 7
    assert not asked(history, last + 34)
    assert asked(history, last + 60)


def test_six_increments_are_too_few() -> None:
    history = grown([10] * 6)
    assert not asked(history, history.summaries[DAY - timedelta(days=1)][NAME] + 500)


def test_after_days_without_a_figure_the_increment_is_shared_out() -> None:
    assert past_increments(grown([20] * 7, days_apart=2), DAY, NAME) == [10.0] * 7
    history = grown([10] * 8)
    last = history.summaries.pop(DAY - timedelta(days=1))[NAME]
    assert not asked(history, last - 10 + 2 * 12)
    assert asked(history, last - 10 + 2 * 30)


def test_what_is_older_than_four_weeks_is_forgotten() -> None:
    assert len(past_increments(grown([10] * 40), DAY, NAME)) == 28


def test_stocks_and_cumulative_figures_are_looked_at_and_no_daily_ones() -> None:
    fields = set(increment_fields())
    assert {"officials_trained_cum", "dossiers_received_cum", NAME, "cdt_teams_formed"} <= fields
    assert fields.isdisjoint({"dossiers_received", "rescue_team_formed", "report_date"})


def test_every_question_rule_is_a_warning() -> None:
    severities = {rule.severity for rule in RULES if rule.rule_id in QUESTION_RULES}
    assert severities == {Severity.WARNING}
    assert {rule.rule_id for rule in RULES} >= QUESTION_RULES


def test_a_question_refuses_nothing() -> None:
    copied = WardHistory(summaries={DAY - timedelta(days=1): SUMMARY})
    (report,) = judge([summary()], copied).reports
    assert [(p.rule_id, p.is_question, p.kind) for p in report.problems] == [
        ("R19", True, "question")
    ]
    assert (report.status, report.completeness) == ("accepted", "complete")


def test_errors_and_other_warnings_are_no_questions() -> None:
    problems = judge([summary(dossiers_postal=3, paid_online=61)]).problems
    assert {(p.rule_id, p.kind) for p in problems} == {("R05", "warning"), ("R07", "error")}


def test_a_problem_comes_back_from_json_as_it_was() -> None:
    moment = settings().campaign.deadline_at(DAY)
    found = Problem(
        Severity.WARNING,
        "R19",
        "Cao",
        "High",
        "a.xlsx",
        cell="F2",
        ward_code="00118",
        report_date=DAY,
        receipt_no="BC-1",
        problem_no=2,
        answer=Answer("Ngày hội", moment),
    )
    written = found.as_dict()
    assert written["is_question"] is True
    assert written["answer"] == {"reason": "Ngày hội", "answered_at": "2025-08-12T16:00:00+07:00"}
    assert Problem.from_dict(written) == found


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("  Hội  ", None),
        ("Ngày hội chuyển đổi số, 12/08/2025", None),
        ("a" * REASON_MAX, None),
        ("ok", "reason-short"),
        ("   a ", "reason-short"),
        ("a" * (REASON_MAX + 1), "reason-long"),
        ("hai\ndòng", "reason-hidden"),
        ("có\ttab", "reason-hidden"),
        ("ẩn\u200bchữ", "reason-hidden"),
        ("đảo\u202echiều", "reason-hidden"),
        ("nul\x00l", "reason-hidden"),
        ("gọi 0912 345 678", "reason-personal"),
        ("hỏi a.b@hanoi.gov.vn", "reason-personal"),
    ],
)
def test_what_a_reason_may_say(text: str, fault: str | None) -> None:
    assert reason_fault(clean_reason(text)) == fault


def test_decomposed_letters_are_composed() -> None:
    assert clean_reason(" Nga\u0300y ho\u0323\u0302i ") == "Ngày hội"
