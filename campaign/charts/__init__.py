"""Data frame in, plotly Figure, pydeck Deck or SVG out. No Streamlit, no SQL."""
