"""Publishing an edition. What was published is never changed: later words are notices beside it."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date, datetime
from typing import Any

from campaign import clock, labels
from campaign.editions.completeness import completeness_at
from campaign.editions.datasets import content_sha256, day_bound, row_count
from campaign.editions.definition import kept_rows, least_count, queries_sha256
from campaign.editions.model import SUPERSEDED, Completeness, Edition, EditionRefused
from campaign.editions.notices import notice_row, refuse_texts
from campaign.editions.read import all_editions, dataset_hashes, edition
from campaign.editions.recompute import Computed, computed, total_sha256
from campaign.settings import settings
from campaign.store import Store, acts
from campaign.store import edition_rows as rows
from campaign.store.acts import Act
from campaign.store.audit import Sender
from campaign.store.cut import newest_cut
from campaign.store.definitions import are_loaded
from campaign.store.edition_rows import Row, Rows
from campaign.store.questions import newest_report_date

# What an edition says besides its figures.
SAID = ("as_of", "known_at", "notes_vi", "notes_en")


def publish(
    store: Store,
    as_of: date,
    known_at: datetime,
    *,
    sender: Sender,
    notes_vi: str = "",
    notes_en: str = "",
    published_at: datetime | None = None,
) -> Edition:
    """Publish the edition of `as_of`, of what was received by `known_at`.

    Older editions of the same day get the notice that they are superseded. published_at: only for
    the demo, whose editions are as old as its reports. Raises EditionRefused, StoreNotWritable.
    """
    refuse_texts(notes_vi, notes_en)
    _refuse_replaced(store)
    earlier = all_editions(store)
    _refuse_older(earlier, as_of, known_at)
    head, found = _worked_out(store, earlier, as_of, known_at, published_at or clock.now())
    notes = {"notes_vi": notes_vi.strip(), "notes_en": notes_en.strip()}
    head |= notes | {"approver": sender.actor}
    _refuse_same(store, earlier, head, found)
    number = earlier[0].edition_no + 1 if earlier else 1

    def rows_of(numbers: Row) -> Rows:
        if numbers["next_edition_no"] != number:
            raise EditionRefused("edition-refused-meanwhile")
        notices = _superseded(earlier, head, number, numbers["next_notice_no"], sender)
        kept = kept_rows(number, numbers["kept_sha256s"] or ())
        return {**_edition_rows(number, head, found), **kept, rows.NOTICE: notices}

    act = Act(acts.EDITION_PUBLISHED, str(number), notes["notes_vi"], published_at)
    rows.write(store, act, rows_of, sender)
    return edition(store, number)


def _worked_out(
    store: Store, earlier: Sequence[Edition], as_of: date, known_at: datetime, now: datetime
) -> tuple[Row, Computed]:
    """What the edition says of itself, and its figures and datasets. Raises EditionRefused."""
    _refuse_times(store, as_of, known_at, now)
    cut, reference = newest_cut(store, known_at)
    counts = completeness_at(store, cut, as_of, known_at, now)
    _refuse_day(as_of, known_at, counts)
    least = least_count()
    found = computed(store, cut, as_of, known_at, least)
    found = replace(found, contents=found.contents | _of_the_day(store, earlier, as_of))
    head: Row = {
        "as_of": as_of,
        "known_at": known_at,
        "published_at": now,
        **asdict(counts),
        **{f"last_{name}": value for name, value in asdict(cut).items()},
        **asdict(reference),
        "least_count": least,
        "queries_sha256": queries_sha256(least),
    }
    return head, found


def _refuse_replaced(store: Store) -> None:
    """What is kept must be what made the figures: no files that were put there since."""
    if not are_loaded(store):
        raise EditionRefused("edition-refused-replaced")


def _refuse_times(store: Store, as_of: date, known_at: datetime, now: datetime) -> None:
    if newest_report_date(store) is None:
        raise EditionRefused("edition-refused-empty")
    if known_at > now:
        raise EditionRefused("edition-refused-future", moment=_text(known_at))
    if as_of > known_at.astimezone(settings().campaign.timezone).date():
        raise EditionRefused("edition-refused-before-day", day=_day(as_of), moment=_text(known_at))


def _refuse_older(earlier: Sequence[Edition], as_of: date, known_at: datetime) -> None:
    """The public must not go back to what was known before; withdrawn editions do not count."""
    valid = [before for before in earlier if before.as_of == as_of and not before.is_withdrawn]
    if valid and known_at < valid[0].known_at:
        values = {"number": str(valid[0].edition_no), "moment": _text(valid[0].known_at)}
        raise EditionRefused("edition-refused-older", **values)


def _refuse_day(as_of: date, known_at: datetime, counts: Completeness) -> None:
    if counts.ward_count == 0:
        raise EditionRefused("edition-refused-day", day=_day(as_of))
    if counts.reported_count == 0:
        values = {"day": _day(as_of), "moment": _text(known_at)}
        raise EditionRefused("edition-refused-nothing", **values)


def _refuse_same(store: Store, earlier: Sequence[Edition], head: Row, found: Computed) -> None:
    """A second click must not make a second edition of the same content."""
    hashes = {name: content_sha256(content) for name, content in found.contents.items()}
    said = [head[name] for name in SAID]
    for before in earlier:
        if before.is_withdrawn or [getattr(before, name) for name in SAID] != said:
            continue
        if hashes == dataset_hashes(store, before.edition_no):
            raise EditionRefused("edition-refused-same", number=str(before.edition_no))


def _of_the_day(store: Store, earlier: Sequence[Edition], as_of: date) -> dict[str, str]:
    """The datasets that the day's first edition settled for all of its editions."""
    same_day = [before.edition_no for before in earlier if before.as_of == as_of]
    if not same_day:
        return {}
    stored = {row["dataset"]: row["content"] for row in rows.datasets(store, min(same_day))}
    return {name: stored[name] for name in day_bound() if name in stored}


def _edition_rows(number: int, head: Row, found: Computed) -> Rows:
    figures = [
        {
            "edition_no": number,
            "figure_order": order,
            **figure.row(),
            "sha256": figure.sha256(number),
        }
        for order, figure in enumerate(found.figures, start=1)
    ]
    datasets = [
        {
            "edition_no": number,
            "dataset": name,
            "content": content,
            "row_count": row_count(content),
            "sha256": content_sha256(content),
        }
        for name, content in found.contents.items()
    ]
    totals = {
        "figures_sha256": total_sha256((f.figure, f.sha256(number)) for f in found.figures),
        "datasets_sha256": total_sha256(
            (name, content_sha256(content)) for name, content in found.contents.items()
        ),
    }
    edition_row: Row = {"edition_no": number, **head, **totals}
    return {rows.EDITION: [edition_row], rows.FIGURE: figures, rows.DATASET: datasets}


def _superseded(
    earlier: Sequence[Edition], head: Row, number: int, notice_no: int, sender: Sender
) -> list[Row]:
    """The notices that editions of the same day are not the newest any more."""
    replaced = [
        before
        for before in earlier
        if before.as_of == head["as_of"]
        and not before.is_withdrawn
        and before.superseded_by_no is None
    ]
    texts = {
        f"text_{lang}": labels.text(lang, "edition-superseded-by", number=str(number))
        for lang in labels.LANGUAGES
    }
    common: dict[str, Any] = {
        "noticed_at": head["published_at"],
        "queries_sha256": head["queries_sha256"],
        "superseded_by_no": number,
        **texts,
    }
    return [
        notice_row(notice_no + place, before.edition_no, SUPERSEDED, sender, **common)
        for place, before in enumerate(replaced)
    ]


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _text(moment: datetime) -> str:
    return f"{moment.astimezone(settings().campaign.timezone):%H:%M %d/%m/%Y}"
