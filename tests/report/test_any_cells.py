"""Whatever the cells hold: judging ends, every row is accounted for, every problem is complete."""

from datetime import date, datetime, time, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from campaign.report.contract import contract
from campaign.report.free_text import masked, personal_kind
from campaign.report.raw import RawCell, RawRow
from campaign.report.rules import rule_ids
from tests.report.factory import DAY, KEYS, SUMMARY, judge, row, summary

CELLS = st.one_of(
    st.none(),
    st.text(max_size=40),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.sampled_from(["1.043", "57,05", "12/08/2025", "15:30", "Có", "chợ", 0, 1, DAY, time(8)]),
)


@st.composite
def any_row(draw: st.DrawFn) -> RawRow:
    """A row with any cells at all; often with correct keys, so that it is judged to the end."""
    sheet = draw(st.sampled_from(contract().sheets))
    names = [field.name for field in sheet.fields]
    cells: dict[str, Any] = draw(st.dictionaries(st.sampled_from(names), CELLS))
    if draw(st.booleans()):
        cells |= KEYS | {"effective_date": DAY, "report_date": draw(st.sampled_from([DAY, None]))}
    raw = {name: RawCell(cells.get(name), "B2") for name in names if name in cells}
    row_no = draw(st.integers(2, 5))
    return RawRow(sheet.name, "a.csv", sheet.name, row_no, raw, draw(st.booleans()))


@settings(max_examples=120, deadline=None)
@given(st.lists(any_row(), max_size=6), st.booleans())
def test_every_row_is_accepted_refused_or_ignored(rows: list[RawRow], with_report: bool) -> None:
    given_rows = [*rows, *([summary()] if with_report else [])]
    result = judge(given_rows)
    stored = sum(len(table) for report in result.reports for table in report.rows.values())
    refused = sum(report.refused_row_count for report in result.reports)
    assert stored + refused + result.ignored_row_count == len(given_rows)
    assert stored == sum(report.accepted_row_count for report in result.reports)
    for problem in result.problems:
        assert problem.rule_id in rule_ids()
        assert problem.message_vi
        assert problem.message_en
        problem.as_dict()


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(st.sampled_from(sorted(set(SUMMARY) - set(KEYS))), CELLS))
def test_an_accepted_summary_holds_typed_values_only(changes: dict[str, Any]) -> None:
    (report,) = judge([summary(**changes)]).reports
    types = {"int": int, "decimal": float, "bool": bool, "date": date, "time": time}
    for values in report.rows["daily_summary"]:
        for field in contract().sheet("1_TongHop").stored_fields:
            value = values[field.name]
            assert value is None or type(value) is types.get(field.type, str)


@settings(max_examples=100, deadline=None)
@given(st.text(), st.integers(100_000_000, 999_999_999), st.text())
def test_a_telephone_number_is_found_and_masked_wherever_it_stands(
    before: str, number: int, after: str
) -> None:
    text = f"{before} 0{number} {after}"
    if personal_kind(text) is not None:
        assert str(number) not in masked(text)
    assert personal_kind(f"gọi 0{number} nhé") == "number"


def test_many_wards_and_days_are_sorted_by_day() -> None:
    days = [DAY - timedelta(days=back) for back in (3, 1, 2)]
    rows = [row("1_TongHop", 2 + n, report_date=day) for n, day in enumerate(days)]
    reports = judge(rows, received_at=datetime(2025, 9, 1, tzinfo=None).astimezone()).reports
    assert [report.report_date for report in reports] == sorted(days)
