"""The code that puts a picture of a page into another site, beside the files of its rows.

The names are those of campaign/public/pictures.py, the choices those of the page's own address;
tests/public/test_every_chart.py asks every address that a page offers.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from urllib.parse import urlencode, urlsplit

import streamlit as st

from campaign.labels import LANGUAGES
from campaign.public.described import EMBED, LATEST
from campaign.settings import settings
from campaign.ui.view import View

WIDTH, HEIGHT, TALL = 760, 640, 960


@dataclass(frozen=True)
class Embed:
    """A picture by name; `choices` as its address says them, `title` and `height` its frame's."""

    name: str
    title: str
    choices: Mapping[str, str] = field(default_factory=dict)
    height: int = HEIGHT

    def address(self, lang: str, which: str) -> str:
        """Its address on this server for an edition's number or LATEST."""
        said = dict(self.choices) | ({} if lang == LANGUAGES[0] else {"lang": lang})
        query = f"?{urlencode(said)}" if said else ""
        return f"{EMBED}/{which}/{self.name}.html{query}"


def offer(view: View, embed: Embed, key: str) -> None:
    """A small button; behind it the code of a frozen and a live frame, worked out once opened."""
    box = st.popover(
        view.t("embed-offer"), icon=":material/code:", key=f"{key}-embed", on_change="rerun"
    )
    if not box.open:
        return
    with box:
        if view.edition_no is not None:
            st.caption(view.t("embed-frozen", number=str(view.edition_no)))
            st.code(_frame(view, embed, str(view.edition_no)), language="html", wrap_lines=True)
        st.caption(view.t("embed-live"))
        st.code(_frame(view, embed, LATEST), language="html", wrap_lines=True)
        if view.districts or view.ward_types:
            st.caption(view.t("embed-whole-city"))


def _frame(view: View, embed: Embed, which: str) -> str:
    src = escape(_origin() + embed.address(view.lang, which))
    return (
        f'<iframe src="{src}" width="{WIDTH}" height="{embed.height}" '
        f'title="{escape(embed.title)}"></iframe>'
    )


def _origin() -> str:
    """The public name of this installation, else what stands in the reader's own address bar."""
    if settings().public_url:
        return settings().public_url or ""
    here = urlsplit(st.context.url or "")
    return f"{here.scheme}://{here.netloc}" if here.netloc else ""
