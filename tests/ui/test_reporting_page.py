"""The reporting page as a reader drives it, on a store of a few reports whose fate is known.

Wards of the store: Bồ Đề (on time, then a correction), Ba Đình (late), Ngọc Hà (incomplete);
the other 123 have sent nothing. Pictures are tested in tests/charts/test_reporting.py.
"""

import json
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from campaign import clock
from campaign.settings import settings
from campaign.store.answers import answer
from campaign.store.intake import ingest
from campaign.ui import cached, reporting_today
from tests.store.files import daily

PAGE = Path(__file__).parents[2] / "pages" / "reporting.py"
PARTS = ("strip", "rates", "faults", "problems", "versions")
DAY = "2025-08-12"
SENT = (
    ("00118", "14:00", {}),
    ("00118", "15:30", {"dossiers_received": 25, "rescue_team_formed": "Có"}),
    ("00004", "16:00", {}),
    ("00008", "15:00", {"support_requests": None}),
)


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=settings().campaign.timezone)


@pytest.fixture
def few_reports(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reports of SENT, and a clock that shows 20:00 of the same day."""
    monkeypatch.setattr(clock, "now", lambda: moment(f"{DAY} 20:00"))
    for ward_code, hour, cells in SENT:
        sent_at = moment(f"{DAY} {hour}")
        ingest(
            cached.store(), [daily(ward_code, DAY, **cells)], channel="test", received_at=sent_at
        )


def open_at(**params: str) -> AppTest:
    page = AppTest.from_file(PAGE, default_timeout=60)
    for name, value in params.items():
        page.query_params[name] = value
    return page.run()


def chips(page: AppTest) -> str:
    bodies = [block.proto.body for block in page.get("html")]
    return next(body for body in bodies if body.startswith('<div class="status-counts"'))


@pytest.mark.parametrize(
    ("at", "left"),
    [
        (f"{DAY} 15:40:00", timedelta(minutes=20)),
        (f"{DAY} 15:59:59", timedelta(seconds=1)),
        (f"{DAY} 16:00:00", None),
        ("2025-08-13 09:00:00", None),
        ("2025-08-11 16:00:00", timedelta(days=1)),
    ],
)
def test_time_left_ends_at_16_sharp(at: str, left: timedelta | None):
    assert reporting_today.time_left(date.fromisoformat(DAY), moment(at)) == left


@pytest.mark.parametrize(
    ("left", "vi", "en"),
    [
        (timedelta(seconds=59), "chưa đầy 1 phút", "less than a minute"),
        (timedelta(minutes=20, seconds=59), "20 phút", "20 min"),
        (timedelta(hours=3, minutes=5), "3 giờ 5 phút", "3 h 5 min"),
        (timedelta(days=2, hours=1), "2 ngày 1 giờ", "2 d 1 h"),
    ],
)
def test_time_left_in_words(left: timedelta, vi: str, en: str):
    assert reporting_today.left_words("vi", left) == vi
    assert reporting_today.left_words("en", left) == en


def test_before_the_deadline_the_page_counts_down(few_reports: None):
    page = open_at(as_of=DAY, known_at="15:40")
    assert not page.exception
    assert page.subheader[0].value == "⏳ Còn 20 phút đến hạn 16:00 ngày 12/08/2025"
    assert "<b>1</b>/126 Đúng hạn" in chips(page)
    assert "<b>124</b>/126 Chưa đến hạn" in chips(page)
    assert "còn 124/126 xã, phường chưa nộp" in page.code[0].value


def test_on_the_day_itself_the_live_page_counts_by_the_clock(
    few_reports: None, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(clock, "now", lambda: moment(f"{DAY} 15:59:30"))
    page = open_at(as_of=DAY)
    assert not page.exception
    assert page.subheader[0].value == "⏳ Còn chưa đầy 1 phút đến hạn 16:00 ngày 12/08/2025"
    assert "Đến 15:59 12/08/2025" in page.code[0].value


def test_after_the_deadline_everyone_has_a_status(few_reports: None):
    page = open_at(as_of=DAY)
    assert page.subheader[0].value == "⏹ Đã qua hạn 16:00 ngày 12/08/2025"
    assert [f"<b>{n}</b>/126" in chips(page) for n in (1, 123, 0)] == [True] * 3
    silent, partial = (block.value for block in page.code)
    assert silent.startswith("[DỮ LIỆU MÔ PHỎNG, không gửi]\nTính đến 20:00 12/08/2025, 123/126")
    assert "- Huyện Sóc Sơn: Đa Phúc, Kim Anh, Nội Bài, Sóc Sơn, Trung Giã" in silent
    assert "Bồ Đề" not in silent
    assert partial.endswith("- Quận Ba Đình: Ngọc Hà")


def test_filtered_wards_are_counted_alone(few_reports: None):
    page = open_at(as_of=DAY, district="Quận Ba Đình", type="phuong")
    assert "<b>1</b>/3 Trễ hạn" in chips(page)
    assert "<b>1</b>/3 Không báo cáo" in chips(page)


def test_wards_that_have_not_begun_are_not_called(few_reports: None):
    page = open_at(as_of="2025-07-30")
    assert "<b>123</b>/123 Không báo cáo" in chips(page)
    assert "Cửa Nam" not in page.code[0].value


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("part", PARTS)
def test_every_part_renders_in_both_languages(few_reports: None, part: str, lang: str):
    page = open_at(part=part, lang=lang, as_of=DAY, ward="00118")
    assert not page.exception
    drawn = [json.loads(chart.proto.spec) for chart in page.get("plotly_chart")]
    assert len(drawn) == {"strip": 1, "rates": 2, "problems": 1}.get(part, len(drawn))
    assert all(chart.proto.alt for chart in page.get("plotly_chart"))


def test_the_switch_goes_into_the_address(few_reports: None):
    page = open_at(as_of=DAY)
    page.button_group(key="reporting-part").set_value("versions").run()
    assert page.query_params["part"] == "versions"
    assert page.get("plotly_chart") == []


def test_the_strip_can_show_the_last_fourteen_days(few_reports: None):
    page = open_at(as_of=DAY, span="14", order="district")
    page.session_state["reporting-strip-fold"] = True
    days = page.run().dataframe[0].value["report_date"]
    assert (str(min(days))[:10], str(max(days))[:10]) == ("2025-07-30", DAY)


def test_versions_say_what_the_correction_changed_by_header(few_reports: None):
    page = open_at(part="versions", as_of=DAY, ward="00118")
    sent, diff = (table.value for table in page.dataframe[:2])
    assert sent[["version", "submission_status"]].to_numpy().tolist() == [
        [1, "accepted"],
        [2, "accepted"],
    ]
    assert diff[["version", "field", "old_value", "new_value"]].to_numpy().tolist() == [
        [2, "Hồ sơ tiếp nhận trong ngày", "20", "25"],
        [2, "Đã thành lập Tổ Ứng cứu công nghệ và nghiệp vụ", "–", "Có"],
    ]


def test_versions_of_the_moment_shown(few_reports: None):
    page = open_at(part="versions", as_of=DAY, ward="00118", known_at="2025-08-12T15:00")
    assert len(page.dataframe[0].value) == 1


def test_the_ward_clock_counts_its_own_days(few_reports: None):
    page = open_at(part="versions", as_of=DAY, ward="10417")
    said = " ".join(text.value for text in page.markdown)
    assert "**Hòa Xá** bắt đầu 01/08/2025" in said
    assert "**ngày thứ 12/45**" in said
    assert "Chưa nhận bản nào" in page.info[0].value


def test_three_faults_make_a_list(few_reports: None):
    page = open_at(part="faults", as_of=DAY)
    faulty = page.dataframe[0].value
    assert len(faulty) == 126
    assert faulty["fault_count"].is_monotonic_decreasing
    page.button_group(key="reporting-limit").set_value(10).run()
    assert page.query_params["limit"] == "10"
    assert page.dataframe[0].value["fault_count"].min() >= 10
    early = open_at(part="faults", as_of="2025-07-25")
    assert early.get("plotly_chart") == []
    assert "chưa xã, phường nào" in early.success[0].value


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_an_empty_store_says_what_to_do(lang: str):
    page = open_at(lang=lang)
    assert not page.exception
    assert len(page.info) == 1
    assert page.get("plotly_chart") == []


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("as_of", ["2025-07-24", "2025-08-12", "2025-09-06"])
def test_the_demo_campaign_fills_every_part(demo_dir: Path, part: str, as_of: str):
    page = open_at(part=part, as_of=as_of, ward="00118")
    assert not page.exception
    assert "/12" in chips(page)


def test_questions_are_listed_with_their_reasons_and_filtered(few_reports: None):
    idle = {"dossiers_received": 0, "dossiers_online": 0, "dossiers_online_full": 0}
    idle |= {"dossiers_resolved": 0, "resolved_on_time": 0, "results_electronic": 0}
    store, at = cached.store(), moment(f"{DAY} 15:00")
    for ward_code in ("00025", "00070"):
        file = daily(ward_code, DAY, **idle)
        (receipt,) = ingest(store, [file], channel="test", received_at=at)
    (question,) = receipt.problems
    reason = "Điểm phục vụ nghỉ do mất điện"
    answer(store, receipt.receipt_no, {question.problem_no: reason}, channel="test")

    page = open_at(part="problems", as_of=DAY)
    assert not page.exception
    said = " ".join(text.value for text in page.markdown)
    assert "2 câu hỏi tính đến ngày 12/08/2025; 1 đã có lý do, 1 chưa trả lời." in said
    rows = page.dataframe[-1].value
    assert sorted(rows["ward_code"]) == ["00025", "00070"]
    assert rows.set_index("ward_code")["reason"].to_dict()["00070"] == reason
    page = open_at(part="problems", as_of=DAY, questions="open")
    assert page.dataframe[-1].value["ward_code"].tolist() == ["00025"]
    page = open_at(part="problems", as_of=DAY, questions="answered", lang="en")
    assert page.dataframe[-1].value["ward_code"].tolist() == ["00070"]
    before = open_at(part="problems", as_of=DAY, known_at="16:30")
    assert before.dataframe[-1].value["reason"].isna().all()
