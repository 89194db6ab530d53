"""Rule R21: what is taken for personal data in free text, and what must not be.

To add a case: append a text to the list it belongs to.
"""

import pytest

from campaign.report.free_text import masked, personal_kind

PERSONAL = [
    ("liên hệ 0912345678", "number"),
    ("ĐT: 0912.345.678", "number"),
    ("gọi (024) 3825-3825", "number"),
    ("+84 912 345 678", "number"),
    ("0 9 1 2 3 4 5 6 7 8", "number"),
    ("số ０９１２３４５６７８", "number"),
    ("CMND 012345678", "number"),
    ("CCCD 001085012345", "number"),
    ("CCCD 001 085 012 345", "number"),
    ("thư nguyen.van.a@gmail.com", "email"),
    ("thư a.b (at) hanoi.gov.vn", "email"),
    ("tại Số nhà 12 ngõ 5", "address"),
    ("tai so nha 12", "address"),
    ("SỐ NHA\u0300 12", "address"),
]
HARMLESS = [
    "Đường truyền chậm từ 8:00 đến 11:30 ngày 12/08/2025",
    "từ 01.08.2025 15 giờ",
    "thiếu kinh phí 150.000.000 đồng",
    "xây dựng số nhà văn hóa còn thiếu",
    "Tổ dân phố số 12",
    "các tổ 1 2 3 4 5 6 7 8 9",
    "giai đoạn 2023 2024 2025",
    "Chỉ thị 11/CT-UBND, Quyết định 19/2025/QĐ-TTg",
    "",
]


@pytest.mark.parametrize(("text", "kind"), PERSONAL)
def test_personal_data_is_found_and_its_digits_are_hidden(text: str, kind: str) -> None:
    assert personal_kind(text) == kind
    assert not any(digit.isdigit() for digit in masked(text))
    assert "@gmail" not in masked(text)


@pytest.mark.parametrize("text", HARMLESS)
def test_ordinary_notes_are_left_alone(text: str) -> None:
    assert personal_kind(text) is None
    assert masked(text) == text
