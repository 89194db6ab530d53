"""Changing a few places of an XML part while every other byte stays as it was.

A part is read once for the places of the wanted elements; the changes are spliced into the bytes.
Namespaces, extensions and anything this program has never heard of survive, because nothing is
written anew.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_UTF16 = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")
_ENCODINGS = (None, "utf-8", "utf8", "us-ascii", "ascii")
_START_TAG = re.compile(rb"""<[^\s/>"']+(?:\s+[^\s=]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*/?>""")
_PREFIX = re.compile(rb"<([\w.-]+:)?")
# What XML 1.0 cannot hold at all; an officer's text may (a cell copied out of another program).
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")

Edit = tuple[int, int, bytes]
Keep = Callable[[str, Mapping[str, str]], bool]


class NotEditable(ValueError):
    """A part is not shaped as spreadsheet programs write it; nothing is changed then."""


@dataclass(slots=True)
class Element:
    """One element of a part: its path ('/worksheet/cols/col'), attributes and byte offsets.

    `tag` is its start tag; the content lies between `inner` and `inner_end`. Names outside the
    part's own namespace carry theirs in front ('uri name').
    """

    path: str
    attributes: Mapping[str, str]
    tag: bytes
    start: int
    inner_end: int = -1
    end: int = -1

    @property
    def inner(self) -> int:
        """Where the content begins."""
        return self.start + len(self.tag)

    @property
    def is_empty(self) -> bool:
        """Whether it is written as <one tag/>."""
        return self.tag.endswith(b"/>")


class _Enough(Exception):
    """Ends a reading before the end of the part."""


def elements(
    data: bytes, keep: Keep, namespace: str = MAIN, until: str | None = None
) -> list[Element]:
    """The elements for which `keep(path, attributes)` is true, in the order of their start tags.

    Reading ends at the element `until`. Raises NotEditable for another encoding than UTF-8, for
    declarations of entities and for another namespace, expat.ExpatError for broken XML.
    """
    if data.startswith(_UTF16):
        raise NotEditable("a part is not UTF-8")
    reading = _Reading(data, keep, f"{namespace} ", until)
    with suppress(_Enough):
        reading.parser.Parse(data, True)
    return reading.found


class _Reading:
    """One pass over a part that notes the places of elements."""

    def __init__(self, data: bytes, keep: Keep, own: str, until: str | None) -> None:
        self._data, self._keep, self._own, self._until = data, keep, own, until
        self._paths = [""]
        self._opened: list[tuple[int, Element]] = []
        self.found: list[Element] = []
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.StartDoctypeDeclHandler = _refuse_declaration
        self.parser.XmlDeclHandler = _refuse_encoding

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name.startswith(self._own):
            label = name[len(self._own) :]
        elif len(self._paths) == 1:
            raise NotEditable(f"a part begins with {name}")
        else:
            # A foreign name holds an address; its slashes must not count as steps of the path.
            label = name.replace("/", "|")
        path = f"{self._paths[-1]}/{label}"
        if path == self._until:
            raise _Enough
        self._paths.append(path)
        if self._keep(path, attributes):
            offset = self.parser.CurrentByteIndex
            tag = _START_TAG.match(self._data, offset)
            if tag is None:
                raise NotEditable(f"the start of {path} was not found")
            self.found.append(Element(path, attributes, tag.group(), offset))
            self._opened.append((len(self._paths), self.found[-1]))

    def _end(self, _name: str) -> None:
        if self._opened and self._opened[-1][0] == len(self._paths):
            element = self._opened.pop()[1]
            element.inner_end = element.end = element.inner
            if not element.is_empty:
                element.inner_end = self.parser.CurrentByteIndex
                element.end = self._data.index(b">", element.inner_end) + 1
        self._paths.pop()


def _refuse_declaration(*_: object) -> None:
    raise NotEditable("a part declares a document type")


def _refuse_encoding(_version: str, encoding: str | None, _standalone: int) -> None:
    if (encoding.lower() if encoding else None) not in _ENCODINGS:
        raise NotEditable(f"a part is written in {encoding}")


def at(*wanted: str) -> Keep:
    """Keep the elements at these paths."""
    paths = frozenset(wanted)
    return lambda path, _attributes: path in paths


def only(found: Iterable[Element], path: str) -> Element:
    """The only element at `path`; raises NotEditable when there is another number of them."""
    matches = [element for element in found if element.path == path]
    if len(matches) != 1:
        raise NotEditable(f"{len(matches)} elements {path}")
    return matches[0]


def prefix(element: Element) -> str:
    """The namespace prefix that `element` is written with: 'x:' or ''."""
    match = _PREFIX.match(element.tag)
    return (match.group(1) or b"").decode() if match else ""


def spliced(data: bytes, edits: Iterable[Edit]) -> bytes:
    """`data` with each (start, end, new bytes) carried out; edits must not overlap."""
    pieces, position = [], 0
    for start, end, new in sorted(edits, key=lambda edit: edit[:2]):
        if start < position:
            raise NotEditable("two changes of the same place")
        pieces += [data[position:start], new]
        position = end
    return b"".join([*pieces, data[position:]])


def changed(tag: bytes, **attributes: str | None) -> bytes:
    """A start tag with these attributes set, or removed when None."""
    for name, value in attributes.items():
        own = re.compile(rb"""\s+%s\s*=\s*(?:"[^"]*"|'[^']*')""" % name.encode())
        new = b"" if value is None else f" {name}={quoted(value)}".encode()
        if own.search(tag):
            tag = own.sub(lambda _match, new=new: new, tag, count=1)  # type: ignore[misc]
        else:
            close = len(tag) - (2 if tag.endswith(b"/>") else 1)
            tag = tag[:close].rstrip() + new + tag[close:]
    return tag


def retagged(element: Element, **attributes: str | None) -> Edit:
    """The edit that changes attributes of `element`."""
    return (element.start, element.inner, changed(element.tag, **attributes))


def appended(element: Element, content: str, **attributes: str | None) -> list[Edit]:
    """The edits that add `content` as the last of `element`, and change its attributes."""
    tag = changed(element.tag, **attributes)
    if not element.is_empty:
        return [
            (element.start, element.inner, tag),
            (element.inner_end, element.inner_end, content.encode()),
        ]
    name = tag[1:].split(None, 1)[0].rstrip(b"/>")
    opened = tag.removesuffix(b"/>").rstrip() + b">"
    return [(element.start, element.end, opened + content.encode() + b"</" + name + b">")]


def removed(element: Element) -> Edit:
    """The edit that takes `element` away."""
    return (element.start, element.end, b"")


def quoted(text: str) -> str:
    """`text` as an attribute value with its quotes."""
    return quoteattr(_FORBIDDEN.sub("\ufffd", text))


def content(text: str, most: int) -> str:
    """`text` as element content of a spreadsheet, cut to `most` characters."""
    short = text if len(text) <= most else text[: most - 1] + "…"
    return escape(_ESCAPED.sub("_x005F_", _FORBIDDEN.sub("\ufffd", short)))
