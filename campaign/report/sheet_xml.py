"""One pass over a worksheet's XML for what openpyxl's streaming mode keeps to itself.

It finds formulas without a stored result and merged ranges, which both read as blank, hidden rows,
and rows and cells that are out of order, which openpyxl drops without a word.
"""

from dataclasses import dataclass, field
from typing import IO
from xml.parsers import expat

_CHUNK = 256 * 1024
_HEAD_CHUNK = 4 * 1024
LAST_ROW = 1_048_576


class CellsOutOfOrder(ValueError):
    """A worksheet numbers its rows or cells in a way that no spreadsheet program writes.

    `address` is the cell (or the row number) at which that was noticed.
    """

    def __init__(self, address: str) -> None:
        super().__init__(f"out of order at {address!r}")
        self.address = address


class MarkupDeclared(ValueError):
    """A worksheet declares entities or a document type: no spreadsheet program does."""


@dataclass
class Marks:
    """Addresses of formulas without a result, merged ranges ('C5:C9'), numbers of hidden rows."""

    open_formulas: set[str] = field(default_factory=set)
    merged: list[str] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)


@dataclass
class _Scan:
    """The state of the pass: the cell that is open and what it has shown so far."""

    marks: Marks
    row: int = 0
    column: tuple[int, str] = (0, "")
    address: str = ""
    is_text: bool = False
    is_shared: bool = False
    has_formula: bool = False
    has_value: bool = False
    in_value: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self._next_cell(attributes.get("r", ""))
            kind = attributes.get("t")
            self.is_text, self.is_shared = kind == "str", kind == "s"
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
            # Python would count from the end of the list of shared texts and find another text.
            if self.is_shared and "-" in data:
                raise ValueError(f"{self.address} names the shared text {data}")

    def end(self, name: str) -> None:
        if name == "v":
            self.in_value = False
        elif name == "c" and self.has_formula and not self.has_value:
            self.marks.open_formulas.add(self.address)

    def _next_row(self, attributes: dict[str, str]) -> None:
        number = int(attributes.get("r", self.row + 1))
        # A row number beyond the sheet would make openpyxl deliver blank rows up to there.
        if not self.row < number <= LAST_ROW:
            raise CellsOutOfOrder(attributes.get("r", str(number)))
        self.row = number
        self.column = (0, "")
        if attributes.get("hidden", "0") not in ("0", "false"):
            self.marks.hidden_rows.add(number)

    def _next_cell(self, address: str) -> None:
        letters = address.rstrip("0123456789")
        column = (len(letters), letters)  # A … Z, AA …: shorter first, then by the alphabet
        if address and (column <= self.column or address != f"{letters}{self.row}"):
            raise CellsOutOfOrder(address)
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


def declares_markup(source: IO[bytes]) -> bool:
    """Whether a part has a document type before its first element, in whatever encoding.

    A part that is not XML has none.
    """
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_declaration
    parser.StartElementHandler = _end_of_head
    try:
        while chunk := source.read(_HEAD_CHUNK):
            parser.Parse(chunk, False)
    except MarkupDeclared:
        return True
    except (_EndOfHead, expat.ExpatError, LookupError, ValueError):
        return False  # an encoding that is not known here is not known to openpyxl either
    return False


class _EndOfHead(Exception):
    """The first element begins: nothing can be declared from here on."""


def _end_of_head(*_: object) -> None:
    raise _EndOfHead


def _refuse_declaration(*_: object) -> None:
    raise MarkupDeclared
