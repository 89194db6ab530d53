"""What one file in the table cannot show: senders, exports, several files, other programs."""

from html import escape
from pathlib import Path

import pandas as pd
import pytest

from campaign.exports.receipt_page import receipt_html
from campaign.exports.tables import csv_bytes, xlsx_bytes
from campaign.report.source import SourceFile
from campaign.report.template import build_template
from campaign.store import Store
from campaign.store.intake import ingest
from campaign.store.receipt import Receipt
from campaign.wards import register
from tests.report.factory import CODE, DAY, DEFAULTS
from tests.report.uploads import grid, workbook
from tests.report.workbook import SOFFICE, fill, saved_by_libreoffice
from tests.reports.build import GOOD, SUMMARY, filled, parts_of, text_file
from tests.reports.cells import injected

INJECTIONS = ('=HYPERLINK("http://x.vn","Bấm")', "+cmd|'/C calc'!A0", "@SUM(1+1)", "-2+3")


def _send(
    store: Store, content: bytes, name: str = "báo cáo.xlsx", for_ward: str | None = None
) -> Receipt:
    file = SourceFile(name, content)
    (receipt,) = ingest(store, [file], channel="test", for_ward=for_ward)
    return receipt


def test_a_ward_cannot_report_for_another_one(store: Store) -> None:
    rows = grid(SUMMARY, {"dossiers_pending": 1}, {"ward_code": "00004", "ward_name": "Ba Đình"})
    receipt = _send(store, workbook({SUMMARY: rows}), for_ward=CODE)
    assert receipt.status == "partly_accepted"
    assert {report.ward_code: report.status for report in receipt.reports} == {
        CODE: "accepted",
        "00004": "refused",
    }
    (problem,) = [found for found in receipt.problems if found.rule_id == "F12"]
    assert (problem.sheet, problem.cell, problem.ward_code) == (SUMMARY, "A3", "00004")
    assert "Ba Đình" in problem.message_vi
    assert "Bồ Đề" in problem.message_vi


def test_texts_that_look_like_formulas_stay_texts_until_they_leave(store: Store) -> None:
    receipt = _send(store, injected())
    assert receipt.status == "accepted"
    with store.cursor() as cursor:
        query = "select note from issues order by submission_no desc, row_no limit 4"
        notes = [row[0] for row in cursor.execute(query).fetchall()]
    assert notes == list(INJECTIONS)
    frame = pd.DataFrame({"note": notes})
    lines = csv_bytes(frame, {}).decode("utf-8-sig").splitlines()[1:]
    assert all(line.lstrip('"').startswith("'") for line in lines)
    sheet = parts_of(xlsx_bytes(frame, ["Ghi chú"], {}))["xl/worksheets/sheet1.xml"]
    assert b"<f" not in sheet


@pytest.mark.parametrize("name", ["<script>alert(1)</script>.xlsx", '"><img src=x>.xlsx'])
def test_a_file_name_cannot_become_markup_on_the_receipt(store: Store, name: str) -> None:
    receipt = _send(store, GOOD, name)
    page = receipt_html(receipt.as_dict(), "vi").decode()
    assert name not in page
    assert escape(name) in page


def test_no_name_leads_a_file_out_of_the_originals(
    tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    for name in ("../../x.xlsx", "/etc/x.xlsx", "C:\\x.xlsx", "..\\x.xlsx", ".", "", "x" * 5_000):
        assert _send(store, filled(dossiers_pending=len(name)), name).is_stored
    assert sorted(tmp_path.rglob("*")) == before
    kept = [path for path in (store.folder / "originals").rglob("*") if path.is_file()]
    assert all(len(path.name) == len(SourceFile("", b"").sha256) for path in kept)


def test_one_bad_file_among_good_ones_is_the_only_one_refused(store: Store) -> None:
    files = [
        SourceFile("a.xlsx", filled(paid_online=50)),
        SourceFile("b.xlsx", GOOD[:500]),
        SourceFile("c.xlsx", b"\xff\xd8\xff"),
        SourceFile("d.xlsx", filled(paid_online=51)),
    ]
    receipts = ingest(store, files, channel="test")
    assert [receipt.file_name for receipt in receipts] == [file.name for file in files]
    statuses = [receipt.status for receipt in receipts]
    assert statuses == ["accepted", "refused", "refused", "accepted"]


def test_csv_files_stand_or_fall_together(store: Store) -> None:
    files = [
        SourceFile("1_TongHop.csv", text_file(paid_online=52)),
        SourceFile("4_LucLuong.csv", b'report_date;ward_code\n"12'),
    ]
    good, bad = ingest(store, files, channel="test")
    assert (good.status, bad.status) == ("refused", "refused")
    for receipt in (good, bad):
        (problem,) = receipt.problems
        assert problem.file_name == receipt.file_name
        assert "4_LucLuong.csv" in problem.message_vi


@pytest.mark.skipif(SOFFICE is None, reason="files/libreoffice.xlsx stands for it in the table")
def test_a_template_filled_in_and_saved_by_libreoffice(tmp_path: Path, store: Store) -> None:
    template = build_template(register().by_code[CODE], DAY)
    keys = ("report_date", "ward_code", "ward_name")
    values = {name: value for name, value in DEFAULTS[SUMMARY].items() if name not in keys}
    saved = saved_by_libreoffice(fill(template, {(SUMMARY, 2): values}), tmp_path)
    receipt = _send(store, saved)
    assert receipt.status == "accepted"
    assert receipt.reports[0].completeness == "complete"
    assert (receipt.ward_code, receipt.report_date) == (CODE, DAY)
