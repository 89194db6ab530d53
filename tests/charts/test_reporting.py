"""Pictures of reporting discipline: which cell, bar and glyph stands for which row of the frame.

Frames here have two or three wards and days, so that every expected value can be read off them.
"""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pandas as pd
import pytest

from campaign.charts import report_strip, reporting

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
DAYS = (date(2025, 7, 24), date(2025, 7, 25))
RECEIVED = datetime(2025, 7, 24, 15, 12, tzinfo=ZONE)


def history() -> pd.DataFrame:
    rows = [
        ("00001", "Ứng Thiên", "Huyện Ứng Hòa", ("on_time", "not_due")),
        ("00002", "Đa Phúc", "Huyện Sóc Sơn", ("late", "missing")),
        ("00003", "Ba Đình", "Quận Ba Đình", ("on_time", "incomplete")),
    ]
    cells = [
        {
            "ward_code": code,
            "ward_name": name,
            "former_district": district,
            "report_date": day,
            "report_status": status,
            "received_at": None if status in ("missing", "not_due") else RECEIVED,
            "version": None if status in ("missing", "not_due") else 2,
        }
        for code, name, district, statuses in rows
        for day, status in zip(DAYS, statuses, strict=True)
    ]
    frame = pd.DataFrame(cells)
    return frame.assign(version=frame["version"].astype("Int64"))


def ward_frame() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "ward_name": ["Đa Phúc", "Ba Đình"],
            "late_count": [3, 1],
            "incomplete_count": [0, 2],
            "missing_count": [2, 0],
        }
    )


@pytest.mark.parametrize(
    ("order", "codes"),
    [("faults", ["00002", "00003", "00001"]), ("district", ["00002", "00001", "00003"])],
)
def test_strip_rows_are_ordered_by_faults_or_by_district(order: str, codes: list[str]):
    assert report_strip.strip_order(history(), order) == codes


def test_names_sort_as_a_vietnamese_list_does():
    names = pd.Series(["Đa Phúc", "Ứng Thiên", "Ba Đình", "Dân Hòa"])
    ordered = names.sort_values(key=reporting.alphabetic)
    assert list(ordered) == ["Ba Đình", "Đa Phúc", "Dân Hòa", "Ứng Thiên"]


def test_strip_draws_every_ward_day_in_its_status():
    figure = report_strip.report_strip(history(), "vi", as_of=DAYS[1])
    cells = figure.data[0]
    assert list(cells.y) == ["Đa Phúc", "Ba Đình", "Ứng Thiên"]
    drawn = [[reporting.STATUSES[code] for code in row] for row in cells.z]
    assert drawn == [["late", "missing"], ["on_time", "incomplete"], ["on_time", "not_due"]]
    assert [pair[1] for pair in cells.colorscale[::2]] == [
        mark.color for mark in reporting.LOOKS.values()
    ]


def test_strip_faults_carry_a_glyph_beside_their_colour():
    figure = report_strip.report_strip(history(), "vi", as_of=DAYS[1])
    glyphs = {trace.text: list(zip(trace.y, trace.x, strict=True)) for trace in figure.data[1:]}
    assert glyphs == {
        "◷": [("Đa Phúc", DAYS[0])],
        "◧": [("Ba Đình", DAYS[1])],
        "✕": [("Đa Phúc", DAYS[1])],
    }


@pytest.mark.parametrize(
    ("lang", "late", "missing"),
    [
        ("vi", "◷ Trễ hạn · nhận 15:12 24/07 · bản 2", "✕ Không báo cáo"),
        ("en", "◷ Late · received 15:12 24/07 · version 2", "✕ Missing"),
    ],
)
def test_strip_speaks_the_readers_language(lang: str, late: str, missing: str):
    figure = report_strip.report_strip(history(), lang, as_of=DAYS[1])
    assert list(figure.data[0].text[0]) == [late, missing]


def test_strip_frames_the_shown_day():
    frame = report_strip.report_strip(history(), "vi", as_of=DAYS[1]).layout.shapes[0]
    assert [f"{edge:%d %H}" for edge in (frame.x0, frame.x1)] == ["24 12", "25 12"]


@pytest.mark.parametrize(
    ("count", "named"),
    [(10, ["24/07", "28/07", "01/08"]), (45, ["24/07", "07/08", "21/08", "04/09"])],
)
def test_the_strip_names_some_of_its_days(count: int, named: list[str]):
    days = [DAYS[0] + timedelta(days=number) for number in range(count)]
    cells = history().iloc[[0]]
    rows = pd.concat([cells.assign(report_date=day) for day in days], ignore_index=True)
    axis = report_strip.report_strip(rows, "vi", as_of=DAYS[1]).layout.xaxis
    assert [text for text in axis.ticktext if text] == named
    assert len(axis.tickvals) == len(axis.ticktext)


@pytest.mark.parametrize("is_demo", [True, False])
def test_simulated_pictures_say_so(is_demo: bool):
    figure = report_strip.report_strip(history(), "vi", as_of=DAYS[1], is_demo=is_demo)
    words = [annotation.text for annotation in figure.layout.annotations]
    assert words == (["Dữ liệu mô phỏng"] if is_demo else [])


def test_daily_counts_stack_the_statuses_with_patterns():
    daily = pd.DataFrame(
        {
            "report_date": DAYS,
            "on_time_count": [2, 1],
            "late_count": [1, 0],
            "incomplete_count": [0, 1],
            "missing_count": [0, 1],
        }
    )
    bars = reporting.daily_counts(daily, "en").data
    assert {bar.name: list(bar.y) for bar in bars} == {
        "✓ On time": [2, 1],
        "◷ Late": [1, 0],
        "◧ Incomplete": [0, 1],
        "✕ Missing": [0, 1],
    }
    assert len({bar.marker.pattern.shape for bar in bars}) == len(bars)


def test_daily_rates_draw_two_lines_that_differ_without_colour():
    daily = pd.DataFrame(
        {"report_date": DAYS, "on_time_pct": [66.7, 33.3], "completeness_pct": [100.0, None]}
    )
    lines = reporting.daily_rates(daily, "vi").data
    assert [line.name for line in lines] == ["Đúng hạn", "Đủ"]
    assert list(lines[0].y) == [66.7, 33.3]
    assert len({(line.line.dash, line.marker.symbol) for line in lines}) == 2


def test_fault_bars_keep_the_order_of_the_frame():
    bars = reporting.fault_bars(ward_frame(), "vi").data
    assert [list(bar.y) for bar in bars] == [["Đa Phúc", "Ba Đình"]] * 3
    assert [list(bar.x) for bar in bars] == [[3, 1], [0, 2], [2, 0]]


def test_problem_bars_sort_rules_by_errors_and_warnings_together():
    problems = pd.DataFrame(
        {
            "rule_id": ["R05", "R04", "R04", "R19"],
            "severity": ["warning", "error", "warning", "question"],
            "problem_count": [6, 4, 3, 2],
        }
    )
    names = {"R04": "R04 · online ≤ received", "R05": "R05 · " + "parts add up " * 9}
    names["R19"] = "R19 · not too high"
    errors, warnings, questions = reporting.problem_bars(problems, "en", names).data
    assert (list(errors.x), list(warnings.x)) == ([4, 0, 0], [3, 6, 0])
    assert (list(questions.x), questions.name) == ([0, 0, 2], "? Question")
    assert errors.y[0] == "R04 · online ≤ received"
    assert errors.y[1].count("<br>") == 1
    assert errors.y[1].endswith("…")
