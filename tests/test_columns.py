"""How wide a table's columns are made, and what their cells say."""

import pandas as pd
import pytest

from campaign import columns
from campaign.settings import settings

NAMES = ["Ngắn", "Thôn, tổ dân phố có điểm lưu động"]


@pytest.mark.parametrize(
    ("values", "wide"),
    [
        (NAMES, int(33 * 6.5 + 34)),
        (["Ngắn"], None),  # Streamlit's own measure is enough
        ([*NAMES, *(f"{i} " + "dài " * 30 for i in range(4))], None),  # mostly long texts
        # One long text far down, which Streamlit does not measure, and one that it does.
        ([*NAMES, "Một", "Hai", "Ba", "dài " * 30], int(33 * 6.5 + 34)),
        ([*NAMES, "dài " * 30, "Một", "Hai", "Ba"], None),
        ([1.0, 2.0], None),
        ([None, None], None),
    ],
)
def test_a_column_of_names_has_room_for_the_longest(values: list[object], wide: int | None) -> None:
    assert columns.width("vi", "name", pd.Series(values)) == wide


def test_every_scope_of_a_target_has_a_name_in_both_languages() -> None:
    found = pd.read_csv(settings().data_dir / "targets.csv")["scope"]
    for lang in ("vi", "en"):
        shown = [columns.formatter(lang, "scope", found)(scope) for scope in found.unique()]
        assert len(set(shown)) == found.nunique()
    write = columns.formatter("vi", "scope", found)
    assert [write("ward"), write("city/ward")] == ["xã, phường", "thành phố; xã, phường"]
