"""The only caches of the interface.

Answers are keyed on the store's data version, so a stored report makes every page ask again and
nothing has to be cleared. `known_at` of a live page is a canonical moment (see moments.live),
so that readers share answers instead of each asking at their own second.
"""

from datetime import UTC, date, datetime
from typing import Any

import pandas as pd
import streamlit as st

from campaign.settings import settings
from campaign.store import Store, open_store, questions
from campaign.ui.view import View

# Later than any report can be received (the future is refused), so "everything that is stored".
EVERYTHING_KNOWN = datetime(2100, 1, 1, tzinfo=UTC)
Params = tuple[tuple[str, Any], ...]


def store() -> Store:
    """The store this server answers from (one per process; the settings choose which)."""
    config = settings()
    return _store(str(config.db_path), str(config.local_dir), config.store_choice)


@st.cache_resource(max_entries=4, show_spinner=False)
def _store(db_path: str, local_dir: str, store_choice: str) -> Store:  # noqa: ARG001  the key
    return open_store()


def ask(view: View, name: str, **extra: Any) -> pd.DataFrame:
    """The rows of mart `name` as of the view's two times and for its wards.

    `extra` are the mart's own parameters; as_of, known_at and ward_codes may be overridden.
    Raises the store's named errors for an unknown mart or parameter.
    """
    params = {"as_of": view.as_of, "known_at": view.known_at, "ward_codes": view.ward_codes}
    return question(name, **{**params, **extra})


def question(name: str, **params: Any) -> pd.DataFrame:
    """The rows of mart `name`; lists are passed as tuples so that they can be a cache key."""
    opened = store()
    key = tuple(sorted((param, _hashable(value)) for param, value in params.items()))
    return _ask(str(opened.path), opened.data_version, name, key)


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
