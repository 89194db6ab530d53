"""Free text at every door is screened before anything is kept.

The screen itself (what counts as personal) is tested in tests/report/test_free_text.py. A new act
needs a row in DOORS, or in ASKS when it keeps nothing that anybody types.
"""

from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest

from campaign.door import acts
from campaign.door.desk import LocalDesk
from campaign.report.free_text import personal_detail
from campaign.report.question import AnswerKey
from campaign.report.source import SourceFile
from campaign.store import Store, open_store
from campaign.store.audit import Sender
from campaign.store.personal import PersonalData, refuse_personal
from campaign.store.reasons import ReasonRefused
from tests.store.files import csv_file, daily, nine_hours, row, summary

SENDER = Sender("web", "monitor:test")
# What people type, what it is, and what of it must not be found anywhere.
TYPED = [
    ("gọi chị Lan 0912 345 678 để hỏi", "phone", "0912 345"),
    ("+84 912 345 678", "phone", "84 912"),
    ("CCCD 001 085 012 345", "id", "085 012"),
    ("viết cho lan.nguyen@hanoi.gov.vn", "email", "nguyen@hanoi"),
    ("nhà bác Tư, số nhà 12", "address", "số nhà 12"),
]


WARD, DAY = "00118", "2025-08-12"
# What nothing is typed into that is kept: questions, and a token named by its number.
ASKS = {"audit-search", "health", "verify", "token-revoke"}
CAMPAIGN = {
    "campaign_id": "second",
    "name_vi": "Đợt hai",
    "name_en": "Second",
    "directive": "CT 12",
    "start_date": "2026-03-01",
    "n_days": 45,
    "deadline": "16:00",
}
WINDOW = {"ward_code": WARD, "start_date": "2025-07-24", "end_date": "2025-09-06"}
NOTICE = {"edition_no": 1, "text_vi": "Có sai sót", "text_en": "There is a mistake"}
# Act, its other values, and what people type into it.
ACTS: list[tuple[str, Mapping[str, Any], str]] = [
    *(("edition-publish", {"as_of": DAY}, name) for name in ("notes_vi", "notes_en")),
    *(
        (act, NOTICE, name)
        for act in ("edition-withdraw", "edition-correct")
        for name in ("text_vi", "text_en")
    ),
    ("review", {"receipt_nos": [], "step": "returned"}, "note"),
    ("lock-day", {"report_date": DAY}, "reason"),
    ("unlock-day", {"report_date": DAY}, "reason"),
    ("allow-late", {"ward_code": WARD, "report_date": DAY, "expires_at": "2100-01-01"}, "reason"),
    ("window-change", WINDOW, "reason"),
    ("target-change", {"targets": [{"code": "N1", "fields": {"value": "1"}}]}, "reason"),
    *(
        ("campaign-add", CAMPAIGN, name)
        for name in ("campaign_id", "name_vi", "name_en", "directive", "targets_csv", "windows_csv")
    ),
    ("token-issue", {"ward_code": WARD}, "label"),
    ("person-set", {"email": "a@b.example", "role": "leader"}, "reason"),
    ("person-remove", {"name": "a@b.example"}, "reason"),
]
Door = Callable[[LocalDesk, str], Any]


def by_act(name: str, values: Mapping[str, Any], field: str) -> Door:
    return lambda desk, typed: desk.act(name, {**values, field: typed}, SENDER)


def hand_in(desk: LocalDesk, *files: SourceFile, **more: Any) -> Any:
    return desk.ingest(files, channel="upload", **more)


def answered_later(desk: LocalDesk, typed: str) -> None:
    (receipt,) = hand_in(desk, *nine_hours(WARD, DAY))[:1]
    desk.answer(str(receipt.receipt_no), {1: typed}, channel="upload")


def answered_at_once(desk: LocalDesk, typed: str) -> None:
    files = nine_hours(WARD, DAY)
    asked = [p for file in desk.preview(files, channel="upload") for p in file.receipt.problems]
    (question,) = {p.answer_key for p in asked if p.is_question}
    hand_in(desk, *files, answers={AnswerKey(*question): typed})


def workbook(title: str) -> SourceFile:
    book, content = openpyxl.Workbook(), BytesIO()
    sheet = book.active
    sheet.title = title[:31]
    sheet.append(["x", "y"])
    sheet.append([1, 2])
    book.save(content)
    return SourceFile("a.xlsx", content.getvalue())


def archive(name: str) -> SourceFile:
    content = BytesIO()
    with ZipFile(content, "w") as packed:
        packed.writestr(name, daily(WARD, DAY).content)
    return SourceFile("a.zip", content.getvalue())


DOORS: dict[str, Door] = {
    f"{act} {field}": by_act(act, values, field) for act, values, field in ACTS
}
DOORS |= {
    "a token at the command line": lambda desk, typed: desk.issue_token(WARD, typed),
    "an answer to a stored question": answered_later,
    "an answer with the files": answered_at_once,
}
# Reports are judged, not refused with an error: what is wrong is told and not kept.
REPORTS: dict[str, Callable[[str], list[SourceFile]]] = {
    "a note": lambda typed: [
        daily(WARD, DAY),
        csv_file(
            "5_KhoKhan",
            row(
                WARD, DAY, issue_no=1, category="Khác", severity=2, status="đang xử lý", note=typed
            ),
        ),
    ],
    "a hamlet": lambda typed: [
        daily(WARD, DAY),
        csv_file("2_DiemLuuDong", row(WARD, DAY, hamlet_name=typed)),
    ],
    "a cell that takes no text": lambda typed: [daily(WARD, DAY, dossiers_received=typed)],
    "a cell of a list": lambda typed: [daily(WARD, DAY, reporting_unit=typed)],
    "the ward's name": lambda typed: [
        csv_file("1_TongHop", summary(WARD, DAY) | {"ward_name": typed})
    ],
    "a ward's code": lambda typed: [
        csv_file("1_TongHop", summary(WARD, DAY) | {"ward_code": typed})
    ],
    "a day": lambda typed: [csv_file("1_TongHop", summary(WARD, DAY) | {"report_date": typed})],
    "a column's title": lambda typed: [
        SourceFile(
            "1_TongHop.csv", daily(WARD, DAY).content.replace(b"cutoff_time", typed.encode())
        )
    ],
    "a further column": lambda typed: [
        SourceFile("1_TongHop.csv", daily(WARD, DAY).content.replace(b"\n", f";{typed}\n".encode()))
    ],
    "a sheet's title": lambda typed: [workbook(typed)],
    "a file's name in an archive": lambda typed: [archive(f"{typed}.csv")],
    "a folder's name in an archive": lambda typed: [archive(f"{typed}/1_TongHop.csv")],
    "a file's name": lambda typed: [daily(WARD, DAY), SourceFile(f"{typed}.csv", b"x;y\n1;2")],
    "the only file's name": lambda typed: [SourceFile(f"{typed}.csv", daily(WARD, DAY).content)],
}


@pytest.fixture
def store() -> Store:
    return open_store(":memory:", kind="demo")


def kept(store: Store) -> str:
    """Every row of every table, as text."""
    with store.cursor() as cursor:
        names = cursor.execute(
            "select schema_name, table_name from duckdb_tables() where not internal order by all"
        ).fetchall()
        tables = (f'select * from "{schema}"."{name}"' for schema, name in names)
        return "\n".join(str(cursor.execute(table).fetchall()) for table in tables)


def test_every_act_has_a_door_here_or_keeps_nothing_typed() -> None:
    assert {act for act, _, _ in ACTS} | ASKS == acts.HANDLERS.keys()
    assert {act for act, _, _ in ACTS} & ASKS == set()


@pytest.mark.parametrize("door", DOORS)
def test_no_door_keeps_what_names_somebody(store: Store, door: str) -> None:
    desk = LocalDesk(store)
    for text, _, naming in TYPED:
        with pytest.raises((PersonalData, ReasonRefused)) as refused:
            DOORS[door](desk, text)
        assert not any(naming in refused.value.message(lang) for lang in ("vi", "en"))
        assert naming not in kept(store)


@pytest.mark.parametrize("door", REPORTS)
def test_no_report_brings_in_what_names_somebody(store: Store, door: str) -> None:
    desk = LocalDesk(store)
    for text, _, naming in TYPED:
        receipts = hand_in(desk, *REPORTS[door](text))
        assert naming not in str([receipt.as_dict() for receipt in receipts])
        assert naming not in kept(store)


def test_looking_for_it_finds_what_is_kept(store: Store) -> None:
    hand_in(LocalDesk(store), daily(WARD, DAY))
    assert "1_TongHop.csv" in kept(store)


@pytest.mark.parametrize(("text", "kind", "_naming"), TYPED)
def test_the_refusal_names_what_was_found_and_does_not_repeat_it(
    text: str, kind: str, _naming: str
) -> None:
    assert personal_detail(text) == kind
    with pytest.raises(PersonalData) as refused:
        refuse_personal({"reason": text})
    for lang in ("vi", "en"):
        said = refused.value.message(lang)
        assert text not in said
        assert not any(sign.isdigit() for sign in said)
    assert refused.value.message("vi") != refused.value.message("en")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("00118_2025-08-12.xlsx", "00118_2025-08-12.xlsx"),
        ("00118_120825.xlsx", "00118_120825.xlsx"),
        ("1_TongHop 12.08.2025.csv", "1_TongHop 12.08.2025.csv"),
        ("1_TongHop_chị Lan 0912345678.csv", "1_TongHop_chị Lan ••••••••••.csv"),
        ("lan.nguyen@hanoi.gov.vn.zip", "•@•.zip"),
        ("0912345678", "••••••••••"),
    ],
)
def test_a_files_name_is_kept_without_anybodys_number(name: str, shown: str) -> None:
    assert SourceFile(name, b"").name == shown
    assert SourceFile(shown, b"").name == shown


@pytest.mark.parametrize("name", sorted(acts.HANDLERS))
def test_every_act_is_screened_before_it_is_done(name: str, store: Store) -> None:
    before = store.cursor().execute("select count(*) from audit_entry").fetchone()
    for values in (
        {"reason": "hỏi 0912345678"},
        {"notes_vi": "thư a.b@c.vn"},
        {"targets": [{"code": "N1", "fields": {"source": "CCCD 001085012345"}}]},
    ):
        with pytest.raises(PersonalData):
            acts.act(store, name, values, SENDER)
    assert store.cursor().execute("select count(*) from audit_entry").fetchone() == before


def test_who_may_sign_in_is_named_by_mail_address() -> None:
    refuse_personal({"email": "lan@hanoi.gov.vn", "reason": "phụ trách từ 12/08/2025"})


def test_labels_of_tokens_are_screened(store: Store) -> None:
    with pytest.raises(PersonalData):
        LocalDesk(store).issue_token("00118", "máy của anh Ba 0912345678")


def test_times_numbers_and_law_pass() -> None:
    refuse_personal(
        {
            "as_of": "2025-08-12",
            "known_at": "2025-08-12T16:30:00+07:00",
            "edition_no": 12,
            "notes_vi": "119/126 xã; Chỉ thị 11/CT-UBND; 150.000.000 đồng",
        }
    )
