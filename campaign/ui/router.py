"""The script that st.App runs: the menu from the page registry, then the chosen page.

It lies here, with no folder named pages/ beside it, so that Streamlit never runs a page of a cold
server without it. The menu's links carry the shared choices (language, day, wards) along. It leaves
out what the reader may not open, which only saves a click: every page guards itself.
"""

import streamlit as st

from campaign.ui import address, cached, links, who
from campaign.ui.edition_definitions import telling_lost_definitions
from campaign.ui.frame import language
from campaign.ui.pages import PAGES

lang, reader = language(), who.identity()
specs = sorted(PAGES, key=lambda spec: spec.order)
menu = [links.menu_page(spec, lang) for spec in specs]
chosen = st.navigation(menu, position="hidden")
with st.sidebar, st.container(key="menu", gap=None):
    for spec, entry in zip(specs, menu, strict=True):
        if not spec.is_open_to(reader):
            continue
        st.page_link(entry, icon=spec.icon, query_params=address.shared(), width="stretch")
page_id = specs[menu.index(chosen)].page_id
with cached.turns().running(), telling_lost_definitions(lang, page_id):
    chosen.run()
