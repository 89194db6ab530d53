"""Rule R21: free text must not hold anything that identifies a person.

Works on the text as people write it (full-width digits, hidden characters, spaces or dots inside a
number). Dates and amounts of money are not numbers of persons.
"""

import re
import unicodedata
from functools import lru_cache

_HIDDEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_EMAIL = re.compile(r"[\w.+-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\s?\.\s?[\w-]+)+")
# "số nhà văn hóa" counts houses of culture and names nobody.
_HOUSE = re.compile(r"\bso nha\b(?!\s+(?:van hoa|sinh hoat|tro\b|dan\b))")
_DATE = re.compile(r"(?<!\d)\d{1,2}[-/.]\d{1,2}[-/.](?:20)\d\d(?![-.]?\d)")
_NUMBER = re.compile(r"(?<![\d])\+?\(?\d(?:[ .()_-]{0,2}\d){7,}")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,2}(?: \d{3})+")
_DIGIT = re.compile(r"\d")
_GROUP = re.compile(r"\d+")
_YEAR = re.compile(r"(?:19|20)\d\d")

ID_LENGTHS = (9, 12)
PHONE_LENGTHS = (10, 11)


def _plain(text: str) -> str:
    """`text` without accents, hidden characters and exotic digits, in lower case."""
    text = _HIDDEN.sub("", unicodedata.normalize("NFKC", text)).casefold().replace("đ", "d")
    marks = unicodedata.normalize("NFD", text)
    return "".join(c for c in marks if not unicodedata.combining(c))


def _number_kind(written: str) -> str | None:
    """'phone', 'id' (of a citizen) or None for a number that is nobody's."""
    digits = "".join(_DIGIT.findall(written))
    if digits.startswith("84") and len(digits) in (11, 12) and written.lstrip().startswith("+"):
        return "phone"
    if digits.startswith("0") and len(digits) in PHONE_LENGTHS:
        return "phone"
    if _THOUSANDS.fullmatch(written) or len(digits) not in ID_LENGTHS:
        return None
    groups = _GROUP.findall(written)
    is_id = min(map(len, groups)) >= 3 and not all(_YEAR.fullmatch(group) for group in groups)
    return "id" if is_id else None


@lru_cache(maxsize=4_096)  # bulk files repeat hamlet names and notes
def personal_kind(text: str) -> str | None:
    """What kind of personal data `text` seems to hold: 'email', 'address', 'number' or None."""
    found = personal_detail(text)
    return "number" if found in ("phone", "id") else found


def personal_detail(text: str) -> str | None:
    """The same, with numbers told apart: 'email', 'address', 'phone', 'id' or None."""
    plain = _plain(text)
    if _EMAIL.search(plain):
        return "email"
    if _HOUSE.search(plain):
        return "address"
    numbers = _NUMBER.findall(_DATE.sub(" ", plain))
    return next((kind for number in numbers if (kind := _number_kind(number))), None)


def masked(text: str) -> str:
    """`text` fit to be kept in a problem record: unchanged unless it holds personal data."""
    kind = personal_kind(text)
    if kind is None:
        return text
    hidden = re.sub(r"\d", "•", unicodedata.normalize("NFKC", text))
    return re.sub(r"\S*@\S*", "•@•", hidden) if kind == "email" else hidden
