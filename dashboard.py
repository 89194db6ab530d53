"""The door: `streamlit run dashboard.py` serves the application that campaign.server builds."""

from campaign.server import build_app

app = build_app()
