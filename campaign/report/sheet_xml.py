"""One pass over a worksheet's XML for what openpyxl's streaming mode keeps to itself.

It finds formulas without a stored result and merged ranges, which both read as blank, and rows
and cells that are out of order, which openpyxl drops without a word.
"""

from dataclasses import dataclass, field
from typing import IO
from xml.parsers import expat

_CHUNK = 256 * 1024


class CellsOutOfOrder(ValueError):
    """A worksheet numbers its rows or cells in a way that no spreadsheet program writes."""


class MarkupDeclared(ValueError):
    """A worksheet declares entities or a document type: no spreadsheet program does."""


@dataclass
class Marks:
    """Addresses of formulas without a result, and merged ranges ('C5:C9')."""

    open_formulas: set[str] = field(default_factory=set)
    merged: list[str] = field(default_factory=list)


@dataclass
class _Scan:
    """The state of the pass: the cell that is open and what it has shown so far."""

    marks: Marks
    row: int = 0
    column: tuple[int, str] = (0, "")
    address: str = ""
    is_text: bool = False
    has_formula: bool = False
    has_value: bool = False
    in_value: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self._next_cell(attributes.get("r", ""))
            self.is_text = attributes.get("t") == "str"
            self.has_formula = self.has_value = False
        elif name == "v":
            self.in_value = True
            # LibreOffice stores the result "" as an empty value of type str: that is a result.
            self.has_value = self.is_text
        elif name == "f":
            self.has_formula = True
        elif name == "row":
            self._next_row(attributes)
        elif name == "mergeCell":
            self.marks.merged.append(attributes.get("ref", ""))

    def text(self, data: str) -> None:
        if self.in_value and data.strip():
            self.has_value = True

    def end(self, name: str) -> None:
        if name == "v":
            self.in_value = False
        elif name == "c" and self.has_formula and not self.has_value:
            self.marks.open_formulas.add(self.address)

    def _next_row(self, attributes: dict[str, str]) -> None:
        number = int(attributes.get("r", self.row + 1))
        if number <= self.row:
            raise CellsOutOfOrder(f"row {number} after row {self.row}")
        self.row = number
        self.column = (0, "")

    def _next_cell(self, address: str) -> None:
        letters = address.rstrip("0123456789")
        column = (len(letters), letters)  # A … Z, AA …: shorter first, then by the alphabet
        if address and column <= self.column:
            raise CellsOutOfOrder(f"cell {address} after column {self.column[1]}")
        self.address, self.column = address, column


def marks_of(source: IO[bytes]) -> Marks:
    """The marks of a worksheet part.

    Raises CellsOutOfOrder, MarkupDeclared, expat.ExpatError or ValueError for a broken part.
    """
    scan = _Scan(Marks())
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attrs: scan.start(name.rpartition(" ")[2], attrs)
    parser.EndElementHandler = lambda name: scan.end(name.rpartition(" ")[2])
    parser.CharacterDataHandler = scan.text
    parser.StartDoctypeDeclHandler = _refuse_declaration
    while chunk := source.read(_CHUNK):
        parser.Parse(chunk, False)
    parser.Parse(b"", True)
    return scan.marks


def _refuse_declaration(*_: object) -> None:
    raise MarkupDeclared
