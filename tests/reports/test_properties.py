"""Whatever arrives under whatever name: receipts that agree with what is in the store.

Parsed in this process, where an exception of the readers cannot hide behind the end of a child.
"""

import zipfile

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from campaign.report.contract import contract
from campaign.report.source import SourceFile
from campaign.store import Store
from campaign.store.intake import ingest
from campaign.store.receipt import ACCEPTED, PARTLY_ACCEPTED, REFUSED, UNCHANGED, Receipt
from tests.report.uploads import zipped
from tests.reports.build import GOOD, GOOD_CSV, parts_of

NAMES = st.one_of(
    st.sampled_from(
        ["báo cáo.xlsx", "1_TongHop.csv", "4_LucLuong.csv", "a.zip", "a", "../../a.csv"]
    ),
    st.text(max_size=30),
)
PARTS = parts_of(GOOD)
LINES = GOOD_CSV.decode().splitlines(keepends=True)
few = hypothesis_settings(
    max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@st.composite
def spoiled_workbooks(draw: st.DrawFn) -> bytes:
    """The good workbook with a stretch of one of its parts replaced by other bytes."""
    name = draw(st.sampled_from(sorted(PARTS)))
    part = PARTS[name]
    start = draw(st.integers(0, len(part)))
    length = draw(st.integers(0, 60))
    new = draw(
        st.one_of(st.binary(max_size=40), st.sampled_from([b"", b"<c/>", b'"', b"-1", b"&"]))
    )
    return zipped({**PARTS, name: part[:start] + new + part[start + length :]})


@st.composite
def spoiled_archives(draw: st.DrawFn) -> bytes:
    """An archive of reports with some bytes of its container changed."""
    method = draw(st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]))
    data = bytearray(zipped({"a.xlsx": GOOD, "1_TongHop.csv": GOOD_CSV}, method))
    for place in draw(st.lists(st.integers(0, len(data) - 1), max_size=8)):
        data[place] = draw(st.integers(0, 255))
    return bytes(data[: draw(st.integers(1, len(data)))]) if draw(st.booleans()) else bytes(data)


@st.composite
def texts(draw: st.DrawFn) -> bytes:
    """CSV text: any at all, or the good one with lines and cells replaced."""
    if draw(st.booleans()):
        return draw(st.text(max_size=300)).encode("utf-8", "surrogatepass")
    lines = [draw(st.sampled_from(LINES)) for _ in range(draw(st.integers(0, 4)))]
    text = "".join([LINES[0], *lines])
    old = draw(st.sampled_from(["60", "Bồ Đề", "00118", "12/08/2025", ";", "\r\n"]))
    encoding = draw(st.sampled_from(["utf-8", "utf-16", "utf-8-sig", "cp1258"]))
    return text.replace(old, draw(st.text(max_size=12)), 1).encode(encoding, "replace")


def _check(store: Store, content: bytes, name: str) -> None:
    before = _row_count(store)
    file = SourceFile(name, content)
    (receipt,) = ingest(store, [file], channel="test", apart=False)
    stored = _row_count(store) - before
    assert receipt.sha256 == file.sha256
    _check_status(receipt, stored)
    (again,) = ingest(store, [file], channel="test", apart=False)
    assert _row_count(store) == before + stored, "the same file counted twice"
    assert _numbers(again) == _numbers(receipt)


def _check_status(receipt: Receipt, stored: int) -> None:
    assert all(problem.message_vi and problem.message_en for problem in receipt.problems)
    if receipt.status == REFUSED:
        assert stored == 0
        assert receipt.error_count > 0, "refused, and nobody says why"
    elif receipt.status in (ACCEPTED, PARTLY_ACCEPTED):
        assert stored == sum(report.row_count for report in receipt.reports) > 0
        assert (receipt.error_count > 0) == (receipt.status == PARTLY_ACCEPTED)
    else:
        assert receipt.status == UNCHANGED
        assert stored == 0


def _numbers(receipt: Receipt) -> list[str | None]:
    return [report.receipt_no for report in receipt.reports]


def _row_count(store: Store) -> int:
    with store.cursor() as cursor:
        rows = [
            cursor.execute(f"select count(*) from {sheet.table}").fetchone()
            for sheet in contract().sheets
        ]
    return sum(row[0] for row in rows if row)


@few
@given(content=st.binary(max_size=200), name=NAMES)
def test_any_bytes(store: Store, content: bytes, name: str) -> None:
    _check(store, content, name)


@few
@given(content=st.binary(max_size=200), magic=st.sampled_from([b"PK\3\4", b"PK\5\6", GOOD[:300]]))
def test_any_bytes_that_begin_like_a_workbook(store: Store, magic: bytes, content: bytes) -> None:
    _check(store, magic + content, "báo cáo.xlsx")


@few
@given(content=spoiled_workbooks())
def test_a_workbook_with_any_damage(store: Store, content: bytes) -> None:
    _check(store, content, "báo cáo.xlsx")


@few
@given(content=spoiled_archives())
def test_an_archive_with_any_damage(store: Store, content: bytes) -> None:
    _check(store, content, "báo cáo.zip")


@few
@given(content=texts(), name=st.sampled_from(["1_TongHop.csv", "x.csv", "4_LucLuong.txt"]))
def test_any_text(store: Store, content: bytes, name: str) -> None:
    _check(store, content, name)


@few
@given(name=st.text(st.characters(), max_size=300), number=st.integers(0, 2_000))
def test_any_name(store: Store, name: str, number: int) -> None:
    content = zipped({**PARTS, "docProps/number.txt": str(number).encode()})
    _check(store, content, name)


@pytest.mark.parametrize("count", [1, 2, 5])
def test_the_same_file_many_times_at_once_counts_once(store: Store, count: int) -> None:
    before = _row_count(store)
    content = GOOD_CSV.replace(b"60", str(60 + count).encode(), 1)
    files = [SourceFile("1_TongHop.csv", content)] * count
    receipts = ingest(store, files, channel="test", apart=False)
    assert len(receipts) == count
    assert _row_count(store) - before <= 1
