"""What a ward says on the map when it is pointed at.

The map fills plain text into TOOLTIP_HTML and escapes it, so the markup stands there only.
"""

from typing import Any

import pandas as pd

from campaign import formats, labels
from campaign.charts import palette
from campaign.charts.measures import Measure

TOOLTIP_HTML = (
    "<b>{ward}</b><br>{district}<br>{measure}: <b>{value}</b><br>{index}<br>{band}<br>"
    "{status}<br>{carried}"
)
TOOLTIP_STYLE = {"maxWidth": "280px", "fontSize": "13px", "color": "#FFFFFF"}


def tooltip(row: Any, measure: Measure, name: str, lang: str) -> dict[str, str]:
    """The parts of TOOLTIP_HTML for a row of `measured`; `name` is the measure's name."""
    status = labels.term(lang, "report_status", row.report_status)
    index = labels.text(
        lang,
        "map-tip-index",
        progress=formats.number(lang, row.progress, 1),
        expected=formats.number(lang, row.expected, 1),
        pace=formats.number(lang, row.pace, 2),
    )
    return {
        "ward": row.ward_name,
        "district": row.former_district,
        "measure": name,
        "value": measure.value_text(lang, row.value),
        "index": index,
        "band": f"{palette.BANDS[row.band].glyph} {labels.term(lang, 'band', row.band)}",
        "status": f"{palette.STATUS[row.report_status].glyph} {status}",
        "carried": _carried(row.oldest_value_days, lang),
    }


def _carried(days: Any, lang: str) -> str:
    if pd.isna(days) or days <= 0:
        return ""
    return labels.text(lang, "map-tip-carried", days=int(days))
