"""Ways from page to page that keep the shared choices (language, day, wards) of the address."""

from typing import Any
from urllib.parse import urlencode

import streamlit as st

from campaign.labels import text
from campaign.ui import address
from campaign.ui.pages import DEFAULT_PAGE, PAGES, PageSpec, page
from campaign.ui.view import View


def menu_page(spec: PageSpec, lang: str) -> Any:
    """The page as Streamlit knows it; its address is its id in every language.

    It gets no icon: Streamlit would fetch it from a font server as the browser tab's icon.
    """
    return st.Page(
        spec.path,
        title=text(lang, f"page-{spec.page_id}"),
        url_path=spec.page_id,
        default=spec.page_id == DEFAULT_PAGE,
    )


def go(view: View, page_id: str, **params: str) -> None:
    """Leave for another page, with `params` added to the shared choices."""
    target = menu_page(page(page_id), view.lang)
    st.switch_page(target, query_params={**address.shared(), **params})


def href(page_id: str, **params: str) -> str:
    """A relative address for links inside HTML, with the shared choices and `params`."""
    query = urlencode({**address.shared(), **params}, doseq=True)
    known = {spec.page_id for spec in PAGES}
    if page_id not in known:
        raise KeyError(f"page {page_id!r} is not in campaign/ui/pages.py")
    return f"{page_id}?{query}" if query else page_id
