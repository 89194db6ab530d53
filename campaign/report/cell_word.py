"""Words: free text, ward codes, yes/no, and values of a closed list."""

import re
import unicodedata
from datetime import date, time, timedelta

from campaign.report.cell_result import BLANK, Parsed, Result, refuse
from campaign.report.legacy_text import is_legacy
from campaign.spelling import plain_key, trim

_CODE = re.compile(r"'?([0-9]{1,5})(?:\.0)?")
_YES_NO = {"co": True, "true": True, "1": True, "khong": False, "false": False, "0": False}


def written(raw: object) -> str:
    """A cell's value as a person would write it: 5, not 5.0; text in NFC without outer blanks."""
    if isinstance(raw, bool):
        return "TRUE" if raw else "FALSE"
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    return unicodedata.normalize("NFC", trim(str(raw)))


def parse_text(raw: object) -> Result:
    """Free text in NFC; None when it holds only blanks."""
    if isinstance(raw, date | time | timedelta):
        return refuse("read-text-date", raw)
    text = written(raw)
    if any(unicodedata.category(c) == "Cc" and c not in "\n\r\t" for c in text):
        return refuse("read-text-control", text.encode("unicode_escape").decode("ascii"))
    if is_legacy(text):
        return refuse("read-text-legacy", text)
    return Parsed(text) if text else BLANK


def parse_code(raw: object) -> Result:
    """A five-digit code as text. Zeros that a spreadsheet dropped are put back.

    Putting them back decides nothing: the ward's name still has to agree with the code.
    """
    if isinstance(raw, bool | date | time | timedelta):
        return refuse("read-code", raw)
    text = written(raw)
    if not text:
        return BLANK
    match = _CODE.fullmatch(text)
    return Parsed(match[1].zfill(5)) if match else refuse("read-code", text)


def parse_bool(raw: object) -> Result:
    """Có/Không, TRUE/FALSE or 1/0, in any case and with or without diacritics."""
    text = written(raw)
    if not text:
        return BLANK
    answer = _YES_NO.get(plain_key(text)) if len(text) <= len("Không") * 2 else None
    return refuse("read-bool", text) if answer is None else Parsed(answer)


def choices_by_key(choices: tuple[str, ...]) -> dict[str, str]:
    """The values of a closed list by the key under which `parse_enum` finds them.

    Raises ValueError when two values differ in case or diacritics only.
    """
    keys = {plain_key(choice): choice for choice in choices}
    if len(keys) != len(choices):
        raise ValueError(f"values differ in case or diacritics only: {choices}")
    return keys


def parse_enum(raw: object, by_key: dict[str, str]) -> Result:
    """The value of a closed list that `raw` writes, in the contract's own spelling."""
    text = written(raw)
    if not text:
        return BLANK
    choice = by_key.get(plain_key(text[:100]))
    if choice is None:
        return refuse("read-enum", text, choices=" | ".join(by_key.values()))
    return Parsed(choice)
