"""What a page outside Streamlit needs to draw a figure: plotly's own script and a figure's JSON."""

from functools import lru_cache

import plotly
from plotly.offline import get_plotlyjs

from campaign.charts.theme import Figure

SCRIPT_NAME = f"plotly-{plotly.__version__}.min.js"


@lru_cache(maxsize=1)
def script() -> bytes:
    """plotly.js as the installed plotly ships it, 4.8 MB."""
    return bytes(get_plotlyjs().encode())


def figure_json(figure: Figure) -> str:
    """The figure as JSON that can stand inside an HTML script element."""
    return str(figure.to_json()).replace("<", "\\u003c")
