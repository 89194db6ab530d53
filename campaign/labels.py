"""The label catalogue: every word that a reader sees, in Vietnamese and English.

Sentences live in data/locale/<lang>/*.ftl (Project Fluent: plural rules and variables come with
the format), terms of closed vocabularies (bands, forces, formats …) in data/terms.csv.
A missing key is a bug and raises; nothing falls back to another language silently.
"""

import csv
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from fluent.runtime import FluentBundle, FluentResource

from campaign.campaigns import Campaign
from campaign.settings import settings

LANGUAGES = ("vi", "en")


class LabelMissing(KeyError):
    """The catalogue has no such key, or a variable of its message was not given."""


@lru_cache(maxsize=len(LANGUAGES))
def _bundle(lang: str) -> FluentBundle:
    bundle = FluentBundle([lang], use_isolating=False)
    for path in sorted((settings().data_dir / "locale" / lang).glob("*.ftl")):
        bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return bundle


@lru_cache(maxsize=1)
def _terms() -> dict[tuple[str, str, str], str]:
    with (settings().data_dir / "terms.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        (lang, row["vocabulary"], row["value"]): row[f"label_{lang}"]
        for row in rows
        for lang in LANGUAGES
    }


def has_text(lang: str, key: str) -> bool:
    """Whether the catalogue of `lang` holds `key`."""
    return bool(_bundle(lang).has_message(key))


def text(lang: str, key: str, **variables: Any) -> str:
    """The message `key` in `lang` with its variables filled in; raises LabelMissing.

    Every message may name the campaign served: $campaign_title, $campaign_name,
    $campaign_directive, $campaign_start (as 24/07/2025), $campaign_days, $campaign_deadline (as
    16:00).
    """
    # The type is part of the key: 1, 1.0 and True are equal but do not read the same.
    given = tuple((name, type(v), v) for name, v in variables.items())
    return _formatted(settings().campaign, lang, key, given)


@lru_cache(maxsize=8192)
def _formatted(
    campaign: Campaign, lang: str, key: str, variables: tuple[tuple[str, type, Any], ...]
) -> str:
    """One message; remembered, because a bulk file repeats a few sentences thousands of times."""
    bundle = _bundle(lang)
    if not bundle.has_message(key):
        raise LabelMissing(f"no label {key!r} in data/locale/{lang}/")
    pattern = bundle.get_message(key).value
    if pattern is None:
        raise LabelMissing(f"label {key!r} in data/locale/{lang}/ has no text")
    own = {name: v for name, _, v in variables}
    value, errors = bundle.format_pattern(pattern, _of_campaign(campaign, lang) | own)
    if errors:
        raise LabelMissing(f"label {key!r} in {lang}: {errors[0]}")
    return str(value)


def _of_campaign(campaign: Campaign, lang: str) -> dict[str, str]:
    return {
        "campaign_title": campaign.title(lang),
        "campaign_name": campaign.name(lang),
        "campaign_directive": campaign.directive,
        "campaign_start": f"{campaign.start_date:%d/%m/%Y}",
        "campaign_days": str(campaign.n_days),
        "campaign_deadline": f"{campaign.deadline:%H:%M}",
    }


def term(lang: str, vocabulary: str, value: str) -> str:
    """The name of `value` of a closed vocabulary (data/terms.csv); raises LabelMissing."""
    try:
        return _terms()[(lang, vocabulary, value)]
    except KeyError:
        raise LabelMissing(f"no term {vocabulary}/{value!r} in data/terms.csv") from None


def vocabulary(name: str) -> tuple[str, ...]:
    """The values of a vocabulary in the order of data/terms.csv."""
    return tuple(value for lang, vocab, value in _terms() if lang == "vi" and vocab == name)


def keys(lang: str) -> Iterable[str]:
    """All message keys of `lang` (for the test that both languages say the same things)."""
    return tuple(_bundle(lang)._messages)
