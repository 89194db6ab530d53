"""ZIP archives, and the ZIP that every workbook is: bombs, lies, tricks with names."""

import random
import stat
import warnings
import zipfile
from io import BytesIO

from tests.report.uploads import zipped
from tests.reports.build import GOOD, GOOD_CSV, Case, accepted, filled, patched, with_parts

ZIP = "báo cáo.zip"
MEGABYTE = 1024 * 1024
_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_PATH, _LOST = "read-zip-path", "read-file-truncated"


def _one(name: str, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    return zipped({name: GOOD_CSV}, method)


def _bomb() -> bytes:
    return zipped({"1_TongHop.csv": b"0" * (7 * MEGABYTE)})


def _large_together() -> bytes:
    """Three parts, each within its limit and packed no tighter than many a right file."""
    noise = random.Random(1).randbytes(MEGABYTE)
    return zipped({f"{n}.csv": noise + b"0" * (5 * MEGABYTE) for n in range(3)})


def _nested_bomb() -> bytes:
    content = zipped({f"{n}.csv": b"0" * MEGABYTE for n in range(16)})
    for _ in range(4):
        content = zipped({f"{n}.zip": content for n in range(16)})
    return content


def _itself() -> bytes:
    """An archive that names itself as its only part, in the size it has."""
    inner = _one("r/r.zip")
    return zipped({"r/r.zip": inner}, zipfile.ZIP_STORED)


def _overlapping(count: int, data: bytes) -> bytes:
    """`count` names for one stretch of packed bytes."""
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("0", data)
        first = archive.infolist()[0]
        for number in range(1, count):
            again = zipfile.ZipInfo(str(number))
            for name in ("compress_type", "CRC", "compress_size", "file_size", "header_offset"):
                setattr(again, name, getattr(first, name))
            archive.filelist.append(again)
    return content.getvalue()


def _ten_in_one() -> bytes:
    return _overlapping(10, bytes(range(256)) * 800)


def _hundred_thousand() -> bytes:
    return _overlapping(100_000, b"")


def _twice() -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        archive.writestr("1_TongHop.csv", GOOD_CSV)
        archive.writestr("1_TongHop.csv", b"x")
    return content.getvalue()


def _link() -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        link = zipfile.ZipInfo("1_TongHop.csv")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    return content.getvalue()


def _nameless() -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr(zipfile.ZipInfo(""), GOOD_CSV)
    return content.getvalue()


def _zip64(size: int) -> bytes:
    """An archive whose directory says, in 64 bits, that its part is `size` bytes long."""
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("1_TongHop.csv", GOOD_CSV)
        archive.infolist()[0].file_size = size
    return content.getvalue()


def _encrypted() -> bytes:
    content = patched(_one("1_TongHop.csv"), _LOCAL, 6, "<H", 1)
    return patched(content, _CENTRAL, 8, "<H", 1)


def _method(number: int) -> bytes:
    content = patched(_one("1_TongHop.csv"), _LOCAL, 8, "<H", number)
    return patched(content, _CENTRAL, 10, "<H", number)


def _damaged() -> bytes:
    data = bytearray(_one("1_TongHop.csv", zipfile.ZIP_STORED))
    data[data.index(b"00118")] ^= 1
    return bytes(data)


def _part(key: str, says: str, name: str) -> Case:
    return Case(f"the path {name!r}", _one(name), key, says, ZIP)


CASES = [
    Case("a bomb by its ratio", _bomb, "read-limit-ratio", "tệp phá hoại", ZIP),
    Case("more than may be unpacked", _large_together, "read-limit-total", "giải nén", ZIP),
    Case("bombs in bombs", _nested_bomb, "read-zip-nested", "nằm trong tệp nén", ZIP),
    Case("an archive that holds itself", _itself, "read-zip-nested", "r/r.zip", "r.zip"),
    Case("overlapping parts", _ten_in_one, "read-file-broken", "cấu trúc sai", ZIP),
    Case("100,000 parts", _hundred_thousand, "read-limit-parts", "100000 thành phần", ZIP),
    Case(
        "a workbook that is a bomb",
        lambda: with_parts({"xl/worksheets/sheet1.xml": b" " * (7 * MEGABYTE)}),
        "read-limit-ratio",
        "xl/worksheets/sheet1.xml",
    ),
    Case(
        "a size that is larger than stated",
        lambda: patched(zipped({"1_TongHop.csv": b"9" * 5 * MEGABYTE}), _CENTRAL, 24, "<I", 100),
        _LOST,
        "hỏng",
        ZIP,
    ),
    Case(
        "a size that is smaller than stated",
        lambda: patched(_one("1_TongHop.csv"), _CENTRAL, 24, "<I", 0x7FFFFFFF),
        "read-limit-part",
        "2048.0 MB",
        ZIP,
    ),
    Case("a size of 64 bits", lambda: _zip64(2**60), "read-limit-part", "vượt giới hạn", ZIP),
    Case(
        "a directory elsewhere",
        patched(_one("1_TongHop.csv"), _END, 16, "<I", 0x7FFFFFFF),
        _LOST,
        "hỏng",
        ZIP,
    ),
    Case("a wrong checksum", _damaged, _LOST, "hỏng", ZIP),
    Case("Deflate64", _method(9), "read-zip-method", "1_TongHop.csv", ZIP),
    Case(
        "bzip2",
        _one("1_TongHop.csv", zipfile.ZIP_BZIP2),
        "read-zip-method",
        "không hỗ trợ",
        ZIP,
    ),
    Case("LZMA", _one("1_TongHop.csv", zipfile.ZIP_LZMA), "read-zip-method", "không hỗ trợ", ZIP),
    Case("an unknown method", _method(77), "read-zip-method", "không hỗ trợ", ZIP),
    Case("a password", _encrypted, "read-zip-encrypted", "mật khẩu", ZIP),
    Case("two parts of one name", _twice, _PATH, "trùng tên", ZIP),
    _part(_PATH, "../1_TongHop.csv", "../1_TongHop.csv"),
    _part(_PATH, "đường dẫn lạ", "a/../../../etc/cron.d/x"),
    _part(_PATH, "/etc/passwd", "/etc/passwd"),
    _part(_PATH, "đường dẫn lạ", "..\\..\\1_TongHop.csv"),
    _part(_PATH, "C:", "C:\\Windows\\1_TongHop.csv"),
    Case(
        "a name with a NUL",
        _one("a.csv!.exe").replace(b"a.csv!", b"a.csv\0"),
        _PATH,
        "đường dẫn lạ",
        ZIP,
    ),
    Case("a part without a name", _nameless, _PATH, "không hợp lệ", ZIP),
    Case("a symbolic link", _link, _PATH, "đường dẫn lạ", ZIP),
    Case(
        "a trick inside a workbook",
        with_parts({"../../x.xml": b"<x/>"}),
        _PATH,
        "../../x.xml",
    ),
    Case("no file at all", zipped({}), "read-zip-empty", "không chứa tệp nào", ZIP),
    Case("litter only", zipped({"__MACOSX/._a.csv": b"x", "b/": b""}), "read-zip-empty", "", ZIP),
    Case(
        "a picture beside a report",
        zipped({"a.xlsx": GOOD, "ảnh.jpg": b"\xff\xd8\xff\xe0"}),
        "read-file-image",
        "ảnh.jpg",
        ZIP,
        status="partly_accepted",
    ),
    accepted("a right archive", _one("csv/1_TongHop.csv"), file_name=ZIP),
    accepted("a path as the file's name", filled(paid_online=1), file_name="../../etc/passwd"),
    accepted("a NUL in the file's name", filled(paid_online=2), file_name="C:\\a\0b.xlsx"),
    accepted(
        "half a character in the file's name", filled(paid_online=3), file_name="a\udcff.xlsx"
    ),
    accepted("a name written backwards", filled(paid_online=4), file_name="a\u202excod.xlsx"),
    accepted("a name without end", filled(paid_online=5), file_name="x" * 100_000 + ".xlsx"),
]
