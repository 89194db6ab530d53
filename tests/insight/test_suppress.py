"""Small counts of vulnerable people are hidden, and nothing that is published gives them away.

The attacker of the property test is a linear program: it knows every published cell and total, the
public bound of each row, and whether hidden cells can be zero; it finds the least and the most
that each hidden cell can be.
"""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from campaign.insight.suppress import marker, suppressed, suppressed_totals

LEAST = 5
COUNT = "of_disabled"


def table(*rows: tuple[str, int | None], bounds: list[int] | None = None) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["district", COUNT])
    frame["citizens_supported"] = bounds or [1_000] * len(rows)
    return frame.astype({COUNT: "Int64"})


def shown(frame: pd.DataFrame, **how: str) -> list[int | str | None]:
    found = suppressed(frame, [COUNT], least=LEAST, **how)
    pairs = zip(found[COUNT], found[marker(COUNT)], strict=True)
    return ["c" if hidden else None if pd.isna(v) else int(v) for v, hidden in pairs]


def totals(frame: pd.DataFrame, **how: str) -> list[tuple[str | None, int | str]]:
    found = suppressed_totals(frame, [COUNT], least=LEAST, **how)
    rows = zip(found["total_of"], found[COUNT], found[marker(COUNT)], strict=True)
    return [(n if isinstance(n, str) else None, "c" if h else int(v)) for n, v, h in rows]


def test_nothing_is_hidden_without_a_small_count() -> None:
    frame = table(("Ba Đình", 0), ("Ba Đình", 5), ("Đông Anh", None), ("Đông Anh", 700))
    assert shown(frame, group="district") == [0, 5, None, 700]
    assert totals(frame, group="district") == [("Ba Đình", 5), ("Đông Anh", 700), (None, 705)]


def test_a_small_count_takes_the_next_smallest_with_it() -> None:
    assert shown(table(("a", 3), ("a", 90), ("a", 12), ("a", 0))) == ["c", 90, "c", 0]


def test_two_small_counts_that_protect_each_other_need_no_third() -> None:
    assert shown(table(("a", 4), ("a", 3), ("a", 90))) == ["c", "c", 90]


def test_ones_that_their_sum_gives_away_need_a_third() -> None:
    assert shown(table(("a", 1), ("a", 1), ("a", 90))) == ["c", "c", "c"]
    assert shown(table(*[("a", 1)] * 5, ("a", 0), ("a", 0))) == ["c"] * 6 + [0]


def test_a_district_of_one_row_hides_its_total_and_another_district() -> None:
    frame = table(("a", 3), ("b", 40), ("b", 60), ("c", 500))
    assert shown(frame, group="district") == ["c", "c", 60, 500]
    assert totals(frame, group="district") == [("a", "c"), ("b", "c"), ("c", 500), (None, 603)]


def test_a_small_city_total_is_hidden() -> None:
    frame = table(("a", 2), ("b", 0), ("b", 0))
    assert totals(frame)[-1] == (None, "c")


def test_a_share_goes_with_the_count_it_is_made_of() -> None:
    frame = table(("a", 3), ("a", 12), ("a", 90))
    frame["disabled_pct"] = 100 * frame[COUNT] / frame["citizens_supported"]
    found = suppressed(frame, [COUNT], least=LEAST, derived={"disabled_pct": [COUNT]})
    assert found["disabled_pct"].isna().tolist() == [True, True, False]
    assert frame["disabled_pct"].notna().all(), "the given frame stays as it is"


@st.composite
def tables(draw: st.DrawFn) -> tuple[pd.DataFrame, bool]:
    """Up to nine rows in up to three districts, mostly small counts, some not reported."""
    size = draw(st.integers(1, 9))
    count = st.one_of(st.integers(0, 7), st.integers(0, 7), st.integers(8, 60), st.none())
    counts = draw(st.lists(count, min_size=size, max_size=size))
    elderly = draw(st.lists(count, min_size=size, max_size=size))
    districts = draw(st.lists(st.sampled_from("abc"), min_size=size, max_size=size))
    spare = draw(st.lists(st.sampled_from([0, 0, 1, 3, 200]), min_size=size, max_size=size))
    both = zip(counts, elderly, spare, strict=True)
    bounds = [max(one or 0, other or 0) + more for one, other, more in both]
    frame = table(*zip(districts, counts, strict=True), bounds=bounds)
    return frame.assign(of_elderly=pd.array(elderly, dtype="Int64")), draw(st.booleans())


@settings(max_examples=400, deadline=None)
@given(tables())
def test_no_hidden_cell_can_be_worked_out(drawn: tuple[pd.DataFrame, bool]) -> None:
    frame, is_bounded = drawn
    columns = [COUNT, "of_elderly"]
    bound = "citizens_supported" if is_bounded else None
    how = {"group": "district", "bound": bound}
    rows = suppressed(frame, columns, least=LEAST, **how)
    sums = suppressed_totals(frame, columns, least=LEAST, **how)
    for column in columns:
        for name, true, low, high in attacked(frame, column, rows, sums, is_bounded):
            assert high - low > 0.5, f"{column} of {name} is known to be {true}"
            if true < LEAST and not is_bounded:
                assert low <= 1 or not name.startswith("row"), f"{name} is at least {low}"
                assert high >= LEAST - 1, f"{name} is at most {high}"


@settings(max_examples=200, deadline=None)
@given(tables())
def test_only_tables_with_a_small_count_or_total_lose_cells(
    drawn: tuple[pd.DataFrame, bool],
) -> None:
    frame, _ = drawn
    rows = suppressed(frame, [COUNT], least=LEAST, group="district")
    sums = [*frame.groupby("district")[COUNT].sum(), frame[COUNT].sum()]
    has_small = any(0 < value < LEAST for value in [*frame[COUNT].dropna(), *sums])
    assert rows[marker(COUNT)].any() <= has_small
    is_small = frame[COUNT].between(1, LEAST - 1).fillna(value=False)
    assert rows[marker(COUNT)][is_small].all()
    kept = ~rows[marker(COUNT)]
    pd.testing.assert_series_equal(rows[COUNT][kept], frame[COUNT][kept])


def attacked(
    frame: pd.DataFrame, column: str, rows: pd.DataFrame, sums: pd.DataFrame, is_bounded: bool
) -> list[tuple[str, int, float, float]]:
    """Name, true value, least and most of every hidden row and total of `column`."""
    truth = frame[column].fillna(0).astype(int).tolist()
    hidden = rows[marker(column)].tolist()
    has_zero = any(h and v == 0 for h, v in zip(hidden, truth, strict=True))
    most = frame["citizens_supported"].tolist() if is_bounded else [None] * len(frame)
    # Of a row of one person all columns are hidden: which of them is zero is not known.
    least = [0 if has_zero or m == 1 else 1 for m in most]
    spans = [
        (low, m) if h else (v, v) for h, v, low, m in zip(hidden, truth, least, most, strict=True)
    ]
    masks = {
        str(name): [float(not isinstance(name, str) or d == name) for d in frame["district"]]
        for name in sums["total_of"]
    }
    seen = zip(sums["total_of"].map(str), sums[column], sums[marker(column)], strict=True)
    known = [(masks[name], int(value)) for name, value, h in seen if not h and pd.notna(value)]
    targets = {f"row {n}": [float(n == m) for m in range(len(frame))] for n in range(len(frame))}
    wanted = [name for name, h in zip(targets, hidden, strict=True) if h]
    wanted += [str(n) for n, h in zip(sums["total_of"], sums[marker(column)], strict=True) if h]
    found = []
    for name in wanted:
        mask = {**targets, **masks}[name]
        true = sum(v for v, m in zip(truth, mask, strict=True) if m)
        ends = [_extreme(mask, sign, known, spans) for sign in (1, -1)]
        found.append((name, true, ends[0], ends[1]))
    return found


def _extreme(
    mask: list[float],
    sign: int,
    known: list[tuple[list[float], int]],
    spans: list[tuple[float, float | None]],
) -> float:
    answer = linprog(
        [sign * m for m in mask],
        A_eq=[m for m, _ in known] or None,
        b_eq=[v for _, v in known] or None,
        bounds=spans,
    )
    if answer.status == 3:  # unbounded: nothing is known about this end
        return -sign * float("inf") if sign == 1 else float("inf")
    assert answer.status == 0, answer.message
    return sign * float(answer.fun)


@pytest.mark.parametrize("least", [1, 2])
def test_a_lower_setting_hides_less(least: int) -> None:
    frame = table(("a", 1), ("a", 2), ("a", 90))
    hidden = suppressed(frame, [COUNT], least=least)[marker(COUNT)].sum()
    assert hidden == {1: 0, 2: 2}[least]
