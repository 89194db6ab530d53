"""The only caches of the interface.

Answers are keyed on what counts for the days shown (`View.stand`), so a stored report makes the
pages about its day and later ones ask again, and nothing has to be cleared. `known_at` of a live
page is a canonical moment (LiveFigures.moment), so that readers share answers instead of each
asking at their own second.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from campaign.door.desk import Desk, LocalDesk
from campaign.door.remote import DeskUnreachable
from campaign.door.running import operator_for
from campaign.settings import settings
from campaign.store import Store, open_store, questions
from campaign.store.replica import Replica
from campaign.ui.view import View

# Later than any report can be received (the future is refused), so "everything that is stored".
EVERYTHING_KNOWN = datetime(2100, 1, 1, tzinfo=UTC)
Params = tuple[tuple[str, Any], ...]


def store() -> Store:
    """The store this server answers from.

    A server of one process owns the store that the settings choose; one of several page processes
    reads a replica of what the writer publishes. Raises the store's named errors.
    """
    config = settings()
    if config.role == "page":
        return _replica(str(config.published_dir)).store
    return _store(str(config.db_path), str(config.local_dir), config.store_choice)


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
    return Replica(Path(published_dir))


@st.cache_resource(max_entries=4, show_spinner=False)
def _store(db_path: str, local_dir: str, store_choice: str) -> Store:  # noqa: ARG001  the key
    return open_store()


def ask(view: View, name: str, **extra: Any) -> pd.DataFrame:
    """The rows of mart `name` as of the view's two times and for its wards.

    `extra` are the mart's own parameters; as_of, known_at and ward_codes may be overridden.
    Raises the store's named errors for an unknown mart or parameter.
    """
    params = {"as_of": view.as_of, "known_at": view.known_at, "ward_codes": view.ward_codes}
    store_id, _, reference = view.data_version.split("-")
    return _answer(f"{store_id}-{view.stand}-{reference}", name, {**params, **extra})


def question(name: str, **params: Any) -> pd.DataFrame:
    """The rows of mart `name`; lists are passed as tuples so that they can be a cache key."""
    return _answer(store().data_version, name, params)


def _answer(version: str, name: str, params: Mapping[str, Any]) -> pd.DataFrame:
    key = tuple(sorted((param, _hashable(value)) for param, value in params.items()))
    return _ask(str(store().path), version, name, key)


@st.cache_data(max_entries=600, show_spinner=False)
def _ask(path: str, version: str, name: str, params: Params) -> pd.DataFrame:  # noqa: ARG001
    values = {key: list(value) if isinstance(value, tuple) else value for key, value in params}
    return questions.ask(store(), name, **values)


def freshness(
    as_of: date,
    known_at: datetime = EVERYTHING_KNOWN,
    ward_codes: tuple[str, ...] | None = None,
) -> dict[str, Any]:
    """The one row of mart `freshness` as a dict, missing values as None."""
    params = {"as_of": as_of, "known_at": known_at, "ward_codes": ward_codes}
    row = question("freshness", **params).iloc[0]
    return {str(name): None if pd.isna(value) else value for name, value in row.items()}


def _hashable(value: Any) -> Any:
    return tuple(value) if isinstance(value, (list, set)) else value


def drawn(name: str, inputs: tuple[Any, ...], draw: Callable[[], Any]) -> None:
    """What `draw` puts on the page, put there again without drawing it when inputs are equal.

    `inputs` is everything that decides how it looks; frames count by their content. For elements
    that nobody can operate on the server: no widgets, no selections.
    """
    _drawn(name, inputs, draw)


@st.cache_data(max_entries=400, show_spinner=False)
def _drawn(name: str, inputs: tuple[Any, ...], _draw: Callable[[], Any]) -> None:  # noqa: ARG001
    _draw()


def built(build: "partial[Any]") -> Any:
    """What `build` gives, made once for equal arguments; all readers share it: never change it."""
    return _built(
        f"{build.func.__module__}.{build.func.__name__}", build.args, build.keywords, build
    )


@st.cache_resource(max_entries=60, show_spinner=False)
def _built(
    name: str,  # noqa: ARG001  the first three are the key
    args: tuple[Any, ...],  # noqa: ARG001
    keywords: dict[str, Any],  # noqa: ARG001
    _build: "partial[Any]",
) -> Any:
    return _build()
