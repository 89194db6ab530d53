"""How the progress index is made, beside every picture of it: components, weights, formula."""

from functools import partial

import pandas as pd
import streamlit as st

from campaign.frames import each
from campaign.settings import settings
from campaign.ui.cached import ask, section
from campaign.ui.view import View


def index_method(view: View) -> None:
    """A folded text: the formula, the components with their weights from the store, the rules."""
    with st.expander(view.t("method-title"), icon=":material/function:"):
        st.markdown(view.t("method-formula"))
        st.markdown(section(view, "method-components", partial(_components, view)))
        st.markdown(view.t("method-rules"))
        st.caption(view.t("index-disclaimer"))


def _components(view: View) -> str:
    """One line per component as a Markdown table, which wraps on a phone."""
    rows = _weights(view)
    head = [view.t("col-component_code"), view.t("col-weight"), view.t("method-score")]
    lines = [f"| {' | '.join(head)} |", "|---|--:|---|"]
    for row in each(rows.sort_values("weight", ascending=False, kind="stable")):
        code = row.component_code
        name = f"{code} {view.term('component', code)}"
        score = view.t(f"method-{code.lower()}")
        lines.append(f"| {name} | {view.num(row.weight)} | {score} |")
    total = view.num(rows["weight"].sum())
    return "\n".join([*lines, f"| **{view.t('method-total')}** | **{total}** | |"])


def _weights(view: View) -> pd.DataFrame:
    """The components and their weights: those of any ward that has begun."""
    rows = ask(view, "ward_component")
    if rows.empty:  # by the last day every ward has
        rows = ask(view, "ward_component", as_of=settings().campaign.end_date)
    return rows.drop_duplicates("component_code")
