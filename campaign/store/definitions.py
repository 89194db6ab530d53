"""The definitions behind the figures, as text: those in force, and those of another time.

An edition keeps the texts that made it. Where they are not those in force, a cursor is given the
old macros as temporary ones, which stand in front of the store's, and marts are asked by their old
text. `at_cut` (campaign/store/cut.py) does both.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

import duckdb

from campaign.settings import settings
from campaign.store.connection import Store
from campaign.store.errors import BadHeader, DefinitionLost
from campaign.store.migrations import create_macros, staging_sha256
from campaign.store.questions import Query, all_queries, load, parse
from campaign.store.sql import statement

STAGING, MARTS = "queries/staging/", "queries/marts/"
KEEP = "keep_figures"
KEEP_PATH = f"queries/store/{KEEP}.sql"
TEMPORARY = "create or replace temp macro"
_MACRO = re.compile(r"^create or replace macro\b", re.MULTILINE)
_HEAD = re.compile(rf"^{TEMPORARY} \w+\([^)]*\) as(?P<is_table> table)?", re.MULTILINE)
# A condition, because what nobody selects is not worked out.
_FAILING = {
    False: "error('a macro is lost')",
    True: "select null as lost where error('a macro is lost')::boolean",
}


def texts_in_force() -> Mapping[str, str]:
    """Every macro, every mart and what works macros out once, as this process has them, by path."""
    return _texts(settings().queries_dir)


def are_loaded(store: Store) -> bool:
    """Whether the store's macros are those of the files, which may have been replaced since."""
    texts = {path: text for path, text in texts_in_force().items() if path.startswith(STAGING)}
    row = store.recovering(
        lambda cursor: cursor.execute(statement("reference_hash"), {"name": "staging"}).fetchone()
    )
    return row is not None and row[0] == staging_sha256(texts)


def mart_path(name: str) -> str:
    """Where the mart `name` lies in the project."""
    return f"{MARTS}{name}.sql"


class PastDefinitions:
    """Macros and marts of another time: `texts` by path, whole."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        """`texts` as `texts_in_force` gave them then; other paths in it change nothing."""
        now = texts_in_force()
        self._texts = texts
        self._macros = {
            path: _MACRO.sub(TEMPORARY, text)
            for path, text in texts.items()
            if path.startswith(STAGING) and now.get(path) != text
        }

    def install(self, cursor: duckdb.DuckDBPyConnection) -> None:
        """Put the old macros in front of the store's, for this cursor; unchanged ones stay theirs.

        In the place of one that the database does not take any more comes one that fails, so that
        only what needs it is lost. Raises DefinitionLost where that cannot be done.
        """
        for path, fault in create_macros(cursor, self._macros).items():
            head = _HEAD.search(self._macros[path])
            if head is None:
                raise DefinitionLost("definition-lost-macro", path=path) from fault
            cursor.execute(f"{head[0]} {_FAILING[head['is_table'] is not None]}")

    def query(self, name: str) -> Query:
        """The mart as it was. Raises DefinitionLost when it was not there or cannot be read."""
        text = self._texts.get(mart_path(name))
        if text is None:
            raise DefinitionLost("definition-lost-mart", mart=name)
        if text == texts_in_force().get(mart_path(name)):
            return load(name)
        try:
            return parse(name, text)
        except (BadHeader, duckdb.Error) as error:
            raise DefinitionLost("definition-lost-sql", mart=name) from error

    def keep(self) -> str:
        """The statements that work macros out once, as they were."""
        return self._texts.get(KEEP_PATH, statement(KEEP))


@lru_cache(maxsize=4)
def _texts(queries_dir: Path) -> Mapping[str, str]:
    staging = {
        f"{STAGING}{path.name}": path.read_bytes().decode()
        for path in sorted((queries_dir / "staging").glob("*.sql"))
    }
    marts = {mart_path(query.name): query.sql for query in all_queries()}
    return MappingProxyType({**staging, **marts, KEEP_PATH: statement(KEEP)})
