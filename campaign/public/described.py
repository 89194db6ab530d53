"""An edition in words and links: what goes along with every file, answer and picture of it."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from campaign import labels
from campaign.editions import DATASETS, Edition
from campaign.formats import date_text, date_time
from campaign.settings import settings

API = "/api/editions"
EMBED = "/embed"
# In an address instead of a number: the newest edition that is not withdrawn.
LATEST = "latest"
KINDS = ("csv", "json", "parquet")
# Proposed; the city has to confirm it (docs/public-api.md, "Licence").
LICENCE = {
    "name": "CC BY 4.0",
    "url": "https://creativecommons.org/licenses/by/4.0/",
}


def address(path: str) -> str:
    """`path` under the public name of this installation; the path alone when it has none.

    Never from the Host header: what a reader asks for must not get into what others are given.
    """
    return f"{settings().public_url or ''}{path}"


def described(edition: Edition, *, is_demo: bool, rows_of: Edition | None = None) -> dict[str, Any]:
    """What everybody may know of an edition, or of a file of it with rows of `rows_of`, JSON-ready.

    Of the approver only the role: the number, not a person, answers for the figures in public.
    """
    number = edition.edition_no
    return {
        "edition_no": number,
        "as_of": edition.as_of.isoformat(),
        "known_at": edition.known_at.isoformat(),
        "published_at": edition.published_at.isoformat(),
        "approver_role": edition.approver.partition(":")[0],
        "status": edition.status,
        "superseded_by_no": edition.superseded_by_no,
        "notices": [_notice(notice) for notice in edition.notices],
        "completeness": edition.completeness,
        "counts": asdict(edition.counts),
        "notes_vi": edition.notes_vi,
        "notes_en": edition.notes_en,
        "least_count": edition.least_count,
        "figures_sha256": edition.figures_sha256,
        "datasets_sha256": edition.datasets_sha256,
        "queries_sha256": edition.queries_sha256,
        "is_demo": is_demo,
        "data_note": demo_mark(is_demo),
        "licence": {**LICENCE, "is_confirmed": False, **_in_both("note", "public-licence-note")},
        **{f"citation_{lang}": citation(edition, lang, rows_of) for lang in labels.LANGUAGES},
        "url": address(f"{API}/{number}"),
        "dictionary": address(f"{API}/{number}/dictionary.json"),
        **(rows_known(rows_of) if rows_of else {}),
    }


def demo_mark(is_demo: bool) -> str:
    """What simulated data say of themselves, in both languages; empty for real ones."""
    return labels.text("vi", "demo-mark-both") if is_demo else ""


def rows_known(rows_of: Edition) -> dict[str, Any]:
    """Which edition rows are of, up to when reports count in them, and from how many wards."""
    return {
        "rows_of_edition_no": rows_of.edition_no,
        "known_at": rows_of.known_at.isoformat(),
        "completeness": rows_of.completeness,
        "counts": asdict(rows_of.counts),
    }


def citation(edition: Edition, lang: str, rows_of: Edition | None = None) -> str:
    """How to quote the edition, or rows of `rows_of` in it; the reader adds the day of access."""
    rows_of = rows_of or edition
    is_own = rows_of.edition_no == edition.edition_no
    return labels.text(
        lang,
        "public-citation" if is_own else "public-citation-rows",
        rows_of=str(rows_of.edition_no),
        campaign=settings().campaign.name(lang),
        number=str(edition.edition_no),
        day=date_text(lang, edition.as_of),
        moment=date_time(lang, rows_of.known_at),
        completeness=rows_of.completeness,
        address=address(f"{API}/{edition.edition_no}"),
    )


def stamp(edition: Edition, rows_of: Edition, *, is_demo: bool) -> dict[str, str]:
    """What every row of a CSV file says of itself: a file is passed on without its address."""
    return {
        "edition_no": str(edition.edition_no),
        "rows_of_edition_no": str(rows_of.edition_no),
        "as_of": edition.as_of.isoformat(),
        "known_at": rows_of.known_at.isoformat(),
        "edition_status": edition.status,
        "licence": LICENCE["url"],
        "citation": citation(edition, "vi", rows_of),
        "data_note": demo_mark(is_demo),
    }


def dictionary(held: Mapping[str, Iterable[str]]) -> list[dict[str, Any]]:
    """The data dictionary in both languages: of datasets, by name, the columns that they hold."""
    return [
        {
            "name": dataset.name,
            **{f"title_{lang}": dataset.title(lang) for lang in labels.LANGUAGES},
            **{f"description_{lang}": dataset.description(lang) for lang in labels.LANGUAGES},
            "columns": columns(dataset.name, held[dataset.name]),
        }
        for dataset in DATASETS.values()
        if dataset.name in held
    ]


def columns(name: str, held: Iterable[str]) -> list[dict[str, Any]]:
    """Columns of a dataset: name, type, decimals (null: as they are), what they say.

    Only those that an edition holds: an older one may have been published without some.
    """
    names = frozenset(held)
    return [
        {
            "name": column.name,
            "type": column.type,
            "digits": column.digits,
            **{f"description_{lang}": column.description(lang) for lang in labels.LANGUAGES},
        }
        for column in DATASETS[name].columns
        if column.name in names
    ]


def files_of(number: int, names: list[str]) -> dict[str, dict[str, str]]:
    """The addresses of the datasets of an edition, by name and kind of file."""
    return {
        name: {kind: address(f"{API}/{number}/{name}.{kind}") for kind in KINDS} for name in names
    }


def _notice(notice: Any) -> dict[str, Any]:
    return {
        "notice_no": notice.notice_no,
        "kind": notice.kind,
        "noticed_at": notice.noticed_at.isoformat(),
        "text_vi": notice.text_vi,
        "text_en": notice.text_en,
        "superseded_by_no": notice.superseded_by_no,
        "differences": [asdict(difference) for difference in notice.differences],
        "dataset_differences": [asdict(told) for told in notice.dataset_differences],
    }


def _in_both(name: str, key: str) -> dict[str, str]:
    return {f"{name}_{lang}": labels.text(lang, key) for lang in labels.LANGUAGES}
