"""Files of other kinds, under whatever name: told from their content, refused in one sentence."""

from tests.report.uploads import workbook, zipped
from tests.reports.build import FILES, GOOD, OLE, SUMMARY, Case, with_parts

_PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 60
_JPEG = b"\xff\xd8\xff\xe0\0\x10JFIF" + b"\0" * 60
_HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 60
_PAGE = "<html><body><table><tr><td>Báo cáo</td></tr></table></body></html>"
_IMAGE, _XLS = "read-file-image", "read-file-xls"


def _ole(stream: str) -> bytes:
    return OLE + b"\0" * 500 + stream.encode("utf-16-le") + b"\0" * 100


def _real(name: str) -> bytes:
    return (FILES / name).read_bytes()


CASES = [
    Case("an empty file", b"", "read-file-empty", "rỗng"),
    Case("nothing but blanks", b"\r\n \t\r\n", "read-file-empty", "rỗng", "1_TongHop.csv"),
    Case("nothing but zero bytes", b"\0" * 4_000, "read-file-empty", "rỗng"),
    Case("a PNG named .xlsx", _PNG, _IMAGE, "là ảnh"),
    Case("a JPEG named .csv", _JPEG, _IMAGE, "là ảnh", "1_TongHop.csv"),
    Case("a GIF named .xlsx", b"GIF89a" + b"\1" * 60, _IMAGE, "là ảnh"),
    Case("a WebP named .xlsx", b"RIFF\x24\0\0\0WEBPVP8 ", _IMAGE, "là ảnh"),
    Case("a telephone's HEIC named .xlsx", _HEIC, _IMAGE, "là ảnh"),
    Case("a telephone's HEIC named .csv", _HEIC, _IMAGE, "là ảnh", "1_TongHop.csv"),
    Case("a real PDF named .xlsx", lambda: _real("libreoffice.pdf"), "read-file-pdf", "PDF"),
    Case("a PDF named .csv", b"%PDF-1.7\n1 0 obj", "read-file-pdf", "PDF", "a.csv"),
    Case(
        "a real web page named .xls",
        lambda: _real("libreoffice.html"),
        "read-file-html",
        "trang web",
        "báo cáo.xls",
    ),
    Case("a web page in UTF-16", _PAGE.encode("utf-16"), "read-file-html", "trang web"),
    Case(
        "a web page after a comment",
        b"<!-- xuat tu he thong --><table><tr><td>1</td></tr></table>",
        "read-file-html",
        "trang web",
    ),
    Case(
        "a web page saved as one file",
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n<html>",
        "read-file-html",
        "trang web",
        "báo cáo.xls",
    ),
    Case(
        "Excel's XML of 2003",
        b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>',
        "read-file-xml",
        "XML",
        "báo cáo.xls",
    ),
    Case("a real .xls", lambda: _real("libreoffice.xls"), _XLS, "dạng cũ", "báo cáo.xls"),
    Case("a real .xls named .xlsx", lambda: _real("libreoffice.xls"), _XLS, "dạng cũ"),
    Case("an encrypted workbook", _ole("EncryptedPackage"), "read-file-encrypted", "mật khẩu"),
    Case("a Word file of 2003", _ole("WordDocument"), "read-file-word", "Word", "a.doc"),
    Case("a Word file", zipped({"word/document.xml": b"<x/>"}), "read-file-word", "Word"),
    Case("a real .ods", lambda: _real("libreoffice.ods"), "read-file-ods", "OpenDocument"),
    Case("an Apple Numbers file", zipped({"Index/Document.iwa": b"x"}), "read-file-numbers"),
    Case("an .xlsb", zipped({"xl/workbook.bin": b"x"}), "read-file-xlsb", "nhị phân"),
    Case(
        "a workbook with macros",
        with_parts({"xl/vbaProject.bin": OLE}),
        "read-file-xlsm",
        "macro",
        "báo cáo.xlsm",
    ),
    Case(
        "macros in another place, named .xlsx",
        with_parts({"custom/VBAPROJECT.BIN": OLE}),
        "read-file-xlsm",
        "macro",
    ),
    Case(
        "an Excel 4 macro sheet",
        with_parts({"xl/macrosheets/sheet1.xml": b"<xm:macrosheet/>"}),
        "read-file-xlsm",
        "macro",
    ),
    Case("a RAR archive", b"Rar!\x1a\x07\x01\0" + b"\1" * 60, "read-file-rar", "RAR", "a.rar"),
    Case("a 7z archive named .zip", b"7z\xbc\xaf\x27\x1c\0\4", "read-file-rar", "7z", "a.zip"),
    Case("a gzip named .csv", b"\x1f\x8b\x08\0" + b"\1" * 60, "read-file-rar", "GZ", "a.csv"),
    Case("a text named .doc", "Ngày;1".encode(), "read-file-text", "văn bản", "a.doc"),
    Case("noise", bytes(range(1, 9)) + b"\0\x01" * 200, "read-file-unknown", "không phải"),
    Case("half a workbook", GOOD[: len(GOOD) // 2], "read-file-truncated", "chưa tải lên hết"),
    Case("the start of a workbook", GOOD[:40], "read-file-truncated", "chưa tải lên hết"),
    Case("all but the last byte", GOOD[:-1], "read-file-truncated", "chưa tải lên hết"),
    Case("all but the directory", GOOD[: GOOD.index(b"PK\1\2")], "read-file-truncated"),
    Case(
        "another workbook altogether",
        workbook({"Sheet1": [["Tên", "Lương"], ["A", 1]], "Sheet2": []}),
        "read-workbook-sheets",
        "Sheet1, Sheet2",
    ),
    Case(
        "a template that nobody filled in",
        workbook({SUMMARY: [["Ngày báo cáo", "Mã xã, phường", "Tên xã, phường"]]}),
        "rule-F06-file",
        "Không tìm thấy dòng số liệu nào",
    ),
]
