"""What people type into the product is screened for personal data before it is kept.

Free text of acts ends in the audit, in notices and in files that everybody may read, and nothing
that is written there is ever changed. Reports have the same screen as rule R21.
"""

from collections.abc import Mapping
from typing import Any

from campaign.report.free_text import personal_detail
from campaign.store.errors import WordedError

# What names a person on purpose (who may sign in, who is looked for), and what nobody types.
IDENTIFIERS = frozenset(
    ("email", "subject", "name", "actor", "act", "wanted", "receipt_nos", "ward_code", "code")
)


class PersonalData(WordedError):
    """A text holds what identifies a person; the sentence says what, and never repeats it."""


def refuse_personal(values: Any) -> None:
    """Raise PersonalData when a text in `values`, however deep, seems to identify a person.

    Skips the keys of IDENTIFIERS; everything else that is text is free text until shown otherwise.
    """
    if isinstance(values, str):
        kind = personal_detail(values)
        if kind is not None:
            raise PersonalData(f"personal-{kind}")
    elif isinstance(values, Mapping):
        for name, value in values.items():
            if name not in IDENTIFIERS:
                refuse_personal(value)
    elif isinstance(values, (list, tuple)):
        for value in values:
            refuse_personal(value)
