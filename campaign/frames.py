"""Reading a data frame row by row, typed as what it is: rows whose attributes are the columns."""

from collections.abc import Iterator
from typing import Any

import pandas as pd


def each(frame: pd.DataFrame) -> Iterator[Any]:
    """The rows as named tuples; attributes are columns, values are Any (stubs know no better)."""
    return iter(frame.itertuples(index=False))


def first(frame: pd.DataFrame) -> Any:
    """The first row; raises StopIteration when there is none."""
    return next(each(frame))
