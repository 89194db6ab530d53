"""The only Streamlit code outside pages: frame, filters, cache, presentation."""
