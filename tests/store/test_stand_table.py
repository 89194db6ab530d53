"""The stands of all wards and days at once are those that SQL tells of each."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from unittest.mock import patch
from zoneinfo import ZoneInfo

import duckdb
import pytest

from campaign import clock
from campaign.store import Store, open_store
from campaign.store.answers import answer
from campaign.store.intake import ingest
from campaign.store.stand_table import Newest, Numbers, read_table
from tests.store.files import baseline, daily, nine_hours

START = datetime(2025, 7, 24, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
FIRST, SECOND = "00118", "00226"
LATER = START + timedelta(days=9)
DAYS = [date(2025, 7, 1), *(START.date() + timedelta(days=n) for n in range(5)), date.max]


# Another reading of the same rules: one day of the city at a time.
ORACLE = """
with
told as (
    select
        submission.*,
        submission.status = 'accepted' as is_accepted
    from submission
    where
        submission.submission_no <= $upto_submission_no
        and (
            submission.report_date is null
            or submission.report_date <= $as_of
            or submission.submission_no in (
                select submission_no from baseline_change() where effective_date <= $as_of
            )
        )
),

answered as (
    select
        max(question_answer.answer_no) as answer_no,
        max(question_answer.answered_at) as answered_at
    from question_answer
    inner join told on question_answer.submission_no = told.submission_no
    where question_answer.answer_no <= $upto_answer_no
),

acted as (
    select
        max(act_no) as act_no,
        max(acted_at) filter (acted_at > timestamptz '1970-01-02 00:00:00+00') as acted_at
    from act
    where acted_at <= $now and act_no <= $upto_act_no
)

select
    (select coalesce(max(submission_no), 0) from told) as submission_no,
    (select coalesce(answer_no, 0) from answered) as answer_no,
    (select coalesce(act_no, 0) from acted) as act_no,
    greatest(
        (select max(received_at) from told where is_accepted),
        (select answered_at from answered),
        (select acted_at from acted)
    ) as newest_at
"""


@pytest.fixture
def store() -> Iterator[Store]:
    """Reports of two wards, a refused file, a file that tells no ward; a second a piece."""
    with patch.object(clock, "now", lambda: START):
        opened = open_store(":memory:")
    files = [
        baseline(FIRST, "2025-07-24"),
        daily(FIRST, "2025-07-24"),
        daily(SECOND, "2025-07-25"),
        daily(FIRST, "2025-07-25", dossiers_received=-4),
        baseline(SECOND, "2025-07-26", officials_total=99),
        daily(FIRST, "2025-07-24", dossiers_received=17),
    ]
    for number, file in enumerate(files):
        moment = START + timedelta(days=number)
        with patch.object(clock, "now", lambda moment=moment: moment):
            ingest(opened, [file], channel="test")
    yield opened
    opened.close()


def _oracle(own: duckdb.DuckDBPyConnection, as_of: date, upto: Numbers) -> Newest:
    numbers = dict(zip(("submission_no", "answer_no", "act_no"), upto, strict=True))
    values = {f"upto_{name}": number for name, number in numbers.items()}
    row = own.execute(ORACLE, {"as_of": as_of, "now": LATER, **values}).fetchone()
    assert row is not None
    return Newest(*row)


def _newest(store: Store, as_of: date, wards: tuple[str, ...] | None = None) -> Newest:
    with store.cursor() as own:
        return read_table(own).newest(as_of, LATER, wards)


@pytest.mark.parametrize("as_of", DAYS)
def test_for_the_city_the_two_agree(store: Store, as_of: date) -> None:
    with store.cursor() as own:
        upto = read_table(own).numbers
        assert _newest(store, as_of) == _oracle(own, as_of, upto)


@pytest.mark.parametrize("as_of", DAYS)
@pytest.mark.parametrize("submission_no", [0, 2, 5])
def test_up_to_given_numbers_the_two_agree(store: Store, as_of: date, submission_no: int) -> None:
    with store.cursor() as own:
        upto = (submission_no, 0, 1)
        table = read_table(own, upto)
        assert table.newest(as_of, LATER, None) == _oracle(own, as_of, upto)


def test_an_answer_counts_from_the_day_of_its_report(store: Store) -> None:
    day, asked_at = START.date() + timedelta(days=3), START + timedelta(days=7)
    with patch.object(clock, "now", lambda: asked_at):
        receipts = ingest(store, nine_hours(FIRST, day.isoformat()), channel="test")
        asked = next(p for receipt in receipts for p in receipt.problems if p.is_question)
        reason = {asked.problem_no: "Trực thêm giờ, có lịch phân công kèm theo."}
        answer(store, asked.receipt_no, reason, channel="test")
    for as_of, answer_no in ((day - timedelta(days=1), 0), (day, 1)):
        found = _newest(store, as_of)
        assert found.answer_no == answer_no
        with store.cursor() as own:
            assert found == _oracle(own, as_of, read_table(own).numbers)


def test_the_whole_ledger_has_its_newest_numbers(store: Store) -> None:
    with store.cursor() as own:
        table = read_table(own)
        row = own.execute(
            "select (select max(submission_no) from submission), (select max(act_no) from act)"
        ).fetchone()
    assert row is not None
    assert (table.numbers[0], table.numbers[2]) == row
    assert table.numbers[0] == 6


def test_reports_of_other_wards_and_of_later_days_do_not_count(store: Store) -> None:
    found = {
        (wards, as_of): _newest(store, as_of, wards)
        for wards in ((FIRST,), (SECOND,), (FIRST, SECOND))
        for as_of in (date(2025, 7, 24), date(2025, 7, 26))
    }
    numbers = {key: (newest.submission_no, newest.at) for key, newest in found.items()}
    assert numbers == {
        ((FIRST,), date(2025, 7, 24)): (6, START + timedelta(days=5)),
        ((FIRST,), date(2025, 7, 26)): (6, START + timedelta(days=5)),
        ((SECOND,), date(2025, 7, 24)): (0, None),
        ((SECOND,), date(2025, 7, 26)): (5, START + timedelta(days=4)),
        ((FIRST, SECOND), date(2025, 7, 24)): (6, START + timedelta(days=5)),
        ((FIRST, SECOND), date(2025, 7, 26)): (6, START + timedelta(days=5)),
    }


def test_an_empty_store_has_nothing_that_counts() -> None:
    with patch.object(clock, "now", lambda: START):
        empty = open_store(":memory:")
    with empty.cursor() as own:
        newest = read_table(own).newest(date.max, LATER, None)
    assert (newest.submission_no, newest.answer_no, newest.at) == (0, 0, None)
    empty.close()


def test_an_act_of_the_future_does_not_count_yet(store: Store) -> None:
    with store.cursor() as own:
        before = read_table(own).newest(date.max, datetime(1969, 12, 31, tzinfo=START.tzinfo), None)
    assert before.act_no == 0
