"""How a column of a query looks in a table: its title, its numbers, its words, its width.

Titles come from the catalogue (col-<name>) or, for a reported field, from the report contract.
The name's ending says the kind (_pct, _at, _date …; naming rules of docs/), so a new column
needs a label and nothing else.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

import pandas as pd

from campaign import formats, labels
from campaign.charts.palette import BANDS, SEVERITY, STATUS, Mark
from campaign.report.contract import contract

# The columns that name a ward, in the order of tables.
WARD_COLUMNS = ("ward_name", "former_district")
MARKS: dict[str, dict[str, Mark]] = {
    "band": BANDS,
    "band_now": BANDS,
    "band_then": BANDS,
    "pace_band": BANDS,
    "report_status": STATUS,
    "severity": SEVERITY,
}
# Column -> vocabulary of data/terms.csv, where it is not simply the column's name.
VOCABULARIES = {
    "band_now": "band",
    "band_then": "band",
    "pace_band": "band",
    "severity": "problem_severity",
    "component_code": "component",
    "lost_component": "component",
    "second_component": "component",
    "group_code": "component_group",
    "scope": "target_scope",
}
# Decimals of float columns that are not plain one-decimal figures.
DIGITS = {
    "actual_value": 2,
    "pace": 2,
    "pace_median": 2,
    "pace_raw": 2,
    "score": 2,
    "expected_score": 2,
}
SCORE_COLUMNS = (
    "n1", "n2", "n3", "n4", "t1", "t2", "d1", "d2", "d3", "d4", "c1", "h1", "h2", "h3", "r1",
)  # fmt: skip
LETTER_PIXELS, PADDING_PIXELS = 6.5, 34
# A column of texts gets the room of its longest one between these lengths, in letters, when most
# (a share of the different texts) are no longer.
SHORT_TEXT, LONG_TEXT, MOST_TEXTS, FIRST_ROWS = 12, 42, 0.7, 5
_SWAP = str.maketrans({",": ".", ".": ","})


@cache
def title(lang: str, name: str, page_id: str = "") -> str:
    """The column's title in `lang`; raises LabelMissing when nobody has named it.

    col-<page_id>-<name> goes first: "on time" is a dossier on one page and a report on another.
    """
    for key in (f"col-{page_id}-{name}", f"col-{name}"):
        if labels.has_text(lang, key):
            return labels.text(lang, key)
    for sheet in contract().sheets:
        for field in sheet.fields:
            if field.name == name:
                return field.header_vi if lang == "vi" else field.header_en
    raise labels.LabelMissing(f"no label col-{name} in data/locale/{lang}/ and no such field")


def formatter(lang: str, name: str, values: pd.Series) -> Callable[[Any], str]:
    """How one value of the column is written for a reader; missing is always "–"."""
    write = _writer(lang, name, values)
    return lambda value: formats.MISSING if _is_missing(value) else write(value)


def width(lang: str, name: str, values: pd.Series) -> int | None:
    """Room for the longest text; left alone, a column is measured by its first rows only."""
    if not pd.api.types.is_string_dtype(values) and values.dtype != object:
        return None
    write = formatter(lang, name, values)
    lengths = [len(write(value)) for value in values.unique()]
    fitted = [length for length in lengths if length <= LONG_TEXT]
    # Long texts among the first rows, or many of them: what Streamlit measures is wider.
    is_long = max(lengths[:FIRST_ROWS], default=0) > LONG_TEXT
    is_long |= len(fitted) < MOST_TEXTS * len(lengths)
    if is_long or max(fitted, default=0) <= SHORT_TEXT:
        return None
    return int(max(fitted) * LETTER_PIXELS + PADDING_PIXELS)


def number_text(lang: str, value: float, digits: int) -> str:
    """`value` with grouping; the same notation as formats.number, fast enough for whole tables."""
    written = f"{value:,.{digits}f}"
    return written.translate(_SWAP) if lang == "vi" else written


def _is_missing(value: Any) -> bool:
    return value is None or bool(pd.api.types.is_scalar(value) and pd.isna(value))


def _writer(lang: str, name: str, values: pd.Series) -> Callable[[Any], str]:
    vocabulary = VOCABULARIES.get(name, name)
    if labels.vocabulary(vocabulary) and not pd.api.types.is_numeric_dtype(values):
        return lambda value: _term(lang, name, vocabulary, value)
    if pd.api.types.infer_dtype(values, skipna=True) == "boolean":
        return lambda value: labels.text(lang, "value-yes" if value else "value-no")
    if name.endswith("_at"):
        return lambda value: formats.date_time(lang, value)
    if pd.api.types.is_datetime64_any_dtype(values) or name.endswith("_date"):
        return lambda value: formats.date_text(lang, value)
    if name.endswith("_pct"):
        return lambda value: number_text(lang, value, 1) + "%"
    if name.endswith(("_change", "_ahead")):
        return lambda value: formats.signed(lang, value, 1)
    if pd.api.types.is_numeric_dtype(values):
        digits = _digits(name, values)
        return lambda value: number_text(lang, value, digits)
    return str


def _digits(name: str, values: pd.Series) -> int:
    if name in SCORE_COLUMNS:
        return 2
    if name in DIGITS:
        return DIGITS[name]
    is_whole = pd.api.types.is_integer_dtype(values) or name.endswith(("_count", "_total"))
    return 0 if is_whole else 1


def _term(lang: str, name: str, vocabulary: str, value: Any) -> str:
    """The value's name with its glyph; a text outside the vocabulary is shown as it is."""
    mark = MARKS.get(name, {}).get(value)
    known = value in labels.vocabulary(vocabulary)
    word = labels.term(lang, vocabulary, value) if known else str(value)
    return f"{mark.glyph} {word}" if mark else word
