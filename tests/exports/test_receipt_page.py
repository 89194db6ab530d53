"""The receipt as a file: what it proves, in the reader's language, and marked when simulated."""

import pytest

from campaign.exports.receipt_page import receipt_html

RECEIPT = {
    "file_name": "<b>bao-cao.xlsx</b>",
    "status": "accepted",
    "sha256": "ab" * 32,
    "received_at": "2025-08-12T08:59:59+00:00",
    "is_demo": False,
    "problems": [
        {"severity": "warning", "is_question": False},
        {"severity": "error", "is_question": False},
        {
            "severity": "warning",
            "is_question": True,
            "message_vi": "Cao bất thường.",
            "message_en": "Unusually high.",
            "answer": {
                "reason": "Ngày hội <b>số</b>",
                "answered_at": "2025-08-12T09:01:00+00:00",
            },
        },
        {
            "severity": "warning",
            "is_question": True,
            "message_vi": "Giống hôm trước.",
            "message_en": "Same as the day before.",
            "answer": None,
        },
    ],
    "reports": [
        {
            "receipt_no": "BC-20250812-00118-01-ABAB",
            "ward_code": "00118",
            "report_date": "2025-08-12",
            "status": "accepted",
            "version": 1,
            "timeliness": "on_time",
            "completeness": "complete",
        }
    ],
}


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        (
            "vi",
            "Phường Bồ Đề (00118) · 12/08/2025 · Đã nhận · bản 1 · Đúng hạn · Đủ",
        ),
        (
            "en",
            "Phường Bồ Đề (00118) · 12/08/2025 · Accepted · version 1 · On time · Complete",
        ),
    ],
)
def test_it_names_the_report(lang: str, expected: str):
    page = receipt_html(RECEIPT, lang).decode()
    assert expected in page
    assert "BC-20250812-00118-01-ABAB" in page
    assert "ab" * 32 in page


def test_the_time_is_hanoi_time_to_the_second():
    assert "15:59:59 12/08/2025 (UTC+0700)" in receipt_html(RECEIPT, "vi").decode()


def test_a_file_name_cannot_become_markup():
    assert "&lt;b&gt;bao-cao.xlsx&lt;/b&gt;" in receipt_html(RECEIPT, "vi").decode()


@pytest.mark.parametrize("is_demo", [True, False])
def test_a_simulated_receipt_says_so(is_demo: bool):
    page = receipt_html(RECEIPT | {"is_demo": is_demo}, "en").decode()
    assert ("Dữ liệu mô phỏng / Simulated data" in page) is is_demo


def test_a_refused_file_without_a_ward_still_gets_its_receipt():
    report = RECEIPT["reports"][0] | dict.fromkeys(
        ("ward_code", "report_date", "version", "timeliness", "completeness")
    )
    page = receipt_html(RECEIPT | {"reports": [report | {"status": "refused"}]}, "vi").decode()
    assert "– · – · Bị từ chối" in page


def test_questions_stand_beside_their_reasons():
    page = receipt_html(RECEIPT, "vi").decode()
    assert "1 lỗi, 1 cảnh báo, 2 câu hỏi" in page
    reason = "Lý do: Ngày hội &lt;b&gt;số&lt;/b&gt; (16:01:00 12/08/2025 (UTC+0700))"
    assert f"<dt>Câu hỏi 1</dt><dd>Cao bất thường. {reason}</dd>" in page
    assert "<dt>Câu hỏi 2</dt><dd>Giống hôm trước. Chưa có lý do.</dd>" in page


def test_a_long_list_of_questions_says_how_many_more():
    many = [RECEIPT["problems"][-1]] * 23
    page = receipt_html(RECEIPT | {"problems": many}, "en").decode()
    assert page.count("Same as the day before.") == 20
    assert "3 more questions." in page
