"""The upload page gives the officer's own workbook back with what is wrong marked in it."""

from datetime import datetime
from io import BytesIO

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from campaign import clock
from campaign.report.source import SourceFile
from campaign.report.template import build_template
from campaign.settings import settings
from campaign.store.intake import ingest
from campaign.ui import cached
from campaign.ui.upload_corrected import NotMarked, corrected_bytes
from tests.report.factory import DAY
from tests.report.test_template import ENTRIES, WARD
from tests.report.workbook import fill
from tests.store.files import daily
from tests.ui.test_upload_page import choose, page, words

LABEL = "Tải tệp đã đánh dấu chỗ sai"


@pytest.fixture(autouse=True)
def _afternoon(monkeypatch: pytest.MonkeyPatch) -> None:
    """12 August 2025, 15:40 in Hanoi."""
    moment = datetime(2025, 8, 12, 15, 40, tzinfo=settings().campaign.timezone)
    monkeypatch.setattr(clock, "now", lambda: moment)


def report(**cells: object) -> SourceFile:
    """A ward's filled-in template with `cells` of its summary changed."""
    summary = ENTRIES["1_TongHop", 2] | cells
    entries = {"0_NenTang": ENTRIES["0_NenTang", 2], "1_TongHop": summary}
    content = fill(build_template(WARD, DAY), {(sheet, 2): row for sheet, row in entries.items()})
    return SourceFile("báo cáo.xlsx", content)


def buttons(opened: AppTest, label: str = LABEL) -> list:
    return [b for b in opened.get("download_button") if b.proto.label == label]


def test_a_workbook_with_wrong_cells_can_be_had_back_marked_and_mended():
    wrong = report(dossiers_online=99)
    opened = choose(page(), wrong)
    assert not opened.exception
    assert "bị từ chối" in opened.error[0].value
    assert len(buttons(opened)) == 1
    assert "nộp lại chính tệp đó" in words(opened)
    problems = opened.session_state["upload_preview"].files[0].receipt.problems
    marked = corrected_bytes(wrong, problems, "vi")
    book = openpyxl.load_workbook(BytesIO(marked))
    assert book.sheetnames[0] == "Cần sửa"
    assert "lớn hơn" in book["1_TongHop"]["G2"].comment.text
    mended = fill(marked, {("1_TongHop", 2): {"dossiers_online": 40}})
    again = choose(opened, SourceFile("báo cáo_can-sua.xlsx", mended))
    assert not again.exception
    assert "Bản 1: báo cáo đầu tiên của ngày này." in words(again)
    assert buttons(again) == []
    (receipt,) = ingest(cached.store(), [SourceFile("a.xlsx", mended)], channel="test")
    assert receipt.status == "accepted"


def test_warnings_are_marked_too_and_said_in_the_readers_language():
    opened = choose(page(lang="en"), report(dossiers_received=65))
    assert "accepted" in opened.session_state["upload_preview"].files[0].receipt.status
    assert len(buttons(opened, "Download the file with the faults marked")) == 1


def test_every_workbook_has_a_button_of_its_own():
    other = report(dossiers_online="nhiều")
    opened = choose(page(), report(dossiers_online=99), SourceFile("khác.xlsx", other.content))
    assert not opened.exception
    assert len(buttons(opened)) == 2


@pytest.mark.parametrize(
    "file",
    [
        report(),
        daily("00118", "2025-08-12", dossiers_online=99),
        SourceFile("hỏng.xlsx", b"PK\x03\x04 broken"),
    ],
    ids=["right", "CSV", "broken"],
)
def test_there_is_no_button_where_there_is_nothing_to_mark(file: SourceFile):
    opened = choose(page(), file)
    assert not opened.exception
    assert buttons(opened) == []


def test_a_workbook_that_cannot_be_marked_raises_a_named_error():
    with pytest.raises(NotMarked):
        corrected_bytes(report(), (), "vi")
