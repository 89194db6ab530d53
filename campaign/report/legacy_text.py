"""Vietnamese typed for the fonts of the 1990s (TCVN3, VNI), where letters are other characters.

Seen through Unicode, "Điểm" typed for .VnTime is "§iÓm" and for VNI-Times "Ñieåm": it opens, it
even looks right in that font, but it can be compared with nothing and printed nowhere else.
"""

import re

_LETTER = "[A-Za-zÀ-ÿ]"
# Signs that stand for letters in TCVN3 and never stand between two letters otherwise.
_SIGN = "[µ¸¶¹¨¾¼½©®ª¬§]"
_INSIDE = re.compile(f"{_LETTER}{_SIGN}{_LETTER}")
_WEAK_SIGN = "[µ¸¶¹¨¾¼½ª¬§]"  # without © and ®, which stand beside names of firms
_BESIDE = re.compile(f"{_LETTER}{_WEAK_SIGN}|{_WEAK_SIGN}{_LETTER}")
# VNI writes the mark after its vowel, as a letter of its own.
_VNI = re.compile("[aeoAEO][øùûïåâêØÙÛÏÅÂÊ]")
_ENOUGH = 2  # one of the weaker signs may be chance ("25 µg", "VNPT®")


def is_legacy(text: str) -> bool:
    """Whether `text` was typed for a font of TCVN3 or VNI."""
    if text.isascii():
        return False
    if _INSIDE.search(text):
        return True
    return any(len(weak.findall(text)) >= _ENOUGH for weak in (_BESIDE, _VNI))
