"""Each rule on a correct report in which one thing differs: exactly its own problem appears.

To add a case: append (rule, sheet, changes, (severity, field)) to the table of its kind.
"""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from campaign import labels
from campaign.report.history import WardHistory, hamlet_key
from campaign.report.rules import RULES, rule_ids
from tests.report.factory import (
    BASELINE,
    CODE,
    DAY,
    SUMMARY,
    ZONE,
    broken,
    judge,
    row,
    rule_cells,
    summary,
)

E, W = "error", "warning"
YESTERDAY = DAY - timedelta(days=1)
OFFICIALS = "CB, CC, VC"

ROW_CASES = [
    ("F01", "1_TongHop", {"cutoff_time": None}, (W, "cutoff_time")),
    ("F01", "2_DiemLuuDong", {"hamlet_name": None}, (E, "hamlet_name")),
    ("F01", "4_LucLuong", {"present_people": "  "}, (E, "present_people")),
    ("F02", "1_TongHop", {"dossiers_pending": 100_001}, (E, "dossiers_pending")),
    ("F02", "1_TongHop", {"cutoff_time": time(16, 1)}, (E, "cutoff_time")),
    ("F02", "3_TapHuan", {"hours": 8.5}, (E, "hours")),
    ("F03", "1_TongHop", {"reporting_unit": "Phòng khác"}, (E, "reporting_unit")),
    ("F04", "1_TongHop", {"cutoff_time": "25:00"}, (E, "cutoff_time")),
    ("F04", "1_TongHop", {"rescue_team_formed": "chưa rõ"}, (E, "rescue_team_formed")),
    ("F04", "5_KhoKhan", {"resolved_date": "08/13/2025"}, (E, "resolved_date")),
    ("F04", "5_KhoKhan", {"note": "a" * 201}, (E, "note")),
    ("F09", "0_NenTang", {"officials_total": 301}, (W, "officials_total")),
    ("F10", "1_TongHop", {"officials_trained_online_cum": 63}, (W, "officials_trained_online_cum")),
    ("F11", "3_TapHuan", {"format": "trực tuyến", "platform": "không"}, (E, "platform")),
    ("F11", "3_TapHuan", {"format": "trực tuyến"}, (W, "platform")),
    ("R01", "1_TongHop", {"ward_name": "Kim Liên"}, (E, "ward_code")),
    ("R01", "1_TongHop", {"ward_code": "99999"}, (E, "ward_code")),
    ("R02", "1_TongHop", {"report_date": date(2025, 8, 13)}, (E, "report_date")),
    ("R02", "1_TongHop", {"report_date": date(2025, 7, 23)}, (E, "report_date")),
    ("R02", "0_NenTang", {"effective_date": date(2025, 6, 23)}, (E, "effective_date")),
    ("R03", "1_TongHop", {"dossiers_pending": "nhiều"}, (E, "dossiers_pending")),
    ("R03", "1_TongHop", {"dossiers_pending": -1}, (E, "dossiers_pending")),
    ("R03", "1_TongHop", {"dossiers_pending": 1.5}, (E, "dossiers_pending")),
    ("R04", "1_TongHop", {"dossiers_online": 61, "dossiers_postal": None}, (E, "dossiers_online")),
    ("R04", "1_TongHop", {"dossiers_online_full": 41}, (E, "dossiers_online_full")),
    ("R05", "1_TongHop", {"dossiers_postal": 3}, (W, "dossiers_received")),
    ("R06", "1_TongHop", {"resolved_late": 2}, (W, "dossiers_resolved")),
    ("R07", "1_TongHop", {"results_electronic": 56}, (E, "results_electronic")),
    ("R07", "1_TongHop", {"paid_online": 61}, (E, "paid_online")),
    (
        "R09",
        "1_TongHop",
        {"dossiers_received_cum": 900, "dossiers_online_cum": 901},
        (E, "dossiers_online_cum"),
    ),
    (
        "R11",
        "0_NenTang",
        {"hamlets_total": 200, "cdt_members_total": 199},
        (W, "cdt_members_total"),
    ),
    ("R14", "3_TapHuan", {"completed": 21}, (E, "completed")),
    ("R14", "3_TapHuan", {"completed_first_time": 19}, (E, "completed_first_time")),
    ("R15", "1_TongHop", {"citizens_supported": 9, "of_elderly": 10}, (E, "of_elderly")),
    ("R15", "2_DiemLuuDong", {"of_disabled": 31}, (E, "of_disabled")),
    ("R15", "2_DiemLuuDong", {"of_elderly": 20, "of_disabled": 11}, (W, "citizens_supported")),
    ("R18", "4_LucLuong", {"planned_people": 1}, (W, "present_people")),
    ("R18", "4_LucLuong", {"hours_per_person": 8.5}, (W, "hours_per_person")),
    ("R21", "5_KhoKhan", {"note": "gọi 0912 345 678"}, (E, "note")),
    ("R21", "2_DiemLuuDong", {"hamlet_name": "Tổ 5, số nhà 12"}, (E, "hamlet_name")),
    ("R23", "1_TongHop", {"counter_visits": 19}, (W, "dossiers_direct")),
    ("R24", "2_DiemLuuDong", {"end_time": "08:00"}, (E, "end_time")),
    ("R24", "2_DiemLuuDong", {"start_time": "06:00", "end_time": "20:01"}, (E, "end_time")),
]

ALLOWED = [
    {"dossiers_postal": 2},  # R05: two of difference
    {"dossiers_received": 1000, "dossiers_direct": 970, "resolved_late": 1},  # R05: 1 %
    {"dossiers_direct": None},  # a blank part makes the sum unknown
    {"resolved_late": None},
    {"cutoff_time": "16:00"},
    {"dossiers_pending": "1.043"},  # a Vietnamese sheet
    {"report_date": "12/08/2025"},
    {"citizens_supported": 10, "of_elderly": 10},
    {"ward_code": 118},
]


def known(**changes: Any) -> WardHistory:
    """A history in which the ward is usual: baseline, its hamlet, a report of yesterday."""
    baseline = {**BASELINE, **{k: v for k, v in changes.items() if k in BASELINE}}
    cumulative = {k: v for k, v in changes.items() if k not in BASELINE}
    yesterday = {"officials_trained_cum": 62, **cumulative}
    return WardHistory([baseline], {YESTERDAY: yesterday}, {YESTERDAY: 0}, {hamlet_key("Tổ 5")})


@pytest.mark.parametrize(("rule_id", "sheet", "changes", "expected"), ROW_CASES)
def test_a_row_that_breaks_one_rule(
    rule_id: str, sheet: str, changes: dict[str, Any], expected: tuple[str, str]
) -> None:
    rows = [row(sheet, **changes)] + ([] if sheet == "1_TongHop" else [summary()])
    history = WardHistory(hamlets={hamlet_key("Tổ 5")})
    result = judge(rows, history)
    found = [problem for problem in rule_cells(result) if problem[0] != "R16"]
    assert found == [(rule_id, *expected)]


@pytest.mark.parametrize("changes", ALLOWED)
def test_what_the_tolerances_allow(changes: dict[str, Any]) -> None:
    assert rule_cells(judge([summary(**changes)])) == []


def test_an_error_in_the_summary_refuses_the_whole_report() -> None:
    (report,) = judge([summary(paid_online=61), row("5_KhoKhan")]).reports
    assert (report.status, report.completeness) == ("refused", None)
    assert (report.row_count, report.refused_row_count) == (2, 2)
    assert report.rows["issues"] == []


def test_an_error_in_a_detail_row_refuses_that_row_and_completeness() -> None:
    rows = [summary(), row("5_KhoKhan"), row("5_KhoKhan", 3, issue_no=2, category="?")]
    (report,) = judge(rows).reports
    assert (report.status, report.completeness) == ("accepted", "incomplete")
    assert [issue["issue_no"] for issue in report.rows["issues"]] == [1]


def test_a_blank_complete_field_makes_the_report_incomplete() -> None:
    (report,) = judge([summary(support_resolved=None)]).reports
    assert (report.status, report.completeness) == ("accepted", "incomplete")
    assert report.rows["daily_summary"][0]["support_resolved"] is None


def test_details_without_a_summary_are_refused_with_a_reason() -> None:
    result = judge([row("5_KhoKhan")])
    assert [report.status for report in result.reports] == ["refused"]
    assert broken(result, "F07") == [(E, None)]
    assert "1_TongHop" in result.problems[0].message_vi


@pytest.mark.parametrize(
    ("sheet", "key", "changed"),
    [
        ("1_TongHop", "report_date", {}),
        ("3_TapHuan", "session_no", {}),
        ("4_LucLuong", "force_type", {"planned_people": 9}),
    ],
)
def test_one_key_twice_refuses_both_rows(sheet: str, key: str, changed: dict[str, Any]) -> None:
    first = [] if sheet == "1_TongHop" else [summary()]
    result = judge([*first, row(sheet, 2), row(sheet, 3, **changed)])
    assert broken(result, "F05") == [(E, key), (E, key)]
    assert sum(report.refused_row_count for report in result.reports) == 2


def test_rows_with_only_prefilled_cells_are_ignored() -> None:
    blank = dict.fromkeys(("category", "severity", "status"))
    result = judge([summary(), row("5_KhoKhan", **blank)])
    assert result.ignored_row_count == 1
    assert result.reports[0].completeness == "complete"


def test_a_summary_without_any_figure_is_refused() -> None:
    names = [name for name in SUMMARY if name not in ("report_date", "ward_code", "ward_name")]
    result = judge([summary(**dict.fromkeys(names))])
    assert rule_cells(result) == [("F06", E, None)]
    assert result.reports[0].status == "refused"


def test_an_empty_package_says_so() -> None:
    assert rule_cells(judge([])) == [("F06", E, None)]


def test_another_contract_version_is_a_warning() -> None:
    result = judge([summary()], contract_version="2024.9")
    assert rule_cells(result) == [("F08", W, None)]
    assert result.reports[0].completeness == "complete"


HISTORY_CASES = [
    ("R08", {"dossiers_received_cum": 950}, {"dossiers_received_cum": 1000}, W),
    ("R08", {"dossiers_received_cum": 1010}, {"dossiers_received_cum": 1000}, W),  # falls by < 1 %
    ("R08", {"dossiers_received_cum": 1011}, {"dossiers_received_cum": 1000}, E),  # by 1,09 %
    ("R10", {"officials_trained_cum": 70}, {"officials_trained_cum": 62}, W),
    ("R10", {"officials_total": 61}, {}, E),
    ("R11", {"cdt_members_total": 179}, {}, E),
    ("R12", {"hamlets_total": 9}, {"cdt_teams_formed": 10}, E),
    ("R17", {}, {"points_5g": 4}, E),
    ("R17", {}, {"procedures_configured": 401}, E),
    ("F10", {}, {"officials_with_signature": 111}, W),
]


@pytest.mark.parametrize(("rule_id", "before", "now", "severity"), HISTORY_CASES)
def test_against_the_day_before_and_the_baseline(
    rule_id: str, before: dict[str, Any], now: dict[str, Any], severity: str
) -> None:
    result = judge([summary(**now)], known(**before))
    assert [found[:2] for found in rule_cells(result)] == [(rule_id, severity)]


def test_cumulative_figures_that_fit_the_day_before_pass() -> None:
    history = known(dossiers_received_cum=940, dossiers_online_cum=500)
    row_of_today = summary(dossiers_received_cum=1000, dossiers_online_cum=540)
    assert rule_cells(judge([row_of_today], history)) == []


def test_the_files_own_baseline_counts_first_and_allows_a_fall() -> None:
    history = known(officials_trained_cum=70, officials_total=110)
    own = row("0_NenTang", effective_date=DAY, officials_total=61)
    result = judge([own, summary(officials_trained_cum=61)], history)
    assert rule_cells(result) == []
    assert [len(report.rows["ward_baseline"]) for report in result.reports] == [1]


def test_first_time_completions_must_add_up_when_every_day_is_reported() -> None:
    start = date(2025, 7, 24)
    days = [start + timedelta(days=n) for n in range(19)]
    history = WardHistory(officials_first_time=dict.fromkeys(days, 2))
    course = row("3_TapHuan", audience=OFFICIALS, completed_first_time=15)
    assert broken(judge([summary(officials_trained_cum=53), course], history), "R13") == []
    result = judge([summary(officials_trained_cum=54), course], history)
    assert broken(result, "R13") == [(W, "officials_trained_cum")]


def test_first_time_completions_are_a_lower_bound_when_days_are_missing() -> None:
    history = WardHistory(officials_first_time={YESTERDAY: 40})
    assert broken(judge([summary(officials_trained_cum=62)], history), "R13") == []
    result = judge([summary(officials_trained_cum=39)], history)
    assert broken(result, "R13") == [(W, "officials_trained_cum")]


def test_tech_support_is_the_largest_shift_not_the_sum() -> None:
    firm = {"force_type": "doanh nghiệp viễn thông, CNTT", "sending_org": "Viettel"}
    shifts = [
        row("4_LucLuong", 2, present_people=1),
        row("4_LucLuong", 3, shift="chiều", present_people=1),
        row("4_LucLuong", 4, present_people=1, **firm),
    ]
    assert rule_cells(judge([summary(), *shifts])) == []
    result = judge([summary(tech_support_student=2), *shifts])
    assert broken(result, "R16") == [(W, "tech_support_telecom")]


def test_a_value_far_above_the_median_and_a_copied_report() -> None:
    days = [DAY - timedelta(days=n) for n in range(1, 15)]
    usual = WardHistory(summaries={day: {**SUMMARY, "news_items": 3} for day in days})
    usual.summaries[YESTERDAY] = {"news_items": 3}
    assert broken(judge([summary(news_items=20)], usual), "R19") == []
    assert broken(judge([summary(news_items=21)], usual), "R19") == [(W, "news_items")]
    copied = WardHistory(summaries={YESTERDAY: SUMMARY})
    assert broken(judge([summary()], copied), "R19") == [(W, "dossiers_received")]


def test_a_perfect_rate_on_three_days_and_a_working_day_without_activity() -> None:
    perfect = {**SUMMARY, "resolved_on_time": 55, "resolved_late": 0}
    history = WardHistory(summaries={DAY - timedelta(days=n): perfect for n in (1, 2)})
    result = judge([summary(resolved_on_time=55, resolved_late=0)], history)
    assert broken(result, "R20") == [(W, "resolved_on_time")]
    names = [name for name in SUMMARY if name.startswith(("dossiers", "resol", "results"))]
    idle = summary(**dict.fromkeys(names, 0))
    assert rule_cells(judge([idle])) == [("R20", W, "dossiers_received")]
    sunday = summary(**dict.fromkeys(names, 0), report_date=date(2025, 8, 10))
    assert rule_cells(judge([sunday])) == []


def test_a_second_report_and_a_new_hamlet_are_told() -> None:
    again = WardHistory(summaries={DAY: SUMMARY}, hamlets={hamlet_key("Tổ 5")})
    assert broken(judge([summary()], again), "R22") == [(W, "report_date")]
    session = row("2_DiemLuuDong", hamlet_name="TỔ  5")
    assert broken(judge([summary(), session], again), "R24") == []
    session = row("2_DiemLuuDong", hamlet_name="Tổ 6")
    assert broken(judge([summary(), session], again), "R24") == [(W, "hamlet_name")]


def test_day_d_sees_day_d_minus_one_of_the_same_package() -> None:
    monday = summary(report_date=YESTERDAY, dossiers_received_cum=940)
    tuesday = row("1_TongHop", 3, dossiers_received_cum=1001)
    result = judge([tuesday, monday])
    assert broken(result, "R08") == [(W, "dossiers_received_cum")]


def test_the_received_date_is_judged_in_the_campaigns_time_zone() -> None:
    early = datetime(2025, 8, 11, 23, 59, tzinfo=ZONE)
    assert broken(judge([summary()], received_at=early), "R02") == [(E, "report_date")]
    assert broken(judge([summary()], received_at=early + timedelta(minutes=1)), "R02") == []


def test_a_lone_baseline_is_a_report_of_its_own() -> None:
    (report,) = judge([row("0_NenTang")]).reports
    assert (report.report_kind, report.ward_code) == ("baseline", CODE)
    assert (report.status, report.completeness) == ("accepted", None)


def test_a_row_of_an_unknown_ward_joins_the_only_report_it_can_belong_to() -> None:
    (report,) = judge([summary(), row("5_KhoKhan", ward_code="12345")]).reports
    assert (report.completeness, report.refused_row_count) == ("incomplete", 1)


def test_every_problem_says_where_what_and_how_to_mend_it() -> None:
    (problem,) = judge([summary(dossiers_online_full="41")]).problems
    assert (problem.sheet, problem.cell, problem.value) == ("1_TongHop", "H2", "41")
    assert (problem.ward_code, problem.report_date) == (CODE, DAY)
    assert "Hồ sơ trực tuyến toàn trình" in problem.message_vi
    assert "41" in problem.message_en
    assert "40" in problem.message_en


def test_every_rule_has_its_message_and_title_in_both_languages() -> None:
    keys = {rule.key for rule in RULES} | {rule.title_key for rule in RULES}
    missing = [
        (lang, key)
        for lang in labels.LANGUAGES
        for key in sorted(keys)
        if not labels.has_text(lang, key)
    ]
    assert missing == []
    expected = [f"R{n:02d}" for n in range(1, 26)]
    assert list(rule_ids())[:25] == expected
