"""Volunteer and staffing figures from small frames: exact traces and values."""

from datetime import date

import pandas as pd
import pytest

from campaign.charts import heat, palette, staffing, volunteers

DAYS = [date(2025, 8, 11), date(2025, 8, 12)]


@pytest.fixture
def daily() -> pd.DataFrame:
    return pd.DataFrame(
        [
            (DAYS[0], "sinh viên CNTT", 10, 5.0),
            (DAYS[1], "sinh viên CNTT", 12, 6.0),
            (DAYS[1], "đoàn viên thanh niên", 30, 90.0),
        ],
        columns=["report_date", "force_type", "present_turns", "person_hours"],
    )


def test_days_are_stacked_in_the_palette_order_and_the_open_day_is_hatched(daily):
    figure = volunteers.by_day(
        daily, "en", "force_type", "present_turns", open_day=DAYS[1], is_demo=False
    )
    union, students = figure.data
    assert (union.name, list(union.y)) == ("Youth Union members", [30])
    assert list(students.y) == [10, 12]
    assert list(students.marker.pattern.shape) == ["", "/"]
    assert figure.layout.barmode == "stack"


def test_the_unit_in_the_hover_is_the_measure_shown(daily):
    figure = volunteers.by_day(
        daily, "vi", "force_type", "person_hours", open_day=None, is_demo=False
    )
    assert figure.data[0].hovertemplate == "đoàn viên thanh niên: %{y:,.0f} giờ<extra></extra>"


@pytest.fixture
def fill() -> pd.DataFrame:
    return pd.DataFrame(
        [
            ("sinh viên CNTT", "sáng", "Điểm PVHCC", 10, 8, 2),
            ("luật sư", "sáng", "Điểm PVHCC", 10, 13, 0),
            ("luật sư", "chiều", "Điểm PVHCC", 4, 1, 3),
        ],
        columns=[
            "force_type", "shift", "location_type",
            "planned_people", "present_people", "gap_people",
        ],
    )  # fmt: skip


def test_a_surplus_does_not_make_up_for_a_gap(fill):
    rows = volunteers.fill_summary(fill, ("shift", "location_type"))
    assert rows.to_dict("list") == {
        "shift": ["chiều", "sáng"],
        "location_type": ["Điểm PVHCC", "Điểm PVHCC"],
        "planned_turns": [4, 20],
        "present_turns": [1, 21],
        "gap_turns": [3, 2],
        "fill_pct": [25.0, 105.0],
    }


def test_nothing_planned_has_no_fill_rate(fill):
    rows = volunteers.fill_summary(fill.assign(planned_people=0), ("shift",))
    assert rows["fill_pct"].isna().all()


def test_present_is_drawn_inside_planned(fill):
    by = ("shift", "location_type")
    rows = volunteers.fill_summary(fill, by)
    planned, present, notes = volunteers.fill(rows, "vi", by, is_demo=False).data
    assert list(planned.y) == ["chiều · Điểm PVHCC", "sáng · Điểm PVHCC"]
    assert (list(planned.x), list(present.x)) == ([4, 20], [1, 21])
    assert list(notes.text) == ["\u00a025%<br>\u00a0thiếu 3", "\u00a0105%<br>\u00a0thiếu 2"]


def test_load_marks_wards_under_half_the_median():
    frame = pd.DataFrame(
        {
            "ward_name": ["A", "B", "C"],
            "dossiers_received_7d": [100, 200, 400],
            "person_hours_7d": [20.0, 20.0, 12.0],
            "hours_per_100_dossiers": [20.0, 10.0, 3.0],
        }
    )
    usual, thin, median = volunteers.load(frame, "vi", is_demo=False).data
    assert (list(usual.x), list(thin.x)) == ([100, 200], [400])
    assert (list(usual.text), list(thin.text)) == (["", ""], ["C"])
    assert thin.customdata[0] == "<b>C</b><br>3,0 giờ trên 100 hồ sơ"
    assert (list(median.x), list(median.y)) == ([0, 400.0], [0, 40.0])


def test_students_are_counted_by_district_and_sender():
    frame = pd.DataFrame(
        [
            ("Ba Đình", "ĐHQGHN", 2.0),
            ("Ba Đình", "ĐHQGHN", 1.0),
            ("Sơn Tây", "ĐH Bách khoa", 4.0),
            ("Đông Anh", "ĐHQGHN", None),
        ],
        columns=["former_district", "sending_org", "deployed_people_day"],
    )
    bars = volunteers.students(volunteers.student_districts(frame), "vi", is_demo=False).data
    assert [(bar.name, list(bar.y), list(bar.x)) for bar in bars] == [
        ("ĐHQGHN", ["Ba Đình"], [3.0]),
        ("ĐH Bách khoa", ["Sơn Tây"], [4.0]),
    ]


@pytest.mark.parametrize(
    ("people", "expected"),
    [(0, "none"), (1, "one"), (2, "enough"), (7, "enough"), (None, "unknown")],
)
def test_support_classes(people, expected):
    assert staffing.support_class(people, 2) == expected


def test_support_strip_has_one_dot_per_ward_and_unknown_apart():
    frame = pd.DataFrame(
        {
            "ward_name": ["A", "B", "C"],
            "tech_support_people": [0, 3, None],
            "target_people": [2, 2, 2],
            "support_date": [DAYS[0], DAYS[1], None],
        }
    )
    figure = staffing.support_strip(frame, "vi", is_demo=False)
    assert [len(trace.x or ()) for trace in figure.data] == [1, 0, 1, 1]
    assert figure.data[3].text[0] == "<b>C</b><br>chưa có số liệu trong 4 ngày gần nhất"
    assert figure.layout.yaxis.ticktext[2] == "Từ 2 người: 1 nơi"


def test_the_shortfall_of_an_open_day_is_hollow():
    frame = pd.DataFrame({"as_of_date": DAYS, "tech_support_short_count": [70, 66]})
    line = staffing.shortfall(frame, "vi", open_day=DAYS[1], is_demo=False).data[0]
    assert list(line.y) == [70, 66]
    assert list(line.marker.symbol) == ["circle", "circle-open"]


def test_duties_keep_unknown_apart_from_unmet():
    frame = pd.DataFrame(
        {
            "has_it_officer": [True, False, None],
            "rescue_team_formed": [None, False, True],
            "cdt_teams_formed": [5, 3, None],
            "hamlets_total": [5, 4, 6],
        }
    )
    rows = staffing.with_duties(frame)
    assert list(rows["unmet_count"]) == [0, 3, 0]
    counts = staffing.checklist_counts(rows)
    assert counts.drop(columns="duty").to_numpy().tolist() == [[1, 1, 1]] * 3
    assert [list(bar.x) for bar in staffing.checklist(counts, "vi", is_demo=False).data] == [
        [1, 1, 1]
    ] * 3


@pytest.fixture
def ward_days() -> pd.DataFrame:
    return pd.DataFrame(
        [
            ("00001", "B", "Ba Đình", DAYS[0], 0.0),
            ("00001", "B", "Ba Đình", DAYS[1], 45.0),
            ("00002", "A", "Ba Đình", DAYS[0], None),
            ("00002", "A", "Ba Đình", DAYS[1], 9.0),
        ],
        columns=["ward_code", "ward_name", "former_district", "report_date", "present_turns"],
    )


def test_zero_is_a_class_and_missing_a_mark(ward_days):
    cells, missing = heat.volunteer_heat(ward_days, "vi", is_demo=False).data[:2]
    assert [list(row) for row in cells.z] == [[None, 1], [0, 4]]
    assert list(cells.y) == ["A (Ba Đình)", "B (Ba Đình)"]
    assert (list(missing.x), list(missing.y)) == ([DAYS[0]], ["A (Ba Đình)"])
    assert [list(row) for row in cells.text] == [
        ["không báo cáo", "9 lượt"],
        ["0 lượt", "45 lượt"],
    ]


def test_the_legend_names_every_class_and_missing(ward_days):
    names = [trace.name for trace in heat.volunteer_heat(ward_days, "vi", is_demo=False).data[1:]]
    assert names == [
        "không báo cáo", "0 lượt", "1–9 lượt", "10–19 lượt", "20–39 lượt", "từ 40 lượt",
    ]  # fmt: skip
    assert len(palette.COUNT_CLASSES) == len(heat.BOUNDS)


def test_a_single_day_is_a_full_column(ward_days):
    first = ward_days[ward_days["report_date"] == DAYS[0]]
    figure = heat.volunteer_heat(first, "vi", is_demo=False)
    assert (figure.data[0].x0, figure.data[0].dx) == ("2025-08-11", 86_400_000)
    assert list(figure.layout.xaxis.tickvals) == [DAYS[0]]


def test_districts_sort_as_vietnamese_readers_expect(ward_days):
    other = ward_days.assign(ward_code="00003", former_district="Huyện Gia Lâm")
    here = ward_days.replace({"former_district": {"Ba Đình": "Huyện Đan Phượng"}})
    cells = heat.volunteer_heat(pd.concat([other, here]), "vi", is_demo=False).data[0]
    assert cells.y[0] == "A (Huyện Đan Phượng)"


def test_a_ward_without_any_report_keeps_its_row(ward_days):
    silent = ward_days.assign(present_turns=None)
    figure = heat.volunteer_heat(silent, "vi", is_demo=False)
    assert len(figure.data[0].z) == 2
    assert len(figure.data[1].x) == 4


@pytest.mark.parametrize(("copies", "label"), [(1, "A0"), (30, "Ba Đình")])
def test_few_wards_are_named_and_many_are_grouped(ward_days, copies, label):
    names = ward_days["ward_name"]
    frames = [ward_days.assign(ward_name=names + str(number)) for number in range(copies)]
    figure = heat.volunteer_heat(pd.concat(frames), "vi", is_demo=False)
    assert figure.layout.yaxis.ticktext[0] == label
