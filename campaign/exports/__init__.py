"""Files that leave the dashboard. No Streamlit, no SQL: frames in, bytes out."""
