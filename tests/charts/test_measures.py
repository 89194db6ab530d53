"""The map's classes: fixed, half-open, decided by the printed value."""

import pandas as pd
import pytest

from campaign import labels
from campaign.charts.measures import BY_ID, COMPONENTS, MEASURES, legend, measured


@pytest.mark.parametrize(
    ("measure_id", "value", "words"),
    [
        ("online_rate", 0.0, "bằng 0"),
        ("online_rate", 0.04, "bằng 0"),
        ("online_rate", 0.06, "trên 0 đến dưới 20%"),
        ("online_rate", 59.94, "từ 40 đến dưới 60%"),
        ("online_rate", 59.96, "từ 60 đến dưới 80%"),
        ("online_rate", 100.0, "từ 80 đến 100%"),
        ("online_rate", 100.4, "trên 100%"),
        ("online_rate", None, "chưa có số liệu"),
        ("pace", 0.946, "từ 0,95 đến dưới 1,05"),
        ("pace", 0.944, "từ 0,80 đến dưới 0,95"),
        ("pace", 1.05, "từ 1,05 trở lên"),
        ("change", -5.0, "từ -5 đến dưới -1"),
        ("t1", 0.6, "từ 60 đến dưới 80%"),
        ("tech_support_people", 2, "từ 2 đến dưới 4"),
        ("volunteer_turns_7d", 512, "từ 400 trở lên"),
        ("band", "Rất chậm", "Rất chậm"),
    ],
)
def test_a_value_belongs_to_the_class_that_its_printed_figure_says(measure_id, value, words):
    measure = BY_ID[measure_id]
    found = measure.class_of(measure.printed(value))
    assert measure.class_text("vi", found) == words


def test_all_equal_values_give_a_full_legend():
    frame = pd.DataFrame({"ward_code": ["1", "2"], "progress": [0.0, 0.0]})
    rows = legend(measured(frame, BY_ID["progress"]), BY_ID["progress"])
    assert [count for _, count in rows] == [2, 0, 0, 0, 0, 0, 0]


def test_unknown_is_a_class_of_its_own_and_last():
    frame = pd.DataFrame({"ward_code": ["1", "2"], "progress": [50.0, None]})
    rows = legend(measured(frame, BY_ID["progress"]), BY_ID["progress"])
    assert (rows[-1][0].class_id, rows[-1][1]) == ("unknown", 1)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_measure_and_class_has_a_name(lang):
    for measure in MEASURES:
        if measure.measure_id not in COMPONENTS:
            assert labels.has_text(lang, f"map-m-{measure.measure_id}"), measure.measure_id
        assert all(measure.class_text(lang, found) for found in measure.classes)
