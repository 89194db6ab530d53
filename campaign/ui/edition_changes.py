"""What has changed since an edition, for readers of the latest figures: old, new, wards, why."""

from datetime import datetime
from functools import partial

import pandas as pd
import streamlit as st

from campaign import editions, formats
from campaign.access import Permission, may
from campaign.editions import Edition
from campaign.editions.changes import in_words
from campaign.frames import each
from campaign.ui import cached
from campaign.ui.present import note, table
from campaign.ui.view import View

COLUMNS = ["figure_name", "edition_value", "latest_value", "figure_unit", "why", "wards"]
# What a ward's own figures were then stands in no edition, which holds those of the city.
CLOSING = {"edition_value": "closing_value"}
# In pixels, so that what changed and why stand side by side, in the box of a page as well.
WIDTHS = {"figure_name": 180, "figure_unit": 90, "why": 150, "wards": 360}
OWN_COLUMNS = ["figure_name", "closing_value", "latest_value", "figure_unit", "why"]


def may_see_changes(view: View) -> bool:
    """Whether the reader may see figures of now; those of a ward are told of their own alone."""
    return may(view.identity, Permission.SEE_LATEST)


def offer_changes(view: View) -> None:
    """On a page of latest figures: what differs from the newest edition of the day, at a click.

    Worked out once it is opened; nothing for others, or when the day has no edition.
    """
    if view.edition_no is not None or not view.is_live or not may_see_changes(view):
        return
    of_day = [e for e in cached.published().editions if e.as_of == view.as_of]
    edition = next((found for found in of_day if not found.is_withdrawn), None)
    if edition is not None:
        label = view.t("editions-changes", number=str(edition.edition_no))
        box = st.popover(label, type="tertiary", key="edition-changes", on_change="rerun")
        if box.open:
            with box:
                changes_since(view, edition)


def changes_since(view: View, edition: Edition) -> None:
    """The figures that are others now than in the edition."""
    store, ward_code = cached.store(), view.identity.ward_code
    now = max(store.live.moment(edition.as_of), edition.known_at)
    build = partial(_changed, edition.edition_no, now, store.data_version, view.lang, ward_code)
    found = cached.built(build)
    own = "-own" if ward_code else ""
    if found.empty:
        st.info(view.t(f"editions-changes-none{own}", at=view.moment(now)))
        return
    note(view, f"editions-changes-about{own}", count=len(found), at=view.moment(now))
    shown, columns = (found.rename(columns=CLOSING), OWN_COLUMNS) if ward_code else (found, COLUMNS)
    table(view, shown, columns, f"edition_{edition.edition_no}_changes", widths=WIDTHS)


def _changed(
    edition_no: int, now: datetime, _version: str, lang: str, ward_code: str | None
) -> pd.DataFrame:
    """The changes in words; the data version is part of the key under which they are kept."""
    store = cached.store()
    edition = editions.edition(store, edition_no)
    if ward_code is None:
        found = editions.changed_since(store, edition, now=now)
    else:
        found = editions.changed_of_ward(store, edition, ward_code, now=now)
    words = in_words(found, lang).rename(columns={"figure": "figure_name", "unit": "figure_unit"})
    texts = {
        f"{name}_value": [
            _number(lang, getattr(row, f"{age}_value"), row.digits) for row in each(found)
        ]
        for name, age in (("edition", "old"), ("latest", "new"))
    }
    return words.assign(**texts)[COLUMNS]


def _number(lang: str, value: float, digits: int) -> str:
    return formats.MISSING if pd.isna(value) else formats.number(lang, float(value), int(digits))
