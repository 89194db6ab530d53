"""What can go wrong with a store; every message says what happened and what to do."""

from campaign import labels


class StoreError(Exception):
    """Base of all errors of the store."""


class StoreBusy(StoreError):
    """Another process owns the store; the message names it and says what to do."""

    def __init__(self, path: object, pid: str) -> None:
        super().__init__(
            f"{path} is in use by another process (PID {pid}), probably a running dashboard. "
            "Stop that process, or hand in the report on its upload page, "
            "or choose another store with --db."
        )
        self.path = str(path)
        self.pid = pid


class StoreKindMismatch(StoreError):
    """A demo store was opened as a real one, or the other way round."""


class CampaignMismatch(StoreError):
    """A store of one campaign was opened for another."""


class StoreDamaged(StoreError):
    """The file of the store cannot be read; nothing was changed."""


class MigrationChanged(StoreError):
    """An applied migration differs from its file, or its file is gone."""


class ReferenceFault(StoreError):
    """A reference file under data/ is missing or does not fit the schema."""


class StagingFault(StoreError):
    """A file under queries/staging/ cannot be loaded; the message names it."""


class StoreNotWritable(StoreError):
    """Nothing was stored, for instance because the disk is full; reading goes on."""


class StoreFull(StoreNotWritable):
    """The disk of the store is full, or so full that the reserve would be touched."""


class WordedError(StoreError):
    """An error whose whole sentence is a label, with its details, in both languages."""

    def __init__(self, key: str, **values: str | float) -> None:
        super().__init__(labels.text("en", key, **values))
        self._key = key
        self._values = values

    def message(self, lang: str) -> str:
        """The sentence in `lang` ('vi' or 'en')."""
        return labels.text(lang, self._key, **self._values)


class RestoreRefused(WordedError):
    """A backup cannot be restored: it is not whole, or there is a store at the target."""


class FolderNotEmpty(WordedError):
    """A folder that was named for a backup or an export already holds something."""


class DefinitionLost(WordedError):
    """The definitions that made an edition are damaged, or do not answer what is asked of them."""


class QueryError(StoreError):
    """A question was asked in a way that it cannot be answered."""


class UnknownQuery(QueryError):
    """There is no query of that name."""


class BadHeader(QueryError):
    """The header of a query file does not follow queries/README.md."""


class UnknownParameter(QueryError):
    """A parameter was given that the query does not declare."""


class MissingParameter(QueryError):
    """A required parameter was not given."""


class BadParameter(QueryError):
    """The text given for a parameter is not a value of its type."""
