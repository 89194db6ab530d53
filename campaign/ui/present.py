"""Putting pictures, tables and figures on a page, the same way everywhere."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Literal

import pandas as pd
import streamlit as st

from campaign import clock, formats
from campaign import columns as column_looks
from campaign.charts import theme
from campaign.exports.tables import csv_bytes, xlsx_bytes
from campaign.settings import settings
from campaign.ui.cached import drawn
from campaign.ui.embed_offer import Embed, offer
from campaign.ui.view import View

ROW_PIXELS, HEAD_PIXELS, MOST_ROWS = 33, 36, 12
# Of long texts: Streamlit wraps them in rows higher than 4 rem. As high a table with half the rows.
LONG_ROW_PIXELS, MOST_LONG_ROWS = 66, 6


@dataclass(frozen=True)
class Tile:
    """One figure of a KPI row: label, value as text, change with its sign, sparkline values.

    `is_good` colours the change (blue good, orange bad, None grey); `note` says unit and scope.
    """

    label: str
    value: str
    change: str | None = None
    is_good: bool | None = None
    spark: Sequence[float] | None = None
    note: str | None = None


@dataclass(frozen=True)
class Look:
    """What of a table, besides its rows, decides how it looks."""

    key: str
    height: int | None = None
    help_texts: Mapping[str, str] = field(default_factory=dict)
    widths: Mapping[str, int] = field(default_factory=dict)


def section(view: View, key: str, **variables: Any) -> None:
    """A section's heading."""
    st.subheader(view.t(key, **variables), anchor=False)


def note(view: View, key: str, **variables: Any) -> None:
    """A line in small type: method, unit, caveat."""
    st.caption(view.t(key, **variables))


def tiles(view: View, row: Sequence[Tile]) -> None:
    """A KPI row; wraps to two a line on a phone (style.css)."""
    with st.container(
        horizontal=True, gap="small", key=f"tiles-{view.page_id}-{_slug(row[0].label)}"
    ):
        for tile in row:
            _tile(tile)


def _tile(tile: Tile) -> None:
    color: Any = {True: "blue", False: "orange", None: "gray"}[tile.is_good]
    spark = None if tile.spark is None else [value for value in tile.spark if not pd.isna(value)]
    st.metric(
        tile.label,
        tile.value,
        delta=tile.change,
        delta_color=color,
        delta_arrow=_arrow(tile.change),
        border=True,
        chart_data=spark if spark and len(spark) > 1 else None,
        height="stretch",
        help=tile.note,
    )


def _arrow(change: str | None) -> Literal["up", "down", "off"]:
    """Which way the change points; Streamlit does not know the minus sign of formats.signed."""
    if change is None or change[0] not in "+-−":
        return "off"
    return "up" if change[0] == "+" else "down"


def chart(view: View, build: "partial[theme.Figure]", alt_text: str, key: str) -> None:
    """A plotly figure with its text alternative and a save button; marked when it is demo data.

    `build` makes the figure; it is called only when nobody was shown the same figure before.
    """

    def draw() -> None:
        figure = build()
        marked = {annotation.text for annotation in figure.layout.annotations}
        if view.is_demo and view.t("demo-mark") not in marked:
            theme.mark_demo(figure, view.lang)
        stem = f"{key}_{view.as_of.isoformat()}"
        st.plotly_chart(figure, key=key, alt=alt_text, config=theme.config(view.lang, stem))

    inputs = (_who(view), build.args, build.keywords, alt_text)
    drawn(view, f"{key} {build.func.__name__}", inputs, draw)


def _who(view: View) -> tuple[Any, ...]:
    """What of the view, besides the rows, decides how something is drawn."""
    return view.lang, view.page_id, view.as_of, view.is_demo


def stop_if_empty(view: View, frame: pd.DataFrame, key: str) -> None:
    """Stop the script with the hint `key` (what is missing, why, what to try) when no rows."""
    if frame.empty:
        st.info(view.t(key), icon=":material/inbox:")
        st.stop()


def table(
    view: View,
    frame: pd.DataFrame,
    columns: Sequence[str] | None = None,
    file_stem: str = "table",
    *,
    key: str | None = None,
    height: int | None = None,
    on_select: Any = "ignore",
    help_texts: Mapping[str, str] | None = None,
    widths: Mapping[str, int] | None = None,
    embed: Embed | None = None,
) -> Any:
    """The rows under a picture, with CSV and XLSX of exactly these rows.

    `columns`: which, in order (default all). `widths`: pixels of columns whose long texts are to
    go over several lines. `embed`: the picture, for other sites.
    Returns Streamlit's selection state.
    """
    shown = frame[list(columns)] if columns is not None else frame
    look = Look(key or file_stem, height, dict(help_texts or {}), dict(widths or {}))
    selection = None
    if on_select == "ignore":
        _rows_drawn(view, shown, look)
    else:  # what a reader selects is theirs alone
        selection = _dataframe(view, shown, look, on_select)
    downloads(view, shown, file_stem, key=key, embed=embed)
    return selection


def rows(
    view: View,
    frame: pd.DataFrame,
    columns: Sequence[str] | None = None,
    file_stem: str = "table",
    *,
    key: str | None = None,
) -> pd.DataFrame:
    """The rows without their files, for a section that is drawn once; gives what is shown.

    The section's caller offers it with `downloads`.
    """
    shown = frame[list(columns)] if columns is not None else frame
    _rows_drawn(view, shown, Look(key or file_stem))
    return shown


def _rows_drawn(view: View, shown: pd.DataFrame, look: Look) -> None:
    inputs = (_who(view), shown, dict(look.help_texts), dict(look.widths), look.height)
    drawn(view, f"{look.key}-table", inputs, lambda: _dataframe(view, shown, look, "ignore"))


def _dataframe(view: View, shown: pd.DataFrame, look: Look, on_select: Any) -> Any:
    row_pixels, most = (LONG_ROW_PIXELS, MOST_LONG_ROWS) if look.widths else (ROW_PIXELS, MOST_ROWS)
    count = min(len(shown), most)
    return st.dataframe(
        _styled(view, shown),
        hide_index=True,
        height=look.height or HEAD_PIXELS + row_pixels * max(count, 1),
        row_height=row_pixels if look.widths else None,
        placeholder=formats.MISSING,
        column_config=_column_config(view, shown, look),
        key=f"{look.key}-table",
        on_select=on_select,
        selection_mode="single-row",
    )


def folded(key: str, label: str, draw: Callable[[], Any]) -> None:
    """What `draw` draws, folded away under `label`; it is only worked out once it is opened."""
    box = st.expander(label, key=f"{key}-fold", on_change="rerun")
    if box.open:
        with box:
            draw()


def downloads(
    view: View,
    frame: pd.DataFrame,
    file_stem: str,
    *,
    key: str | None = None,
    embed: Embed | None = None,
) -> None:
    """Two buttons that hold exactly `frame`; the files are made when they are asked for.

    Beside them the code of the picture for other sites, if it has one.
    """
    mark = "_mo-phong" if view.is_demo else ""
    stem = f"{file_stem}_{view.as_of.isoformat()}{mark}"
    titles = [column_looks.title(view.lang, name, view.page_id) for name in frame.columns]
    kinds = {
        "csv": (partial(csv_bytes, frame, _stamp(view)), "text/csv"),
        "xlsx": (
            partial(xlsx_bytes, frame, titles, _notes(view)),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
    }
    with st.container(horizontal=True, gap="small", key=f"{key or file_stem}-downloads"):
        for kind, (make, mime) in kinds.items():
            st.download_button(
                view.t(f"download-{kind}", rows=view.num(len(frame)), count=len(frame)),
                make,
                f"{stem}.{kind}",
                mime,
                key=f"{key or file_stem}-{kind}",
                on_click="ignore",
                icon=":material/download:",
            )
        if embed is not None:
            offer(view, embed, key or file_stem)


def _styled(view: View, frame: pd.DataFrame) -> Any:
    """Cells written as people read them, while sorting keeps the values."""
    looks = {
        str(name): column_looks.formatter(view.lang, str(name), frame[name])
        for name in frame.columns
    }
    # Streamlit draws booleans as tick boxes, where "no" and "unknown" look alike.
    words = {n: frame[n].map(write) for n, write in looks.items() if _is_yes_no(frame[n])}
    looks = {name: write for name, write in looks.items() if name not in words}
    return frame.assign(**words).style.format(looks)  # type: ignore[arg-type]


def _is_yes_no(values: pd.Series) -> bool:
    known = values.dropna()
    return len(known) > 0 and all(isinstance(value, bool) for value in known.tolist())


def _column_config(view: View, frame: pd.DataFrame, look: Look) -> dict[str, Any]:
    pinned = {"ward_name"} if len(frame.columns) > 4 else set()
    return {
        str(name): st.column_config.Column(
            column_looks.title(view.lang, str(name), view.page_id),
            help=look.help_texts.get(str(name)),
            pinned=name in pinned or None,
            width=look.widths.get(str(name), column_looks.width(view.lang, str(name), frame[name])),
        )
        for name in frame.columns
    }


def _stamp(view: View) -> dict[str, str]:
    return {
        "as_of": view.as_of.isoformat(),
        "known_at": view.known_at.isoformat(timespec="seconds"),
        "data_note": view.t("demo-mark-both") if view.is_demo else "",
    }


def _notes(view: View) -> dict[str, str]:
    """What the notes sheet says: source, both times, filters, and the demo mark."""
    scope = " · ".join((*view.districts, *(view.t(f"ward-type-{t}") for t in view.ward_types)))
    return {
        view.t("notes-source"): f"{view.t('app-title')} ({settings().campaign.directive})",
        view.t("notes-as-of"): view.day(view.as_of),
        view.t("notes-known-at"): view.moment(view.known_at),
        view.t("notes-scope"): scope or view.t("filter-all"),
        view.t("notes-version"): view.data_version,
        view.t("notes-made"): view.moment(clock.now()),
        view.t("notes-index"): view.t("index-disclaimer"),
        view.t("notes-demo"): view.t("demo-mark-both") if view.is_demo else "–",
    }


def _slug(text: str) -> str:
    return "".join(letter if letter.isalnum() else "-" for letter in text.lower())[:40]
