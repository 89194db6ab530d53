"""The numbers of a mart at the precision at which a dataset publishes them.

A page draws such a mart through here, an embedded picture draws the published rows: of an edition
both show the same numbers, those of the files.
"""

import pandas as pd

from campaign.editions.datasets import DATASETS
from campaign.editions.rounding import rounded


def at_published_precision(frame: pd.DataFrame, name: str) -> pd.DataFrame:
    """`frame`, rows of the mart of dataset `name`, with its numbers rounded as they are published.

    Whatever is not in the dataset, or has no decimals there, stays as it is; nothing is suppressed.
    """
    digits = {
        column.name: column.digits
        for column in DATASETS[name].columns
        if column.digits is not None and column.name in frame.columns
    }
    numbers = {
        name: pd.Series([rounded(value, count) for value in frame[name]], frame.index, "float64")
        for name, count in digits.items()
    }
    return frame.assign(**numbers)
