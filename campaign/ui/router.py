"""The script that st.App runs: the menu from the page registry, then the chosen page.

It lies here, with no folder named pages/ beside it, so that Streamlit never runs a page of a cold
server without it. The menu's links carry the shared choices (language, day, wards) along.
"""

import streamlit as st

from campaign.ui import address, links
from campaign.ui.frame import language
from campaign.ui.pages import PAGES

lang = language()
specs = sorted(PAGES, key=lambda spec: spec.order)
menu = [links.menu_page(spec, lang) for spec in specs]
chosen = st.navigation(menu, position="hidden")
with st.sidebar, st.container(key="menu", gap=None):
    for spec, entry in zip(specs, menu, strict=True):
        st.page_link(entry, icon=spec.icon, query_params=address.shared(), width="stretch")
chosen.run()
