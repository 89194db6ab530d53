"""The parts of a workbook package: read, changed, added and written back.

Parts that nobody changed are copied as they are. Every part with markup is searched for document
type declarations first: no spreadsheet program writes one.
"""

import posixpath
import re
import zipfile
from dataclasses import dataclass
from io import BytesIO

from campaign.report.corrected_xml import (
    CONTENT_TYPES,
    PACKAGE_RELATIONS,
    NotEditable,
    appended,
    at,
    elements,
    only,
    prefix,
    quoted,
    removed,
    spliced,
)

_TYPES = "[Content_Types].xml"
_OVERRIDES = at("/Types", "/Types/Override", "/Types/Default")
_RELATION = at("/Relationships", "/Relationships/Relationship")
_NO_RELATIONS = f'<Relationships xmlns="{PACKAGE_RELATIONS}"/>'.encode()
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_RELATION_ID = re.compile(r"rId(\d+)")


@dataclass(frozen=True)
class Relation:
    """One relationship of a part; `target` is the full name of the part it leads to."""

    relation_id: str
    kind: str
    target: str


class Parts:
    """The parts of one package and what is to become of them."""

    def __init__(self, content: bytes) -> None:
        """Raises NotEditable when a part declares a document type."""
        self._archive = zipfile.ZipFile(BytesIO(content))
        self._names = {info.filename for info in self._archive.infolist()}
        self._written: dict[str, bytes] = {}
        self._refuse_declarations()

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def read(self, name: str) -> bytes:
        """The content of a part as it stands; raises NotEditable when there is none."""
        if name not in self._names:
            raise NotEditable(f"there is no part {name}")
        return self._written[name] if name in self._written else self._archive.read(name)

    def write(self, name: str, data: bytes) -> None:
        """Give a part, new or known, this content."""
        self._names.add(name)
        self._written[name] = data

    def add(self, stem: str, ending: str, data: bytes, content_type: str) -> str:
        """A new part under a free name that begins with `stem`; gives its name."""
        taken = {name.lower() for name in self._names}
        name, number = f"{stem}.{ending}", 1
        while name.lower() in taken:
            name, number = f"{stem}{number}.{ending}", number + 1
        self.write(name, data)
        self._declare(name, ending, content_type)
        return name

    def remove(self, name: str) -> None:
        """Take a part away, with its relationships and its content type."""
        for gone in (name, _relations_of(name)):
            self._names.discard(gone)
            self._written.pop(gone, None)
        types = self.read(_TYPES)
        found = elements(types, _OVERRIDES, CONTENT_TYPES)
        mine = [e for e in found if e.attributes.get("PartName") == f"/{name}"]
        self.write(_TYPES, spliced(types, map(removed, mine)))

    def relations(self, part: str) -> list[Relation]:
        """Where a part ('' for the package) leads inside the package."""
        name = _relations_of(part)
        if name not in self._names:
            return []
        found = elements(self.read(name), _RELATION, PACKAGE_RELATIONS)
        return [
            Relation(
                str(e.attributes.get("Id")),
                str(e.attributes.get("Type")),
                _absolute(part, str(e.attributes.get("Target"))),
            )
            for e in found[1:]
            if e.attributes.get("TargetMode") != "External"
        ]

    def related(self, part: str, kind: str) -> str | None:
        """The part that `part` leads to by a relationship whose type ends with `kind`."""
        targets = [r.target for r in self.relations(part) if r.kind.endswith(f"/{kind}")]
        return targets[0] if targets else None

    def relate(self, part: str, kind: str, target: str) -> str:
        """Add a relationship of `part` to the part `target`; gives its id."""
        name = _relations_of(part)
        data = self.read(name) if name in self._names else _NO_RELATIONS
        found = elements(data, _RELATION, PACKAGE_RELATIONS)
        ids = [_RELATION_ID.fullmatch(e.attributes.get("Id", "")) for e in found[1:]]
        new_id = f"rId{max((int(match[1]) for match in ids if match), default=0) + 1}"
        entry = (
            f"<{prefix(found[0])}Relationship Id={quoted(new_id)} Type={quoted(kind)} "
            f"Target={quoted('/' + target)}/>"
        )
        self.write(name, spliced(data, appended(found[0], entry)))
        return new_id

    def unrelate(self, part: str, relation_id: str) -> None:
        """Remove a relationship of `part`."""
        name = _relations_of(part)
        found = elements(self.read(name), _RELATION, PACKAGE_RELATIONS)
        mine = [e for e in found if e.attributes.get("Id") == relation_id]
        self.write(name, spliced(self.read(name), map(removed, mine)))

    def saved(self) -> bytes:
        """The package, its parts in their old order and the new ones after them."""
        result = BytesIO()
        with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as archive:
            old = [i.filename for i in self._archive.infolist() if i.filename in self._names]
            new = sorted(self._names.difference(old))
            for name in [*old, *new]:
                # A fixed date: the same workbook marked twice is the same file.
                info = zipfile.ZipInfo(name)
                info.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(info, self.read(name))
        return result.getvalue()

    def _declare(self, name: str, ending: str, content_type: str) -> None:
        """A VML drawing is known by its ending, as spreadsheet programs do; others by name."""
        types = self.read(_TYPES)
        found = elements(types, _OVERRIDES, CONTENT_TYPES)
        root = only(found, "/Types")
        is_known = any(e.attributes.get("Extension", "").lower() == ending for e in found)
        if ending == "vml":
            if is_known:
                return
            entry = f"Default Extension={quoted(ending)}"
        else:
            entry = f"Override PartName={quoted('/' + name)}"
        new = f"<{prefix(root)}{entry} ContentType={quoted(content_type)}/>"
        self.write(_TYPES, spliced(types, appended(root, new)))

    def _refuse_declarations(self) -> None:
        for name in self._names:
            if name.endswith((".xml", ".rels")) and _DECLARATION.search(self._archive.read(name)):
                raise NotEditable(f"{name} declares a document type")


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _absolute(part: str, target: str) -> str:
    if target.startswith("/"):
        return target[1:]
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), target))
