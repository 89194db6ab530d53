"""The small map of the overview: an SVG component that needs no WebGL and works by keyboard."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from campaign.charts import ward_svg
from campaign.ui import links
from campaign.ui.view import View

FOLDER = Path(__file__).parent


@lru_cache(maxsize=1)
def _component() -> Any:
    return st.components.v2.component(
        "ward_map_small",
        html='<div class="map"></div>',
        css=(FOLDER / "map.css").read_text(encoding="utf-8"),
        js=(FOLDER / "map.js").read_text(encoding="utf-8"),
    )


def show(view: View, frame: pd.DataFrame, key: str = "small-map") -> None:
    """Draw mart ward_index as a small map by band; a click opens the ward on the map page."""
    drawn = ward_svg.ward_paths()
    result = _component()(
        key=key,
        data={
            "paths": dict(drawn.paths),
            "centres": {code: list(spot) for code, spot in drawn.centres.items()},
            "height": drawn.height,
            "wards": ward_svg.small_map(frame, view.lang),
            "title": view.t("overview-map-alt", wards=view.num(len(frame))),
            "mark": view.t("demo-mark") if view.is_demo else "",
        },
        on_ward_change=lambda: None,
    )
    if result.ward:
        links.go(view, "ward_map", ward=result.ward)
