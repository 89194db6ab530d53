"""Streamlit's uploader speaks English only; here it learns the reader's words."""

import streamlit as st

from campaign.ui.view import View


def uploader_words(view: View) -> None:
    """Hide the two English texts of every uploader on the page and show ours in their place."""
    zone = '[data-testid="stFileUploaderDropzone'
    texts = {
        f'{zone}"] > span button p': view.t("upload-files-button"),
        f'{zone}Instructions"] span': view.t("upload-files-drop"),
    }
    rules = "".join(
        f"{place} {{ visibility: hidden; font-size: 0; }} "
        f'{place}::after {{ content: "{words}"; visibility: visible; font-size: 0.9375rem; }} '
        for place, words in texts.items()
    )
    st.html(f"<style>{rules}</style>")
