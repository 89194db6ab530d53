"""Comments on the cells of one worksheet: the texts, and the boxes that show them.

A comment that the officer had written is kept, ours is added below it. Everything from our marker
on is ours and goes when the workbook is marked again; the marker survives whatever program saves
the workbook, which the author of a comment does not.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from openpyxl.utils.cell import coordinate_to_tuple

from campaign.report.corrected_cells import Cell, legacy_drawing, with_legacy_drawing
from campaign.report.corrected_package import Parts
from campaign.report.corrected_xml import (
    MAIN,
    RELATIONS,
    Edit,
    Element,
    NotEditable,
    appended,
    content,
    elements,
    only,
    prefix,
    removed,
    spliced,
)

AUTHOR = "Kiểm tra báo cáo"
MARKER = f"► {AUTHOR}:"
_TEXT_LENGTH = 4_000
_COMMENTS = "/comments"
_LIST, _AUTHORS = f"{_COMMENTS}/commentList", f"{_COMMENTS}/authors"
_COMMENT, _AUTHOR = f"{_LIST}/comment", f"{_AUTHORS}/author"
_TEXT = f"{_COMMENT}/text"
_PLAIN, _RUN = f"{_TEXT}/t", f"{_TEXT}/r/t"
_PATHS = frozenset({_COMMENTS, _LIST, _AUTHORS, _COMMENT, _AUTHOR, _TEXT, _PLAIN, _RUN})
_NEW = f'<comments xmlns="{MAIN}"><authors/><commentList/></comments>'.encode()
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_FONT = '<{0}sz val="9"/><{0}color rgb="FF000000"/><{0}rFont val="Tahoma"/><{0}family val="2"/>'

_VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_NEW_DRAWING = (
    b'<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:'
    b'office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit">'
    b'<o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>'
)
_SHAPE_TYPE = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
    'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
# The box stands right of its cell and is hidden until the mouse is over the cell.
_SHAPE = (
    '<v:shape id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;'
    'visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
    '<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>'
    "{left}, 15, {top}, 2, {right}, 31, {bottom}, 4</x:Anchor><x:AutoFill>False</x:AutoFill>"
    "<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_SHAPE_START, _SHAPE_END = b"<v:shape ", b"</v:shape>"
_SHAPE_NUMBER = re.compile(rb"_x0000_s(\d{1,9})")
_SHAPE_PLACE = re.compile(rb"<x:(Row|Column)>\s*(\d{1,9})\s*</x:")
_BOX_COLUMNS, _LINE_LENGTH, _LAST_ROW, _LAST_COLUMN = 4, 38, 1_048_575, 16_383


@dataclass
class _Comment:
    """One comment of the part: its element, its text element and the texts inside."""

    whole: Element
    body: Element | None = None
    texts: list[Element] = field(default_factory=list)


def without_ours(parts: Parts, sheet_part: str) -> None:
    """Remove from a worksheet's comments what an earlier marking had added."""
    name = parts.related(sheet_part, "comments")
    if name is None or MARKER.encode() not in parts.read(name):
        return
    data = parts.read(name)
    edits: list[Edit] = []
    gone: set[Cell] = set()
    for comment in _comments(elements(data, lambda path, _: path in _PATHS)):
        cut = _cut(data, comment)
        if cut == []:
            edits.append(removed(comment.whole))
            gone.add(_cell(comment))
        else:
            edits += cut or []
    parts.write(name, spliced(data, edits))
    drawing = _drawing(parts, sheet_part)
    if drawing:
        parts.write(drawing, _without_boxes(parts.read(drawing), gone))


def add_comments(parts: Parts, sheet_part: str, texts: Mapping[Cell, str]) -> None:
    """Put our comment on each of these cells of a worksheet, below the officer's own if any."""
    name = parts.related(sheet_part, "comments")
    if name is None:
        name = parts.add("xl/commentsCanSua", "xml", _NEW, _TYPE)
        parts.relate(sheet_part, f"{RELATIONS}/comments", name)
    data = parts.read(name)
    found = elements(data, lambda path, _: path in _PATHS)
    known = {_cell(comment): comment for comment in _comments(found)}
    p = prefix(only(found, _COMMENTS))
    edits, author = _author(found, data, p)
    new: dict[Cell, str] = {}
    for cell, text in sorted(texts.items()):
        if cell in known:
            edits += _below(known[cell], text, p)
        else:
            new[cell] = text
    entries = "".join(
        f'<{p}comment ref="{cell.address}" authorId="{author}"><{p}text>{_runs(text, p)}'
        f"</{p}text></{p}comment>"
        for cell, text in new.items()
    )
    if entries:
        edits += appended(only(found, _LIST), entries)
    parts.write(name, spliced(data, edits))
    _add_boxes(parts, sheet_part, new)


def _comments(found: list[Element]) -> list[_Comment]:
    comments: list[_Comment] = []
    for element in found:
        if element.path == _COMMENT:
            comments.append(_Comment(element))
        elif element.path == _TEXT:
            comments[-1].body = element
        elif element.path in (_PLAIN, _RUN):
            comments[-1].texts.append(element)
    return comments


def _cell(comment: _Comment) -> Cell:
    return Cell(*coordinate_to_tuple(comment.whole.attributes.get("ref", "")))


def _cut(data: bytes, comment: _Comment) -> list[Edit] | None:
    """The edits that cut a comment off at our marker; [] if nothing is left, None if not ours.

    Blank text before the marker goes too; some programs keep it apart.
    """
    written = (data[text.inner : text.inner_end] for text in comment.texts)
    texts = [text.replace(b"&#10;", b"\n") for text in written]
    first = next((n for n, text in enumerate(texts) if MARKER.encode() in text), None)
    if first is None:
        return None
    texts[first] = texts[first].partition(MARKER.encode())[0]
    texts[first + 1 :] = [b""] * len(texts[first + 1 :])
    for number in range(first, -1, -1):
        texts[number] = texts[number].rstrip()
        if texts[number]:
            pairs = zip(comment.texts, texts, strict=True)
            return [(text.inner, text.inner_end, kept) for text, kept in pairs]
    return []


def _author(found: list[Element], data: bytes, p: str) -> tuple[list[Edit], int]:
    """Our number in the list of authors, and the edits that put us there."""
    authors = [e for e in found if e.path == _AUTHOR]
    for number, author in enumerate(authors):
        if data[author.inner : author.inner_end] == AUTHOR.encode():
            return [], number
    entry = f"<{p}author>{content(AUTHOR, _TEXT_LENGTH)}</{p}author>"
    return appended(only(found, _AUTHORS), entry), len(authors)


def _runs(text: str, p: str, above: str = "") -> str:
    font = _FONT.replace("{0}", p)
    return (
        f'<{p}r><{p}rPr><{p}b/>{font}</{p}rPr><{p}t xml:space="preserve">{above}{MARKER}</{p}t>'
        f'</{p}r><{p}r><{p}rPr>{font}</{p}rPr><{p}t xml:space="preserve">\n'
        f"{content(text, _TEXT_LENGTH)}</{p}t></{p}r>"
    )


def _below(comment: _Comment, text: str, p: str) -> list[Edit]:
    """The edits that add our text to a comment which somebody else has written."""
    last = comment.texts[-1] if comment.texts else None
    if last is not None and last.path == _PLAIN and not last.is_empty:
        ours = f"\n\n{MARKER}\n{content(text, _TEXT_LENGTH)}"
        return [(last.inner_end, last.inner_end, ours.encode())]
    if comment.body is None:
        raise NotEditable("a comment has no text")
    return appended(comment.body, _runs(text, p, "\n\n"))


def _drawing(parts: Parts, sheet_part: str) -> str | None:
    wanted = legacy_drawing(parts.read(sheet_part))
    targets = [r.target for r in parts.relations(sheet_part) if r.relation_id == wanted]
    return targets[0] if wanted and targets else None


def _add_boxes(parts: Parts, sheet_part: str, texts: Mapping[Cell, str]) -> None:
    """Add the box of each new comment to the worksheet's drawing of old kind."""
    name = _drawing(parts, sheet_part)
    if name is None:
        name = parts.add("xl/drawings/vmlDrawingCanSua", "vml", _NEW_DRAWING, _VML_TYPE)
        relation_id = parts.relate(sheet_part, f"{RELATIONS}/vmlDrawing", name)
        parts.write(sheet_part, with_legacy_drawing(parts.read(sheet_part), relation_id))
    data = parts.read(name)
    end = data.rfind(b"</xml>")
    if end < 0:
        raise NotEditable(f"{name} is not a drawing")
    used = (int(number) for number in _SHAPE_NUMBER.findall(data))
    first = max(used, default=1024) + 1
    kind = "" if b'"_x0000_t202"' in data else _SHAPE_TYPE
    boxes = "".join(
        _box(cell, text, number) for number, (cell, text) in enumerate(texts.items(), first)
    )
    parts.write(name, data[:end] + (kind + boxes).encode() + data[end:])


def _box(cell: Cell, text: str, number: int) -> str:
    lines = 2 + sum(1 + len(line) // _LINE_LENGTH for line in text.splitlines())
    left, top = min(cell.column, _LAST_COLUMN - _BOX_COLUMNS), max(cell.row - 2, 0)
    return _SHAPE.format(
        number=number,
        left=left,
        right=left + _BOX_COLUMNS,
        top=top,
        bottom=min(top + min(lines, 30), _LAST_ROW),
        row=cell.row - 1,
        column=cell.column - 1,
    )


def _without_boxes(data: bytes, cells: set[Cell]) -> bytes:
    return spliced(data, [(a, b, b"") for a, b, cell in _boxes(data) if cell in cells])


def _boxes(data: bytes) -> Iterator[tuple[int, int, Cell]]:
    """Where each comment's box begins and ends, and its cell.

    By searching: such a drawing need not be well-formed XML.
    """
    start = data.find(_SHAPE_START)
    while start >= 0:
        end = data.find(_SHAPE_END, start)
        if end < 0:
            return
        end += len(_SHAPE_END)
        shape = data[start:end]
        place = {name: int(number) + 1 for name, number in _SHAPE_PLACE.findall(shape)}
        if b'ObjectType="Note"' in shape and len(place) == 2:
            yield start, end, Cell(place[b"Row"], place[b"Column"])
        start = data.find(_SHAPE_START, end)
