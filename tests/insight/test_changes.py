"""The rule-written sentences: one rule, one sentence, silence when nothing moved."""

from datetime import date

import pandas as pd

from campaign.insight.changes import sentences

CHANGE = ("ward_name", "progress_change", "band_now", "band_then")
CITY = (
    "as_of_date",
    "on_time_count",
    "progress_median",
    "expected_median",
    "officials_trained_pct",
    "online_rate_7d_pct",
    "tech_support_short_count",
)


def change(*rows: tuple) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(CHANGE))


def city(*rows: tuple) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(CITY))


def test_the_city_is_compared_with_the_day_before():
    before = (date(2025, 8, 11), 97, 71.6, 75.6, 42.9, 68.4, 74)
    now = (date(2025, 8, 12), 108, 73.2, 76.6, 47.0, 69.7, 72)
    assert sentences(change(), city(before, now), "vi") == [
        "108 xã, phường báo cáo đủ, đúng hạn, nhiều hơn hôm trước 11 (hôm trước 97).",
        "Tiến độ trung vị +1,6 điểm; kế hoạch một ngày là +1,0: đang rút ngắn khoảng cách.",
        "Cán bộ, công chức, viên chức đã tập huấn: 47,0% (+4,1 điểm %).",
        "Hồ sơ trực tuyến 7 ngày: 69,7% (+1,3 điểm %).",
        "Thiếu 72 người hỗ trợ kỹ thuật, hôm trước thiếu 74: bớt thiếu.",
    ]


def test_unknown_figures_say_nothing():
    before = (date(2025, 7, 24), 0, None, None, None, None, None)
    now = (date(2025, 7, 25), 0, None, None, None, None, None)
    assert sentences(change(), city(before, now), "en") == [
        "0 wards reported in full and on time, as on the day before."
    ]


def test_wards_that_changed_band_are_named_the_largest_move_first():
    rows = change(
        ("A", -0.2, "Chậm nhẹ", "Đúng tiến độ"),
        ("B", -3.0, "Chậm", "Chậm nhẹ"),
        ("C", 2.0, "Đúng tiến độ", "Chậm nhẹ"),
        ("D", 0.0, "Không đủ dữ liệu", "Chậm nhẹ"),
    )
    assert sentences(rows, city(), "en") == [
        "2 wards fell a band: B (now Slow); A (now Slightly slow)",
        "1 ward rose a band: C (now On track)",
        "Largest gain: C, +2.0 points.",
        "Largest loss: B, −3.0 points.",
    ]


def test_a_long_list_is_cut_and_counted():
    rows = change(*[(f"W{n}", 1.0, "Vượt tiến độ", "Đúng tiến độ") for n in range(6)])
    assert sentences(rows, city(), "en")[0].endswith("W3 (now Ahead) and 2 more.")


def test_reports_are_not_compared_while_they_may_still_come_in():
    before = (date(2025, 8, 11), 97, 71.6, 75.6, 42.9, 68.4, 74)
    now = (date(2025, 8, 12), 40, 71.6, 75.6, 42.9, 68.4, 74)
    assert "40" in sentences(change(), city(before, now), "vi")[0]
    found = sentences(change(), city(before, now), "vi", is_day_open=True)
    assert not any("40" in line for line in found)
