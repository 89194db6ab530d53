"""Which day of 45 is it, is the city ahead or behind, and which wards need a call today.

Questions L1–L3, L11, L12, L15. No chart library is loaded here: this page must open fast.
"""

import streamlit as st

from campaign.ui import overview_sections as parts
from campaign.ui import present
from campaign.ui.cached import ask
from campaign.ui.frame import open_page

view = open_page("overview")

present.stop_if_empty(view, ask(view, "city_kpis"), "overview-empty")

parts.top(view)
parts.trend_table(view)

left, right = st.columns(2, gap="medium")
with left:
    parts.bands_and_map(view)
    parts.changed(view)
with right:
    parts.calls(view)

parts.scorecard(view)
parts.backlog(view)
