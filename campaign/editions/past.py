"""Asking by the definitions that made an edition, whatever they are now (docs/adr/0017)."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pandas as pd

from campaign.editions.definition import CODE, code_path, in_force, text_sha256
from campaign.editions.model import Edition
from campaign.editions.names import ward_names
from campaign.store import Store
from campaign.store import edition_rows as rows
from campaign.store.cut import CutQuestions, at_cut
from campaign.store.definitions import PastDefinitions, texts_in_force
from campaign.store.edition_rows import Row
from campaign.store.errors import DefinitionLost

# What Python and pandas raise for a name that is not there, a column's for one.
LOSSES = (DefinitionLost, KeyError, AttributeError, NameError)


def asked(store: Store, edition: Edition, name: str, /, **params: Any) -> pd.DataFrame:
    """The rows of the mart as an edition has them: of its ledger, by its definitions.

    Whatever has been entered, mended or renamed since. Raises DefinitionLost, and as
    campaign.store.questions.ask.
    """
    past, wards = past_of(store, edition), ward_names(store, edition)
    return at_cut(store, edition.cut, lambda then: then.ask(name, **params), past, wards)


def has_kept(store: Store, edition: Edition) -> bool:
    """Whether its definitions are kept: not those of editions published before that was done."""
    return bool(rows.definitions(store, edition.edition_no))


def past_of(store: Store, edition: Edition) -> PastDefinitions | None:
    """The definitions that made the edition; None when they are in force, or were not kept.

    Raises DefinitionLost when one of the kept texts is damaged.
    """
    kept = rows.definitions(store, edition.edition_no)
    for path in damaged(kept):
        raise DefinitionLost("definition-lost-text", path=path)
    texts = {row["path"]: row["content"] for row in kept}
    sql = {path: text for path, text in texts.items() if path not in _CODE_PATHS}
    return PastDefinitions(sql) if sql and sql != texts_in_force() else None


def damaged(kept: Iterable[Row]) -> list[str]:
    """The paths whose text is not there, or not the one whose hash is kept."""
    return [
        row["path"]
        for row in kept
        if row["content"] is None or text_sha256(row["content"]) != row["sha256"]
    ]


def is_code_in_force(kept: Iterable[Row]) -> bool:
    """Whether the code that rounds and suppresses is the one that made the edition."""
    return _code(in_force()) == _code({row["path"]: row["content"] for row in kept})


def lacking(store: Store, edition: Edition, marts: Iterable[str]) -> frozenset[str]:
    """Columns that the marts have now and did not have by the definitions of the edition.

    What a page or picture has failed over, when it shows an edition of before they were added.
    Empty where the definitions are not past, or do not run at all.
    """
    try:
        past = past_of(store, edition)
    except DefinitionLost:
        return frozenset()
    if past is None:
        return frozenset()
    names = list(marts)
    now = at_cut(store, edition.cut, lambda questions: _columns(questions, edition, names))
    then = at_cut(store, edition.cut, lambda questions: _columns(questions, edition, names), past)
    return frozenset().union(*(now[name] - then.get(name, now[name]) for name in names))


def loss(error: BaseException, columns: Callable[[], frozenset[str]]) -> DefinitionLost | None:
    """The loss that `error`, one of LOSSES, comes from; None when it is about something else.

    `columns` gives those that the edition's rows do not have; asked only when it matters.
    """
    if isinstance(error, DefinitionLost):
        return error
    named = sorted(columns().intersection(re.findall(r"\w+", str(error))))
    return DefinitionLost("definition-lost-column", columns=", ".join(named)) if named else None


_CODE_PATHS = frozenset(map(code_path, CODE))


def _code(texts: Mapping[str, str]) -> dict[str, str]:
    return {path: text for path, text in texts.items() if path in _CODE_PATHS}


def _columns(questions: CutQuestions, edition: Edition, names: list[str]) -> dict[str, set[str]]:
    """The columns of the marts; of those only that can be asked."""
    found = {}
    for name in names:
        try:
            found[name] = set(questions.columns(name, edition.as_of, edition.known_at))
        except DefinitionLost:
            continue
    return found
