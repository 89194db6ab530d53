"""The door: `streamlit run dashboard.py` serves the pages and what campaign.server adds to them.

The call must be written out here: Streamlit looks for `st.App(` in this file before it runs it.
"""

import streamlit as st

from campaign import server

app = st.App(
    server.ROUTER,
    routes=server.routes(),
    middleware=server.middleware(),
    lifespan=server.lifespan,
    on_script_error=server.on_script_error,
)
