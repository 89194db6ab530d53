"""The rows behind the map, whichever measure it shows: its values, its name, its table."""

from collections.abc import Callable
from html import escape

import pandas as pd

from campaign.charts.measures import COMPONENTS, Measure, legend, measured
from campaign.charts.palette import ink_on
from campaign.labels import term, text

Rows = pd.DataFrame
INDEX_COLUMNS = (
    "ward_name",
    "former_district",
    "band",
    "progress",
    "expected",
    "pace",
    "report_status",
)
TABLE_COLUMNS = (*INDEX_COLUMNS, "oldest_value_days")


def short_name(lang: str, measure: Measure) -> str:
    """The measure's name without its group."""
    if measure.measure_id in COMPONENTS:
        code = measure.measure_id.upper()
        return f"{code} {term(lang, 'component', code)}"
    return text(lang, f"map-m-{measure.measure_id}")


def ward_values(ask: Callable[[str], Rows], measure: Measure) -> Rows:
    """One row per ward: mart ward_index with the measure's value, class and colour.

    `ask` gives the rows of a mart by its name.
    """
    frame = ask("ward_index")
    if measure.mart == "ward_metric":
        metric = ask("ward_metric").drop(columns="oldest_value_days", errors="ignore")
        frame = frame.merge(metric, on="ward_code", how="left", validate="one_to_one")
    elif measure.mart == "commendation":
        named = set(ask("commendation")["ward_code"])
        frame = frame.assign(is_commended=[int(code in named) for code in frame["ward_code"]])
    return measured(frame, measure)


def legend_rows(frame: Rows, measure: Measure, lang: str) -> str:
    """Every class with its number of wards as HTML list items (`frame` of `ward_values`)."""
    return "".join(
        legend_row(found.color, found.glyph, measure.class_text(lang, found), count)
        for found, count in legend(frame, measure)
    )


def legend_row(color: str, glyph: str, words: str, count: int) -> str:
    """One line of a legend: colour or sign, what it means, of how many wards."""
    ink = "inherit" if color == "transparent" else ink_on(color)
    return (
        f'<li><i style="background:{color};color:{ink}">{glyph}</i>'
        f"{escape(words)} <b>{count}</b></li>"
    )


def table(frame: Rows, measure: Measure) -> tuple[Rows, list[str]]:
    """`frame` (of `ward_values`) as a table below the map, and which columns in which order."""
    column, names = measure.column, [name for name in TABLE_COLUMNS if name in frame.columns]
    if column not in names:
        names.insert(2, column)
    rows = frame.sort_values(["class_no", "ward_name"]) if column == "band" else frame
    if column == "is_commended":
        rows = rows.sort_values([column, "ward_name"], ascending=[False, True])
        rows = rows.assign(**{column: rows[column].astype(bool)})
    if measure.factor != 1:  # as the map prints it, in percent of the full score
        rows = rows.assign(score_pct=rows[column] * measure.factor)
        names[names.index(column)] = "score_pct"
    return rows, names
