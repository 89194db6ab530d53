"""The upload page step by step: choose files, see what they would do, confirm, keep the receipt.

What is right or wrong in a report is tested in tests/report, storing in tests/store; here: what
the officer sees after each click, and that nothing is stored before the confirmation.
"""

from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from campaign import clock
from campaign.report.source import SourceFile
from campaign.settings import settings
from campaign.store.intake import ingest
from campaign.ui import cached, upload_flow
from campaign.ui.upload_template import template_bytes
from tests.store.files import csv_file, daily, row, summary
from tests.store.files import nine_hours as nine_hours_of

PAGE = Path(__file__).parents[2] / "pages" / "upload.py"
DAY = "2025-08-12"


@pytest.fixture(autouse=True)
def _afternoon(monkeypatch: pytest.MonkeyPatch) -> None:
    """12 August 2025, 15:40 in Hanoi."""
    moment = datetime(2025, 8, 12, 15, 40, tzinfo=settings().campaign.timezone)
    monkeypatch.setattr(clock, "now", lambda: moment)


def page(**params: str) -> AppTest:
    opened = AppTest.from_file(PAGE, default_timeout=60)
    for name, value in params.items():
        opened.query_params[name] = value
    return opened.run()


def choose(opened: AppTest, *files: SourceFile) -> AppTest:
    chosen = [(file.name, file.content, "application/octet-stream") for file in files]
    return opened.get("file_uploader")[0].set_value(chosen).run()


def confirm(opened: AppTest) -> AppTest:
    return _confirm_button(opened)[0].click().run()


def _confirm_button(opened: AppTest) -> list:
    return [button for button in opened.button if button.key.startswith("upload-confirm")]


def words(opened: AppTest) -> str:
    """Everything that the page says in boxes and text."""
    kinds = ("error", "warning", "success", "info", "markdown", "caption")
    return "\n".join(block.value for kind in kinds for block in getattr(opened, kind))


def stored_count() -> int:
    return int(cached.freshness(date(2025, 9, 6))["submission_count"])


def test_a_good_file_is_previewed_confirmed_and_receipted():
    opened = choose(page(), daily("00118", DAY))
    assert not opened.exception
    assert "Phường Bồ Đề, ngày 12/08/2025" in words(opened)
    assert "Bản 1: báo cáo đầu tiên của ngày này." in words(opened)
    assert "được tính là ĐỦ" in words(opened)
    assert stored_count() == 0
    opened = confirm(opened)
    assert not opened.exception
    assert "BC-20250812-00118-01-" in words(opened)
    assert "15:40:00 12/08/2025" in words(opened)
    assert "bản 1 · Đúng hạn · Đủ" in words(opened)
    assert "1_TongHop.csv: đã lưu." in words(opened)
    assert stored_count() == 1
    assert _confirm_button(opened) == []


def test_a_broken_file_shows_its_cells_and_stores_nothing():
    bad = daily("00118", DAY, dossiers_online="nhiều", dossiers_resolved=-1)
    opened = choose(page(), bad)
    assert not opened.exception
    said = [box.value for box in opened.error]
    assert "bị từ chối" in said[0]
    assert any("G2" in box and "“nhiều”" in box and "Hồ sơ trực tuyến" in box for box in said)
    assert any("K2" in box and "1" in box for box in said)
    assert _confirm_button(opened) == []
    assert "Không có gì để lưu" in words(opened)
    assert stored_count() == 0


@pytest.mark.parametrize("name", ["bao-cao.xlsx", "bao-cao.csv", "bao-cao.zip", "bao-cao.xls"])
@pytest.mark.parametrize(
    "content", [b"", b"\x00\xff garbage \xfe", b"PK\x03\x04 broken", b"a;b\n1"]
)
def test_garbage_becomes_a_message(name: str, content: bytes):
    opened = choose(page(), SourceFile(name, content))
    assert not opened.exception
    assert name in opened.error[0].value
    assert len(opened.error) > 1
    assert _confirm_button(opened) == []
    assert stored_count() == 0


def test_two_wards_at_once_are_two_reports():
    first = daily("00118", DAY)
    second = SourceFile("khac.csv", daily("00004", DAY).content)
    opened = choose(page(), first, second)
    assert "Sẽ lưu 2 báo cáo" in words(opened)
    opened = confirm(opened)
    assert stored_count() == 2
    assert "Phường Ba Đình" in words(opened)
    assert "Phường Bồ Đề" in words(opened)


def test_a_package_that_is_right_in_part_is_stored_in_part():
    wrong = SourceFile("sai.csv", daily("00004", DAY, dossiers_online=99).content)
    opened = choose(page(), daily("00118", DAY), wrong)
    assert not opened.exception
    assert "nhận một phần" in words(opened)
    assert "sai.csv · 1" in words(opened).replace("\\", "")
    confirm(opened)
    assert stored_count() == 1


def test_sheets_of_one_report_belong_together():
    training = csv_file(
        "3_TapHuan",
        row(
            "00118", DAY, session_no=1, audience="CB, CC, VC", format="trực tiếp", platform="không"
        ),
    )
    opened = choose(page(), csv_file("1_TongHop", summary("00118", DAY)), training)
    assert "Sẽ lưu 1 báo cáo" in words(opened)
    assert "1_TongHop.csv, 3_TapHuan.csv" in words(opened)


def test_the_same_file_again_says_so_and_is_not_stored_twice():
    opened = confirm(choose(page(), daily("00118", DAY)))
    opened = choose(opened, daily("00118", DAY))
    assert "tệp này đã nộp rồi (biên nhận BC-20250812-00118-01-" in words(opened)
    assert _confirm_button(opened) == []
    assert stored_count() == 1


def test_a_correction_shows_what_it_changes():
    opened = confirm(choose(page(), daily("00118", DAY)))
    opened = choose(opened, daily("00118", DAY, dossiers_received=25))
    assert "Bản 2: thay bản 1" in words(opened)
    assert "Trạng thái trước đó: Đúng hạn" in words(opened)
    changes = opened.dataframe[0].value
    assert changes[["field", "file_value", "stored_value"]].to_numpy().tolist() == [
        ["Hồ sơ tiếp nhận trong ngày", "25", "20"]
    ]


def test_an_incomplete_report_names_the_empty_cells():
    opened = choose(page(), daily("00118", DAY, support_requests=None))
    assert "được tính là THIẾU" in words(opened)
    assert "Còn trống: Yêu cầu hỗ trợ kỹ thuật trong ngày." in words(opened)


def test_a_stale_preview_is_shown_again_instead_of_being_stored():
    opened = choose(page(), daily("00118", DAY, dossiers_received=30))
    ingest(cached.store(), [daily("00118", DAY)], channel="test")
    opened = confirm(opened)
    assert "đã có người nộp bản khác" in words(opened)
    assert "Bản 2: thay bản 1" in words(opened)
    assert stored_count() == 1
    confirm(opened)
    assert stored_count() == 2


def test_what_other_wards_send_meanwhile_costs_no_second_click():
    opened = choose(page(), daily("00118", DAY, dossiers_received=30))
    ingest(cached.store(), [daily("00226", DAY)], channel="test")
    opened = confirm(opened)
    assert "đã có người nộp bản khác" not in words(opened)
    assert stored_count() == 2


def test_many_reports_are_a_table_and_one_card():
    rows = [summary("00118", f"2025-08-{day:02d}") for day in range(1, 8)]
    opened = choose(page(), csv_file("1_TongHop", *rows))
    assert len(opened.dataframe[0].value) == 7
    cards = [text.value for text in opened.markdown if text.value.startswith("**Phường")]
    assert cards == ["**Phường Bồ Đề, ngày 01/08/2025**"]


def test_a_fault_of_the_system_is_a_message_and_stores_nothing(monkeypatch: pytest.MonkeyPatch):
    def fail(*args: object, **kwargs: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr(cached, "desk", fail)
    opened = choose(page(), daily("00118", DAY))
    assert not opened.exception
    assert "không phải lỗi của bạn" in opened.error[0].value
    assert "secret detail" not in words(opened)


def test_everything_is_said_in_the_readers_language():
    opened = choose(page(lang="en"), daily("00118", DAY, dossiers_online=99))
    assert "refused, nothing of this file would be stored" in opened.error[0].value
    assert "Dossiers online" in opened.error[1].value
    assert "Rehearsal" in opened.warning[0].value


def test_choosing_nothing_forgets_the_preview():
    opened = choose(page(), daily("00118", DAY))
    opened = choose(opened)
    assert _confirm_button(opened) == []
    assert upload_flow.PREVIEW not in opened.session_state


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_template_step_offers_the_chosen_ward_and_day(lang: str):
    opened = page(ward="00118", lang=lang)
    assert not opened.exception
    labels = [button.proto.label for button in opened.get("download_button")]
    assert len(labels) == 1
    assert "Bồ Đề" in labels[0]
    assert "12/08/2025" in labels[0]


def test_the_template_carries_the_wards_baseline():
    baseline = row("00118", DAY, officials_total=110, hamlets_total=50, cdt_members_total=400)
    baseline |= {"effective_date": DAY, "service_points_total": 3, "procedures_announced": 400}
    ingest(cached.store(), [csv_file("0_NenTang", baseline)], channel="test")
    book = load_workbook(BytesIO(template_bytes("00118", date(2025, 8, 12))))
    values = [cell.value for line in book["0_NenTang"].iter_rows() for cell in line]
    assert {"00118", 110, 400} <= set(values)


def nine_hours(**cells: object) -> list[SourceFile]:
    """A report with one question: a shift of nine hours (R18)."""
    return nine_hours_of("00118", DAY, **cells)


def reason_boxes(opened: AppTest) -> list:
    return [box for box in opened.text_input if box.label == "Lý do (không bắt buộc)"]


def test_a_reason_typed_with_the_preview_is_stored_with_the_report():
    opened = choose(page(), *nine_hours())
    assert "**Câu hỏi: 1**" in words(opened)
    assert any("quá 8 giờ một ca" in box.value for box in opened.info)
    opened = reason_boxes(opened)[0].set_value("Ca tối nối ca chiều").run()
    opened = confirm(opened)
    assert not opened.exception
    assert any("Lý do: Ca tối nối ca chiều (15:40" in box.value for box in opened.info)
    assert reason_boxes(opened) == []
    questions = cached.question("question_list", as_of=DAY, known_at=cached.EVERYTHING_KNOWN)
    assert questions[["reason", "cell"]].to_numpy().tolist() == [["Ca tối nối ca chiều", "J2"]]


def test_a_reason_with_personal_data_is_told_and_left_out():
    opened = choose(page(), *nine_hours())
    opened = reason_boxes(opened)[0].set_value("gọi 0912 345 678").run()
    assert "thông tin cá nhân" in opened.error[0].value
    assert "Báo cáo vẫn nộp được" in opened.error[0].value
    opened = confirm(opened)
    assert stored_count() == 1
    questions = cached.question("question_list", as_of=DAY, known_at=cached.EVERYTHING_KNOWN)
    assert questions["reason"].isna().tolist() == [True]


def test_an_open_question_is_answered_under_its_receipt():
    opened = confirm(choose(page(), *nine_hours()))
    assert "Chưa trả lời: 1" in words(opened)
    reason_boxes(opened)[0].set_value("Ca tối nối ca chiều")
    opened = next(b for b in opened.button if b.label == "Gửi lý do").click().run()
    assert not opened.exception
    assert any("Lý do: Ca tối nối ca chiều" in box.value for box in opened.info)
    assert reason_boxes(opened) == []
    questions = cached.question("question_list", as_of=DAY, known_at=cached.EVERYTHING_KNOWN)
    assert questions["reason"].tolist() == ["Ca tối nối ca chiều"]


def test_the_same_file_again_offers_its_open_questions():
    ingest(cached.store(), nine_hours(), channel="test")
    opened = choose(page(), *nine_hours())
    assert "đã nộp rồi" in words(opened)
    box, *_ = reason_boxes(opened)
    box.set_value("Ca tối nối ca chiều")
    opened = next(b for b in opened.button if b.label == "Gửi lý do").click().run()
    assert not opened.exception
    assert any("Lý do: Ca tối nối ca chiều" in box.value for box in opened.info)


def test_a_bad_reason_under_a_receipt_sends_nothing():
    opened = confirm(choose(page(), *nine_hours()))
    reason_boxes(opened)[0].set_value("ok")
    opened = next(b for b in opened.button if b.label == "Gửi lý do").click().run()
    assert "quá ngắn" in opened.error[0].value
    assert len(reason_boxes(opened)) == 1


def test_of_many_questions_the_first_ten_are_shown():
    rows = [
        row(
            "00118",
            DAY,
            force_type="sinh viên CNTT",
            shift=shift,
            location_type=place,
            sending_org=org,
            planned_people=2,
            present_people=2,
            hours_per_person=9,
        )
        for shift in ("sáng", "chiều")
        for place in ("Điểm PVHCC", "điểm lưu động")
        for org in ("ĐHQGHN", "ĐH Bách khoa", "Thành đoàn")
    ]
    many = [
        csv_file("1_TongHop", summary("00118", DAY, tech_support_student=6)),
        csv_file("4_LucLuong", *rows),
    ]
    opened = choose(page(), *many)
    shown = len(reason_boxes(opened))
    assert shown == 10
    assert "câu hỏi nữa; có thể trả lời sau khi nộp" in words(opened)


def test_questions_of_a_refused_report_are_not_asked():
    opened = choose(page(), *nine_hours(dossiers_online=99))
    assert reason_boxes(opened) == []
