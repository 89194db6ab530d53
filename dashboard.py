"""The door: `streamlit run dashboard.py` serves the pages and what campaign.server adds to them.

The call must be written out here: Streamlit looks for `st.App(` in this file before it runs it.
"""

import streamlit as st

from campaign import server
from campaign.door.headers import failed

app = st.App(
    server.ROUTER,
    routes=server.routes(),
    middleware=server.middleware(),
    lifespan=server.lifespan,
    exception_handlers={Exception: failed},
    on_script_error=server.on_script_error,
)
