"""The small map of the overview: an SVG component that needs no WebGL and works by keyboard."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import streamlit as st

from campaign.charts import ward_svg
from campaign.ui import links
from campaign.ui.cached import ask
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


def drawing(view: View) -> bytes:
    """What the map of mart ward_index by band is drawn from (map.js), as JSON.

    As bytes it is passed on as it is; Streamlit would write a dict as JSON twice for every reader.
    """
    shapes, frame = ward_svg.ward_paths(), ask(view, "ward_index")
    data = {
        "paths": dict(shapes.paths),
        "centres": {code: list(spot) for code, spot in shapes.centres.items()},
        "height": shapes.height,
        "wards": ward_svg.small_map(frame, view.lang),
        "title": view.t("overview-map-alt", wards=view.num(len(frame))),
        "mark": view.t("demo-mark") if view.is_demo else "",
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def show(view: View, data: bytes, key: str = "small-map") -> None:
    """Show a `drawing` as a small map; a click opens the ward on the map page."""
    result = _component()(key=key, data=data, on_ward_change=lambda: None)
    if result.ward:
        links.go(view, "ward_map", ward=result.ward)
