"""CSV files and encodings: Unicode of every kind is read, everything else is named."""

from tests.report.uploads import csv_text, grid, workbook
from tests.reports.build import GOOD_CSV, SUMMARY, Case, accepted, filled, in_csv, text_file

_NAME = "1_TongHop.csv"
_TCVN3 = "Ngµy b¸o c¸o;M· x·, ph­êng;Tªn x·, ph­êng;Giê chèt sè liÖu\n12/08/2025;00118;Bå §Ò;15:30\n"
_VNI = "Ngaøy baùo caùo;Maõ xaõ, phöôøng;Teân xaõ, phöôøng\n12/08/2025;00118;Boà Ñeà\n"


def _csv(name: str, content: bytes, key: str, says: str = "", **where: str) -> Case:
    return Case(name, content, key, says, _NAME, **where)


def _grid_of(text: str) -> list[list[object]]:
    return [list(line.split(";")) for line in text.splitlines()]


def _legacy_note() -> bytes:
    note = {"note": "M¸y tÝnh háng, thiÕu ®iÖn"}
    sheets = {SUMMARY: grid(SUMMARY, {"paid_online": 40}), "5_KhoKhan": grid("5_KhoKhan", note)}
    return workbook(sheets)


CASES = [
    accepted("UTF-16", text_file(paid_online=41).decode().encode("utf-16"), file_name=_NAME),
    accepted("UTF-8 with a mark", b"\xef\xbb\xbf" + text_file(paid_online=42), file_name=_NAME),
    accepted("tabs", csv_text(grid(SUMMARY, {"paid_online": 43}), "\t").encode(), file_name=_NAME),
    accepted("a file of another name", text_file(paid_online=44), file_name="bc ngày 12.csv"),
    _csv("Windows-1258", GOOD_CSV.decode().encode("cp1258", "replace"), "read-file-encoding"),
    _csv("TCVN3 as bytes", _TCVN3.encode("latin-1"), "read-file-encoding", "TCVN3"),
    _csv("VNI as bytes", _VNI.encode("latin-1"), "read-file-encoding", "VNI"),
    _csv("TCVN3 saved as UTF-8", _TCVN3.encode(), "read-sheet-legacy", "UniKey", cell="A1"),
    _csv("VNI saved as UTF-8", _VNI.encode(), "read-sheet-legacy", "Ngaøy", cell="A1"),
    Case(
        "TCVN3 in a workbook",
        workbook({SUMMARY: _grid_of(_TCVN3)}),
        "read-sheet-legacy",
        "UniKey",
        sheet=SUMMARY,
        cell="A1",
        value="Ngµy b¸o c¸o",
    ),
    Case(
        "TCVN3 in a note",
        _legacy_note,
        "read-text-legacy",
        "UniKey",
        sheet="5_KhoKhan",
        status="partly_accepted",
    ),
    _csv("UTF-16 that breaks off", GOOD_CSV.decode().encode("utf-16")[:-1], "read-file-encoding"),
    _csv("a zero byte", in_csv("60", "6\0"), "read-file-unknown"),
    Case(
        "a control character in a note",
        csv_text(grid("5_KhoKhan", {"note": "máy\x07hỏng"})).encode(),
        "read-text-control",
        "\\x07",
        "5_KhoKhan.csv",
    ),
    _csv("a quote that never closes", in_csv("Bồ Đề", '"Bồ Đề'), "read-csv-quote", "dòng 2"),
    _csv("text after a quote", in_csv("Bồ Đề", '"Bồ" Đề'), "read-csv-quote", "dòng 2"),
    _csv("a cell too many", GOOD_CSV.rstrip() + b";9\n", "read-row-long", "thừa", cell="A2"),
    _csv("a cell too few", GOOD_CSV.rsplit(b";", 1)[0] + b"\n", "read-row-short", "đủ cột"),
    _csv("a cell of 40,000 signs", in_csv("Bồ Đề", "x" * 40_000), "read-limit-text", "C2"),
    _csv("a line of 200,000 signs", in_csv("Bồ Đề", "x" * 200_000), "read-limit-text", "A2"),
    _csv("130 columns", in_csv("\r\n", ";x" * 130 + "\r\n"), "read-limit-columns", "120 cột"),
    _csv("2,001 rows", GOOD_CSV + b"1;2\n" * 2_001, "read-limit-rows", "2000 dòng"),
    Case("a table of something else", b"a;b;c\n1;2;3\n", "read-csv-sheet", "Không rõ", "x.csv"),
    _csv("a header alone", GOOD_CSV.splitlines()[0], "rule-F06-file", "Không tìm thấy"),
    accepted("a workbook named .csv", filled(paid_online=45), file_name=_NAME),
]
