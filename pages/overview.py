"""Which day of 45 is it, is the city ahead or behind, and which wards need a call today.

Questions L1–L3, L11, L12, L15. No chart library is loaded here: this page must open fast.
"""

import streamlit as st

from campaign.frames import first
from campaign.ui import overview_sections as parts
from campaign.ui import present
from campaign.ui.cached import ask
from campaign.ui.frame import open_page

view = open_page("overview")

kpi_rows = ask(view, "city_kpis")
present.stop_if_empty(view, kpi_rows, "overview-empty")
kpis = first(kpi_rows)
trend = ask(view, "city_trend")

parts.headline(view, kpis)
parts.tiles(view, kpis, trend)
parts.trend_table(view, trend)

left, right = st.columns(2, gap="medium")
with left:
    parts.bands_and_map(view, ask(view, "ward_status"), ask(view, "ward_index"))
    parts.changed(view, kpis, ask(view, "index_change", days_back=1), trend)
with right:
    parts.calls(view, ask(view, "exceptions", limit_count=10))

parts.scorecard(view, ask(view, "target_scorecard"))
parts.backlog(view, ask(view, "issues_backlog"))
