"""The parts of the editions page: the edition shown, its figures, its history, its files."""

from dataclasses import asdict, replace
from functools import partial

import pandas as pd
import streamlit as st

from campaign import editions, formats
from campaign.access import Permission, may
from campaign.editions import Edition
from campaign.editions.changes import unit_text
from campaign.editions.target_sources import target_sources
from campaign.frames import each
from campaign.labels import has_text
from campaign.ui import cached, links
from campaign.ui.edition_changes import changes_since, may_see_changes
from campaign.ui.edition_definitions import differences
from campaign.ui.present import Tile, downloads, folded, note, rows, section, table, tiles
from campaign.ui.upload_problems import escaped
from campaign.ui.view import View

API = "/api/editions"
HASHES_PIXELS = 320
FILE_KINDS = ("csv", "json", "parquet")
LINKED_PAGES = ("overview", "ward_map", "volunteers", "training")
STATUS = ("on_time", "late", "incomplete", "missing", "not_due")
REVIEW = ("accepted", "returned", "unchecked")
FIGURE_COLUMNS = ("figure_name", "figure_value", "figure_unit")
LOG_COLUMNS = ("happened_at", "edition_kind", "edition_no", "as_of_date", "reported_of", "said")


def may_publish(view: View) -> bool:
    """Whether the reader publishes, corrects and withdraws."""
    return may(view.identity, Permission.PUBLISH)


def chosen(view: View) -> Edition | None:
    """The edition of the address (?edition=N), else the newest; None while there is none."""
    store = cached.store()
    number = view.edition_no
    return editions.latest(store) if number is None else editions.edition(store, number)


def head(view: View, edition: Edition | None) -> None:
    """Which edition this is, who answers for it, how complete it was, what was said of it since.

    While there is none, the script ends here for whoever cannot publish the first.
    """
    if edition is None:
        st.info(view.t("editions-none"), icon=":material/inbox:")
        if not may_publish(view):
            st.stop()
        return
    section(view, "editions-head", number=str(edition.edition_no), day=view.day(edition.as_of))
    note(
        view,
        "editions-about",
        known=view.moment(edition.known_at),
        published=view.moment(edition.published_at),
        approver=approver(view, edition.approver),
    )
    if view.edition_no is None:  # otherwise the frame has told it, as on every page
        _notices(view, edition)
    differences(view, edition)
    if edition.notes(view.lang):
        st.markdown(escaped(edition.notes(view.lang)))
    counts = asdict(edition.counts)
    share = f"{view.num(edition.reported_count)}/{view.num(edition.ward_count)}"
    row = [Tile(view.t("editions-tile-reported"), share)]
    row += [
        Tile(view.t(f"editions-tile-{name.replace('_', '-')}"), view.num(counts[f"{name}_count"]))
        for name in (*STATUS, *REVIEW)
        if name != "not_due" or counts["not_due_count"]
    ]
    tiles(view, row)


def _notices(view: View, edition: Edition) -> None:
    for notice in edition.own_notices:
        words = view.t(
            f"editions-notice-{notice.kind}",
            at=view.moment(notice.noticed_at),
            text=escaped(notice.text(view.lang)),
        )
        st.warning(words, icon=":material/campaign:")


def approver(view: View, actor: str) -> str:
    """Who approved: for the public only the role, because the number answers, not a person."""
    if may_publish(view):
        return actor
    key = f"access-role-{actor.partition(':')[0]}"
    return view.t(key if has_text(view.lang, key) else "editions-approver-operator")


def figures(view: View) -> None:
    """The headline figures as published, each with its hash."""
    edition = chosen(view)
    if edition is None:
        return
    section(view, "editions-figures")
    note(view, "editions-figures-about", hash=edition.figures_sha256)
    published = editions.figures(cached.store(), edition.edition_no)
    shown = pd.DataFrame(
        {
            "figure_name": published[f"name_{view.lang}"],
            "figure_value": [_number(view, row.value, row.digits) for row in each(published)],
            "figure_unit": [unit_text(view.lang, unit) for unit in published["unit"]],
        }
    )
    of_edition = replace(view, as_of=edition.as_of, known_at=edition.known_at, is_live=False)
    stem = f"edition_{edition.edition_no}_headline"
    rows(of_edition, shown, FIGURE_COLUMNS, stem)
    machine = published[["figure", f"name_{view.lang}", "value", "unit", "sha256"]]
    names = ["figure_code", *FIGURE_COLUMNS, "figure_sha256"]
    downloads(of_edition, machine.set_axis(names, axis="columns"), stem)
    folded("edition-hashes", view.t("editions-hashes"), partial(_hashes, published))


def _hashes(published: pd.DataFrame) -> None:
    """The hashes to read and to copy, in the form of sha256sum; a table's cell would cut them."""
    lines = [f"{row.sha256}  {row.figure}" for row in each(published)]
    st.code("\n".join(lines), language=None, height=HASHES_PIXELS)


def changes(view: View) -> None:
    """What has changed since the edition, for readers of "latest"."""
    edition = chosen(view)
    if edition is not None and may_see_changes(view):
        section(view, "editions-changes", number=str(edition.edition_no))
        changes_since(view, edition)


def log(view: View) -> None:
    """The public change log: everything that was published or said, newest first."""
    section(view, "editions-log")
    note(view, "editions-log-about")
    found = editions.change_log(cached.store())
    shown = pd.DataFrame(
        {
            "happened_at": found["happened_at"],
            "edition_kind": [view.t(f"edition-status-{kind}") for kind in found["kind"]],
            "edition_no": found["edition_no"],
            "as_of_date": found["as_of"],
            "reported_of": found["completeness"],
            "said": found[f"text_{view.lang}"],
        }
    )
    table(view, shown, LOG_COLUMNS, "edition_change_log")


def every_edition(view: View) -> None:
    """All editions with their state, each with ways to see the pages as it has them."""
    section(view, "editions-all")
    note(view, "editions-all-about")
    for edition in editions.all_editions(cached.store()):
        number = str(edition.edition_no)
        kind = edition.status if edition.superseded_by_no is None else "superseded"
        state = edition.status if edition.is_withdrawn else kind
        words = view.t(
            "editions-line",
            number=number,
            day=view.day(edition.as_of),
            known=view.moment(edition.known_at),
            completeness=edition.completeness,
            status=view.t(f"edition-status-{state}"),
        )
        pages = [
            f"[{view.t(f'page-{page_id}')}]({links.href(page_id, edition=number)})"
            for page_id in LINKED_PAGES
        ]
        here = f"[{view.t('editions-show')}]({links.href('editions', edition=number)})"
        st.markdown(f"{words}  \n{' · '.join([here, *pages])}")


def files(view: View) -> None:
    """The public addresses of the edition's datasets."""
    edition = chosen(view)
    if edition is None:
        return
    section(view, "editions-files")
    note(view, "editions-files-about")
    for name in editions.DATASETS:
        dataset = editions.DATASETS[name]
        address_of = f"{API}/{edition.edition_no}/{name}"
        found = [f"[{kind.upper()}]({address_of}.{kind})" for kind in FILE_KINDS]
        st.markdown(f"**{dataset.title(view.lang)}** · {' · '.join(found)}")
        st.caption(dataset.description(view.lang))
    label = view.t("editions-target-sources")
    folded("target-sources", label, partial(_target_sources, view))


def _target_sources(view: View) -> None:
    """What the codes in column `source` of the targets stand for."""
    note(view, "editions-target-sources-about")
    for source in target_sources():
        document = source.document(view.lang)
        linked = f"[{document}]({source.address})" if source.address else document
        st.markdown(f"**{source.source_code}** · {linked}  \n{source.statement(view.lang)}")


def _number(view: View, value: float | None, digits: int) -> str:
    if value is None or pd.isna(value):
        return formats.MISSING
    return formats.number(view.lang, float(value), int(digits))
