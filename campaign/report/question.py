"""Questions: warnings that ask instead of telling, and the reasons that officers answer with.

A question never refuses anything. Its answer is one sentence of the officer, kept with the report
and shown to monitors, so it obeys the same rule about personal data as any free text (R21).
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from campaign.report.free_text import personal_kind

# A number may be right though it looks copied, too high or too good: only the ward can tell.
QUESTION_RULES = frozenset({"R16", "R18", "R19", "R20", "R25"})
REASON_MIN, REASON_MAX = 3, 300
_HIDDEN_CATEGORIES = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


class AnswerKey(NamedTuple):
    """Which question a reason given together with the files is for.

    The same in the preview of some files as in their intake; the few questions that share it
    (two rules of one id about one cell) share the reason.
    """

    file_name: str | None
    ward_code: str | None
    report_date: date | None
    rule_id: str
    sheet: str | None
    cell: str | None


@dataclass(frozen=True)
class Answer:
    """The officer's reason and when it was given; the newest one of a question counts."""

    reason: str
    answered_at: datetime

    def as_dict(self) -> dict[str, str]:
        """JSON-ready values; the time in ISO form."""
        return {"reason": self.reason, "answered_at": self.answered_at.isoformat()}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> "Answer":
        """The answer that `as_dict` wrote."""
        return cls(values["reason"], datetime.fromisoformat(values["answered_at"]))


def clean_reason(text: str) -> str:
    """`text` as it is kept: composed characters (NFC) without blanks around them."""
    return unicodedata.normalize("NFC", text).strip()


def has_hidden(text: str) -> bool:
    """Whether a sign of `text` controls something or cannot be seen; line breaks do, too."""
    return any(unicodedata.category(sign) in _HIDDEN_CATEGORIES for sign in text)


def reason_fault(text: str) -> str | None:
    """The label that says why `text` (as `clean_reason` gives it) cannot be a reason, or None."""
    if len(text) < REASON_MIN:
        return "reason-short"
    if len(text) > REASON_MAX:
        return "reason-long"
    if has_hidden(text):
        return "reason-hidden"
    return "reason-personal" if personal_kind(text) else None
