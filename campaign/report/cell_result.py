"""The two outcomes of reading one cell: a value, or the reason why it is refused."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any, NamedTuple

from campaign import labels
from campaign.report.free_text import masked
from campaign.report.rules_read import rule_of

_SHOWN_LENGTH = 60  # longer values are cut in messages; the problem record keeps the whole text


class Parsed(NamedTuple):
    """A value that was read; None means "not reported", which is not zero."""

    value: Any


@dataclass(frozen=True)
class Reason:
    """Why a cell is refused: a label key and its variables."""

    key: str
    variables: Mapping[str, str] = field(default_factory=dict)

    @property
    def rule_id(self) -> str:
        """The rule of the contract that the cell breaks."""
        return rule_of(self.key).rule_id

    def message(self, lang: str) -> str:
        """What is wrong and how to mend it, in `lang` ('vi' or 'en')."""
        return labels.text(lang, self.key, **self.variables)

    @property
    def message_vi(self) -> str:
        """The message in Vietnamese."""
        return self.message("vi")

    @property
    def message_en(self) -> str:
        """The message in English."""
        return self.message("en")


Result = Parsed | Reason
Parser = Callable[[object], Result]
BLANK = Parsed(None)


def moment_text(value: object) -> str | None:
    """A date as dd/mm/yyyy, a time as hh:mm (with seconds when there are any), or both."""
    if isinstance(value, time):
        return value.strftime("%H:%M:%S" if value.second else "%H:%M")
    if not isinstance(value, date):
        return None
    day = value.strftime("%d/%m/%Y")
    if not isinstance(value, datetime) or value.time() == time():
        return day
    return f"{day} {moment_text(value.time())}"


def refuse(key: str, value: object, **variables: str) -> Reason:
    """The reason `key` for `value`, which the message shows cut to a readable length.

    Personal data in a text is masked, because messages are kept and shown (rule R21).
    """
    shown = f"{value:.15g}" if isinstance(value, float) else moment_text(value) or str(value)
    if isinstance(value, str):
        shown = masked(shown)
    if len(shown) > _SHOWN_LENGTH:
        shown = shown[:_SHOWN_LENGTH] + "…"
    return Reason(key, {"value": shown, **variables})
