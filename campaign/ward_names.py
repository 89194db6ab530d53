"""What a written ward name may mean: with or without "phường", "P.", "UBND", "Hà Nội"."""

import re

from campaign.spelling import agrees, clean, plain_words

_UNIT = re.compile(r"^(?:ubnd|uy ban nhan dan)\s+")
_CITY = re.compile(r"\s+(?:(?:tp|thanh pho)\s+)?ha noi$")
_TYPES = (("phường", "phuong"), ("p", "phuong"), ("xã", "xa"), ("x", "xa"))


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
