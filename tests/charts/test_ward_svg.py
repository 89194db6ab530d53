"""The saved map picture: everything a reader needs who finds it elsewhere."""

from xml.etree import ElementTree

import pandas as pd

from campaign.charts.measures import BY_ID, measured
from campaign.charts.ward_svg import picture, small_map, ward_paths

SVG = "{http://www.w3.org/2000/svg}"


def frame() -> pd.DataFrame:
    rows = {"ward_code": ["00004"], "ward_name": ["Ba Đình <1>"], "band": ["Rất chậm"]}
    return pd.DataFrame({**rows, "report_status": ["missing"]})


def test_all_126_wards_have_a_path_in_the_drawing():
    drawn = ward_paths()
    assert len(drawn.paths) == len(drawn.centres) == 126
    assert all(0 <= x <= 1000 and 0 <= y <= drawn.height for x, y in drawn.centres.values())


def test_the_picture_is_valid_svg_with_legend_caveat_and_demo_mark():
    rows = measured(frame(), BY_ID["band"])
    lines = ["Dữ liệu mô phỏng / Simulated data"]
    made = picture(rows, BY_ID["band"], "vi", title="Mức <tiến độ>", lines=lines)
    tree = ElementTree.fromstring(made)
    texts = [node.text for node in tree.iter(f"{SVG}text")]
    assert texts[0] == "Mức <tiến độ>"
    assert "◆ Rất chậm: 1" in texts
    assert texts[-1] == "Dữ liệu mô phỏng / Simulated data"
    fills = [node.get("fill") for node in tree.iter(f"{SVG}path")]
    # 126 wards, and white hatching over the one dark ward without a report.
    assert (len(fills), fills.count("#98141F"), fills[-1]) == (127, 1, "url(#hatch1)")


def test_the_small_map_names_ward_band_and_report():
    assert small_map(frame(), "en")[0]["label"] == (
        "Ba Đình <1>: Very slow. Report of the day: Missing."
    )
