"""Tables as files: what Excel and a script find inside."""

from datetime import UTC, date, datetime
from io import BytesIO

import pandas as pd
from openpyxl import load_workbook

from campaign.exports.tables import csv_bytes, xlsx_bytes

FRAME = pd.DataFrame(
    {
        "ward_code": ["00118", "00004"],
        "name": ["Bồ Đề", "=1+1"],
        "rate_pct": [57.05, None],
        "day": pd.to_datetime([date(2025, 8, 12), None]),
        "received_at": pd.to_datetime([datetime(2025, 8, 12, 8, 30, tzinfo=UTC), None]),
    }
)


def test_csv_has_a_bom_iso_values_and_the_stamp_on_every_row():
    made = csv_bytes(FRAME, {"as_of": "2025-08-12", "data_note": "", "mark": "mô phỏng"})
    assert made.decode("utf-8-sig").split("\r\n") == [
        "ward_code,name,rate_pct,day,received_at,as_of,mark",
        "00118,Bồ Đề,57.05,2025-08-12,2025-08-12T15:30:00+07:00,2025-08-12,mô phỏng",
        "00004,'=1+1,,,,2025-08-12,mô phỏng",
        "",
    ]
    assert made.startswith(b"\xef\xbb\xbf")


def test_xlsx_leaves_out_what_a_workbook_cannot_hold():
    frame = pd.DataFrame({"said": ["Dòng một\x0b dòng\nhai\x00"]})
    sheet = load_workbook(BytesIO(xlsx_bytes(frame, ["Lời"], {}))).worksheets[0]
    assert sheet["A2"].value == "Dòng một dòng\nhai"


def test_xlsx_keeps_codes_as_text_and_formulas_as_words():
    made = xlsx_bytes(FRAME, ["Mã", "Tên", "%", "Ngày", "Nhận lúc"], {"Nguồn": "thử"})
    book = load_workbook(BytesIO(made))
    sheet = book.worksheets[0]
    assert [cell.value for cell in sheet[1]] == ["Mã", "Tên", "%", "Ngày", "Nhận lúc"]
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("00118", "s")
    assert (sheet["B3"].value, sheet["B3"].data_type) == ("=1+1", "s")
    assert sheet["D2"].value == datetime(2025, 8, 12)  # noqa: DTZ001  Excel has no time zones
    assert sheet["E2"].value == datetime(2025, 8, 12, 15, 30)  # noqa: DTZ001
    assert sheet["C3"].value is None
    assert [cell.value for cell in book.worksheets[1][1]] == ["Nguồn", "thử"]
