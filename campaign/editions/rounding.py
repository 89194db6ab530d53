"""Rounding as figures are published: half to even, after taking off the noise of fractions."""

from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any

import pandas as pd

NOISE_DIGITS = 9


def rounded(value: Any, digits: int) -> float | None:
    """`value` with `digits` decimals; None when it is missing."""
    if value is None or pd.isna(value):
        return None
    exact = Decimal(repr(round(float(value), NOISE_DIGITS)))
    # Adding 0.0 turns -0.0 into 0.0, which would have another hash.
    return float(exact.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_EVEN)) + 0.0
