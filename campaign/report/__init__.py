"""The contract of a daily report: fields, reader, rules, template. No Streamlit, no SQL."""
