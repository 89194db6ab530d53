"""The workbook's cell formats with those of the marks added.

A marked cell keeps its own format but for the fill and the colour of the writing.
Formats are only ever added, so the numbers of the workbook's own formats stay as they are. A mark
is known again by the colour of its fill, which survives whatever program saves the workbook.
"""

import re
from functools import cached_property

from campaign.report.corrected_xml import (
    MAIN,
    Edit,
    Element,
    NotEditable,
    appended,
    changed,
    elements,
    only,
    prefix,
    spliced,
)
from campaign.report.problem import Severity

# Strong enough to be seen at a glance, light enough for black digits, and nobody's theme colour.
MARK_COLOURS = {Severity.ERROR: "FFFF7B7B", Severity.WARNING: "FFFFBF4D"}
_SECTIONS = {"fonts": "font", "fills": "fill", "borders": "border", "cellXfs": "xf"}
_ITEMS = {f"/styleSheet/{section}/{item}": section for section, item in _SECTIONS.items()}
_FILL = "/styleSheet/fills/fill"
_FILL_COLOUR = f"{_FILL}/patternFill/fgColor"
_COLOUR = re.compile(rb"<(?:[\w.-]+:)?color\b[^>]*?(?:/>|>\s*</(?:[\w.-]+:)?color>)")
_BLACK = '<{0}color rgb="FF000000"/>'
_NO_FILL = 0  # the first fill of every workbook

# A workbook may do without any formats; then these are the ones a spreadsheet program assumes.
PLAIN_STYLES = (
    f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font>'
    '</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill>'
    '<patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>'
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellXfs>'
    "</styleSheet>"
).encode()


class Styles:
    """The formats of one workbook; `saved` gives the part with what was added."""

    def __init__(self, data: bytes) -> None:
        """Raises NotEditable when the part lacks fonts, fills, borders or cell formats."""
        self._data = data
        wanted = {"/styleSheet", _FILL_COLOUR, *_ITEMS}
        wanted |= {f"/styleSheet/{section}" for section in _SECTIONS}
        self._found = elements(data, lambda path, _: path in wanted)
        self._prefix = prefix(only(self._found, "/styleSheet"))
        self._items: dict[str, list[bytes]] = {section: [] for section in _SECTIONS}
        for element in self._found:
            if element.path in _ITEMS:
                raw = data[element.start : element.end]
                self._items[_ITEMS[element.path]].append(raw)
        if not all(self._items.values()):
            raise NotEditable("the formats of the workbook are incomplete")
        self._old_counts = {section: len(items) for section, items in self._items.items()}
        self._numbers = {
            section: {raw: number for number, raw in reversed(list(enumerate(items)))}
            for section, items in self._items.items()
        }

    def add(self, section: str, xml: str) -> int:
        """The number of this font, fill, border or cell format, added unless it is there.

        In `xml` the names carry the prefix '{0}' of the part.
        """
        return self._number(section, xml.replace("{0}", self._prefix).encode())

    def fill(self, colour: str) -> int:
        """The number of a solid fill."""
        return self.add(
            "fills",
            '<{0}fill><{0}patternFill patternType="solid">'
            f'<{{0}}fgColor rgb="{colour}"/></{{0}}patternFill></{{0}}fill>',
        )

    def marked(self, base: int, severity: Severity) -> int:
        """The cell format `base` with the fill of a mark and black writing."""
        font = self._value(base, b"fontId")
        black = _COLOUR.sub(b"", self._items["fonts"][font])
        opened = black.index(b">") + 1
        if black[:opened].endswith(b"/>"):
            name = black[1:].split(None, 1)[0].rstrip(b"/>")
            black = black[: opened - 2] + b"></" + name + b">"
            opened -= 1
        colour = _BLACK.replace("{0}", self._prefix).encode()
        black_font = self._number("fonts", black[:opened] + colour + black[opened:])
        mark = self.fill(MARK_COLOURS[severity])
        return self._variant(base, fillId=mark, fontId=black_font)

    def plain(self, base: int) -> int:
        """The cell format `base` without a fill, for a mark whose cell is not on the list."""
        return self._variant(base, fillId=_NO_FILL)

    @cached_property
    def marks(self) -> frozenset[str]:
        """The numbers, as text, of the cell formats that came with a mark's fill."""
        marked: set[int] = set()
        number = -1
        for element in self._found:
            if element.path == _FILL:
                number += 1
            elif element.path == _FILL_COLOUR and _is_mark(element):
                marked.add(number)
        count = self._old_counts["cellXfs"]
        return frozenset(str(n) for n in range(count) if self._value(n, b"fillId") in marked)

    def saved(self) -> bytes:
        """The part with everything that was added."""
        edits: list[Edit] = []
        for section, items in self._items.items():
            new = items[self._old_counts[section] :]
            if new:
                whole = only(self._found, f"/styleSheet/{section}")
                edits += appended(whole, b"".join(new).decode(), count=str(len(items)))
        return spliced(self._data, edits)

    def _number(self, section: str, raw: bytes) -> int:
        known, items = self._numbers[section], self._items[section]
        if raw not in known:
            known[raw] = len(items)
            items.append(raw)
        return known[raw]

    def _value(self, number: int, attribute: bytes) -> int:
        tag = self._tag(number)
        match = re.search(rb"\s%s\s*=\s*[\"'](\d+)" % attribute, tag)
        return int(match[1]) if match else 0

    def _tag(self, number: int) -> bytes:
        raw = self._items["cellXfs"][number]
        return raw[: raw.index(b">") + 1]

    def _variant(self, base: int, **numbers: int) -> int:
        tag, raw = self._tag(base), self._items["cellXfs"][base]
        applied = {f"apply{name.removesuffix('Id').title()}": "1" for name in numbers}
        new = changed(tag, **{name: str(n) for name, n in numbers.items()}, **applied)
        return self._number("cellXfs", new + raw[len(tag) :])


def _is_mark(colour: Element) -> bool:
    return colour.attributes.get("rgb", "").upper() in MARK_COLOURS.values()
