"""What a verification found, in words for the operator."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from campaign import labels
from campaign.store.audit import Head


@dataclass(frozen=True)
class Finding:
    """One thing found; `code` names its sentence (label verify-CODE), `values` fill it in."""

    code: str
    values: Mapping[str, str] = field(default_factory=dict)

    def message(self, lang: str) -> str:
        """The finding in `lang` ('vi' or 'en')."""
        return labels.text(lang, f"verify-{self.code}", **self.values)

    def as_dict(self) -> dict[str, Any]:
        """JSON-ready values."""
        messages = {f"message_{lang}": self.message(lang) for lang in labels.LANGUAGES}
        return {"code": self.code, **self.values, **messages}


@dataclass(frozen=True)
class Verification:
    """`findings` are faults, `notes` are not; `counts` says how much was looked at."""

    counts: Mapping[str, int]
    head: Head
    findings: tuple[Finding, ...]
    notes: tuple[Finding, ...]

    @property
    def is_clean(self) -> bool:
        """Whether there is no fault."""
        return not self.findings

    def as_dict(self) -> dict[str, Any]:
        """JSON-ready values; the keys are the contract of `verify --json`."""
        return {
            "is_clean": self.is_clean,
            "counts": dict(self.counts),
            "audit_head": self.head.__dict__,
            "findings": [finding.as_dict() for finding in self.findings],
            "notes": [note.as_dict() for note in self.notes],
        }
