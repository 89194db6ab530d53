"""Rule R21: free text must not hold anything that identifies a person.

Works on the text as people write it (full-width digits, hidden characters, spaces or dots inside a
number). Dates and amounts of money are not numbers of persons. Where the form of a number leaves it
open, the words beside it decide: "CCCD 123 456 789 012" is no amount, "hồ sơ 84912345678" no
telephone.
"""

import re
import unicodedata
from functools import lru_cache

_HIDDEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_EMAIL = re.compile(r"[\w.+-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\s?\.\s?[\w-]+)+")
# "số nhà văn hóa" counts houses of culture and names nobody.
_HOUSE = re.compile(r"\bso nha\b(?!\s+(?:van hoa|sinh hoat|tro\b|dan\b))|\bnha so\s*\d")
_DATE = re.compile(r"(?<!\d)\d{1,2}[-/.]\d{1,2}[-/.](?:20)\d\d(?![-.]?\d)")
_NUMBER = re.compile(r"(?<![\d])\+?\(?\d(?:[ .()_-]{0,2}\d){7,}")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,2}(?: \d{3})+")
# Without a plus the country's code is told by the length of what follows: mobile, or landline.
_COUNTRY_CODE = re.compile(r"(?:00)?84(?:[35789]\d{8}|2\d{9})")
_ID_WORDS = re.compile(
    r"\b(?:cccd|cmnd|cmtnd|cmt|can cuoc|chung minh (?:nhan dan|thu)|dinh danh|ho chieu)\b\D{0,20}$"
)
_PHONE_WORDS = re.compile(
    r"\b(?:(?:dt|sdt|dien thoai|di dong|so may|lien he|zalo|hotline|tel|phone)\b\D{0,12}|goi\W*)$"
)
_DOSSIER_WORDS = re.compile(r"\b(?:ho so|bien nhan|ma)\b\D{0,12}$")
_MONEY = re.compile(r"\s*(?:dong|d|vnd|usd|nghin|ngan|trieu|ty|ti)\b")
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


def _number_kind(written: str, before: str, after: str) -> str | None:
    """'phone', 'id' (of a citizen) or None for a number that is nobody's.

    before, after: the text on either side of what is `written`.
    """
    digits = "".join(_DIGIT.findall(written))
    if digits.startswith("84") and len(digits) in (11, 12) and written.lstrip().startswith("+"):
        return "phone"
    if digits.startswith("0") and len(digits) in PHONE_LENGTHS:
        return "phone"
    is_amount = _MONEY.match(after) is not None
    if _COUNTRY_CODE.fullmatch(digits) and not is_amount and _may_be_phone(written, before):
        return "phone"
    if len(digits) not in ID_LENGTHS:
        return None
    if _THOUSANDS.fullmatch(written):
        return "id" if _ID_WORDS.search(before) and not is_amount else None
    groups = _GROUP.findall(written)
    is_id = min(map(len, groups)) >= 3 and not all(_YEAR.fullmatch(group) for group in groups)
    return "id" if is_id else None


def _may_be_phone(written: str, before: str) -> bool:
    """Whether the country's code without a plus begins a telephone number."""
    if _THOUSANDS.fullmatch(written):
        return _PHONE_WORDS.search(before) is not None
    return _DOSSIER_WORDS.search(before) is None


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
    undated = _DATE.sub(" ", plain)
    kinds = (
        _number_kind(found[0], undated[: found.start()], undated[found.end() :])
        for found in _NUMBER.finditer(undated)
    )
    return next((kind for kind in kinds if kind), None)


def masked(text: str) -> str:
    """`text` fit to be kept in a problem record: unchanged unless it holds personal data."""
    kind = personal_kind(text)
    if kind is None:
        return text
    hidden = re.sub(r"\d", "•", unicodedata.normalize("NFKC", text))
    return re.sub(r"\S*@\S*", "•@•", hidden) if kind == "email" else hidden
