"""The script that st.App runs: the menu from the page registry, then the chosen page.

It lies here, with no folder named pages/ beside it, so that Streamlit never runs a page of a cold
server without it. The menu's links carry the shared choices (language, day, wards) along.
"""

import streamlit as st

from campaign.labels import text
from campaign.ui import address
from campaign.ui.frame import language
from campaign.ui.pages import DEFAULT_PAGE, PAGES

lang = language()
menu = [
    st.Page(
        spec.path,
        title=text(lang, f"page-{spec.page_id}"),
        icon=spec.icon,
        url_path=spec.page_id,
        default=spec.page_id == DEFAULT_PAGE,
    )
    for spec in sorted(PAGES, key=lambda spec: spec.order)
]
chosen = st.navigation(menu, position="hidden")
with st.sidebar, st.container(key="menu", gap=None):
    for entry in menu:
        st.page_link(entry, query_params=address.shared(), width="stretch")
chosen.run()
