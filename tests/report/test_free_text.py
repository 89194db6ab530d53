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
    ("CCCD 123 456 789 012", "number"),
    ("căn cước công dân: 123.456.789.012", "number"),
    ("cccd số 123 456 789 012", "number"),
    ("CMND 123 456 789", "number"),
    ("hộ chiếu 123 456 789", "number"),
    ("số định danh 123 456 789 012", "number"),
    ("liên hệ 84912345678", "number"),
    ("liên hệ 84 912 345 678", "number"),
    ("ĐT 842438253825", "number"),
    ("gọi 0084 912345678", "number"),
    ("gọi 0084912345678", "number"),
    ("gọi 00 84 24 3825 3825", "number"),
    ("SĐT 84.912.345.678", "number"),
    ("thư nguyen.van.a@gmail.com", "email"),
    ("thư a.b (at) hanoi.gov.vn", "email"),
    ("tại Số nhà 12 ngõ 5", "address"),
    ("tai so nha 12", "address"),
    ("nhà số 12 ngõ 5", "address"),
    ("ở nhà số 7B", "address"),
    ("SỐ NHA\u0300 12", "address"),
]
HARMLESS = [
    "Đường truyền chậm từ 8:00 đến 11:30 ngày 12/08/2025",
    "từ 01.08.2025 15 giờ",
    "thiếu kinh phí 150.000.000 đồng",
    "xây dựng số nhà văn hóa còn thiếu",
    "Tổ dân phố số 12",
    "nhà số hóa chưa có máy",
    "nhà văn hóa số 12",
    "ngõ 5 mất điện",
    "ngõ 12 và ngõ 14 chưa có sóng",
    "tổ dân phố số 12, ngõ 5 mất điện",
    "kinh phí 84.912.345.678 đồng",
    "kinh phí 84 912 345 678 VNĐ",
    "kinh phí 123 456 789 012 đồng",
    "chi 123.456.789.012 đ cho CCCD",
    "đã cấp 123 456 789 thẻ CCCD",
    "84.912.345.678",
    "hồ sơ 000.00.12.H26-250812-0084",
    "hồ sơ số 8491234567",
    "hồ sơ số 84912345678",
    "mã hồ sơ: 84912345678",
    "kinh phí 84912345678 đồng",
    "kinh phí làm CCCD 123.456.789 đồng",
    "gói thầu 84.912.345.678 đồng",
    "mã hồ sơ 8412025000123456",
    "làm CCCD cho 1 250 người",
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
