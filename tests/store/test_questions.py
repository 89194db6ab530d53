"""Query headers and parameters: declared = used, text becomes values, mistakes are named."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from campaign.settings import settings
from campaign.store import Store, questions
from campaign.store.errors import (
    BadHeader,
    BadParameter,
    MissingParameter,
    UnknownParameter,
    UnknownQuery,
)
from campaign.store.parameters import convert
from campaign.store.questions import Param, all_queries, ask, load, parse

HEAD = """\
-- One row per ward.
-- params: as_of date, ward_codes varchar[] = null, limit_count int = 10
-- used by: pages/overview.py, pages/ward_map.py
"""
BODY = "select $as_of as as_of, $ward_codes as codes, $limit_count as n"


def test_a_header_is_read() -> None:
    query = parse("example", HEAD + BODY)
    assert query.grain == "One row per ward."
    assert query.used_by == ("pages/overview.py", "pages/ward_map.py")
    assert query.params == (
        Param("as_of", "date"),
        Param("ward_codes", "varchar[]", None, is_optional=True),
        Param("limit_count", "int", 10, is_optional=True),
    )


@pytest.mark.parametrize(
    ("sql", "message"),
    [
        (HEAD.replace("ward.", "ward") + BODY, "ends in a period"),
        (HEAD.replace("-- params", "-- parameters") + BODY, "exactly one line `-- params: …`"),
        (HEAD.replace("as_of date", "as_of day") + BODY, "`as_of day` is not `name type`"),
        (HEAD + BODY.replace("$limit_count", "1"), r"not used \['limit_count'\], used but not"),
        (HEAD + BODY + ", $known_at", r"used but not declared \['known_at'\]"),
        (HEAD + BODY + "; select 1", "exactly one statement"),
    ],
)
def test_a_wrong_header_is_named(sql: str, message: str) -> None:
    with pytest.raises(BadHeader, match=message):
        parse("example", sql)


def test_values_are_filled_in_and_checked() -> None:
    query = parse("example", HEAD + BODY)
    assert query.bind({"as_of": "2025-08-12", "ward_codes": ("00118", "00124")}) == {
        "as_of": date(2025, 8, 12),
        "ward_codes": ["00118", "00124"],
        "limit_count": 10,
    }
    with pytest.raises(MissingParameter, match=r"example needs \['as_of'\]"):
        query.bind({})
    with pytest.raises(UnknownParameter, match=r"does not take \['ward'\]"):
        query.bind({"as_of": date(2025, 8, 12), "ward": "00118"})
    with pytest.raises(BadParameter, match=r"as_of: '12.8.' is not a date \(2025-08-12\)"):
        query.bind({"as_of": "12.8."})


@pytest.mark.parametrize(
    ("type_name", "text", "value"),
    [
        ("date", "2025-08-12", date(2025, 8, 12)),
        ("int", "10", 10),
        ("double", "0.5", 0.5),
        ("varchar", "00118", "00118"),
        ("varchar[]", "00118, 00124", ["00118", "00124"]),
        ("boolean", "true", True),
        ("timestamptz", "2025-08-12T10:00:00+00:00", datetime(2025, 8, 12, 10, tzinfo=UTC)),
    ],
)
def test_text_of_the_command_line_becomes_a_value(type_name: str, text: str, value: object) -> None:
    assert convert("x", type_name, text) == value
    assert convert("x", type_name, None) is None


def test_a_time_without_a_zone_is_hanoi_time() -> None:
    moment = convert("known_at", "timestamptz", "2025-08-12 16:30")
    assert moment == datetime(2025, 8, 12, 16, 30, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@pytest.mark.parametrize(
    ("type_name", "value"),
    [
        ("int", "1.5"),
        ("int", True),
        ("int", 1.5),
        ("varchar", 118),
        ("boolean", "yes"),
        ("date", 3),
    ],
)
def test_what_is_no_value_is_refused(type_name: str, value: object) -> None:
    with pytest.raises(BadParameter):
        convert("x", type_name, value)


@pytest.mark.parametrize("name", ["no_such_mart", "../schema/0001_ledger", ""])
def test_an_unknown_query_is_named(name: str) -> None:
    with pytest.raises(UnknownQuery):
        load(name)


def test_every_mart_has_a_good_header_and_answers_an_empty_store(store: Store) -> None:
    moment = datetime(2025, 8, 12, 16, 30, tzinfo=settings().campaign.timezone)
    times = {"as_of": date(2025, 8, 12), "known_at": moment}
    extra = {"ward_code": "00118", "report_date": date(2025, 8, 12)}
    for query in all_queries():
        needed = {p.name for p in query.params if not p.is_optional}
        params = {name: value for name, value in (times | extra).items() if name in needed}
        columns, rows = questions.answer(store, query.name, **params)
        frame = ask(store, query.name, **params)
        assert (list(frame.columns), len(frame)) == (columns, len(rows)), query.name
