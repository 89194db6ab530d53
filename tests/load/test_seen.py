"""What the load test says of how soon readers see a report."""

from tests.load.seen import Glance, behind, visible

# Two reports, stored as 101 and 102, with receipts at 10 s and 20 s.
RECEIPTS = [10.0, 20.0]
BEFORE = Glance(5, 6, 100)


def test_everybody_sees_a_report_from_the_run_after_the_last_old_one() -> None:
    glances = [BEFORE, Glance(11, 12, 101), Glance(13, 14, 100), Glance(15, 18, 101)]
    assert visible(glances, RECEIPTS) == [8.0, None]
    assert visible([*glances, Glance(21, 22, 102)], RECEIPTS) == [8.0, 2.0]


def test_without_a_run_nothing_is_seen() -> None:
    assert visible([], RECEIPTS) == [None, None]
    assert (behind([], RECEIPTS), behind([BEFORE], [])) == ([], [])


def test_a_run_is_behind_by_the_age_of_the_oldest_receipt_that_it_lacks() -> None:
    newest = Glance(25, 26, 102)
    glances = [BEFORE, Glance(11, 12, 101), Glance(13, 14, 100), Glance(22, 23, 101), newest]
    assert behind(glances, RECEIPTS) == [0.0, 3.0, 2.0, 0.0]


def test_a_run_may_show_what_has_no_receipt_yet() -> None:
    assert behind([BEFORE, Glance(10.5, 11, 102)], RECEIPTS) == [0.0]
