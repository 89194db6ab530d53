"""Mutations that get past the container: one part of a ZIP, one field of a CSV, then packed again.

A byte mutator alone breaks checksums and compressed data, and everything behind them stays unseen.
"""

import random
import re
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO

ByteMutator = Callable[[bytes, int], bytes]
_CHANGES = 4  # at most so many changes at a time
_PACK_SPEED = 1
_READ_LIMIT = 1_000_000

_CELL = re.compile(rb'<c r="[A-Z]+[0-9]+"[^>]*?(?:/>|>.*?</c>)', re.DOTALL)
_ATTRIBUTE = re.compile(rb'[\w:]+="[^"]*"')
_NUMBER = re.compile(rb"-?[0-9]+(?:\.[0-9]+)?")
_ELEMENT = re.compile(rb"<(\w+)(?: [^>]*)?(?:/>|>[^<]*</\1>)")
_FIELD = re.compile(rb"[^;,\t\r\n]*")

REFERENCES = (b"A0", b"A1", b"XFD1048576", b"ZZZZ1", b"B2", b"B2:C3", b"", b"1", b"A-1", b"$A$1")
TYPES = (b"s", b"str", b"inlineStr", b"b", b"n", b"e", b"d", b"x", b"")
NUMBERS = (
    b"0 -1 1 2 9 60 99 255 1e308 -1e308 NaN INF -INF 1e-320 0.5 1.043 45881 45881.64 2958466 "
    b"-693594 4294967296 9007199254740993 99999999999999999999 1_000 0x10 1E400"
).split()
TEXTS = (
    (
        "1.043|1,043|57,05|1 043|１２|12/08/2025|08/13/2025|2025-08-12|31/02/2025|15:30|15h30|25:00"
        "|Có|Không|chợ|Điểm PVHCC|00118|118|Bồ Đề|Bồ Đề|Ba Đình|Ngày báo cáo|=1+1|@SUM(A1)"
        "|gọi 0912345678|001085012345|a@b.vn|số nhà 12|_x0000_|_xD800_|&#0;|&#xFFFF;|]]>|<f>1</f>"
        "|\"|'|\x00|\x1f|\u200b|\ufeff|\u202e|\U0001f600"
    )
    .encode()
    .split(b"|")
)
SNIPPETS = (
    b'<!DOCTYPE a [<!ENTITY b "c">]>',
    b"<f>1+1</f>",
    b"<f/><v/>",
    b"<is><t>x</t></is>",
    b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
    b'<mergeCell ref="B2:C3"/>',
    b'<dimension ref="A1:XFD1048576"/>',
    b'<row r="1048576"><c r="A1048576"><v>1</v></c></row>',
    b'<row r="0"/>',
    b"<!--x-->",
    b"<![CDATA[x]]>",
    b'<workbookPr date1904="1"/>',
    b' state="hidden"',
    b' state="veryHidden"',
    b' hidden="1"',
    b"\xef\xbb\xbf",
    b'Target="../../etc/passwd"',
    b'TargetMode="External"',
)


def mutated(data: bytes, max_size: int, seed: int, mutate_bytes: ByteMutator) -> bytes:
    """`data` changed in a few places; `mutate_bytes(data, max_size)` makes the blind changes."""
    chance = random.Random(seed)
    if chance.random() < 0.1:
        return mutate_bytes(data, max_size)
    parts = _unpacked(data)
    if parts is None:
        return _text_mutated(data, chance, mutate_bytes)[:max_size]
    for _ in range(chance.randint(1, _CHANGES)):
        _change_parts(parts, chance, mutate_bytes)
    packed = _packed(parts, chance)
    return packed if len(packed) <= max_size else data


def crossed(first: bytes, second: bytes, max_size: int, seed: int) -> bytes:
    """A file with parts (or lines) of both."""
    chance = random.Random(seed)
    left, right = _unpacked(first), _unpacked(second)
    if left is None or right is None:
        lines = [*first.splitlines(keepends=True)[:50], *second.splitlines(keepends=True)[:50]]
        return b"".join(line for line in lines if chance.random() < 0.7)[:max_size]
    for name, content in right.items():
        if chance.random() < 0.3:
            left[name] = content
    packed = _packed(left, chance)
    return packed if len(packed) <= max_size else first


def _unpacked(data: bytes) -> dict[str, bytes] | None:
    if not data.startswith(b"PK"):
        return None
    parts = {}
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            for part in archive.infolist()[:80]:
                if part.file_size <= _READ_LIMIT:
                    parts[part.filename] = archive.read(part)
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, RuntimeError, EOFError):
        return None  # broken already: the plain mutations go on with it
    return parts or None


def _packed(parts: dict[str, bytes], chance: random.Random) -> bytes:
    content = BytesIO()
    method = zipfile.ZIP_STORED if chance.random() < 0.05 else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(content, "w", method, compresslevel=_PACK_SPEED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data, method, _PACK_SPEED)
    return content.getvalue()


def _change_parts(parts: dict[str, bytes], chance: random.Random, mutate: ByteMutator) -> None:
    sheets = [name for name in parts if "sheet" in name and "rels" not in name]
    name = chance.choice(sheets if sheets and chance.random() < 0.6 else list(parts))
    how = chance.random()
    if how < 0.03 and len(parts) > 1:
        del parts[name]
    elif how < 0.06:
        parts[chance.choice(("a.csv", "xl/worksheets/sheet9.xml", "../a", name + "x"))] = parts[
            name
        ]
    elif name.endswith((".xml", ".rels")):
        parts[name] = _xml_mutated(parts[name], chance, mutate)
    else:
        inner = parts[name]
        parts[name] = mutated(inner, len(inner) + 2_000, chance.randrange(2**32), mutate)


def _xml_mutated(data: bytes, chance: random.Random, mutate: ByteMutator) -> bytes:
    how = chance.random()
    if how < 0.15:
        return mutate(data, len(data) + 500)
    if how < 0.30:
        return _replaced(data, _CELL, chance, lambda found: found + found)
    if how < 0.38:
        return _replaced(data, _ELEMENT, chance, lambda found: b"")
    if how < 0.60:
        return _replaced(data, _ATTRIBUTE, chance, lambda found: _attribute(found, chance))
    if how < 0.80:
        return _replaced(data, _NUMBER, chance, lambda found: chance.choice(NUMBERS))
    if how < 0.90:
        text = re.compile(rb"(?<=>)[^<]+(?=<)")
        return _replaced(data, text, chance, lambda found: chance.choice((*TEXTS, *NUMBERS)))
    if how < 0.93 and b"UTF-16" not in data:
        return data.decode("utf-8", "replace").encode("utf-16")
    place = data.find(b">", chance.randrange(len(data) or 1)) + 1
    return data[:place] + chance.choice(SNIPPETS) + data[place:]


def _attribute(found: bytes, chance: random.Random) -> bytes:
    name = found.partition(b"=")[0]
    if chance.random() < 0.15:
        return b""
    values = {b"r": REFERENCES, b"ref": REFERENCES, b"t": TYPES}.get(name, (*NUMBERS, *TEXTS[:12]))
    if chance.random() < 0.2:
        name = chance.choice((b"r", b"t", b"s", b"ref", b"hidden", b"state", b"r:id", b"count"))
    return name + b'="' + chance.choice(values) + b'"'


def _replaced(
    data: bytes, pattern: re.Pattern[bytes], chance: random.Random, new: Callable[[bytes], bytes]
) -> bytes:
    """`data` with one match of `pattern`, anywhere, replaced."""
    start = chance.randrange(len(data) or 1)
    match = pattern.search(data, start) or pattern.search(data)
    if match is None:
        return data
    return data[: match.start()] + new(match[0]) + data[match.end() :]


def _text_mutated(data: bytes, chance: random.Random, mutate: ByteMutator) -> bytes:
    for _ in range(chance.randint(1, _CHANGES)):
        how = chance.random()
        if how < 0.25:
            data = mutate(data, len(data) + 200)
        elif how < 0.70:
            data = _replaced(data, _FIELD, chance, lambda _: chance.choice((*TEXTS, *NUMBERS)))
        elif how < 0.85:
            lines = data.splitlines(keepends=True) or [b""]
            place = chance.randrange(len(lines))
            lines[place : place + 1] = lines[place : place + 1] * chance.choice((0, 2))
            data = b"".join(lines)
        elif how < 0.95:
            old, new = chance.choice((b";", b",", b"\t")), chance.choice((b";", b",", b"\t", b'"'))
            data = data.replace(old, new, chance.choice((1, -1)))
        else:
            text = data.decode("utf-8", "replace")
            data = text.encode(
                chance.choice(("utf-16", "utf-16-le", "cp1258", "utf-8-sig")), "replace"
            )
    return data
