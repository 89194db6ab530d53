"""When the click that this script run answers reached the server."""

from datetime import datetime

import streamlit as st

from campaign.door import arrival


def clicked_at() -> datetime | None:
    """The server's time at which the reader's last message arrived; None when it is not known."""
    return arrival.arrived_at(st.context.headers.get(arrival.HEADER))
