"""Files that are not reports, hostile files, archives: one clear problem, no row, no exception.

To add a file that somebody really sent: one line in REFUSED with the label of its message.
"""

import struct
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from openpyxl import Workbook

from campaign import labels
from campaign.report import parse as parse_module
from campaign.report.file_kind import kind_of
from campaign.report.read import read
from campaign.report.source import SourceFile
from campaign.settings import ReadLimits, settings
from tests.report.uploads import csv_text, found, grid, read_one, workbook, zipped

SUMMARY = "1_TongHop"
GOOD = workbook({SUMMARY: grid(SUMMARY)})
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def limits(**changes: int) -> ReadLimits:
    return replace(settings().limits, **changes)


def changed(**parts: bytes) -> bytes:
    """GOOD with the parts of these names (dots and slashes as __) replaced or added."""
    content = BytesIO()
    with zipfile.ZipFile(BytesIO(GOOD)) as old, zipfile.ZipFile(content, "w") as new:
        named = {name.replace("__", "/"): data for name, data in parts.items()}
        for info in old.infolist():
            if info.filename not in named:
                new.writestr(info, old.read(info))
        for name, data in named.items():
            new.writestr(name, data)
    return content.getvalue()


REFUSED = [
    ("empty.xlsx", b"", "read-file-empty"),
    ("blank.csv", b"\r\n  \n", "read-file-empty"),
    ("photo.xlsx", b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "read-file-image"),
    ("photo.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF", "read-file-image"),
    ("scan.xlsx", b"%PDF-1.7\n...", "read-file-pdf"),
    ("page.xls", b"\xef\xbb\xbf<html><table><tr><td>1", "read-file-html"),
    ("page.xlsx", b"<!DOCTYPE HTML><p>", "read-file-html"),
    ("2003.xml", b'<?xml version="1.0"?><Workbook>', "read-file-xml"),
    ("old.xls", OLE, "read-file-xls"),
    ("locked.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "read-file-encrypted"),
    ("macro.xlsm", changed(xl__vbaProject_bin=b"x").replace(b"_bin", b".bin"), "read-file-xlsm"),
    ("binary.xlsb", zipped({"xl/workbook.bin": b"x"}), "read-file-xlsb"),
    ("letter.docx", zipped({"word/document.xml": b"x"}), "read-file-word"),
    ("calc.ods", zipped({"mimetype": b"x", "content.xml": b"x"}), "read-file-ods"),
    ("cut.xlsx", GOOD[: len(GOOD) // 2], "read-file-truncated"),
    ("cut.zip", zipped({"a.csv": b"x"})[:-10], "read-file-truncated"),
    ("notes.doc", b"Ng\xc3\xa0y;1", "read-file-text"),
    ("noise.bin", b"\x01\x00\x02\x00\x05", "read-file-unknown"),
    ("empty.zip", zipped({}), "read-zip-empty"),
    ("nested.zip", zipped({"b.zip": zipped({"a.csv": b"x"})}), "read-zip-nested"),
]


@pytest.mark.parametrize(("name", "content", "key"), REFUSED, ids=[name for name, *_ in REFUSED])
def test_a_file_that_is_no_report_is_refused_with_one_clear_problem(
    name: str, content: bytes, key: str
) -> None:
    package = read_one(content, name)
    assert package.rows == []
    (problem,) = package.problems
    part = f"{name}/b.zip"
    for lang in ("vi", "en"):
        assert problem.message(lang) == labels.text(lang, key, file=name, part=part)
    assert problem.is_error


TRICKS = ["../a.csv", "a/../../b.csv", "/etc/a.csv", "..\\a.csv", "C:\\a.csv", "c:a.csv"]


@pytest.mark.parametrize("trick", TRICKS)
def test_paths_that_lead_out_of_the_archive_are_refused(trick: str) -> None:
    package = read_one(zipped({trick: b"x"}), "a.zip")
    assert found(package) == [("T03", "error", None)]


def test_a_symbolic_link_in_an_archive_is_refused() -> None:
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        link = zipfile.ZipInfo("1_TongHop.csv")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    assert found(read_one(content.getvalue(), "a.zip")) == [("T03", "error", None)]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_used_twice_in_an_archive_is_refused() -> None:
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("a.csv", "1")
        archive.writestr("a.csv", "2")
    assert found(read_one(content.getvalue(), "a.zip")) == [("T03", "error", None)]


def test_an_encrypted_archive_is_refused() -> None:
    content = bytearray(zipped({"a.csv": b"x"}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + offset] |= 1
    (problem,) = read_one(bytes(content), "a.zip").problems
    assert problem.message_en == labels.text("en", "read-zip-encrypted", file="a.zip")


def test_an_unusual_packing_is_refused() -> None:
    (problem,) = read_one(zipped({"a.csv": b"x"}, zipfile.ZIP_LZMA), "a.zip").problems
    assert problem.message_en == labels.text("en", "read-zip-method", file="a.zip", part="a.csv")


def test_a_size_that_lies_is_found_out() -> None:
    content = bytearray(zipped({"1_TongHop.csv": b"9" * 5_000_000}))
    place = content.index(b"PK\x01\x02") + 24
    content[place : place + 4] = struct.pack("<I", 100)
    package = read_one(bytes(content), "a.zip")
    assert (package.rows, found(package)) == ([], [("T01", "error", None)])


def _over_limits() -> Iterator[tuple[str, bytes, str, ReadLimits, str]]:
    rows = grid(SUMMARY, {}, {}, {})
    many = workbook({SUMMARY: rows})
    text = csv_text(rows).encode()
    wide = workbook({SUMMARY: [[*rows[0], "x"], [*rows[1], "y"]]})
    width = len(rows[0])
    yield "raw", GOOD, "a.xlsx", limits(raw_mb=0), "read-limit-raw"
    yield "parts", GOOD, "a.xlsx", limits(part_count=3), "read-limit-parts"
    yield "part", zipped({"a.csv": b"1" * 2_000_000}), "a.zip", limits(part_mb=1), "read-limit-part"
    yield "total", zipped({"a.csv": b"x"}), "a.zip", limits(total_mb=0), "read-limit-total"
    yield "ratio", zipped({"a.csv": b"1" * 2_000_000}), "a.zip", limits(), "read-limit-ratio"
    yield "rows", many, "a.xlsx", limits(row_count=3), "read-limit-rows"
    yield "rows csv", text, "1_TongHop.csv", limits(row_count=3), "read-limit-rows"
    yield "cells", many, "a.xlsx", limits(cell_count=width * 3), "read-limit-cells"
    yield "cells csv", text, "1_TongHop.csv", limits(cell_count=width * 3), "read-limit-cells"
    yield "columns", wide, "a.xlsx", limits(column_count=width), "read-limit-columns"
    yield "columns csv", text, "1_TongHop.csv", limits(column_count=5), "read-limit-columns"
    long = workbook({SUMMARY: grid(SUMMARY, {"cutoff_time": "x" * 50})})
    yield "text", long, "a.xlsx", limits(text_length=49), "read-limit-text"
    yield "merges", _merged(2_001), "a.xlsx", limits(), "read-limit-merges"


def _merged(count: int) -> bytes:
    def change(book: Workbook) -> None:
        for row in range(10, 10 + count):
            book[SUMMARY].merge_cells(f"A{row}:B{row}")

    return workbook({SUMMARY: grid(SUMMARY)}, change)


@pytest.mark.parametrize("case", list(_over_limits()), ids=lambda case: case[0])
def test_a_file_over_a_limit_is_refused_with_the_limit(
    case: tuple[str, bytes, str, ReadLimits, str],
) -> None:
    _, content, name, allowed, key = case
    package = read_one(content, name, limits=allowed)
    assert package.rows == []
    (problem,) = package.problems
    start = labels.text("en", key, file=name, **dict.fromkeys(_VARIABLES, "\0")).split("\0")[0]
    assert problem.message_en.startswith(start)
    assert problem.rule_id == "T02"


_VARIABLES = ("size", "limit", "count", "part", "cell", "sheet")


def test_a_cell_at_the_far_corner_of_the_sheet_costs_nothing() -> None:
    def change(book: Workbook) -> None:
        book[SUMMARY]["XFD1048576"] = 1

    package = read_one(workbook({SUMMARY: grid(SUMMARY)}, change))
    assert found(package) == [("T02", "error", "XFD1048576")]


def test_entities_in_the_xml_are_refused() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>'
    late = b"<!--" + b" " * 5_000 + b'--><!DOCTYPE a [<!ENTITY b "c">]><worksheet/>'
    for part in (bomb, late):
        package = read_one(_with_sheet(part))
        assert found(package) == [("T01", "error", None)]


def _with_sheet(xml: bytes) -> bytes:
    with zipfile.ZipFile(BytesIO(GOOD)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return zipped({**parts, "xl/worksheets/sheet1.xml": xml})


@hypothesis_settings(max_examples=60, deadline=None)
@given(st.integers(0, len(GOOD) - 1), st.integers(1, 255))
def test_a_damaged_byte_never_raises(place: int, flip: int) -> None:
    damaged = bytearray(GOOD)
    damaged[place] ^= flip
    package = read_one(bytes(damaged))
    assert package.rows or package.has_errors


def test_an_archive_of_workbooks_and_csv_files_is_one_package() -> None:
    content = zipped(
        {
            "phuong A.xlsx": GOOD,
            "csv/1_TongHop.csv": csv_text(grid(SUMMARY, {"ward_code": "00004"})).encode(),
            "csv/4_LucLuong.csv": csv_text(grid("4_LucLuong")).encode(),
            "__MACOSX/._1_TongHop.csv": b"\0\1",
            "csv/.DS_Store": b"\0\1",
            "empty/": b"",
        }
    )
    package = read_one(content, "tất cả.zip")
    assert package.problems == []
    assert [(row.file_name, row.sheet) for row in package.rows] == [
        ("tất cả.zip/phuong A.xlsx", SUMMARY),
        ("tất cả.zip/csv/1_TongHop.csv", SUMMARY),
        ("tất cả.zip/csv/4_LucLuong.csv", "4_LucLuong"),
    ]


def test_a_bad_member_of_an_archive_does_not_hide_the_good_ones() -> None:
    package = read_one(zipped({"a.xlsx": GOOD, "anh.jpg": b"\xff\xd8\xff\xe0"}), "a.zip")
    assert [row.file_name for row in package.rows] == ["a.zip/a.xlsx"]
    assert [(p.rule_id, p.file_name) for p in package.problems] == [("T01", "a.zip/anh.jpg")]


def test_packages_keep_the_order_of_their_files() -> None:
    text = csv_text(grid(SUMMARY)).encode()
    files = [
        SourceFile("a.xlsx", GOOD),
        SourceFile("1_TongHop.csv", text),
        SourceFile("b.jpg", b"\xff\xd8\xff"),
        SourceFile("4_LucLuong.csv", csv_text(grid("4_LucLuong")).encode()),
    ]
    packages = read(files)
    assert [package.name for package in packages] == [
        "a.xlsx",
        "1_TongHop.csv + 4_LucLuong.csv",
        "b.jpg",
    ]
    assert packages[0].sha256 == files[0].sha256
    assert read([]) == []


def test_only_one_function_parses_foreign_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workbooks and CSV files meet their parsers there, and by default in another process."""
    seen = []

    def spy(file: SourceFile, *rest: object) -> object:
        seen.append(file.name)
        return original(file, *rest)

    original = parse_module.raw_file
    monkeypatch.setattr(parse_module, "raw_file", spy)
    files = [SourceFile("a.xlsx", GOOD), SourceFile("b.zip", zipped({"c.xlsx": GOOD}))]
    read(files, apart=False)
    assert seen == ["a.xlsx", "b.zip/c.xlsx"]
    read(files)
    assert len(seen) == 2, "nothing is parsed in this process unless it is asked for"
    assert kind_of(SourceFile("a.xlsx", GOOD)) == "workbook"
