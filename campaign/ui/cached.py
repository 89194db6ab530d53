"""The only caches of the interface.

Answers are keyed on what counts for the days and wards shown (`View.scope_key`), so a stored report
makes the pages about its ward, its day and later ones ask again, and nothing has to be cleared.
`known_at` of a live page is a canonical moment (LiveFigures.moment), so that readers share answers
instead of each asking at their own second. What is shared is handed out as it is, because taking a
copy for every reader cost more than the answer: never change it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property, partial
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from campaign.door.desk import Desk, LocalDesk
from campaign.door.remote import DeskUnreachable
from campaign.door.running import operator_for
from campaign.editions import all_editions, asked, edition, latest
from campaign.settings import settings
from campaign.store import Store, open_store, questions
from campaign.store.replica import Replica
from campaign.ui import bounds, who
from campaign.ui.published import Published
from campaign.ui.turns import Turns
from campaign.ui.view import View

# Later than any report can be received (the future is refused), so "everything that is stored".
EVERYTHING_KNOWN = datetime(2100, 1, 1, tzinfo=UTC)


def store() -> Store:
    """The store this server answers from.

    A server of one process owns the store that the settings choose; one of several page processes
    reads a replica of what the writer publishes. Raises the store's named errors.
    """
    config = settings()
    if config.role == "page":
        return _replica(published_dir=str(config.published_dir)).store
    path, folder = str(config.db_path), str(config.local_dir)
    return _store(db_path=path, local_dir=folder, store_choice=config.store_choice)


def desk() -> Desk:
    """Where the upload page hands in: this server's own store, or the process that owns it.

    Raises the store's named errors; DeskUnreachable when no process owns the store.
    """
    if settings().role != "page":
        return LocalDesk(store())
    owner = operator_for(settings().store_folder(store().kind))
    if owner is None:
        raise DeskUnreachable("no process owns the store at the moment")
    return owner


@st.cache_resource(max_entries=1, show_spinner=False)
def _replica(published_dir: str) -> Replica:
    return Replica(Path(published_dir), turns().between)


@st.cache_resource(max_entries=4, show_spinner=False)
def _store(db_path: str, local_dir: str, store_choice: str) -> Store:  # noqa: ARG001  the key
    return open_store()


@st.cache_resource(max_entries=1, show_spinner=False)
def turns() -> Turns:
    """Who of this process's readers works out the newest figures."""
    return Turns(settings().most_behind_seconds)


def ask(view: View, name: str, **extra: Any) -> pd.DataFrame:
    """The rows of mart `name` as of the view's two times and for its wards.

    `extra` are the mart's own parameters; as_of, known_at and ward_codes may be overridden, within
    what the reader may see (campaign/ui/bounds.py). Raises NotAllowed beyond it, and the store's
    named errors for an unknown mart or parameter.
    """
    # Who asks for a ward by name may mean one that is not in scope.
    key = view.city_key if extra.keys() & {"ward_code", "ward_codes"} else view.scope_key
    found = _asked(key, name, extra, bounds.of_view(view, name, extra), view.edition_no)
    # A shallow copy: pandas copies on write, so what a page does to it stays its own.
    return found.rows.copy(deep=False)


def row(view: View, name: str) -> Mapping[str, Any]:
    """The one row of mart `name` for the view, missing values as None. Raises as `ask`."""
    params = bounds.of_view(view, name, {})
    return _asked(view.scope_key, name, {}, params, view.edition_no).first


def question(name: str, **params: Any) -> pd.DataFrame:
    """The rows of mart `name`, whatever the view, of wards that the reader may see.

    Raises NotAllowed for who sees editions only.
    """
    allowed = bounds.of_reader(who.identity(), name, params)
    return _asked(_store_key(), name, allowed, allowed).rows.copy(deep=False)


def freshness(as_of: date, known_at: datetime = EVERYTHING_KNOWN) -> Mapping[str, Any]:
    """The one row of mart `freshness` of all the reader's wards, missing values as None."""
    params = {"as_of": as_of, "known_at": known_at}
    allowed = bounds.of_reader(who.identity(), "freshness", params)
    return _asked(_store_key(), "freshness", allowed, allowed).first


def published() -> Published:
    """Every edition, and the newest one."""
    return _published(key=_store_key())


@st.cache_resource(max_entries=4, show_spinner=False)
def _published(key: str) -> Published:  # noqa: ARG001
    return Published(tuple(all_editions(store())), latest(store()))


@dataclass(frozen=True)
class Answer:
    """What a mart answered; readers share it."""

    rows: pd.DataFrame

    @cached_property
    def first(self) -> Mapping[str, Any]:
        """The first row, missing values as None."""
        values = self.rows.to_dict("records")[0]
        return {str(name): None if pd.isna(value) else value for name, value in values.items()}


def _store_key() -> str:
    opened = store()
    return f"{opened.path}|{opened.known_version}"


def _asked(
    stand: str,
    name: str,
    told: Mapping[str, Any],
    params: Mapping[str, Any],
    edition_no: int | None = None,
) -> Answer:
    """`stand` and `told` decide what `params` are, and are the shorter key."""
    words = "|".join(f"{param}={told[param]}" for param in sorted(told))
    return _answer(key=f"{stand}|{name}|{words}", name=name, _no=edition_no, _params=params)


@st.cache_resource(max_entries=6000, show_spinner=False)
def _answer(key: str, name: str, _no: int | None, _params: Mapping[str, Any]) -> Answer:  # noqa: ARG001
    lists = {param: list(value) for param, value in _params.items() if isinstance(value, tuple)}
    values = {**_params, **lists}
    if _no is None:
        return Answer(questions.ask(store(), name, **values))
    # As it was published, whatever has been entered or mended since.
    return Answer(asked(store(), edition(store(), _no), name, **values))


def section(view: View, name: str, draw: Callable[[], Any]) -> Any:
    """What `draw` puts on the page and gives, without drawing it again for an equal view.

    For parts that follow from the view and the address alone: no widgets, no clock, no session;
    and no style sheets, which Streamlit cannot put there again.
    A part that only tells what it was given from elsewhere is `drawn`.
    """
    if view.looks_key is None:
        return draw()
    return _section(key=f"{view.looks_key}|{name}", _draw=draw)


@st.cache_resource(max_entries=16000, show_spinner=False)
def _section(key: str, _draw: Callable[[], Any]) -> Any:  # noqa: ARG001
    return _draw()


def drawn(view: View, name: str, inputs: tuple[Any, ...], draw: Callable[[], Any]) -> None:
    """What `draw` puts on the page, put there again without drawing it when inputs are equal.

    `inputs` is everything that decides how it looks; frames count by their content, which is
    looked at only when the view is new: new figures redraw nothing but what they changed. For
    elements that nobody can operate on the server: no widgets, no selections.
    """
    section(view, name, lambda: _drawn(name=name, inputs=inputs, _draw=draw))


@st.cache_resource(max_entries=4000, show_spinner=False)
def _drawn(name: str, inputs: tuple[Any, ...], _draw: Callable[[], Any]) -> None:  # noqa: ARG001
    _draw()


def built(build: "partial[Any]") -> Any:
    """What `build` gives, made once for equal arguments; all readers share it: never change it."""
    name = f"{build.func.__module__}.{build.func.__name__}"
    return _built(name=name, args=build.args, keywords=build.keywords, _build=build)


@st.cache_resource(max_entries=60, show_spinner=False)
def _built(
    name: str,  # noqa: ARG001  the first three are the key
    args: tuple[Any, ...],  # noqa: ARG001
    keywords: dict[str, Any],  # noqa: ARG001
    _build: "partial[Any]",
) -> Any:
    return _build()
