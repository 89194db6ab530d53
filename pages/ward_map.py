"""Where does each ward stand: against the plan, its neighbours and last week.

Questions L2, L12–L14, J4, M17. The classes are the same on all 45 days.
"""

import streamlit as st

from campaign.ui import map_sections as parts
from campaign.ui import present, ward_panel
from campaign.ui.frame import open_page
from campaign.ui.index_method import index_method
from campaign.ui.parts import segments

view = open_page("ward_map")

with st.container(horizontal=True, vertical_alignment="bottom", key="map-controls"):
    measure = parts.choose_measure(view)
    zoom = parts.choose_zoom(view)
    ward_code = ward_panel.choose(view)

frame = parts.ward_values(view, measure)
present.stop_if_empty(view, frame, "map-empty")

left, right = st.columns([3, 1], gap="medium")
with left:
    parts.draw_map(view, frame, measure, zoom)
with right:
    if ward_code is not None:
        ward_panel.card(view, ward_code)
    parts.draw_legend(view, frame, measure)

if ward_code is not None:
    ward_panel.panel(view, ward_code)

index_method(view)
parts.map_table(view, frame, measure)

present.section(view, "map-compare")
parts.COMPARISONS[segments(view, "compare", tuple(parts.COMPARISONS), "map-compare")](view)
