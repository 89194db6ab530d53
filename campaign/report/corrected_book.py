"""The workbook part: which sheets there are, and a sheet of ours put first or taken away."""

from dataclasses import dataclass

from campaign.report.corrected_cells import deselected
from campaign.report.corrected_package import Parts
from campaign.report.corrected_styles import PLAIN_STYLES, Styles
from campaign.report.corrected_xml import (
    RELATIONS,
    Edit,
    Element,
    NotEditable,
    at,
    elements,
    only,
    prefix,
    quoted,
    removed,
    retagged,
    spliced,
)

_SHEETS, _SHEET = "/workbook/sheets", "/workbook/sheets/sheet"
_VIEW, _NAME = "/workbook/bookViews/workbookView", "/workbook/definedNames/definedName"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_STYLES_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"


@dataclass(frozen=True)
class BookSheet:
    """A sheet of the workbook: its title, the name of its part, and its relationship."""

    title: str
    part: str
    relation_id: str
    is_worksheet: bool
    is_visible: bool


class Book:
    """The workbook inside a package."""

    def __init__(self, parts: Parts) -> None:
        """Raises NotEditable when the package has no workbook."""
        part = parts.related("", "officeDocument")
        if part is None:
            raise NotEditable("the package has no workbook")
        self._parts, self._part = parts, part

    def sheets(self) -> list[BookSheet]:
        """The sheets in their order."""
        relations = {r.relation_id: r for r in self._parts.relations(self._part)}
        found = []
        for element in self._elements(_SHEET):
            relation = relations[element.attributes[f"{RELATIONS} id"]]
            found.append(
                BookSheet(
                    element.attributes["name"],
                    relation.target,
                    relation.relation_id,
                    relation.kind.endswith("/worksheet"),
                    element.attributes.get("state", "visible") == "visible",
                )
            )
        return found

    def styles(self) -> tuple[str, Styles]:
        """The name of the part with the formats, made if there is none, and the formats."""
        name = self._parts.related(self._part, "styles")
        if name is None:
            name = self._parts.add("xl/styles", "xml", PLAIN_STYLES, _STYLES_TYPE)
            self._parts.relate(self._part, f"{RELATIONS}/styles", name)
        return name, Styles(self._parts.read(name))

    def add_first(self, title: str, data: bytes) -> None:
        """Add a worksheet in front of the others and make it the one that is shown."""
        for sheet in self.sheets():
            before = self._parts.read(sheet.part)
            after = deselected(before)
            if after != before:
                self._parts.write(sheet.part, after)
        part = self._parts.add("xl/worksheets/sheetCanSua", "xml", data, _SHEET_TYPE)
        relation_id = self._parts.relate(self._part, f"{RELATIONS}/worksheet", part)
        found = self._elements(_SHEETS, _SHEET, _VIEW, _NAME)
        sheets = [e for e in found if e.path == _SHEET]
        new_id = max(int(sheet.attributes["sheetId"]) for sheet in sheets) + 1
        entry = (
            f"<{prefix(sheets[0])}sheet xmlns:r={quoted(RELATIONS)} name={quoted(title)} "
            f'sheetId="{new_id}" r:id={quoted(relation_id)}/>'
        )
        place = only(found, _SHEETS).inner
        edits = [(place, place, entry.encode()), *_moved(found, 0, 1)]
        views = (e for e in found if e.path == _VIEW)
        edits += [retagged(view, activeTab="0", firstSheet=None) for view in views]
        self._write(edits)

    def remove(self, sheet: BookSheet) -> None:
        """Take a worksheet out of the workbook, with the names that are its own."""
        index = self.sheets().index(sheet)
        found = self._elements(_SHEET, _NAME)
        gone = [e for e in found if e.path == _SHEET][index]
        self._write([removed(gone), *_moved(found, index, -1)])
        self._parts.unrelate(self._part, sheet.relation_id)
        self._parts.remove(sheet.part)

    def _elements(self, *paths: str) -> list[Element]:
        return elements(self._parts.read(self._part), at(*paths))

    def _write(self, edits: list[Edit]) -> None:
        self._parts.write(self._part, spliced(self._parts.read(self._part), edits))


def _moved(found: list[Element], index: int, step: int) -> list[Edit]:
    """The edits to names of single sheets (print areas), which count sheets by their place."""
    edits: list[Edit] = []
    for name in found:
        own = name.attributes.get("localSheetId") if name.path == _NAME else None
        if own is None or int(own) < index:
            continue
        if step < 0 and int(own) == index:
            edits.append(removed(name))
        else:
            edits.append(retagged(name, localSheetId=str(int(own) + step)))
    return edits
