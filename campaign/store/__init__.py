"""The only owner of the database: submissions in, answers out, originals kept."""

from campaign.store.connection import Store, open_store
from campaign.store.errors import StoreBusy, StoreError
from campaign.store.intake import ingest

__all__ = ["Store", "StoreBusy", "StoreError", "ingest", "open_store"]
