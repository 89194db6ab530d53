"""Who works out a new view, who waits, and who is shown the figures before."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime

import pytest

from campaign.access import PUBLIC
from campaign.store.moves import Moves
from campaign.store.stand import Stand
from campaign.ui import turns
from campaign.ui.turns import Turns
from campaign.ui.view import View

DAY = date(2025, 8, 12)
LONG, SHORT = 60.0, 0.0


def view(submission_no: int) -> View:
    """The city's overview after so many submissions."""
    at = datetime(2025, 8, 12, 9, 0, submission_no, tzinfo=UTC)
    stand = Stand(submission_no, 0, 0, at)
    return View(
        page_id="overview",
        lang="vi",
        as_of=DAY,
        known_at=at,
        is_live=True,
        ward_codes=None,
        districts=(),
        ward_types=(),
        is_demo=False,
        data_version=f"0123abcd-{submission_no}-0123abcd",
        store_path="campaign.duckdb",
        stand=stand,
        scope_stand=stand,
        first_day=date(2025, 7, 1),
        last_day=DAY,
        has_reports=True,
        identity=PUBLIC,
        edition_no=None,
        address="",
    )


class Reports:
    """A ledger of which only the number of reports counts."""

    def __init__(self) -> None:
        self.moves = Moves()

    def seen(self) -> int:
        return self.moves.count

    def behind_seconds(self, seen: int) -> float:
        return self.moves.seconds_since(seen)


class Pages:
    """Runs of a page; `count`: submissions there are, `worked_out`: those of views asked for."""

    def __init__(self, most_seconds: float) -> None:
        self.turns = Turns(most_seconds)
        self.reports = Reports()
        self.worked_out: list[int] = []
        self.report()

    @property
    def count(self) -> int:
        return self.reports.moves.count

    def report(self) -> None:
        """One more report comes in."""
        self.reports.moves.note()

    def newest(self) -> View:
        self.worked_out.append(self.count)
        return view(self.count)

    @contextmanager
    def run(self, key: str = "city") -> Iterator[View]:
        with self.turns.running():
            yield self.turns.view(key, self.reports, self.newest)

    def shown(self, key: str = "city") -> tuple[int, bool]:
        """What a reader sees who comes now: the number of submissions, and whether more are in."""
        with self.run(key) as seen:
            return seen.stand.submission_no, seen.is_behind


def beside(work: Callable[[], object]) -> threading.Thread:
    """Another reader's run, begun."""
    thread = threading.Thread(target=work)
    thread.start()
    return thread


def shown_beside(
    pages: Pages, key: str = "city"
) -> tuple[threading.Thread, list[tuple[int, bool]]]:
    """Another reader comes: the run, and what it was shown once it is."""
    found: list[tuple[int, bool]] = []
    return beside(lambda: found.append(pages.shown(key))), found


@contextmanager
def somebody_works_out(pages: Pages, key: str = "city") -> Iterator[threading.Event]:
    """Another reader is in the middle of a new view, until the event is set or the block ends."""
    has_begun, may_end = threading.Event(), threading.Event()

    def work() -> None:
        with pages.run(key):
            has_begun.set()
            may_end.wait(10)

    thread = beside(work)
    assert has_begun.wait(10)
    try:
        yield may_end
    finally:
        may_end.set()
        thread.join()


def test_alone_a_reader_always_sees_the_newest() -> None:
    pages = Pages(LONG)
    seen = [pages.shown()]
    pages.report()
    assert [*seen, pages.shown(), pages.shown()] == [(1, False), (2, False), (2, False)]
    assert pages.worked_out == [1, 2]


def test_a_page_without_the_router_always_sees_the_newest() -> None:
    pages = Pages(LONG)
    with somebody_works_out(pages):
        assert pages.turns.view("city", pages.reports, lambda: view(2)) == view(2)


def test_meanwhile_others_see_the_figures_before_and_are_told_so() -> None:
    pages = Pages(LONG)
    pages.shown()
    pages.report()
    with somebody_works_out(pages) as may_end:
        assert pages.shown() == (1, True)
        may_end.set()
    assert pages.shown() == (2, False)
    assert pages.worked_out == [1, 2, 2]


def test_a_few_wait_a_little_and_see_the_newest() -> None:
    pages = Pages(LONG)
    pages.shown()
    pages.report()
    found: list[tuple[int, bool]] = []
    with somebody_works_out(pages, "district") as may_end:
        waiting = [beside(lambda: found.append(pages.shown())) for _ in range(turns.FEW)]
        waiting[-1].join(0.1)
        assert found == []
        began = time.monotonic()
        assert pages.shown() == (1, True)  # behind so many nobody waits
        assert time.monotonic() - began < turns.LITTLE_SECONDS / 2
        may_end.set()
        for other in waiting:
            other.join(10)
    assert found == [(2, False)] * turns.FEW


def test_what_became_the_newest_while_one_waited_is_not_called_old(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(turns, "LITTLE_SECONDS", 0.3)
    pages = Pages(LONG)
    pages.shown()
    pages.report()
    with somebody_works_out(pages, "district"):
        other, found = shown_beside(pages)
        other.join(0.1)
        # Somebody finds that the report has changed nothing here.
        with pages.turns.running():
            pages.turns.view("city", pages.reports, lambda: view(1))
        other.join(10)
    assert found == [(1, False)]


def test_who_has_no_figures_before_waits_and_shares_what_was_worked_out() -> None:
    pages = Pages(LONG)
    with somebody_works_out(pages) as may_end:
        other, found = shown_beside(pages)
        other.join(0.1)
        assert found == []
        may_end.set()
        other.join(10)
    assert found == [(1, False)]
    assert pages.worked_out == [1, 1]  # by both, and once more by nobody


def test_figures_that_are_behind_too_long_are_not_shown() -> None:
    pages = Pages(SHORT)
    pages.shown()
    pages.report()
    with somebody_works_out(pages, "district") as may_end:
        other, found = shown_beside(pages)
        other.join(0.1)
        assert found == []
        may_end.set()
        other.join(10)
    assert found == [(2, False)]


def test_figures_count_as_behind_from_what_came_after_them_not_from_when_they_were_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(turns, "LITTLE_SECONDS", 0.02)
    pages = Pages(0.2)
    pages.shown()
    time.sleep(0.3)
    pages.report()
    with somebody_works_out(pages, "district"):
        assert pages.shown() == (1, True)


def test_figures_of_a_store_that_was_replaced_are_not_shown() -> None:
    pages = Pages(LONG)
    pages.shown()
    pages.reports = Reports()
    pages.report()
    pages.report()
    with somebody_works_out(pages, "district"):
        other, found = shown_beside(pages)
        other.join(0.1)
        assert found == []
    other.join(10)
    assert found == [(2, False)]


def test_nobody_waits_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "PATIENCE_SECONDS", 0.05)
    pages = Pages(LONG)
    with somebody_works_out(pages):
        assert pages.shown("district") == (1, False)
        # The one whose turn it is keeps it.
        assert pages.shown("another district") == (1, False)
    assert pages.shown("a third") == (1, False)


def test_a_page_that_fails_leaves_no_figures_and_keeps_nobody_waiting() -> None:
    pages = Pages(LONG)
    with pytest.raises(RuntimeError, match="broken"), pages.run():
        raise RuntimeError("broken")
    with somebody_works_out(pages, "district"):
        pages.report()
        other, found = shown_beside(pages)
        other.join(0.1)
        assert found == []  # no figures of the failed page to look back at
    other.join(10)
    assert found == [(2, False)]


def test_a_view_that_no_report_has_changed_needs_no_turn() -> None:
    pages = Pages(LONG)
    pages.shown()
    pages.report()
    with pages.turns.running():
        same = pages.turns.view("city", pages.reports, lambda: view(1))
        assert (same.stand.submission_no, same.is_behind) == (1, False)
        # Its run still goes on, and the turn is free.
        found: list[tuple[int, bool]] = []
        beside(lambda: found.append(pages.shown("district"))).join(10)
        assert found == [(2, False)]


def test_only_so_many_views_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "VIEWS_KEPT", 1)
    pages = Pages(LONG)
    assert [pages.shown("city"), pages.shown("district"), pages.shown("city")] == [(1, False)] * 3
    assert pages.worked_out == [1, 1, 1]


def test_the_ledger_changes_between_turns() -> None:
    pages = Pages(LONG)
    order: list[str] = []

    def change() -> None:
        with pages.turns.between():
            order.append("changed")
            pages.report()

    with somebody_works_out(pages) as may_end:
        changing = beside(change)
        changing.join(0.1)
        other = beside(lambda: order.append(str(pages.shown("district"))))
        other.join(0.1)
        assert order == []
        may_end.set()
        changing.join(10)
        other.join(10)
    assert order == ["changed", "(2, False)"]


def test_who_comes_while_the_ledger_changes_waits_for_the_newest() -> None:
    pages = Pages(LONG)
    pages.shown()
    with pages.turns.between():
        pages.report()
        other, found = shown_beside(pages)
        other.join(0.1)
        assert found == []
    other.join(10)
    assert found == [(2, False)]


def test_a_long_turn_does_not_keep_publications_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "HELD_SECONDS", 0.05)
    pages = Pages(LONG)
    with somebody_works_out(pages), pages.turns.between():
        pages.report()
    assert pages.count == 2


def test_a_view_that_is_old_when_the_turn_comes_is_looked_at_again() -> None:
    pages = Pages(LONG)
    looks = iter([1, 2])

    def newest() -> View:
        # More comes in while the first look is under way.
        number = next(looks)
        if number == 1:
            pages.report()
        return view(number)

    with pages.turns.running():
        assert pages.turns.view("city", pages.reports, newest) == view(2)
