"""A marked workbook: wrong cells red with comments, a list first, and nothing else changed."""

import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from openpyxl.workbook import Workbook

from campaign.report.corrected import corrected_name, corrected_workbook
from campaign.report.corrected_cells import with_legacy_drawing
from campaign.report.corrected_marks import MOST_PROBLEMS, marked_workbook
from campaign.report.problem import Problem, Severity
from campaign.report.source import SourceFile
from campaign.report.template import build_template
from campaign.settings import settings
from tests.report.factory import DAY
from tests.report.rich_workbook import rich_workbook
from tests.report.test_template import ENTRIES, WARD, assert_accepted, judged
from tests.report.uploads import grid, read_one, workbook, zipped
from tests.report.workbook import SOFFICE, fill, saved_by_libreoffice

RED, ORANGE = "FFFF7B7B", "FFFFBF4D"
MARKER = "► Kiểm tra báo cáo:"
needs_libreoffice = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")

WRONG = {
    ("1_TongHop", 2): {"dossiers_online": 99, "dossiers_resolved": "nhiều"},
    ("4_LucLuong", 3): {"present_people": -4},
}


def at(cell: str | None, sheet: str | None = "1_TongHop", **more: Any) -> Problem:
    """A problem made up for a cell."""
    known = {"severity": Severity.ERROR, "rule_id": "R04", "message_vi": f"Sửa ô {cell} đi."}
    known |= {"message_en": f"Mend cell {cell}.", "file_name": "a.xlsx"}
    return Problem(**known | more, sheet=sheet, cell=cell)


def mark(content: bytes, *problems: Problem, **how: Any) -> bytes:
    marked = corrected_workbook(SourceFile("a.xlsx", content), problems, **how)
    assert marked is not None
    return marked


def opened(content: bytes, **how: Any) -> Workbook:
    return openpyxl.load_workbook(BytesIO(content), **how)


def cells(book: Workbook) -> Iterator[tuple[str, Any]]:
    """Each cell of the officer's own sheets as 'sheet!A1', cell."""
    for worksheet in book.worksheets:
        if worksheet.title != "Cần sửa":
            for row in worksheet.iter_rows():
                yield from ((f"{worksheet.title}!{cell.coordinate}", cell) for cell in row)


def colours(content: bytes) -> dict[str, str]:
    """The cells with a mark's colour."""
    found = {place: cell.fill.fgColor.rgb for place, cell in cells(opened(content))}
    return {place: colour for place, colour in found.items() if colour in (RED, ORANGE)}


def comments(content: bytes) -> dict[str, str]:
    return {place: c.comment.text for place, c in cells(opened(content)) if c.comment}


def looks(content: bytes) -> dict[str, tuple[Any, ...]]:
    """How each cell looks; empty plain cells are left out."""
    found = {
        place: (c.value, c.number_format, c.font, c.fill, c.border, c.alignment, c.protection)
        for place, c in cells(opened(content))
    }
    blank = openpyxl.Workbook().worksheets[0]["A1"]
    return {
        place: tuple(map(repr, look))
        for place, look in found.items()
        if look[0] is not None or repr(look[3]) != repr(blank.fill)
    }


def rows(content: bytes) -> list[tuple[Any, ...]]:
    return [
        (row.sheet, row.row_no, {name: cell.value for name, cell in row.cells.items()})
        for row in read_one(content).rows
    ]


def listed(content: bytes) -> list[list[Any]]:
    """The lines of the list below its header, without the hidden column."""
    lines = opened(content).worksheets[0].iter_rows(min_row=5, max_col=7, values_only=True)
    return [list(line) for line in lines]


@pytest.fixture(scope="module")
def wrong() -> bytes:
    entries = {place: values | WRONG.get(place, {}) for place, values in ENTRIES.items()}
    return fill(build_template(WARD, DAY), entries)


@pytest.fixture(scope="module")
def rich() -> bytes:
    return rich_workbook()


def test_exactly_the_wrong_cells_are_marked_and_say_how_to_mend_them(wrong: bytes) -> None:
    problems = judged(wrong).problems
    marked = mark(wrong, *problems)
    expected = {f"{p.sheet}!{p.cell}": ORANGE for p in problems}
    expected |= {f"{p.sheet}!{p.cell}": RED for p in problems if p.is_error}
    assert {"1_TongHop!G2", "1_TongHop!K2", "4_LucLuong!I3"} < set(expected)
    assert colours(marked) == expected
    said = comments(marked)
    assert said.keys() == expected.keys()
    for problem in problems:
        text = said[f"{problem.sheet}!{problem.cell}"]
        assert text.startswith(MARKER)
        assert problem.message_vi in text


def test_the_first_sheet_lists_the_fixes_with_links_to_their_cells(wrong: bytes) -> None:
    problems = [*judged(wrong).problems, at(None, None, message_vi="Cả tệp.")]
    book = opened(mark(wrong, *problems))
    first = book.worksheets[0]
    assert first.title == "Cần sửa"
    assert book.active is first
    assert [sheet.title for sheet in book.worksheets if sheet.sheet_view.tabSelected] == ["Cần sửa"]
    assert "4 lỗi phải sửa" in first["A2"].value
    assert "lưu và nộp lại chính tệp này" in first["A3"].value
    assert first.freeze_panes == "A5"
    lines = listed(mark(wrong, *problems))
    assert [line[0] for line in lines] == list(range(1, len(problems) + 1))
    errors = [p for p in problems if p.is_error]
    assert [line[5] for line in lines][: len(errors)] == [p.message_vi for p in errors]
    assert sorted({line[6] for line in lines}, reverse=True) == ["Lỗi", "Cảnh báo"]
    header = "Hồ sơ trực tuyến"
    assert [3, "1_TongHop", "G2", header, "99"] in [[3, *line[1:5]] for line in lines]
    links = {cell.value: cell.hyperlink for cell in first["C"][4:] if cell.hyperlink}
    assert set(links) == {p.cell for p in problems if p.cell}
    for address, link in links.items():
        title, _, place = link.location.rpartition("!")
        assert place == address
        assert book[title.strip("'")][place].fill.fgColor.rgb in (RED, ORANGE)


def test_a_mended_workbook_is_accepted(wrong: bytes) -> None:
    marked = mark(wrong, *judged(wrong).problems)
    assert judged(marked).problems == judged(wrong).problems
    assert_accepted(judged(fill(marked, ENTRIES)))


@needs_libreoffice
def test_a_workbook_mended_in_libreoffice_is_accepted(wrong: bytes, tmp_path: Path) -> None:
    marked = mark(saved_by_libreoffice(wrong, tmp_path), *judged(wrong).problems)
    assert colours(marked).keys() == {f"{p.sheet}!{p.cell}" for p in judged(wrong).problems}
    assert_accepted(judged(saved_by_libreoffice(fill(marked, ENTRIES), tmp_path)))


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_whatever_is_not_marked_stays_byte_for_byte(rich: bytes) -> None:
    before = parts(rich)
    after = parts(mark(rich, at("G2"), at("C9"), at("B3", "3_TapHuan")))
    assert before.keys() < after.keys()
    changed = {name for name in before if before[name] != after[name]}
    sheets = {f"xl/worksheets/sheet{n}.xml" for n in (1, 3)}
    relations = {f"xl/worksheets/_rels/sheet{n}.xml.rels" for n in (1, 3)}
    package = {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"}
    notes = {"xl/comments/comment1.xml", "xl/drawings/commentsDrawing1.vml", "xl/styles.xml"}
    assert changed <= sheets | relations | package | notes
    kept = {"xl/charts/chart1.xml", "xl/media/image1.png", "xl/drawings/drawing1.xml"}
    assert kept <= before.keys() - changed
    own = rb' (?:s|spans)="[^"]*"|<legacyDrawing [^>]*>|<row r="[39]">(?:<c [^>]*/>)*</row>'
    for name in sheets:
        left = re.sub(own, b"", after[name]).replace(b' tabSelected="1"', b"")
        assert left == re.sub(own, b"", before[name]).replace(b' tabSelected="1"', b"")
    assert b"<f>SUM(G2:G2)</f><v>40</v>" in after["xl/worksheets/sheet1.xml"]


def test_formats_names_and_checks_of_the_workbook_survive(rich: bytes) -> None:
    marked = mark(rich, at("G2"), at("F2", severity=Severity.WARNING))
    before, after = opened(rich), opened(marked)
    assert [s.title for s in after] == ["Cần sửa", *[s.title for s in before]]
    assert after["Nháp"].sheet_state == "hidden"
    assert dict(after.defined_names).keys() == dict(before.defined_names).keys()
    same, old = after["1_TongHop"], before["1_TongHop"]
    assert same.print_title_rows == old.print_title_rows == "$1:$1"
    assert same.print_area == old.print_area
    assert same.column_dimensions["G"].width == 33
    marked_rules, rules = (
        [(repr(rule.sqref), repr(rule.rules)) for rule in sheet.conditional_formatting]
        for sheet in (same, old)
    )
    assert marked_rules == rules != []
    assert repr(same.data_validations.dataValidation) == repr(old.data_validations.dataValidation)
    assert same.merged_cells.ranges == old.merged_cells.ranges
    assert (len(same._charts), len(same._images)) == (1, 1)
    cell, was = same["G2"], old["G2"]
    assert cell.number_format == was.number_format == "#,##0"
    assert repr((cell.border, cell.alignment)) == repr((was.border, was.alignment))
    assert (cell.font.b, cell.font.name, cell.font.sz) == (was.font.b, was.font.name, was.font.sz)
    unmarked = {place: look for place, look in looks(rich).items() if "!G2" not in place}
    now = looks(marked)
    differing = {place for place, look in unmarked.items() if now[place] != look}
    assert differing == {"1_TongHop!F2"}
    assert opened(marked, data_only=True)["1_TongHop"]["G12"].value == 40
    assert rows(marked) == rows(rich)


@needs_libreoffice
def test_libreoffice_opens_a_marked_workbook_with_all_it_holds(rich: bytes, tmp_path: Path) -> None:
    marked = mark(rich, at("G2"), at("H2"), at("B3", "3_TapHuan"))
    saved = saved_by_libreoffice(marked, tmp_path)
    assert colours(saved) == colours(marked)
    assert comments(saved).keys() == comments(marked).keys()
    book = opened(saved)
    assert book.sheetnames == opened(marked).sheetnames
    assert book["1_TongHop"]["G12"].value == "=SUM(G2:G2)"
    assert (len(book["1_TongHop"]._charts), len(book["1_TongHop"]._images)) == (1, 1)
    assert len(listed(saved)) == 3
    assert rows(saved) == rows(rich)


def test_a_comment_of_the_officer_is_kept_and_ours_stands_below_it(rich: bytes) -> None:
    assert comments(rich) == {"1_TongHop!H2": "Hỏi lại Điểm PVHCC"}
    marked = mark(rich, at("H2"), at("G2"))
    assert comments(marked)["1_TongHop!H2"].startswith(f"Hỏi lại Điểm PVHCC\n\n{MARKER}")
    assert "Sửa ô H2 đi." in comments(marked)["1_TongHop!H2"]
    again = mark(marked, at("G2"))
    assert comments(again)["1_TongHop!H2"] == "Hỏi lại Điểm PVHCC"


def resaved_by_openpyxl(content: bytes, _folder: Path) -> bytes:
    saved = BytesIO()
    opened(content).save(saved)
    return saved.getvalue()


@pytest.mark.parametrize(
    "save",
    [
        pytest.param(lambda content, _folder: content, id="as it is"),
        pytest.param(resaved_by_openpyxl, id="openpyxl"),
        pytest.param(saved_by_libreoffice, id="LibreOffice", marks=needs_libreoffice),
    ],
)
def test_marking_again_does_not_pile_up(
    rich: bytes, tmp_path: Path, save: Callable[[bytes, Path], bytes]
) -> None:
    first = save(rich, tmp_path)
    marked = save(mark(first, at("G2"), at("H2"), at("F2")), tmp_path)
    again = mark(marked, at("F2"), at("G9"))
    assert colours(again) == {"1_TongHop!F2": RED, "1_TongHop!G9": RED}
    said = comments(again)
    assert [said[place].count(MARKER) for place in ("1_TongHop!F2", "1_TongHop!G9")] == [1, 1]
    assert said["1_TongHop!H2"] == "Hỏi lại Điểm PVHCC"
    assert "1_TongHop!G2" not in said
    assert opened(again).sheetnames == ["Cần sửa", *opened(first).sheetnames]
    assert [line[2] for line in listed(again)] == ["F2", "G9"]
    before, now = looks(first), looks(again)
    mended = {place: look for place, look in now.items() if place not in colours(again)}
    assert mended == {place: look for place, look in before.items() if place != "1_TongHop!F2"}
    once = mark(mark(again, at("F2")), at("F2"))
    assert len(once) == len(mark(once, at("F2")))
    assert rows(again) == rows(first)


def test_marks_that_were_copied_elsewhere_go_without_the_list(rich: bytes) -> None:
    book = opened(mark(rich, at("G2")))
    worksheet = book["1_TongHop"]
    worksheet["L2"]._style = worksheet["G2"]._style
    book.remove(book["Cần sửa"])
    saved = BytesIO()
    book.save(saved)
    again = mark(saved.getvalue(), at("F2"))
    assert colours(again) == {"1_TongHop!F2": RED}
    assert opened(again)["1_TongHop"]["G2"].number_format == "#,##0"


def test_several_problems_of_a_cell_share_one_comment_and_errors_win() -> None:
    content = workbook({"1_TongHop": grid("1_TongHop")})
    hint = at("G2", severity=Severity.WARNING, message_vi="Xem lại.", value="nhiều <b>")
    marked = mark(content, hint, at("G2"), at("G2"))
    assert colours(marked) == {"1_TongHop!G2": RED}
    assert comments(marked) == {
        "1_TongHop!G2": f"{MARKER}\nSửa ô G2 đi.\nXem lại.\nĐã ghi: “nhiều <b>”"
    }
    assert len(listed(marked)) == 2


def test_a_covered_cell_is_marked_where_its_merged_range_shows(rich: bytes) -> None:
    marked = mark(rich, at("B21"), at("C22"))
    assert colours(marked) == {"1_TongHop!B20": RED}
    assert {"Sửa ô B21 đi.", "Sửa ô C22 đi."} < set(comments(marked)["1_TongHop!B20"].split("\n"))
    assert [line[2] for line in listed(marked)] == ["B21", "C22"]


def test_a_sheet_is_found_by_the_contract_name_or_by_its_own_title() -> None:
    content = workbook({"Tổng hợp": grid("1_TongHop"), "Của 'tôi' & <bạn>": [["x"]]})
    marked = mark(content, at("G2"), at("A1", "Của 'tôi' & <bạn>"), at("A1", "4_LucLuong"))
    assert colours(marked) == {"Tổng hợp!G2": RED, "Của 'tôi' & <bạn>!A1": RED}
    first = opened(marked).worksheets[0]
    links = [cell.hyperlink and cell.hyperlink.location for cell in first["C"][4:]]
    assert links == ["'Tổng hợp'!G2", "'Của ''tôi'' & <bạn>'!A1", None]
    assert [line[1] for line in listed(marked)][2] == "4_LucLuong"


HOSTILE = [
    '=HYPERLINK("http://example.com";"x")',
    "+1+1",
    "@SUM(A1)",
    "-2",
    "</t></is></c><c><f>1</f></c>",
    "]]>&amp;\x00\x07\ud800\ufffe",
    "_x000D_\r\n",
    "x" * 40_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_texts_of_others_stay_texts(text: str) -> None:
    content = workbook({"1_TongHop": grid("1_TongHop")})
    marked = mark(content, at("G2", message_vi=text, value=text, field=text))
    book = opened(marked)
    assert all(cell.data_type in "sn" for row in book.worksheets[0].iter_rows() for cell in row)
    assert not any(cell.data_type == "f" for _, cell in cells(book))
    assert rows(marked) == rows(content)
    assert listed(marked)[0][5][:2] == text[:2].replace("\x00", "\ufffd")


def test_a_sheet_of_the_officers_own_by_our_title_survives() -> None:
    content = workbook({"1_TongHop": grid("1_TongHop"), "Cần sửa": [["của tôi"]]})
    marked = mark(mark(content, at("G2")), at("G2"))
    assert opened(marked).sheetnames == ["Cần sửa 2", "1_TongHop", "Cần sửa"]
    assert opened(marked)["Cần sửa"]["A1"].value == "của tôi"
    assert read_one(marked).problems == []


def test_of_very_many_problems_the_first_are_marked_and_the_rest_counted() -> None:
    lines = [{"dossiers_online": n} for n in range(MOST_PROBLEMS + 5)]
    content = workbook({"1_TongHop": grid("1_TongHop", *lines)})
    problems = [at(f"G{n + 2}") for n in range(MOST_PROBLEMS + 5)]
    marked = mark(content, *problems)
    assert len(colours(marked)) == MOST_PROBLEMS
    assert "còn 5 mục nữa" in opened(marked).worksheets[0]["A2"].value


def test_english_texts_for_an_english_reader() -> None:
    marked = mark(workbook({"1_TongHop": grid("1_TongHop")}), at("G2"), lang="en")
    assert "Mend cell G2." in comments(marked)["1_TongHop!G2"]
    assert "1 errors to mend" in opened(marked).worksheets[0]["A2"].value


def without(content: bytes, **texts: tuple[str, str]) -> bytes:
    """The package with one replacement in each named part."""
    changed = parts(content)
    for name, (old, new) in texts.items():
        path = next(path for path in changed if path.rpartition("/")[2] == name)
        assert old.encode() in changed[path]
        changed[path] = changed[path].replace(old.encode(), new.encode(), 1)
    return zipped(changed)


@pytest.mark.parametrize("name", ["sheet1.xml", "styles.xml", "workbook.xml", "theme1.xml"])
def test_declarations_are_refused_wherever_they_stand(name: str) -> None:
    content = workbook({"1_TongHop": grid("1_TongHop")})
    bad = without(content, **{name: ("<", '<!DOCTYPE x [<!ENTITY a "aaaa">]><')})
    assert corrected_workbook(SourceFile("a.xlsx", bad), [at("G2")]) is None


def test_what_cannot_be_marked_gives_nothing() -> None:
    content = workbook({"1_TongHop": grid("1_TongHop")})
    book = SourceFile("a.xlsx", content)
    assert corrected_workbook(book, []) is None
    assert corrected_workbook(book, [at(None)]) is None
    assert corrected_workbook(book, [at("G2", None)]) is None
    assert corrected_workbook(book, [at("G2", "Không có")]) is None
    assert corrected_workbook(book, [at("nhiều"), at("A0"), at("ZZZ9999999")]) is None
    for data in (b"", b"a;b\n1;2", b"PK\x03\x04 broken", content[:-200], zipped({"a.csv": b"a"})):
        assert corrected_workbook(SourceFile("a.xlsx", data), [at("G2")]) is None
    for name in ("styles.xml", "sheet1.xml", "workbook.xml"):
        cut = without(content, **{name: ("</", "<")})
        assert corrected_workbook(SourceFile("a.xlsx", cut), [at("G2")]) is None


MAIN = 'xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
HEADERS = ("report_date", "ward_code", "ward_name", "dossiers_received", "dossiers_online")
BARE_ROW = "".join(f"<x:c t='inlineStr'><x:is><x:t>{name}</x:t></x:is></x:c>" for name in HEADERS)
SPARSE_ROW = "<x:row r='6'><x:c r='B6'/><x:c r='E6' ><x:v>2</x:v></x:c></x:row>"


def bare(sheet_data: str) -> bytes:
    """A workbook as a small generator writes it: prefixed names, no formats, no addresses."""
    content = workbook({"1_TongHop": []})
    kept = {name: data for name, data in parts(content).items() if "styles" not in name}
    types, relations = "[Content_Types].xml", "xl/_rels/workbook.xml.rels"
    kept[types] = re.sub(rb"<Override [^>]*styles[^>]*>", b"", kept[types])
    kept[relations] = re.sub(rb"<Relationship [^>]*styles[^>]*>", b"", kept[relations])
    sheet = f"<x:worksheet {MAIN}>{sheet_data}</x:worksheet>"
    return zipped(kept | {"xl/worksheets/sheet1.xml": sheet.encode()})


@pytest.mark.parametrize(
    ("sheet_data", "marked_cells"),
    [
        (f"<x:sheetData><x:row>{BARE_ROW}</x:row><x:row/></x:sheetData>", "B1 C2 A7"),
        ("<x:sheetData/>", "B2 A2 B1 C9"),
        (
            f"<x:sheetData><x:row>{BARE_ROW}</x:row>{SPARSE_ROW}</x:sheetData>",
            "A6 C6 D6 E6 F6 A3 A5 A8 A9 Z6",
        ),
    ],
)
def test_workbooks_of_small_generators(sheet_data: str, marked_cells: str) -> None:
    content, addresses = bare(sheet_data), marked_cells.split()
    marked = mark(content, *map(at, addresses))
    assert colours(marked) == {f"1_TongHop!{cell}": RED for cell in addresses}
    values = [c.value for _, c in cells(opened(content)) if c.value is not None]
    assert [c.value for _, c in cells(opened(marked)) if c.value is not None] == values
    again = mark(marked, at(addresses[0]))
    assert colours(again) == {f"1_TongHop!{addresses[0]}": RED}
    assert rows(again) == rows(content)


def test_a_new_cell_looks_like_its_column() -> None:
    def change(book: Workbook) -> None:
        book["1_TongHop"].column_dimensions["AZ"].number_format = "0.000"

    content = workbook({"1_TongHop": grid("1_TongHop")}, change)
    marked = mark(content, at("AZ2"))
    assert opened(marked)["1_TongHop"]["AZ2"].number_format == "0.000"


@hypothesis_settings(max_examples=25)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["1_TongHop", "3_TapHuan", "Nháp"]),
            st.integers(1, 25),
            st.sampled_from(["A", "B", "G", "H", "L", "AB", "CZ"]),
        ),
        min_size=1,
        max_size=12,
        unique=True,
    )
)
def test_any_marks_leave_the_figures_as_they_were(places: list[tuple[str, int, str]]) -> None:
    content = rich_workbook()
    marked = mark(content, *(at(f"{column}{row}", sheet) for sheet, row, column in places))
    assert rows(marked) == rows(content)
    found = read_one(content).problems
    assert read_one(marked).problems == found
    merged = {f"1_TongHop!{column}{row}" for column in "BC" for row in (20, 21, 22)}
    expected = {f"{sheet}!{column}{row}" for sheet, row, column in places}
    if expected & merged:
        expected = expected - merged | {"1_TongHop!B20"}
    assert set(colours(marked)) == expected
    mended = mark(marked, at("G2"))
    assert set(colours(mended)) == {"1_TongHop!G2"}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("bao-cao.xlsx", "bao-cao_can-sua.xlsx"),
        ("bao-cao_can-sua.xlsx", "bao-cao_can-sua.xlsx"),
        ("Báo cáo 12.08.2025.XLSX", "Báo cáo 12.08.2025_can-sua.xlsx"),
        ("thư mục/bao-cao.xlsx", "bao-cao_can-sua.xlsx"),
        ("", "can-sua_can-sua.xlsx"),
    ],
)
def test_the_marked_file_is_named_after_the_original(name: str, expected: str) -> None:
    assert corrected_name(name) == expected


def test_marking_is_done_apart_and_within_the_limits(rich: bytes) -> None:
    file = SourceFile("a.xlsx", rich)
    allowed = settings().limits
    assert corrected_workbook(file, [at("G2")], limits=allowed) == marked_workbook(
        file, [at("G2")], "vi"
    )
    for change in ({"part_count": 3}, {"total_mb": 0}, {"raw_mb": 0}, {"memory_mb": 1}):
        assert corrected_workbook(file, [at("G2")], limits=replace(allowed, **change)) is None


def test_comment_boxes_are_declared_where_the_format_wants_them() -> None:
    foreign = "<m:AlternateContent xmlns:m='urn:m'/>"
    for after in (foreign, "<tableParts/>", "<extLst/>", "<oleObjects/>", ""):
        before = f"<worksheet xmlns={MAIN[8:]}><sheetData/><pageSetup/><drawing/>"
        found = with_legacy_drawing(f"{before}{after}</worksheet>".encode(), "rId7").decode()
        assert found.startswith(f"{before}<legacyDrawing ")
        assert found.endswith(f' r:id="rId7"/>{after}</worksheet>')
