"""Which figures a page shows: those of now, or a published edition; and the line that says so.

In the address: ?edition=3. The public is always shown an edition: that number, else the newest.
"""

import streamlit as st

from campaign import formats
from campaign.access import Identity, Permission, may
from campaign.editions import Edition
from campaign.labels import text
from campaign.ui import address
from campaign.ui.published import Published
from campaign.ui.upload_problems import escaped
from campaign.ui.view import View

EDITION = "edition"
# The choice of the figures of now, which are of no edition.
NOW = "latest"


def shown_edition(identity: Identity, published: Published) -> Edition | None:
    """The edition to show; None for the latest figures. Whatever else the address says is ignored.

    None is also what the public gets while nothing is published; `stop_without_edition` then ends
    the script.
    """
    found = published.numbered(address.value(EDITION))
    return found if found or may(identity, Permission.SEE_LATEST) else published.newest


def stop_without_edition(identity: Identity, edition: Edition | None, lang: str) -> None:
    """End the script where there is nothing that the reader may see."""
    if edition is None and not may(identity, Permission.SEE_LATEST):
        st.info(text(lang, "access-no-edition"), icon=":material/inbox:")
        st.stop()


def choose(
    page_id: str, lang: str, identity: Identity, published: Published, shown: Edition | None
) -> None:
    """The choice between the latest figures, for whom may see them, and every edition."""
    by_code = {str(found.edition_no): found for found in published.editions}
    if not by_code:
        return
    may_see_latest = may(identity, Permission.SEE_LATEST)
    default = NOW if may_see_latest or published.newest is None else _code(published.newest)
    current = NOW if shown is None else _code(shown)
    key = f"{page_id}-{EDITION}"

    def name(code: str) -> str:
        if code == NOW:
            return text(lang, "access-edition-latest")
        day = formats.date_text(lang, by_code[code].as_of)
        return text(lang, "access-edition-no", no=code, day=day)

    st.selectbox(
        text(lang, "access-edition"),
        [NOW, *by_code] if may_see_latest else list(by_code),
        format_func=name,
        key=key,
        on_change=address.bind(
            EDITION, key, current, lambda code: None if code == default else code
        ),
    )


def _code(edition: Edition) -> str:
    return str(edition.edition_no)


def edition_line(view: View, edition: Edition | None) -> None:
    """Which edition this is, and what was said of it since; nothing for the latest figures."""
    said = address.value(EDITION)
    if said is not None and (edition is None or str(edition.edition_no) != said):
        st.warning(view.t("access-edition-unknown", no=escaped(said[:10])), icon=":material/help:")
    if edition is None:
        return
    st.caption(
        view.t(
            "access-edition-line",
            no=str(edition.edition_no),
            day=view.day(edition.as_of),
            known=view.moment(edition.known_at),
            completeness=edition.completeness,
            published=view.moment(edition.published_at),
            version=view.data_version,
        )
    )
    for notice in edition.own_notices:
        words = view.t(f"access-edition-{notice.kind}", text=escaped(notice.text(view.lang)))
        st.warning(words, icon=":material/campaign:")
    if edition.superseded_by_no is not None:
        newer = view.t("public-status-superseded", number=str(edition.superseded_by_no))
        st.warning(newer, icon=":material/campaign:")
