"""Spellings: when do two texts write the same word? Nothing here is a guess.

Two spellings agree when they have the same letters in the same order and either the same
diacritics or none at all. So "Hoà Xá" and "HOA XA" agree with "Hòa Xá"; "Tây Mồ" does not agree
with "Tây Mỗ", nor the old ward "Sơn Đông" with "Sơn Đồng": some marks make another word.
"""

import unicodedata
from typing import NamedTuple

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")  # grave, acute, tilde, hook above, dot below
_STROKE = "\u0335"  # stands for the bar of đ, so that it is a mark like the others
_BLANKS = " \t\r\n\v\f\u00a0\u200b\u202f\u2060\ufeff"

# Letters of other alphabets that look the same in print; copied names hold them unseen.
_LOOK_ALIKES = str.maketrans(
    "ÐðƉɖ" + "АВЕКМНОРСТУХІЅЈаеорсухіѕј" + "ΑΒΕΗΙΚΜΝΟΡΤΥΧΖο" + "ıł",
    "ĐđĐđ" + "ABEKMHOPCTYXISJaeopcyxisj" + "ABEHIKMNOPTYXZo" + "il",
)


class Letter(NamedTuple):
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


def trim(text: str) -> str:
    """`text` without blanks at its ends, the invisible ones of web pages and exports included."""
    return text.strip(_BLANKS)


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
    return _bases(clean(text))


def plain_words(text: str) -> str:
    """Like `plain_key` but with one space between the words ('hoa xa'), for searching."""
    return " ".join(_bases(word) for word in clean(text).split())


def agrees(written: str, official: str) -> bool:
    """Whether `written` spells `official`: the same letters with the same marks, or with none.

    The tone belongs to the syllable, not to a letter: "Hoà" and "Hòa" are the same syllable.
    """
    rest = letters(clean(written))
    is_plain = not any(letter.marks or letter.tone for letter in rest)
    for syllable in clean(official).split():
        own = letters(syllable)
        part, rest = rest[: len(own)], rest[len(own) :]
        if [letter.base for letter in part] != [letter.base for letter in own]:
            return False
        if not is_plain and _sound(part) != _sound(own):
            return False
    return not rest


def _bases(cleaned: str) -> str:
    return "".join(letter.base for letter in letters(cleaned))


def _sound(syllable: tuple[Letter, ...]) -> tuple[list[frozenset[str]], str]:
    """The marks of each letter, and the tone wherever in the syllable it stands."""
    return [letter.marks for letter in syllable], "".join(letter.tone for letter in syllable)
