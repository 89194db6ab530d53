"""Spellings of ward names: when do two texts write the same name? Nothing here is a guess.

Two spellings agree when they have the same letters in the same order, and every diacritic that
is written is also in the official name. So "Hoà Xá", "Hòa Xa" and "HOA XA" all agree with
"Hòa Xá", but "Tây Mồ" does not agree with "Tây Mỗ": a missing mark is a habit, a different mark
is a different word.
"""

import re
import unicodedata
from dataclasses import dataclass

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")  # grave, acute, tilde, hook above, dot below
_STROKE = "\u0335"  # stands for the bar of đ, so that it is a mark like the others

# Letters of other alphabets that look the same in print; copied names hold them unseen.
_LOOK_ALIKES = str.maketrans(
    "ÐðƉɖ" + "АВЕКМНОРСТУХІЅЈаеорсухіѕј" + "ΑΒΕΗΙΚΜΝΟΡΤΥΧΖο" + "ıł",
    "ĐđĐđ" + "ABEKMHOPCTYXISJaeopcyxisj" + "ABEHIKMNOPTYXZo" + "il",
)
_UNIT = re.compile(r"^(?:ubnd|uy ban nhan dan)\s+")
_CITY = re.compile(r"\s+(?:(?:tp|thanh pho)\s+)?ha noi$")
_TYPES = (("phường", "phuong"), ("p", "phuong"), ("xã", "xa"), ("x", "xa"))


@dataclass(frozen=True)
class Letter:
    """A base letter or digit, lower case, with its marks apart from the tone, and the tone."""

    base: str
    marks: frozenset[str]
    tone: str = ""


def clean(text: str) -> str:
    """`text` in NFC with look-alikes and invisible characters mended, separators as one space."""
    folded = unicodedata.normalize("NFKC", text).translate(_LOOK_ALIKES)
    visible = "".join(c for c in folded if unicodedata.category(c) != "Cf")
    letters = unicodedata.normalize("NFD", visible)
    kept = (c if c.isalnum() or unicodedata.combining(c) else " " for c in letters)
    return unicodedata.normalize("NFC", " ".join("".join(kept).split()))


def letters(text: str) -> tuple[Letter, ...]:
    """The letters of a cleaned text without its spaces, each with its marks and tone."""
    found: list[Letter] = []
    for char in unicodedata.normalize("NFD", text.casefold()):
        if char == "đ":
            found.append(Letter("d", frozenset(_STROKE)))
        elif char in _TONES and found:
            last = found[-1]
            found[-1] = Letter(last.base, last.marks, last.tone + char)
        elif unicodedata.combining(char) and found:
            last = found[-1]
            found[-1] = Letter(last.base, last.marks | {char}, last.tone)
        elif char.isalnum():
            found.append(Letter(char, frozenset()))
    return tuple(found)


def plain_key(text: str) -> str:
    """Lower-case letters and digits of `text` without diacritics and spaces ('hoaxa')."""
    return "".join(letter.base for letter in letters(clean(text)))


def plain_words(text: str) -> str:
    """Like `plain_key` but with one space between the words ('hoa xa'), for searching."""
    return " ".join(plain_key(word) for word in clean(text).split())


def agrees(written: str, official: str) -> bool:
    """Whether `written` spells `official`: same letters, and no mark that is not in `official`.

    The tone belongs to the syllable, not to a letter: "Hoà" and "Hòa" are the same syllable.
    """
    rest = letters(clean(written))
    for syllable in clean(official).split():
        own = letters(syllable)
        part, rest = rest[: len(own)], rest[len(own) :]
        if tuple(letter.base for letter in part) != tuple(letter.base for letter in own):
            return False
        if any(not p.marks <= o.marks for p, o in zip(part, own, strict=True)):
            return False
        tone = "".join(letter.tone for letter in own)
        if "".join(letter.tone for letter in part) not in ("", tone):
            return False
    return not rest


def readings(text: str) -> tuple[tuple[str, str | None], ...]:
    """What a written ward may mean, most literal first: (name, type 'phuong'/'xa' or None).

    The whole text comes first, because "Phuong Liet" is a ward and not the ward "Liet".
    """
    whole = clean(text)
    found: list[tuple[str, str | None]] = [(whole, None)]
    words = whole.split()
    plain = plain_words(whole)
    city = _CITY.search(plain)
    if city:
        words = words[: len(plain[: city.start()].split())]
    unit = _UNIT.match(plain)
    if unit:
        words = words[len(unit.group().split()) :]
    if len(words) != len(whole.split()):
        found.append((" ".join(words), None))
    if len(words) > 1:
        types = (code for word, code in _TYPES if agrees(words[0], word))
        found.extend((" ".join(words[1:]), ward_type) for ward_type in types)
    return tuple(found)
