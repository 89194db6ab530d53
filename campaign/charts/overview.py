"""The overview's drawings as light HTML: no chart library is loaded for them.

Every function takes the rows of one mart and returns HTML whose classes are in ui/style.css.
"""

from collections.abc import Callable
from html import escape
from typing import Any

import pandas as pd

from campaign import formats, labels
from campaign.charts.palette import BANDS, STATUS
from campaign.frames import each


def day_counter(day_no: int | None, n_days: int, lang: str) -> str:
    """The day as in "Ngày 20/45", with a bar of the days gone."""
    day = min(max(day_no or 0, 0), n_days)
    words = labels.text(lang, "overview-day", day=str(day), days=str(n_days))
    left = labels.text(lang, "overview-days-left", days=n_days - day)
    return (
        f'<div class="day-counter"><strong>{escape(words)}</strong>'
        f'<div class="day-bar" role="img" aria-label="{escape(words)}">'
        f'<span style="width:{100 * day / n_days:.1f}%"></span></div>'
        f"<small>{escape(left)}</small></div>"
    )


def band_bar(frame: pd.DataFrame, lang: str) -> str:
    """The wards by band (mart ward_status): one stacked bar, and the same counts in words."""
    rows = frame.sort_values("band_order")
    total = int(rows["ward_count"].sum())
    parts, items = [], []
    for row in each(rows):
        mark, name = BANDS[row.band], labels.term(lang, "band", row.band)
        count = formats.number(lang, row.ward_count)
        if row.ward_count:
            parts.append(
                f'<span style="flex:{row.ward_count};background:{mark.color};color:{mark.ink}" '
                f'title="{escape(name)}: {count}">{count}</span>'
            )
        items.append(
            f'<li><i style="background:{mark.color};color:{mark.ink}">{mark.glyph}</i>'
            f"{escape(name)} <b>{count}</b></li>"
        )
    label = labels.text(lang, "overview-bands-alt", wards=formats.number(lang, total))
    return (
        f'<div class="band-bar" role="img" aria-label="{escape(label)}">{"".join(parts)}</div>'
        f'<ul class="band-legend">{"".join(items)}</ul>'
    )


def call_list(frame: pd.DataFrame, lang: str, link: Callable[[str], str]) -> str:
    """The wards to call today (mart exceptions), each with its reasons in words."""
    items = []
    for row in each(frame):
        mark = BANDS[row.band]
        band = labels.term(lang, "band", row.band)
        url, name = escape(link(row.ward_code)), escape(row.ward_name)
        items.append(
            f'<li><a href="{url}" target="_self">{name}</a>'
            f"<small>{escape(row.former_district)}</small>"
            f'<em style="background:{mark.color};color:{mark.ink}">{mark.glyph} {escape(band)}</em>'
            f"<p>{escape('; '.join(reasons(row, lang)))}.</p></li>"
        )
    return f'<ol class="call-list">{"".join(items)}</ol>'


def reasons(row: Any, lang: str) -> list[str]:
    """Why a ward of mart exceptions needs a call, the heaviest reason first."""
    found = []
    if not pd.isna(row.pace):
        values = {"progress": row.progress, "expected": row.expected}
        shown = {name: formats.number(lang, value, 1) for name, value in values.items()}
        found.append(labels.text(lang, "overview-reason-index", **shown))
    for code, points in (
        (row.lost_component, row.lost_points),
        (row.second_component, row.second_points),
    ):
        if not pd.isna(points) and points > 0:
            name = labels.term(lang, "component", code)
            lost = formats.number(lang, points, 1)
            found.append(labels.text(lang, "overview-reason-lost", component=name, points=lost))
    if row.missing_streak_days > 0:
        found.append(_silence(int(row.missing_streak_days), row.report_status, lang))
    elif row.report_status in ("missing", "late", "incomplete"):
        status = labels.term(lang, "report_status", row.report_status).lower()
        found.append(labels.text(lang, "overview-reason-status", status=status))
    if not pd.isna(row.tech_support_gap_people) and row.tech_support_gap_people > 0:
        people = int(row.tech_support_gap_people)
        found.append(labels.text(lang, "overview-reason-support", people=people))
    return found


def _silence(days: int, report_status: str, lang: str) -> str:
    """How long a ward has been silent; the shown day counts once its deadline has passed."""
    if days > 1:
        return labels.text(lang, "overview-reason-missing", days=days)
    day = "today" if report_status == "missing" else "before"
    return labels.text(lang, f"overview-reason-missing-{day}")


def looks_legend(lang: str) -> str:
    """The signs that are drawn over a ward on the small map, in words."""
    signs = {"missing": "▨", "late": "●", "incomplete": "◯"}
    items = "".join(
        f"<li><i>{sign}</i>{escape(labels.term(lang, 'report_status', status))}</li>"
        for status, sign in signs.items()
    )
    return f'<ul class="band-legend">{items}</ul>'


def status_words(counts: dict[str, int], lang: str) -> str:
    """The states that occur, as in "112 đúng hạn · 5 trễ hạn"."""
    words = [
        f"{STATUS[status].glyph} {formats.number(lang, count)} "
        f"{labels.term(lang, 'report_status', status).lower()}"
        for status, count in counts.items()
        if count
    ]
    return " · ".join(words)
