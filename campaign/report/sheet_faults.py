"""Which cell of a worksheet cannot be read, asked only after reading the sheet has failed.

openpyxl raises an error that does not say where; the officer needs the address.
"""

from contextlib import suppress
from dataclasses import dataclass
from typing import IO
from xml.parsers import expat

from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.utils.datetime import from_ISO8601

_CHUNK = 256 * 1024


class BrokenCell(Exception):
    """A cell whose address, format or value is not what its type says."""

    def __init__(self, address: str, value: str) -> None:
        super().__init__(f"{address}: {value!r}")
        self.address, self.value = address, value


@dataclass
class _Scan:
    """The cell that is open: what its attributes say and its text so far."""

    text_count: int
    attributes: dict[str, str]
    text: str = ""
    in_value: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self.attributes = attributes
        self.in_value, self.text = name == "v", ""

    def add(self, data: str) -> None:
        self.text += data

    def end(self, name: str) -> None:
        if name in ("c", "v"):
            try:
                self._check(self.text if self.in_value else "")
            except (ValueError, OverflowError):
                raise BrokenCell(self.attributes.get("r", ""), self.text) from None
        self.in_value = False

    def _check(self, text: str) -> None:
        """ValueError when openpyxl cannot make a value of the cell."""
        if "r" in self.attributes:
            coordinate_to_tuple(self.attributes["r"])
        int(self.attributes.get("s") or 0)
        kind = self.attributes.get("t", "n")
        if not text or kind in ("str", "inlineStr", "e"):
            return
        if kind == "s" and not 0 <= int(text) < self.text_count:
            raise ValueError
        if kind == "b":
            int(text)
        if kind == "d":
            from_ISO8601(text)
        if kind == "n":
            float(text) if set(text) & set(".Ee") else int(text)


def broken_cell(source: IO[bytes], text_count: int) -> BrokenCell | None:
    """The first cell of a worksheet part that cannot be read; None when it is something else.

    `text_count` is the number of shared texts of the workbook.
    """
    scan = _Scan(text_count, {})
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attrs: scan.start(name.rpartition(" ")[2], attrs)
    parser.EndElementHandler = lambda name: scan.end(name.rpartition(" ")[2])
    parser.CharacterDataHandler = scan.add
    try:
        with suppress(expat.ExpatError):
            while chunk := source.read(_CHUNK):
                parser.Parse(chunk, False)
    except BrokenCell as cell:
        return cell
    return None
