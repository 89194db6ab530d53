"""One store in memory for all cases; every case works in a transaction that is rolled back."""

from collections.abc import Iterator

import duckdb
import pytest

from campaign.store import Store, open_store

pytest.register_assert_rewrite("tests.marts.case")


@pytest.fixture(scope="session")
def memory_store() -> Iterator[Store]:
    store = open_store(":memory:", kind="demo")
    yield store
    store.close()


@pytest.fixture
def cursor(memory_store: Store) -> Iterator[duckdb.DuckDBPyConnection]:
    own = memory_store.cursor()
    own.begin()
    yield own
    own.rollback()
    own.close()
